play-title = Пісочниця

play-intro = Пишіть боту так само, як у Discord чи Telegram. Цей чат більше ніхто не бачить.

play-demo-intro = Пишіть боту, додавайте йому збоїв і дивіться, як із ними впорається рушій. Усе працює на цьому комп’ютері.

play-chat = Чат

play-input = Ваше повідомлення

play-hint = Введіть <code>/</code>, щоб побачити команди.

play-send = Надіслати

play-offers = Підказки

play-you = Ви

play-empty = Поки що тут порожньо. Спробуйте, наприклад:

play-examples =
    руда лисиця на снігу
    місто вночі
    сова в лісі
    гори в сутінках
    кіт у саду

play-tier = Рівень

play-tier-free = Безкоштовний

play-tier-premium = Преміум

play-steps = Перебіг

play-picture = Зображення: { $about }

play-video = Відео: { $about }

play-media-gone = Цей файл тут більше не зберігається.

play-save = Зберегти

play-reveal = Показати

play-lost = Зв’язок втрачено. Пробуємо знову…

play-unsent = Не вдалося надіслати. Спробуйте ще раз.

play-needs-script = Чату потрібен JavaScript.

play-previews = Та сама відповідь деінде

play-previews-none = Щойно бот відповість, його відповідь з’явиться тут такою, якою її показали б Discord і Telegram.

play-demo-faults = Що йде не так

play-demo-dead = Мертві ключі

play-demo-flapping = Виклики, які відхиляє перший ключ

play-demo-limit = Ліміт кожного ключа

play-demo-hiccups = Виклики з помилкою в провайдера

play-demo-slowness = Тривалість виклику

play-demo-none = немає

play-demo-keys = { $count } з { $all }

play-demo-rate = { $calls } за { $seconds } с

play-demo-seconds = { $seconds } с

play-demo-percent = { $percent } %

play-demo-number = { $number }

play-demo-ten = Зробити десять запитів

play-demo-restart = Рахувати заново

play-demo-scores = Refrain і простий цикл

play-demo-simple = Простий цикл

play-demo-simple-hint = Три спроби та сталі паузи: розрахунок для тих самих запитів і тих самих збоїв.

play-demo-success = Успішно

play-demo-calls = Викликів на результат

play-demo-ended = Готово: { $succeeded } з { $ended } (усього запитів: { $requests })

play-demo-log = Що робить рушій

play-demo-accepted = Запит { $number }: прийнято

play-demo-made = Запит { $number }: { $key } виконав за { $took }

play-demo-failed = Запит { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Запит { $number }: чекає { $wait } ({ $failure })

play-demo-gave-up = Запит { $number }: без результату ({ $failure })

play-demo-cancelled = Запит { $number }: скасовано

play-demo-failure =
    { $failure ->
        [key_rejected] ключ відхилено
        [concurrency_limited] ключ зайнятий
        [quota_exhausted] квоту вичерпано
        [rate_limited] забагато викликів
        [overloaded] перевантаження
        [provider_error] помилка в провайдера
        [timed_out] надто довго
        [unreachable] зв’язок обірвано
        [bad_output] непридатна відповідь
        [no_key_available] немає доступного ключа
       *[else] невдача
    }

play-demo-next =
    { $next ->
        [again] Знову через { $wait }
        [next_target] Черга наступної моделі
        [stop] Більше спроб не буде
       *[key] Черга наступного вільного ключа
    }
