# 時間和語言：單獨使用的詞。

duration-seconds = { $count } 秒
duration-minutes = { $count } 分鐘
duration-hours = { $count } 小時
duration-days = { $count } 天

language-name = 繁體中文
