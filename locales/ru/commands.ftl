# Команды: что о них говорят меню (не длиннее 100 символов, без разметки) и что они отвечают.

## Меню и справка

command-start = Что умеет этот бот
command-help = Все команды
command-ping = Бот на месте?
command-generate = Сделать картинку по описанию
command-video = Сделать видео по описанию
command-status = Что с вашими запросами
command-cancel = Отменить ваши запросы
command-settings = Как бот работает здесь
command-language = Ваш язык

argument-prompt = Что должно быть видно
    .name = описание
argument-seed = Число, которое задаёт случайность: с тем же числом получится то же самое
    .name = сид
argument-request = Какой: слова из его описания. Если не указать: все
    .name = запрос
argument-language = Язык здесь, например de; default: у каждого свой
    .name = язык
argument-own-language = Ваш язык, например de; default: как в вашем приложении
    .name = язык
argument-spoiler = Скрывать ли результаты, пока на них не нажмут
    .name = скрыто
argument-who = Кто может пользоваться ботом здесь
    .name = кому
argument-commands = Команды, разрешённые здесь, через пробел; all: все
    .name = команды
argument-limit = Сколько запросов отсюда может выполняться сразу; 0: сколько угодно
    .name = предел
argument-scope = Для всего сервера или группы или только для этого канала или темы
    .name = область

command-queue = Сколько запросов ждёт и где ваши

command-history = Ваши последние результаты, самый новый — ещё раз

command-forget = Удалить всё, что бот хранит о вас

argument-count = Сколько последних результатов
    .name = количество

argument-confirm = Да: удалить на самом деле. Если не указать: только сказать, что будет удалено
    .name = подтвердить

## Значения для выбора в меню

choice-on = Да
choice-off = Нет
choice-default = Как настроил оператор
choice-everyone = Все
choice-premium = Участники с премиумом
choice-managers = Те, кто управляет этим местом
choice-all = Весь сервер или группа
choice-here = Только этот канал или тема

## Ответы

start-text =
    <b>Здравствуйте!</b> Я делаю картинки и видео по вашему описанию.
    Попробуйте <code>/generate рыжая лиса в снегу</code>. Всё, что я умею: /help

help-heading = <b>Что я умею</b>

# По строке на команду. $usage — например, "/generate <prompt> [--seed n]"; $description — её строка в меню.
help-line = <code>{ $usage }</code> – { $description }

ping-text = Понг! Я на месте.

## /status

status-none = У вас нет активных запросов.

# $count — сколько активных запросов у этого человека; дальше по строке status-… на каждый.
status-heading =
    { $count ->
        [one] <b>{ $count } активный запрос</b>
        [few] <b>{ $count } активных запроса</b>
        [many] <b>{ $count } активных запросов</b>
       *[other] <b>{ $count } активного запроса</b>
    }
status-queued = ⏳ место { $place } в очереди, начнётся примерно через { $wait }: <code>{ $prompt }</code>
status-running = 🎨 выполняется: <code>{ $prompt }</code>
status-delivering = 📦 уже в пути: <code>{ $prompt }</code>

## /cancel

cancel-none = У вас нет запросов, которые можно отменить.

# $count — сколько отменено.
cancel-done =
    { $count ->
        [one] Отменён { $count } запрос.
        [few] Отменено { $count } запроса.
        [many] Отменено { $count } запросов.
       *[other] Отменено { $count } запроса.
    }
cancel-unknown = Ни в одном из ваших текущих запросов нет <code>{ $request }</code>.
not-yours = Этой кнопкой может пользоваться только тот, кто отправил запрос.
cancel-too-late = Этот запрос уже завершён.
again-unknown = Я уже не помню этот запрос. Пожалуйста, отправьте его как новый.

## Введённое не подходит. $name — имя аргумента, как его набирают.

unknown-command = Я не знаю команды <code>/{ $name }</code>. Всё, что я умею: /help
unknown-button = Эта кнопка из старой версии. Пожалуйста, воспользуйтесь командой.
not-allowed = <code>/{ $name }</code> — только для премиум-пользователей.
only-in-groups = <code>/{ $name }</code> работает только на серверах и в группах.
for-managers = Здесь <code>/{ $name }</code> только для тех, кто управляет этим местом.
switched-off-here = <code>/{ $name }</code> здесь отключена.
too-often = Вы слишком часто вызываете <code>/{ $name }</code>. Снова можно будет через { $wait }.
argument-missing = Пожалуйста, уточните: <code>{ $usage }</code>
argument-unknown = Параметра <code>{ $name }</code> нет. Нужно так: <code>{ $usage }</code>
argument-value-missing = Параметру <code>{ $name }</code> нужно значение. Нужно так: <code>{ $usage }</code>
argument-twice = Параметр <code>{ $name }</code> указан дважды.
# После «не менее» и «не более» — родительный падеж: 1 символа, 21 символа, 5 символов.
argument-too-short =
    { $min ->
        [one] В <code>{ $name }</code> нужно не менее { $min } символа.
        [few] В <code>{ $name }</code> нужно не менее { $min } символов.
        [many] В <code>{ $name }</code> нужно не менее { $min } символов.
       *[other] В <code>{ $name }</code> нужно не менее { $min } символа.
    }
argument-too-long =
    { $max ->
        [one] В <code>{ $name }</code> может быть не более { $max } символа, а у вас { $length }.
        [few] В <code>{ $name }</code> может быть не более { $max } символов, а у вас { $length }.
        [many] В <code>{ $name }</code> может быть не более { $max } символов, а у вас { $length }.
       *[other] В <code>{ $name }</code> может быть не более { $max } символа, а у вас { $length }.
    }
argument-not-a-number = Для <code>{ $name }</code> нужно число, а не <code>{ $given }</code>.
argument-out-of-range = Значение <code>{ $name }</code> должно быть от { $min } до { $max }.
argument-not-a-choice = Для <code>{ $name }</code> можно выбрать: { $choices }.
argument-not-a-boolean = Для <code>{ $name }</code> нужно «да» или «нет».
argument-no-attachment = Пожалуйста, приложите файл для <code>{ $name }</code>.
argument-attachment-too-large = Файл для <code>{ $name }</code> может быть не больше { $max } МиБ.

# Что можно ввести вместо «да» и «нет», через пробел.
boolean-yes-words = да д истина вкл yes y true on 1
boolean-no-words = нет н ложь выкл no n false off 0

## /settings

settings-heading = <b>Что действует здесь</b>
settings-saved = <b>Сохранено.</b> Что действует здесь теперь:
settings-not-saved = Сейчас это не удалось сохранить, и ничего не изменилось. Попробуйте ещё раз через несколько минут.
settings-language = Язык: { $language }
settings-language-own = Язык: у каждого свой
settings-spoiler-on = Результаты скрыты, пока на них не нажмут
settings-spoiler-off = Результаты не скрыты
settings-spoiler-default = Результаты скрыты так, как настроил оператор
settings-who-everyone = Бот доступен всем
settings-who-premium = Бот доступен участникам с премиумом
settings-who-managers = Бот доступен тем, кто управляет этим местом
settings-commands = Разрешённые команды: { $commands }
settings-commands-all = Разрешены все команды
settings-limit = Запросов отсюда одновременно, не больше: { $limit }
settings-limit-none = Запросов отсюда одновременно: сколько угодно
settings-unknown-language = Я не говорю на <code>{ $given }</code>. Я говорю на: { $languages }
settings-unknown-command = Команды <code>{ $given }</code> нет. Есть: { $commands }

## /language: a person's own

language-list =
    <b>Языки</b>
    Выберите свой или напишите <code>/language</code> и один из этих: { $languages }
    С <code>/language default</code> это тот, что выбран в вашем приложении.
language-button = { $language }
language-chosen = ✓ Ваш язык: { $language }
language-default = ✓ Ваш язык: как в вашем приложении

## /queue

queue-heading = <b>Очередь</b>

queue-line =
    { $task ->
        [video] 🎬 Видео
        [vary] 🎨 Варианты
        [animate] 🎞️ Анимации
       *[image] 🖼️ Картинки
    } – ждут: { $waiting }, выполняются: { $running }. Новый запрос был бы готов примерно через { $wait }

## /history

history-none = Я не помню ваших завершённых запросов.

history-heading = <b>Ваши последние результаты</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Это навсегда удалит всё, что я о вас храню: завершённые запросы, картинки и видео по ним и ваши настройки.
    То, что отправлено в чаты, останется там.
    Чтобы удалить, отправьте <code>/forget --confirm</code> или выберите в меню «да» для «подтвердить».

forget-under-way = У вас есть активные запросы, поэтому ничего не удалено. Дождитесь их завершения или отмените их командой /cancel, а затем попробуйте снова.

forget-done = ✓ Забыто: ваши запросы, всё, что по ним сделано, и ваши настройки.

forget-not-all = Сейчас удалить удалось не всё. Пожалуйста, попробуйте снова через несколько минут.
