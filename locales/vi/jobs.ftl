# Tin nhắn duy nhất đi theo một yêu cầu từ lúc được nhận đến khi có ảnh.

job-queued =
    ⏳ <b>Trong hàng chờ</b>: vị trí { $place }
    Dự kiến chờ: { $wait }. Bạn không cần làm gì cả: kết quả sẽ hiện ở đây.
job-accepted = ⏳ Đã nhận. Kết quả sẽ hiện ở đây.
job-running-image = 🎨 Đang vẽ…
job-running-video = 🎬 Đang quay… Việc này mất vài phút.
job-place = Vị trí trong hàng chờ: { $place }
chat-full = Đã có đủ yêu cầu từ đây đang chạy. Hãy thử lại sau { $wait }.

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = Kết quả nặng { $size } MiB, vượt quá mức gửi được ở đây ({ $limit } MiB). Kết quả vẫn được giữ lại: người vận hành có thể đưa cho bạn.

job-cancelled = 🚫 Đã hủy.
job-interrupted =
    <b>Bị gián đoạn</b>
    Bot đang khởi động lại nên chưa kịp hoàn thành yêu cầu của bạn. Xin lỗi bạn nhé.
    Hãy gửi lại sau { $wait }.
store-out-of-reach = Hiện mình không mở được ghi chép nên không thể nhận, tìm hay dừng yêu cầu. Người vận hành đã biết. Hãy thử lại sau vài phút.

button-again = 🔁 Làm lại
button-vary = 🎨 Biến thể
button-animate = 🎬 Thành video
button-cancel = ✖ Hủy
