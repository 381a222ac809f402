# เวลาและภาษา: คำที่อยู่เดี่ยว ๆ

duration-seconds = { $count } วินาที
duration-minutes = { $count } นาที
duration-hours = { $count } ชั่วโมง
duration-days = { $count } วัน

language-name = ไทย
