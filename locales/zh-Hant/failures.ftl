# 為什麼沒有圖片：每種失敗一則訊息。.meanwhile 在 Refrain 自動繼續時顯示。

failure-key-rejected =
    <b>驗證問題</b>
    生成服務正在設定中，很快就能使用。
    幾分鐘後請再試一次。
    .meanwhile =
        <b>驗證問題</b>
        生成服務正在設定中。你的請求會保留位置，並自動繼續。

failure-concurrency-limited =
    <b>服務忙碌</b>
    現在很多人在生成，沒能及時輪到你。
    { $wait }後請再試一次。
    .meanwhile =
        <b>服務忙碌，請求已排隊</b>
        現在很多人在生成。你的請求會保留位置，並自動繼續。

failure-quota-exhausted =
    <b>額度已用完</b>
    生成服務暫時沒有額度了，營運者已經知道。
    { $wait }後請再試一次。
    .meanwhile =
        <b>額度已用完</b>
        生成服務暫時沒有額度了。你的請求會先等著，{ $wait }後自動繼續。

failure-rate-limited =
    <b>服務忙碌</b>
    現在很多人在生成，沒能及時輪到你。
    { $wait }後請再試一次。
    .meanwhile =
        <b>服務忙碌，請求已排隊</b>
        現在很多人在生成。你的請求正在排隊，{ $wait }後自動繼續。

failure-overloaded =
    <b>服務過載</b>
    生成服務的工作太多，忙不過來了。
    { $wait }後請再試一次。
    .meanwhile =
        <b>服務過載</b>
        生成服務的工作太多，忙不過來了。{ $wait }後自動重試。

failure-loading =
    <b>還在暖機</b>
    AI 模型正在啟動，來不及準備好。
    { $wait }後請再試一次。
    .meanwhile =
        <b>暖機中</b>
        AI 模型正在啟動，{ $wait }後自動繼續。

failure-model-unavailable =
    <b>模型無法使用</b>
    AI 模型目前無法使用，營運者已經知道。
    請稍後再試。
    .meanwhile = 這個 AI 模型無法使用，正在嘗試另一個。

failure-invalid-request =
    <b>無法理解請求</b>
    生成服務無法處理這個請求：<code>{ $detail }</code>
    請修改後再傳一次。
    .meanwhile = 生成服務無法處理這個請求。

failure-refused =
    <b>提示詞被拒絕</b>
    生成服務不製作這類圖片。
    請修改提示詞後再傳一次。
    .meanwhile = 生成服務拒絕了這個提示詞。

failure-too-large =
    <b>太大了</b>
    請求超過了生成服務能接受的大小。
    請縮短後再傳一次。
    .meanwhile = 請求對生成服務來說太大了。

failure-provider-error =
    <b>服務出了問題</b>
    生成服務連續好幾次發生錯誤。
    幾分鐘後請再試一次。
    .meanwhile = 生成服務出了點小狀況，正在自動重試。

failure-timed-out =
    <b>生成時間較長</b>
    AI 正在努力製作，但來不及產生結果。
    1–2 分鐘後請再試一次。
    .meanwhile =
        <b>生成時間較長</b>
        AI 正在努力製作，正在自動再試一次。

failure-unreachable =
    <b>無法連線到服務</b>
    沒能連上生成服務。
    幾分鐘後請再試一次。
    .meanwhile = 無法連線到生成服務，正在自動重試。

failure-misconfigured =
    <b>連線問題</b>
    與生成服務的連線沒有設定好，營運者已經知道。
    請稍後再試。
    .meanwhile = 與生成服務的連線出了問題。

failure-bad-output =
    <b>沒有可用的結果</b>
    生成服務傳來了無法顯示的內容。
    請再試一次，也可以換個提示詞。
    .meanwhile = 服務傳來的結果有問題，正在自動重試。

failure-download-failed =
    <b>沒有收到結果</b>
    結果已經做好，但無法從生成服務取回。
    幾分鐘後請再試一次。
    .meanwhile = 結果已經做好，正在重新取回。

failure-no-key-available =
    <b>服務忙碌</b>
    生成服務來不及為你的請求空出位置。
    { $wait }後請再試一次。
    .meanwhile =
        <b>服務忙碌，請求已排隊</b>
        你的請求會保留位置，{ $wait }後自動繼續。

failure-queue-full =
    <b>排隊人數已滿</b>
    排隊的人太多，你的請求來不及完成。
    { $wait }後請再試一次。
    .meanwhile = 排隊人數已滿。

failure-too-many-requests =
    <b>一個一個來</b>
    你進行中的請求已達到每人的上限。
    { $wait }後請再試一次，或用 /cancel 取消一個請求。
    .meanwhile = 你有很多請求正在進行。

premium-line = ⭐ Premium 會員：輪到的頻率為 { $times } 倍。等待中的請求最多 { $waiting } 個，同時處理最多 { $running } 個。
