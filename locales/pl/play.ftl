play-title = Plac zabaw

play-intro = Pisz do bota tak jak na Discordzie lub Telegramie. Nikt inny nie widzi tego czatu.

play-demo-intro = Pisz do bota, wywołuj usterki i patrz, co robi z nimi silnik. Wszystko działa na tym komputerze.

play-chat = Czat

play-input = Twoja wiadomość

play-hint = Wpisz <code>/</code>, aby zobaczyć polecenia.

play-send = Wyślij

play-offers = Podpowiedzi

play-you = Ty

play-empty = Na razie nic tu nie ma. Wypróbuj na przykład:

play-examples =
    rudy lis na śniegu
    miasto nocą
    sowa w lesie
    góry o zmierzchu
    kot w ogrodzie

play-tier = Poziom

play-tier-free = Darmowy

play-tier-premium = Premium

play-steps = Przebieg

play-picture = Obraz: { $about }

play-video = Film: { $about }

play-media-gone = Tego pliku już tu nie ma.

play-save = Zapisz

play-reveal = Pokaż

play-lost = Połączenie zostało utracone. Ponawiam…

play-unsent = Nie udało się wysłać. Spróbuj ponownie.

play-needs-script = Czat wymaga JavaScriptu.

play-previews = Ta sama odpowiedź gdzie indziej

play-previews-none = Gdy bot odpowie, jego odpowiedź pojawi się tu tak, jak pokazałyby ją Discord i Telegram.

play-demo-faults = Co idzie źle

play-demo-dead = Martwe klucze

play-demo-flapping = Wywołania odrzucane przez pierwszy klucz

play-demo-limit = Limit każdego klucza

play-demo-hiccups = Wywołania zawodzące u dostawcy

play-demo-slowness = Czas wywołania

play-demo-none = brak

play-demo-keys = { $count } z { $all }

play-demo-rate = { $calls } na { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Złóż dziesięć zamówień

play-demo-restart = Licz od nowa

play-demo-scores = Refrain i prosta pętla

play-demo-simple = Prosta pętla

play-demo-simple-hint = Trzy próby i stałe przerwy, obliczone dla tych samych zamówień i tych samych usterek.

play-demo-success = Udane

play-demo-calls = Wywołania na wynik

play-demo-ended = Zakończone: { $succeeded } z { $ended } (wszystkich zamówień: { $requests })

play-demo-log = Co robi silnik

play-demo-accepted = Zamówienie { $number }: przyjęte

play-demo-made = Zamówienie { $number }: { $key } gotowe po { $took }

play-demo-failed = Zamówienie { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Zamówienie { $number }: czeka { $wait } ({ $failure })

play-demo-gave-up = Zamówienie { $number }: porzucone ({ $failure })

play-demo-cancelled = Zamówienie { $number }: anulowane

play-demo-failure =
    { $failure ->
        [key_rejected] klucz odrzucony
        [concurrency_limited] klucz zajęty
        [quota_exhausted] limit wyczerpany
        [rate_limited] za dużo wywołań
        [overloaded] przeciążenie
        [provider_error] błąd u dostawcy
        [timed_out] zbyt wolno
        [unreachable] połączenie zerwane
        [bad_output] odpowiedź bezużyteczna
        [no_key_available] żaden klucz nie działa
       *[else] niepowodzenie
    }

play-demo-next =
    { $next ->
        [again] Kolejna próba za { $wait }
        [next_target] Kolej na następny model
        [stop] Nie będzie kolejnej próby
       *[key] Kolej na następny wolny klucz
    }
