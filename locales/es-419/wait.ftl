# Cuánto tarda algo, en palabras. Van detrás de «en»: «inténtalo de nuevo en { $wait }».

wait-seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
wait-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
wait-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }

wait-unknown = unos minutos
