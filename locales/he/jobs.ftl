# ההודעה האחת שמלווה בקשה מהקבלה ועד התמונה.

job-queued =
    ⏳ <b>בתור</b>: מקום { $place }
    תורכם יגיע בעוד { $wait } בערך. אין צורך לעשות כלום: התוצאה תופיע כאן.
job-accepted = ⏳ התקבל. התוצאה תופיע כאן.
job-running-image = 🎨 מצייר…
job-running-video = 🎬 מצלם… זה ייקח כמה דקות.
job-place = מקום בתור: { $place }
chat-full = כבר יש מספיק בקשות בטיפול מכאן. נסו שוב בעוד { $wait }, בבקשה.

job-done = <code>{ $prompt }</code>
job-seed = סיד: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = התוצאה בגודל { $size } MiB, יותר ממה שאפשר לשלוח כאן ({ $limit } MiB). היא נשמרה: מפעיל הבוט יכול להעביר לכם אותה.

job-cancelled = 🚫 בוטל.
job-interrupted =
    <b>נקטע</b>
    הבוט מופעל מחדש, ולא היה אפשר לסיים את הבקשה שלכם לפני כן. אנחנו מצטערים.
    שלחו אותה שוב בעוד { $wait }, בבקשה.
store-out-of-reach = אין לי כרגע גישה לרישומים שלי, ולכן איני יכול לקבל, למצוא או לעצור בקשות. מפעיל הבוט יודע על כך. נסו שוב בעוד כמה דקות, בבקשה.

button-again = 🔁 שוב
button-vary = 🎨 וריאציה
button-animate = 🎬 הנפשה
button-cancel = ✖ ביטול
