# How long something takes, in words. They stand after “in”: “try again in { $wait }”.

wait-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }

wait-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

wait-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

wait-unknown = a few minutes
