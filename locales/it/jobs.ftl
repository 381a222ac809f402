# L’unico messaggio che accompagna una richiesta dall’accettazione all’immagine.

## Durante l’attesa

job-queued =
    ⏳ <b>In coda</b>: posto { $place }
    Attesa stimata: { $wait }. Non devi fare nulla: il risultato apparirà qui.

job-accepted = ⏳ Ricevuta. Il risultato apparirà qui.

job-running-image = 🎨 Sto dipingendo…
job-running-video = 🎬 Sto girando… Ci vorrà qualche minuto.

job-place = Posto in coda: { $place }

chat-full = Da qui ci sono già abbastanza richieste in corso. Riprova tra { $wait }.

## Il risultato: una didascalia di al massimo 1024 caratteri

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = Il risultato è di { $size } MiB, più di quanto si possa inviare qui ({ $limit } MiB). È conservato: il gestore del bot può dartelo.

## La fine senza risultato

job-cancelled = 🚫 Annullata.

job-interrupted =
    <b>Interrotta</b>
    Il bot si sta riavviando e la tua richiesta non è finita in tempo. Ci dispiace.
    Inviala di nuovo tra { $wait }, per favore.
store-out-of-reach = In questo momento non riesco ad accedere ai miei appunti, quindi non posso accettare, trovare o fermare richieste. Il gestore lo sa. Riprova tra qualche minuto.

## Pulsanti: brevi, senza formattazione

button-again = 🔁 Ancora
button-vary = 🎨 Varia
button-animate = 🎬 Anima
button-cancel = ✖ Annulla
