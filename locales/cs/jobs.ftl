# Jediná zpráva, která provází požadavek od přijetí až k obrázku.

job-queued =
    ⏳ <b>Ve frontě</b>: místo { $place }
    Na řadu přijdeš přibližně za { $wait }. Nemusíš nic dělat: výsledek se objeví tady.
job-accepted = ⏳ Přijato. Výsledek se objeví tady.
job-running-image = 🎨 Maluju…
job-running-video = 🎬 Natáčím… Potrvá to několik minut.
job-place = Místo ve frontě: { $place }
chat-full = Odsud už běží dost požadavků. Zkus to prosím znovu za { $wait }.

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = Výsledek má { $size } MiB, víc, než se sem dá poslat ({ $limit } MiB). Je uložený: provozovatel ti ho může předat.

job-cancelled = 🚫 Zrušeno.
job-interrupted =
    <b>Přerušeno</b>
    Bot se restartuje a tvůj požadavek se předtím nepodařilo dokončit. Mrzí nás to.
    Pošli ho prosím znovu za { $wait }.
store-out-of-reach = Teď se nedostanu ke svým záznamům, takže nemůžu přijímat, hledat ani rušit požadavky. Provozovatel o tom ví. Zkus to prosím znovu za několik minut.

button-again = 🔁 Znovu
button-vary = 🎨 Obměnit
button-animate = 🎬 Rozhýbat
button-cancel = ✖ Zrušit
