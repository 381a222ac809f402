web-problem-malformed = הבקשה לא הובנה
    .detail = לא ניתן היה לקרוא את התוכן: { $reason }

web-problem-unauthorized = נדרש אסימון גישה
    .detail = יש לשלוח אסימון גישה תקף בכותרת “Authorization: Bearer …”.

web-problem-forbidden = אין הרשאה
    .detail = לאסימון הגישה הזה אין ההרשאה “{ $scope }”.

web-problem-cross-site = בקשה מאתר אחר
    .detail = דף של אתר אחר שלח את הבקשה הזאת, ולכן היא לא בוצעה.

web-problem-not-found = אין כאן כלום
    .detail = אין כלום בכתובת הזאת.

web-problem-method-not-allowed = השיטה אינה מותרת
    .detail = אי אפשר להשתמש ב-{ $method } בכתובת הזאת.

web-problem-too-slow = איטי מדי
    .detail = הבקשה לא הגיעה בזמן.

web-problem-too-large = גדול מדי
    .detail = גודל הבקשה יכול להיות { $limit } KiB לכל היותר.

web-problem-unsupported-media-type = סוג תוכן שגוי
    .detail = יש לשלוח את התוכן בתור { $expected }.

web-problem-foreign-host = שם מארח לא מוכר
    .detail = השרת הזה אינו עונה בשם “{ $host }”. המפעיל יכול לאפשר אותו.

web-problem-too-many-requests = יותר מדי בקשות
    .detail = נסו שוב בעוד { $wait }, בבקשה.

web-problem-internal = משהו השתבש
    .detail = אירעה תקלה בבוט עצמו. היומן שלו מספר למפעיל יותר.

web-problem-unavailable = לא זמין כרגע
    .detail = הבוט עסוק או מופעל מחדש. אפשר לנסות שוב בעוד רגע.

web-problem-invalid = התוכן לא התקבל
    .detail = משהו בבקשה אינו כפי שצריך: { $reason }

web-problem-conflict = לא אפשרי במצב הזה
    .detail = הבקשה במצב שבו אי אפשר לעשות זאת.
