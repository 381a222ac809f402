web-problem-malformed = Solicitação não entendida
    .detail = Não foi possível ler o conteúdo: { $reason }

web-problem-unauthorized = É preciso um token de acesso
    .detail = Envie um token de acesso válido no cabeçalho “Authorization: Bearer …”.

web-problem-forbidden = Não permitido
    .detail = Este token de acesso não tem a permissão “{ $scope }”.

web-problem-cross-site = Solicitação de outro site
    .detail = Uma página de outro site enviou esta solicitação, por isso ela não foi executada.

web-problem-not-found = Não há nada aqui
    .detail = Não há nada neste endereço.

web-problem-method-not-allowed = Método não permitido
    .detail = { $method } não pode ser usado neste endereço.

web-problem-too-slow = Lento demais
    .detail = A solicitação não chegou a tempo.

web-problem-too-large = Grande demais
    .detail = A solicitação pode ter no máximo { $limit } KiB.

web-problem-unsupported-media-type = Tipo de conteúdo errado
    .detail = O conteúdo precisa ser enviado como { $expected }.

web-problem-foreign-host = Nome de host desconhecido
    .detail = Este servidor não responde pelo nome “{ $host }”. O operador pode permiti-lo.

web-problem-too-many-requests = Solicitações demais
    .detail = Tente de novo em { $wait }, por favor.

web-problem-internal = Algo deu errado
    .detail = O bot teve uma falha própria. O registro dele diz mais ao operador.

web-problem-unavailable = Indisponível no momento
    .detail = O bot está ocupado ou sendo reiniciado. Tente novamente em instantes.

web-problem-invalid = Conteúdo não aceito
    .detail = Algo na solicitação não está como deveria: { $reason }

web-problem-conflict = Não é possível neste estado
    .detail = A solicitação está em um estado em que isso não pode ser feito.
