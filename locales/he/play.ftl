play-title = מגרש משחקים

play-intro = אפשר לכתוב לבוט כמו ב-Discord או ב-Telegram. אף אחד אחר לא רואה את הצ׳אט הזה.

play-demo-intro = כתבו לבוט, הגבירו את התקלות וצפו במה שהמנוע עושה איתן. הכול רץ על המחשב הזה.

play-chat = צ׳אט

play-input = ההודעה שלך

play-hint = הקלידו <code>/</code> כדי לראות את הפקודות.

play-send = שליחה

play-offers = הצעות

play-you = אני

play-empty = אין כאן כלום עדיין. אפשר לנסות למשל:

play-examples =
    שועל אדום בשלג
    עיר בלילה
    ינשוף ביער
    הרים בין ערביים
    חתול בגינה

play-tier = דרגה

play-tier-free = חינם

play-tier-premium = פרימיום

play-steps = בדרך

play-picture = תמונה: { $about }

play-video = סרטון: { $about }

play-media-gone = הקובץ הזה כבר לא נשמר כאן.

play-save = שמירה

play-reveal = הצגה

play-lost = החיבור אבד. מנסים שוב…

play-unsent = השליחה לא הצליחה. נסו שוב.

play-needs-script = הצ׳אט זקוק ל-JavaScript.

play-previews = אותה תשובה במקומות אחרים

play-previews-none = ברגע שהבוט עונה, תשובתו תופיע כאן כפי ש-Discord ו-Telegram היו מציגים אותה.

play-demo-faults = מה משתבש

play-demo-dead = מפתחות מתים

play-demo-flapping = קריאות שהמפתח הראשון דוחה

play-demo-limit = מגבלת קצב לכל מפתח

play-demo-hiccups = קריאות שנכשלות אצל הספק

play-demo-slowness = משך קריאה

play-demo-none = אין

play-demo-keys = { $count } מתוך { $all }

play-demo-rate = { $calls } ב-{ $seconds } שנ׳

play-demo-seconds = { $seconds } שנ׳

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = לשלוח עשר בקשות

play-demo-restart = לספור מחדש

play-demo-scores = Refrain ולולאה פשוטה

play-demo-simple = לולאה פשוטה

play-demo-simple-hint = שלושה ניסיונות והמתנות קבועות, מחושב לאותן בקשות ולאותן תקלות.

play-demo-success = הצליחו

play-demo-calls = קריאות לתוצאה

play-demo-ended = הסתיימו: { $succeeded } מתוך { $ended } (סך הבקשות: { $requests })

play-demo-log = מה המנוע עושה

play-demo-accepted = בקשה { $number }: התקבלה

play-demo-made = בקשה { $number }: { $key } סיפק תוך { $took }

play-demo-failed = בקשה { $number }: { $key }: { $failure }. { $next }

play-demo-waits = בקשה { $number }: ממתינה { $wait } ({ $failure })

play-demo-gave-up = בקשה { $number }: ננטשה ({ $failure })

play-demo-cancelled = בקשה { $number }: בוטלה

play-demo-failure =
    { $failure ->
        [key_rejected] המפתח נדחה
        [concurrency_limited] המפתח תפוס
        [quota_exhausted] המכסה נוצלה
        [rate_limited] יותר מדי קריאות
        [overloaded] עומס יתר
        [provider_error] שגיאה אצל הספק
        [timed_out] לקח יותר מדי זמן
        [unreachable] החיבור נותק
        [bad_output] תשובה לא שמישה
        [no_key_available] אין מפתח זמין
       *[else] נכשל
    }

play-demo-next =
    { $next ->
        [again] ניסיון נוסף בעוד { $wait }
        [next_target] תור המודל הבא
        [stop] אין ניסיון נוסף
       *[key] תור המפתח הפנוי הבא
    }
