# Por qué no hay imagen: un mensaje para cada fallo.
#
# El valor es la última palabra: qué ha pasado, qué hacer y cuándo.
# El atributo .meanwhile se muestra mientras Refrain sigue por su cuenta; quien lo lee no tiene que hacer nada.
#
# $wait es una espera con palabras («2 minutos»), de wait.ftl. $detail es el texto del proveedor, en cualquier idioma.

## Del servicio de generación

failure-key-rejected =
    <b>Problema de autenticación</b>
    El servicio de generación se está configurando. Pronto estará disponible.
    Inténtalo de nuevo dentro de unos minutos, por favor.
    .meanwhile =
        <b>Problema de autenticación</b>
        El servicio de generación se está configurando. Tu petición conserva su puesto y sigue por sí sola.

failure-concurrency-limited =
    <b>Servicio ocupado</b>
    Hay mucha gente generando ahora mismo y tu turno no llegó a tiempo.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile =
        <b>Servicio ocupado, petición en cola</b>
        Hay mucha gente generando ahora mismo. Tu petición conserva su puesto y sigue por sí sola.

failure-quota-exhausted =
    <b>Sin saldo</b>
    Al servicio de generación no le queda saldo por ahora. Quien administra el bot ya lo sabe.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile =
        <b>Sin saldo</b>
        Al servicio de generación no le queda saldo por ahora. Tu petición lo espera y sigue por sí sola dentro de { $wait }.

failure-rate-limited =
    <b>Servicio ocupado</b>
    Hay mucha gente generando ahora mismo y tu turno no llegó a tiempo.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile =
        <b>Servicio ocupado, petición en cola</b>
        Hay mucha gente generando ahora mismo. Tu petición está en la cola y sigue por sí sola dentro de { $wait }.

failure-overloaded =
    <b>Servicio sobrecargado</b>
    El servicio de generación tiene más trabajo del que puede hacer.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile =
        <b>Servicio sobrecargado</b>
        El servicio de generación tiene más trabajo del que puede hacer. Lo vuelvo a intentar dentro de { $wait }.

failure-loading =
    <b>Aún se está preparando</b>
    El modelo de IA está arrancando y no estuvo listo a tiempo.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile =
        <b>Preparándose</b>
        El modelo de IA está arrancando. Sigo por mi cuenta dentro de { $wait }.

failure-model-unavailable =
    <b>Modelo no disponible</b>
    El modelo de IA no está disponible en este momento. Quien administra el bot ya lo sabe.
    Inténtalo de nuevo más tarde, por favor.
    .meanwhile = Este modelo de IA no está disponible. Pruebo con otro.

# $detail puede estar vacío.
failure-invalid-request =
    <b>Petición no entendida</b>
    El servicio de generación no pudo hacer nada con esta petición: <code>{ $detail }</code>
    Cámbiala y envíala de nuevo, por favor.
    .meanwhile = El servicio de generación no pudo hacer nada con esta petición.

failure-refused =
    <b>Descripción rechazada</b>
    El servicio de generación no hace imágenes de esto.
    Cambia la descripción y envíala de nuevo, por favor.
    .meanwhile = El servicio de generación rechazó la descripción.

failure-too-large =
    <b>Demasiado grande</b>
    La petición es más grande de lo que admite el servicio de generación.
    Acórtala y envíala de nuevo, por favor.
    .meanwhile = La petición es demasiado grande para el servicio de generación.

failure-provider-error =
    <b>El servicio tiene un problema</b>
    El servicio de generación falló varias veces seguidas.
    Inténtalo de nuevo dentro de unos minutos, por favor.
    .meanwhile = El servicio de generación tuvo un tropiezo. Lo vuelvo a intentar.

failure-timed-out =
    <b>La generación tarda más</b>
    La IA se está esforzando, pero no llegó nada a tiempo.
    Inténtalo de nuevo dentro de 1 o 2 minutos, por favor.
    .meanwhile =
        <b>La generación tarda más</b>
        La IA se está esforzando. Lo intento una vez más.

failure-unreachable =
    <b>Servicio inaccesible</b>
    No se pudo contactar con el servicio de generación.
    Inténtalo de nuevo dentro de unos minutos, por favor.
    .meanwhile = No se puede contactar con el servicio de generación. Lo vuelvo a intentar.

failure-misconfigured =
    <b>Problema de conexión</b>
    La conexión con el servicio de generación no está bien configurada. Quien administra el bot ya lo sabe.
    Inténtalo de nuevo más tarde, por favor.
    .meanwhile = La conexión con el servicio de generación tiene un problema.

failure-bad-output =
    <b>Sin resultado utilizable</b>
    El servicio de generación envió algo que no se puede mostrar.
    Inténtalo de nuevo, quizá con otra descripción.
    .meanwhile = El servicio envió un resultado defectuoso. Lo vuelvo a intentar.

failure-download-failed =
    <b>Resultado no recibido</b>
    El resultado se terminó, pero no se pudo recoger del servicio de generación.
    Inténtalo de nuevo dentro de unos minutos, por favor.
    .meanwhile = El resultado está listo. Lo vuelvo a descargar.

failure-no-key-available =
    <b>Servicio ocupado</b>
    El servicio de generación no tendrá nada libre a tiempo para tu petición.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile =
        <b>Servicio ocupado, petición en cola</b>
        Tu petición conserva su puesto y sigue por sí sola dentro de { $wait }.

## De nuestra propia puerta

failure-queue-full =
    <b>Cola llena</b>
    Hay tanta gente esperando que tu petición no estaría lista a tiempo.
    Inténtalo de nuevo dentro de { $wait }, por favor.
    .meanwhile = La cola está llena.

failure-too-many-requests =
    <b>Una cosa después de otra</b>
    Ya tienes en marcha tantas peticiones como puede tener una persona.
    Inténtalo de nuevo dentro de { $wait } o cancela una con /cancel.
    .meanwhile = Tienes muchas peticiones en marcha.

## Debajo de un fallo, cuando el bot ofrece premium

premium-line = ⭐ Premium: te toca { $times }× más a menudo. Peticiones en espera: hasta { $waiting }; a la vez en curso: hasta { $running }.
