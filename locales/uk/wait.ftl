# Скільки щось триватиме, словами. Стоять лише після «через», тобто у знахідному відмінку: «спробуйте знову через { $wait }».

wait-seconds =
    { $count ->
        [one] { $count } секунду
        [few] { $count } секунди
        [many] { $count } секунд
       *[other] { $count } секунди
    }
wait-minutes =
    { $count ->
        [one] { $count } хвилину
        [few] { $count } хвилини
        [many] { $count } хвилин
       *[other] { $count } хвилини
    }
wait-hours =
    { $count ->
        [one] { $count } годину
        [few] { $count } години
        [many] { $count } годин
       *[other] { $count } години
    }
wait-unknown = кілька хвилин
