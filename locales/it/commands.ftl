# I comandi: che cosa ne dicono i menu (al massimo 100 caratteri, senza formattazione) e che cosa rispondono.

## Menu e aiuto

command-start = Che cosa fa questo bot
command-help = Tutti i comandi
command-ping = Il bot c’è?
command-generate = Crea un’immagine da un prompt
command-video = Crea un video da un prompt
command-status = A che punto sono le tue richieste
command-cancel = Annulla le tue richieste
command-settings = Come funziona il bot qui
command-language = La tua lingua

argument-prompt = Che cosa si deve vedere
    .name = prompt
argument-seed = Un numero che fissa il caso: lo stesso numero ridà lo stesso risultato
    .name = seed
argument-request = Quale: parole del suo prompt. Se vuoto: tutte
    .name = richiesta
argument-language = La lingua qui, per esempio de; default: ognuno la propria
    .name = lingua
argument-own-language = La tua lingua, per esempio de; default: quella della tua app
    .name = lingua
argument-spoiler = Se i risultati restano coperti finché qualcuno non ci clicca sopra
    .name = coperto
argument-who = Chi può usare il bot qui
    .name = chi
argument-commands = I comandi che si possono usare qui, separati da spazi; all: tutti
    .name = comandi
argument-limit = Quante richieste possono essere in corso da qui insieme; 0: senza limite
    .name = limite
argument-scope = Per tutto il server o il gruppo, o solo per questo canale o argomento
    .name = ambito

command-queue = Quante richieste aspettano e dove sono le tue

command-history = I tuoi ultimi risultati, con il più recente

command-forget = Elimina ciò che il bot conserva su di te

argument-count = Quanti degli ultimi risultati
    .name = numero

argument-confirm = Sì: elimina davvero. Se vuoto: di’ soltanto che cosa verrebbe eliminato
    .name = conferma

## Valori da scegliere nei menu

choice-on = Sì
choice-off = No
choice-default = Come ha impostato il gestore del bot
choice-everyone = Tutti
choice-premium = Membri premium
choice-managers = Chi amministra questo spazio
choice-all = Tutto il server o il gruppo
choice-here = Solo questo canale o argomento

## Risposte

start-text =
    <b>Ciao!</b> Creo immagini e video da quello che scrivi.
    Prova <code>/generate una volpe rossa nella neve</code>. Tutto quello che so fare: /help

help-heading = <b>Che cosa so fare</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Sono qui.

## /status

status-none = Non hai richieste in corso.

status-heading =
    { $count ->
        [one] <b>{ $count } richiesta in corso</b>
       *[other] <b>{ $count } richieste in corso</b>
    }
status-queued = ⏳ posto { $place } in coda, il tuo turno è previsto tra { $wait }: <code>{ $prompt }</code>
status-running = 🎨 in lavorazione: <code>{ $prompt }</code>
status-delivering = 📦 in arrivo: <code>{ $prompt }</code>

## /cancel

cancel-none = Non hai richieste da annullare.

cancel-done =
    { $count ->
        [one] { $count } richiesta annullata.
       *[other] { $count } richieste annullate.
    }
cancel-unknown = Nessuna delle tue richieste in corso contiene <code>{ $request }</code>.
not-yours = Solo chi ha fatto la richiesta può usare questo pulsante.
cancel-too-late = È già finita.
again-unknown = Non ricordo più questa richiesta. Inviala di nuovo, per favore.

## Quello che è stato scritto non va. $name è il nome di un argomento, come lo si scrive.

unknown-command = Non conosco <code>/{ $name }</code>. Tutto quello che so fare: /help
unknown-button = Questo pulsante è di una versione precedente. Usa invece un comando.
not-allowed = <code>/{ $name }</code> è riservato ai membri premium.
only-in-groups = <code>/{ $name }</code> funziona solo nei server e nei gruppi.
for-managers = Qui <code>/{ $name }</code> è per chi amministra questo spazio.
switched-off-here = <code>/{ $name }</code> è disattivato qui.
too-often = Hai usato <code>/{ $name }</code> molto spesso. Riprova tra { $wait }.
argument-missing = Dimmi qualcosa in più: <code>{ $usage }</code>
argument-unknown = L’opzione <code>{ $name }</code> non esiste. Si fa così: <code>{ $usage }</code>
argument-value-missing = L’opzione <code>{ $name }</code> ha bisogno di un valore. Si fa così: <code>{ $usage }</code>
argument-twice = L’opzione <code>{ $name }</code> compare due volte.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> deve avere almeno { $min } carattere.
       *[other] <code>{ $name }</code> deve avere almeno { $min } caratteri.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> può avere al massimo { $max } carattere; il tuo testo ne ha { $length }.
       *[other] <code>{ $name }</code> può avere al massimo { $max } caratteri; il tuo testo ne ha { $length }.
    }
argument-not-a-number = <code>{ $name }</code> dev’essere un numero, non <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> dev’essere tra { $min } e { $max }.
argument-not-a-choice = <code>{ $name }</code> dev’essere uno di questi valori: { $choices }.
argument-not-a-boolean = Per <code>{ $name }</code> si risponde sì o no.
argument-no-attachment = Allega un file per <code>{ $name }</code>, per favore.
argument-attachment-too-large = Il file per <code>{ $name }</code> può essere al massimo di { $max } MiB.

boolean-yes-words = sì si s vero yes y true on 1
boolean-no-words = no n falso false off 0

## /settings

settings-heading = <b>Che cosa vale qui</b>
settings-saved = <b>Salvato.</b> Che cosa vale qui adesso:
settings-not-saved = Il salvataggio non è riuscito e non è cambiato nulla. Riprova tra qualche minuto.
settings-language = Lingua: { $language }
settings-language-own = Lingua: ognuno la propria
settings-spoiler-on = I risultati restano coperti finché qualcuno non ci clicca sopra
settings-spoiler-off = I risultati non sono coperti
settings-spoiler-default = I risultati sono coperti come ha impostato il gestore del bot
settings-who-everyone = Il bot è per tutti
settings-who-premium = Il bot è per i membri premium
settings-who-managers = Il bot è per chi amministra questo spazio
settings-commands = Comandi consentiti: { $commands }
settings-commands-all = Tutti i comandi sono consentiti
settings-limit = Richieste in corso da qui insieme, al massimo: { $limit }
settings-limit-none = Richieste in corso da qui insieme: senza limite
settings-unknown-language = Non parlo <code>{ $given }</code>. Parlo: { $languages }
settings-unknown-command = Il comando <code>{ $given }</code> non esiste. Ci sono: { $commands }

## /language

language-list =
    <b>Lingue</b>
    Scegli la tua, oppure scrivi <code>/language</code> e una di queste: { $languages }
    Con <code>/language default</code> è quella impostata nella tua app.
language-button = { $language }
language-chosen = ✓ La tua lingua: { $language }
language-default = ✓ La tua lingua: quella impostata nella tua app

## /queue

queue-heading = <b>La coda</b>

queue-line =
    { $task ->
        [video] 🎬 Video
        [vary] 🎨 Varianti
        [animate] 🎞️ Animazioni
       *[image] 🖼️ Immagini
    } – in attesa: { $waiting }, in lavorazione: { $running }. Una nuova sarebbe pronta tra { $wait }

## /history

history-none = Non ricordo nessuna tua richiesta conclusa.

history-heading = <b>I tuoi ultimi risultati</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Così si elimina per sempre ciò che conservo su di te: le tue richieste concluse, le immagini e i video che ne sono nati e le tue impostazioni.
    Ciò che è stato inviato nelle chat resta lì.
    Per farlo, invia <code>/forget --confirm</code> oppure scegli sì per «conferma» nel menu.

forget-under-way = Hai richieste in corso, quindi non è stato eliminato nulla. Aspetta che finiscano o annullale con /cancel, poi riprova.

forget-done = ✓ Dimenticato: le tue richieste, ciò che ne è nato e le tue impostazioni.

forget-not-all = Ora non è stato possibile eliminare tutto. Riprova tra qualche minuto.
