# Le seul message qui accompagne une demande, de son acceptation à l’image.

## Pendant l’attente

job-queued =
    ⏳ <b>Dans la file d’attente</b> : place { $place }
    Attente estimée : { $wait }. Tu n’as rien à faire : le résultat apparaîtra ici.

job-accepted = ⏳ C’est noté. Le résultat apparaîtra ici.

job-running-image = 🎨 Je peins…
job-running-video = 🎬 Je tourne… Ça prend quelques minutes.

job-place = Place dans la file d’attente : { $place }

chat-full = Il y a déjà assez de demandes en cours ici. Réessaie dans { $wait }, s’il te plaît.

## Le résultat : une légende de 1 024 caractères au plus

job-done = <code>{ $prompt }</code>
job-seed = Seed : <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = Le résultat pèse { $size } Mio, plus que ce qu’on peut envoyer ici ({ $limit } Mio). Il est conservé : le responsable du bot peut te le transmettre.

## La fin sans résultat

job-cancelled = 🚫 Annulé.

job-interrupted =
    <b>Interrompu</b>
    Le bot redémarre, et ta demande n’a pas pu être terminée avant. Désolé !
    Renvoie-la dans { $wait }, s’il te plaît.
store-out-of-reach = Je n'ai pas accès à mes notes pour l'instant : je ne peux ni accepter, ni retrouver, ni arrêter de demandes. L'opérateur est au courant. Réessaie dans quelques minutes.

## Boutons : courts, sans mise en forme

button-again = 🔁 Encore
button-vary = 🎨 Varier
button-animate = 🎬 Animer
button-cancel = ✖ Annuler
