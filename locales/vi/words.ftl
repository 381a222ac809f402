# Thời gian và ngôn ngữ: những từ đứng một mình.

duration-seconds = { $count } giây
duration-minutes = { $count } phút
duration-hours = { $count } giờ
duration-days = { $count } ngày

language-name = Tiếng Việt
