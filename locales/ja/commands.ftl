# コマンド：メニューでの説明（100文字以内、書式なし）と、その返事。

command-start = このボットでできること
command-help = すべてのコマンド
command-ping = ボットがいるか確認する
command-generate = プロンプトから画像を作る
command-video = プロンプトから動画を作る
command-status = リクエストの進み具合を見る
command-cancel = リクエストをキャンセルする
command-settings = ここでのボットの設定
command-language = 使う言語

argument-prompt = 見たいものの説明
    .name = プロンプト
argument-seed = ランダムさを固定する数値。同じ数値なら同じものがもう一度できます
    .name = シード
argument-request = どのリクエストか（プロンプトに含まれる言葉）。省略するとすべて
    .name = リクエスト
argument-language = ここでの言語（例：ja）。defaultなら各自の言語
    .name = 言語
argument-own-language = 使う言語（例：ja）。defaultならアプリの設定どおり
    .name = 言語
argument-spoiler = 誰かがクリックするまで結果を隠すかどうか
    .name = 隠す
argument-who = ここでボットを使える人
    .name = 対象
argument-commands = ここで使えるコマンド（スペース区切り）。allならすべて
    .name = コマンド
argument-limit = ここから同時に進められるリクエストの数。0なら無制限
    .name = 上限
argument-scope = サーバーやグループ全体か、このチャンネルやトピックだけか
    .name = 範囲

command-queue = 待っているリクエストの数と自分の順番を見る

command-history = 最近の結果を、最新のものと一緒に見る

command-forget = ボットに保存されている自分の情報を消す

argument-count = 最近の結果をいくつ見るか
    .name = 件数

argument-confirm = はい：本当に消す。省略すると、何が消えるかを知らせるだけ
    .name = 確認

choice-on = オン
choice-off = オフ
choice-default = 運営者の設定どおり
choice-everyone = 全員
choice-premium = プレミアム会員
choice-managers = ここの管理者
choice-all = サーバーやグループ全体
choice-here = このチャンネルやトピックだけ

start-text =
    <b>こんにちは！</b> 書いてもらった言葉から画像や動画を作ります。
    <code>/generate 雪の中の赤いキツネ</code> を試してみてください。できることの一覧： /help

help-heading = <b>できること</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = ポン！ここにいます。

status-none = 進行中のリクエストはありません。
status-heading = <b>進行中のリクエスト：{ $count }件</b>
status-queued = ⏳ 順番待ち{ $place }番目、待ち時間の目安は{ $wait }：<code>{ $prompt }</code>
status-running = 🎨 制作中：<code>{ $prompt }</code>
status-delivering = 📦 送信中：<code>{ $prompt }</code>

cancel-none = キャンセルできるリクエストはありません。
cancel-done = リクエストを{ $count }件キャンセルしました。
cancel-unknown = 進行中のリクエストに<code>{ $request }</code>を含むものはありません。
not-yours = このボタンを使えるのは、リクエストした本人だけです。
cancel-too-late = これはもう終わっています。
again-unknown = このリクエストはもう覚えていません。新しいリクエストとして送り直してください。

unknown-command = <code>/{ $name }</code>というコマンドはわかりません。できることの一覧： /help
unknown-button = このボタンは古いバージョンのものです。代わりにコマンドを使ってください。
not-allowed = <code>/{ $name }</code>はプレミアム会員専用です。
only-in-groups = <code>/{ $name }</code>はサーバーとグループでのみ使えます。
for-managers = ここでは<code>/{ $name }</code>は管理者専用です。
switched-off-here = <code>/{ $name }</code>はここではオフになっています。
too-often = <code>/{ $name }</code>の使用回数が多すぎます。{ $wait }後にもう一度お試しください。
argument-missing = もう少し詳しく入力してください：<code>{ $usage }</code>
argument-unknown = <code>{ $name }</code>というオプションはありません。使い方：<code>{ $usage }</code>
argument-value-missing = オプション<code>{ $name }</code>には値が必要です。使い方：<code>{ $usage }</code>
argument-twice = オプション<code>{ $name }</code>が2回指定されています。
argument-too-short = <code>{ $name }</code>は{ $min }文字以上で入力してください。
argument-too-long = <code>{ $name }</code>は{ $max }文字までです（入力は{ $length }文字）。
argument-not-a-number = <code>{ $name }</code>には、<code>{ $given }</code>ではなく数値を入力してください。
argument-out-of-range = <code>{ $name }</code>は{ $min }から{ $max }までにしてください。
argument-not-a-choice = <code>{ $name }</code>は次のどれかにしてください：{ $choices }
argument-not-a-boolean = <code>{ $name }</code>には「はい」か「いいえ」を入力してください。
argument-no-attachment = <code>{ $name }</code>のファイルを添付してください。
argument-attachment-too-large = <code>{ $name }</code>のファイルは{ $max } MiBまでです。

boolean-yes-words = はい うん する オン 有効 真 yes y true on 1
boolean-no-words = いいえ いや しない オフ 無効 偽 no n false off 0

settings-heading = <b>ここでの設定</b>
settings-saved = <b>保存しました。</b>ここでの現在の設定：
settings-not-saved = いまは保存できず、何も変更されていません。数分後にもう一度お試しください。
settings-language = 言語：{ $language }
settings-language-own = 言語：各自の言語
settings-spoiler-on = 結果は誰かがクリックするまで隠します
settings-spoiler-off = 結果は隠しません
settings-spoiler-default = 結果を隠すかどうかは運営者の設定どおりです
settings-who-everyone = ボットは全員が使えます
settings-who-premium = ボットはプレミアム会員が使えます
settings-who-managers = ボットはここの管理者が使えます
settings-commands = 使えるコマンド：{ $commands }
settings-commands-all = すべてのコマンドが使えます
settings-limit = ここから同時に進められるリクエストの上限：{ $limit }
settings-limit-none = ここから同時に進められるリクエスト：無制限
settings-unknown-language = <code>{ $given }</code>は話せません。話せる言語：{ $languages }
settings-unknown-command = <code>{ $given }</code>というコマンドはありません。使えるもの：{ $commands }

language-list =
    <b>言語</b>
    言語を選ぶか、<code>/language</code>に続けて次のどれかを入力してください：{ $languages }
    <code>/language default</code>なら、アプリで設定されている言語になります。
language-button = { $language }
language-chosen = ✓ 使う言語：{ $language }
language-default = ✓ 使う言語：アプリで設定されている言語

## /queue

queue-heading = <b>順番待ち</b>

queue-line =
    { $task ->
        [video] 🎬 動画
        [vary] 🎨 バリエーション
        [animate] 🎞️ アニメーション
       *[image] 🖼️ 画像
    } – 待機中：{ $waiting }件、制作中：{ $running }件。新しいリクエストの完成までの目安：{ $wait }

## /history

history-none = 終わったリクエストの記録はありません。

history-heading = <b>最近の結果</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    保存しているあなたの情報を完全に消します：終わったリクエスト、そこから作られた画像と動画、そして設定です。
    チャットに送信されたものは残ります。
    消すには <code>/forget --confirm</code> を送るか、メニューの「確認」で「はい」を選んでください。

forget-under-way = 進行中のリクエストがあるため、何も消していません。終わるのを待つか、/cancel でキャンセルしてから、もう一度お試しください。

forget-done = ✓ リクエストとその結果、設定をすべて消しました。

forget-not-all = いまはすべてを消せませんでした。数分後にもう一度お試しください。
