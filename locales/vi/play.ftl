play-title = Sân chơi

play-intro = Hãy viết cho bot như trên Discord hay Telegram. Không ai khác thấy cuộc trò chuyện này.

play-demo-intro = Hãy viết cho bot, tăng sự cố lên và xem bộ máy xử lý thế nào. Mọi thứ chạy trên máy này.

play-chat = Trò chuyện

play-input = Tin nhắn của bạn

play-hint = Gõ <code>/</code> để xem các lệnh.

play-send = Gửi

play-offers = Gợi ý

play-you = Bạn

play-empty = Chưa có gì ở đây. Hãy thử:

play-examples =
    một con cáo đỏ trong tuyết
    một thành phố về đêm
    một con cú trong rừng
    núi lúc hoàng hôn
    một con mèo trong vườn

play-tier = Hạng

play-tier-free = Miễn phí

play-tier-premium = Cao cấp

play-steps = Quá trình

play-picture = Ảnh: { $about }

play-video = Video: { $about }

play-media-gone = Tệp này không còn được giữ ở đây.

play-save = Lưu

play-reveal = Hiện

play-lost = Mất kết nối. Đang thử lại…

play-unsent = Không gửi được. Hãy thử lại.

play-needs-script = Cuộc trò chuyện cần JavaScript.

play-previews = Câu trả lời này ở nơi khác

play-previews-none = Khi bot trả lời, câu trả lời hiện ở đây như Discord và Telegram sẽ hiển thị.

play-demo-faults = Những gì trục trặc

play-demo-dead = Khóa đã chết

play-demo-flapping = Lượt gọi mà khóa đầu tiên từ chối

play-demo-limit = Giới hạn của mỗi khóa

play-demo-hiccups = Lượt gọi thất bại ở nhà cung cấp

play-demo-slowness = Thời gian một lượt gọi

play-demo-none = không

play-demo-keys = { $count } trên { $all }

play-demo-rate = { $calls } trong { $seconds } giây

play-demo-seconds = { $seconds } giây

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Gửi mười yêu cầu

play-demo-restart = Đếm lại

play-demo-scores = Refrain và một vòng lặp đơn giản

play-demo-simple = Vòng lặp đơn giản

play-demo-simple-hint = Ba lần thử và thời gian chờ cố định, tính cho cùng yêu cầu và cùng sự cố.

play-demo-success = Thành công

play-demo-calls = Lượt gọi mỗi kết quả

play-demo-ended = Xong: { $succeeded } trên { $ended } (tổng yêu cầu: { $requests })

play-demo-log = Bộ máy đang làm gì

play-demo-accepted = Yêu cầu { $number }: đã nhận

play-demo-made = Yêu cầu { $number }: { $key } hoàn thành trong { $took }

play-demo-failed = Yêu cầu { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Yêu cầu { $number }: chờ { $wait } ({ $failure })

play-demo-gave-up = Yêu cầu { $number }: bỏ cuộc ({ $failure })

play-demo-cancelled = Yêu cầu { $number }: đã hủy

play-demo-failure =
    { $failure ->
        [key_rejected] khóa bị từ chối
        [concurrency_limited] khóa đang bận
        [quota_exhausted] hết hạn mức
        [rate_limited] quá nhiều lượt gọi
        [overloaded] quá tải
        [provider_error] lỗi của nhà cung cấp
        [timed_out] quá lâu
        [unreachable] mất kết nối
        [bad_output] câu trả lời không dùng được
        [no_key_available] không có khóa nào sẵn sàng
       *[else] thất bại
    }

play-demo-next =
    { $next ->
        [again] Thử lại sau { $wait }
        [next_target] Đến lượt mô hình tiếp theo
        [stop] Không thử nữa
       *[key] Đến lượt khóa rảnh tiếp theo
    }
