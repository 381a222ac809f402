play-title = Hřiště

play-intro = Piš botovi jako na Discordu nebo Telegramu. Tento chat nikdo jiný nevidí.

play-demo-intro = Piš botovi, přidej mu poruchy a sleduj, co s nimi motor udělá. Všechno běží na tomto počítači.

play-chat = Chat

play-input = Tvoje zpráva

play-hint = Napiš <code>/</code> a uvidíš příkazy.

play-send = Odeslat

play-offers = Návrhy

play-you = Ty

play-empty = Zatím tu nic není. Zkus třeba:

play-examples =
    červená liška ve sněhu
    město v noci
    sova v lese
    hory za soumraku
    kočka v zahradě

play-tier = Úroveň

play-tier-free = Zdarma

play-tier-premium = Premium

play-steps = Průběh

play-picture = Obrázek: { $about }

play-video = Video: { $about }

play-media-gone = Tento soubor tu už není.

play-save = Uložit

play-reveal = Zobrazit

play-lost = Spojení se ztratilo. Zkouším to znovu…

play-unsent = Nepodařilo se to odeslat. Zkus to znovu.

play-needs-script = Chat potřebuje JavaScript.

play-previews = Tatáž odpověď jinde

play-previews-none = Jakmile bot odpoví, objeví se jeho odpověď tady tak, jak by ji ukázal Discord a Telegram.

play-demo-faults = Co se kazí

play-demo-dead = Mrtvé klíče

play-demo-flapping = Volání, která první klíč odmítne

play-demo-limit = Limit každého klíče

play-demo-hiccups = Volání, která selžou u poskytovatele

play-demo-slowness = Doba jednoho volání

play-demo-none = žádné

play-demo-keys = { $count } z { $all }

play-demo-rate = { $calls } za { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent } %

play-demo-number = { $number }

play-demo-ten = Zadat deset požadavků

play-demo-restart = Počítat znovu

play-demo-scores = Refrain a jednoduchá smyčka

play-demo-simple = Jednoduchá smyčka

play-demo-simple-hint = Tři pokusy a pevné čekání, spočítáno pro tytéž požadavky a tytéž poruchy.

play-demo-success = Úspěšné

play-demo-calls = Volání na výsledek

play-demo-ended = Hotovo: { $succeeded } z { $ended } (požadavků celkem: { $requests })

play-demo-log = Co dělá motor

play-demo-accepted = Požadavek { $number }: přijat

play-demo-made = Požadavek { $number }: { $key } dodal za { $took }

play-demo-failed = Požadavek { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Požadavek { $number }: čeká { $wait } ({ $failure })

play-demo-gave-up = Požadavek { $number }: vzdán ({ $failure })

play-demo-cancelled = Požadavek { $number }: zrušen

play-demo-failure =
    { $failure ->
        [key_rejected] klíč odmítnut
        [concurrency_limited] klíč je obsazený
        [quota_exhausted] kvóta vyčerpána
        [rate_limited] příliš mnoho volání
        [overloaded] přetížení
        [provider_error] chyba poskytovatele
        [timed_out] příliš pomalé
        [unreachable] spojení přerušeno
        [bad_output] nepoužitelná odpověď
        [no_key_available] žádný klíč není k dispozici
       *[else] selhalo
    }

play-demo-next =
    { $next ->
        [again] Další pokus za { $wait }
        [next_target] Na řadě je další model
        [stop] Žádný další pokus
       *[key] Na řadě je další volný klíč
    }
