# Polecenia: co mówią o nich menu (najwyżej 100 znaków, bez formatowania) i co odpowiadają.

## Menu i pomoc

command-start = Co robi ten bot
command-help = Wszystkie polecenia
command-ping = Czy bot tu jest?
command-generate = Stwórz obraz z promptu
command-video = Stwórz film z promptu
command-status = Co się dzieje z twoimi zleceniami
command-cancel = Anuluj swoje zlecenia
command-settings = Jak bot tutaj działa
command-language = Twój język

argument-prompt = Co ma być widać
    .name = prompt
argument-seed = Liczba, która ustala losowość: ta sama liczba da znów to samo
    .name = seed
argument-request = Które: słowa z promptu. Puste: wszystkie
    .name = zlecenie
argument-language = Język tutaj, na przykład de; default: każdy ma swój
    .name = język
argument-own-language = Twój język, na przykład de; default: taki jak w twojej aplikacji
    .name = język
argument-spoiler = Czy wyniki są zakryte, dopóki ktoś ich nie kliknie
    .name = zakryte
argument-who = Kto może tutaj używać bota
    .name = kto
argument-commands = Polecenia dozwolone tutaj, oddzielone spacjami; all: wszystkie
    .name = polecenia
argument-limit = Ile zleceń stąd może być w toku naraz; 0: bez limitu
    .name = limit
argument-scope = Dla całego serwera lub grupy albo tylko dla tego kanału lub tematu
    .name = zakres

command-queue = Ile zleceń czeka i gdzie są twoje

command-history = Twoje ostatnie wyniki, najnowszy jeszcze raz

command-forget = Usuń to, co bot o tobie przechowuje

argument-count = Ile ostatnich wyników
    .name = liczba

argument-confirm = Tak: naprawdę usuń. Puste: tylko powiedz, co zostałoby usunięte
    .name = potwierdź

## Wartości do wyboru w menu

choice-on = Włączone
choice-off = Wyłączone
choice-default = Jak ustawił operator bota
choice-everyone = Wszyscy
choice-premium = Osoby z premium
choice-managers = Osoby zarządzające tym miejscem
choice-all = Cały serwer lub grupa
choice-here = Tylko ten kanał lub temat

## Odpowiedzi

start-text =
    <b>Cześć!</b> Tworzę obrazy i filmy z tego, co napiszesz.
    Spróbuj <code>/generate rudy lis na śniegu</code>. Wszystko, co potrafię: /help

help-heading = <b>Co potrafię</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Jestem.

## /status

status-none = Nie masz zleceń w toku.

status-heading =
    { $count ->
        [one] <b>{ $count } zlecenie w toku</b>
        [few] <b>{ $count } zlecenia w toku</b>
        [many] <b>{ $count } zleceń w toku</b>
       *[other] <b>{ $count } zlecenia w toku</b>
    }
status-queued = ⏳ miejsce { $place } w kolejce, przewidywany start za { $wait }: <code>{ $prompt }</code>
status-running = 🎨 powstaje: <code>{ $prompt }</code>
status-delivering = 📦 w drodze: <code>{ $prompt }</code>

## /cancel

cancel-none = Nie masz zleceń do anulowania.

cancel-done =
    { $count ->
        [one] Anulowano { $count } zlecenie.
        [few] Anulowano { $count } zlecenia.
        [many] Anulowano { $count } zleceń.
       *[other] Anulowano { $count } zlecenia.
    }
cancel-unknown = Żadne z twoich zleceń w toku nie zawiera <code>{ $request }</code>.
not-yours = Tego przycisku może użyć tylko osoba, od której jest to zlecenie.
cancel-too-late = To już gotowe.
again-unknown = Nie pamiętam już tego zlecenia. Wyślij je jeszcze raz jako nowe.

## To, co wpisano, nie pasuje. $name to nazwa argumentu, tak jak się ją wpisuje.

unknown-command = Nie znam <code>/{ $name }</code>. Wszystko, co potrafię: /help
unknown-button = Ten przycisk pochodzi ze starszej wersji. Użyj zamiast niego polecenia.
not-allowed = <code>/{ $name }</code> jest tylko dla osób z premium.
only-in-groups = <code>/{ $name }</code> działa tylko na serwerach i w grupach.
for-managers = <code>/{ $name }</code> jest tu dla osób zarządzających tym miejscem.
switched-off-here = <code>/{ $name }</code> jest tutaj wyłączone.
too-often = Bardzo często używasz <code>/{ $name }</code>. Spróbuj ponownie za { $wait }.
argument-missing = Napisz coś więcej: <code>{ $usage }</code>
argument-unknown = Nie ma opcji <code>{ $name }</code>. Pisze się to tak: <code>{ $usage }</code>
argument-value-missing = Opcja <code>{ $name }</code> wymaga wartości. Pisze się to tak: <code>{ $usage }</code>
argument-twice = Opcja <code>{ $name }</code> występuje dwa razy.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> musi mieć co najmniej { $min } znak.
        [few] <code>{ $name }</code> musi mieć co najmniej { $min } znaki.
        [many] <code>{ $name }</code> musi mieć co najmniej { $min } znaków.
       *[other] <code>{ $name }</code> musi mieć co najmniej { $min } znaku.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> może mieć najwyżej { $max } znak; w twoim tekście jest ich { $length }.
        [few] <code>{ $name }</code> może mieć najwyżej { $max } znaki; w twoim tekście jest ich { $length }.
        [many] <code>{ $name }</code> może mieć najwyżej { $max } znaków; w twoim tekście jest ich { $length }.
       *[other] <code>{ $name }</code> może mieć najwyżej { $max } znaku; w twoim tekście jest ich { $length }.
    }
argument-not-a-number = <code>{ $name }</code> musi być liczbą, a nie <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> musi być od { $min } do { $max }.
argument-not-a-choice = <code>{ $name }</code> to jedno z: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> to tak lub nie.
argument-no-attachment = Dołącz plik do <code>{ $name }</code>.
argument-attachment-too-large = Plik do <code>{ $name }</code> może mieć najwyżej { $max } MiB.

boolean-yes-words = tak t prawda yes y true on 1
boolean-no-words = nie n fałsz falsz no false off 0

## /settings

settings-heading = <b>Co tu obowiązuje</b>
settings-saved = <b>Zapisano.</b> Co tu teraz obowiązuje:
settings-not-saved = Nie udało się teraz tego zapisać i nic się nie zmieniło. Spróbuj ponownie za kilka minut.
settings-language = Język: { $language }
settings-language-own = Język: każdy ma swój
settings-spoiler-on = Wyniki są zakryte, dopóki ktoś ich nie kliknie
settings-spoiler-off = Wyniki nie są zakryte
settings-spoiler-default = Wyniki są zakryte tak, jak ustawił operator bota
settings-who-everyone = Bot jest dla wszystkich
settings-who-premium = Bot jest dla osób z premium
settings-who-managers = Bot jest dla osób zarządzających tym miejscem
settings-commands = Dozwolone polecenia: { $commands }
settings-commands-all = Wszystkie polecenia są dozwolone
settings-limit = Zlecenia stąd w toku naraz, najwyżej: { $limit }
settings-limit-none = Zlecenia stąd w toku naraz: bez limitu
settings-unknown-language = Nie znam języka <code>{ $given }</code>. Znam: { $languages }
settings-unknown-command = Nie ma polecenia <code>{ $given }</code>. Są: { $commands }

## /language

language-list =
    <b>Języki</b>
    Wybierz swój albo wpisz <code>/language</code> i jeden z tych: { $languages }
    Po <code>/language default</code> jest to język twojej aplikacji.
language-button = { $language }
language-chosen = ✓ Twój język: { $language }
language-default = ✓ Twój język: taki jak w twojej aplikacji

## /queue

queue-heading = <b>Kolejka</b>

queue-line =
    { $task ->
        [video] 🎬 Filmy
        [vary] 🎨 Warianty
        [animate] 🎞️ Animacje
       *[image] 🖼️ Obrazy
    } – czeka: { $waiting }, powstaje: { $running }. Nowe zlecenie byłoby gotowe za { $wait }

## /history

history-none = Nie pamiętam żadnych twoich zakończonych zleceń.

history-heading = <b>Twoje ostatnie wyniki</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    To na zawsze usunie wszystko, co o tobie przechowuję: zakończone zlecenia, obrazy i filmy z nich oraz twoje ustawienia.
    To, co wysłano na czaty, zostanie tam.
    Aby to zrobić, wyślij <code>/forget --confirm</code> albo wybierz w menu „tak” przy „potwierdź”.

forget-under-way = Masz zlecenia w toku, więc nic nie zostało usunięte. Poczekaj, aż się skończą, albo anuluj je przez /cancel i spróbuj ponownie.

forget-done = ✓ Zapomniane: twoje zlecenia, to, co z nich powstało, i twoje ustawienia.

forget-not-all = Teraz nie udało się usunąć wszystkiego. Spróbuj ponownie za kilka minut.
