# 用文字表示的时长。通常放在“在……后”之间：“请在{ $wait }后再试”。

wait-seconds = { $count }秒
wait-minutes = { $count }分钟
wait-hours = { $count }小时
wait-unknown = 几分钟
