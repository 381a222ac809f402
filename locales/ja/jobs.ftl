# リクエストの受付から画像ができるまでを伝える、1つのメッセージ。

job-queued =
    ⏳ <b>順番待ち</b>：{ $place }番目
    待ち時間の目安：{ $wait }。そのままお待ちください。結果はここに表示されます。
job-accepted = ⏳ 受け付けました。結果はここに表示されます。
job-running-image = 🎨 描いています…
job-running-video = 🎬 撮影しています… 数分かかります。
job-place = 順番待ち：{ $place }番目
chat-full = ここからは、もう十分な数のリクエストが進行中です。{ $wait }後にもう一度お試しください。

job-done = <code>{ $prompt }</code>
job-seed = シード：<code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = 結果は{ $size } MiBあり、ここで送れる大きさ（{ $limit } MiB）を超えています。保存してあるので、運営者から受け取れます。

job-cancelled = 🚫 キャンセルしました。
job-interrupted =
    <b>中断しました</b>
    ボットの再起動のため、リクエストを終えられませんでした。申し訳ありません。
    { $wait }後にもう一度送ってください。
store-out-of-reach = いま記録にアクセスできないため、リクエストの受付・確認・停止ができません。運営者には伝わっています。数分後にもう一度お試しください。

button-again = 🔁 もう一度
button-vary = 🎨 別バージョン
button-animate = 🎬 動かす
button-cancel = ✖ キャンセル
