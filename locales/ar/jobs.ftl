# الرسالة الواحدة التي ترافق الطلب من قبوله إلى صورته.

job-queued =
    ⏳ <b>في قائمة الانتظار</b>: الدور { $place }
    يحين دورك بعد { $wait } تقريبًا. لا داعي لفعل شيء: ستظهر النتيجة هنا.
job-accepted = ⏳ تم القبول. ستظهر النتيجة هنا.
job-running-image = 🎨 أرسم…
job-running-video = 🎬 أصوّر… يستغرق هذا بضع دقائق.
job-place = الدور في قائمة الانتظار: { $place }
chat-full = هناك ما يكفي من الطلبات الجارية من هنا. حاول من فضلك مرة أخرى بعد { $wait }.

job-done = <code>{ $prompt }</code>
job-seed = البذرة: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = حجم النتيجة { $size } MiB، وهذا أكبر مما يمكن إرساله هنا ({ $limit } MiB). النتيجة محفوظة: يمكن لمشغّل البوت أن يسلّمها لك.

job-cancelled = 🚫 تم الإلغاء.
job-interrupted =
    <b>توقف الطلب</b>
    يُعاد تشغيل البوت، ولم يمكن إنهاء طلبك قبل ذلك. نعتذر.
    أرسله من فضلك من جديد بعد { $wait }.

button-again = 🔁 مرة أخرى
button-vary = 🎨 تنويع
button-animate = 🎬 تحريك
button-cancel = ✖ إلغاء
