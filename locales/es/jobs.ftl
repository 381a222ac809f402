# El único mensaje que acompaña una petición desde que se acepta hasta que llega la imagen.

## Mientras espera

# $place cuenta desde 1. $wait es una espera aproximada, con palabras.
job-queued =
    ⏳ <b>En la cola</b>: puesto { $place }
    Te toca dentro de { $wait }, más o menos. No tienes que hacer nada: el resultado aparecerá aquí.

# Le toca ya mismo o dentro de nada.
job-accepted = ⏳ Aceptada. El resultado aparecerá aquí.

job-running-image = 🎨 Pintando…
job-running-video = 🎬 Rodando… Tardará unos minutos.

# $place es el puesto en la cola mientras no hay nada libre.
job-place = Puesto en la cola: { $place }

chat-full = Ya hay bastantes peticiones en curso desde aquí. Inténtalo de nuevo dentro de { $wait }.

## El resultado: un pie de foto de 1024 caracteres como máximo

# $prompt es lo que se escribió; $seed, el número que vuelve a dar lo mismo, para copiarlo.
job-done = <code>{ $prompt }</code>
job-seed = Semilla: <code>{ NUMBER($seed, useGrouping: 0) }</code>

# El archivo es demasiado grande para esta plataforma. $size es su tamaño y $limit el máximo que se puede enviar, en MiB.
job-file-too-large = El resultado ocupa { $size } MiB, más de lo que se puede enviar aquí ({ $limit } MiB). Está guardado: quien administra el bot puede dártelo.

## El final sin resultado

job-cancelled = 🚫 Cancelada.

# El bot se detiene o se actualiza mientras esto estaba en marcha.
job-interrupted =
    <b>Interrumpida</b>
    El bot se está reiniciando y no dio tiempo a terminar tu petición. Lo sentimos.
    Envíala de nuevo dentro de { $wait }, por favor.

store-out-of-reach = Ahora mismo no puedo acceder a mis notas, así que no puedo aceptar, encontrar ni cancelar peticiones. El operador ya lo sabe. Inténtalo otra vez en unos minutos, por favor.

## Botones: cortos, sin formato

button-again = 🔁 Otra vez
button-vary = 🎨 Variar
button-animate = 🎬 Animar
button-cancel = ✖ Cancelar
