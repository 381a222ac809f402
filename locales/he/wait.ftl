# כמה זמן משהו לוקח, במילים. תמיד אחרי "בעוד": "נסו שוב בעוד { $wait }".

wait-seconds =
    { $count ->
        [one] שנייה אחת
        [two] שתי שניות
       *[other] { $count } שניות
    }
wait-minutes =
    { $count ->
        [one] דקה אחת
        [two] שתי דקות
       *[other] { $count } דקות
    }
wait-hours =
    { $count ->
        [one] שעה אחת
        [two] שעתיים
       *[other] { $count } שעות
    }
wait-unknown = כמה דקות
