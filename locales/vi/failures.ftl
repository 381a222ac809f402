# Vì sao không có ảnh: mỗi lỗi một thông báo. .meanwhile hiện ra khi Refrain vẫn đang tự tiếp tục.

failure-key-rejected =
    <b>Sự cố xác thực</b>
    Dịch vụ AI đang được thiết lập và sẽ sớm hoạt động.
    Hãy thử lại sau vài phút.
    .meanwhile =
        <b>Sự cố xác thực</b>
        Dịch vụ AI đang được thiết lập. Yêu cầu của bạn vẫn giữ chỗ và sẽ tự động tiếp tục.

failure-concurrency-limited =
    <b>Dịch vụ đang bận</b>
    Hiện có nhiều người đang tạo ảnh và video, nên chưa kịp đến lượt bạn.
    Hãy thử lại sau { $wait }.
    .meanwhile =
        <b>Dịch vụ đang bận, yêu cầu đang chờ</b>
        Hiện có nhiều người đang tạo ảnh và video. Yêu cầu của bạn vẫn giữ chỗ và sẽ tự động tiếp tục.

failure-quota-exhausted =
    <b>Hết số dư</b>
    Dịch vụ AI tạm thời đã hết số dư. Người vận hành đã biết.
    Hãy thử lại sau { $wait }.
    .meanwhile =
        <b>Hết số dư</b>
        Dịch vụ AI tạm thời đã hết số dư. Yêu cầu của bạn đang chờ và sẽ tự động tiếp tục sau { $wait }.

failure-rate-limited =
    <b>Dịch vụ đang bận</b>
    Hiện có nhiều người đang tạo ảnh và video, nên chưa kịp đến lượt bạn.
    Hãy thử lại sau { $wait }.
    .meanwhile =
        <b>Dịch vụ đang bận, yêu cầu đang chờ</b>
        Hiện có nhiều người đang tạo ảnh và video. Yêu cầu của bạn đang ở trong hàng chờ và sẽ tự động tiếp tục sau { $wait }.

failure-overloaded =
    <b>Dịch vụ quá tải</b>
    Dịch vụ AI đang có nhiều việc hơn mức xử lý được.
    Hãy thử lại sau { $wait }.
    .meanwhile =
        <b>Dịch vụ quá tải</b>
        Dịch vụ AI đang có nhiều việc hơn mức xử lý được. Sẽ tự động thử lại sau { $wait }.

failure-loading =
    <b>Vẫn đang khởi động</b>
    Mô hình AI đang khởi động và chưa kịp sẵn sàng.
    Hãy thử lại sau { $wait }.
    .meanwhile =
        <b>Đang khởi động</b>
        Mô hình AI đang khởi động. Yêu cầu sẽ tự động tiếp tục sau { $wait }.

failure-model-unavailable =
    <b>Mô hình không khả dụng</b>
    Mô hình AI hiện không khả dụng. Người vận hành đã biết.
    Hãy thử lại sau nhé.
    .meanwhile = Mô hình AI này không khả dụng. Đang thử mô hình khác.

failure-invalid-request =
    <b>Không hiểu yêu cầu</b>
    Dịch vụ AI không xử lý được yêu cầu này: <code>{ $detail }</code>
    Hãy sửa lại rồi gửi lần nữa.
    .meanwhile = Dịch vụ AI không xử lý được yêu cầu này.

failure-refused =
    <b>Mô tả bị từ chối</b>
    Dịch vụ AI không tạo ảnh về nội dung này.
    Hãy sửa mô tả rồi gửi lần nữa.
    .meanwhile = Dịch vụ AI đã từ chối mô tả này.

failure-too-large =
    <b>Quá lớn</b>
    Yêu cầu vượt quá mức dịch vụ AI chấp nhận.
    Hãy rút ngắn rồi gửi lần nữa.
    .meanwhile = Yêu cầu quá lớn đối với dịch vụ AI.

failure-provider-error =
    <b>Dịch vụ gặp sự cố</b>
    Dịch vụ AI bị lỗi nhiều lần liên tiếp.
    Hãy thử lại sau vài phút.
    .meanwhile = Dịch vụ AI vừa bị trục trặc. Đang tự động thử lại.

failure-timed-out =
    <b>Cần thêm thời gian</b>
    AI đang cố gắng hết sức, nhưng kết quả không đến kịp.
    Hãy thử lại sau 1–2 phút.
    .meanwhile =
        <b>Cần thêm thời gian</b>
        AI đang cố gắng hết sức. Đang tự động thử thêm một lần.

failure-unreachable =
    <b>Không kết nối được dịch vụ</b>
    Không thể kết nối đến dịch vụ AI.
    Hãy thử lại sau vài phút.
    .meanwhile = Không thể kết nối đến dịch vụ AI. Đang tự động thử lại.

failure-misconfigured =
    <b>Sự cố kết nối</b>
    Kết nối đến dịch vụ AI chưa được thiết lập đúng. Người vận hành đã biết.
    Hãy thử lại sau nhé.
    .meanwhile = Kết nối đến dịch vụ AI đang gặp sự cố.

failure-bad-output =
    <b>Kết quả không dùng được</b>
    Dịch vụ AI đã gửi về thứ không hiển thị được.
    Hãy thử lại, có thể với một mô tả khác.
    .meanwhile = Dịch vụ AI gửi về kết quả hỏng. Đang tự động thử lại.

failure-download-failed =
    <b>Chưa nhận được kết quả</b>
    Kết quả đã tạo xong, nhưng không tải về được từ dịch vụ AI.
    Hãy thử lại sau vài phút.
    .meanwhile = Kết quả đã sẵn sàng. Đang tải về lại.

failure-no-key-available =
    <b>Dịch vụ đang bận</b>
    Dịch vụ AI không kịp có chỗ trống cho yêu cầu của bạn.
    Hãy thử lại sau { $wait }.
    .meanwhile =
        <b>Dịch vụ đang bận, yêu cầu đang chờ</b>
        Yêu cầu của bạn vẫn giữ chỗ và sẽ tự động tiếp tục sau { $wait }.

failure-queue-full =
    <b>Hàng chờ đã đầy</b>
    Có quá nhiều người đang chờ, nên yêu cầu của bạn sẽ không kịp hoàn thành.
    Hãy thử lại sau { $wait }.
    .meanwhile = Hàng chờ đã đầy.

failure-too-many-requests =
    <b>Từng việc một nhé</b>
    Bạn đang có số yêu cầu tối đa mà một người được phép chạy.
    Hãy thử lại sau { $wait }, hoặc hủy một yêu cầu bằng /cancel.
    .meanwhile = Bạn đang có nhiều yêu cầu đang chạy.

premium-line = ⭐ Premium: đến lượt thường xuyên gấp { $times } lần. Yêu cầu đang chờ: tối đa { $waiting }; chạy cùng lúc: tối đa { $running }.
