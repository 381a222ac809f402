# คำสั่ง: คำอธิบายในเมนู (ไม่เกิน 100 อักขระ ไม่มีการจัดรูปแบบ) และคำตอบ

command-start = บอทนี้ทำอะไรได้บ้าง
command-help = คำสั่งทั้งหมด
command-ping = บอทอยู่ไหม?
command-generate = สร้างภาพจากพรอมต์
command-video = สร้างวิดีโอจากพรอมต์
command-status = ดูว่าคำขอของคุณถึงไหนแล้ว
command-cancel = ยกเลิกคำขอของคุณ
command-settings = การทำงานของบอทที่นี่
command-language = ภาษาของคุณ

argument-prompt = สิ่งที่อยากให้เห็น
    .name = พรอมต์
argument-seed = ตัวเลขที่ล็อกการสุ่มไว้ ใช้เลขเดิมจะได้ผลลัพธ์เดิมอีกครั้ง
    .name = ซีด
argument-request = คำขอไหน: ใส่คำจากพรอมต์ของคำขอนั้น ถ้าไม่ใส่คือทั้งหมด
    .name = คำขอ
argument-language = ภาษาที่ใช้ที่นี่ เช่น th (default: ตามภาษาของแต่ละคน)
    .name = ภาษา
argument-own-language = ภาษาของคุณ เช่น th (default: ตามที่ตั้งไว้ในแอปของคุณ)
    .name = ภาษา
argument-spoiler = จะปิดบังผลลัพธ์ไว้จนกว่าจะมีคนกดดูหรือไม่
    .name = ปิดบัง
argument-who = ใครใช้บอทที่นี่ได้บ้าง
    .name = ใคร
argument-commands = คำสั่งที่ใช้ที่นี่ได้ คั่นด้วยช่องว่าง (all: ทุกคำสั่ง)
    .name = คำสั่ง
argument-limit = จำนวนคำขอจากที่นี่ที่ทำพร้อมกันได้ (0: ไม่จำกัด)
    .name = จำกัด
argument-scope = ใช้กับทั้งเซิร์ฟเวอร์หรือกลุ่ม หรือเฉพาะช่องหรือหัวข้อนี้
    .name = ขอบเขต

command-queue = ดูว่ามีกี่คำขอรออยู่ และของคุณอยู่ตรงไหน

command-history = ผลลัพธ์ล่าสุดของคุณ พร้อมชิ้นใหม่ที่สุด

command-forget = ลบสิ่งที่บอทเก็บเกี่ยวกับคุณ

argument-count = จะดูผลลัพธ์ล่าสุดกี่รายการ
    .name = จำนวน

argument-confirm = ใช่: ลบจริง ถ้าไม่ใส่คือแค่บอกว่าจะลบอะไรบ้าง
    .name = ยืนยัน

choice-on = เปิด
choice-off = ปิด
choice-default = ตามที่ผู้ดูแลบอทตั้งไว้
choice-everyone = ทุกคน
choice-premium = สมาชิกพรีเมียม
choice-managers = ผู้จัดการของที่นี่
choice-all = ทั้งเซิร์ฟเวอร์หรือกลุ่ม
choice-here = เฉพาะช่องหรือหัวข้อนี้

start-text =
    <b>สวัสดี!</b> บอทนี้สร้างภาพและวิดีโอจากสิ่งที่คุณพิมพ์
    ลอง <code>/generate จิ้งจอกแดงกลางหิมะ</code> ดูสิ ดูทุกอย่างที่ทำได้: /help

help-heading = <b>สิ่งที่บอทนี้ทำได้</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = ปอง! อยู่นี่แล้ว

status-none = คุณไม่มีคำขอที่กำลังดำเนินการ
status-heading = <b>มี { $count } คำขอที่กำลังดำเนินการ</b>
status-queued = ⏳ คิวที่ { $place } เวลารอโดยประมาณ { $wait }: <code>{ $prompt }</code>
status-running = 🎨 กำลังสร้าง: <code>{ $prompt }</code>
status-delivering = 📦 กำลังส่ง: <code>{ $prompt }</code>

cancel-none = คุณไม่มีคำขอให้ยกเลิก
cancel-done = ยกเลิกแล้ว { $count } คำขอ
cancel-unknown = ไม่มีคำขอที่กำลังดำเนินการของคุณที่มีคำว่า <code>{ $request }</code>
not-yours = เฉพาะคนที่ส่งคำขอเท่านั้นที่ใช้ปุ่มนี้ได้
cancel-too-late = คำขอนี้เสร็จไปแล้ว
again-unknown = จำคำขอนี้ไม่ได้แล้ว กรุณาส่งใหม่อีกครั้งเป็นคำขอใหม่

unknown-command = ไม่รู้จักคำสั่ง <code>/{ $name }</code> ดูทุกอย่างที่ทำได้: /help
unknown-button = ปุ่มนี้มาจากเวอร์ชันเก่า กรุณาใช้คำสั่งแทน
not-allowed = <code>/{ $name }</code> สำหรับสมาชิกพรีเมียมเท่านั้น
only-in-groups = <code>/{ $name }</code> ใช้ได้เฉพาะในเซิร์ฟเวอร์และกลุ่ม
for-managers = ที่นี่ <code>/{ $name }</code> สำหรับผู้จัดการของที่นี่เท่านั้น
switched-off-here = <code>/{ $name }</code> ปิดใช้งานอยู่ที่นี่
too-often = คุณใช้ <code>/{ $name }</code> บ่อยมาก กรุณาลองใหม่ในอีก { $wait }
argument-missing = กรุณาบอกเพิ่มอีกนิด: <code>{ $usage }</code>
argument-unknown = ไม่มีตัวเลือก <code>{ $name }</code> วิธีใช้: <code>{ $usage }</code>
argument-value-missing = ตัวเลือก <code>{ $name }</code> ต้องมีค่า วิธีใช้: <code>{ $usage }</code>
argument-twice = มีตัวเลือก <code>{ $name }</code> ซ้ำสองครั้ง
argument-too-short = <code>{ $name }</code> ต้องมีอย่างน้อย { $min } อักขระ
argument-too-long = <code>{ $name }</code> ยาวได้ไม่เกิน { $max } อักขระ ของคุณมี { $length }
argument-not-a-number = <code>{ $name }</code> ต้องเป็นตัวเลข ไม่ใช่ <code>{ $given }</code>
argument-out-of-range = <code>{ $name }</code> ต้องอยู่ระหว่าง { $min } ถึง { $max }
argument-not-a-choice = <code>{ $name }</code> ต้องเป็นหนึ่งในนี้: { $choices }
argument-not-a-boolean = <code>{ $name }</code> ต้องเป็น ใช่ หรือ ไม่
argument-no-attachment = กรุณาแนบไฟล์สำหรับ <code>{ $name }</code>
argument-attachment-too-large = ไฟล์สำหรับ <code>{ $name }</code> ต้องไม่เกิน { $max } MiB

boolean-yes-words = ใช่ จริง เปิด yes y true on 1
boolean-no-words = ไม่ ไม่ใช่ เท็จ ปิด no n false off 0

settings-heading = <b>การตั้งค่าที่ใช้ที่นี่</b>
settings-saved = <b>บันทึกแล้ว</b> การตั้งค่าที่ใช้ที่นี่ตอนนี้:
settings-not-saved = ตอนนี้บันทึกไม่ได้ และยังไม่มีอะไรเปลี่ยนแปลง กรุณาลองใหม่ในอีกไม่กี่นาที
settings-language = ภาษา: { $language }
settings-language-own = ภาษา: ตามภาษาของแต่ละคน
settings-spoiler-on = ปิดบังผลลัพธ์ไว้จนกว่าจะมีคนกดดู
settings-spoiler-off = ไม่ปิดบังผลลัพธ์
settings-spoiler-default = ปิดบังผลลัพธ์ตามที่ผู้ดูแลบอทตั้งไว้
settings-who-everyone = ทุกคนใช้บอทได้
settings-who-premium = เฉพาะสมาชิกพรีเมียมใช้บอทได้
settings-who-managers = เฉพาะผู้จัดการของที่นี่ใช้บอทได้
settings-commands = คำสั่งที่อนุญาต: { $commands }
settings-commands-all = อนุญาตทุกคำสั่ง
settings-limit = คำขอจากที่นี่ที่ทำพร้อมกันได้ สูงสุด: { $limit }
settings-limit-none = คำขอจากที่นี่ที่ทำพร้อมกันได้: ไม่จำกัด
settings-unknown-language = บอทนี้พูดภาษา <code>{ $given }</code> ไม่ได้ ภาษาที่พูดได้: { $languages }
settings-unknown-command = ไม่มีคำสั่ง <code>{ $given }</code> คำสั่งที่มี: { $commands }

language-list =
    <b>ภาษา</b>
    เลือกภาษาของคุณ หรือพิมพ์ <code>/language</code> ตามด้วยหนึ่งในนี้: { $languages }
    ถ้าพิมพ์ <code>/language default</code> จะใช้ภาษาตามที่ตั้งไว้ในแอปของคุณ
language-button = { $language }
language-chosen = ✓ ภาษาของคุณ: { $language }
language-default = ✓ ภาษาของคุณ: ตามที่ตั้งไว้ในแอปของคุณ

## /queue

queue-heading = <b>คิว</b>

queue-line =
    { $task ->
        [video] 🎬 วิดีโอ
        [vary] 🎨 ภาพแบบอื่น
        [animate] 🎞️ ภาพเคลื่อนไหว
       *[image] 🖼️ ภาพ
    } – กำลังรอ: { $waiting } กำลังสร้าง: { $running } คำขอใหม่จะเสร็จในเวลาประมาณ { $wait }

## /history

history-none = ไม่มีคำขอที่เสร็จแล้วของคุณให้ดู

history-heading = <b>ผลลัพธ์ล่าสุดของคุณ</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    คำสั่งนี้จะลบสิ่งที่บอทเก็บเกี่ยวกับคุณอย่างถาวร: คำขอที่เสร็จแล้ว ภาพและวิดีโอที่ได้ และการตั้งค่าของคุณ
    สิ่งที่ส่งไปในแชตแล้วจะยังอยู่ที่นั่น
    หากต้องการลบ ให้ส่ง <code>/forget --confirm</code> หรือเลือกใช่ที่ “ยืนยัน” ในเมนู

forget-under-way = คุณยังมีคำขอที่กำลังดำเนินการ จึงยังไม่ได้ลบอะไร รอให้เสร็จหรือยกเลิกด้วย /cancel แล้วลองอีกครั้ง

forget-done = ✓ ลืมแล้ว: คำขอของคุณ สิ่งที่ได้จากคำขอ และการตั้งค่าของคุณ

forget-not-all = ตอนนี้ยังลบไม่ได้ทั้งหมด กรุณาลองใหม่ในอีกไม่กี่นาที
