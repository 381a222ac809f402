# Komutlar: menülerde onlar için ne yazdığı (en çok 100 karakter, biçimlendirme yok) ve ne yanıt verdikleri.

command-start = Bu bot neler yapabiliyor
command-help = Tüm komutlar
command-ping = Bot burada mı?
command-generate = Yazdığın açıklamadan resim yap
command-video = Yazdığın açıklamadan video yap
command-status = İsteklerin ne durumda
command-cancel = İsteklerini iptal et
command-settings = Bot burada nasıl çalışsın
command-language = Senin dilin

argument-prompt = Ne görünsün
    .name = açıklama
argument-seed = Rastgeleliği belirleyen sayı: aynı sayı yine aynı sonucu verir
    .name = tohum
argument-request = Hangisi: açıklamasından sözcükler. Boş bırakılırsa: hepsi
    .name = istek
argument-language = Buranın dili, örneğin tr; default: herkes kendi dilinde
    .name = dil
argument-own-language = Senin dilin, örneğin tr; default: uygulamanda ayarlı olan
    .name = dil
argument-spoiler = Sonuçlar, biri tıklayana kadar gizlensin mi
    .name = gizli
argument-who = Botu burada kimler kullanabilsin
    .name = kim
argument-commands = Burada kullanılabilecek komutlar, aralarında boşlukla; all: hepsi
    .name = komutlar
argument-limit = Buradan aynı anda kaç istek işlemde olabilsin; 0: sınırsız
    .name = sınır
argument-scope = Tüm sunucu ya da grup için mi, yoksa yalnızca bu kanal ya da konu için mi
    .name = kapsam

command-queue = Kaç istek bekliyor, seninkiler nerede

command-history = Son sonuçların, en yenisiyle birlikte

command-forget = Botun senin hakkında sakladıklarını sil

argument-count = Son sonuçlardan kaç tanesi
    .name = sayı

argument-confirm = Evet: gerçekten sil. Boş bırakılırsa: yalnızca nelerin silineceğini söyle
    .name = onayla

choice-on = Açık
choice-off = Kapalı
choice-default = Bot sahibinin ayarladığı gibi
choice-everyone = Herkes
choice-premium = Premium üyeler
choice-managers = Buranın yöneticileri
choice-all = Tüm sunucu ya da grup
choice-here = Yalnızca bu kanal ya da konu

start-text =
    <b>Merhaba!</b> Yazdıklarından resim ve video yapıyorum.
    Şunu dene: <code>/generate karda kızıl bir tilki</code>. Yapabildiğim her şey: /help

help-heading = <b>Neler yapabilirim</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Buradayım.

status-none = İşlemde olan bir isteğin yok.
status-heading = <b>İşlemde { $count } isteğin var</b>
status-queued = ⏳ sıradaki yeri { $place }, tahminen { $wait } sonra başlayacak: <code>{ $prompt }</code>
status-running = 🎨 yapılıyor: <code>{ $prompt }</code>
status-delivering = 📦 yolda: <code>{ $prompt }</code>

cancel-none = İptal edilecek bir isteğin yok.
cancel-done = { $count } istek iptal edildi.
cancel-unknown = İşlemdeki isteklerinin hiçbirinde <code>{ $request }</code> geçmiyor.
not-yours = Bu düğmeyi yalnızca isteği gönderen kişi kullanabilir.
cancel-too-late = Bu zaten bitti.
again-unknown = Bu isteği artık hatırlamıyorum. Lütfen yeni bir istek olarak tekrar gönder.

unknown-command = <code>/{ $name }</code> komutunu bilmiyorum. Yapabildiğim her şey: /help
unknown-button = Bu düğme eski bir sürümden kalma. Lütfen onun yerine bir komut kullan.
not-allowed = <code>/{ $name }</code> komutu premium üyeler için.
only-in-groups = <code>/{ $name }</code> komutu yalnızca sunucularda ve gruplarda çalışır.
for-managers = <code>/{ $name }</code> komutu burada yalnızca yöneticiler için.
switched-off-here = <code>/{ $name }</code> komutu burada kapalı.
too-often = <code>/{ $name }</code> komutunu çok sık kullandın. Lütfen { $wait } sonra yeniden dene.
argument-missing = Lütfen biraz daha yaz: <code>{ $usage }</code>
argument-unknown = <code>{ $name }</code> diye bir seçenek yok. Şöyle yazılır: <code>{ $usage }</code>
argument-value-missing = <code>{ $name }</code> seçeneğine bir değer gerekiyor. Şöyle yazılır: <code>{ $usage }</code>
argument-twice = <code>{ $name }</code> seçeneği iki kez yazılmış.
argument-too-short = <code>{ $name }</code> en az { $min } karakter olmalı.
argument-too-long = <code>{ $name }</code> en çok { $max } karakter olabilir; seninki { $length } karakter.
argument-not-a-number = <code>{ $name }</code> bir sayı olmalı, <code>{ $given }</code> değil.
argument-out-of-range = <code>{ $name }</code> { $min } ile { $max } arasında olmalı.
argument-not-a-choice = <code>{ $name }</code> şunlardan biri olmalı: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> evet ya da hayır olmalı.
argument-no-attachment = Lütfen <code>{ $name }</code> için bir dosya ekle.
argument-attachment-too-large = <code>{ $name }</code> için eklenen dosya en çok { $max } MiB olabilir.

boolean-yes-words = evet e doğru açık yes y true on 1
boolean-no-words = hayır h yanlış kapalı no n false off 0

settings-heading = <b>Burada geçerli olanlar</b>
settings-saved = <b>Kaydedildi.</b> Artık burada geçerli olanlar:
settings-not-saved = Bu şu anda kaydedilemedi ve hiçbir şey değişmedi. Lütfen birkaç dakika sonra yeniden dene.
settings-language = Dil: { $language }
settings-language-own = Dil: herkes kendi dilinde
settings-spoiler-on = Sonuçlar, biri tıklayana kadar gizli
settings-spoiler-off = Sonuçlar gizlenmiyor
settings-spoiler-default = Sonuçların gizlenmesi bot sahibinin ayarladığı gibi
settings-who-everyone = Botu herkes kullanabilir
settings-who-premium = Botu premium üyeler kullanabilir
settings-who-managers = Botu buranın yöneticileri kullanabilir
settings-commands = İzin verilen komutlar: { $commands }
settings-commands-all = Tüm komutlara izin var
settings-limit = Buradan aynı anda işlemde olabilecek istek, en çok: { $limit }
settings-limit-none = Buradan aynı anda işlemde olabilecek istek: sınırsız
settings-unknown-language = <code>{ $given }</code> dilini bilmiyorum. Bildiklerim: { $languages }
settings-unknown-command = <code>{ $given }</code> diye bir komut yok. Olanlar: { $commands }

language-list =
    <b>Diller</b>
    Kendi dilini seç ya da <code>/language</code> ve şunlardan birini yaz: { $languages }
    <code>/language default</code> yazarsan uygulamanda ayarlı olan dil kullanılır.
language-button = { $language }
language-chosen = ✓ Senin dilin: { $language }
language-default = ✓ Senin dilin: uygulamanda ayarlı olan

## /queue

queue-heading = <b>Sıra</b>

queue-line =
    { $task ->
        [video] 🎬 Videolar
        [vary] 🎨 Çeşitlemeler
        [animate] 🎞️ Animasyonlar
       *[image] 🖼️ Resimler
    } – bekleyen: { $waiting }, yapılan: { $running }. Yeni bir istek tahminen { $wait } sonra hazır olur

## /history

history-none = Hatırladığım tamamlanmış bir isteğin yok.

history-heading = <b>Son sonuçların</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Bu, senin hakkında sakladıklarımı kalıcı olarak siler: tamamlanmış isteklerin, onlardan çıkan resim ve videolar ve ayarların.
    Sohbetlere gönderilenler orada kalır.
    Bunun için <code>/forget --confirm</code> gönder ya da menüde “onayla” için evet’i seç.

forget-under-way = İşlemde olan isteklerin var, bu yüzden hiçbir şey silinmedi. Bitmelerini bekle ya da /cancel ile iptal et, sonra yeniden dene.

forget-done = ✓ Unutuldu: isteklerin, onlardan çıkanlar ve ayarların.

forget-not-all = Şu anda her şey silinemedi. Lütfen birkaç dakika sonra yeniden dene.
