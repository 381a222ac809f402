# Por qué no hay imagen: un mensaje para cada falla.

## Del servicio de generación

failure-key-rejected =
    <b>Problema de autenticación</b>
    El servicio de generación se está configurando. Pronto estará disponible.
    Inténtalo de nuevo en unos minutos, por favor.
    .meanwhile =
        <b>Problema de autenticación</b>
        El servicio de generación se está configurando. Tu solicitud conserva su lugar y sigue por sí sola.

failure-concurrency-limited =
    <b>Servicio ocupado</b>
    Hay mucha gente generando ahora mismo y tu turno no llegó a tiempo.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile =
        <b>Servicio ocupado, solicitud en cola</b>
        Hay mucha gente generando ahora mismo. Tu solicitud conserva su lugar y sigue por sí sola.

failure-quota-exhausted =
    <b>Sin crédito</b>
    Al servicio de generación no le queda crédito por ahora. Quien opera el bot ya lo sabe.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile =
        <b>Sin crédito</b>
        Al servicio de generación no le queda crédito por ahora. Tu solicitud lo espera y sigue por sí sola en { $wait }.

failure-rate-limited =
    <b>Servicio ocupado</b>
    Hay mucha gente generando ahora mismo y tu turno no llegó a tiempo.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile =
        <b>Servicio ocupado, solicitud en cola</b>
        Hay mucha gente generando ahora mismo. Tu solicitud está en la cola y sigue por sí sola en { $wait }.

failure-overloaded =
    <b>Servicio sobrecargado</b>
    El servicio de generación tiene más trabajo del que puede hacer.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile =
        <b>Servicio sobrecargado</b>
        El servicio de generación tiene más trabajo del que puede hacer. Lo vuelvo a intentar en { $wait }.

failure-loading =
    <b>Aún se está preparando</b>
    El modelo de IA está iniciando y no estuvo listo a tiempo.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile =
        <b>Preparándose</b>
        El modelo de IA está iniciando. Sigo por mi cuenta en { $wait }.

failure-model-unavailable =
    <b>Modelo no disponible</b>
    El modelo de IA no está disponible en este momento. Quien opera el bot ya lo sabe.
    Inténtalo de nuevo más tarde, por favor.
    .meanwhile = Este modelo de IA no está disponible. Pruebo con otro.

failure-invalid-request =
    <b>Solicitud no entendida</b>
    El servicio de generación no pudo hacer nada con esta solicitud: <code>{ $detail }</code>
    Cámbiala y envíala de nuevo, por favor.
    .meanwhile = El servicio de generación no pudo hacer nada con esta solicitud.

failure-refused =
    <b>Descripción rechazada</b>
    El servicio de generación no hace imágenes de esto.
    Cambia la descripción y envíala de nuevo, por favor.
    .meanwhile = El servicio de generación rechazó la descripción.

failure-too-large =
    <b>Demasiado grande</b>
    La solicitud es más grande de lo que admite el servicio de generación.
    Acórtala y envíala de nuevo, por favor.
    .meanwhile = La solicitud es demasiado grande para el servicio de generación.

failure-provider-error =
    <b>El servicio tiene un problema</b>
    El servicio de generación falló varias veces seguidas.
    Inténtalo de nuevo en unos minutos, por favor.
    .meanwhile = El servicio de generación tuvo un tropiezo. Lo vuelvo a intentar.

failure-timed-out =
    <b>La generación tarda más</b>
    La IA se está esforzando, pero no llegó nada a tiempo.
    Inténtalo de nuevo en 1 o 2 minutos, por favor.
    .meanwhile =
        <b>La generación tarda más</b>
        La IA se está esforzando. Lo intento una vez más.

failure-unreachable =
    <b>Servicio inaccesible</b>
    No se pudo contactar al servicio de generación.
    Inténtalo de nuevo en unos minutos, por favor.
    .meanwhile = No se puede contactar al servicio de generación. Lo vuelvo a intentar.

failure-misconfigured =
    <b>Problema de conexión</b>
    La conexión con el servicio de generación no está bien configurada. Quien opera el bot ya lo sabe.
    Inténtalo de nuevo más tarde, por favor.
    .meanwhile = La conexión con el servicio de generación tiene un problema.

failure-bad-output =
    <b>Sin resultado utilizable</b>
    El servicio de generación envió algo que no se puede mostrar.
    Inténtalo de nuevo, tal vez con otra descripción.
    .meanwhile = El servicio envió un resultado defectuoso. Lo vuelvo a intentar.

failure-download-failed =
    <b>Resultado no recibido</b>
    El resultado se terminó, pero no se pudo descargar del servicio de generación.
    Inténtalo de nuevo en unos minutos, por favor.
    .meanwhile = El resultado está listo. Lo vuelvo a descargar.

failure-no-key-available =
    <b>Servicio ocupado</b>
    El servicio de generación no tendrá capacidad libre a tiempo para tu solicitud.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile =
        <b>Servicio ocupado, solicitud en cola</b>
        Tu solicitud conserva su lugar y sigue por sí sola en { $wait }.

## De nuestra propia puerta

failure-queue-full =
    <b>Cola llena</b>
    Hay tanta gente esperando que tu solicitud no estaría lista a tiempo.
    Inténtalo de nuevo en { $wait }, por favor.
    .meanwhile = La cola está llena.

failure-too-many-requests =
    <b>Una cosa después de otra</b>
    Ya tienes en curso tantas solicitudes como puede tener una persona.
    Inténtalo de nuevo en { $wait } o cancela una con /cancel.
    .meanwhile = Tienes muchas solicitudes en curso.

## Debajo de un fallo, cuando el bot ofrece premium

premium-line = ⭐ Premium: te toca { $times }× más seguido. Solicitudes en espera: hasta { $waiting }; en curso a la vez: hasta { $running }.
