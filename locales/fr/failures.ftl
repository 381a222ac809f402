# Pourquoi il n’y a pas d’image : un message par panne. $wait vient après « dans ».

## Du service de génération

failure-key-rejected =
    <b>Problème d’authentification</b>
    Le service de génération est en cours de configuration. Il sera bientôt disponible.
    Réessaie dans quelques minutes, s’il te plaît.
    .meanwhile =
        <b>Problème d’authentification</b>
        Le service de génération est en cours de configuration. Ta demande garde sa place et reprendra toute seule.

failure-concurrency-limited =
    <b>Service occupé</b>
    Beaucoup de monde génère en ce moment, et ton tour n’est pas venu à temps.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile =
        <b>Service occupé, demande en file d’attente</b>
        Beaucoup de monde génère en ce moment. Ta demande garde sa place et reprendra toute seule.

failure-quota-exhausted =
    <b>Crédit épuisé</b>
    Le service de génération n’a plus de crédit pour l’instant. Le responsable du bot est prévenu.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile =
        <b>Crédit épuisé</b>
        Le service de génération n’a plus de crédit pour l’instant. Ta demande patiente et reprendra toute seule dans { $wait }.

failure-rate-limited =
    <b>Service occupé</b>
    Beaucoup de monde génère en ce moment, et ton tour n’est pas venu à temps.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile =
        <b>Service occupé, demande en file d’attente</b>
        Beaucoup de monde génère en ce moment. Ta demande est dans la file et reprendra toute seule dans { $wait }.

failure-overloaded =
    <b>Service surchargé</b>
    Le service de génération a plus de travail qu’il ne peut en faire.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile =
        <b>Service surchargé</b>
        Le service de génération a plus de travail qu’il ne peut en faire. Je réessaie tout seul dans { $wait }.

failure-loading =
    <b>Encore en préchauffage</b>
    Le modèle d’IA démarre et n’était pas prêt à temps.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile =
        <b>Préchauffage</b>
        Le modèle d’IA démarre. Ça reprendra tout seul dans { $wait }.

failure-model-unavailable =
    <b>Modèle indisponible</b>
    Le modèle d’IA n’est pas disponible en ce moment. Le responsable du bot est prévenu.
    Réessaie plus tard, s’il te plaît.
    .meanwhile = Ce modèle d’IA n’est pas disponible. J’en essaie un autre.

failure-invalid-request =
    <b>Demande non comprise</b>
    Le service de génération n’a rien pu faire de cette demande : <code>{ $detail }</code>
    Modifie-la et renvoie-la, s’il te plaît.
    .meanwhile = Le service de génération n’a rien pu faire de cette demande.

failure-refused =
    <b>Prompt refusé</b>
    Le service de génération ne fait pas d’images de ce genre.
    Modifie le prompt et renvoie-le, s’il te plaît.
    .meanwhile = Le service de génération a refusé le prompt.

failure-too-large =
    <b>Trop volumineux</b>
    La demande dépasse ce que le service de génération accepte.
    Raccourcis-la et renvoie-la, s’il te plaît.
    .meanwhile = La demande est trop volumineuse pour le service de génération.

failure-provider-error =
    <b>Le service a un problème</b>
    Le service de génération a eu une panne, plusieurs fois de suite.
    Réessaie dans quelques minutes, s’il te plaît.
    .meanwhile = Le service de génération a eu un raté. Je réessaie tout seul.

failure-timed-out =
    <b>La génération prend plus de temps</b>
    L’IA y travaille dur, mais rien n’est arrivé à temps.
    Réessaie dans 1 à 2 minutes, s’il te plaît.
    .meanwhile =
        <b>La génération prend plus de temps</b>
        L’IA y travaille dur. Je réessaie encore une fois tout seul.

failure-unreachable =
    <b>Service injoignable</b>
    Impossible de joindre le service de génération.
    Réessaie dans quelques minutes, s’il te plaît.
    .meanwhile = Le service de génération est injoignable. Je réessaie tout seul.

failure-misconfigured =
    <b>Problème de connexion</b>
    La connexion au service de génération est mal configurée. Le responsable du bot est prévenu.
    Réessaie plus tard, s’il te plaît.
    .meanwhile = La connexion au service de génération a un problème.

failure-bad-output =
    <b>Pas de résultat utilisable</b>
    Le service de génération a envoyé quelque chose qui ne peut pas s’afficher.
    Réessaie, peut-être avec un autre prompt.
    .meanwhile = Le service a envoyé un mauvais résultat. Je réessaie tout seul.

failure-download-failed =
    <b>Résultat non reçu</b>
    Le résultat est prêt, mais je n’ai pas pu le récupérer auprès du service de génération.
    Réessaie dans quelques minutes, s’il te plaît.
    .meanwhile = Le résultat est prêt. Je retourne le chercher.

failure-no-key-available =
    <b>Service occupé</b>
    Le service de génération n’aura pas de place à temps pour ta demande.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile =
        <b>Service occupé, demande en file d’attente</b>
        Ta demande garde sa place et reprendra toute seule dans { $wait }.

## De notre propre porte

failure-queue-full =
    <b>File d’attente pleine</b>
    Il y a tant de monde qui attend que ta demande ne serait pas finie à temps.
    Réessaie dans { $wait }, s’il te plaît.
    .meanwhile = La file d’attente est pleine.

failure-too-many-requests =
    <b>Une chose à la fois</b>
    Tu as autant de demandes en cours qu’une personne peut en avoir.
    Réessaie dans { $wait }, ou annules-en une avec /cancel.
    .meanwhile = Tu as beaucoup de demandes en cours.

## Sous une panne, quand le bot propose premium

premium-line = ⭐ Premium : votre tour vient { $times }× plus souvent. Demandes en attente : jusqu’à { $waiting } ; en cours à la fois : jusqu’à { $running }.
