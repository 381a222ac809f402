play-title = Bac à sable

play-intro = Écrivez au bot comme sur Discord ou Telegram. Personne d’autre ne voit cette conversation.

play-demo-intro = Écrivez au bot, provoquez des pannes et regardez ce que le moteur en fait. Tout tourne sur cette machine.

play-chat = Conversation

play-input = Votre message

play-hint = Tapez <code>/</code> pour voir les commandes.

play-send = Envoyer

play-offers = Suggestions

play-you = Vous

play-empty = Rien ici pour l’instant. Essayez par exemple :

play-examples =
    un renard roux dans la neige
    une ville la nuit
    un hibou dans la forêt
    des montagnes au crépuscule
    un chat dans un jardin

play-tier = Formule

play-tier-free = Gratuite

play-tier-premium = Premium

play-steps = Déroulement

play-picture = Image : { $about }

play-video = Vidéo : { $about }

play-media-gone = Ce fichier n’est plus conservé ici.

play-save = Enregistrer

play-reveal = Afficher

play-lost = La connexion est perdue. Nouvelle tentative…

play-unsent = L’envoi a échoué. Veuillez réessayer.

play-needs-script = La conversation a besoin de JavaScript.

play-previews = La même réponse ailleurs

play-previews-none = Dès que le bot répond, sa réponse apparaît ici telle que Discord et Telegram la montreraient.

play-demo-faults = Ce qui va mal

play-demo-dead = Clés mortes

play-demo-flapping = Appels refusés par la première clé

play-demo-limit = Limite de débit par clé

play-demo-hiccups = Appels qui échouent chez le fournisseur

play-demo-slowness = Durée d’un appel

play-demo-none = aucune

play-demo-keys = { $count } sur { $all }

play-demo-rate = { $calls } en { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent } %

play-demo-number = { $number }

play-demo-ten = Faire dix demandes

play-demo-restart = Recommencer le compte

play-demo-scores = Refrain et une boucle simple

play-demo-simple = Boucle simple

play-demo-simple-hint = Trois essais et des attentes fixes, calculés pour les mêmes demandes et les mêmes pannes.

play-demo-success = Réussite

play-demo-calls = Appels par résultat

play-demo-ended = Terminées : { $succeeded } sur { $ended } (demandes en tout : { $requests })

play-demo-log = Ce que fait le moteur

play-demo-accepted = Demande { $number } : acceptée

play-demo-made = Demande { $number } : { $key } a livré en { $took }

play-demo-failed = Demande { $number } : { $key } : { $failure }. { $next }

play-demo-waits = Demande { $number } : attend { $wait } ({ $failure })

play-demo-gave-up = Demande { $number } : abandonnée ({ $failure })

play-demo-cancelled = Demande { $number } : annulée

play-demo-failure =
    { $failure ->
        [key_rejected] clé refusée
        [concurrency_limited] clé occupée
        [quota_exhausted] quota épuisé
        [rate_limited] trop d’appels
        [overloaded] surcharge
        [provider_error] erreur du fournisseur
        [timed_out] trop lent
        [unreachable] connexion coupée
        [bad_output] réponse inutilisable
        [no_key_available] aucune clé disponible
       *[else] échec
    }

play-demo-next =
    { $next ->
        [again] Nouvel essai dans { $wait }
        [next_target] Au tour du modèle suivant
        [stop] Plus d’autre essai
       *[key] Au tour de la prochaine clé libre
    }
