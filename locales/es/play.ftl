play-title = Zona de pruebas

play-intro = Escribe al bot como lo harías en Discord o Telegram. Nadie más ve este chat.

play-demo-intro = Escribe al bot, provoca fallos y mira qué hace el motor con ellos. Todo se ejecuta en este equipo.

play-chat = Chat

play-input = Tu mensaje

play-hint = Escribe <code>/</code> para ver los comandos.

play-send = Enviar

play-offers = Sugerencias

play-you = Tú

play-empty = Aquí no hay nada todavía. Prueba con algo así:

play-examples =
    un zorro rojo en la nieve
    una ciudad de noche
    un búho en el bosque
    montañas al atardecer
    un gato en un jardín

play-tier = Nivel

play-tier-free = Gratis

play-tier-premium = Premium

play-steps = Recorrido

play-picture = Imagen: { $about }

play-video = Vídeo: { $about }

play-media-gone = Este archivo ya no se conserva aquí.

play-save = Guardar

play-reveal = Mostrar

play-lost = Se ha perdido la conexión. Intentándolo de nuevo…

play-unsent = No se ha podido enviar. Inténtalo otra vez.

play-needs-script = El chat necesita JavaScript.

play-previews = La misma respuesta en otro sitio

play-previews-none = En cuanto el bot responda, su respuesta aparecerá aquí como la mostrarían Discord y Telegram.

play-demo-faults = Lo que falla

play-demo-dead = Claves muertas

play-demo-flapping = Llamadas que rechaza la primera clave

play-demo-limit = Límite de llamadas por clave

play-demo-hiccups = Llamadas que fallan en el proveedor

play-demo-slowness = Duración de una llamada

play-demo-none = ninguna

play-demo-keys = { $count } de { $all }

play-demo-rate = { $calls } en { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent } %

play-demo-number = { $number }

play-demo-ten = Hacer diez peticiones

play-demo-restart = Contar de nuevo

play-demo-scores = Refrain y un bucle simple

play-demo-simple = Bucle simple

play-demo-simple-hint = Tres intentos y esperas fijas, calculados para las mismas peticiones y los mismos fallos.

play-demo-success = Con éxito

play-demo-calls = Llamadas por resultado

play-demo-ended = Terminadas: { $succeeded } de { $ended } (peticiones en total: { $requests })

play-demo-log = Lo que hace el motor

play-demo-accepted = Petición { $number }: aceptada

play-demo-made = Petición { $number }: { $key } la entregó en { $took }

play-demo-failed = Petición { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Petición { $number }: espera { $wait } ({ $failure })

play-demo-gave-up = Petición { $number }: abandonada ({ $failure })

play-demo-cancelled = Petición { $number }: cancelada

play-demo-failure =
    { $failure ->
        [key_rejected] clave rechazada
        [concurrency_limited] clave ocupada
        [quota_exhausted] cuota agotada
        [rate_limited] demasiadas llamadas
        [overloaded] sobrecarga
        [provider_error] error del proveedor
        [timed_out] demasiado lento
        [unreachable] conexión cortada
        [bad_output] respuesta inservible
        [no_key_available] ninguna clave disponible
       *[else] fallo
    }

play-demo-next =
    { $next ->
        [again] Otro intento en { $wait }
        [next_target] Le toca al siguiente modelo
        [stop] No hay más intentos
       *[key] Le toca a la siguiente clave libre
    }
