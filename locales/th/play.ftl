play-title = สนามทดลอง

play-intro = เขียนถึงบอตเหมือนบน Discord หรือ Telegram ไม่มีใครอื่นเห็นแชตนี้

play-demo-intro = เขียนถึงบอต เพิ่มปัญหาให้มัน แล้วดูว่าเอนจินรับมืออย่างไร ทุกอย่างทำงานบนเครื่องนี้

play-chat = แชต

play-input = ข้อความของคุณ

play-hint = พิมพ์ <code>/</code> เพื่อดูคำสั่ง

play-send = ส่ง

play-offers = คำแนะนำ

play-you = คุณ

play-empty = ยังไม่มีอะไรที่นี่ ลองดูเช่น:

play-examples =
    จิ้งจอกแดงในหิมะ
    เมืองยามค่ำคืน
    นกฮูกในป่า
    ภูเขายามพลบค่ำ
    แมวในสวน

play-tier = ระดับ

play-tier-free = ฟรี

play-tier-premium = พรีเมียม

play-steps = ระหว่างทาง

play-picture = ภาพ: { $about }

play-video = วิดีโอ: { $about }

play-media-gone = ไฟล์นี้ไม่ได้เก็บไว้ที่นี่แล้ว

play-save = บันทึก

play-reveal = แสดง

play-lost = การเชื่อมต่อขาดหาย กำลังลองใหม่…

play-unsent = ส่งไม่สำเร็จ โปรดลองอีกครั้ง

play-needs-script = แชตต้องใช้ JavaScript

play-previews = คำตอบเดียวกันในที่อื่น

play-previews-none = เมื่อบอตตอบ คำตอบจะปรากฏที่นี่แบบที่ Discord และ Telegram จะแสดง

play-demo-faults = สิ่งที่ผิดพลาด

play-demo-dead = คีย์ที่ตายแล้ว

play-demo-flapping = การเรียกที่คีย์แรกปฏิเสธ

play-demo-limit = ขีดจำกัดของแต่ละคีย์

play-demo-hiccups = การเรียกที่ล้มเหลวที่ผู้ให้บริการ

play-demo-slowness = เวลาของการเรียกหนึ่งครั้ง

play-demo-none = ไม่มี

play-demo-keys = { $count } จาก { $all }

play-demo-rate = { $calls } ใน { $seconds } วิ

play-demo-seconds = { $seconds } วิ

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = ส่งสิบคำขอ

play-demo-restart = นับใหม่

play-demo-scores = Refrain กับลูปธรรมดา

play-demo-simple = ลูปธรรมดา

play-demo-simple-hint = ลองสามครั้งและรอเวลาคงที่ คำนวณจากคำขอและปัญหาเดียวกัน

play-demo-success = สำเร็จ

play-demo-calls = การเรียกต่อผลลัพธ์

play-demo-ended = เสร็จแล้ว: { $succeeded } จาก { $ended } (คำขอทั้งหมด: { $requests })

play-demo-log = สิ่งที่เอนจินทำ

play-demo-accepted = คำขอ { $number }: รับแล้ว

play-demo-made = คำขอ { $number }: { $key } ทำเสร็จใน { $took }

play-demo-failed = คำขอ { $number }: { $key }: { $failure } { $next }

play-demo-waits = คำขอ { $number }: รอ { $wait } ({ $failure })

play-demo-gave-up = คำขอ { $number }: เลิกทำ ({ $failure })

play-demo-cancelled = คำขอ { $number }: ยกเลิกแล้ว

play-demo-failure =
    { $failure ->
        [key_rejected] คีย์ถูกปฏิเสธ
        [concurrency_limited] คีย์ไม่ว่าง
        [quota_exhausted] โควตาหมด
        [rate_limited] เรียกมากเกินไป
        [overloaded] งานล้น
        [provider_error] ข้อผิดพลาดของผู้ให้บริการ
        [timed_out] นานเกินไป
        [unreachable] การเชื่อมต่อขาด
        [bad_output] คำตอบใช้ไม่ได้
        [no_key_available] ไม่มีคีย์ที่ใช้ได้
       *[else] ล้มเหลว
    }

play-demo-next =
    { $next ->
        [again] ลองใหม่ใน { $wait }
        [next_target] ถึงคิวโมเดลถัดไป
        [stop] ไม่ลองอีก
       *[key] ถึงคิวคีย์ว่างถัดไป
    }
