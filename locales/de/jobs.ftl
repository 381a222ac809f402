# Die eine Nachricht, die eine Anfrage von der Annahme bis zum Bild begleitet.

## Solange sie wartet

# $place zählt ab 1. $wait ist eine geschätzte Wartezeit in Worten, im Dativ.
job-queued =
    ⏳ <b>In der Warteschlange</b>: Platz { $place }
    Voraussichtlich in { $wait } dran. Du musst nichts tun: Das Ergebnis erscheint hier.

# Sie ist sofort oder gleich an der Reihe.
job-accepted = ⏳ Angenommen. Das Ergebnis erscheint hier.

job-running-image = 🎨 Ich male …
job-running-video = 🎬 Ich drehe … Das dauert ein paar Minuten.

# $place ist der Platz in der Warteschlange, solange nichts frei ist.
job-place = Platz in der Warteschlange: { $place }

chat-full = Von hier sind genug Anfragen unterwegs. Bitte versuche es in { $wait } noch einmal.

## Das Ergebnis: eine Bildunterschrift mit höchstens 1.024 Zeichen

# $prompt ist, was getippt wurde; $seed die Zahl, die dasselbe noch einmal ergibt, zum Kopieren.
job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

# Die Datei ist für diese Plattform zu groß. $size ist ihre Größe, $limit die größte, die sich senden lässt, in MiB.
job-file-too-large = Das Ergebnis hat { $size } MiB, mehr als sich hier senden lässt ({ $limit } MiB). Es ist aufgehoben: Der Betreiber kann es dir geben.

## Das Ende ohne Ergebnis

job-cancelled = 🚫 Abgebrochen.

# Der Bot wird angehalten oder aktualisiert, während das noch lief.
job-interrupted =
    <b>Unterbrochen</b>
    Der Bot wird neu gestartet, und deine Anfrage ließ sich vorher nicht abschließen. Das tut uns leid.
    Bitte schick sie in { $wait } noch einmal.

store-out-of-reach = Ich komme gerade nicht an meine Notizen und kann deshalb keine Anfragen annehmen, finden oder abbrechen. Der Betreiber weiß Bescheid. Bitte versuch es in ein paar Minuten noch einmal.

## Knöpfe: kurz, ohne Auszeichnung

button-again = 🔁 Noch einmal
button-vary = 🎨 Variante
button-animate = 🎬 Animieren
button-cancel = ✖ Abbrechen
