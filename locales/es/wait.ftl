# Cuánto tarda algo, con palabras. Van detrás de «en» o «dentro de»: «inténtalo de nuevo dentro de { $wait }».

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

# Cuando nadie lo sabe: «inténtalo de nuevo dentro de unos minutos».
wait-unknown = unos minutos
