# A única mensagem que acompanha um pedido, da aceitação até a imagem.

## Enquanto espera

job-queued =
    ⏳ <b>Na fila</b>: lugar { $place }
    Espera estimada: { $wait }. Você não precisa fazer nada: o resultado vai aparecer aqui.

job-accepted = ⏳ Pedido aceito. O resultado vai aparecer aqui.

job-running-image = 🎨 Pintando…
job-running-video = 🎬 Filmando… Isso leva alguns minutos.

job-place = Lugar na fila: { $place }

chat-full = Já há pedidos suficientes em andamento daqui. Tente de novo em { $wait }.

## O resultado: uma legenda de no máximo 1.024 caracteres

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>

job-file-too-large = O resultado tem { $size } MiB, mais do que dá para enviar aqui ({ $limit } MiB). Ele está guardado: quem cuida do bot pode passá-lo para você.

## O fim sem resultado

job-cancelled = 🚫 Cancelado.

job-interrupted =
    <b>Interrompido</b>
    O bot está reiniciando, e não deu tempo de terminar o seu pedido. Desculpe!
    Envie de novo em { $wait }, por favor.
store-out-of-reach = Não consigo acessar minhas anotações agora, então não posso aceitar, encontrar nem parar pedidos. O operador já sabe. Tente de novo em alguns minutos, por favor.

## Botões: curtos, sem formatação

button-again = 🔁 De novo
button-vary = 🎨 Variar
button-animate = 🎬 Animar
button-cancel = ✖ Cancelar
