web-problem-malformed = درخواست فهمیده نشد
    .detail = محتوا خوانده نشد: { $reason }

web-problem-unauthorized = توکن دسترسی لازم است
    .detail = یک توکن دسترسی معتبر در سرآیند «Authorization: Bearer …» بفرستید.

web-problem-forbidden = مجاز نیست
    .detail = این توکن دسترسی مجوز «{ $scope }» را ندارد.

web-problem-cross-site = درخواست از وب‌سایتی دیگر
    .detail = صفحه‌ای از وب‌سایتی دیگر این درخواست را فرستاده است، برای همین انجام نشد.

web-problem-not-found = اینجا چیزی نیست
    .detail = در این نشانی چیزی نیست.

web-problem-method-not-allowed = روش مجاز نیست
    .detail = در این نشانی نمی‌توان از { $method } استفاده کرد.

web-problem-too-slow = بیش از حد کند
    .detail = درخواست به‌موقع نرسید.

web-problem-too-large = بیش از حد بزرگ
    .detail = درخواست حداکثر می‌تواند { $limit } کیبی‌بایت باشد.

web-problem-unsupported-media-type = نوع محتوای نادرست
    .detail = محتوا باید به‌صورت { $expected } فرستاده شود.

web-problem-foreign-host = نام میزبان ناشناخته
    .detail = این سرور با نام «{ $host }» پاسخ نمی‌دهد. گرداننده می‌تواند آن را مجاز کند.

web-problem-too-many-requests = درخواست‌های بیش از حد
    .detail = لطفاً { $wait } دیگر دوباره امتحان کنید.

web-problem-internal = مشکلی پیش آمد
    .detail = خطایی در خود ربات رخ داد. گزارش آن به گرداننده بیشتر می‌گوید.

web-problem-unavailable = فعلاً در دسترس نیست
    .detail = ربات مشغول است یا دوباره راه‌اندازی می‌شود. لطفاً کمی بعد دوباره امتحان کنید.

web-problem-invalid = محتوا پذیرفته نشد
    .detail = چیزی در درخواست آن‌طور که باید نیست: { $reason }

web-problem-conflict = در این وضعیت ممکن نیست
    .detail = درخواست در وضعیتی است که این کار در آن ممکن نیست.
