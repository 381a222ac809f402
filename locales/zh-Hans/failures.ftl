# 为什么没有图片：每种失败一条消息。.meanwhile 在 Refrain 自动继续时显示。

failure-key-rejected =
    <b>身份验证问题</b>
    生成服务正在配置中，很快就能使用。
    请在几分钟后再试。
    .meanwhile =
        <b>身份验证问题</b>
        生成服务正在配置中。你的请求会保留位置，并自动继续。

failure-concurrency-limited =
    <b>服务繁忙</b>
    现在很多人在生成，没能及时轮到你。
    请在{ $wait }后再试。
    .meanwhile =
        <b>服务繁忙，请求已排队</b>
        现在很多人在生成。你的请求会保留位置，并自动继续。

failure-quota-exhausted =
    <b>额度已用完</b>
    生成服务暂时没有额度了，运营者已经知道。
    请在{ $wait }后再试。
    .meanwhile =
        <b>额度已用完</b>
        生成服务暂时没有额度了。你的请求会先等着，并在{ $wait }后自动继续。

failure-rate-limited =
    <b>服务繁忙</b>
    现在很多人在生成，没能及时轮到你。
    请在{ $wait }后再试。
    .meanwhile =
        <b>服务繁忙，请求已排队</b>
        现在很多人在生成。你的请求正在排队，将在{ $wait }后自动继续。

failure-overloaded =
    <b>服务过载</b>
    生成服务的任务太多，忙不过来了。
    请在{ $wait }后再试。
    .meanwhile =
        <b>服务过载</b>
        生成服务的任务太多，忙不过来了。将在{ $wait }后自动重试。

failure-loading =
    <b>还在预热</b>
    AI 模型正在启动，没能及时准备好。
    请在{ $wait }后再试。
    .meanwhile =
        <b>正在预热</b>
        AI 模型正在启动，将在{ $wait }后自动继续。

failure-model-unavailable =
    <b>模型不可用</b>
    AI 模型目前不可用，运营者已经知道。
    请稍后再试。
    .meanwhile = 这个 AI 模型不可用，正在尝试另一个。

failure-invalid-request =
    <b>无法理解请求</b>
    生成服务无法处理这个请求：<code>{ $detail }</code>
    请修改后重新发送。
    .meanwhile = 生成服务无法处理这个请求。

failure-refused =
    <b>提示词被拒绝</b>
    生成服务不制作这类图片。
    请修改提示词后重新发送。
    .meanwhile = 生成服务拒绝了这个提示词。

failure-too-large =
    <b>太大了</b>
    请求超出了生成服务能接受的大小。
    请缩短后重新发送。
    .meanwhile = 请求对生成服务来说太大了。

failure-provider-error =
    <b>服务出了问题</b>
    生成服务连续几次出错。
    请在几分钟后再试。
    .meanwhile = 生成服务出了点小状况，正在自动重试。

failure-timed-out =
    <b>生成时间较长</b>
    AI 正在努力制作，但没能及时出结果。
    请在1–2分钟后再试。
    .meanwhile =
        <b>生成时间较长</b>
        AI 正在努力制作，正在自动再试一次。

failure-unreachable =
    <b>无法连接服务</b>
    未能连接到生成服务。
    请在几分钟后再试。
    .meanwhile = 无法连接到生成服务，正在自动重试。

failure-misconfigured =
    <b>连接问题</b>
    与生成服务的连接没有设置好，运营者已经知道。
    请稍后再试。
    .meanwhile = 与生成服务的连接出了问题。

failure-bad-output =
    <b>没有可用的结果</b>
    生成服务发来了无法显示的内容。
    请再试一次，也可以换个提示词。
    .meanwhile = 服务发来的结果有问题，正在自动重试。

failure-download-failed =
    <b>没有收到结果</b>
    结果已经做好，但无法从生成服务取回。
    请在几分钟后再试。
    .meanwhile = 结果已经做好，正在重新取回。

failure-no-key-available =
    <b>服务繁忙</b>
    生成服务没能及时为你的请求腾出空位。
    请在{ $wait }后再试。
    .meanwhile =
        <b>服务繁忙，请求已排队</b>
        你的请求会保留位置，并在{ $wait }后自动继续。

failure-queue-full =
    <b>队列已满</b>
    排队的人太多，你的请求没法及时完成。
    请在{ $wait }后再试。
    .meanwhile = 队列已满。

failure-too-many-requests =
    <b>一个一个来</b>
    你进行中的请求已达到每人的上限。
    请在{ $wait }后再试，或用 /cancel 取消一个请求。
    .meanwhile = 你有很多请求正在进行。

premium-line = ⭐ 高级会员：轮到的频率为 { $times } 倍。等待中的请求最多 { $waiting } 个，同时处理最多 { $running } 个。
