# Warum es kein Bild gibt: eine Meldung je Fehler.
#
# Der Wert ist das letzte Wort: was geschehen ist, was zu tun ist und wann.
# Das Attribut .meanwhile steht da, während Refrain von selbst weitermacht; wer es liest, muss nichts tun.
#
# $wait ist eine Wartezeit in Worten aus wait.ftl, im Dativ („2 Minuten“). $detail ist der Text des Anbieters.

## Vom Generierungsdienst

failure-key-rejected =
    <b>Problem mit der Anmeldung</b>
    Der Generierungsdienst wird gerade eingerichtet. Er ist bald verfügbar.
    Bitte versuch es in ein paar Minuten noch einmal.
    .meanwhile =
        <b>Problem mit der Anmeldung</b>
        Der Generierungsdienst wird gerade eingerichtet. Deine Anfrage behält ihren Platz und geht von selbst weiter.

failure-concurrency-limited =
    <b>Dienst ausgelastet</b>
    Gerade generieren viele Leute, und du kamst nicht rechtzeitig an die Reihe.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile =
        <b>Dienst ausgelastet, Anfrage in der Warteschlange</b>
        Gerade generieren viele Leute. Deine Anfrage behält ihren Platz und geht von selbst weiter.

failure-quota-exhausted =
    <b>Guthaben aufgebraucht</b>
    Der Generierungsdienst hat im Moment kein Guthaben mehr. Der Betreiber weiß Bescheid.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile =
        <b>Guthaben aufgebraucht</b>
        Der Generierungsdienst hat im Moment kein Guthaben mehr. Deine Anfrage wartet darauf und geht in { $wait } von selbst weiter.

failure-rate-limited =
    <b>Dienst ausgelastet</b>
    Gerade generieren viele Leute, und du kamst nicht rechtzeitig an die Reihe.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile =
        <b>Dienst ausgelastet, Anfrage in der Warteschlange</b>
        Gerade generieren viele Leute. Deine Anfrage ist in der Warteschlange und geht in { $wait } von selbst weiter.

failure-overloaded =
    <b>Dienst überlastet</b>
    Der Generierungsdienst hat mehr zu tun, als er schafft.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile =
        <b>Dienst überlastet</b>
        Der Generierungsdienst hat mehr zu tun, als er schafft. Nächster Versuch von selbst in { $wait }.

failure-loading =
    <b>Wird noch warm</b>
    Das KI-Modell wird gestartet und war nicht rechtzeitig bereit.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile =
        <b>Wird warm</b>
        Das KI-Modell wird gestartet. In { $wait } geht es von selbst weiter.

failure-model-unavailable =
    <b>Modell nicht verfügbar</b>
    Das KI-Modell ist im Moment nicht verfügbar. Der Betreiber weiß Bescheid.
    Bitte versuch es später noch einmal.
    .meanwhile = Dieses KI-Modell ist nicht verfügbar. Ich versuche ein anderes.

# $detail kann leer sein.
failure-invalid-request =
    <b>Anfrage nicht verstanden</b>
    Der Generierungsdienst konnte mit dieser Anfrage nichts anfangen: <code>{ $detail }</code>
    Bitte ändere sie und schick sie noch einmal.
    .meanwhile = Der Generierungsdienst konnte mit dieser Anfrage nichts anfangen.

failure-refused =
    <b>Prompt abgelehnt</b>
    Davon macht der Generierungsdienst keine Bilder.
    Bitte ändere den Prompt und schick ihn noch einmal.
    .meanwhile = Der Generierungsdienst hat den Prompt abgelehnt.

failure-too-large =
    <b>Zu groß</b>
    Die Anfrage ist größer, als der Generierungsdienst annimmt.
    Bitte kürze sie und schick sie noch einmal.
    .meanwhile = Die Anfrage ist zu groß für den Generierungsdienst.

failure-provider-error =
    <b>Der Dienst hat ein Problem</b>
    Beim Generierungsdienst ist mehrmals hintereinander ein Fehler aufgetreten.
    Bitte versuch es in ein paar Minuten noch einmal.
    .meanwhile = Der Generierungsdienst hat sich verschluckt. Nächster Versuch von selbst.

failure-timed-out =
    <b>Die Generierung dauert länger</b>
    Die KI arbeitet angestrengt daran, aber es kam nichts rechtzeitig an.
    Bitte versuch es in 1–2 Minuten noch einmal.
    .meanwhile =
        <b>Die Generierung dauert länger</b>
        Die KI arbeitet angestrengt daran. Noch ein Versuch von selbst.

failure-unreachable =
    <b>Dienst nicht erreichbar</b>
    Der Generierungsdienst war nicht zu erreichen.
    Bitte versuch es in ein paar Minuten noch einmal.
    .meanwhile = Der Generierungsdienst ist nicht zu erreichen. Nächster Versuch von selbst.

failure-misconfigured =
    <b>Verbindungsproblem</b>
    Die Verbindung zum Generierungsdienst ist nicht richtig eingerichtet. Der Betreiber weiß Bescheid.
    Bitte versuch es später noch einmal.
    .meanwhile = Die Verbindung zum Generierungsdienst hat ein Problem.

failure-bad-output =
    <b>Kein brauchbares Ergebnis</b>
    Der Generierungsdienst hat etwas geschickt, das sich nicht anzeigen lässt.
    Bitte versuch es noch einmal, vielleicht mit einem anderen Prompt.
    .meanwhile = Der Dienst hat ein schlechtes Ergebnis geschickt. Nächster Versuch von selbst.

failure-download-failed =
    <b>Ergebnis nicht angekommen</b>
    Das Ergebnis wurde fertig, ließ sich aber nicht vom Generierungsdienst abholen.
    Bitte versuch es in ein paar Minuten noch einmal.
    .meanwhile = Das Ergebnis ist fertig. Ich hole es noch einmal ab.

failure-no-key-available =
    <b>Dienst ausgelastet</b>
    Der Generierungsdienst hat nicht rechtzeitig etwas für deine Anfrage frei.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile =
        <b>Dienst ausgelastet, Anfrage in der Warteschlange</b>
        Deine Anfrage behält ihren Platz und geht in { $wait } von selbst weiter.

## Von der eigenen Tür

failure-queue-full =
    <b>Warteschlange voll</b>
    Es warten so viele Leute, dass deine Anfrage nicht rechtzeitig fertig würde.
    Bitte versuch es in { $wait } noch einmal.
    .meanwhile = Die Warteschlange ist voll.

failure-too-many-requests =
    <b>Eins nach dem anderen</b>
    Du hast so viele Anfragen laufen, wie eine Person haben darf.
    Bitte versuch es in { $wait } noch einmal oder brich eine mit /cancel ab.
    .meanwhile = Du hast viele Anfragen laufen.

## Unter einem Fehler, wo der Betreiber Premium anbietet

premium-line = ⭐ Premium: { $times }× so oft an der Reihe. Wartende Aufträge: bis zu { $waiting }; gleichzeitig in Arbeit: bis zu { $running }.
