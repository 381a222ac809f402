# Một việc mất bao lâu, bằng chữ. Thường đứng sau “sau”: “thử lại sau { $wait }”.

wait-seconds = { $count } giây
wait-minutes = { $count } phút
wait-hours = { $count } giờ
wait-unknown = vài phút
