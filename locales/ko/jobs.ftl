# 요청을 받은 때부터 그림이 나올 때까지 함께하는 메시지 하나.

job-queued =
    ⏳ <b>대기 중</b>: { $place }번째
    예상 대기 시간: { $wait }. 아무것도 안 하셔도 돼요. 결과가 여기에 나타나요.
job-accepted = ⏳ 접수했어요. 결과가 여기에 나타나요.
job-running-image = 🎨 그리는 중…
job-running-video = 🎬 촬영 중… 몇 분 걸려요.
job-place = 대기 순서: { $place }번째
chat-full = 이곳에서 이미 충분히 많은 요청이 진행 중이에요. { $wait } 후에 다시 시도해 주세요.

job-done = <code>{ $prompt }</code>
job-seed = 시드: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = 결과 크기가 { $size }MiB라서 여기서 보낼 수 있는 크기({ $limit }MiB)를 넘어요. 보관해 두었으니 운영자에게 받을 수 있어요.

job-cancelled = 🚫 취소했어요.
job-interrupted =
    <b>중단됐어요</b>
    봇을 다시 시작하느라 요청을 끝내지 못했어요. 죄송해요.
    { $wait } 후에 다시 보내 주세요.
store-out-of-reach = 지금은 기록에 접근할 수 없어서 요청을 받거나 찾거나 멈출 수 없어요. 운영자도 알고 있어요. 몇 분 후에 다시 시도해 주세요.

button-again = 🔁 다시
button-vary = 🎨 변형
button-animate = 🎬 동영상으로
button-cancel = ✖ 취소
