# Por que não há imagem: uma mensagem para cada falha. $wait vem depois de “em”.

## Do serviço de geração

failure-key-rejected =
    <b>Problema de autenticação</b>
    O serviço de geração está sendo configurado. Logo estará disponível.
    Tente de novo em alguns minutos, por favor.
    .meanwhile =
        <b>Problema de autenticação</b>
        O serviço de geração está sendo configurado. Seu pedido mantém o lugar e continua sozinho.

failure-concurrency-limited =
    <b>Serviço ocupado</b>
    Tem muita gente gerando agora, e a sua vez não chegou a tempo.
    Tente de novo em { $wait }, por favor.
    .meanwhile =
        <b>Serviço ocupado, pedido na fila</b>
        Tem muita gente gerando agora. Seu pedido mantém o lugar e continua sozinho.

failure-quota-exhausted =
    <b>Sem crédito</b>
    O serviço de geração está sem crédito por enquanto. Quem cuida do bot já sabe.
    Tente de novo em { $wait }, por favor.
    .meanwhile =
        <b>Sem crédito</b>
        O serviço de geração está sem crédito por enquanto. Seu pedido fica esperando e continua sozinho em { $wait }.

failure-rate-limited =
    <b>Serviço ocupado</b>
    Tem muita gente gerando agora, e a sua vez não chegou a tempo.
    Tente de novo em { $wait }, por favor.
    .meanwhile =
        <b>Serviço ocupado, pedido na fila</b>
        Tem muita gente gerando agora. Seu pedido está na fila e continua sozinho em { $wait }.

failure-overloaded =
    <b>Serviço sobrecarregado</b>
    O serviço de geração tem mais trabalho do que consegue fazer.
    Tente de novo em { $wait }, por favor.
    .meanwhile =
        <b>Serviço sobrecarregado</b>
        O serviço de geração tem mais trabalho do que consegue fazer. Vou tentar de novo em { $wait }.

failure-loading =
    <b>Ainda aquecendo</b>
    O modelo de IA está iniciando e não ficou pronto a tempo.
    Tente de novo em { $wait }, por favor.
    .meanwhile =
        <b>Aquecendo</b>
        O modelo de IA está iniciando. Continuo sozinho em { $wait }.

failure-model-unavailable =
    <b>Modelo indisponível</b>
    O modelo de IA não está disponível no momento. Quem cuida do bot já sabe.
    Tente de novo mais tarde, por favor.
    .meanwhile = Este modelo de IA não está disponível. Vou tentar outro.

failure-invalid-request =
    <b>Pedido não entendido</b>
    O serviço de geração não conseguiu trabalhar com este pedido: <code>{ $detail }</code>
    Mude o pedido e envie de novo, por favor.
    .meanwhile = O serviço de geração não conseguiu trabalhar com este pedido.

failure-refused =
    <b>Prompt recusado</b>
    O serviço de geração não faz imagens disso.
    Mude o prompt e envie de novo, por favor.
    .meanwhile = O serviço de geração recusou o prompt.

failure-too-large =
    <b>Grande demais</b>
    O pedido é maior do que o serviço de geração aceita.
    Encurte o pedido e envie de novo, por favor.
    .meanwhile = O pedido é grande demais para o serviço de geração.

failure-provider-error =
    <b>O serviço está com um problema</b>
    O serviço de geração falhou várias vezes seguidas.
    Tente de novo em alguns minutos, por favor.
    .meanwhile = O serviço de geração deu uma engasgada. Vou tentar de novo.

failure-timed-out =
    <b>A geração está demorando mais</b>
    A IA está se esforçando, mas nada chegou a tempo.
    Tente de novo em 1 a 2 minutos, por favor.
    .meanwhile =
        <b>A geração está demorando mais</b>
        A IA está se esforçando. Vou tentar mais uma vez.

failure-unreachable =
    <b>Serviço fora de alcance</b>
    Não foi possível falar com o serviço de geração.
    Tente de novo em alguns minutos, por favor.
    .meanwhile = Não consigo falar com o serviço de geração. Vou tentar de novo.

failure-misconfigured =
    <b>Problema de conexão</b>
    A conexão com o serviço de geração não está bem configurada. Quem cuida do bot já sabe.
    Tente de novo mais tarde, por favor.
    .meanwhile = A conexão com o serviço de geração está com um problema.

failure-bad-output =
    <b>Sem resultado aproveitável</b>
    O serviço de geração enviou algo que não dá para mostrar.
    Tente de novo, talvez com outro prompt.
    .meanwhile = O serviço enviou um resultado com defeito. Vou tentar de novo.

failure-download-failed =
    <b>Resultado não recebido</b>
    O resultado ficou pronto, mas não deu para buscá-lo no serviço de geração.
    Tente de novo em alguns minutos, por favor.
    .meanwhile = O resultado está pronto. Vou buscá-lo de novo.

failure-no-key-available =
    <b>Serviço ocupado</b>
    O serviço de geração não terá vaga a tempo para o seu pedido.
    Tente de novo em { $wait }, por favor.
    .meanwhile =
        <b>Serviço ocupado, pedido na fila</b>
        Seu pedido mantém o lugar e continua sozinho em { $wait }.

## Da nossa própria porta

failure-queue-full =
    <b>Fila cheia</b>
    Tem tanta gente esperando que o seu pedido não ficaria pronto a tempo.
    Tente de novo em { $wait }, por favor.
    .meanwhile = A fila está cheia.

failure-too-many-requests =
    <b>Uma coisa de cada vez</b>
    Você já tem em andamento tantos pedidos quanto uma pessoa pode ter.
    Tente de novo em { $wait } ou cancele um com /cancel.
    .meanwhile = Você tem muitos pedidos em andamento.

## Abaixo de uma falha, quando o bot oferece premium

premium-line = ⭐ Premium: sua vez chega { $times }× mais. Pedidos em espera: até { $waiting }; em andamento ao mesmo tempo: até { $running }.
