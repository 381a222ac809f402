# Jak dlouho něco trvá, slovy. Stojí vždy po „za“, tedy ve 4. pádě: „zkus to znovu za { $wait }“.

wait-seconds =
    { $count ->
        [one] { $count } sekundu
        [few] { $count } sekundy
        [many] { $count } sekundy
       *[other] { $count } sekund
    }
wait-minutes =
    { $count ->
        [one] { $count } minutu
        [few] { $count } minuty
        [many] { $count } minuty
       *[other] { $count } minut
    }
wait-hours =
    { $count ->
        [one] { $count } hodinu
        [few] { $count } hodiny
        [many] { $count } hodiny
       *[other] { $count } hodin
    }
wait-unknown = několik minut
