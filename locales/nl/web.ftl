web-problem-malformed = Verzoek niet begrepen
    .detail = De inhoud kon niet worden gelezen: { $reason }

web-problem-unauthorized = Toegangstoken nodig
    .detail = Stuur een geldig toegangstoken mee in de header ‘Authorization: Bearer …’.

web-problem-forbidden = Niet toegestaan
    .detail = Dit toegangstoken heeft het recht ‘{ $scope }’ niet.

web-problem-cross-site = Verzoek van een andere website
    .detail = Een pagina van een andere website heeft dit verzoek gestuurd. Daarom is het niet uitgevoerd.

web-problem-not-found = Hier is niets
    .detail = Op dit adres is niets te vinden.

web-problem-method-not-allowed = Methode niet toegestaan
    .detail = { $method } kan op dit adres niet worden gebruikt.

web-problem-too-slow = Te langzaam
    .detail = Het verzoek kwam niet op tijd aan.

web-problem-too-large = Te groot
    .detail = Het verzoek mag hoogstens { $limit } KiB groot zijn.

web-problem-unsupported-media-type = Verkeerd mediatype
    .detail = De inhoud moet als { $expected } worden gestuurd.

web-problem-foreign-host = Onbekende hostnaam
    .detail = Deze server antwoordt niet onder de naam ‘{ $host }’. De beheerder kan die toestaan.

web-problem-too-many-requests = Te veel verzoeken
    .detail = Probeer het over { $wait } opnieuw.

web-problem-internal = Er ging iets mis
    .detail = De bot had zelf een fout. Het logboek vertelt de beheerder meer.

web-problem-unavailable = Nu niet beschikbaar
    .detail = De bot is bezet of wordt opnieuw gestart. Probeer het zo nog eens.

web-problem-invalid = Inhoud niet geaccepteerd
    .detail = Iets in het verzoek is niet zoals het hoort: { $reason }

web-problem-conflict = Niet mogelijk in deze toestand
    .detail = Het verzoek is in een toestand waarin dat niet kan.
