# Quanto tempo algo leva, em palavras. Depois de “em”: “tente de novo em { $wait }”.

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

wait-unknown = alguns minutos
