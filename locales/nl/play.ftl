play-title = Speeltuin

play-intro = Schrijf de bot zoals op Discord of Telegram. Niemand anders ziet deze chat.

play-demo-intro = Schrijf de bot, draai zijn storingen open en kijk wat de motor ervan maakt. Alles draait op deze computer.

play-chat = Chat

play-input = Je bericht

play-hint = Typ <code>/</code> om de opdrachten te zien.

play-send = Versturen

play-offers = Suggesties

play-you = Jij

play-empty = Hier staat nog niets. Probeer bijvoorbeeld:

play-examples =
    een rode vos in de sneeuw
    een stad bij nacht
    een uil in het bos
    bergen in de schemering
    een kat in de tuin

play-tier = Niveau

play-tier-free = Gratis

play-tier-premium = Premium

play-steps = Verloop

play-picture = Afbeelding: { $about }

play-video = Video: { $about }

play-media-gone = Dit bestand wordt hier niet meer bewaard.

play-save = Opslaan

play-reveal = Tonen

play-lost = De verbinding is weg. Nieuwe poging…

play-unsent = Dat kon niet worden verstuurd. Probeer het opnieuw.

play-needs-script = De chat heeft JavaScript nodig.

play-previews = Hetzelfde antwoord elders

play-previews-none = Zodra de bot antwoordt, staat zijn antwoord hier zoals Discord en Telegram het zouden tonen.

play-demo-faults = Wat er misgaat

play-demo-dead = Dode sleutels

play-demo-flapping = Aanroepen die de eerste sleutel weigert

play-demo-limit = Limiet per sleutel

play-demo-hiccups = Aanroepen die bij de aanbieder mislukken

play-demo-slowness = Duur van een aanroep

play-demo-none = geen

play-demo-keys = { $count } van { $all }

play-demo-rate = { $calls } in { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Tien verzoeken doen

play-demo-restart = Opnieuw tellen

play-demo-scores = Refrain en een eenvoudige lus

play-demo-simple = Eenvoudige lus

play-demo-simple-hint = Drie pogingen en vaste wachttijden, berekend voor dezelfde verzoeken en dezelfde storingen.

play-demo-success = Gelukt

play-demo-calls = Aanroepen per resultaat

play-demo-ended = Klaar: { $succeeded } van { $ended } (verzoeken in totaal: { $requests })

play-demo-log = Wat de motor doet

play-demo-accepted = Verzoek { $number }: aangenomen

play-demo-made = Verzoek { $number }: { $key } leverde in { $took }

play-demo-failed = Verzoek { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Verzoek { $number }: wacht { $wait } ({ $failure })

play-demo-gave-up = Verzoek { $number }: opgegeven ({ $failure })

play-demo-cancelled = Verzoek { $number }: geannuleerd

play-demo-failure =
    { $failure ->
        [key_rejected] sleutel geweigerd
        [concurrency_limited] sleutel bezet
        [quota_exhausted] quotum op
        [rate_limited] te veel aanroepen
        [overloaded] overbelast
        [provider_error] fout bij de aanbieder
        [timed_out] te traag
        [unreachable] verbinding verbroken
        [bad_output] onbruikbaar antwoord
        [no_key_available] geen sleutel beschikbaar
       *[else] mislukt
    }

play-demo-next =
    { $next ->
        [again] Nieuwe poging over { $wait }
        [next_target] Het volgende model is aan de beurt
        [stop] Geen poging meer
       *[key] De volgende vrije sleutel is aan de beurt
    }
