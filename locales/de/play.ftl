play-title = Spielwiese

play-intro = Schreib dem Bot wie auf Discord oder Telegram. Diesen Chat sieht sonst niemand.

play-demo-intro = Schreib dem Bot, dreh seine Störungen auf und sieh zu, was die Engine daraus macht. Alles läuft auf diesem Rechner.

play-chat = Chat

play-input = Deine Nachricht

play-hint = Tippe <code>/</code>, um die Befehle zu sehen.

play-send = Senden

play-offers = Vorschläge

play-you = Du

play-empty = Noch ist hier nichts. Probier zum Beispiel:

play-examples =
    ein roter Fuchs im Schnee
    eine Stadt bei Nacht
    eine Eule im Wald
    Berge in der Dämmerung
    eine Katze im Garten

play-tier = Stufe

play-tier-free = Kostenlos

play-tier-premium = Premium

play-steps = Verlauf

play-picture = Bild: { $about }

play-video = Video: { $about }

play-media-gone = Diese Datei ist hier nicht mehr vorhanden.

play-save = Speichern

play-reveal = Anzeigen

play-lost = Die Verbindung ist weg. Neuer Versuch …

play-unsent = Das konnte nicht gesendet werden. Bitte versuch es noch einmal.

play-needs-script = Der Chat braucht JavaScript.

play-previews = Dieselbe Antwort anderswo

play-previews-none = Sobald der Bot antwortet, steht seine Antwort hier so, wie Discord und Telegram sie zeigen würden.

play-demo-faults = Was schiefgeht

play-demo-dead = Tote Schlüssel

play-demo-flapping = Aufrufe, die der erste Schlüssel abweist

play-demo-limit = Ratenbegrenzung je Schlüssel

play-demo-hiccups = Aufrufe, die beim Anbieter scheitern

play-demo-slowness = Dauer eines Aufrufs

play-demo-none = keine

play-demo-keys = { $count } von { $all }

play-demo-rate = { $calls } in { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent } %

play-demo-number = { $number }

play-demo-ten = Zehn Anfragen stellen

play-demo-restart = Neu zählen

play-demo-scores = Refrain und eine einfache Schleife

play-demo-simple = Einfache Schleife

play-demo-simple-hint = Drei Versuche und feste Wartezeiten, berechnet für dieselben Anfragen und dieselben Störungen.

play-demo-success = Gelungen

play-demo-calls = Aufrufe je Ergebnis

play-demo-ended = Fertig: { $succeeded } von { $ended } (Anfragen insgesamt: { $requests })

play-demo-log = Was die Engine tut

play-demo-accepted = Anfrage { $number }: angenommen

play-demo-made = Anfrage { $number }: { $key } hat in { $took } geliefert

play-demo-failed = Anfrage { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Anfrage { $number }: wartet { $wait } ({ $failure })

play-demo-gave-up = Anfrage { $number }: aufgegeben ({ $failure })

play-demo-cancelled = Anfrage { $number }: abgebrochen

play-demo-failure =
    { $failure ->
        [key_rejected] Schlüssel abgewiesen
        [concurrency_limited] Schlüssel ist belegt
        [quota_exhausted] Kontingent aufgebraucht
        [rate_limited] zu viele Aufrufe
        [overloaded] überlastet
        [provider_error] Fehler beim Anbieter
        [timed_out] zu langsam
        [unreachable] Verbindung abgebrochen
        [bad_output] unbrauchbare Antwort
        [no_key_available] kein Schlüssel verfügbar
       *[else] gescheitert
    }

play-demo-next =
    { $next ->
        [again] Nächster Versuch in { $wait }
        [next_target] Das nächste Modell ist dran
        [stop] Kein weiterer Versuch
       *[key] Der nächste freie Schlüssel ist dran
    }
