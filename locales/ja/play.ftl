play-title = お試し

play-intro = Discord や Telegram と同じようにボットに話しかけてください。このチャットはほかの誰にも見えません。

play-demo-intro = ボットに話しかけ、障害を増やして、エンジンの働きを見てください。すべてこのコンピューターの中で動きます。

play-chat = チャット

play-input = メッセージ

play-hint = <code>/</code> を入力するとコマンドが表示されます。

play-send = 送信

play-offers = 候補

play-you = あなた

play-empty = まだ何もありません。たとえば:

play-examples =
    雪の中の赤い狐
    夜の街
    森のフクロウ
    夕暮れの山
    庭の猫

play-tier = プラン

play-tier-free = 無料

play-tier-premium = プレミアム

play-steps = 経過

play-picture = 画像: { $about }

play-video = 動画: { $about }

play-media-gone = このファイルはもうここにはありません。

play-save = 保存

play-reveal = 表示

play-lost = 接続が切れました。再接続しています…

play-unsent = 送信できませんでした。もう一度お試しください。

play-needs-script = チャットには JavaScript が必要です。

play-previews = 同じ返信をほかで見ると

play-previews-none = ボットが答えると、Discord と Telegram での見え方がここに表示されます。

play-demo-faults = 起きる障害

play-demo-dead = 無効なキー

play-demo-flapping = 最初のキーが拒否する呼び出し

play-demo-limit = キーごとのレート制限

play-demo-hiccups = プロバイダーで失敗する呼び出し

play-demo-slowness = 呼び出しにかかる時間

play-demo-none = なし

play-demo-keys = { $all } 個中 { $count } 個

play-demo-rate = { $seconds } 秒に { $calls } 回

play-demo-seconds = { $seconds } 秒

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = 10 件リクエストする

play-demo-restart = 数え直す

play-demo-scores = Refrain と単純なループ

play-demo-simple = 単純なループ

play-demo-simple-hint = 3 回の試行と一定の待ち時間。同じリクエストと同じ障害で計算しています。

play-demo-success = 成功

play-demo-calls = 結果あたりの呼び出し

play-demo-ended = 完了: { $ended } 件中 { $succeeded } 件(リクエスト総数: { $requests })

play-demo-log = エンジンの動き

play-demo-accepted = リクエスト { $number }: 受け付けました

play-demo-made = リクエスト { $number }: { $key } が { $took } で完成

play-demo-failed = リクエスト { $number }: { $key }: { $failure }。{ $next }

play-demo-waits = リクエスト { $number }: { $wait } 待機({ $failure })

play-demo-gave-up = リクエスト { $number }: 断念({ $failure })

play-demo-cancelled = リクエスト { $number }: 取り消し

play-demo-failure =
    { $failure ->
        [key_rejected] キー拒否
        [concurrency_limited] キー使用中
        [quota_exhausted] 割り当て切れ
        [rate_limited] 呼び出し過多
        [overloaded] 過負荷
        [provider_error] プロバイダーのエラー
        [timed_out] 時間切れ
        [unreachable] 接続切断
        [bad_output] 使えない応答
        [no_key_available] 使えるキーなし
       *[else] 失敗
    }

play-demo-next =
    { $next ->
        [again] { $wait } 後に再試行
        [next_target] 次のモデルに依頼
        [stop] 再試行なし
       *[key] 次の空きキーに依頼
    }
