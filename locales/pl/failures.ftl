# Dlaczego nie ma obrazu: po jednej wiadomości na każdą awarię. $wait stoi po „za”, w bierniku.

## Od usługi generującej

failure-key-rejected =
    <b>Problem z uwierzytelnieniem</b>
    Usługa generująca jest właśnie konfigurowana. Wkrótce będzie dostępna.
    Spróbuj ponownie za kilka minut.
    .meanwhile =
        <b>Problem z uwierzytelnieniem</b>
        Usługa generująca jest właśnie konfigurowana. Twoje zlecenie zachowuje miejsce i samo ruszy dalej.

failure-concurrency-limited =
    <b>Usługa zajęta</b>
    Wiele osób teraz generuje i twoja kolej nie nadeszła na czas.
    Spróbuj ponownie za { $wait }.
    .meanwhile =
        <b>Usługa zajęta, zlecenie w kolejce</b>
        Wiele osób teraz generuje. Twoje zlecenie zachowuje miejsce i samo ruszy dalej.

failure-quota-exhausted =
    <b>Środki wyczerpane</b>
    Usługa generująca nie ma na razie środków. Operator bota już o tym wie.
    Spróbuj ponownie za { $wait }.
    .meanwhile =
        <b>Środki wyczerpane</b>
        Usługa generująca nie ma na razie środków. Twoje zlecenie na nie czeka i samo ruszy dalej za { $wait }.

failure-rate-limited =
    <b>Usługa zajęta</b>
    Wiele osób teraz generuje i twoja kolej nie nadeszła na czas.
    Spróbuj ponownie za { $wait }.
    .meanwhile =
        <b>Usługa zajęta, zlecenie w kolejce</b>
        Wiele osób teraz generuje. Twoje zlecenie jest w kolejce i samo ruszy dalej za { $wait }.

failure-overloaded =
    <b>Usługa przeciążona</b>
    Usługa generująca ma więcej pracy, niż może wykonać.
    Spróbuj ponownie za { $wait }.
    .meanwhile =
        <b>Usługa przeciążona</b>
        Usługa generująca ma więcej pracy, niż może wykonać. Spróbuję znowu za { $wait }.

failure-loading =
    <b>Jeszcze się rozgrzewa</b>
    Model AI się uruchamia i nie był gotowy na czas.
    Spróbuj ponownie za { $wait }.
    .meanwhile =
        <b>Rozgrzewka</b>
        Model AI się uruchamia. Wszystko samo ruszy dalej za { $wait }.

failure-model-unavailable =
    <b>Model niedostępny</b>
    Model AI jest w tej chwili niedostępny. Operator bota już o tym wie.
    Spróbuj ponownie później.
    .meanwhile = Ten model AI jest niedostępny. Próbuję innego.

failure-invalid-request =
    <b>Niezrozumiałe zlecenie</b>
    Usługa generująca nie poradziła sobie z tym zleceniem: <code>{ $detail }</code>
    Zmień je i wyślij jeszcze raz.
    .meanwhile = Usługa generująca nie poradziła sobie z tym zleceniem.

failure-refused =
    <b>Prompt odrzucony</b>
    Usługa generująca nie tworzy takich obrazów.
    Zmień prompt i wyślij go jeszcze raz.
    .meanwhile = Usługa generująca odrzuciła prompt.

failure-too-large =
    <b>Za duże</b>
    Zlecenie jest większe, niż przyjmuje usługa generująca.
    Skróć je i wyślij jeszcze raz.
    .meanwhile = Zlecenie jest za duże dla usługi generującej.

failure-provider-error =
    <b>Usługa ma problem</b>
    Usługa generująca zawiodła kilka razy z rzędu.
    Spróbuj ponownie za kilka minut.
    .meanwhile = Usłudze generującej coś nie wyszło. Próbuję jeszcze raz.

failure-timed-out =
    <b>Generowanie trwa dłużej</b>
    AI ciężko nad tym pracuje, ale nic nie przyszło na czas.
    Spróbuj ponownie za 1–2 minuty.
    .meanwhile =
        <b>Generowanie trwa dłużej</b>
        AI ciężko nad tym pracuje. Próbuję jeszcze raz.

failure-unreachable =
    <b>Usługa nieosiągalna</b>
    Nie udało się połączyć z usługą generującą.
    Spróbuj ponownie za kilka minut.
    .meanwhile = Nie mogę połączyć się z usługą generującą. Próbuję jeszcze raz.

failure-misconfigured =
    <b>Problem z połączeniem</b>
    Połączenie z usługą generującą jest źle skonfigurowane. Operator bota już o tym wie.
    Spróbuj ponownie później.
    .meanwhile = Jest problem z połączeniem z usługą generującą.

failure-bad-output =
    <b>Brak użytecznego wyniku</b>
    Usługa generująca przysłała coś, czego nie da się pokazać.
    Spróbuj ponownie, może z innym promptem.
    .meanwhile = Usługa przysłała wadliwy wynik. Próbuję jeszcze raz.

failure-download-failed =
    <b>Wynik nie dotarł</b>
    Wynik jest gotowy, ale nie udało się go pobrać z usługi generującej.
    Spróbuj ponownie za kilka minut.
    .meanwhile = Wynik jest gotowy. Pobieram go jeszcze raz.

failure-no-key-available =
    <b>Usługa zajęta</b>
    Usługa generująca nie będzie mieć na czas wolnego miejsca na twoje zlecenie.
    Spróbuj ponownie za { $wait }.
    .meanwhile =
        <b>Usługa zajęta, zlecenie w kolejce</b>
        Twoje zlecenie zachowuje miejsce i samo ruszy dalej za { $wait }.

## Od nas samych

failure-queue-full =
    <b>Kolejka pełna</b>
    Czeka tyle osób, że twoje zlecenie nie byłoby gotowe na czas.
    Spróbuj ponownie za { $wait }.
    .meanwhile = Kolejka jest pełna.

failure-too-many-requests =
    <b>Jedno po drugim</b>
    Masz w toku tyle zleceń, ile może mieć jedna osoba.
    Spróbuj ponownie za { $wait } albo anuluj któreś poleceniem /cancel.
    .meanwhile = Masz w toku dużo zleceń.

## Pod awarią, gdy bot oferuje premium

premium-line = ⭐ Premium: kolej przychodzi częściej: ×{ $times }. Czekające prośby: do { $waiting }; naraz w toku: do { $running }.
