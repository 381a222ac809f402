play-title = Área de testes

play-intro = Escreva para o bot como faria no Discord ou no Telegram. Ninguém mais vê esta conversa.

play-demo-intro = Escreva para o bot, provoque falhas e veja o que o motor faz com elas. Tudo roda nesta máquina.

play-chat = Conversa

play-input = Sua mensagem

play-hint = Digite <code>/</code> para ver os comandos.

play-send = Enviar

play-offers = Sugestões

play-you = Você

play-empty = Ainda não há nada aqui. Experimente:

play-examples =
    uma raposa vermelha na neve
    uma cidade à noite
    uma coruja na floresta
    montanhas ao anoitecer
    um gato no jardim

play-tier = Nível

play-tier-free = Grátis

play-tier-premium = Premium

play-steps = Percurso

play-picture = Imagem: { $about }

play-video = Vídeo: { $about }

play-media-gone = Este arquivo não está mais guardado aqui.

play-save = Salvar

play-reveal = Mostrar

play-lost = A conexão caiu. Tentando de novo…

play-unsent = Não foi possível enviar. Tente de novo.

play-needs-script = A conversa precisa de JavaScript.

play-previews = A mesma resposta em outro lugar

play-previews-none = Assim que o bot responder, a resposta aparece aqui como o Discord e o Telegram a mostrariam.

play-demo-faults = O que dá errado

play-demo-dead = Chaves mortas

play-demo-flapping = Chamadas que a primeira chave recusa

play-demo-limit = Limite de chamadas por chave

play-demo-hiccups = Chamadas que falham no provedor

play-demo-slowness = Duração de uma chamada

play-demo-none = nenhuma

play-demo-keys = { $count } de { $all }

play-demo-rate = { $calls } em { $seconds } s

play-demo-seconds = { $seconds } s

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Fazer dez pedidos

play-demo-restart = Contar de novo

play-demo-scores = Refrain e um laço simples

play-demo-simple = Laço simples

play-demo-simple-hint = Três tentativas e esperas fixas, calculadas para os mesmos pedidos e as mesmas falhas.

play-demo-success = Com sucesso

play-demo-calls = Chamadas por resultado

play-demo-ended = Concluídos: { $succeeded } de { $ended } (pedidos ao todo: { $requests })

play-demo-log = O que o motor faz

play-demo-accepted = Pedido { $number }: aceito

play-demo-made = Pedido { $number }: { $key } entregou em { $took }

play-demo-failed = Pedido { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Pedido { $number }: espera { $wait } ({ $failure })

play-demo-gave-up = Pedido { $number }: abandonado ({ $failure })

play-demo-cancelled = Pedido { $number }: cancelado

play-demo-failure =
    { $failure ->
        [key_rejected] chave recusada
        [concurrency_limited] chave ocupada
        [quota_exhausted] cota esgotada
        [rate_limited] chamadas demais
        [overloaded] sobrecarga
        [provider_error] erro do provedor
        [timed_out] lento demais
        [unreachable] conexão interrompida
        [bad_output] resposta inutilizável
        [no_key_available] nenhuma chave disponível
       *[else] falhou
    }

play-demo-next =
    { $next ->
        [again] Nova tentativa em { $wait }
        [next_target] É a vez do próximo modelo
        [stop] Sem mais tentativas
       *[key] É a vez da próxima chave livre
    }
