web-problem-malformed = 요청을 이해하지 못했습니다
    .detail = 내용을 읽을 수 없습니다: { $reason }

web-problem-unauthorized = 액세스 토큰이 필요합니다
    .detail = 유효한 액세스 토큰을 “Authorization: Bearer …” 헤더에 담아 보내세요.

web-problem-forbidden = 허용되지 않음
    .detail = 이 액세스 토큰에는 “{ $scope }” 권한이 없습니다.

web-problem-cross-site = 다른 웹사이트에서 온 요청
    .detail = 다른 웹사이트의 페이지가 보낸 요청이어서 실행하지 않았습니다.

web-problem-not-found = 여기에는 아무것도 없습니다
    .detail = 이 주소에는 아무것도 없습니다.

web-problem-method-not-allowed = 허용되지 않는 메서드
    .detail = 이 주소에서는 { $method } 메서드를 사용할 수 없습니다.

web-problem-too-slow = 너무 느림
    .detail = 요청이 제시간에 도착하지 않았습니다.

web-problem-too-large = 너무 큼
    .detail = 요청은 최대 { $limit } KiB까지 가능합니다.

web-problem-unsupported-media-type = 잘못된 미디어 유형
    .detail = 내용은 { $expected } 형식으로 보내야 합니다.

web-problem-foreign-host = 알 수 없는 호스트 이름
    .detail = 이 서버는 “{ $host }”(이)라는 이름으로 응답하지 않습니다. 운영자가 허용할 수 있습니다.

web-problem-too-many-requests = 요청이 너무 많음
    .detail = { $wait } 후에 다시 시도해 주세요.

web-problem-internal = 문제가 발생했습니다
    .detail = 봇 자체에 오류가 있었습니다. 자세한 내용은 운영자가 로그에서 볼 수 있습니다.

web-problem-unavailable = 지금은 사용할 수 없음
    .detail = 봇이 바쁘거나 다시 시작하는 중입니다. 잠시 후 다시 시도해 주세요.

web-problem-invalid = 내용을 받을 수 없음
    .detail = 요청에 올바르지 않은 부분이 있습니다: { $reason }

web-problem-conflict = 이 상태에서는 할 수 없음
    .detail = 요청이 현재 그 작업을 할 수 없는 상태입니다.
