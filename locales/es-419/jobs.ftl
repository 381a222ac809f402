# El único mensaje que acompaña una solicitud desde que se acepta hasta que llega la imagen.

## Mientras espera

job-queued =
    ⏳ <b>En la cola</b>: lugar { $place }
    Espera estimada: { $wait }. No tienes que hacer nada: el resultado aparecerá aquí.

job-accepted = ⏳ Aceptada. El resultado aparecerá aquí.

job-running-image = 🎨 Pintando…
job-running-video = 🎬 Filmando… Tardará unos minutos.

job-place = Lugar en la cola: { $place }

chat-full = Ya hay suficientes solicitudes en curso desde aquí. Inténtalo de nuevo en { $wait }.

## El resultado: un pie de foto de 1024 caracteres como máximo

job-done = <code>{ $prompt }</code>
job-seed = Semilla: <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = El resultado pesa { $size } MiB, más de lo que se puede enviar aquí ({ $limit } MiB). Está guardado: quien opera el bot te lo puede dar.

## El final sin resultado

job-cancelled = 🚫 Cancelada.

job-interrupted =
    <b>Interrumpida</b>
    El bot se está reiniciando y no dio tiempo a terminar tu solicitud. Lo sentimos.
    Envíala de nuevo en { $wait }, por favor.
store-out-of-reach = Ahora mismo no puedo acceder a mis notas, así que no puedo aceptar, encontrar ni cancelar solicitudes. El operador ya lo sabe. Inténtalo de nuevo en unos minutos, por favor.

## Botones: cortos, sin formato

button-again = 🔁 Otra vez
button-vary = 🎨 Variar
button-animate = 🎬 Animar
button-cancel = ✖ Cancelar
