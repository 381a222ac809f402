play-title = ساحة التجربة

play-intro = اكتب إلى البوت كما تكتب على Discord أو Telegram. لا يرى هذه المحادثة أحد غيرك.

play-demo-intro = اكتب إلى البوت، وزِد أعطاله، وشاهد كيف يتعامل المحرّك معها. كل شيء يعمل على هذا الجهاز.

play-chat = المحادثة

play-input = رسالتك

play-hint = اكتب <code>/</code> لرؤية الأوامر.

play-send = إرسال

play-offers = اقتراحات

play-you = أنت

play-empty = لا شيء هنا بعد. جرّب مثلًا:

play-examples =
    ثعلب أحمر في الثلج
    مدينة في الليل
    بومة في الغابة
    جبال عند الغسق
    قطة في حديقة

play-tier = الفئة

play-tier-free = مجانية

play-tier-premium = مميّزة

play-steps = مسار الطلب

play-picture = صورة: { $about }

play-video = فيديو: { $about }

play-media-gone = لم يعد هذا الملف محفوظًا هنا.

play-save = حفظ

play-reveal = إظهار

play-lost = انقطع الاتصال. تجري المحاولة مجددًا…

play-unsent = تعذّر الإرسال. حاول مرة أخرى.

play-needs-script = تحتاج المحادثة إلى JavaScript.

play-previews = الرد نفسه في مكان آخر

play-previews-none = ما إن يردّ البوت حتى يظهر ردّه هنا كما كان سيظهر على Discord وTelegram.

play-demo-faults = ما الذي يتعطل

play-demo-dead = مفاتيح معطّلة

play-demo-flapping = نداءات يرفضها المفتاح الأول

play-demo-limit = حدّ النداءات لكل مفتاح

play-demo-hiccups = نداءات تفشل لدى المزوّد

play-demo-slowness = مدة النداء

play-demo-none = لا شيء

play-demo-keys = { $count } من { $all }

play-demo-rate = { $calls } خلال { $seconds } ث

play-demo-seconds = { $seconds } ث

play-demo-percent = { $percent }٪

play-demo-number = { $number }

play-demo-ten = إرسال عشرة طلبات

play-demo-restart = العدّ من جديد

play-demo-scores = Refrain وحلقة بسيطة

play-demo-simple = حلقة بسيطة

play-demo-simple-hint = ثلاث محاولات وفترات انتظار ثابتة، محسوبة للطلبات نفسها والأعطال نفسها.

play-demo-success = نسبة النجاح

play-demo-calls = نداءات لكل نتيجة

play-demo-ended = اكتمل: { $succeeded } من { $ended } (مجموع الطلبات: { $requests })

play-demo-log = ما الذي يفعله المحرّك

play-demo-accepted = الطلب { $number }: قُبل

play-demo-made = الطلب { $number }: أنجزه { $key } خلال { $took }

play-demo-failed = الطلب { $number }: { $key }: { $failure }. { $next }

play-demo-waits = الطلب { $number }: ينتظر { $wait } ({ $failure })

play-demo-gave-up = الطلب { $number }: انتهى بلا نتيجة ({ $failure })

play-demo-cancelled = الطلب { $number }: أُلغي

play-demo-failure =
    { $failure ->
        [key_rejected] رُفض المفتاح
        [concurrency_limited] المفتاح مشغول
        [quota_exhausted] نفدت الحصة
        [rate_limited] نداءات كثيرة جدًا
        [overloaded] حمل زائد
        [provider_error] خطأ لدى المزوّد
        [timed_out] استغرق وقتًا طويلًا
        [unreachable] انقطع الاتصال
        [bad_output] رد غير صالح
        [no_key_available] لا مفتاح متاح
       *[else] فشل
    }

play-demo-next =
    { $next ->
        [again] محاولة أخرى بعد { $wait }
        [next_target] الدور للنموذج التالي
        [stop] لا محاولة أخرى
       *[key] الدور للمفتاح الحر التالي
    }
