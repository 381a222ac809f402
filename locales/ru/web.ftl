web-problem-malformed = Запрос не понят
    .detail = Не удалось прочитать содержимое: { $reason }

web-problem-unauthorized = Нужен токен доступа
    .detail = Отправьте действительный токен доступа в заголовке «Authorization: Bearer …».

web-problem-forbidden = Не разрешено
    .detail = У этого токена доступа нет права «{ $scope }».

web-problem-cross-site = Запрос с другого сайта
    .detail = Этот запрос отправила страница другого сайта, поэтому он не выполнен.

web-problem-not-found = Здесь ничего нет
    .detail = По этому адресу ничего нет.

web-problem-method-not-allowed = Метод не разрешён
    .detail = { $method } нельзя использовать по этому адресу.

web-problem-too-slow = Слишком медленно
    .detail = Запрос не пришёл вовремя.

web-problem-too-large = Слишком большой запрос
    .detail = Запрос может занимать не более { $limit } КиБ.

web-problem-unsupported-media-type = Неверный тип содержимого
    .detail = Содержимое нужно отправить как { $expected }.

web-problem-foreign-host = Неизвестное имя хоста
    .detail = Этот сервер не отвечает под именем «{ $host }». Оператор может его разрешить.

web-problem-too-many-requests = Слишком много запросов
    .detail = Пожалуйста, попробуйте снова через { $wait }.

web-problem-internal = Что-то пошло не так
    .detail = У бота произошла внутренняя ошибка. Подробнее оператору скажет журнал.

web-problem-unavailable = Сейчас недоступно
    .detail = Бот занят или перезапускается. Попробуйте ещё раз через минуту.

web-problem-invalid = Содержимое не принято
    .detail = Что-то в запросе указано неверно: { $reason }

web-problem-conflict = В этом состоянии невозможно
    .detail = Запрос находится в состоянии, в котором это невозможно.
