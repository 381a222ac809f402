web-problem-malformed = İstek anlaşılamadı
    .detail = İçerik okunamadı: { $reason }

web-problem-unauthorized = Erişim belirteci gerekli
    .detail = “Authorization: Bearer …” başlığında geçerli bir erişim belirteci gönder.

web-problem-forbidden = İzin yok
    .detail = Bu erişim belirtecinin “{ $scope }” yetkisi yok.

web-problem-cross-site = Başka bir siteden gelen istek
    .detail = Bu isteği başka bir sitenin sayfası gönderdi, bu yüzden yerine getirilmedi.

web-problem-not-found = Burada bir şey yok
    .detail = Bu adreste bir şey yok.

web-problem-method-not-allowed = Yönteme izin yok
    .detail = { $method } bu adreste kullanılamaz.

web-problem-too-slow = Çok yavaş
    .detail = İstek zamanında ulaşmadı.

web-problem-too-large = Çok büyük
    .detail = İstek en fazla { $limit } KiB olabilir.

web-problem-unsupported-media-type = Yanlış içerik türü
    .detail = İçerik { $expected } olarak gönderilmelidir.

web-problem-foreign-host = Bilinmeyen sunucu adı
    .detail = Bu sunucu “{ $host }” adıyla yanıt vermiyor. İşletmeci buna izin verebilir.

web-problem-too-many-requests = Çok fazla istek
    .detail = Lütfen { $wait } sonra yeniden dene.

web-problem-internal = Bir şeyler ters gitti
    .detail = Botun kendisinde bir hata oluştu. Günlüğü işletmeciye daha fazlasını söyler.

web-problem-unavailable = Şu anda kullanılamıyor
    .detail = Bot meşgul veya yeniden başlatılıyor. Lütfen birazdan tekrar dene.

web-problem-invalid = İçerik kabul edilmedi
    .detail = İstekteki bir şey olması gerektiği gibi değil: { $reason }

web-problem-conflict = Bu durumda mümkün değil
    .detail = İstek, bunun yapılamayacağı bir durumda.
