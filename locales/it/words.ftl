# Durate e lingue: parole che stanno da sole.

duration-seconds =
    { $count ->
        [one] { $count } secondo
       *[other] { $count } secondi
    }
duration-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
duration-hours =
    { $count ->
        [one] { $count } ora
       *[other] { $count } ore
    }
duration-days =
    { $count ->
        [one] { $count } giorno
       *[other] { $count } giorni
    }

language-name = italiano
