play-title = 놀이터

play-intro = Discord나 Telegram에서처럼 봇에게 말을 걸어 보세요. 이 대화는 다른 사람에게 보이지 않습니다.

play-demo-intro = 봇에게 말을 걸고 장애를 키운 다음 엔진이 어떻게 대처하는지 지켜보세요. 모두 이 컴퓨터에서 실행됩니다.

play-chat = 대화

play-input = 메시지

play-hint = <code>/</code>를 입력하면 명령어가 보입니다.

play-send = 보내기

play-offers = 추천

play-you = 나

play-empty = 아직 아무것도 없습니다. 이런 것을 해 보세요:

play-examples =
    눈 속의 붉은 여우
    밤의 도시
    숲속의 부엉이
    해 질 녘의 산
    정원의 고양이

play-tier = 등급

play-tier-free = 무료

play-tier-premium = 프리미엄

play-steps = 진행 과정

play-picture = 그림: { $about }

play-video = 동영상: { $about }

play-media-gone = 이 파일은 더 이상 여기에 보관되지 않습니다.

play-save = 저장

play-reveal = 보기

play-lost = 연결이 끊겼습니다. 다시 시도하는 중…

play-unsent = 보내지 못했습니다. 다시 시도해 주세요.

play-needs-script = 대화에는 JavaScript가 필요합니다.

play-previews = 같은 답장을 다른 곳에서

play-previews-none = 봇이 답하면 Discord와 Telegram에서 보일 모습이 여기에 나타납니다.

play-demo-faults = 잘못되는 것

play-demo-dead = 죽은 키

play-demo-flapping = 첫 번째 키가 거부하는 호출

play-demo-limit = 키당 속도 제한

play-demo-hiccups = 제공자에서 실패하는 호출

play-demo-slowness = 호출 한 번의 시간

play-demo-none = 없음

play-demo-keys = { $all }개 중 { $count }개

play-demo-rate = { $seconds }초에 { $calls }회

play-demo-seconds = { $seconds }초

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = 요청 열 번 보내기

play-demo-restart = 다시 세기

play-demo-scores = Refrain과 단순한 루프

play-demo-simple = 단순한 루프

play-demo-simple-hint = 세 번 시도하고 일정하게 기다립니다. 같은 요청과 같은 장애로 계산했습니다.

play-demo-success = 성공

play-demo-calls = 결과당 호출

play-demo-ended = 완료: { $ended }건 중 { $succeeded }건 (전체 요청: { $requests })

play-demo-log = 엔진이 하는 일

play-demo-accepted = 요청 { $number }: 접수됨

play-demo-made = 요청 { $number }: { $key } 키가 { $took } 만에 완성

play-demo-failed = 요청 { $number }: { $key }: { $failure }. { $next }

play-demo-waits = 요청 { $number }: { $wait } 대기 ({ $failure })

play-demo-gave-up = 요청 { $number }: 포기 ({ $failure })

play-demo-cancelled = 요청 { $number }: 취소됨

play-demo-failure =
    { $failure ->
        [key_rejected] 키 거부됨
        [concurrency_limited] 키 사용 중
        [quota_exhausted] 할당량 소진
        [rate_limited] 호출이 너무 많음
        [overloaded] 과부하
        [provider_error] 제공자 오류
        [timed_out] 너무 오래 걸림
        [unreachable] 연결 끊김
        [bad_output] 쓸 수 없는 응답
        [no_key_available] 사용 가능한 키 없음
       *[else] 실패
    }

play-demo-next =
    { $next ->
        [again] { $wait } 후 다시 시도
        [next_target] 다음 모델 차례
        [stop] 더 시도하지 않음
       *[key] 다음 빈 키 차례
    }
