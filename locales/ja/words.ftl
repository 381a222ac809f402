# 時間と言語：単独で使う言葉。

duration-seconds = { $count }秒
duration-minutes = { $count }分
duration-hours = { $count }時間
duration-days = { $count }日

language-name = 日本語
