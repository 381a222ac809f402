play-title = 试玩

play-intro = 像在 Discord 或 Telegram 上一样给机器人写消息。别人看不到这个聊天。

play-demo-intro = 给机器人写消息，调高故障，看引擎如何应对。一切都在这台电脑上运行。

play-chat = 聊天

play-input = 你的消息

play-hint = 输入 <code>/</code> 查看命令。

play-send = 发送

play-offers = 建议

play-you = 你

play-empty = 这里还什么都没有。试试这些：

play-examples =
    雪中的红狐
    夜晚的城市
    森林里的猫头鹰
    黄昏的山
    花园里的猫

play-tier = 等级

play-tier-free = 免费

play-tier-premium = 高级

play-steps = 经过

play-picture = 图片：{ $about }

play-video = 视频：{ $about }

play-media-gone = 这个文件已不再保存在这里。

play-save = 保存

play-reveal = 显示

play-lost = 连接已断开，正在重试…

play-unsent = 未能发送，请再试一次。

play-needs-script = 聊天需要 JavaScript。

play-previews = 同一回复在别处的样子

play-previews-none = 机器人回复后，这里会显示它在 Discord 和 Telegram 上的样子。

play-demo-faults = 出什么故障

play-demo-dead = 失效的密钥

play-demo-flapping = 第一个密钥拒绝的调用

play-demo-limit = 每个密钥的速率限制

play-demo-hiccups = 在服务商处失败的调用

play-demo-slowness = 一次调用的时长

play-demo-none = 无

play-demo-keys = { $all } 个中的 { $count } 个

play-demo-rate = { $seconds } 秒 { $calls } 次

play-demo-seconds = { $seconds } 秒

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = 发出十个请求

play-demo-restart = 重新计数

play-demo-scores = Refrain 与简单循环

play-demo-simple = 简单循环

play-demo-simple-hint = 尝试三次、固定等待，按相同的请求和相同的故障计算。

play-demo-success = 成功

play-demo-calls = 每个结果的调用数

play-demo-ended = 完成：{ $ended } 个中的 { $succeeded } 个（请求总数：{ $requests }）

play-demo-log = 引擎在做什么

play-demo-accepted = 请求 { $number }：已接受

play-demo-made = 请求 { $number }：{ $key } 用 { $took } 完成

play-demo-failed = 请求 { $number }：{ $key }：{ $failure }。{ $next }

play-demo-waits = 请求 { $number }：等待 { $wait }（{ $failure }）

play-demo-gave-up = 请求 { $number }：已放弃（{ $failure }）

play-demo-cancelled = 请求 { $number }：已取消

play-demo-failure =
    { $failure ->
        [key_rejected] 密钥被拒
        [concurrency_limited] 密钥繁忙
        [quota_exhausted] 配额用尽
        [rate_limited] 调用过多
        [overloaded] 过载
        [provider_error] 服务商出错
        [timed_out] 耗时过长
        [unreachable] 连接中断
        [bad_output] 回答不可用
        [no_key_available] 没有可用的密钥
       *[else] 失败
    }

play-demo-next =
    { $next ->
        [again] { $wait } 后重试
        [next_target] 轮到下一个模型
        [stop] 不再尝试
       *[key] 轮到下一个空闲密钥
    }
