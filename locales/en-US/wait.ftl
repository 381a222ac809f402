# How long something takes, in words. They stand inside sentences such as "try again in { $wait }": where your language
# bends words after such a preposition, put them into that form here, and keep to that one preposition in the sentences.

# $count is a whole number of seconds, up to 89.
wait-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }

# $count is a whole number of minutes.
wait-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

# $count is a whole number of hours.
wait-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

# Where nobody knows: "try again in a few minutes".
wait-unknown = a few minutes
