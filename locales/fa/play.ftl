play-title = میدان آزمایش

play-intro = مثل Discord یا Telegram به ربات پیام بدهید. هیچ‌کس دیگری این گفتگو را نمی‌بیند.

play-demo-intro = به ربات پیام بدهید، خرابی‌ها را زیاد کنید و ببینید موتور با آن‌ها چه می‌کند. همه‌چیز روی همین دستگاه اجرا می‌شود.

play-chat = گفتگو

play-input = پیام شما

play-hint = برای دیدن فرمان‌ها <code>/</code> را بنویسید.

play-send = فرستادن

play-offers = پیشنهادها

play-you = شما

play-empty = هنوز چیزی اینجا نیست. مثلاً این‌ها را امتحان کنید:

play-examples =
    روباه قرمز در برف
    شهر در شب
    جغد در جنگل
    کوه‌ها در غروب
    گربه در باغ

play-tier = سطح

play-tier-free = رایگان

play-tier-premium = ویژه

play-steps = روند کار

play-picture = تصویر: { $about }

play-video = ویدیو: { $about }

play-media-gone = این پرونده دیگر اینجا نگهداری نمی‌شود.

play-save = ذخیره

play-reveal = نمایش

play-lost = اتصال قطع شد. دوباره تلاش می‌شود…

play-unsent = فرستاده نشد. لطفاً دوباره تلاش کنید.

play-needs-script = گفتگو به JavaScript نیاز دارد.

play-previews = همین پاسخ در جاهای دیگر

play-previews-none = همین که ربات پاسخ دهد، پاسخش اینجا همان‌طور که Discord و Telegram نشان می‌دهند دیده می‌شود.

play-demo-faults = چه چیزی خراب است

play-demo-dead = کلیدهای از کار افتاده

play-demo-flapping = فراخوانی‌هایی که کلید اول رد می‌کند

play-demo-limit = سقف نرخ هر کلید

play-demo-hiccups = فراخوانی‌های ناموفق نزد ارائه‌دهنده

play-demo-slowness = مدت یک فراخوانی

play-demo-none = هیچ

play-demo-keys = { $count } از { $all }

play-demo-rate = { $calls } در { $seconds } ثانیه

play-demo-seconds = { $seconds } ثانیه

play-demo-percent = { $percent }٪

play-demo-number = { $number }

play-demo-ten = ده درخواست بفرست

play-demo-restart = شمارش از نو

play-demo-scores = Refrain و یک حلقهٔ ساده

play-demo-simple = حلقهٔ ساده

play-demo-simple-hint = سه تلاش و انتظارهای ثابت، محاسبه‌شده برای همان درخواست‌ها و همان خرابی‌ها.

play-demo-success = موفق

play-demo-calls = فراخوانی برای هر نتیجه

play-demo-ended = انجام‌شده: { $succeeded } از { $ended } (همهٔ درخواست‌ها: { $requests })

play-demo-log = موتور چه می‌کند

play-demo-accepted = درخواست { $number }: پذیرفته شد

play-demo-made = درخواست { $number }: { $key } در { $took } تحویل داد

play-demo-failed = درخواست { $number }: { $key }: { $failure }. { $next }

play-demo-waits = درخواست { $number }: { $wait } منتظر می‌ماند ({ $failure })

play-demo-gave-up = درخواست { $number }: رها شد ({ $failure })

play-demo-cancelled = درخواست { $number }: لغو شد

play-demo-failure =
    { $failure ->
        [key_rejected] کلید رد شد
        [concurrency_limited] کلید مشغول است
        [quota_exhausted] سهمیه تمام شد
        [rate_limited] فراخوانی بیش از حد
        [overloaded] بار بیش از حد
        [provider_error] خطای ارائه‌دهنده
        [timed_out] بیش از حد طول کشید
        [unreachable] اتصال قطع شد
        [bad_output] پاسخ به‌دردنخور
        [no_key_available] هیچ کلیدی در دسترس نیست
       *[else] ناموفق
    }

play-demo-next =
    { $next ->
        [again] دوباره پس از { $wait }
        [next_target] نوبت مدل بعدی است
        [stop] تلاش دیگری نیست
       *[key] نوبت کلید آزاد بعدی است
    }
