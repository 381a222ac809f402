# 用文字表示的時間長短。放在句首或標點之後，後面接「後」：「{ $wait }後請再試一次」。

wait-seconds = { $count } 秒
wait-minutes = { $count } 分鐘
wait-hours = { $count } 小時
wait-unknown = 幾分鐘
