web-problem-malformed = Запит не зрозуміло
    .detail = Не вдалося прочитати вміст: { $reason }

web-problem-unauthorized = Потрібен токен доступу
    .detail = Надішліть дійсний токен доступу в заголовку «Authorization: Bearer …».

web-problem-forbidden = Не дозволено
    .detail = Цей токен доступу не має права «{ $scope }».

web-problem-cross-site = Запит з іншого сайту
    .detail = Цей запит надіслала сторінка іншого сайту, тому його не виконано.

web-problem-not-found = Тут нічого немає
    .detail = За цією адресою нічого немає.

web-problem-method-not-allowed = Метод не дозволено
    .detail = { $method } не можна використати за цією адресою.

web-problem-too-slow = Надто повільно
    .detail = Запит не надійшов вчасно.

web-problem-too-large = Завеликий запит
    .detail = Запит може мати щонайбільше { $limit } КіБ.

web-problem-unsupported-media-type = Неправильний тип вмісту
    .detail = Вміст потрібно надіслати як { $expected }.

web-problem-foreign-host = Невідоме ім’я хоста
    .detail = Цей сервер не відповідає під іменем «{ $host }». Оператор може його дозволити.

web-problem-too-many-requests = Забагато запитів
    .detail = Спробуйте, будь ласка, знову через { $wait }.

web-problem-internal = Щось пішло не так
    .detail = У бота сталася внутрішня помилка. Більше операторові скаже журнал.

web-problem-unavailable = Зараз недоступно
    .detail = Бот зайнятий або перезапускається. Спробуйте ще раз за хвилину.

web-problem-invalid = Вміст не прийнято
    .detail = Щось у запиті вказано неправильно: { $reason }

web-problem-conflict = У цьому стані неможливо
    .detail = Запит перебуває в стані, у якому це неможливо.
