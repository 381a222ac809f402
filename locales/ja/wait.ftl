# 時間の長さを表す言葉。文中では「{ $wait }後にもう一度」のように「後」が続きます。

wait-seconds = { $count }秒
wait-minutes = { $count }分
wait-hours = { $count }時間
wait-unknown = 数分
