# Het ene bericht dat een aanvraag volgt, van aanname tot afbeelding.

## Zolang hij wacht

job-queued =
    ⏳ <b>In de wachtrij</b>: plek { $place }
    Geschatte wachttijd: { $wait }. Je hoeft niets te doen: het resultaat verschijnt hier.

job-accepted = ⏳ Aangenomen. Het resultaat verschijnt hier.

job-running-image = 🎨 Aan het schilderen…
job-running-video = 🎬 Aan het filmen… Dit duurt een paar minuten.

job-place = Plek in de wachtrij: { $place }

chat-full = Hier lopen al genoeg aanvragen. Probeer het over { $wait } opnieuw.

## Het resultaat: een bijschrift van hoogstens 1024 tekens

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = Het resultaat is { $size } MiB, meer dan hier verstuurd kan worden ({ $limit } MiB). Het is bewaard: de botbeheerder kan het je geven.

## Het einde zonder resultaat

job-cancelled = 🚫 Geannuleerd.

job-interrupted =
    <b>Onderbroken</b>
    De bot wordt opnieuw gestart, en je aanvraag kwam niet op tijd af. Sorry!
    Stuur hem over { $wait } opnieuw.
store-out-of-reach = Ik kan nu niet bij mijn notities, dus ik kan geen verzoeken aannemen, vinden of stoppen. De beheerder weet ervan. Probeer het over een paar minuten opnieuw.

## Knoppen: kort, zonder opmaak

button-again = 🔁 Nog eens
button-vary = 🎨 Variëren
button-animate = 🎬 Animeren
button-cancel = ✖ Annuleren
