play-title = Песочница

play-intro = Пишите боту так же, как в Discord или Telegram. Этот чат больше никто не видит.

play-demo-intro = Пишите боту, добавляйте ему неполадок и смотрите, как с ними справляется движок. Всё работает на этом компьютере.

play-chat = Чат

play-input = Ваше сообщение

play-hint = Введите <code>/</code>, чтобы увидеть команды.

play-send = Отправить

play-offers = Подсказки

play-you = Вы

play-empty = Пока здесь пусто. Попробуйте, например:

play-examples =
    рыжая лиса на снегу
    город ночью
    сова в лесу
    горы в сумерках
    кот в саду

play-tier = Уровень

play-tier-free = Бесплатный

play-tier-premium = Премиум

play-steps = Ход выполнения

play-picture = Картинка: { $about }

play-video = Видео: { $about }

play-media-gone = Этот файл здесь больше не хранится.

play-save = Сохранить

play-reveal = Показать

play-lost = Связь потеряна. Пробуем снова…

play-unsent = Не удалось отправить. Попробуйте ещё раз.

play-needs-script = Чату нужен JavaScript.

play-previews = Тот же ответ в других местах

play-previews-none = Как только бот ответит, его ответ появится здесь таким, каким его показали бы Discord и Telegram.

play-demo-faults = Что идёт не так

play-demo-dead = Мёртвые ключи

play-demo-flapping = Вызовы, которые отклоняет первый ключ

play-demo-limit = Лимит каждого ключа

play-demo-hiccups = Вызовы с ошибкой у провайдера

play-demo-slowness = Длительность вызова

play-demo-none = нет

play-demo-keys = { $count } из { $all }

play-demo-rate = { $calls } за { $seconds } с

play-demo-seconds = { $seconds } с

play-demo-percent = { $percent } %

play-demo-number = { $number }

play-demo-ten = Сделать десять запросов

play-demo-restart = Считать заново

play-demo-scores = Refrain и простой цикл

play-demo-simple = Простой цикл

play-demo-simple-hint = Три попытки и постоянные паузы: расчёт для тех же запросов и тех же неполадок.

play-demo-success = Успешно

play-demo-calls = Вызовов на результат

play-demo-ended = Готово: { $succeeded } из { $ended } (всего запросов: { $requests })

play-demo-log = Что делает движок

play-demo-accepted = Запрос { $number }: принят

play-demo-made = Запрос { $number }: { $key } выполнил за { $took }

play-demo-failed = Запрос { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Запрос { $number }: ждёт { $wait } ({ $failure })

play-demo-gave-up = Запрос { $number }: без результата ({ $failure })

play-demo-cancelled = Запрос { $number }: отменён

play-demo-failure =
    { $failure ->
        [key_rejected] ключ отклонён
        [concurrency_limited] ключ занят
        [quota_exhausted] квота исчерпана
        [rate_limited] слишком много вызовов
        [overloaded] перегрузка
        [provider_error] ошибка у провайдера
        [timed_out] слишком долго
        [unreachable] обрыв связи
        [bad_output] негодный ответ
        [no_key_available] нет доступного ключа
       *[else] неудача
    }

play-demo-next =
    { $next ->
        [again] Снова через { $wait }
        [next_target] Очередь следующей модели
        [stop] Больше попыток не будет
       *[key] Очередь следующего свободного ключа
    }
