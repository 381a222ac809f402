web-problem-malformed = Niezrozumiałe żądanie
    .detail = Nie udało się odczytać treści: { $reason }

web-problem-unauthorized = Potrzebny token dostępu
    .detail = Wyślij prawidłowy token dostępu w nagłówku „Authorization: Bearer …”.

web-problem-forbidden = Niedozwolone
    .detail = Ten token dostępu nie ma uprawnienia „{ $scope }”.

web-problem-cross-site = Żądanie z innej strony
    .detail = To żądanie wysłała inna witryna, dlatego nie zostało wykonane.

web-problem-not-found = Nic tu nie ma
    .detail = Pod tym adresem nic nie ma.

web-problem-method-not-allowed = Niedozwolona metoda
    .detail = Pod tym adresem nie można użyć { $method }.

web-problem-too-slow = Za wolno
    .detail = Żądanie nie dotarło na czas.

web-problem-too-large = Za duże
    .detail = Żądanie może mieć najwyżej { $limit } KiB.

web-problem-unsupported-media-type = Zły typ treści
    .detail = Treść trzeba wysłać jako { $expected }.

web-problem-foreign-host = Nieznana nazwa hosta
    .detail = Ten serwer nie odpowiada pod nazwą „{ $host }”. Operator może ją dopuścić.

web-problem-too-many-requests = Zbyt wiele żądań
    .detail = Spróbuj ponownie za { $wait }.

web-problem-internal = Coś poszło nie tak
    .detail = Bot miał własny błąd. Więcej powie operatorowi dziennik.

web-problem-unavailable = Chwilowo niedostępne
    .detail = Bot jest zajęty lub uruchamia się ponownie. Spróbuj ponownie za chwilę.

web-problem-invalid = Treść nieprzyjęta
    .detail = Coś w żądaniu jest nie tak, jak powinno: { $reason }

web-problem-conflict = Niemożliwe w tym stanie
    .detail = Prośba jest w stanie, w którym nie da się tego zrobić.
