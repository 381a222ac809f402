# 명령어: 메뉴에 나오는 설명(100자 이내, 서식 없음)과 그에 대한 답변.

command-start = 이 봇이 하는 일
command-help = 모든 명령어
command-ping = 봇이 있는지 확인하기
command-generate = 프롬프트로 그림 만들기
command-video = 프롬프트로 동영상 만들기
command-status = 내 요청 진행 상황 보기
command-cancel = 내 요청 취소하기
command-settings = 이곳에서의 봇 설정
command-language = 내 언어

argument-prompt = 보고 싶은 장면
    .name = 프롬프트
argument-seed = 무작위성을 고정하는 숫자: 같은 숫자를 쓰면 같은 결과가 다시 나와요
    .name = 시드
argument-request = 어떤 요청인지: 프롬프트에 들어 있는 단어. 비워 두면 전부
    .name = 요청
argument-language = 이곳의 언어(예: ko). default: 각자 자기 언어
    .name = 언어
argument-own-language = 내 언어(예: ko). default: 앱에 설정된 언어
    .name = 언어
argument-spoiler = 누군가 클릭할 때까지 결과를 가릴지 여부
    .name = 가리기
argument-who = 이곳에서 봇을 쓸 수 있는 사람
    .name = 대상
argument-commands = 이곳에서 쓸 수 있는 명령어, 띄어쓰기로 구분. all: 전부
    .name = 명령어
argument-limit = 이곳에서 동시에 진행할 수 있는 요청 수. 0: 제한 없음
    .name = 제한
argument-scope = 서버나 그룹 전체에 적용할지, 이 채널이나 토픽에만 적용할지
    .name = 범위

command-queue = 기다리는 요청 수와 내 순서 보기

command-history = 최근 결과를 가장 새로운 것과 함께 보기

command-forget = 봇이 보관한 내 정보 지우기

argument-count = 최근 결과를 몇 개 볼지
    .name = 개수

argument-confirm = 예: 정말 지우기. 비워 두면: 무엇이 지워질지만 알려 주기
    .name = 확인

choice-on = 켜기
choice-off = 끄기
choice-default = 운영자 설정에 따름
choice-everyone = 모두
choice-premium = 프리미엄 회원
choice-managers = 이곳의 관리자
choice-all = 서버나 그룹 전체
choice-here = 이 채널이나 토픽만

start-text =
    <b>안녕하세요!</b> 써 주신 글로 그림과 동영상을 만들어 드려요.
    <code>/generate 눈 속의 붉은 여우</code> 이렇게 써 보세요. 할 수 있는 모든 것: /help

help-heading = <b>할 수 있는 것</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = 퐁! 여기 있어요.

status-none = 진행 중인 요청이 없어요.
status-heading = <b>진행 중인 요청 { $count }개</b>
status-queued = ⏳ 대기 순서 { $place }번째, 예상 대기 시간 { $wait }: <code>{ $prompt }</code>
status-running = 🎨 만드는 중: <code>{ $prompt }</code>
status-delivering = 📦 보내는 중: <code>{ $prompt }</code>

cancel-none = 취소할 요청이 없어요.
cancel-done = 요청 { $count }개를 취소했어요.
cancel-unknown = 진행 중인 요청 가운데 프롬프트에 <code>{ $request }</code> 내용이 있는 것은 없어요.
not-yours = 이 버튼은 요청한 사람만 쓸 수 있어요.
cancel-too-late = 이미 끝난 요청이에요.
again-unknown = 이 요청은 더 이상 기억나지 않아요. 새 요청으로 다시 보내 주세요.

unknown-command = <code>/{ $name }</code> 명령어는 몰라요. 할 수 있는 모든 것: /help
unknown-button = 이전 버전의 버튼이에요. 대신 명령어를 써 주세요.
not-allowed = <code>/{ $name }</code> 명령어는 프리미엄 회원만 쓸 수 있어요.
only-in-groups = <code>/{ $name }</code> 명령어는 서버와 그룹에서만 쓸 수 있어요.
for-managers = 여기서 <code>/{ $name }</code> 명령어는 이곳의 관리자만 쓸 수 있어요.
switched-off-here = <code>/{ $name }</code> 명령어는 여기서 꺼져 있어요.
too-often = <code>/{ $name }</code> 명령어를 아주 자주 쓰셨어요. { $wait } 후에 다시 시도해 주세요.
argument-missing = 조금 더 써 주세요: <code>{ $usage }</code>
argument-unknown = <code>{ $name }</code> 옵션은 없어요. 이렇게 써 주세요: <code>{ $usage }</code>
argument-value-missing = <code>{ $name }</code> 옵션에는 값이 필요해요. 이렇게 써 주세요: <code>{ $usage }</code>
argument-twice = <code>{ $name }</code> 옵션이 두 번 들어 있어요.
argument-too-short = <code>{ $name }</code> 값은 { $min }자 이상이어야 해요.
argument-too-long = <code>{ $name }</code> 값은 { $max }자까지 쓸 수 있어요. 지금은 { $length }자예요.
argument-not-a-number = <code>{ $name }</code> 값은 숫자여야 해요. 입력한 값: <code>{ $given }</code>
argument-out-of-range = <code>{ $name }</code> 값은 { $min }~{ $max } 사이여야 해요.
argument-not-a-choice = <code>{ $name }</code> 값은 다음 중 하나여야 해요: { $choices }
argument-not-a-boolean = <code>{ $name }</code> 값은 ‘예’ 또는 ‘아니요’여야 해요.
argument-no-attachment = <code>{ $name }</code> 파일을 첨부해 주세요.
argument-attachment-too-large = <code>{ $name }</code> 파일은 { $max }MiB까지 첨부할 수 있어요.

boolean-yes-words = 예 네 응 ㅇㅇ 참 켜기 켬 yes y true on 1
boolean-no-words = 아니요 아니오 아니 아뇨 ㄴㄴ 거짓 끄기 끔 no n false off 0

settings-heading = <b>이곳의 설정</b>
settings-saved = <b>저장했어요.</b> 지금 이곳의 설정:
settings-not-saved = 지금은 저장할 수 없어서 아무것도 바뀌지 않았어요. 몇 분 후에 다시 시도해 주세요.
settings-language = 언어: { $language }
settings-language-own = 언어: 각자 자기 언어
settings-spoiler-on = 누군가 클릭할 때까지 결과를 가려요
settings-spoiler-off = 결과를 가리지 않아요
settings-spoiler-default = 결과를 가릴지는 운영자 설정에 따라요
settings-who-everyone = 누구나 봇을 쓸 수 있어요
settings-who-premium = 프리미엄 회원만 봇을 쓸 수 있어요
settings-who-managers = 이곳의 관리자만 봇을 쓸 수 있어요
settings-commands = 허용된 명령어: { $commands }
settings-commands-all = 모든 명령어가 허용돼요
settings-limit = 이곳에서 동시에 진행할 수 있는 최대 요청 수: { $limit }
settings-limit-none = 이곳에서 동시에 진행할 수 있는 요청 수: 제한 없음
settings-unknown-language = <code>{ $given }</code> 언어는 할 줄 몰라요. 할 수 있는 언어: { $languages }
settings-unknown-command = <code>{ $given }</code> 명령어는 없어요. 있는 명령어: { $commands }

language-list =
    <b>언어</b>
    언어를 고르거나, <code>/language</code> 뒤에 다음 중 하나를 입력해 주세요: { $languages }
    <code>/language default</code> 명령어를 쓰면 앱에 설정된 언어를 따라요.
language-button = { $language }
language-chosen = ✓ 내 언어: { $language }
language-default = ✓ 내 언어: 앱에 설정된 언어

## /queue

queue-heading = <b>대기열</b>

queue-line =
    { $task ->
        [video] 🎬 동영상
        [vary] 🎨 변형
        [animate] 🎞️ 애니메이션
       *[image] 🖼️ 그림
    } – 대기: { $waiting }개, 만드는 중: { $running }개. 새 요청이 완성되기까지 예상 시간: { $wait }

## /history

history-none = 기억하고 있는 끝난 요청이 없어요.

history-heading = <b>최근 결과</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    보관 중인 내 정보를 영구히 지워요: 끝난 요청, 그 요청으로 만든 그림과 동영상, 그리고 설정이에요.
    채팅에 보낸 것은 그대로 남아요.
    지우려면 <code>/forget --confirm</code> 명령어를 보내거나 메뉴의 ‘확인’에서 예를 고르세요.

forget-under-way = 진행 중인 요청이 있어서 아무것도 지우지 않았어요. 끝날 때까지 기다리거나 /cancel 명령어로 취소한 뒤 다시 시도해 주세요.

forget-done = ✓ 요청과 그 결과, 설정을 모두 지웠어요.

forget-not-all = 지금은 모두 지우지 못했어요. 몇 분 후에 다시 시도해 주세요.
