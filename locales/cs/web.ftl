web-problem-malformed = Nesrozumitelný požadavek
    .detail = Obsah se nepodařilo přečíst: { $reason }

web-problem-unauthorized = Je potřeba přístupový token
    .detail = Pošli platný přístupový token v hlavičce „Authorization: Bearer …“.

web-problem-forbidden = Není dovoleno
    .detail = Tomuto přístupovému tokenu chybí oprávnění „{ $scope }“.

web-problem-cross-site = Požadavek z jiného webu
    .detail = Tento požadavek poslala stránka jiného webu, proto nebyl proveden.

web-problem-not-found = Tady nic není
    .detail = Na této adrese nic není.

web-problem-method-not-allowed = Nepovolená metoda
    .detail = { $method } nelze na této adrese použít.

web-problem-too-slow = Příliš pomalé
    .detail = Požadavek nedorazil včas.

web-problem-too-large = Příliš velké
    .detail = Požadavek smí mít nejvýše { $limit } KiB.

web-problem-unsupported-media-type = Špatný typ obsahu
    .detail = Obsah je třeba poslat jako { $expected }.

web-problem-foreign-host = Neznámý název hostitele
    .detail = Tento server neodpovídá pod názvem „{ $host }“. Provozovatel ho může povolit.

web-problem-too-many-requests = Příliš mnoho požadavků
    .detail = Zkus to prosím znovu za { $wait }.

web-problem-internal = Něco se pokazilo
    .detail = Bot měl vlastní chybu. Více provozovateli řekne protokol.

web-problem-unavailable = Momentálně nedostupné
    .detail = Bot je zaneprázdněný nebo se restartuje. Zkus to za chvíli znovu.

web-problem-invalid = Obsah nebyl přijat
    .detail = Něco v požadavku není tak, jak má být: { $reason }

web-problem-conflict = V tomto stavu to nejde
    .detail = Požadavek je ve stavu, ve kterém to není možné.
