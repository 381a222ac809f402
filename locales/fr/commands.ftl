# Les commandes : ce que les menus en disent (100 caractères au plus, sans mise en forme) et ce qu’elles répondent.

## Menus et aide

command-start = Ce que fait ce bot
command-help = Toutes les commandes
command-ping = Le bot est-il là ?
command-generate = Créer une image à partir d’un prompt
command-video = Créer une vidéo à partir d’un prompt
command-status = Où en sont tes demandes
command-cancel = Annuler tes demandes
command-settings = Comment le bot fonctionne ici
command-language = Ta langue

argument-prompt = Ce qu’on doit voir
    .name = prompt
argument-seed = Un nombre qui fixe le hasard : le même nombre redonne la même chose
    .name = seed
argument-request = Laquelle : des mots de son prompt. Sans rien : toutes
    .name = demande
argument-language = La langue ici, par exemple de ; default : chacun la sienne
    .name = langue
argument-own-language = Ta langue, par exemple de ; default : celle de ton application
    .name = langue
argument-spoiler = Si les résultats sont masqués jusqu’à ce que quelqu’un clique dessus
    .name = masqué
argument-who = Qui peut utiliser le bot ici
    .name = qui
argument-commands = Les commandes autorisées ici, séparées par des espaces ; all : toutes
    .name = commandes
argument-limit = Combien de demandes peuvent être en cours ici à la fois ; 0 : sans limite
    .name = limite
argument-scope = Pour tout le serveur ou le groupe, ou seulement pour ce salon ou ce sujet
    .name = portée

command-queue = Combien de demandes attendent, et où en sont les tiennes

command-history = Tes derniers résultats, avec le plus récent

command-forget = Effacer ce que le bot garde sur toi

argument-count = Combien de derniers résultats
    .name = nombre

argument-confirm = Oui : effacer vraiment. Sans rien : dire seulement ce qui serait effacé
    .name = confirmer

## Valeurs à choisir dans les menus

choice-on = Oui
choice-off = Non
choice-default = Selon le réglage du responsable du bot
choice-everyone = Tout le monde
choice-premium = Membres premium
choice-managers = Les personnes qui gèrent cet espace
choice-all = Tout le serveur ou le groupe
choice-here = Seulement ce salon ou ce sujet

## Réponses

start-text =
    <b>Salut !</b> Je crée des images et des vidéos à partir de ce que tu écris.
    Essaie <code>/generate un renard roux dans la neige</code>. Tout ce que je sais faire : /help

help-heading = <b>Ce que je sais faire</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong ! Je suis là.

## /status

status-none = Tu n’as aucune demande en cours.

status-heading =
    { $count ->
        [one] <b>{ $count } demande en cours</b>
       *[other] <b>{ $count } demandes en cours</b>
    }
status-queued = ⏳ place { $place } dans la file, ton tour est prévu dans { $wait } : <code>{ $prompt }</code>
status-running = 🎨 en préparation : <code>{ $prompt }</code>
status-delivering = 📦 en route : <code>{ $prompt }</code>

## /cancel

cancel-none = Tu n’as aucune demande à annuler.

cancel-done =
    { $count ->
        [one] { $count } demande annulée.
       *[other] { $count } demandes annulées.
    }
cancel-unknown = Aucune de tes demandes en cours ne contient <code>{ $request }</code>.
not-yours = Seule la personne qui a fait la demande peut utiliser ce bouton.
cancel-too-late = C’est déjà terminé.
again-unknown = Je ne me souviens plus de cette demande. Envoie-la de nouveau, s’il te plaît.

## Ce qui a été tapé ne convient pas. $name est le nom d’un argument, tel qu’on le tape.

unknown-command = Je ne connais pas <code>/{ $name }</code>. Tout ce que je sais faire : /help
unknown-button = Ce bouton vient d’une ancienne version. Utilise plutôt une commande.
not-allowed = <code>/{ $name }</code> est réservé aux membres premium.
only-in-groups = <code>/{ $name }</code> ne marche que sur les serveurs et dans les groupes.
for-managers = Ici, <code>/{ $name }</code> est réservé aux personnes qui gèrent cet espace.
switched-off-here = <code>/{ $name }</code> est désactivé ici.
too-often = Tu as utilisé <code>/{ $name }</code> très souvent. Réessaie dans { $wait }.
argument-missing = Dis-m’en un peu plus : <code>{ $usage }</code>
argument-unknown = L’option <code>{ $name }</code> n’existe pas. Voici comment faire : <code>{ $usage }</code>
argument-value-missing = L’option <code>{ $name }</code> a besoin d’une valeur. Voici comment faire : <code>{ $usage }</code>
argument-twice = L’option <code>{ $name }</code> apparaît deux fois.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> doit avoir au moins { $min } caractère.
       *[other] <code>{ $name }</code> doit avoir au moins { $min } caractères.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> peut avoir au plus { $max } caractère ; ton texte en a { $length }.
       *[other] <code>{ $name }</code> peut avoir au plus { $max } caractères ; ton texte en a { $length }.
    }
argument-not-a-number = <code>{ $name }</code> doit être un nombre, pas <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> doit être compris entre { $min } et { $max }.
argument-not-a-choice = <code>{ $name }</code> doit être l’une de ces valeurs : { $choices }.
argument-not-a-boolean = <code>{ $name }</code> se répond par oui ou par non.
argument-no-attachment = Joins un fichier pour <code>{ $name }</code>, s’il te plaît.
argument-attachment-too-large = Le fichier pour <code>{ $name }</code> peut faire au plus { $max } Mio.

boolean-yes-words = oui o vrai yes y true on 1
boolean-no-words = non n faux no false off 0

## /settings

settings-heading = <b>Les réglages ici</b>
settings-saved = <b>Enregistré.</b> Les réglages ici, désormais :
settings-not-saved = L’enregistrement n’a pas marché pour l’instant, et rien n’a changé. Réessaie dans quelques minutes.
settings-language = Langue : { $language }
settings-language-own = Langue : chacun la sienne
settings-spoiler-on = Les résultats sont masqués jusqu’à ce que quelqu’un clique dessus
settings-spoiler-off = Les résultats ne sont pas masqués
settings-spoiler-default = Les résultats sont masqués selon le réglage du responsable du bot
settings-who-everyone = Le bot est ouvert à tout le monde
settings-who-premium = Le bot est réservé aux membres premium
settings-who-managers = Le bot est réservé aux personnes qui gèrent cet espace
settings-commands = Commandes autorisées : { $commands }
settings-commands-all = Toutes les commandes sont autorisées
settings-limit = Demandes en cours ici à la fois, au plus : { $limit }
settings-limit-none = Demandes en cours ici à la fois : sans limite
settings-unknown-language = Je ne parle pas <code>{ $given }</code>. Je parle : { $languages }
settings-unknown-command = La commande <code>{ $given }</code> n’existe pas. Il y a : { $commands }

## /language

language-list =
    <b>Langues</b>
    Choisis la tienne, ou tape <code>/language</code> et l’une de celles-ci : { $languages }
    Avec <code>/language default</code>, c’est celle de ton application.
language-button = { $language }
language-chosen = ✓ Ta langue : { $language }
language-default = ✓ Ta langue : celle de ton application

## /queue

queue-heading = <b>La file d’attente</b>

queue-line =
    { $task ->
        [video] 🎬 Vidéos
        [vary] 🎨 Variations
        [animate] 🎞️ Animations
       *[image] 🖼️ Images
    } – en attente : { $waiting }, en préparation : { $running }. Une nouvelle demande serait prête dans { $wait }

## /history

history-none = Je ne me souviens d’aucune de tes demandes terminées.

history-heading = <b>Tes derniers résultats</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Cela efface pour toujours ce que je garde sur toi : tes demandes terminées, les images et vidéos qui en sont sorties et tes réglages.
    Ce qui a été envoyé dans les discussions y reste.
    Pour le faire, envoie <code>/forget --confirm</code>, ou choisis oui pour « confirmer » dans le menu.

forget-under-way = Tu as des demandes en cours, alors rien n’a été effacé. Attends qu’elles soient terminées ou annule-les avec /cancel, puis réessaie.

forget-done = ✓ Oublié : tes demandes, ce qui en est sorti et tes réglages.

forget-not-all = Tout n’a pas pu être effacé pour l’instant. Réessaie dans quelques minutes, s’il te plaît.
