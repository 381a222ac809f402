web-problem-malformed = 无法理解请求
    .detail = 无法读取内容：{ $reason }

web-problem-unauthorized = 需要访问令牌
    .detail = 请在标头“Authorization: Bearer …”中发送有效的访问令牌。

web-problem-forbidden = 不允许
    .detail = 此访问令牌没有“{ $scope }”权限。

web-problem-cross-site = 来自其他网站的请求
    .detail = 此请求由其他网站的页面发出，因此未执行。

web-problem-not-found = 这里什么都没有
    .detail = 此地址上什么都没有。

web-problem-method-not-allowed = 不允许的方法
    .detail = 此地址不能使用 { $method }。

web-problem-too-slow = 太慢
    .detail = 请求未能及时到达。

web-problem-too-large = 太大
    .detail = 请求最多可为 { $limit } KiB。

web-problem-unsupported-media-type = 媒体类型错误
    .detail = 内容必须以 { $expected } 发送。

web-problem-foreign-host = 未知的主机名
    .detail = 此服务器不以“{ $host }”这一名称应答。运营者可以允许它。

web-problem-too-many-requests = 请求过多
    .detail = 请在{ $wait }后再试。

web-problem-internal = 出了点问题
    .detail = 机器人自身出现故障。日志会告诉运营者更多信息。

web-problem-unavailable = 暂时不可用
    .detail = 机器人正忙或正在重启。请稍后再试。

web-problem-invalid = 内容未被接受
    .detail = 请求中有不正确的地方：{ $reason }

web-problem-conflict = 当前状态下无法操作
    .detail = 该请求当前的状态不允许这样做。
