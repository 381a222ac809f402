# Hoelang iets duurt, in woorden. Na “over”: “probeer het over { $wait } opnieuw”.

wait-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } seconden
    }
wait-minutes =
    { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    }
wait-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }

wait-unknown = een paar minuten
