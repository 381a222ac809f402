# Proč není obrázek: jedna zpráva pro každou chybu. .meanwhile se ukazuje, dokud Refrain pokračuje sám. { $wait } vždy po „za“.

failure-key-rejected =
    <b>Problém s ověřením</b>
    Služba pro generování se právě nastavuje. Brzy bude dostupná.
    Zkus to prosím znovu za několik minut.
    .meanwhile =
        <b>Problém s ověřením</b>
        Služba pro generování se právě nastavuje. Tvůj požadavek si drží místo a bude pokračovat sám.

failure-concurrency-limited =
    <b>Služba je vytížená</b>
    Právě generuje hodně lidí a na tebe se nedostalo včas.
    Zkus to prosím znovu za { $wait }.
    .meanwhile =
        <b>Služba je vytížená, požadavek čeká ve frontě</b>
        Právě generuje hodně lidí. Tvůj požadavek si drží místo a bude pokračovat sám.

failure-quota-exhausted =
    <b>Kredit došel</b>
    Služba pro generování teď nemá žádný kredit. Provozovatel o tom ví.
    Zkus to prosím znovu za { $wait }.
    .meanwhile =
        <b>Kredit došel</b>
        Služba pro generování teď nemá žádný kredit. Tvůj požadavek na něj počká a za { $wait } bude sám pokračovat.

failure-rate-limited =
    <b>Služba je vytížená</b>
    Právě generuje hodně lidí a na tebe se nedostalo včas.
    Zkus to prosím znovu za { $wait }.
    .meanwhile =
        <b>Služba je vytížená, požadavek čeká ve frontě</b>
        Právě generuje hodně lidí. Tvůj požadavek je ve frontě a za { $wait } bude sám pokračovat.

failure-overloaded =
    <b>Služba je přetížená</b>
    Služba pro generování má víc práce, než zvládne.
    Zkus to prosím znovu za { $wait }.
    .meanwhile =
        <b>Služba je přetížená</b>
        Služba pro generování má víc práce, než zvládne. Za { $wait } to sám zkusím znovu.

failure-loading =
    <b>Ještě se zahřívá</b>
    Model AI se spouští a nestihl se připravit včas.
    Zkus to prosím znovu za { $wait }.
    .meanwhile =
        <b>Zahřívá se</b>
        Model AI se spouští. Za { $wait } to bude samo pokračovat.

failure-model-unavailable =
    <b>Model není dostupný</b>
    Tenhle model AI teď není dostupný. Provozovatel o tom ví.
    Zkus to prosím později.
    .meanwhile = Tenhle model AI není dostupný. Zkouším jiný.

failure-invalid-request =
    <b>Nesrozumitelný požadavek</b>
    Služba pro generování si s tímhle požadavkem neporadila: <code>{ $detail }</code>
    Uprav ho prosím a pošli znovu.
    .meanwhile = Služba pro generování si s tímhle požadavkem neporadila.

failure-refused =
    <b>Popis odmítnut</b>
    Takové obrázky služba pro generování nedělá.
    Uprav prosím popis a pošli ho znovu.
    .meanwhile = Služba pro generování popis odmítla.

failure-too-large =
    <b>Příliš velké</b>
    Požadavek je větší, než služba pro generování přijímá.
    Zkrať ho prosím a pošli znovu.
    .meanwhile = Požadavek je na službu pro generování příliš velký.

failure-provider-error =
    <b>Služba má potíže</b>
    Služba pro generování několikrát po sobě selhala.
    Zkus to prosím znovu za několik minut.
    .meanwhile = Služba pro generování zaškobrtla. Zkouším to znovu.

failure-timed-out =
    <b>Generování trvá déle</b>
    AI na tom usilovně pracuje, ale včas nic nepřišlo.
    Zkus to prosím znovu za 1–2 minuty.
    .meanwhile =
        <b>Generování trvá déle</b>
        AI na tom usilovně pracuje. Zkouším to ještě jednou.

failure-unreachable =
    <b>Služba je nedostupná</b>
    Se službou pro generování se nepodařilo spojit.
    Zkus to prosím znovu za několik minut.
    .meanwhile = Se službou pro generování se nejde spojit. Zkouším to znovu.

failure-misconfigured =
    <b>Problém se spojením</b>
    Spojení se službou pro generování není správně nastavené. Provozovatel o tom ví.
    Zkus to prosím později.
    .meanwhile = Se spojením se službou pro generování je problém.

failure-bad-output =
    <b>Nepoužitelný výsledek</b>
    Služba pro generování poslala něco, co se nedá zobrazit.
    Zkus to prosím znovu, třeba s jiným popisem.
    .meanwhile = Služba poslala vadný výsledek. Zkouším to znovu.

failure-download-failed =
    <b>Výsledek nedorazil</b>
    Výsledek je hotový, ale ze služby pro generování se ho nepodařilo stáhnout.
    Zkus to prosím znovu za několik minut.
    .meanwhile = Výsledek je hotový. Stahuju ho znovu.

failure-no-key-available =
    <b>Služba je vytížená</b>
    Služba pro generování nebude mít na tvůj požadavek včas volnou kapacitu.
    Zkus to prosím znovu za { $wait }.
    .meanwhile =
        <b>Služba je vytížená, požadavek čeká ve frontě</b>
        Tvůj požadavek si drží místo a za { $wait } bude sám pokračovat.

failure-queue-full =
    <b>Fronta je plná</b>
    Čeká tolik lidí, že by se tvůj požadavek nestihl dokončit včas.
    Zkus to prosím znovu za { $wait }.
    .meanwhile = Fronta je plná.

failure-too-many-requests =
    <b>Jedno po druhém</b>
    Máš už tolik rozdělaných požadavků, kolik jich jeden člověk mít smí.
    Zkus to prosím znovu za { $wait }, nebo některý zruš pomocí /cancel.
    .meanwhile = Máš hodně rozdělaných požadavků.

premium-line = ⭐ Premium: řada přijde { $times }× častěji. Čekající požadavky: až { $waiting }; najednou rozpracované: až { $running }.
