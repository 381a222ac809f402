web-problem-malformed = لم يُفهم الطلب
    .detail = تعذّرت قراءة المحتوى: { $reason }

web-problem-unauthorized = يلزم رمز وصول
    .detail = أرسل رمز وصول صالحًا في الترويسة «Authorization: Bearer …».

web-problem-forbidden = غير مسموح
    .detail = لا يملك رمز الوصول هذا الصلاحية «{ $scope }».

web-problem-cross-site = طلب من موقع آخر
    .detail = أرسلت صفحةٌ من موقع آخر هذا الطلب، لذلك لم يُنفَّذ.

web-problem-not-found = لا شيء هنا
    .detail = لا يوجد شيء على هذا العنوان.

web-problem-method-not-allowed = الطريقة غير مسموحة
    .detail = لا يمكن استخدام { $method } على هذا العنوان.

web-problem-too-slow = بطيء جدًا
    .detail = لم يصل الطلب في الوقت المناسب.

web-problem-too-large = كبير جدًا
    .detail = يمكن أن يبلغ حجم الطلب { $limit } كيبيبايت على الأكثر.

web-problem-unsupported-media-type = نوع محتوى خاطئ
    .detail = يجب إرسال المحتوى بصيغة { $expected }.

web-problem-foreign-host = اسم مضيف غير معروف
    .detail = لا يجيب هذا الخادم تحت الاسم «{ $host }». يمكن للمشغّل السماح به.

web-problem-too-many-requests = طلبات كثيرة جدًا
    .detail = حاول من فضلك مرة أخرى بعد { $wait }.

web-problem-internal = حدث خطأ ما
    .detail = وقع خطأ في البوت نفسه. يجد المشغّل المزيد في السجل.

web-problem-unavailable = غير متاح حاليًا
    .detail = البوت مشغول أو تجري إعادة تشغيله. يُرجى المحاولة مرة أخرى بعد لحظات.

web-problem-invalid = المحتوى غير مقبول
    .detail = هناك شيء في الطلب ليس كما ينبغي: { $reason }

web-problem-conflict = غير ممكن في هذه الحالة
    .detail = الطلب في حالة لا تسمح بذلك.
