# הפקודות: מה שכתוב עליהן בתפריטים (עד 100 תווים, בלי עיצוב) ומה שהן עונות.

command-start = מה הבוט הזה יודע לעשות
command-help = כל הפקודות
command-ping = בדיקה שהבוט כאן
command-generate = יצירת תמונה מתיאור
command-video = יצירת סרטון מתיאור
command-status = מה קורה עם הבקשות שלכם
command-cancel = ביטול הבקשות שלכם
command-settings = איך הבוט עובד כאן
command-language = השפה שלכם

argument-prompt = מה צריך להיראות
    .name = תיאור
argument-seed = מספר שקובע את האקראיות: אותו מספר ייתן שוב אותה תוצאה
    .name = סיד
argument-request = איזו בקשה: מילים מהתיאור שלה. בלי זה: כולן
    .name = בקשה
argument-language = השפה כאן, למשל he; default: לכל אחד השפה שלו
    .name = שפה
argument-own-language = השפה שלכם, למשל he; default: כמו באפליקציה שלכם
    .name = שפה
argument-spoiler = האם להסתיר את התוצאות עד שמישהו לוחץ עליהן
    .name = הסתרה
argument-who = למי מותר להשתמש בבוט כאן
    .name = מי
argument-commands = הפקודות שמותרות כאן, עם רווחים ביניהן; all: כולן
    .name = פקודות
argument-limit = כמה בקשות מכאן יכולות לרוץ בו־זמנית; 0: בלי הגבלה
    .name = מגבלה
argument-scope = לכל השרת או הקבוצה, או רק לערוץ או לנושא הזה
    .name = היקף

command-queue = כמה בקשות ממתינות והיכן שלכם

command-history = התוצאות האחרונות שלכם, והחדשה ביותר שוב

command-forget = מחיקת מה שהבוט שומר עליכם

argument-count = כמה מהתוצאות האחרונות
    .name = כמות

argument-confirm = כן: למחוק באמת. בלי זה: רק לומר מה יימחק
    .name = אישור

choice-on = כן
choice-off = לא
choice-default = כפי שמפעיל הבוט הגדיר
choice-everyone = כולם
choice-premium = חברי פרימיום
choice-managers = מי שמנהל כאן
choice-all = כל השרת או הקבוצה
choice-here = רק הערוץ או הנושא הזה

start-text =
    <b>שלום!</b> אני יוצר תמונות וסרטונים ממה שאתם כותבים.
    נסו <code>/generate שועל אדום בשלג</code>. כל מה שאני יודע לעשות: /help

help-heading = <b>מה אני יודע לעשות</b>
# The mark at the start keeps the line from right to left where a client goes by its first letters.
help-line = { "\u200F" }<code>{ $usage }</code> – { $description }

ping-text = פונג! אני כאן.

status-none = אין לכם בקשות בטיפול.
status-heading =
    { $count ->
        [one] <b>בקשה אחת בטיפול</b>
        [two] <b>שתי בקשות בטיפול</b>
       *[other] <b>{ $count } בקשות בטיפול</b>
    }
status-queued = ⏳ מקום { $place } בתור, יגיע תורה בעוד { $wait } בערך: <code>{ $prompt }</code>
status-running = 🎨 בהכנה: <code>{ $prompt }</code>
status-delivering = 📦 בדרך אליכם: <code>{ $prompt }</code>

cancel-none = אין לכם בקשות לבטל.
cancel-done =
    { $count ->
        [one] בקשה אחת בוטלה.
        [two] שתי בקשות בוטלו.
       *[other] { $count } בקשות בוטלו.
    }
cancel-unknown = באף אחת מהבקשות שבטיפול לא מופיע <code>{ $request }</code>.
not-yours = רק מי ששלח את הבקשה יכול להשתמש בכפתור הזה.
cancel-too-late = זה כבר הסתיים.
again-unknown = אני כבר לא זוכר את הבקשה הזאת. שלחו אותה שוב כבקשה חדשה, בבקשה.

unknown-command = אני לא מכיר את הפקודה <code>/{ $name }</code>. כל מה שאני יודע לעשות: /help
unknown-button = הכפתור הזה מגרסה ישנה יותר. השתמשו במקומו בפקודה, בבקשה.
not-allowed = הפקודה <code>/{ $name }</code> מיועדת לחברי פרימיום.
only-in-groups = הפקודה <code>/{ $name }</code> עובדת רק בשרתים ובקבוצות.
for-managers = הפקודה <code>/{ $name }</code> כאן רק למי שמנהל.
switched-off-here = הפקודה <code>/{ $name }</code> כבויה כאן.
too-often = השתמשתם בפקודה <code>/{ $name }</code> הרבה מאוד. נסו שוב בעוד { $wait }, בבקשה.
argument-missing = כתבו עוד קצת, בבקשה: <code>{ $usage }</code>
argument-unknown = אין אפשרות בשם <code>{ $name }</code>. כותבים כך: <code>{ $usage }</code>
argument-value-missing = לאפשרות <code>{ $name }</code> צריך ערך. כותבים כך: <code>{ $usage }</code>
argument-twice = האפשרות <code>{ $name }</code> מופיעה פעמיים.
argument-too-short =
    { $min ->
        [one] הערך של <code>{ $name }</code> צריך להכיל לפחות תו אחד.
        [two] הערך של <code>{ $name }</code> צריך להכיל לפחות שני תווים.
       *[other] הערך של <code>{ $name }</code> צריך להכיל לפחות { $min } תווים.
    }
argument-too-long =
    { $max ->
        [one] הערך של <code>{ $name }</code> יכול להיות באורך תו אחד לכל היותר; האורך שלכם: { $length }.
        [two] הערך של <code>{ $name }</code> יכול להיות באורך שני תווים לכל היותר; האורך שלכם: { $length }.
       *[other] הערך של <code>{ $name }</code> יכול להיות באורך { $max } תווים לכל היותר; האורך שלכם: { $length }.
    }
argument-not-a-number = הערך של <code>{ $name }</code> צריך להיות מספר, לא <code>{ $given }</code>.
argument-out-of-range = הערך של <code>{ $name }</code> צריך להיות בין { $min } ל־{ $max }, כולל.
argument-not-a-choice = הערך של <code>{ $name }</code> צריך להיות אחד מאלה: { $choices }.
argument-not-a-boolean = הערך של <code>{ $name }</code> הוא כן או לא.
argument-no-attachment = צרפו קובץ עבור <code>{ $name }</code>, בבקשה.
argument-attachment-too-large = הקובץ עבור <code>{ $name }</code> יכול להיות בגודל { $max } MiB לכל היותר.

boolean-yes-words = כן כ נכון פעיל yes y true on 1
boolean-no-words = לא ל שגוי כבוי no n false off 0

settings-heading = <b>מה שתקף כאן</b>
settings-saved = <b>נשמר.</b> מה שתקף כאן עכשיו:
settings-not-saved = אי אפשר היה לשמור את זה כרגע, ושום דבר לא השתנה. נסו שוב בעוד כמה דקות, בבקשה.
settings-language = שפה: { $language }
settings-language-own = שפה: לכל אחד השפה שלו
settings-spoiler-on = התוצאות מוסתרות עד שמישהו לוחץ עליהן
settings-spoiler-off = התוצאות לא מוסתרות
settings-spoiler-default = הסתרת התוצאות היא כפי שמפעיל הבוט הגדיר
settings-who-everyone = הבוט פתוח לכולם
settings-who-premium = הבוט פתוח לחברי פרימיום
settings-who-managers = הבוט פתוח למי שמנהל כאן
settings-commands = הפקודות המותרות: { $commands }
settings-commands-all = כל הפקודות מותרות
settings-limit = בקשות מכאן בו־זמנית, לכל היותר: { $limit }
settings-limit-none = בקשות מכאן בו־זמנית: בלי הגבלה
settings-unknown-language = אני לא מדבר <code>{ $given }</code>. אני מדבר: { $languages }
settings-unknown-command = אין פקודה בשם <code>{ $given }</code>. אלה שיש: { $commands }

language-list =
    <b>שפות</b>
    בחרו את שלכם, או כתבו <code>/language</code> ואחת מאלה: { $languages }
    עם <code>/language default</code> תהיה זו השפה שהוגדרה באפליקציה שלכם.
language-button = { $language }
language-chosen = ✓ השפה שלכם: { $language }
language-default = ✓ השפה שלכם: זו שהוגדרה באפליקציה שלכם

## /queue

queue-heading = <b>התור</b>

queue-line =
    { $task ->
        [video] 🎬 סרטונים
        [vary] 🎨 וריאציות
        [animate] 🎞️ הנפשות
       *[image] 🖼️ תמונות
    } – ממתינות: { $waiting }, בהכנה: { $running }. בקשה חדשה תהיה מוכנה בעוד { $wait } בערך

## /history

history-none = אני לא זוכר בקשות שלכם שהסתיימו.

history-heading = <b>התוצאות האחרונות שלכם</b>

history-line =
    { "\u200F" }{ $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    הפעולה מוחקת לתמיד את מה שאני שומר עליכם: הבקשות שהסתיימו, התמונות והסרטונים שנוצרו בהן וההגדרות שלכם.
    מה שנשלח לצ׳אטים נשאר שם.
    כדי למחוק, שלחו <code>/forget --confirm</code> או בחרו כן באפשרות „אישור” בתפריט.

forget-under-way = יש לכם בקשות בטיפול, ולכן דבר לא נמחק. חכו שיסתיימו או בטלו אותן עם /cancel, ואז נסו שוב.

forget-done = ✓ נשכחו: הבקשות שלכם, מה שנוצר בהן וההגדרות שלכם.

forget-not-all = לא היה אפשר למחוק הכול כרגע. נסו שוב בעוד כמה דקות, בבקשה.
