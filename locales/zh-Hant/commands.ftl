# 指令：選單裡的說明（最多 100 個字元，不含格式）和它們的回覆。

command-start = 這個機器人能做什麼
command-help = 所有指令
command-ping = 機器人在嗎？
command-generate = 用提示詞產生圖片
command-video = 用提示詞產生影片
command-status = 查看你的請求進度
command-cancel = 取消你的請求
command-settings = 機器人在這裡的設定
command-language = 你的語言

argument-prompt = 想看到什麼畫面
    .name = 提示詞
argument-seed = 固定隨機性的數字：同一個數字會再次得到同樣的結果
    .name = 種子
argument-request = 哪個請求：提示詞裡的幾個字。不填：全部
    .name = 請求
argument-language = 這裡的語言，例如 zh-Hant；default：每個人用自己的語言
    .name = 語言
argument-own-language = 你的語言，例如 zh-Hant；default：依照應用程式的設定
    .name = 語言
argument-spoiler = 是否遮住結果，直到有人點開
    .name = 遮住
argument-who = 誰可以在這裡使用機器人
    .name = 誰
argument-commands = 這裡可以使用的指令，用空格隔開；all：全部
    .name = 指令
argument-limit = 這裡最多可以同時進行多少個請求；0：不限
    .name = 上限
argument-scope = 套用到整個伺服器或群組，還是只有這個頻道或主題
    .name = 範圍

command-queue = 查看有多少請求在等待，以及你排在哪裡

command-history = 查看你最近的結果，並再次顯示最新的一個

command-forget = 刪除機器人保存的關於你的內容

argument-count = 查看最近的多少個結果
    .name = 數量

argument-confirm = 是：真的刪除。不填：只說明會刪除什麼
    .name = 確認

choice-on = 開啟
choice-off = 關閉
choice-default = 依照營運者的設定
choice-everyone = 所有人
choice-premium = Premium 會員
choice-managers = 這裡的管理員
choice-all = 整個伺服器或群組
choice-here = 只有這個頻道或主題

start-text =
    <b>你好！</b>我可以把你寫的內容變成圖片和影片。
    試試看 <code>/generate 雪地裡的紅狐狸</code>。我會的所有功能： /help

help-heading = <b>我能做什麼</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong！我在這裡。

status-none = 你沒有進行中的請求。
status-heading = <b>{ $count } 個請求進行中</b>
status-queued = ⏳ 排在第 { $place } 位（預估等待時間：{ $wait }）：<code>{ $prompt }</code>
status-running = 🎨 製作中：<code>{ $prompt }</code>
status-delivering = 📦 傳送中：<code>{ $prompt }</code>

cancel-none = 你沒有可以取消的請求。
cancel-done = 已取消 { $count } 個請求。
cancel-unknown = 你進行中的請求裡，沒有包含 <code>{ $request }</code> 的。
not-yours = 只有提出請求的人才能使用這個按鈕。
cancel-too-late = 這個請求已經結束了。
again-unknown = 我已經不記得這個請求了。請當作新請求再傳一次。

unknown-command = 我不認識 <code>/{ $name }</code>。我會的所有功能： /help
unknown-button = 這個按鈕來自舊版本，請改用指令。
not-allowed = <code>/{ $name }</code> 僅限 Premium 會員使用。
only-in-groups = <code>/{ $name }</code> 只能在伺服器和群組裡使用。
for-managers = 在這裡，<code>/{ $name }</code> 僅限管理員使用。
switched-off-here = <code>/{ $name }</code> 在這裡已關閉。
too-often = 你使用 <code>/{ $name }</code> 太頻繁了，{ $wait }後請再試一次。
argument-missing = 請再寫具體一點：<code>{ $usage }</code>
argument-unknown = 沒有 <code>{ $name }</code> 這個選項。用法：<code>{ $usage }</code>
argument-value-missing = 選項 <code>{ $name }</code> 需要一個值。用法：<code>{ $usage }</code>
argument-twice = 選項 <code>{ $name }</code> 出現了兩次。
argument-too-short = <code>{ $name }</code> 至少需要 { $min } 個字元。
argument-too-long = <code>{ $name }</code> 最多 { $max } 個字元，你寫了 { $length } 個。
argument-not-a-number = <code>{ $name }</code> 應該是數字，而不是 <code>{ $given }</code>。
argument-out-of-range = <code>{ $name }</code> 必須介於 { $min } 到 { $max } 之間。
argument-not-a-choice = <code>{ $name }</code> 只能是以下其中之一：{ $choices }
argument-not-a-boolean = <code>{ $name }</code> 請填「是」或「否」。
argument-no-attachment = 請為 <code>{ $name }</code> 附上一個檔案。
argument-attachment-too-large = <code>{ $name }</code> 的檔案最大 { $max } MiB。

boolean-yes-words = 是 是的 對 好 要 開 開啟 真 yes y true on 1
boolean-no-words = 否 不 不是 不要 沒有 關 關閉 假 no n false off 0

settings-heading = <b>這裡的設定</b>
settings-saved = <b>已儲存。</b>這裡現在的設定：
settings-not-saved = 目前無法儲存，設定沒有任何變動。幾分鐘後請再試一次。
settings-language = 語言：{ $language }
settings-language-own = 語言：每個人用自己的語言
settings-spoiler-on = 結果會被遮住，直到有人點開
settings-spoiler-off = 結果不遮住
settings-spoiler-default = 結果是否遮住，依照營運者的設定
settings-who-everyone = 所有人都可以使用機器人
settings-who-premium = 只有 Premium 會員可以使用機器人
settings-who-managers = 只有這裡的管理員可以使用機器人
settings-commands = 允許的指令：{ $commands }
settings-commands-all = 允許所有指令
settings-limit = 這裡最多同時進行的請求數：{ $limit }
settings-limit-none = 這裡同時進行的請求數：不限
settings-unknown-language = 我不會說 <code>{ $given }</code>。我會說：{ $languages }
settings-unknown-command = 沒有 <code>{ $given }</code> 這個指令。可用的指令：{ $commands }

language-list =
    <b>語言</b>
    選擇你的語言，或輸入 <code>/language</code> 加上其中一個：{ $languages }
    輸入 <code>/language default</code>，就會依照應用程式設定的語言。
language-button = { $language }
language-chosen = ✓ 你的語言：{ $language }
language-default = ✓ 你的語言：依照應用程式的設定

## /queue

queue-heading = <b>佇列</b>

queue-line =
    { $task ->
        [video] 🎬 影片
        [vary] 🎨 變化版
        [animate] 🎞️ 動畫
       *[image] 🖼️ 圖片
    } – 等待中：{ $waiting }，製作中：{ $running }。新請求預估完成時間：{ $wait }

## /history

history-none = 我這裡沒有你已完成的請求。

history-heading = <b>你最近的結果</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    這會永久刪除我保存的你的資料：已完成的請求、由此產生的圖片和影片，以及你的設定。
    已傳送到聊天中的內容會保留。
    要刪除，請傳送 <code>/forget --confirm</code>，或在選單的「確認」中選擇「是」。

forget-under-way = 你還有進行中的請求，因此沒有刪除任何內容。請等它們完成，或用 /cancel 取消，然後再試一次。

forget-done = ✓ 已刪除：你的請求、由此產生的內容，以及你的設定。

forget-not-all = 目前無法全部刪除。幾分鐘後請再試一次。
