# Os comandos: o que os menus dizem deles (no máximo 100 caracteres, sem formatação) e o que respondem.

## Menus e ajuda

command-start = O que este bot faz
command-help = Todos os comandos
command-ping = O bot está aí?
command-generate = Criar uma imagem a partir de um prompt
command-video = Criar um vídeo a partir de um prompt
command-status = Como estão seus pedidos
command-cancel = Cancelar seus pedidos
command-settings = Como o bot funciona aqui
command-language = Seu idioma

argument-prompt = O que deve aparecer
    .name = prompt
argument-seed = Um número que fixa o acaso: o mesmo número dá o mesmo resultado de novo
    .name = seed
argument-request = Qual: palavras do prompt. Se ficar vazio: todos
    .name = pedido
argument-language = O idioma aqui, como de; default: cada pessoa o seu
    .name = idioma
argument-own-language = Seu idioma, como de; default: o do seu aplicativo
    .name = idioma
argument-spoiler = Se os resultados ficam ocultos até alguém clicar neles
    .name = oculto
argument-who = Quem pode usar o bot aqui
    .name = quem
argument-commands = Os comandos que podem ser usados aqui, separados por espaços; all: todos
    .name = comandos
argument-limit = Quantos pedidos daqui podem estar em andamento ao mesmo tempo; 0: sem limite
    .name = limite
argument-scope = Para todo o servidor ou grupo, ou só para este canal ou tópico
    .name = alcance

command-queue = Quantos pedidos esperam e onde estão os seus

command-history = Seus últimos resultados, com o mais recente de novo

command-forget = Apagar o que o bot guarda sobre você

argument-count = Quantos dos últimos resultados
    .name = quantidade

argument-confirm = Sim: apagar de verdade. Se ficar vazio: só dizer o que seria apagado
    .name = confirmar

## Valores para escolher nos menus

choice-on = Sim
choice-off = Não
choice-default = Conforme definido por quem cuida do bot
choice-everyone = Todo mundo
choice-premium = Membros premium
choice-managers = Quem administra este espaço
choice-all = Todo o servidor ou grupo
choice-here = Só este canal ou tópico

## Respostas

start-text =
    <b>Olá!</b> Eu faço imagens e vídeos a partir do que você escreve.
    Experimente <code>/generate uma raposa vermelha na neve</code>. Tudo o que sei fazer: /help

help-heading = <b>O que eu sei fazer</b>

help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Estou aqui.

## /status

status-none = Você não tem pedidos em andamento.

status-heading =
    { $count ->
        [one] <b>{ $count } pedido em andamento</b>
       *[other] <b>{ $count } pedidos em andamento</b>
    }
status-queued = ⏳ lugar { $place } na fila, espera estimada de { $wait }: <code>{ $prompt }</code>
status-running = 🎨 sendo feito: <code>{ $prompt }</code>
status-delivering = 📦 a caminho: <code>{ $prompt }</code>

## /cancel

cancel-none = Você não tem pedidos para cancelar.

cancel-done =
    { $count ->
        [one] { $count } pedido cancelado.
       *[other] { $count } pedidos cancelados.
    }
cancel-unknown = Nenhum dos seus pedidos em andamento contém <code>{ $request }</code>.
not-yours = Só quem fez o pedido pode usar este botão.
cancel-too-late = Já terminou.
again-unknown = Não me lembro mais deste pedido. Envie de novo, por favor.

## O que foi digitado não serve. $name é o nome de um argumento, como é digitado.

unknown-command = Não conheço <code>/{ $name }</code>. Tudo o que sei fazer: /help
unknown-button = Este botão é de uma versão mais antiga. Use um comando, por favor.
not-allowed = <code>/{ $name }</code> é só para membros premium.
only-in-groups = <code>/{ $name }</code> só funciona em servidores e grupos.
for-managers = Aqui, <code>/{ $name }</code> é para quem administra este espaço.
switched-off-here = <code>/{ $name }</code> está desativado aqui.
too-often = Você usou <code>/{ $name }</code> muitas vezes. Tente de novo em { $wait }.
argument-missing = Conte um pouco mais: <code>{ $usage }</code>
argument-unknown = A opção <code>{ $name }</code> não existe. É assim: <code>{ $usage }</code>
argument-value-missing = A opção <code>{ $name }</code> precisa de um valor. É assim: <code>{ $usage }</code>
argument-twice = A opção <code>{ $name }</code> aparece duas vezes.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> precisa de pelo menos { $min } caractere.
       *[other] <code>{ $name }</code> precisa de pelo menos { $min } caracteres.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> aceita no máximo { $max } caractere; o seu tem { $length }.
       *[other] <code>{ $name }</code> aceita no máximo { $max } caracteres; o seu tem { $length }.
    }
argument-not-a-number = <code>{ $name }</code> precisa ser um número, não <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> precisa estar entre { $min } e { $max }.
argument-not-a-choice = <code>{ $name }</code> é um destes valores: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> é sim ou não.
argument-no-attachment = Anexe um arquivo para <code>{ $name }</code>, por favor.
argument-attachment-too-large = O arquivo para <code>{ $name }</code> pode ter no máximo { $max } MiB.

boolean-yes-words = sim s verdadeiro yes y true on 1
boolean-no-words = não nao n falso no false off 0

## /settings

settings-heading = <b>O que vale aqui</b>
settings-saved = <b>Salvo.</b> O que vale aqui agora:
settings-not-saved = Não deu para salvar agora, e nada foi alterado. Tente de novo em alguns minutos.
settings-language = Idioma: { $language }
settings-language-own = Idioma: cada pessoa o seu
settings-spoiler-on = Os resultados ficam ocultos até alguém clicar neles
settings-spoiler-off = Os resultados não ficam ocultos
settings-spoiler-default = Os resultados ficam ocultos conforme definido por quem cuida do bot
settings-who-everyone = O bot é para todo mundo
settings-who-premium = O bot é para membros premium
settings-who-managers = O bot é para quem administra este espaço
settings-commands = Comandos permitidos: { $commands }
settings-commands-all = Todos os comandos são permitidos
settings-limit = Pedidos daqui em andamento ao mesmo tempo, no máximo: { $limit }
settings-limit-none = Pedidos daqui em andamento ao mesmo tempo: sem limite
settings-unknown-language = Não falo <code>{ $given }</code>. Falo: { $languages }
settings-unknown-command = O comando <code>{ $given }</code> não existe. Existem: { $commands }

## /language

language-list =
    <b>Idiomas</b>
    Escolha o seu ou digite <code>/language</code> e um destes: { $languages }
    Com <code>/language default</code>, fica o idioma do seu aplicativo.
language-button = { $language }
language-chosen = ✓ Seu idioma: { $language }
language-default = ✓ Seu idioma: o do seu aplicativo

## /queue

queue-heading = <b>A fila</b>

queue-line =
    { $task ->
        [video] 🎬 Vídeos
        [vary] 🎨 Variações
        [animate] 🎞️ Animações
       *[image] 🖼️ Imagens
    } – esperando: { $waiting }, sendo feitos: { $running }. Um pedido novo ficaria pronto em { $wait }

## /history

history-none = Não me lembro de nenhum pedido seu já concluído.

history-heading = <b>Seus últimos resultados</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Isto apaga para sempre o que guardo sobre você: seus pedidos concluídos, as imagens e os vídeos feitos com eles e suas configurações.
    O que foi enviado aos chats continua lá.
    Para fazer isso, envie <code>/forget --confirm</code> ou escolha sim em “confirmar” no menu.

forget-under-way = Você tem pedidos em andamento, por isso nada foi apagado. Espere até terminarem ou cancele com /cancel e tente de novo.

forget-done = ✓ Esquecido: seus pedidos, o que foi feito com eles e suas configurações.

forget-not-all = Não deu para apagar tudo agora. Tente de novo em alguns minutos.
