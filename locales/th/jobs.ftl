# ข้อความเดียวที่ติดตามคำขอตั้งแต่รับเรื่องจนได้ภาพ

job-queued =
    ⏳ <b>อยู่ในคิว</b>: ลำดับที่ { $place }
    เวลารอโดยประมาณ: { $wait }
    คุณไม่ต้องทำอะไร ผลลัพธ์จะปรากฏที่นี่
job-accepted = ⏳ รับคำขอแล้ว ผลลัพธ์จะปรากฏที่นี่
job-running-image = 🎨 กำลังวาด…
job-running-video = 🎬 กำลังถ่ายทำ… ใช้เวลาไม่กี่นาที
job-place = ลำดับในคิว: { $place }
chat-full = มีคำขอจากที่นี่กำลังดำเนินการมากพอแล้ว กรุณาลองใหม่ในอีก { $wait }

job-done = <code>{ $prompt }</code>
job-seed = ซีด: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = ผลลัพธ์มีขนาด { $size } MiB เกินกว่าที่ส่งที่นี่ได้ ({ $limit } MiB) แต่เก็บไว้ให้แล้ว ผู้ดูแลบอทส่งต่อให้คุณได้

job-cancelled = 🚫 ยกเลิกแล้ว
job-interrupted =
    <b>ถูกขัดจังหวะ</b>
    บอทกำลังรีสตาร์ต คำขอของคุณจึงทำไม่เสร็จก่อนหน้านั้น ขออภัยด้วย
    กรุณาส่งใหม่อีกครั้งในอีก { $wait }

button-again = 🔁 อีกครั้ง
button-vary = 🎨 แบบอื่น
button-animate = 🎬 ทำเป็นวิดีโอ
button-cancel = ✖ ยกเลิก
