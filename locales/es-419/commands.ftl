# Los comandos: lo que los menús dicen de ellos y lo que responden.

## Menús y ayuda

command-start = Qué hace este bot
command-help = Todos los comandos
command-ping = ¿Está ahí el bot?
command-generate = Crear una imagen a partir de una descripción
command-video = Crear un video a partir de una descripción
command-status = Cómo van tus solicitudes
command-cancel = Cancelar tus solicitudes
command-settings = Cómo funciona el bot aquí
command-language = Tu idioma

argument-prompt = Qué se debe ver
    .name = descripción
argument-seed = Un número que fija el azar: el mismo número vuelve a dar lo mismo
    .name = semilla
argument-request = Cuál: palabras de su descripción. Sin nada: todas
    .name = solicitud
argument-language = El idioma aquí, como de; default: cada persona el suyo
    .name = idioma
argument-own-language = Tu idioma, como de; default: el de tu aplicación
    .name = idioma
argument-spoiler = Si los resultados se ocultan hasta que alguien haga clic en ellos
    .name = oculto
argument-who = Quién puede usar el bot aquí
    .name = quién
argument-commands = Los comandos que se pueden usar aquí, separados por espacios; all: todos
    .name = comandos
argument-limit = Cuántas solicitudes pueden estar en curso desde aquí a la vez; 0: sin límite
    .name = límite
argument-scope = Para todo el servidor o grupo, o solo para este canal o tema
    .name = alcance

command-queue = Cuántas solicitudes esperan y dónde están las tuyas

command-history = Tus últimos resultados, con el más reciente otra vez

command-forget = Borrar lo que el bot guarda de ti

argument-count = Cuántos de los últimos resultados
    .name = cantidad

argument-confirm = Sí: borrar de verdad. Sin nada: solo decir qué se borraría
    .name = confirmar

## Valores para elegir en los menús

choice-on = Sí
choice-off = No
choice-default = Como lo definió quien opera el bot
choice-everyone = Todas las personas
choice-premium = Miembros premium
choice-managers = Quienes administran este espacio
choice-all = Todo el servidor o grupo
choice-here = Solo este canal o tema

## Respuestas

start-text =
    <b>¡Hola!</b> Hago imágenes y videos a partir de lo que escribes.
    Prueba <code>/generate un zorro rojo en la nieve</code>. Todo lo que sé hacer: /help

help-heading = <b>Lo que sé hacer</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = ¡Pong! Aquí estoy.

## /status

status-none = No tienes solicitudes en curso.

status-heading =
    { $count ->
        [one] <b>{ $count } solicitud en curso</b>
       *[other] <b>{ $count } solicitudes en curso</b>
    }
status-queued = ⏳ lugar { $place } en la cola, espera estimada de { $wait }: <code>{ $prompt }</code>
status-running = 🎨 en proceso: <code>{ $prompt }</code>
status-delivering = 📦 en camino: <code>{ $prompt }</code>

## /cancel

cancel-none = No tienes solicitudes que cancelar.

cancel-done =
    { $count ->
        [one] { $count } solicitud cancelada.
       *[other] { $count } solicitudes canceladas.
    }
cancel-unknown = Ninguna de tus solicitudes en curso contiene <code>{ $request }</code>.
not-yours = Solo puede usar este botón quien hizo la solicitud.
cancel-too-late = Ya está terminada.
again-unknown = Ya no recuerdo esta solicitud. Envíala otra vez como nueva, por favor.

## Lo que se escribió no encaja. $name es el nombre de un argumento, tal como se escribe.

unknown-command = No conozco <code>/{ $name }</code>. Todo lo que sé hacer: /help
unknown-button = Este botón es de una versión anterior. Usa un comando en vez de él, por favor.
not-allowed = <code>/{ $name }</code> es solo para quienes tienen premium.
only-in-groups = <code>/{ $name }</code> solo funciona en servidores y grupos.
for-managers = Aquí <code>/{ $name }</code> es para quienes administran este espacio.
switched-off-here = <code>/{ $name }</code> está desactivado aquí.
too-often = Usaste <code>/{ $name }</code> muchas veces. Inténtalo de nuevo en { $wait }.
argument-missing = Cuéntame un poco más, por favor: <code>{ $usage }</code>
argument-unknown = No existe la opción <code>{ $name }</code>. Se escribe así: <code>{ $usage }</code>
argument-value-missing = La opción <code>{ $name }</code> necesita un valor. Se escribe así: <code>{ $usage }</code>
argument-twice = La opción <code>{ $name }</code> aparece dos veces.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> necesita al menos { $min } carácter.
       *[other] <code>{ $name }</code> necesita al menos { $min } caracteres.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> admite { $max } carácter como máximo; el tuyo tiene { $length }.
       *[other] <code>{ $name }</code> admite { $max } caracteres como máximo; el tuyo tiene { $length }.
    }
argument-not-a-number = <code>{ $name }</code> debe ser un número, no <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> debe estar entre { $min } y { $max }.
argument-not-a-choice = <code>{ $name }</code> es una de estas opciones: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> es sí o no.
argument-no-attachment = Adjunta un archivo para <code>{ $name }</code>, por favor.
argument-attachment-too-large = El archivo para <code>{ $name }</code> puede tener { $max } MiB como máximo.

boolean-yes-words = sí si s verdadero yes y true on 1
boolean-no-words = no n falso false off 0

## /settings

settings-heading = <b>Lo que rige aquí</b>
settings-saved = <b>Guardado.</b> Lo que rige aquí ahora:
settings-not-saved = No se pudo guardar en este momento y no cambió nada. Inténtalo de nuevo en unos minutos.
settings-language = Idioma: { $language }
settings-language-own = Idioma: cada persona el suyo
settings-spoiler-on = Los resultados se ocultan hasta que alguien haga clic en ellos
settings-spoiler-off = Los resultados no se ocultan
settings-spoiler-default = Los resultados se ocultan como lo definió quien opera el bot
settings-who-everyone = El bot es para todas las personas
settings-who-premium = El bot es para miembros premium
settings-who-managers = El bot es para quienes administran este espacio
settings-commands = Comandos permitidos: { $commands }
settings-commands-all = Se permiten todos los comandos
settings-limit = Solicitudes en curso desde aquí a la vez, como máximo: { $limit }
settings-limit-none = Solicitudes en curso desde aquí a la vez: sin límite
settings-unknown-language = No hablo <code>{ $given }</code>. Hablo: { $languages }
settings-unknown-command = No existe el comando <code>{ $given }</code>. Existen: { $commands }

## /language

language-list =
    <b>Idiomas</b>
    Elige el tuyo, o escribe <code>/language</code> y uno de estos: { $languages }
    Con <code>/language default</code> es el que está configurado en tu aplicación.
language-button = { $language }
language-chosen = ✓ Tu idioma: { $language }
language-default = ✓ Tu idioma: el de tu aplicación

## /queue

queue-heading = <b>La cola</b>

queue-line =
    { $task ->
        [video] 🎬 Videos
        [vary] 🎨 Variaciones
        [animate] 🎞️ Animaciones
       *[image] 🖼️ Imágenes
    } – en espera: { $waiting }, en proceso: { $running }. Una nueva estaría lista en { $wait }

## /history

history-none = No recuerdo ninguna solicitud tuya ya terminada.

history-heading = <b>Tus últimos resultados</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Esto borra para siempre lo que guardo de ti: tus solicitudes terminadas, las imágenes y videos que salieron de ellas y tu configuración.
    Lo que se envió a los chats se queda ahí.
    Para hacerlo, envía <code>/forget --confirm</code> o elige “sí” en la opción “confirmar” del menú.

forget-under-way = Tienes solicitudes en curso, así que no se borró nada. Espera a que terminen o cancélalas con /cancel y vuelve a intentarlo.

forget-done = ✓ Olvidado: tus solicitudes, lo que salió de ellas y tu configuración.

forget-not-all = En este momento no se pudo borrar todo. Inténtalo otra vez en unos minutos.
