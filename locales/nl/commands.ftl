# De opdrachten: wat de menu’s erover zeggen (hoogstens 100 tekens, zonder opmaak) en wat ze antwoorden.

## Menu’s en hulp

command-start = Wat deze bot doet
command-help = Alle opdrachten
command-ping = Is de bot er?
command-generate = Een afbeelding maken van een prompt
command-video = Een video maken van een prompt
command-status = Hoe het met je aanvragen staat
command-cancel = Je aanvragen annuleren
command-settings = Hoe de bot hier werkt
command-language = Je taal

argument-prompt = Wat er te zien moet zijn
    .name = prompt
argument-seed = Een getal dat het toeval vastlegt: hetzelfde getal geeft weer hetzelfde
    .name = seed
argument-request = Welke: woorden uit de prompt. Niets ingevuld: allemaal
    .name = aanvraag
argument-language = De taal hier, zoals de; default: ieder zijn eigen taal
    .name = taal
argument-own-language = Je taal, zoals de; default: zoals ingesteld in je app
    .name = taal
argument-spoiler = Of resultaten verborgen zijn tot iemand erop klikt
    .name = verborgen
argument-who = Wie de bot hier mag gebruiken
    .name = wie
argument-commands = De opdrachten die hier mogen, met spaties ertussen; all: allemaal
    .name = opdrachten
argument-limit = Hoeveel aanvragen hier tegelijk mogen lopen; 0: onbeperkt
    .name = limiet
argument-scope = Voor de hele server of groep, of alleen voor dit kanaal of onderwerp
    .name = bereik

command-queue = Hoeveel aanvragen er wachten en waar die van jou zijn

command-history = Je laatste resultaten, met het nieuwste erbij

command-forget = Verwijder wat de bot van je bewaart

argument-count = Hoeveel van de laatste resultaten
    .name = aantal

argument-confirm = Ja: echt verwijderen. Niets ingevuld: alleen zeggen wat er zou verdwijnen
    .name = bevestigen

## Waarden om uit te kiezen in de menu’s

choice-on = Aan
choice-off = Uit
choice-default = Zoals de botbeheerder het heeft ingesteld
choice-everyone = Iedereen
choice-premium = Premiumleden
choice-managers = Wie deze plek beheert
choice-all = De hele server of groep
choice-here = Alleen dit kanaal of onderwerp

## Antwoorden

start-text =
    <b>Hallo!</b> Ik maak afbeeldingen en video’s van wat je schrijft.
    Probeer <code>/generate een rode vos in de sneeuw</code>. Alles wat ik kan: /help

help-heading = <b>Wat ik kan</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Ik ben er.

## /status

status-none = Je hebt geen lopende aanvragen.

status-heading =
    { $count ->
        [one] <b>{ $count } lopende aanvraag</b>
       *[other] <b>{ $count } lopende aanvragen</b>
    }
status-queued = ⏳ plek { $place } in de wachtrij, geschatte wachttijd { $wait }: <code>{ $prompt }</code>
status-running = 🎨 wordt gemaakt: <code>{ $prompt }</code>
status-delivering = 📦 onderweg: <code>{ $prompt }</code>

## /cancel

cancel-none = Je hebt geen aanvragen om te annuleren.

cancel-done =
    { $count ->
        [one] { $count } aanvraag geannuleerd.
       *[other] { $count } aanvragen geannuleerd.
    }
cancel-unknown = In geen van je lopende aanvragen staat <code>{ $request }</code>.
not-yours = Alleen wie de aanvraag deed, kan deze knop gebruiken.
cancel-too-late = Dit is al klaar.
again-unknown = Deze aanvraag herinner ik me niet meer. Stuur hem opnieuw, alsjeblieft.

## Wat er getypt is, past niet. $name is de naam van een argument, zoals die getypt wordt.

unknown-command = <code>/{ $name }</code> ken ik niet. Alles wat ik kan: /help
unknown-button = Deze knop is van een oudere versie. Gebruik in plaats daarvan een opdracht.
not-allowed = <code>/{ $name }</code> is alleen voor premiumleden.
only-in-groups = <code>/{ $name }</code> werkt alleen op servers en in groepen.
for-managers = <code>/{ $name }</code> is hier voor wie deze plek beheert.
switched-off-here = <code>/{ $name }</code> staat hier uit.
too-often = Je hebt <code>/{ $name }</code> heel vaak gebruikt. Probeer het over { $wait } opnieuw.
argument-missing = Vertel iets meer: <code>{ $usage }</code>
argument-unknown = De optie <code>{ $name }</code> bestaat niet. Zo werkt het: <code>{ $usage }</code>
argument-value-missing = De optie <code>{ $name }</code> heeft een waarde nodig. Zo werkt het: <code>{ $usage }</code>
argument-twice = De optie <code>{ $name }</code> staat er twee keer.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> moet minstens { $min } teken hebben.
       *[other] <code>{ $name }</code> moet minstens { $min } tekens hebben.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> mag hoogstens { $max } teken hebben; jouw tekst heeft er { $length }.
       *[other] <code>{ $name }</code> mag hoogstens { $max } tekens hebben; jouw tekst heeft er { $length }.
    }
argument-not-a-number = <code>{ $name }</code> moet een getal zijn, niet <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> moet tussen { $min } en { $max } liggen.
argument-not-a-choice = <code>{ $name }</code> is een van deze: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> is ja of nee.
argument-no-attachment = Voeg een bestand toe voor <code>{ $name }</code>.
argument-attachment-too-large = Het bestand voor <code>{ $name }</code> mag hoogstens { $max } MiB groot zijn.

boolean-yes-words = ja j waar aan yes y true on 1
boolean-no-words = nee n onwaar uit no false off 0

## /settings

settings-heading = <b>Wat hier geldt</b>
settings-saved = <b>Opgeslagen.</b> Wat hier nu geldt:
settings-not-saved = Dit kon nu niet worden opgeslagen, en er is niets veranderd. Probeer het over een paar minuten opnieuw.
settings-language = Taal: { $language }
settings-language-own = Taal: ieder zijn eigen taal
settings-spoiler-on = Resultaten zijn verborgen tot iemand erop klikt
settings-spoiler-off = Resultaten zijn niet verborgen
settings-spoiler-default = Resultaten zijn verborgen zoals de botbeheerder het heeft ingesteld
settings-who-everyone = De bot is voor iedereen
settings-who-premium = De bot is voor premiumleden
settings-who-managers = De bot is voor wie deze plek beheert
settings-commands = Toegestane opdrachten: { $commands }
settings-commands-all = Alle opdrachten zijn toegestaan
settings-limit = Aanvragen die hier tegelijk mogen lopen, hoogstens: { $limit }
settings-limit-none = Aanvragen die hier tegelijk mogen lopen: onbeperkt
settings-unknown-language = Ik spreek geen <code>{ $given }</code>. Ik spreek: { $languages }
settings-unknown-command = De opdracht <code>{ $given }</code> bestaat niet. Wel: { $commands }

## /language

language-list =
    <b>Talen</b>
    Kies de jouwe, of typ <code>/language</code> en een van deze: { $languages }
    Met <code>/language default</code> is het de taal van je app.
language-button = { $language }
language-chosen = ✓ Je taal: { $language }
language-default = ✓ Je taal: die van je app

## /queue

queue-heading = <b>De wachtrij</b>

queue-line =
    { $task ->
        [video] 🎬 Video’s
        [vary] 🎨 Varianten
        [animate] 🎞️ Animaties
       *[image] 🖼️ Afbeeldingen
    } – wachtend: { $waiting }, in de maak: { $running }. Een nieuwe aanvraag is naar schatting klaar over { $wait }

## /history

history-none = Ik herinner me geen afgeronde aanvragen van je.

history-heading = <b>Je laatste resultaten</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Dit verwijdert voorgoed wat ik van je bewaar: je afgeronde aanvragen, de afbeeldingen en video’s daarvan en je instellingen.
    Wat naar chats is gestuurd, blijft daar.
    Stuur daarvoor <code>/forget --confirm</code>, of kies ja bij ‘bevestigen’ in het menu.

forget-under-way = Je hebt lopende aanvragen, dus er is niets verwijderd. Wacht tot ze klaar zijn of annuleer ze met /cancel, en probeer het dan opnieuw.

forget-done = ✓ Vergeten: je aanvragen, wat ervan gemaakt is en je instellingen.

forget-not-all = Niet alles kon nu worden verwijderd. Probeer het over een paar minuten opnieuw.
