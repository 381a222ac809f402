web-problem-malformed = Không hiểu yêu cầu
    .detail = Không đọc được nội dung: { $reason }

web-problem-unauthorized = Cần mã truy cập
    .detail = Hãy gửi mã truy cập hợp lệ trong tiêu đề “Authorization: Bearer …”.

web-problem-forbidden = Không được phép
    .detail = Mã truy cập này không có quyền “{ $scope }”.

web-problem-cross-site = Yêu cầu từ trang web khác
    .detail = Một trang của trang web khác đã gửi yêu cầu này nên yêu cầu không được thực hiện.

web-problem-not-found = Không có gì ở đây
    .detail = Không có gì tại địa chỉ này.

web-problem-method-not-allowed = Phương thức không được phép
    .detail = Không thể dùng { $method } tại địa chỉ này.

web-problem-too-slow = Quá chậm
    .detail = Yêu cầu không đến kịp lúc.

web-problem-too-large = Quá lớn
    .detail = Yêu cầu có thể lớn tối đa { $limit } KiB.

web-problem-unsupported-media-type = Sai loại nội dung
    .detail = Nội dung phải được gửi dưới dạng { $expected }.

web-problem-foreign-host = Tên máy chủ không rõ
    .detail = Máy chủ này không trả lời dưới tên “{ $host }”. Người vận hành có thể cho phép tên đó.

web-problem-too-many-requests = Quá nhiều yêu cầu
    .detail = Hãy thử lại sau { $wait }.

web-problem-internal = Đã xảy ra lỗi
    .detail = Bot gặp lỗi nội bộ. Nhật ký của bot cho người vận hành biết thêm.

web-problem-unavailable = Hiện không khả dụng
    .detail = Bot đang bận hoặc đang khởi động lại. Vui lòng thử lại sau giây lát.

web-problem-invalid = Nội dung không được chấp nhận
    .detail = Có điều gì đó trong yêu cầu chưa đúng: { $reason }

web-problem-conflict = Không thể thực hiện ở trạng thái này
    .detail = Yêu cầu đang ở trạng thái không thể làm việc đó.
