web-problem-malformed = 無法理解請求
    .detail = 無法讀取內容：{ $reason }

web-problem-unauthorized = 需要存取權杖
    .detail = 請在標頭「Authorization: Bearer …」中傳送有效的存取權杖。

web-problem-forbidden = 不允許
    .detail = 此存取權杖沒有「{ $scope }」權限。

web-problem-cross-site = 來自其他網站的請求
    .detail = 此請求由其他網站的頁面送出，因此未執行。

web-problem-not-found = 這裡什麼都沒有
    .detail = 此網址上什麼都沒有。

web-problem-method-not-allowed = 不允許的方法
    .detail = 此網址不能使用 { $method }。

web-problem-too-slow = 太慢
    .detail = 請求未能及時送達。

web-problem-too-large = 太大
    .detail = 請求最多可為 { $limit } KiB。

web-problem-unsupported-media-type = 媒體類型錯誤
    .detail = 內容必須以 { $expected } 傳送。

web-problem-foreign-host = 未知的主機名稱
    .detail = 此伺服器不以「{ $host }」這個名稱回應。營運者可以允許它。

web-problem-too-many-requests = 請求過多
    .detail = { $wait }後請再試一次。

web-problem-internal = 出了點問題
    .detail = 機器人本身發生錯誤。紀錄檔會告訴營運者更多資訊。

web-problem-unavailable = 暫時無法使用
    .detail = 機器人正忙碌或正在重新啟動。請稍後再試。

web-problem-invalid = 內容未被接受
    .detail = 請求中有不正確的地方：{ $reason }

web-problem-conflict = 目前狀態下無法操作
    .detail = 該請求目前的狀態不允許這麼做。
