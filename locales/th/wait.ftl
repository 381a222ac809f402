# ระยะเวลาเป็นคำพูด มักอยู่หลัง “ในอีก”: “ลองใหม่ในอีก { $wait }”

wait-seconds = { $count } วินาที
wait-minutes = { $count } นาที
wait-hours = { $count } ชั่วโมง
wait-unknown = ไม่กี่นาที
