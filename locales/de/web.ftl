web-problem-malformed = Anfrage nicht verstanden
    .detail = Der Inhalt war nicht lesbar: { $reason }

web-problem-unauthorized = Zugriffstoken fehlt
    .detail = Schick ein gültiges Zugriffstoken in der Kopfzeile „Authorization: Bearer …“ mit.

web-problem-forbidden = Nicht erlaubt
    .detail = Diesem Zugriffstoken fehlt das Recht „{ $scope }“.

web-problem-cross-site = Anfrage von einer anderen Website
    .detail = Eine Seite einer anderen Website hat diese Anfrage geschickt. Sie wurde deshalb nicht ausgeführt.

web-problem-not-found = Hier ist nichts
    .detail = Unter dieser Adresse gibt es nichts.

web-problem-method-not-allowed = Methode nicht erlaubt
    .detail = { $method } ist unter dieser Adresse nicht möglich.

web-problem-too-slow = Zu langsam
    .detail = Die Anfrage kam nicht rechtzeitig an.

web-problem-too-large = Zu groß
    .detail = Die Anfrage darf höchstens { $limit } KiB haben.

web-problem-unsupported-media-type = Falscher Medientyp
    .detail = Der Inhalt muss als { $expected } geschickt werden.

web-problem-foreign-host = Unbekannter Hostname
    .detail = Dieser Server antwortet nicht unter dem Namen „{ $host }“. Der Betreiber kann ihn erlauben.

web-problem-too-many-requests = Zu viele Anfragen
    .detail = Bitte versuch es in { $wait } noch einmal.

web-problem-internal = Etwas ist schiefgegangen
    .detail = Beim Bot selbst ist ein Fehler aufgetreten. Sein Protokoll sagt dem Betreiber mehr.

web-problem-unavailable = Gerade nicht verfügbar
    .detail = Der Bot ist ausgelastet oder wird neu gestartet. Bitte versuch es gleich noch einmal.

web-problem-invalid = Inhalt nicht angenommen
    .detail = Etwas in der Anfrage ist nicht so, wie es sein soll: { $reason }

web-problem-conflict = In diesem Zustand nicht möglich
    .detail = Die Anfrage ist in einem Zustand, in dem das nicht geht.
