# Команди: що про них кажуть меню (не довше 100 символів, без розмітки) і що вони відповідають.

command-start = Що вміє цей бот
command-help = Усі команди
command-ping = Чи бот на місці?
command-generate = Створити картинку за описом
command-video = Створити відео за описом
command-status = Що з вашими запитами
command-cancel = Скасувати ваші запити
command-settings = Як бот працює тут
command-language = Ваша мова

argument-prompt = Що має бути видно
    .name = опис
argument-seed = Число, яке задає випадковість: з тим самим числом вийде те саме
    .name = сід
argument-request = Який: слова з його опису. Якщо не вказати: усі
    .name = запит
argument-language = Мова тут, наприклад uk; default: у кожного своя
    .name = мова
argument-own-language = Ваша мова, наприклад uk; default: як у вашому застосунку
    .name = мова
argument-spoiler = Чи приховувати результати, доки на них не натиснуть
    .name = приховано
argument-who = Хто може користуватися ботом тут
    .name = кому
argument-commands = Команди, дозволені тут, через пробіл; all: усі
    .name = команди
argument-limit = Скільки запитів звідси може виконуватися водночас; 0: скільки завгодно
    .name = межа
argument-scope = Для всього сервера чи групи або лише для цього каналу чи теми
    .name = область

command-queue = Скільки запитів чекає і де ваші

command-history = Ваші останні результати, найновіший — ще раз

command-forget = Видалити все, що бот зберігає про вас

argument-count = Скільки останніх результатів
    .name = кількість

argument-confirm = Так: справді видалити. Якщо не вказати: лише сказати, що буде видалено
    .name = підтвердити

choice-on = Так
choice-off = Ні
choice-default = Як налаштував власник бота
choice-everyone = Усі
choice-premium = Учасники з преміумом
choice-managers = Ті, хто тут керує
choice-all = Увесь сервер або група
choice-here = Лише цей канал або тема

start-text =
    <b>Вітаю!</b> Я роблю картинки й відео з того, що ви пишете.
    Спробуйте <code>/generate руда лисиця на снігу</code>. Усе, що я вмію: /help

help-heading = <b>Що я вмію</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Понг! Я тут.

status-none = У вас немає активних запитів.
status-heading =
    { $count ->
        [one] <b>{ $count } активний запит</b>
        [few] <b>{ $count } активні запити</b>
        [many] <b>{ $count } активних запитів</b>
       *[other] <b>{ $count } активного запиту</b>
    }
status-queued = ⏳ місце { $place } у черзі, почнеться приблизно через { $wait }: <code>{ $prompt }</code>
status-running = 🎨 виконується: <code>{ $prompt }</code>
status-delivering = 📦 уже в дорозі: <code>{ $prompt }</code>

cancel-none = У вас немає запитів, які можна скасувати.
cancel-done =
    { $count ->
        [one] Скасовано { $count } запит.
        [few] Скасовано { $count } запити.
        [many] Скасовано { $count } запитів.
       *[other] Скасовано { $count } запиту.
    }
cancel-unknown = У жодному з ваших активних запитів немає <code>{ $request }</code>.
not-yours = Цією кнопкою може користуватися лише той, хто надіслав запит.
cancel-too-late = Цей запит уже завершено.
again-unknown = Я вже не пам’ятаю цього запиту. Надішліть його, будь ласка, як новий.

unknown-command = Я не знаю команди <code>/{ $name }</code>. Усе, що я вмію: /help
unknown-button = Ця кнопка зі старішої версії. Скористайтеся, будь ласка, командою.
not-allowed = Команда <code>/{ $name }</code> лише для учасників із преміумом.
only-in-groups = Команда <code>/{ $name }</code> працює лише на серверах і в групах.
for-managers = Тут команда <code>/{ $name }</code> лише для тих, хто тут керує.
switched-off-here = Команду <code>/{ $name }</code> тут вимкнено.
too-often = Ви надто часто викликаєте <code>/{ $name }</code>. Спробуйте, будь ласка, знову через { $wait }.
argument-missing = Уточніть, будь ласка: <code>{ $usage }</code>
argument-unknown = Параметра <code>{ $name }</code> немає. Потрібно так: <code>{ $usage }</code>
argument-value-missing = Параметр <code>{ $name }</code> потребує значення. Потрібно так: <code>{ $usage }</code>
argument-twice = Параметр <code>{ $name }</code> указано двічі.
argument-too-short =
    { $min ->
        [one] У <code>{ $name }</code> має бути щонайменше { $min } символ.
        [few] У <code>{ $name }</code> має бути щонайменше { $min } символи.
        [many] У <code>{ $name }</code> має бути щонайменше { $min } символів.
       *[other] У <code>{ $name }</code> має бути щонайменше { $min } символу.
    }
argument-too-long =
    { $max ->
        [one] У <code>{ $name }</code> може бути щонайбільше { $max } символ, а у вас { $length }.
        [few] У <code>{ $name }</code> може бути щонайбільше { $max } символи, а у вас { $length }.
        [many] У <code>{ $name }</code> може бути щонайбільше { $max } символів, а у вас { $length }.
       *[other] У <code>{ $name }</code> може бути щонайбільше { $max } символу, а у вас { $length }.
    }
argument-not-a-number = Для <code>{ $name }</code> потрібне число, а не <code>{ $given }</code>.
argument-out-of-range = Значення <code>{ $name }</code> має бути від { $min } до { $max }.
argument-not-a-choice = Для <code>{ $name }</code> можна вибрати: { $choices }.
argument-not-a-boolean = Для <code>{ $name }</code> потрібно «так» або «ні».
argument-no-attachment = Долучіть, будь ласка, файл для <code>{ $name }</code>.
argument-attachment-too-large = Файл для <code>{ $name }</code> може мати щонайбільше { $max } МіБ.

boolean-yes-words = так т істина увімк yes y true on 1
boolean-no-words = ні н хибно вимк no n false off 0

settings-heading = <b>Що діє тут</b>
settings-saved = <b>Збережено.</b> Що діє тут тепер:
settings-not-saved = Зараз це не вдалося зберегти, і нічого не змінилося. Спробуйте, будь ласка, знову через кілька хвилин.
settings-language = Мова: { $language }
settings-language-own = Мова: у кожного своя
settings-spoiler-on = Результати приховано, доки на них не натиснуть
settings-spoiler-off = Результати не приховано
settings-spoiler-default = Результати приховано так, як налаштував власник бота
settings-who-everyone = Бот доступний усім
settings-who-premium = Бот доступний учасникам із преміумом
settings-who-managers = Бот доступний тим, хто тут керує
settings-commands = Дозволені команди: { $commands }
settings-commands-all = Дозволено всі команди
settings-limit = Запитів звідси водночас, щонайбільше: { $limit }
settings-limit-none = Запитів звідси водночас: скільки завгодно
settings-unknown-language = Я не знаю мови <code>{ $given }</code>. Я знаю: { $languages }
settings-unknown-command = Команди <code>{ $given }</code> немає. Є: { $commands }

language-list =
    <b>Мови</b>
    Виберіть свою або напишіть <code>/language</code> й одну з цих: { $languages }
    З <code>/language default</code> це буде та, яку вибрано у вашому застосунку.
language-button = { $language }
language-chosen = ✓ Ваша мова: { $language }
language-default = ✓ Ваша мова: як у вашому застосунку

## /queue

queue-heading = <b>Черга</b>

queue-line =
    { $task ->
        [video] 🎬 Відео
        [vary] 🎨 Варіанти
        [animate] 🎞️ Анімації
       *[image] 🖼️ Картинки
    } – чекають: { $waiting }, виконуються: { $running }. Новий запит був би готовий приблизно через { $wait }

## /history

history-none = Я не пам’ятаю ваших завершених запитів.

history-heading = <b>Ваші останні результати</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Це назавжди видалить усе, що я про вас зберігаю: завершені запити, картинки й відео за ними та ваші налаштування.
    Те, що надіслано в чати, залишиться там.
    Щоб видалити, надішліть <code>/forget --confirm</code> або виберіть у меню «так» для «підтвердити».

forget-under-way = У вас є активні запити, тому нічого не видалено. Дочекайтеся їх завершення або скасуйте їх командою /cancel, а тоді спробуйте ще раз.

forget-done = ✓ Забуто: ваші запити, усе, що за ними зроблено, і ваші налаштування.

forget-not-all = Зараз вдалося видалити не все. Спробуйте, будь ласка, знову через кілька хвилин.
