play-title = Area di prova

play-intro = Scrivi al bot come faresti su Discord o Telegram. Nessun altro vede questa chat.

play-demo-intro = Scrivi al bot, provoca guasti e guarda che cosa ne fa il motore. Tutto gira su questo computer.

play-chat = Chat

play-input = Il tuo messaggio

play-hint = Digita <code>/</code> per vedere i comandi.

play-send = Invia

play-offers = Suggerimenti

play-you = Tu

play-empty = Qui non c’è ancora nulla. Prova per esempio:

play-examples =
    una volpe rossa nella neve
    una città di notte
    un gufo nella foresta
    montagne al crepuscolo
    un gatto in un giardino

play-tier = Livello

play-tier-free = Gratis

play-tier-premium = Premium

play-steps = Svolgimento

play-picture = Immagine: { $about }

play-video = Video: { $about }

play-media-gone = Questo file non è più conservato qui.

play-save = Salva

play-reveal = Mostra

play-lost = La connessione si è interrotta. Nuovo tentativo…

play-unsent = Invio non riuscito. Riprova.

play-needs-script = La chat ha bisogno di JavaScript.

play-previews = La stessa risposta altrove

play-previews-none = Appena il bot risponde, la sua risposta appare qui come la mostrerebbero Discord e Telegram.

play-demo-faults = Che cosa va storto

play-demo-dead = Chiavi morte

play-demo-flapping = Chiamate rifiutate dalla prima chiave

play-demo-limit = Limite di frequenza per chiave

play-demo-hiccups = Chiamate che falliscono dal fornitore

play-demo-slowness = Durata di una chiamata

play-demo-none = nessuna

play-demo-keys = { $count } su { $all }

play-demo-rate = { $calls } in { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Fai dieci richieste

play-demo-restart = Conta da capo

play-demo-scores = Refrain e un ciclo semplice

play-demo-simple = Ciclo semplice

play-demo-simple-hint = Tre tentativi e attese fisse, calcolati per le stesse richieste e gli stessi guasti.

play-demo-success = Riuscite

play-demo-calls = Chiamate per risultato

play-demo-ended = Concluse: { $succeeded } su { $ended } (richieste in tutto: { $requests })

play-demo-log = Che cosa fa il motore

play-demo-accepted = Richiesta { $number }: accettata

play-demo-made = Richiesta { $number }: { $key } ha consegnato in { $took }

play-demo-failed = Richiesta { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Richiesta { $number }: attende { $wait } ({ $failure })

play-demo-gave-up = Richiesta { $number }: abbandonata ({ $failure })

play-demo-cancelled = Richiesta { $number }: annullata

play-demo-failure =
    { $failure ->
        [key_rejected] chiave rifiutata
        [concurrency_limited] chiave occupata
        [quota_exhausted] quota esaurita
        [rate_limited] troppe chiamate
        [overloaded] sovraccarico
        [provider_error] errore del fornitore
        [timed_out] troppo lento
        [unreachable] connessione interrotta
        [bad_output] risposta inutilizzabile
        [no_key_available] nessuna chiave disponibile
       *[else] fallita
    }

play-demo-next =
    { $next ->
        [again] Nuovo tentativo tra { $wait }
        [next_target] Tocca al prossimo modello
        [stop] Nessun altro tentativo
       *[key] Tocca alla prossima chiave libera
    }
