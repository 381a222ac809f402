web-problem-malformed = Richiesta non compresa
    .detail = Non è stato possibile leggere il contenuto: { $reason }

web-problem-unauthorized = Serve un token di accesso
    .detail = Invia un token di accesso valido nell’intestazione «Authorization: Bearer …».

web-problem-forbidden = Non consentito
    .detail = A questo token di accesso manca il diritto «{ $scope }».

web-problem-cross-site = Richiesta da un altro sito
    .detail = Una pagina di un altro sito ha inviato questa richiesta, perciò non è stata eseguita.

web-problem-not-found = Qui non c’è nulla
    .detail = A questo indirizzo non c’è nulla.

web-problem-method-not-allowed = Metodo non consentito
    .detail = { $method } non si può usare a questo indirizzo.

web-problem-too-slow = Troppo lento
    .detail = La richiesta non è arrivata in tempo.

web-problem-too-large = Troppo grande
    .detail = La richiesta può avere al massimo { $limit } KiB.

web-problem-unsupported-media-type = Tipo di contenuto errato
    .detail = Il contenuto va inviato come { $expected }.

web-problem-foreign-host = Nome host sconosciuto
    .detail = Questo server non risponde con il nome «{ $host }». Il gestore può consentirlo.

web-problem-too-many-requests = Troppe richieste
    .detail = Riprova tra { $wait }, per favore.

web-problem-internal = Qualcosa è andato storto
    .detail = Il bot ha avuto un errore interno. Il suo registro dice di più al gestore.

web-problem-unavailable = Al momento non disponibile
    .detail = Il bot è occupato o in fase di riavvio. Riprova tra un momento.

web-problem-invalid = Contenuto non accettato
    .detail = Qualcosa nella richiesta non è come dovrebbe: { $reason }

web-problem-conflict = Non possibile in questo stato
    .detail = La richiesta è in uno stato in cui non si può fare.
