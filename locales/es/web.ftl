web-problem-malformed = Petición no entendida
    .detail = No se pudo leer el contenido: { $reason }

web-problem-unauthorized = Hace falta un token de acceso
    .detail = Envía un token de acceso válido en la cabecera «Authorization: Bearer …».

web-problem-forbidden = No permitido
    .detail = A este token de acceso le falta el permiso «{ $scope }».

web-problem-cross-site = Petición de otro sitio web
    .detail = Una página de otro sitio web envió esta petición, por eso no se ha ejecutado.

web-problem-not-found = Aquí no hay nada
    .detail = No hay nada en esta dirección.

web-problem-method-not-allowed = Método no permitido
    .detail = { $method } no se puede usar en esta dirección.

web-problem-too-slow = Demasiado lento
    .detail = La petición no llegó a tiempo.

web-problem-too-large = Demasiado grande
    .detail = La petición puede tener como máximo { $limit } KiB.

web-problem-unsupported-media-type = Tipo de contenido incorrecto
    .detail = El contenido debe enviarse como { $expected }.

web-problem-foreign-host = Nombre de host desconocido
    .detail = Este servidor no responde con el nombre «{ $host }». El operador puede permitirlo.

web-problem-too-many-requests = Demasiadas peticiones
    .detail = Inténtalo de nuevo dentro de { $wait }, por favor.

web-problem-internal = Algo ha salido mal
    .detail = El bot ha tenido un fallo propio. Su registro le dice más al operador.

web-problem-unavailable = No disponible ahora mismo
    .detail = El bot está ocupado o se está reiniciando. Inténtalo de nuevo en un momento.

web-problem-invalid = Contenido no aceptado
    .detail = Algo de la solicitud no es como debería: { $reason }

web-problem-conflict = No es posible en este estado
    .detail = La solicitud está en un estado en el que eso no se puede hacer.
