# Příkazy: co o nich říkají nabídky (nejvýše 100 znaků, bez značek) a co odpovídají.

command-start = Co tenhle bot umí
command-help = Všechny příkazy
command-ping = Je tu bot?
command-generate = Vytvořit obrázek podle popisu
command-video = Vytvořit video podle popisu
command-status = Jak jsou na tom tvoje požadavky
command-cancel = Zrušit své požadavky
command-settings = Jak tu bot funguje
command-language = Tvůj jazyk

argument-prompt = Co má být vidět
    .name = popis
argument-seed = Číslo, které určuje náhodu: se stejným číslem vznikne znovu totéž
    .name = seed
argument-request = Který: slova z jeho popisu. Když nic neuvedeš: všechny
    .name = požadavek
argument-language = Jazyk, kterým tu bot mluví, třeba cs; default: každý svůj
    .name = jazyk
argument-own-language = Tvůj jazyk, třeba cs; default: ten, který máš nastavený v aplikaci
    .name = jazyk
argument-spoiler = Zda mají být výsledky zakryté, dokud na ně někdo neklikne
    .name = zakrýt
argument-who = Kdo tu smí bota používat
    .name = kdo
argument-commands = Příkazy, které jsou tu povolené, oddělené mezerami; all: všechny
    .name = příkazy
argument-limit = Kolik požadavků odsud smí běžet najednou; 0: kolik chceš
    .name = limit
argument-scope = Pro celý server či skupinu, nebo jen pro tento kanál či téma
    .name = rozsah

command-queue = Kolik požadavků čeká a kde jsou ty tvoje

command-history = Tvoje poslední výsledky a nejnovější ještě jednou

command-forget = Smazat, co o tobě bot uchovává

argument-count = Kolik posledních výsledků
    .name = počet

argument-confirm = Ano: opravdu smazat. Když nic neuvedeš: jen říct, co by se smazalo
    .name = potvrdit

choice-on = Ano
choice-off = Ne
choice-default = Jak to nastavil provozovatel
choice-everyone = Všichni
choice-premium = Členové s Premium
choice-managers = Správci tohoto místa
choice-all = Celý server nebo skupina
choice-here = Jen tento kanál nebo téma

start-text =
    <b>Ahoj!</b> Dělám obrázky a videa z toho, co napíšeš.
    Zkus <code>/generate zrzavá liška ve sněhu</code>. Všechno, co umím: /help

help-heading = <b>Co umím</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Jsem tady.

status-none = Nemáš žádné rozdělané požadavky.
status-heading =
    { $count ->
        [one] <b>{ $count } rozdělaný požadavek</b>
        [few] <b>{ $count } rozdělané požadavky</b>
        [many] <b>{ $count } rozdělaného požadavku</b>
       *[other] <b>{ $count } rozdělaných požadavků</b>
    }
status-queued = ⏳ místo { $place } ve frontě, na řadě přibližně za { $wait }: <code>{ $prompt }</code>
status-running = 🎨 právě se tvoří: <code>{ $prompt }</code>
status-delivering = 📦 už je na cestě: <code>{ $prompt }</code>

cancel-none = Nemáš žádné požadavky, které by šlo zrušit.
cancel-done =
    { $count ->
        [one] Zrušen { $count } požadavek.
        [few] Zrušeny { $count } požadavky.
        [many] Zrušeno { $count } požadavku.
       *[other] Zrušeno { $count } požadavků.
    }
cancel-unknown = Žádný z tvých rozdělaných požadavků neobsahuje <code>{ $request }</code>.
not-yours = Tohle tlačítko může použít jen ten, kdo požadavek poslal.
cancel-too-late = Tohle už je hotové.
again-unknown = Na tenhle požadavek si už nevzpomínám. Pošli ho prosím znovu jako nový.

unknown-command = Příkaz <code>/{ $name }</code> neznám. Všechno, co umím: /help
unknown-button = Tohle tlačítko je ze starší verze. Použij prosím místo něj příkaz.
not-allowed = Příkaz <code>/{ $name }</code> je jen pro členy s Premium.
only-in-groups = Příkaz <code>/{ $name }</code> funguje jen na serverech a ve skupinách.
for-managers = Příkaz <code>/{ $name }</code> je tu jen pro správce.
switched-off-here = Příkaz <code>/{ $name }</code> je tu vypnutý.
too-often = Příkaz <code>/{ $name }</code> používáš příliš často. Zkus to prosím znovu za { $wait }.
argument-missing = Napiš prosím víc: <code>{ $usage }</code>
argument-unknown = Volba <code>{ $name }</code> neexistuje. Píše se to takhle: <code>{ $usage }</code>
argument-value-missing = Volba <code>{ $name }</code> potřebuje hodnotu. Píše se to takhle: <code>{ $usage }</code>
argument-twice = Volba <code>{ $name }</code> je tu dvakrát.
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> musí mít aspoň { $min } znak.
        [few] <code>{ $name }</code> musí mít aspoň { $min } znaky.
        [many] <code>{ $name }</code> musí mít aspoň { $min } znaku.
       *[other] <code>{ $name }</code> musí mít aspoň { $min } znaků.
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> smí mít nejvýš { $max } znak; tvůj text má { $length }.
        [few] <code>{ $name }</code> smí mít nejvýš { $max } znaky; tvůj text má { $length }.
        [many] <code>{ $name }</code> smí mít nejvýš { $max } znaku; tvůj text má { $length }.
       *[other] <code>{ $name }</code> smí mít nejvýš { $max } znaků; tvůj text má { $length }.
    }
argument-not-a-number = <code>{ $name }</code> musí být číslo, ne <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> musí být od { $min } do { $max }.
argument-not-a-choice = <code>{ $name }</code> může být: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> je ano, nebo ne.
argument-no-attachment = Přilož prosím soubor pro <code>{ $name }</code>.
argument-attachment-too-large = Soubor pro <code>{ $name }</code> smí mít nejvýš { $max } MiB.

boolean-yes-words = ano a jo pravda zapnuto yes y true on 1
boolean-no-words = ne n nepravda vypnuto no false off 0

settings-heading = <b>Co tu platí</b>
settings-saved = <b>Uloženo.</b> Teď tu platí:
settings-not-saved = Teď se to nepodařilo uložit a nic se nezměnilo. Zkus to prosím znovu za několik minut.
settings-language = Jazyk: { $language }
settings-language-own = Jazyk: každý svůj
settings-spoiler-on = Výsledky jsou zakryté, dokud na ně někdo neklikne
settings-spoiler-off = Výsledky nejsou zakryté
settings-spoiler-default = Výsledky jsou zakryté podle nastavení provozovatele
settings-who-everyone = Bot je tu pro všechny
settings-who-premium = Bot je tu pro členy s Premium
settings-who-managers = Bot je tu pro správce
settings-commands = Povolené příkazy: { $commands }
settings-commands-all = Povolené jsou všechny příkazy
settings-limit = Požadavků odsud najednou nejvýš: { $limit }
settings-limit-none = Požadavků odsud najednou: bez omezení
settings-unknown-language = Jazyk <code>{ $given }</code> neumím. Umím: { $languages }
settings-unknown-command = Příkaz <code>{ $given }</code> neexistuje. Jsou tu: { $commands }

language-list =
    <b>Jazyky</b>
    Vyber si svůj, nebo napiš <code>/language</code> a jeden z těchto: { $languages }
    S <code>/language default</code> to bude ten, který máš nastavený v aplikaci.
language-button = { $language }
language-chosen = ✓ Tvůj jazyk: { $language }
language-default = ✓ Tvůj jazyk: ten, který máš nastavený v aplikaci

## /queue

queue-heading = <b>Fronta</b>

queue-line =
    { $task ->
        [video] 🎬 Videa
        [vary] 🎨 Varianty
        [animate] 🎞️ Animace
       *[image] 🖼️ Obrázky
    } – čeká: { $waiting }, tvoří se: { $running }. Nový požadavek by byl hotový přibližně za { $wait }

## /history

history-none = Žádné tvoje dokončené požadavky si nepamatuju.

history-heading = <b>Tvoje poslední výsledky</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Tím se natrvalo smaže, co o tobě uchovávám: dokončené požadavky, obrázky a videa k nim a tvoje nastavení.
    Co bylo odesláno do chatů, tam zůstane.
    Pošli <code>/forget --confirm</code>, nebo v nabídce u „potvrdit“ vyber ano.

forget-under-way = Máš rozdělané požadavky, a tak se nic nesmazalo. Počkej, až budou hotové, nebo je zruš pomocí /cancel, a pak to zkus znovu.

forget-done = ✓ Zapomenuto: tvoje požadavky, co z nich vzniklo, a tvoje nastavení.

forget-not-all = Teď se nepodařilo smazat všechno. Zkus to prosím znovu za několik minut.
