# Bir isteğe, kabulünden resmine kadar eşlik eden tek mesaj.

job-queued =
    ⏳ <b>Sırada</b>: yerin { $place }
    Tahminen { $wait } sonra sıra sana gelecek. Bir şey yapman gerekmiyor: sonuç burada görünecek.
job-accepted = ⏳ Kabul edildi. Sonuç burada görünecek.
job-running-image = 🎨 Çiziyorum…
job-running-video = 🎬 Çekiyorum… Bu birkaç dakika sürer.
job-place = Sıradaki yerin: { $place }
chat-full = Buradan yeterince istek işlemde. Lütfen { $wait } sonra yeniden dene.

job-done = <code>{ $prompt }</code>
job-seed = Tohum: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = Sonuç { $size } MiB; burada gönderilebilecek olandan büyük ({ $limit } MiB). Saklandı: bot sahibi sana verebilir.

job-cancelled = 🚫 İptal edildi.
job-interrupted =
    <b>Yarıda kaldı</b>
    Bot yeniden başlatılıyor ve isteğin ondan önce bitirilemedi. Kusura bakma.
    Lütfen { $wait } sonra yeniden gönder.
store-out-of-reach = Şu anda notlarıma ulaşamıyorum; bu yüzden istek alamıyor, bulamıyor ve durduramıyorum. Bot sahibinin haberi var. Lütfen birkaç dakika sonra yeniden dene.

button-again = 🔁 Yeniden
button-vary = 🎨 Çeşitle
button-animate = 🎬 Canlandır
button-cancel = ✖ İptal
