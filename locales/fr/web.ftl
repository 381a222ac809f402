web-problem-malformed = Requête incomprise
    .detail = Le contenu n’a pas pu être lu : { $reason }

web-problem-unauthorized = Jeton d’accès requis
    .detail = Envoie un jeton d’accès valide dans l’en-tête « Authorization: Bearer … ».

web-problem-forbidden = Non autorisé
    .detail = Ce jeton d’accès n’a pas le droit « { $scope } ».

web-problem-cross-site = Requête d’un autre site
    .detail = Une page d’un autre site a envoyé cette requête ; elle n’a donc pas été exécutée.

web-problem-not-found = Rien ici
    .detail = Il n’y a rien à cette adresse.

web-problem-method-not-allowed = Méthode non autorisée
    .detail = { $method } n’est pas possible à cette adresse.

web-problem-too-slow = Trop lent
    .detail = La requête n’est pas arrivée à temps.

web-problem-too-large = Trop volumineux
    .detail = La requête peut faire au plus { $limit } Kio.

web-problem-unsupported-media-type = Mauvais type de contenu
    .detail = Le contenu doit être envoyé en { $expected }.

web-problem-foreign-host = Nom d’hôte inconnu
    .detail = Ce serveur ne répond pas sous le nom « { $host } ». L’opérateur peut l’autoriser.

web-problem-too-many-requests = Trop de requêtes
    .detail = Réessaie dans { $wait }, s’il te plaît.

web-problem-internal = Un problème est survenu
    .detail = Le bot a rencontré une erreur interne. Son journal en dit plus à l’opérateur.

web-problem-unavailable = Indisponible pour le moment
    .detail = Le bot est occupé ou en cours de redémarrage. Réessaie dans un instant.

web-problem-invalid = Contenu refusé
    .detail = Un élément de la requête n’est pas correct : { $reason }

web-problem-conflict = Impossible dans cet état
    .detail = La demande est dans un état où cela n’est pas possible.
