# Quanto dura qualcosa, a parole. Dopo «tra»: «riprova tra { $wait }».

wait-seconds =
    { $count ->
        [one] { $count } secondo
       *[other] { $count } secondi
    }
wait-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
wait-hours =
    { $count ->
        [one] { $count } ora
       *[other] { $count } ore
    }

wait-unknown = qualche minuto
