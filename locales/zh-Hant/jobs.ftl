# 從受理到出圖，全程跟著一個請求的那則訊息。

job-queued =
    ⏳ <b>排隊中</b>：第 { $place } 位
    預估等待時間：{ $wait }。你什麼都不用做，結果會出現在這裡。
job-accepted = ⏳ 已收到，結果會出現在這裡。
job-running-image = 🎨 正在畫…
job-running-video = 🎬 正在拍…需要幾分鐘。
job-place = 排隊順位：第 { $place } 位
chat-full = 這裡進行中的請求已經夠多了，{ $wait }後請再試一次。

job-done = <code>{ $prompt }</code>
job-seed = 種子：<code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = 結果有 { $size } MiB，超過了這裡能傳送的大小（{ $limit } MiB）。結果已保留，營運者可以把它交給你。

job-cancelled = 🚫 已取消。
job-interrupted =
    <b>已中斷</b>
    機器人正在重新啟動，來不及完成你的請求，很抱歉。
    { $wait }後請再傳一次。
store-out-of-reach = 我現在讀不到自己的紀錄，所以無法接收、查詢或停止請求。營運者已經知道了。幾分鐘後請再試一次。

button-again = 🔁 再來一次
button-vary = 🎨 換一版
button-animate = 🎬 動起來
button-cancel = ✖ 取消
