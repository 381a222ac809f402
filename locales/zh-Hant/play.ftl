play-title = 試玩

play-intro = 像在 Discord 或 Telegram 上一樣傳訊息給機器人。別人看不到這個聊天。

play-demo-intro = 傳訊息給機器人，調高故障，看引擎如何應對。一切都在這台電腦上執行。

play-chat = 聊天

play-input = 你的訊息

play-hint = 輸入 <code>/</code> 查看指令。

play-send = 傳送

play-offers = 建議

play-you = 你

play-empty = 這裡還什麼都沒有。試試這些：

play-examples =
    雪中的紅狐
    夜晚的城市
    森林裡的貓頭鷹
    黃昏的山
    花園裡的貓

play-tier = 等級

play-tier-free = 免費

play-tier-premium = 進階

play-steps = 經過

play-picture = 圖片：{ $about }

play-video = 影片：{ $about }

play-media-gone = 這個檔案已不再保存在這裡。

play-save = 儲存

play-reveal = 顯示

play-lost = 連線已中斷，正在重試…

play-unsent = 未能傳送，請再試一次。

play-needs-script = 聊天需要 JavaScript。

play-previews = 同一回覆在別處的樣子

play-previews-none = 機器人回覆後，這裡會顯示它在 Discord 和 Telegram 上的樣子。

play-demo-faults = 出什麼故障

play-demo-dead = 失效的金鑰

play-demo-flapping = 第一把金鑰拒絕的呼叫

play-demo-limit = 每把金鑰的速率限制

play-demo-hiccups = 在服務商失敗的呼叫

play-demo-slowness = 一次呼叫的時間

play-demo-none = 無

play-demo-keys = { $all } 把中的 { $count } 把

play-demo-rate = { $seconds } 秒 { $calls } 次

play-demo-seconds = { $seconds } 秒

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = 發出十個請求

play-demo-restart = 重新計數

play-demo-scores = Refrain 與簡單迴圈

play-demo-simple = 簡單迴圈

play-demo-simple-hint = 嘗試三次、固定等待，依相同的請求和相同的故障計算。

play-demo-success = 成功

play-demo-calls = 每個結果的呼叫數

play-demo-ended = 完成：{ $ended } 個中的 { $succeeded } 個（請求總數：{ $requests }）

play-demo-log = 引擎在做什麼

play-demo-accepted = 請求 { $number }：已接受

play-demo-made = 請求 { $number }：{ $key } 用 { $took } 完成

play-demo-failed = 請求 { $number }：{ $key }：{ $failure }。{ $next }

play-demo-waits = 請求 { $number }：等待 { $wait }（{ $failure }）

play-demo-gave-up = 請求 { $number }：已放棄（{ $failure }）

play-demo-cancelled = 請求 { $number }：已取消

play-demo-failure =
    { $failure ->
        [key_rejected] 金鑰被拒
        [concurrency_limited] 金鑰忙碌
        [quota_exhausted] 配額用盡
        [rate_limited] 呼叫過多
        [overloaded] 過載
        [provider_error] 服務商出錯
        [timed_out] 耗時過長
        [unreachable] 連線中斷
        [bad_output] 回答無法使用
        [no_key_available] 沒有可用的金鑰
       *[else] 失敗
    }

play-demo-next =
    { $next ->
        [again] { $wait } 後重試
        [next_target] 輪到下一個模型
        [stop] 不再嘗試
       *[key] 輪到下一把空閒金鑰
    }
