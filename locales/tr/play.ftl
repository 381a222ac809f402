play-title = Deneme alanı

play-intro = Bota Discord veya Telegram’daki gibi yazın. Bu sohbeti başka kimse görmez.

play-demo-intro = Bota yazın, ona aksaklık çıkarın ve motorun bunlarla ne yaptığını izleyin. Her şey bu bilgisayarda çalışır.

play-chat = Sohbet

play-input = Mesajınız

play-hint = Komutları görmek için <code>/</code> yazın.

play-send = Gönder

play-offers = Öneriler

play-you = Siz

play-empty = Burada henüz bir şey yok. Şunları deneyin:

play-examples =
    karda kızıl bir tilki
    gece bir şehir
    ormanda bir baykuş
    alacakaranlıkta dağlar
    bahçede bir kedi

play-tier = Seviye

play-tier-free = Ücretsiz

play-tier-premium = Premium

play-steps = Gidişat

play-picture = Resim: { $about }

play-video = Video: { $about }

play-media-gone = Bu dosya artık burada saklanmıyor.

play-save = Kaydet

play-reveal = Göster

play-lost = Bağlantı koptu. Yeniden deneniyor…

play-unsent = Gönderilemedi. Lütfen yeniden deneyin.

play-needs-script = Sohbet için JavaScript gerekir.

play-previews = Aynı yanıt başka yerde

play-previews-none = Bot yanıt verir vermez yanıtı burada Discord ve Telegram’ın göstereceği gibi görünür.

play-demo-faults = Ters gidenler

play-demo-dead = Ölü anahtarlar

play-demo-flapping = İlk anahtarın reddettiği çağrılar

play-demo-limit = Anahtar başına hız sınırı

play-demo-hiccups = Sağlayıcıda başarısız olan çağrılar

play-demo-slowness = Bir çağrının süresi

play-demo-none = yok

play-demo-keys = { $count } / { $all }

play-demo-rate = { $seconds } sn içinde { $calls }

play-demo-seconds = { $seconds } sn

play-demo-percent = %{ $percent }

play-demo-number = { $number }

play-demo-ten = On istek yap

play-demo-restart = Baştan say

play-demo-scores = Refrain ve basit bir döngü

play-demo-simple = Basit döngü

play-demo-simple-hint = Üç deneme ve sabit beklemeler; aynı istekler ve aynı aksaklıklar için hesaplandı.

play-demo-success = Başarılı

play-demo-calls = Sonuç başına çağrı

play-demo-ended = Biten: { $succeeded } / { $ended } (toplam istek: { $requests })

play-demo-log = Motor ne yapıyor

play-demo-accepted = İstek { $number }: kabul edildi

play-demo-made = İstek { $number }: { $key } { $took } içinde teslim etti

play-demo-failed = İstek { $number }: { $key }: { $failure }. { $next }

play-demo-waits = İstek { $number }: { $wait } bekliyor ({ $failure })

play-demo-gave-up = İstek { $number }: vazgeçildi ({ $failure })

play-demo-cancelled = İstek { $number }: iptal edildi

play-demo-failure =
    { $failure ->
        [key_rejected] anahtar reddedildi
        [concurrency_limited] anahtar meşgul
        [quota_exhausted] kota doldu
        [rate_limited] çok fazla çağrı
        [overloaded] aşırı yük
        [provider_error] sağlayıcı hatası
        [timed_out] çok yavaş
        [unreachable] bağlantı koptu
        [bad_output] işe yaramaz yanıt
        [no_key_available] kullanılabilir anahtar yok
       *[else] başarısız
    }

play-demo-next =
    { $next ->
        [again] { $wait } sonra yeniden
        [next_target] Sırada bir sonraki model var
        [stop] Başka deneme yok
       *[key] Sırada bir sonraki boş anahtar var
    }
