# Ile coś potrwa, słowami. Po „za”, czyli w bierniku: „spróbuj ponownie za { $wait }”.
# Innych przyimków przy { $wait } ma nie być.

wait-seconds =
    { $count ->
        [one] { $count } sekundę
        [few] { $count } sekundy
        [many] { $count } sekund
       *[other] { $count } sekundy
    }
wait-minutes =
    { $count ->
        [one] { $count } minutę
        [few] { $count } minuty
        [many] { $count } minut
       *[other] { $count } minuty
    }
wait-hours =
    { $count ->
        [one] { $count } godzinę
        [few] { $count } godziny
        [many] { $count } godzin
       *[other] { $count } godziny
    }

wait-unknown = kilka minut
