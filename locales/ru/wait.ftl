# Сколько что-то займёт, словами. Стоят после «через», то есть в винительном падеже: «попробуйте через { $wait }».
# Других предлогов рядом с { $wait } быть не должно.

wait-seconds =
    { $count ->
        [one] { $count } секунду
        [few] { $count } секунды
        [many] { $count } секунд
       *[other] { $count } секунды
    }
wait-minutes =
    { $count ->
        [one] { $count } минуту
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
wait-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часа
    }

# Когда никто не знает: «попробуйте через несколько минут».
wait-unknown = несколько минут
