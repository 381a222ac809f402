# زمان‌ها و زبان‌ها: کلمه‌هایی که تنها، در فهرست یا در پایان سطر می‌آیند.

duration-seconds = { $count } ثانیه
duration-minutes = { $count } دقیقه
duration-hours = { $count } ساعت
duration-days = { $count } روز

language-name = فارسی
