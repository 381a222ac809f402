# Wie lange etwas dauert, in Worten. Sie stehen nach „in“, also im Dativ: „versuch es in { $wait } noch einmal“.
# Sätze, die kein „in“ vertragen, müssen so gebaut sein, dass der Dativ passt.

wait-seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
wait-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
wait-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }

# Wo es niemand weiß: „versuch es in ein paar Minuten noch einmal“.
wait-unknown = ein paar Minuten
