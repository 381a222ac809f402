# 时间和语言：单独使用的词。

duration-seconds = { $count }秒
duration-minutes = { $count }分钟
duration-hours = { $count }小时
duration-days = { $count }天

language-name = 简体中文
