# Die Befehle: was die Menüs über sie sagen (höchstens 100 Zeichen, ohne Auszeichnung) und was sie antworten.

## Menüs und Hilfe

command-start = Was dieser Bot kann
command-help = Alle Befehle
command-ping = Ist der Bot da?
command-generate = Ein Bild aus einem Prompt machen
command-video = Ein Video aus einem Prompt machen
command-status = Wie es um deine Anfragen steht
command-cancel = Deine Anfragen abbrechen
command-settings = Wie der Bot hier arbeitet
command-language = Deine Sprache

argument-prompt = Was zu sehen sein soll
    .name = prompt
argument-seed = Eine Zahl, die den Zufall festlegt: Dieselbe Zahl ergibt noch einmal dasselbe
    .name = seed
argument-request = Welche: Wörter aus dem Prompt. Ohne Angabe: alle
    .name = anfrage
argument-language = Die Sprache hier, etwa de; default: jede Person ihre eigene
    .name = sprache
argument-own-language = Deine Sprache, etwa de; default: wie in deiner App eingestellt
    .name = sprache
argument-spoiler = Ob Ergebnisse verdeckt sind, bis jemand darauf klickt
    .name = verdeckt
argument-who = Wer den Bot hier benutzen darf
    .name = wer
argument-commands = Die hier erlaubten Befehle, durch Leerzeichen getrennt; all: jeder
    .name = befehle
argument-limit = Wie viele Anfragen von hier zugleich laufen dürfen; 0: beliebig viele
    .name = grenze
argument-scope = Für den ganzen Server oder die Gruppe, oder nur für diesen Kanal oder dieses Thema
    .name = bereich

command-queue = Wie viele Anfragen warten und wo deine stehen

command-history = Deine letzten Ergebnisse, das neueste noch einmal zu sehen

command-forget = Löschen, was der Bot über dich gespeichert hat

argument-count = Wie viele der letzten Ergebnisse
    .name = anzahl

argument-confirm = Ja: wirklich löschen. Ohne Angabe: nur sagen, was gelöscht würde
    .name = bestätigen

## Werte zur Auswahl in den Menüs

choice-on = An
choice-off = Aus
choice-default = Wie vom Betreiber eingestellt
choice-everyone = Alle
choice-premium = Premium-Mitglieder
choice-managers = Wer diesen Ort verwaltet
choice-all = Der ganze Server oder die Gruppe
choice-here = Nur dieser Kanal oder dieses Thema

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
cancel-unknown = Keine deiner laufenden Anfragen enthält <code>{ $request }</code>.
not-yours = Nur wer gefragt hat, kann diesen Knopf benutzen.
cancel-too-late = Das ist schon fertig.
again-unknown = An diese Anfrage erinnere ich mich nicht mehr. Bitte schick sie als neue noch einmal.

## Was getippt wurde, passt nicht. $name ist der Name eines Arguments, wie er getippt wird.

unknown-command = <code>/{ $name }</code> kenne ich nicht. Alles, was ich kann: /help
unknown-button = Dieser Knopf stammt aus einer älteren Version. Bitte nimm stattdessen einen Befehl.
not-allowed = <code>/{ $name }</code> ist Leuten mit Premium vorbehalten.
only-in-groups = <code>/{ $name }</code> geht nur auf Servern und in Gruppen.
for-managers = <code>/{ $name }</code> ist hier für die, die diesen Ort verwalten.
switched-off-here = <code>/{ $name }</code> ist hier abgeschaltet.
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

## /settings

settings-heading = <b>Was hier gilt</b>
settings-saved = <b>Gespeichert.</b> Was hier jetzt gilt:
settings-not-saved = Das konnte gerade nicht gespeichert werden, und nichts wurde geändert. Bitte versuche es in einigen Minuten noch einmal.
settings-language = Sprache: { $language }
settings-language-own = Sprache: jede Person ihre eigene
settings-spoiler-on = Ergebnisse sind verdeckt, bis jemand darauf klickt
settings-spoiler-off = Ergebnisse sind nicht verdeckt
settings-spoiler-default = Ergebnisse sind verdeckt, wie der Betreiber es eingestellt hat
settings-who-everyone = Der Bot ist für alle da
settings-who-premium = Der Bot ist für Premium-Mitglieder da
settings-who-managers = Der Bot ist für die da, die diesen Ort verwalten
settings-commands = Erlaubte Befehle: { $commands }
settings-commands-all = Alle Befehle sind erlaubt
settings-limit = Höchstzahl gleichzeitiger Anfragen von hier: { $limit }
settings-limit-none = Gleichzeitige Anfragen von hier: beliebig viele
settings-unknown-language = Ich spreche kein <code>{ $given }</code>. Ich spreche: { $languages }
settings-unknown-command = Den Befehl <code>{ $given }</code> gibt es nicht. Es gibt: { $commands }

## /language: a person's own

language-list =
    <b>Sprachen</b>
    Wähle deine, oder schreibe <code>/language</code> und eine von diesen: { $languages }
    Mit <code>/language default</code> ist es die, die in deiner App eingestellt ist.
language-button = { $language }
language-chosen = ✓ Deine Sprache: { $language }
language-default = ✓ Deine Sprache: die in deiner App eingestellte

## /queue

queue-heading = <b>Die Warteschlange</b>

queue-line =
    { $task ->
        [video] 🎬 Videos
        [vary] 🎨 Varianten
        [animate] 🎞️ Animationen
       *[image] 🖼️ Bilder
    } – wartend: { $waiting }, in Arbeit: { $running }. Eine neue Anfrage wäre in { $wait } fertig

## /history

history-none = Ich weiß von keinen abgeschlossenen Anfragen von dir.

history-heading = <b>Deine letzten Ergebnisse</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Damit wird endgültig gelöscht, was ich über dich gespeichert habe: deine abgeschlossenen Anfragen, die Bilder und Videos dazu und deine Einstellungen.
    Was in Chats gesendet wurde, bleibt dort.
    Sende dazu <code>/forget --confirm</code> oder wähle im Menü „Ja“ für „bestätigen“.

forget-under-way = Du hast noch laufende Anfragen, deshalb wurde nichts gelöscht. Warte, bis sie fertig sind, oder brich sie mit /cancel ab und versuch es dann noch einmal.

forget-done = ✓ Vergessen: deine Anfragen, was daraus entstanden ist, und deine Einstellungen.

forget-not-all = Gerade ließ sich nicht alles löschen. Bitte versuch es in ein paar Minuten noch einmal.
