# 从受理到出图，全程跟随一个请求的那条消息。

job-queued =
    ⏳ <b>排队中</b>：第{ $place }位
    预计等待：{ $wait }。你什么都不用做，结果会出现在这里。
job-accepted = ⏳ 已收到，结果会出现在这里。
job-running-image = 🎨 正在画…
job-running-video = 🎬 正在拍…需要几分钟。
job-place = 排队位置：第{ $place }位
chat-full = 这里进行中的请求已经够多了。请在{ $wait }后再试。

job-done = <code>{ $prompt }</code>
job-seed = 种子：<code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = 结果有{ $size } MiB，超过了这里能发送的大小（{ $limit } MiB）。结果已保留，运营者可以把它交给你。

job-cancelled = 🚫 已取消。
job-interrupted =
    <b>已中断</b>
    机器人正在重启，没来得及完成你的请求，很抱歉。
    请在{ $wait }后重新发送。
store-out-of-reach = 我现在读不到自己的记录，所以无法接收、查找或停止请求。运营者已经知道了。请在几分钟后再试。

button-again = 🔁 再来一次
button-vary = 🎨 换一版
button-animate = 🎬 动起来
button-cancel = ✖ 取消
