# Jedyna wiadomość, która towarzyszy zleceniu od przyjęcia aż po obraz.

## Podczas czekania

job-queued =
    ⏳ <b>W kolejce</b>: miejsce { $place }
    Przewidywany start za { $wait }. Nie musisz nic robić: wynik pojawi się tutaj.

job-accepted = ⏳ Przyjęto. Wynik pojawi się tutaj.

job-running-image = 🎨 Maluję…
job-running-video = 🎬 Kręcę film… To potrwa kilka minut.

job-place = Miejsce w kolejce: { $place }

chat-full = Stąd jest już w toku dość zleceń. Spróbuj ponownie za { $wait }.

## Wynik: podpis o długości najwyżej 1024 znaków

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = Wynik ma { $size } MiB, a to więcej, niż można tu wysłać ({ $limit } MiB). Został zachowany: operator bota może ci go przekazać.

## Koniec bez wyniku

job-cancelled = 🚫 Anulowano.

job-interrupted =
    <b>Przerwano</b>
    Bot uruchamia się ponownie i nie zdążył dokończyć twojego zlecenia. Przepraszamy.
    Wyślij je jeszcze raz za { $wait }.
store-out-of-reach = Nie mam teraz dostępu do swoich zapisków, więc nie mogę przyjmować, znajdować ani zatrzymywać zleceń. Operator o tym wie. Spróbuj ponownie za kilka minut.

## Przyciski: krótkie, bez formatowania

button-again = 🔁 Jeszcze raz
button-vary = 🎨 Wariant
button-animate = 🎬 Ożyw
button-cancel = ✖ Anuluj
