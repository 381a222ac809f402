# Times and languages: words that stand alone, in a list or at the end of a line.

## Lengths of time, joined as the language joins units: "2 hours 5 minutes"

# $count is how many, a whole number. It stands alone or beside other units, not inside a sentence.
duration-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }

# $count is how many, a whole number. It stands alone or beside other units, not inside a sentence.
duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

# $count is how many, a whole number. It stands alone or beside other units, not inside a sentence.
duration-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

# $count is how many, a whole number. It stands alone or beside other units, not inside a sentence.
duration-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Languages

# This language's own name, as its readers know it: a choice in /language. At most 80 characters, no markup.
language-name = English
