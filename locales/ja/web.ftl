web-problem-malformed = リクエストを理解できませんでした
    .detail = 内容を読み取れませんでした：{ $reason }

web-problem-unauthorized = アクセストークンが必要です
    .detail = 有効なアクセストークンをヘッダー「Authorization: Bearer …」で送信してください。

web-problem-forbidden = 許可されていません
    .detail = このアクセストークンには「{ $scope }」の権限がありません。

web-problem-cross-site = 別のウェブサイトからのリクエスト
    .detail = 別のウェブサイトのページから送信されたリクエストのため、実行しませんでした。

web-problem-not-found = 何もありません
    .detail = このアドレスには何もありません。

web-problem-method-not-allowed = 許可されていないメソッド
    .detail = このアドレスでは { $method } を使えません。

web-problem-too-slow = 遅すぎます
    .detail = リクエストが時間内に届きませんでした。

web-problem-too-large = 大きすぎます
    .detail = リクエストは最大 { $limit } KiB までです。

web-problem-unsupported-media-type = メディアタイプが違います
    .detail = 内容は { $expected } として送信してください。

web-problem-foreign-host = 不明なホスト名
    .detail = このサーバーは「{ $host }」という名前では応答しません。運営者が許可できます。

web-problem-too-many-requests = リクエストが多すぎます
    .detail = { $wait }後にもう一度お試しください。

web-problem-internal = 問題が発生しました
    .detail = ボット自体にエラーが発生しました。詳しくは運営者がログで確認できます。

web-problem-unavailable = 現在利用できません
    .detail = ボットは混雑しているか再起動中です。しばらくしてからもう一度お試しください。

web-problem-invalid = 内容を受け付けられません
    .detail = リクエストに正しくない部分があります: { $reason }

web-problem-conflict = この状態ではできません
    .detail = リクエストは現在、その操作ができない状態です。
