# Times and languages: words that stand alone, in a list or at the end of a line.

## Lengths of time, joined as the language joins units: "2 hours 5 minutes"

duration-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }

duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

duration-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

duration-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Languages

language-name = English (UK)
