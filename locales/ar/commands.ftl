# الأوامر: ما تقوله القوائم عنها (100 حرف على الأكثر، بلا تنسيق) وما تجيب به.

command-start = ماذا يفعل هذا البوت
command-help = كل الأوامر
command-ping = هل البوت موجود؟
command-generate = اصنع صورة من وصف
command-video = اصنع فيديو من وصف
command-status = إلى أين وصلت طلباتك
command-cancel = أوقف طلباتك
command-settings = كيف يعمل البوت هنا
command-language = لغتك

argument-prompt = ما الذي تريد أن يظهر
    .name = وصف
argument-seed = رقم يثبّت العشوائية: الرقم نفسه يعطي النتيجة نفسها من جديد
    .name = بذرة
argument-request = أي طلب: كلمات من وصفه. إن تُرك فارغًا: كلها
    .name = طلب
argument-language = اللغة هنا، مثل ar؛ default: لكل شخص لغته
    .name = لغة
argument-own-language = لغتك، مثل ar؛ default: كما في إعدادات تطبيقك
    .name = لغة
argument-spoiler = هل تُخفى النتائج إلى أن يضغط عليها أحد
    .name = إخفاء
argument-who = من يمكنه استخدام البوت هنا
    .name = من
argument-commands = الأوامر المسموح بها هنا، وبينها مسافات؛ all: كلها
    .name = أوامر
argument-limit = كم طلبًا يمكن أن يجري من هنا في آن واحد؛ 0: أي عدد
    .name = حد
argument-scope = للخادم أو المجموعة كلها، أم لهذه القناة أو هذا الموضوع فقط
    .name = نطاق

command-queue = كم طلبًا ينتظر وأين طلباتك

command-history = آخر نتائجك، مع أحدثها مرة أخرى

command-forget = احذف ما يحفظه البوت عنك

argument-count = كم من آخر النتائج
    .name = عدد

argument-confirm = نعم: احذف فعلًا. إن تُرك فارغًا: اذكر فقط ما سيُحذف
    .name = تأكيد

choice-on = نعم
choice-off = لا
choice-default = كما ضبطه مشغّل البوت
choice-everyone = الجميع
choice-premium = أعضاء بريميوم
choice-managers = المشرفون هنا
choice-all = الخادم كله أو المجموعة كلها
choice-here = هذه القناة أو هذا الموضوع فقط

start-text =
    <b>مرحبًا!</b> أصنع صورًا ومقاطع فيديو مما تكتبه.
    جرّب <code>/generate ثعلب أحمر في الثلج</code>. كل ما يمكنني فعله: /help

help-heading = <b>ما يمكنني فعله</b>
# The mark at the start keeps the line from right to left where a client goes by its first letters.
help-line = { "\u200F" }<code>{ $usage }</code> – { $description }

ping-text = بونغ! أنا هنا.

status-none = ليست لديك طلبات جارية.
status-heading =
    { $count ->
        [zero] <b>لا طلبات جارية</b>
        [one] <b>طلب واحد قيد التنفيذ</b>
        [two] <b>طلبان قيد التنفيذ</b>
        [few] <b>{ $count } طلبات قيد التنفيذ</b>
        [many] <b>{ $count } طلبًا قيد التنفيذ</b>
       *[other] <b>{ $count } طلب قيد التنفيذ</b>
    }
status-queued = ⏳ الدور { $place } في قائمة الانتظار، يحين بعد { $wait } تقريبًا: <code>{ $prompt }</code>
status-running = 🎨 قيد الصنع: <code>{ $prompt }</code>
status-delivering = 📦 في الطريق إليك: <code>{ $prompt }</code>

cancel-none = ليست لديك طلبات لإلغائها.
cancel-done =
    { $count ->
        [zero] لم يُلغَ أي طلب.
        [one] أُلغي طلب واحد.
        [two] أُلغي طلبان.
        [few] أُلغيت { $count } طلبات.
        [many] أُلغي { $count } طلبًا.
       *[other] أُلغي { $count } طلب.
    }
cancel-unknown = لا يوجد في طلباتك الجارية ما يحتوي على <code>{ $request }</code>.
not-yours = هذا الزر لصاحب الطلب فقط.
cancel-too-late = انتهى هذا الطلب بالفعل.
again-unknown = لم أعد أتذكر هذا الطلب. أرسله من فضلك كطلب جديد.

unknown-command = لا أعرف الأمر <code>/{ $name }</code>. كل ما يمكنني فعله: /help
unknown-button = هذا الزر من إصدار أقدم. استخدم من فضلك أمرًا بدلًا منه.
not-allowed = الأمر <code>/{ $name }</code> لأعضاء بريميوم.
only-in-groups = الأمر <code>/{ $name }</code> يعمل في الخوادم والمجموعات فقط.
for-managers = الأمر <code>/{ $name }</code> هنا للمشرفين فقط.
switched-off-here = الأمر <code>/{ $name }</code> معطّل هنا.
too-often = استخدمت الأمر <code>/{ $name }</code> كثيرًا. حاول من فضلك مرة أخرى بعد { $wait }.
argument-missing = اكتب المزيد من فضلك: <code>{ $usage }</code>
argument-unknown = لا يوجد خيار باسم <code>{ $name }</code>. يُكتب هكذا: <code>{ $usage }</code>
argument-value-missing = الخيار <code>{ $name }</code> يحتاج إلى قيمة. يُكتب هكذا: <code>{ $usage }</code>
argument-twice = الخيار <code>{ $name }</code> مكتوب مرتين.
argument-too-short =
    { $min ->
        [zero] يحتاج <code>{ $name }</code> إلى { $min } حرف على الأقل.
        [one] يحتاج <code>{ $name }</code> إلى حرف واحد على الأقل.
        [two] يحتاج <code>{ $name }</code> إلى حرفين على الأقل.
        [few] يحتاج <code>{ $name }</code> إلى { $min } أحرف على الأقل.
        [many] يحتاج <code>{ $name }</code> إلى { $min } حرفًا على الأقل.
       *[other] يحتاج <code>{ $name }</code> إلى { $min } حرف على الأقل.
    }
argument-too-long =
    { $max ->
        [zero] أقصى طول لـ <code>{ $name }</code> هو { $max } حرف، وطول ما كتبته { $length }.
        [one] أقصى طول لـ <code>{ $name }</code> هو حرف واحد، وطول ما كتبته { $length }.
        [two] أقصى طول لـ <code>{ $name }</code> هو حرفان، وطول ما كتبته { $length }.
        [few] أقصى طول لـ <code>{ $name }</code> هو { $max } أحرف، وطول ما كتبته { $length }.
        [many] أقصى طول لـ <code>{ $name }</code> هو { $max } حرفًا، وطول ما كتبته { $length }.
       *[other] أقصى طول لـ <code>{ $name }</code> هو { $max } حرف، وطول ما كتبته { $length }.
    }
argument-not-a-number = يجب أن يكون <code>{ $name }</code> رقمًا، لا <code>{ $given }</code>.
argument-out-of-range = يجب أن يكون <code>{ $name }</code> من { $min } إلى { $max }.
argument-not-a-choice = يجب أن يكون <code>{ $name }</code> واحدًا مما يلي: { $choices }.
argument-not-a-boolean = يجب أن يكون <code>{ $name }</code> نعم أو لا.
argument-no-attachment = أرفق من فضلك ملفًا لـ <code>{ $name }</code>.
argument-attachment-too-large = أقصى حجم لملف <code>{ $name }</code> هو { $max } MiB.

boolean-yes-words = نعم ن أجل صحيح تشغيل yes y true on 1 ١
boolean-no-words = لا ل كلا خطأ إيقاف no n false off 0 ٠

settings-heading = <b>المعمول به هنا</b>
settings-saved = <b>تم الحفظ.</b> المعمول به هنا الآن:
settings-not-saved = تعذّر حفظ هذا الآن ولم يتغيّر شيء. حاول من فضلك مرة أخرى بعد بضع دقائق.
settings-language = اللغة: { $language }
settings-language-own = اللغة: لكل شخص لغته
settings-spoiler-on = النتائج مخفية إلى أن يضغط عليها أحد
settings-spoiler-off = النتائج غير مخفية
settings-spoiler-default = إخفاء النتائج كما ضبطه مشغّل البوت
settings-who-everyone = البوت متاح للجميع
settings-who-premium = البوت متاح لأعضاء بريميوم
settings-who-managers = البوت متاح للمشرفين هنا
settings-commands = الأوامر المسموح بها: { $commands }
settings-commands-all = كل الأوامر مسموح بها
settings-limit = أقصى عدد للطلبات الجارية من هنا في آن واحد: { $limit }
settings-limit-none = عدد الطلبات الجارية من هنا في آن واحد: بلا حد
settings-unknown-language = لا أتحدث <code>{ $given }</code>. أتحدث: { $languages }
settings-unknown-command = لا يوجد أمر باسم <code>{ $given }</code>. الأوامر هي: { $commands }

language-list =
    <b>اللغات</b>
    اختر لغتك، أو اكتب <code>/language</code> ومعه واحدة من هذه: { $languages }
    ومع <code>/language default</code> تكون لغتك كما في إعدادات تطبيقك.
language-button = { $language }
language-chosen = ✓ لغتك: { $language }
language-default = ✓ لغتك: كما في إعدادات تطبيقك

## /queue

queue-heading = <b>قائمة الانتظار</b>

queue-line =
    { $task ->
        [video] 🎬 الفيديوهات
        [vary] 🎨 التنويعات
        [animate] 🎞️ الصور المتحركة
       *[image] 🖼️ الصور
    } – في الانتظار: { $waiting }، قيد الصنع: { $running }. الطلب الجديد يجهز بعد { $wait } تقريبًا

## /history

history-none = لا أتذكر أي طلبات منتهية لك.

history-heading = <b>آخر نتائجك</b>

history-line =
    { "\u200F" }{ $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    يحذف هذا نهائيًا ما أحفظه عنك: طلباتك المنتهية، وما صُنع لها من صور وفيديوهات، وإعداداتك.
    ما أُرسل إلى المحادثات يبقى فيها.
    لتنفيذ ذلك أرسل <code>/forget --confirm</code> أو اختر نعم لخيار «تأكيد» في القائمة.

forget-under-way = لديك طلبات جارية، لذلك لم يُحذف شيء. انتظر حتى تنتهي أو أوقفها بالأمر /cancel ثم حاول من جديد.

forget-done = ✓ نُسيت طلباتك وما صُنع لها وإعداداتك.

forget-not-all = تعذّر حذف كل شيء الآن. حاول من فضلك مرة أخرى بعد بضع دقائق.
