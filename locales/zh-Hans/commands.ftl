# 命令：菜单里的说明（最多 100 个字符，不带格式）和它们的回复。

command-start = 这个机器人能做什么
command-help = 所有命令
command-ping = 机器人在吗？
command-generate = 用提示词生成图片
command-video = 用提示词生成视频
command-status = 查看你的请求进度
command-cancel = 取消你的请求
command-settings = 机器人在这里的设置
command-language = 你的语言

argument-prompt = 想看到什么画面
    .name = 提示词
argument-seed = 固定随机性的数字：同一个数字会再次得到同样的结果
    .name = 种子
argument-request = 哪个请求：提示词里的几个字。不填：全部
    .name = 请求
argument-language = 这里的语言，例如 zh-Hans；default：每个人用自己的语言
    .name = 语言
argument-own-language = 你的语言，例如 zh-Hans；default：跟随应用的设置
    .name = 语言
argument-spoiler = 是否遮住结果，直到有人点开
    .name = 遮住
argument-who = 谁可以在这里使用机器人
    .name = 谁
argument-commands = 这里可以使用的命令，用空格隔开；all：全部
    .name = 命令
argument-limit = 这里最多可以同时进行多少个请求；0：不限
    .name = 上限
argument-scope = 用于整个服务器或群组，还是仅用于这个频道或话题
    .name = 范围

command-queue = 查看有多少请求在等待，以及你排在哪里

command-history = 查看你最近的结果，并再次显示最新的一个

command-forget = 删除机器人保存的关于你的内容

argument-count = 查看最近的多少个结果
    .name = 数量

argument-confirm = 是：真的删除。不填：只说明会删除什么
    .name = 确认

choice-on = 开启
choice-off = 关闭
choice-default = 跟随运营者的设置
choice-everyone = 所有人
choice-premium = 高级会员
choice-managers = 这里的管理员
choice-all = 整个服务器或群组
choice-here = 仅这个频道或话题

start-text =
    <b>你好！</b>我可以把你写的内容变成图片和视频。
    试试 <code>/generate 雪地里的红狐狸</code> 吧。我会的全部功能： /help

help-heading = <b>我能做什么</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong！我在呢。

status-none = 你没有进行中的请求。
status-heading = <b>{ $count }个请求进行中</b>
status-queued = ⏳ 排在第{ $place }位，预计等待{ $wait }：<code>{ $prompt }</code>
status-running = 🎨 制作中：<code>{ $prompt }</code>
status-delivering = 📦 发送中：<code>{ $prompt }</code>

cancel-none = 你没有可以取消的请求。
cancel-done = 已取消{ $count }个请求。
cancel-unknown = 你进行中的请求里，没有包含 <code>{ $request }</code> 的。
not-yours = 只有发起请求的人才能用这个按钮。
cancel-too-late = 这个请求已经结束了。
again-unknown = 我已经不记得这个请求了。请作为新请求重新发送。

unknown-command = 我不认识 <code>/{ $name }</code>。我会的全部功能： /help
unknown-button = 这个按钮来自旧版本，请改用命令。
not-allowed = <code>/{ $name }</code> 仅限高级会员使用。
only-in-groups = <code>/{ $name }</code> 只能在服务器和群组里使用。
for-managers = 在这里，<code>/{ $name }</code> 仅限管理员使用。
switched-off-here = <code>/{ $name }</code> 在这里已关闭。
too-often = 你用 <code>/{ $name }</code> 太频繁了。请在{ $wait }后再试。
argument-missing = 请再写具体一点：<code>{ $usage }</code>
argument-unknown = 没有 <code>{ $name }</code> 这个选项。用法：<code>{ $usage }</code>
argument-value-missing = 选项 <code>{ $name }</code> 需要一个值。用法：<code>{ $usage }</code>
argument-twice = 选项 <code>{ $name }</code> 出现了两次。
argument-too-short = <code>{ $name }</code> 至少需要{ $min }个字符。
argument-too-long = <code>{ $name }</code> 最多{ $max }个字符，你写了{ $length }个。
argument-not-a-number = <code>{ $name }</code> 应该是数字，而不是 <code>{ $given }</code>。
argument-out-of-range = <code>{ $name }</code> 必须在{ $min }到{ $max }之间。
argument-not-a-choice = <code>{ $name }</code> 只能是以下之一：{ $choices }
argument-not-a-boolean = <code>{ $name }</code> 请填“是”或“否”。
argument-no-attachment = 请为 <code>{ $name }</code> 附上一个文件。
argument-attachment-too-large = <code>{ $name }</code> 的文件最大{ $max } MiB。

boolean-yes-words = 是 是的 对 好 要 开 开启 真 yes y true on 1
boolean-no-words = 否 不 不是 不要 没有 关 关闭 假 no n false off 0

settings-heading = <b>这里的设置</b>
settings-saved = <b>已保存。</b>这里现在的设置：
settings-not-saved = 现在无法保存，设置没有任何改动。请在几分钟后再试。
settings-language = 语言：{ $language }
settings-language-own = 语言：每个人用自己的语言
settings-spoiler-on = 结果会被遮住，直到有人点开
settings-spoiler-off = 结果不遮住
settings-spoiler-default = 结果是否遮住，跟随运营者的设置
settings-who-everyone = 所有人都可以使用机器人
settings-who-premium = 仅高级会员可以使用机器人
settings-who-managers = 仅这里的管理员可以使用机器人
settings-commands = 允许的命令：{ $commands }
settings-commands-all = 允许所有命令
settings-limit = 这里最多同时进行的请求数：{ $limit }
settings-limit-none = 这里同时进行的请求数：不限
settings-unknown-language = 我不会说 <code>{ $given }</code>。我会说：{ $languages }
settings-unknown-command = 没有 <code>{ $given }</code> 这个命令。可用的命令：{ $commands }

language-list =
    <b>语言</b>
    选择你的语言，或输入 <code>/language</code> 加上其中一个：{ $languages }
    输入 <code>/language default</code>，就会跟随应用设置的语言。
language-button = { $language }
language-chosen = ✓ 你的语言：{ $language }
language-default = ✓ 你的语言：跟随应用的设置

## /queue

queue-heading = <b>队列</b>

queue-line =
    { $task ->
        [video] 🎬 视频
        [vary] 🎨 变体
        [animate] 🎞️ 动画
       *[image] 🖼️ 图片
    } – 等待中：{ $waiting }，制作中：{ $running }。新请求预计完成时间：{ $wait }

## /history

history-none = 我这里没有你已完成的请求。

history-heading = <b>你最近的结果</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    这会永久删除我保存的你的数据：已完成的请求、由此生成的图片和视频，以及你的设置。
    已发送到聊天中的内容会保留。
    要删除，请发送 <code>/forget --confirm</code>，或在菜单的“确认”中选择“是”。

forget-under-way = 你还有进行中的请求，因此没有删除任何内容。请等它们完成，或用 /cancel 取消，然后再试一次。

forget-done = ✓ 已删除：你的请求、由此生成的内容，以及你的设置。

forget-not-all = 现在没能全部删除。请在几分钟后再试。
