# Neden resim yok: her hata için bir mesaj. .meanwhile, Refrain kendiliğinden sürdürürken görünür. { $wait } hep “sonra”dan önce gelir.

failure-key-rejected =
    <b>Kimlik doğrulama sorunu</b>
    Üretim hizmeti ayarlanıyor. Yakında kullanılabilecek.
    Lütfen birkaç dakika sonra yeniden dene.
    .meanwhile =
        <b>Kimlik doğrulama sorunu</b>
        Üretim hizmeti ayarlanıyor. İsteğin yerini koruyor ve kendiliğinden devam edecek.

failure-concurrency-limited =
    <b>Hizmet yoğun</b>
    Şu anda çok kişi bir şeyler üretiyor ve sıra sana zamanında gelmedi.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile =
        <b>Hizmet yoğun, istek sırada</b>
        Şu anda çok kişi bir şeyler üretiyor. İsteğin yerini koruyor ve kendiliğinden devam edecek.

failure-quota-exhausted =
    <b>Kredi bitti</b>
    Üretim hizmetinin şimdilik kredisi kalmadı. Bot sahibinin haberi var.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile =
        <b>Kredi bitti</b>
        Üretim hizmetinin şimdilik kredisi kalmadı. İsteğin bekliyor ve { $wait } sonra kendiliğinden devam edecek.

failure-rate-limited =
    <b>Hizmet yoğun</b>
    Şu anda çok kişi bir şeyler üretiyor ve sıra sana zamanında gelmedi.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile =
        <b>Hizmet yoğun, istek sırada</b>
        Şu anda çok kişi bir şeyler üretiyor. İsteğin sırada ve { $wait } sonra kendiliğinden devam edecek.

failure-overloaded =
    <b>Hizmet aşırı yüklü</b>
    Üretim hizmetinde yetişebileceğinden fazla iş var.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile =
        <b>Hizmet aşırı yüklü</b>
        Üretim hizmetinde yetişebileceğinden fazla iş var. { $wait } sonra kendiliğinden yeniden denenecek.

failure-loading =
    <b>Hâlâ ısınıyor</b>
    Yapay zekâ modeli başlatılıyor, zamanında hazır olamadı.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile =
        <b>Isınıyor</b>
        Yapay zekâ modeli başlatılıyor. { $wait } sonra kendiliğinden devam edecek.

failure-model-unavailable =
    <b>Model kullanılamıyor</b>
    Bu yapay zekâ modeli şu anda kullanılamıyor. Bot sahibinin haberi var.
    Lütfen daha sonra yeniden dene.
    .meanwhile = Bu yapay zekâ modeli kullanılamıyor. Başka birini deniyorum.

failure-invalid-request =
    <b>İstek anlaşılamadı</b>
    Üretim hizmeti bu istekle bir şey yapamadı: <code>{ $detail }</code>
    Lütfen isteği değiştirip yeniden gönder.
    .meanwhile = Üretim hizmeti bu istekle bir şey yapamadı.

failure-refused =
    <b>Açıklama reddedildi</b>
    Üretim hizmeti böyle resimler yapmıyor.
    Lütfen açıklamayı değiştirip yeniden gönder.
    .meanwhile = Üretim hizmeti açıklamayı reddetti.

failure-too-large =
    <b>Fazla büyük</b>
    İstek, üretim hizmetinin kabul ettiğinden daha büyük.
    Lütfen kısaltıp yeniden gönder.
    .meanwhile = İstek, üretim hizmeti için fazla büyük.

failure-provider-error =
    <b>Hizmette sorun var</b>
    Üretim hizmeti art arda birkaç kez hata verdi.
    Lütfen birkaç dakika sonra yeniden dene.
    .meanwhile = Üretim hizmeti tekledi. Kendiliğinden yeniden deneniyor.

failure-timed-out =
    <b>Üretim daha uzun sürüyor</b>
    Yapay zekâ harıl harıl çalışıyor ama zamanında bir şey gelmedi.
    Lütfen 1–2 dakika sonra yeniden dene.
    .meanwhile =
        <b>Üretim daha uzun sürüyor</b>
        Yapay zekâ harıl harıl çalışıyor. Kendiliğinden bir kez daha deneniyor.

failure-unreachable =
    <b>Hizmete ulaşılamıyor</b>
    Üretim hizmetine ulaşılamadı.
    Lütfen birkaç dakika sonra yeniden dene.
    .meanwhile = Üretim hizmetine ulaşılamıyor. Kendiliğinden yeniden deneniyor.

failure-misconfigured =
    <b>Bağlantı sorunu</b>
    Üretim hizmetiyle bağlantı doğru ayarlanmamış. Bot sahibinin haberi var.
    Lütfen daha sonra yeniden dene.
    .meanwhile = Üretim hizmetiyle bağlantıda bir sorun var.

failure-bad-output =
    <b>Kullanılabilir sonuç yok</b>
    Üretim hizmeti gösterilemeyen bir şey gönderdi.
    Lütfen yeniden dene, belki başka bir açıklamayla.
    .meanwhile = Hizmet bozuk bir sonuç gönderdi. Kendiliğinden yeniden deneniyor.

failure-download-failed =
    <b>Sonuç alınamadı</b>
    Sonuç hazırlandı ama üretim hizmetinden alınamadı.
    Lütfen birkaç dakika sonra yeniden dene.
    .meanwhile = Sonuç hazır. Yeniden indiriliyor.

failure-no-key-available =
    <b>Hizmet yoğun</b>
    Üretim hizmetinde isteğin için zamanında boş yer açılmayacak.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile =
        <b>Hizmet yoğun, istek sırada</b>
        İsteğin yerini koruyor ve { $wait } sonra kendiliğinden devam edecek.

failure-queue-full =
    <b>Sıra dolu</b>
    O kadar çok kişi bekliyor ki isteğin zamanında bitirilemez.
    Lütfen { $wait } sonra yeniden dene.
    .meanwhile = Sıra dolu.

failure-too-many-requests =
    <b>Birer birer</b>
    Bir kişinin sahip olabileceği kadar isteğin zaten işlemde.
    Lütfen { $wait } sonra yeniden dene ya da /cancel ile birini iptal et.
    .meanwhile = İşlemde çok isteğin var.

premium-line = ⭐ Premium: sıra { $times }× daha sık gelir. Bekleyen istek: en çok { $waiting }; aynı anda işlenen: en çok { $running }.
