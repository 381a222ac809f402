# دستورها: آنچه منوها دربارهٔ آن‌ها می‌گویند (حداکثر ۱۰۰ نویسه، بدون قالب‌بندی) و پاسخ‌هایشان.

command-start = این ربات چه کار می‌کند
command-help = همهٔ دستورها
command-ping = ربات هست؟
command-generate = ساخت تصویر از روی پرامپت
command-video = ساخت ویدیو از روی پرامپت
command-status = درخواست‌هایتان به کجا رسیده
command-cancel = لغو درخواست‌هایتان
command-settings = ربات اینجا چطور کار می‌کند
command-language = زبان شما

argument-prompt = چه چیزی باید دیده شود
    .name = پرامپت
argument-seed = عددی که حالت تصادفی را ثابت می‌کند: با همان عدد، همان نتیجه دوباره ساخته می‌شود
    .name = عدد
argument-request = کدام درخواست: کلمه‌هایی از پرامپت آن. اگر خالی بماند: همه
    .name = درخواست
argument-language = زبان اینجا، مثلاً fa؛ default: هر کس زبان خودش
    .name = زبان
argument-own-language = زبان شما، مثلاً fa؛ default: همان زبان برنامه‌تان
    .name = زبان
argument-spoiler = نتیجه‌ها تا وقتی کسی رویشان بزند پوشیده بمانند یا نه
    .name = پوشیده
argument-who = چه کسانی می‌توانند اینجا از ربات استفاده کنند
    .name = کاربران
argument-commands = دستورهایی که اینجا مجازند، با فاصله بینشان؛ all: همه
    .name = دستورها
argument-limit = از اینجا هم‌زمان چند درخواست می‌تواند در جریان باشد؛ 0: هر تعداد
    .name = سقف
argument-scope = برای کل سرور یا گروه، یا فقط برای همین کانال یا موضوع
    .name = محدوده

command-queue = چند درخواست در انتظار است و درخواست‌های شما کجاست

command-history = آخرین نتیجه‌هایتان، همراه با تازه‌ترین آن‌ها

command-forget = حذف آنچه ربات از شما نگه می‌دارد

argument-count = چند تا از آخرین نتیجه‌ها
    .name = تعداد

argument-confirm = بله: واقعاً حذف شود. اگر خالی بماند: فقط گفته می‌شود چه چیزی حذف خواهد شد
    .name = تأیید

choice-on = بله
choice-off = نه
choice-default = همان‌طور که گردانندهٔ ربات تنظیم کرده
choice-everyone = همه
choice-premium = اعضای پریمیوم
choice-managers = مدیران اینجا
choice-all = کل سرور یا گروه
choice-here = فقط همین کانال یا موضوع

start-text =
    <b>سلام!</b> من از روی نوشته‌های شما تصویر و ویدیو می‌سازم.
    امتحان کنید: <code>/generate یک روباه قرمز در برف</code>. همهٔ کارهایی که بلدم: /help

help-heading = <b>کارهایی که بلدم</b>
# The mark at the start keeps the line from right to left where a client goes by its first letters.
help-line = { "\u200F" }<code>{ $usage }</code> – { $description }

ping-text = پونگ! من اینجا هستم.

status-none = هیچ درخواستی در جریان ندارید.
status-heading = <b>{ $count } درخواست در جریان</b>
status-queued = ⏳ جایگاه { $place } در صف، تقریباً { $wait } دیگر نوبتش می‌شود: <code>{ $prompt }</code>
status-running = 🎨 در حال ساخت: <code>{ $prompt }</code>
status-delivering = 📦 در راه: <code>{ $prompt }</code>

cancel-none = درخواستی برای لغو ندارید.
cancel-done = { $count } درخواست لغو شد.
cancel-unknown = در هیچ‌کدام از درخواست‌های در جریان شما <code>{ $request }</code> نیست.
not-yours = فقط کسی که درخواست را فرستاده می‌تواند از این دکمه استفاده کند.
cancel-too-late = این دیگر تمام شده است.
again-unknown = دیگر این درخواست را به یاد ندارم. لطفاً دوباره و به‌عنوان درخواست تازه بفرستید.

unknown-command = دستور <code>/{ $name }</code> را نمی‌شناسم. همهٔ کارهایی که بلدم: /help
unknown-button = این دکمه مال نسخه‌ای قدیمی‌تر است. لطفاً به‌جای آن از یک دستور استفاده کنید.
not-allowed = دستور <code>/{ $name }</code> برای اعضای پریمیوم است.
only-in-groups = دستور <code>/{ $name }</code> فقط در سرورها و گروه‌ها کار می‌کند.
for-managers = دستور <code>/{ $name }</code> اینجا فقط برای مدیران است.
switched-off-here = دستور <code>/{ $name }</code> اینجا خاموش است.
too-often = از دستور <code>/{ $name }</code> خیلی زیاد استفاده کرده‌اید. لطفاً { $wait } دیگر دوباره امتحان کنید.
argument-missing = لطفاً بیشتر بنویسید: <code>{ $usage }</code>
argument-unknown = گزینه‌ای به نام <code>{ $name }</code> نیست. این‌طور نوشته می‌شود: <code>{ $usage }</code>
argument-value-missing = گزینهٔ <code>{ $name }</code> مقدار می‌خواهد. این‌طور نوشته می‌شود: <code>{ $usage }</code>
argument-twice = گزینهٔ <code>{ $name }</code> دو بار آمده است.
argument-too-short = مقدار <code>{ $name }</code> باید دست‌کم { $min } نویسه داشته باشد.
argument-too-long = مقدار <code>{ $name }</code> حداکثر { $max } نویسه می‌تواند باشد؛ مال شما { $length } نویسه است.
argument-not-a-number = مقدار <code>{ $name }</code> باید عدد باشد، نه <code>{ $given }</code>.
argument-out-of-range = مقدار <code>{ $name }</code> باید از { $min } تا { $max } باشد.
argument-not-a-choice = مقدار <code>{ $name }</code> یکی از این‌هاست: { $choices }.
argument-not-a-boolean = مقدار <code>{ $name }</code> بله یا نه است.
argument-no-attachment = لطفاً برای <code>{ $name }</code> یک فایل پیوست کنید.
argument-attachment-too-large = فایل <code>{ $name }</code> حداکثر { $max } MiB می‌تواند باشد.

boolean-yes-words = بله ب آره درست روشن yes y true on 1 ۱
boolean-no-words = نه ن خیر نادرست خاموش no n false off 0 ۰

settings-heading = <b>تنظیمات اینجا</b>
settings-saved = <b>ذخیره شد.</b> تنظیمات اینجا از این پس:
settings-not-saved = الان نشد این را ذخیره کنم و چیزی تغییر نکرد. لطفاً چند دقیقه دیگر دوباره امتحان کنید.
settings-language = زبان: { $language }
settings-language-own = زبان: هر کس زبان خودش
settings-spoiler-on = نتیجه‌ها تا وقتی کسی رویشان بزند پوشیده‌اند
settings-spoiler-off = نتیجه‌ها پوشیده نیستند
settings-spoiler-default = پوشیدگی نتیجه‌ها همان است که گردانندهٔ ربات تنظیم کرده
settings-who-everyone = ربات برای همه است
settings-who-premium = ربات برای اعضای پریمیوم است
settings-who-managers = ربات برای مدیران اینجاست
settings-commands = دستورهای مجاز: { $commands }
settings-commands-all = همهٔ دستورها مجازند
settings-limit = درخواست‌های هم‌زمان از اینجا، حداکثر: { $limit }
settings-limit-none = درخواست‌های هم‌زمان از اینجا: هر تعداد
settings-unknown-language = زبان <code>{ $given }</code> را بلد نیستم. این‌ها را بلدم: { $languages }
settings-unknown-command = دستوری به نام <code>{ $given }</code> نیست. این‌ها هستند: { $commands }

language-list =
    <b>زبان‌ها</b>
    زبان خودتان را انتخاب کنید، یا <code>/language</code> و یکی از این‌ها را بنویسید: { $languages }
    با <code>/language default</code> همان زبان برنامه‌تان خواهد بود.
language-button = { $language }
language-chosen = ✓ زبان شما: { $language }
language-default = ✓ زبان شما: همان زبان برنامه‌تان

## /queue

queue-heading = <b>صف</b>

queue-line =
    { $task ->
        [video] 🎬 ویدیوها
        [vary] 🎨 نسخه‌های دیگر
        [animate] 🎞️ پویانمایی‌ها
       *[image] 🖼️ تصویرها
    } – در انتظار: { $waiting }، در حال ساخت: { $running }. درخواست تازه تقریباً { $wait } دیگر آماده می‌شود

## /history

history-none = هیچ درخواست پایان‌یافته‌ای از شما به یاد ندارم.

history-heading = <b>آخرین نتیجه‌هایتان</b>

history-line =
    { "\u200F" }{ $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    این کار آنچه را از شما نگه می‌دارم برای همیشه حذف می‌کند: درخواست‌های پایان‌یافته، تصویرها و ویدیوهای آن‌ها و تنظیماتتان.
    آنچه به گفت‌وگوها فرستاده شده همان‌جا می‌ماند.
    برای این کار <code>/forget --confirm</code> را بفرستید یا در منو برای «تأیید» بله را انتخاب کنید.

forget-under-way = درخواست‌هایی در جریان دارید، پس چیزی حذف نشد. صبر کنید تا تمام شوند یا با /cancel لغوشان کنید و دوباره امتحان کنید.

forget-done = ✓ فراموش شد: درخواست‌هایتان، آنچه از آن‌ها ساخته شد و تنظیماتتان.

forget-not-all = الان نشد همه‌چیز را حذف کنم. لطفاً چند دقیقه دیگر دوباره امتحان کنید.
