# Các lệnh: lời giới thiệu trong menu (tối đa 100 ký tự, không định dạng) và câu trả lời.

command-start = Bot này làm được gì
command-help = Tất cả các lệnh
command-ping = Bot có ở đây không?
command-generate = Tạo ảnh từ mô tả
command-video = Tạo video từ mô tả
command-status = Các yêu cầu của bạn đang đến đâu
command-cancel = Hủy các yêu cầu của bạn
command-settings = Cách bot hoạt động ở đây
command-language = Ngôn ngữ của bạn

argument-prompt = Bạn muốn thấy gì
    .name = mô-tả
argument-seed = Con số cố định tính ngẫu nhiên: cùng một số sẽ cho ra cùng một kết quả
    .name = seed
argument-request = Yêu cầu nào: vài từ trong mô tả của nó. Bỏ trống: tất cả
    .name = yêu-cầu
argument-language = Ngôn ngữ ở đây, ví dụ vi; default: mỗi người dùng ngôn ngữ của mình
    .name = ngôn-ngữ
argument-own-language = Ngôn ngữ của bạn, ví dụ vi; default: theo cài đặt ứng dụng của bạn
    .name = ngôn-ngữ
argument-spoiler = Có che kết quả cho đến khi có người bấm vào hay không
    .name = che
argument-who = Ai được dùng bot ở đây
    .name = ai
argument-commands = Các lệnh được dùng ở đây, cách nhau bằng dấu cách; all: tất cả
    .name = lệnh
argument-limit = Số yêu cầu từ đây được chạy cùng lúc; 0: không giới hạn
    .name = giới-hạn
argument-scope = Cho cả máy chủ hoặc nhóm, hay chỉ cho kênh hoặc chủ đề này
    .name = phạm-vi

command-queue = Có bao nhiêu yêu cầu đang chờ và của bạn ở đâu

command-history = Các kết quả gần đây của bạn, kèm cái mới nhất

command-forget = Xóa những gì bot lưu về bạn

argument-count = Bao nhiêu kết quả gần đây
    .name = số-lượng

argument-confirm = Có: xóa thật. Bỏ trống: chỉ cho biết những gì sẽ bị xóa
    .name = xác-nhận

choice-on = Bật
choice-off = Tắt
choice-default = Theo cài đặt của người vận hành
choice-everyone = Mọi người
choice-premium = Thành viên Premium
choice-managers = Những người quản lý nơi này
choice-all = Cả máy chủ hoặc nhóm
choice-here = Chỉ kênh hoặc chủ đề này

start-text =
    <b>Xin chào!</b> Mình tạo ảnh và video từ những gì bạn viết.
    Thử <code>/generate một chú cáo đỏ trong tuyết</code> nhé. Tất cả những gì mình làm được: /help

help-heading = <b>Mình làm được gì</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Mình đây.

status-none = Bạn không có yêu cầu nào đang chạy.
status-heading = <b>{ $count } yêu cầu đang chạy</b>
status-queued = ⏳ vị trí { $place } trong hàng chờ, dự kiến chờ { $wait }: <code>{ $prompt }</code>
status-running = 🎨 đang tạo: <code>{ $prompt }</code>
status-delivering = 📦 đang gửi: <code>{ $prompt }</code>

cancel-none = Bạn không có yêu cầu nào để hủy.
cancel-done = Đã hủy { $count } yêu cầu.
cancel-unknown = Không có yêu cầu đang chạy nào của bạn chứa <code>{ $request }</code>.
not-yours = Chỉ người gửi yêu cầu mới dùng được nút này.
cancel-too-late = Yêu cầu này đã xong rồi.
again-unknown = Mình không còn nhớ yêu cầu này nữa. Bạn hãy gửi lại như một yêu cầu mới nhé.

unknown-command = Mình không biết lệnh <code>/{ $name }</code>. Tất cả những gì mình làm được: /help
unknown-button = Nút này thuộc phiên bản cũ. Bạn hãy dùng lệnh thay cho nó nhé.
not-allowed = Lệnh <code>/{ $name }</code> dành cho thành viên Premium.
only-in-groups = Lệnh <code>/{ $name }</code> chỉ dùng được trong máy chủ và nhóm.
for-managers = Ở đây, lệnh <code>/{ $name }</code> dành cho những người quản lý nơi này.
switched-off-here = Lệnh <code>/{ $name }</code> đã bị tắt ở đây.
too-often = Bạn đã dùng lệnh <code>/{ $name }</code> quá nhiều lần. Hãy thử lại sau { $wait }.
argument-missing = Hãy viết rõ hơn nhé: <code>{ $usage }</code>
argument-unknown = Không có tùy chọn <code>{ $name }</code>. Cách dùng: <code>{ $usage }</code>
argument-value-missing = Tùy chọn <code>{ $name }</code> cần một giá trị. Cách dùng: <code>{ $usage }</code>
argument-twice = Tùy chọn <code>{ $name }</code> xuất hiện hai lần.
argument-too-short = <code>{ $name }</code> cần ít nhất { $min } ký tự.
argument-too-long = <code>{ $name }</code> chỉ được tối đa { $max } ký tự; của bạn có { $length }.
argument-not-a-number = <code>{ $name }</code> phải là một số, không phải <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> phải từ { $min } đến { $max }.
argument-not-a-choice = <code>{ $name }</code> phải là một trong các giá trị: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> phải là có hoặc không.
argument-no-attachment = Hãy đính kèm một tệp cho <code>{ $name }</code>.
argument-attachment-too-large = Tệp cho <code>{ $name }</code> chỉ được tối đa { $max } MiB.

boolean-yes-words = có co đúng bật yes y true on 1
boolean-no-words = không khong ko sai tắt no n false off 0

settings-heading = <b>Cài đặt ở đây</b>
settings-saved = <b>Đã lưu.</b> Cài đặt ở đây bây giờ:
settings-not-saved = Hiện không lưu được, và chưa có gì thay đổi. Hãy thử lại sau vài phút.
settings-language = Ngôn ngữ: { $language }
settings-language-own = Ngôn ngữ: mỗi người dùng ngôn ngữ của mình
settings-spoiler-on = Kết quả được che cho đến khi có người bấm vào
settings-spoiler-off = Kết quả không bị che
settings-spoiler-default = Kết quả được che theo cài đặt của người vận hành
settings-who-everyone = Bot dành cho mọi người
settings-who-premium = Bot dành cho thành viên Premium
settings-who-managers = Bot dành cho những người quản lý nơi này
settings-commands = Các lệnh được phép: { $commands }
settings-commands-all = Mọi lệnh đều được phép
settings-limit = Số yêu cầu từ đây được chạy cùng lúc, tối đa: { $limit }
settings-limit-none = Số yêu cầu từ đây được chạy cùng lúc: không giới hạn
settings-unknown-language = Mình không nói được <code>{ $given }</code>. Mình nói được: { $languages }
settings-unknown-command = Không có lệnh <code>{ $given }</code>. Các lệnh hiện có: { $commands }

language-list =
    <b>Ngôn ngữ</b>
    Hãy chọn ngôn ngữ của bạn, hoặc gõ <code>/language</code> kèm một trong các mã này: { $languages }
    Với <code>/language default</code>, mình dùng ngôn ngữ trong cài đặt ứng dụng của bạn.
language-button = { $language }
language-chosen = ✓ Ngôn ngữ của bạn: { $language }
language-default = ✓ Ngôn ngữ của bạn: theo cài đặt ứng dụng của bạn

## /queue

queue-heading = <b>Hàng chờ</b>

queue-line =
    { $task ->
        [video] 🎬 Video
        [vary] 🎨 Biến thể
        [animate] 🎞️ Hoạt ảnh
       *[image] 🖼️ Ảnh
    } – đang chờ: { $waiting }, đang tạo: { $running }. Một yêu cầu mới sẽ xong sau khoảng { $wait }

## /history

history-none = Mình không nhớ yêu cầu nào đã xong của bạn.

history-heading = <b>Các kết quả gần đây của bạn</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Việc này xóa vĩnh viễn những gì mình lưu về bạn: các yêu cầu đã xong, ảnh và video tạo ra từ đó, và cài đặt của bạn.
    Những gì đã gửi vào các cuộc trò chuyện vẫn còn ở đó.
    Để xóa, hãy gửi <code>/forget --confirm</code> hoặc chọn có cho “xác-nhận” trong menu.

forget-under-way = Bạn còn yêu cầu đang chạy nên chưa có gì bị xóa. Hãy đợi chúng xong hoặc hủy bằng /cancel rồi thử lại.

forget-done = ✓ Đã quên: các yêu cầu của bạn, những gì tạo ra từ đó và cài đặt của bạn.

forget-not-all = Lúc này chưa xóa được hết. Hãy thử lại sau vài phút.
