# Waarom er geen afbeelding is: één bericht per storing. $wait staat na “over”.

## Van de generatiedienst

failure-key-rejected =
    <b>Probleem met de aanmelding</b>
    De generatiedienst wordt ingesteld. Hij is binnenkort beschikbaar.
    Probeer het over een paar minuten opnieuw.
    .meanwhile =
        <b>Probleem met de aanmelding</b>
        De generatiedienst wordt ingesteld. Je aanvraag houdt zijn plek en gaat vanzelf verder.

failure-concurrency-limited =
    <b>Dienst bezet</b>
    Er zijn nu veel mensen aan het genereren, en je was niet op tijd aan de beurt.
    Probeer het over { $wait } opnieuw.
    .meanwhile =
        <b>Dienst bezet, aanvraag in de wachtrij</b>
        Er zijn nu veel mensen aan het genereren. Je aanvraag houdt zijn plek en gaat vanzelf verder.

failure-quota-exhausted =
    <b>Tegoed op</b>
    De generatiedienst heeft op dit moment geen tegoed meer. De botbeheerder weet het.
    Probeer het over { $wait } opnieuw.
    .meanwhile =
        <b>Tegoed op</b>
        De generatiedienst heeft op dit moment geen tegoed meer. Je aanvraag wacht daarop en gaat over { $wait } vanzelf verder.

failure-rate-limited =
    <b>Dienst bezet</b>
    Er zijn nu veel mensen aan het genereren, en je was niet op tijd aan de beurt.
    Probeer het over { $wait } opnieuw.
    .meanwhile =
        <b>Dienst bezet, aanvraag in de wachtrij</b>
        Er zijn nu veel mensen aan het genereren. Je aanvraag staat in de wachtrij en gaat over { $wait } vanzelf verder.

failure-overloaded =
    <b>Dienst overbelast</b>
    De generatiedienst heeft meer werk dan hij aankan.
    Probeer het over { $wait } opnieuw.
    .meanwhile =
        <b>Dienst overbelast</b>
        De generatiedienst heeft meer werk dan hij aankan. Over { $wait } probeer ik het vanzelf opnieuw.

failure-loading =
    <b>Nog aan het opwarmen</b>
    Het AI-model wordt gestart en was niet op tijd klaar.
    Probeer het over { $wait } opnieuw.
    .meanwhile =
        <b>Aan het opwarmen</b>
        Het AI-model wordt gestart. Over { $wait } gaat het vanzelf verder.

failure-model-unavailable =
    <b>Model niet beschikbaar</b>
    Het AI-model is op dit moment niet beschikbaar. De botbeheerder weet het.
    Probeer het later opnieuw.
    .meanwhile = Dit AI-model is niet beschikbaar. Ik probeer een ander.

failure-invalid-request =
    <b>Aanvraag niet begrepen</b>
    De generatiedienst kon niets met deze aanvraag: <code>{ $detail }</code>
    Pas hem aan en stuur hem opnieuw.
    .meanwhile = De generatiedienst kon niets met deze aanvraag.

failure-refused =
    <b>Prompt geweigerd</b>
    Hier maakt de generatiedienst geen afbeeldingen van.
    Pas de prompt aan en stuur hem opnieuw.
    .meanwhile = De generatiedienst heeft de prompt geweigerd.

failure-too-large =
    <b>Te groot</b>
    De aanvraag is groter dan de generatiedienst aanneemt.
    Maak hem korter en stuur hem opnieuw.
    .meanwhile = De aanvraag is te groot voor de generatiedienst.

failure-provider-error =
    <b>De dienst heeft een probleem</b>
    Bij de generatiedienst ging het een paar keer achter elkaar mis.
    Probeer het over een paar minuten opnieuw.
    .meanwhile = De generatiedienst had een hapering. Ik probeer het vanzelf opnieuw.

failure-timed-out =
    <b>Genereren duurt langer</b>
    De AI werkt er hard aan, maar er kwam niets op tijd.
    Probeer het over 1 à 2 minuten opnieuw.
    .meanwhile =
        <b>Genereren duurt langer</b>
        De AI werkt er hard aan. Ik probeer het vanzelf nog een keer.

failure-unreachable =
    <b>Dienst onbereikbaar</b>
    De generatiedienst was niet te bereiken.
    Probeer het over een paar minuten opnieuw.
    .meanwhile = De generatiedienst is niet te bereiken. Ik probeer het vanzelf opnieuw.

failure-misconfigured =
    <b>Verbindingsprobleem</b>
    De verbinding met de generatiedienst is niet goed ingesteld. De botbeheerder weet het.
    Probeer het later opnieuw.
    .meanwhile = Er is een probleem met de verbinding met de generatiedienst.

failure-bad-output =
    <b>Geen bruikbaar resultaat</b>
    De generatiedienst stuurde iets wat niet getoond kan worden.
    Probeer het opnieuw, misschien met een andere prompt.
    .meanwhile = De dienst stuurde een slecht resultaat. Ik probeer het vanzelf opnieuw.

failure-download-failed =
    <b>Resultaat niet ontvangen</b>
    Het resultaat is gemaakt, maar kon niet bij de generatiedienst worden opgehaald.
    Probeer het over een paar minuten opnieuw.
    .meanwhile = Het resultaat is klaar. Ik haal het opnieuw op.

failure-no-key-available =
    <b>Dienst bezet</b>
    De generatiedienst heeft niet op tijd ruimte voor je aanvraag.
    Probeer het over { $wait } opnieuw.
    .meanwhile =
        <b>Dienst bezet, aanvraag in de wachtrij</b>
        Je aanvraag houdt zijn plek en gaat over { $wait } vanzelf verder.

## Van onze eigen deur

failure-queue-full =
    <b>Wachtrij vol</b>
    Er wachten zo veel mensen dat je aanvraag niet op tijd klaar zou zijn.
    Probeer het over { $wait } opnieuw.
    .meanwhile = De wachtrij is vol.

failure-too-many-requests =
    <b>Een voor een</b>
    Je hebt zoveel aanvragen lopen als één persoon mag hebben.
    Probeer het over { $wait } opnieuw, of annuleer er een met /cancel.
    .meanwhile = Je hebt veel aanvragen lopen.

## Onder een storing, waar de bot premium aanbiedt

premium-line = ⭐ Premium: { $times }× zo vaak aan de beurt. Wachtende verzoeken: tot { $waiting }; tegelijk bezig: tot { $running }.
