# समय और भाषाएँ: शब्द जो अकेले, सूची में या पंक्ति के अंत में आते हैं।

duration-seconds = { $count } सेकंड
duration-minutes = { $count } मिनट
duration-hours =
    { $count ->
        [one] { $count } घंटा
       *[other] { $count } घंटे
    }
duration-days = { $count } दिन

language-name = हिन्दी
