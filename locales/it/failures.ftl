# Perché non c’è un’immagine: un messaggio per ogni guasto. $wait sta dopo «tra».

## Dal servizio di generazione

failure-key-rejected =
    <b>Problema di autenticazione</b>
    Il servizio di generazione è in fase di configurazione. Sarà disponibile presto.
    Riprova tra qualche minuto, per favore.
    .meanwhile =
        <b>Problema di autenticazione</b>
        Il servizio di generazione è in fase di configurazione. La tua richiesta mantiene il posto e va avanti da sola.

failure-concurrency-limited =
    <b>Servizio occupato</b>
    In questo momento tante persone stanno generando e il tuo turno non è arrivato in tempo.
    Riprova tra { $wait }, per favore.
    .meanwhile =
        <b>Servizio occupato, richiesta in coda</b>
        In questo momento tante persone stanno generando. La tua richiesta mantiene il posto e va avanti da sola.

failure-quota-exhausted =
    <b>Credito esaurito</b>
    Per ora il servizio di generazione non ha più credito. Il gestore del bot lo sa già.
    Riprova tra { $wait }, per favore.
    .meanwhile =
        <b>Credito esaurito</b>
        Per ora il servizio di generazione non ha più credito. La tua richiesta aspetta e riparte da sola tra { $wait }.

failure-rate-limited =
    <b>Servizio occupato</b>
    In questo momento tante persone stanno generando e il tuo turno non è arrivato in tempo.
    Riprova tra { $wait }, per favore.
    .meanwhile =
        <b>Servizio occupato, richiesta in coda</b>
        In questo momento tante persone stanno generando. La tua richiesta è in coda e riparte da sola tra { $wait }.

failure-overloaded =
    <b>Servizio sovraccarico</b>
    Il servizio di generazione ha più lavoro di quanto riesca a farne.
    Riprova tra { $wait }, per favore.
    .meanwhile =
        <b>Servizio sovraccarico</b>
        Il servizio di generazione ha più lavoro di quanto riesca a farne. Riprovo da solo tra { $wait }.

failure-loading =
    <b>Si sta ancora scaldando</b>
    Il modello di IA si sta avviando e non era pronto in tempo.
    Riprova tra { $wait }, per favore.
    .meanwhile =
        <b>Si sta scaldando</b>
        Il modello di IA si sta avviando. Si riparte automaticamente tra { $wait }.

failure-model-unavailable =
    <b>Modello non disponibile</b>
    Il modello di IA non è disponibile al momento. Il gestore del bot lo sa già.
    Riprova più tardi, per favore.
    .meanwhile = Questo modello di IA non è disponibile. Ne provo un altro.

failure-invalid-request =
    <b>Richiesta non capita</b>
    Il servizio di generazione non ha saputo che fare di questa richiesta: <code>{ $detail }</code>
    Modificala e inviala di nuovo, per favore.
    .meanwhile = Il servizio di generazione non ha saputo che fare di questa richiesta.

failure-refused =
    <b>Prompt rifiutato</b>
    Il servizio di generazione non crea immagini di questo tipo.
    Modifica il prompt e invialo di nuovo, per favore.
    .meanwhile = Il servizio di generazione ha rifiutato il prompt.

failure-too-large =
    <b>Troppo grande</b>
    La richiesta è più grande di quanto accetti il servizio di generazione.
    Accorciala e inviala di nuovo, per favore.
    .meanwhile = La richiesta è troppo grande per il servizio di generazione.

failure-provider-error =
    <b>Il servizio ha un problema</b>
    Il servizio di generazione ha avuto un guasto, più volte di seguito.
    Riprova tra qualche minuto, per favore.
    .meanwhile = Il servizio di generazione ha avuto un intoppo. Riprovo da solo.

failure-timed-out =
    <b>La generazione richiede più tempo</b>
    L’IA ci sta lavorando sodo, ma non è arrivato nulla in tempo.
    Riprova tra 1–2 minuti, per favore.
    .meanwhile =
        <b>La generazione richiede più tempo</b>
        L’IA ci sta lavorando sodo. Riprovo da solo ancora una volta.

failure-unreachable =
    <b>Servizio irraggiungibile</b>
    Non è stato possibile raggiungere il servizio di generazione.
    Riprova tra qualche minuto, per favore.
    .meanwhile = Il servizio di generazione è irraggiungibile. Riprovo da solo.

failure-misconfigured =
    <b>Problema di connessione</b>
    La connessione al servizio di generazione non è impostata bene. Il gestore del bot lo sa già.
    Riprova più tardi, per favore.
    .meanwhile = La connessione al servizio di generazione ha un problema.

failure-bad-output =
    <b>Nessun risultato utilizzabile</b>
    Il servizio di generazione ha inviato qualcosa che non si può mostrare.
    Riprova, magari con un altro prompt.
    .meanwhile = Il servizio ha inviato un risultato difettoso. Riprovo da solo.

failure-download-failed =
    <b>Risultato non ricevuto</b>
    Il risultato è pronto, ma non è stato possibile prelevarlo dal servizio di generazione.
    Riprova tra qualche minuto, per favore.
    .meanwhile = Il risultato è pronto. Provo a prenderlo di nuovo.

failure-no-key-available =
    <b>Servizio occupato</b>
    Il servizio di generazione non avrà posto in tempo per la tua richiesta.
    Riprova tra { $wait }, per favore.
    .meanwhile =
        <b>Servizio occupato, richiesta in coda</b>
        La tua richiesta mantiene il posto e riparte da sola tra { $wait }.

## Dalla nostra porta

failure-queue-full =
    <b>Coda piena</b>
    Ci sono così tante persone in attesa che la tua richiesta non finirebbe in tempo.
    Riprova tra { $wait }, per favore.
    .meanwhile = La coda è piena.

failure-too-many-requests =
    <b>Una cosa alla volta</b>
    Hai in corso tutte le richieste che una persona può avere.
    Riprova tra { $wait } o annullane una con /cancel.
    .meanwhile = Hai molte richieste in corso.

## Sotto un guasto, dove il bot offre premium

premium-line = ⭐ Premium: il tuo turno arriva { $times }× più spesso. Richieste in attesa: fino a { $waiting }; in corso insieme: fino a { $running }.
