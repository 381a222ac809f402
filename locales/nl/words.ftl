# Tijdsduren en talen: woorden die op zichzelf staan.

duration-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } seconden
    }
duration-minutes =
    { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    }
duration-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }
duration-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }

language-name = Nederlands
