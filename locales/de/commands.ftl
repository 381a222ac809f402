# Die Befehle: was die Menüs über sie sagen (höchstens 100 Zeichen, ohne Auszeichnung) und was sie antworten.

## Menüs und Hilfe

command-start = Was dieser Bot kann
command-help = Alle Befehle
command-ping = Ist der Bot da?
command-generate = Ein Bild aus einem Prompt machen
command-video = Ein Video aus einem Prompt machen
command-status = Wie es um deine Anfragen steht
command-cancel = Deine Anfragen abbrechen

argument-prompt = Was zu sehen sein soll
argument-seed = Eine Zahl, die den Zufall festlegt: Dieselbe Zahl ergibt noch einmal dasselbe

## Antworten

start-text =
    <b>Hallo!</b> Ich mache Bilder und Videos aus dem, was du schreibst.
    Probier <code>/generate ein roter Fuchs im Schnee</code>. Alles, was ich kann: /help

help-heading = <b>Was ich kann</b>

# Eine Zeile je Befehl. $usage ist etwa "/generate <prompt> [--seed n]"; $description ist seine Zeile in den Menüs.
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Ich bin da.

## /status

status-none = Du hast keine laufenden Anfragen.

# $count ist die Zahl der laufenden Anfragen dieser Person; für jede folgt eine Zeile status-….
status-heading =
    { $count ->
        [one] <b>{ $count } laufende Anfrage</b>
       *[other] <b>{ $count } laufende Anfragen</b>
    }
status-queued = ⏳ Platz { $place } in der Warteschlange, voraussichtlich dran in { $wait }: <code>{ $prompt }</code>
status-running = 🎨 in Arbeit: <code>{ $prompt }</code>
status-delivering = 📦 unterwegs zu dir: <code>{ $prompt }</code>

## /cancel

cancel-none = Du hast keine Anfragen, die sich abbrechen lassen.

# $count ist die Zahl der abgebrochenen.
cancel-done =
    { $count ->
        [one] { $count } Anfrage abgebrochen.
       *[other] { $count } Anfragen abgebrochen.
    }
not-yours = Nur wer gefragt hat, kann diesen Knopf benutzen.
cancel-too-late = Das ist schon fertig.
again-unknown = An diese Anfrage erinnere ich mich nicht mehr. Bitte schick sie als neue noch einmal.

## Was getippt wurde, passt nicht. $name ist der Name eines Arguments, wie er getippt wird.

unknown-command = <code>/{ $name }</code> kenne ich nicht. Alles, was ich kann: /help
unknown-button = Dieser Knopf stammt aus einer älteren Version. Bitte nimm stattdessen einen Befehl.
not-allowed = <code>/{ $name }</code> ist Leuten mit Premium vorbehalten.
too-often = Du hast <code>/{ $name }</code> sehr oft benutzt. In { $wait } geht es wieder.
argument-missing = Bitte sag mehr dazu: <code>{ $usage }</code>
argument-unknown = Die Option <code>{ $name }</code> gibt es nicht. So geht es: <code>{ $usage }</code>
argument-value-missing = Die Option <code>{ $name }</code> braucht einen Wert. So geht es: <code>{ $usage }</code>
argument-twice = Die Option <code>{ $name }</code> steht zweimal da.
argument-too-short = <code>{ $name }</code> braucht mindestens { $min } Zeichen.
argument-too-long = <code>{ $name }</code> darf höchstens { $max } Zeichen haben; deins hat { $length }.
argument-not-a-number = <code>{ $name }</code> muss eine Zahl sein, nicht <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> muss zwischen { $min } und { $max } liegen.
argument-not-a-choice = <code>{ $name }</code> ist eines von: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> ist ja oder nein.
argument-no-attachment = Bitte häng für <code>{ $name }</code> eine Datei an.
argument-attachment-too-large = Die Datei für <code>{ $name }</code> darf höchstens { $max } MiB haben.

# Was für Ja oder Nein getippt werden darf, durch Leerzeichen getrennt.
boolean-yes-words = ja j wahr an yes y true on 1
boolean-no-words = nein n falsch aus no false off 0
