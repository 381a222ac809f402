play-title = खेल का मैदान

play-intro = बॉट को वैसे ही लिखें जैसे Discord या Telegram पर लिखते हैं। यह चैट और कोई नहीं देखता।

play-demo-intro = बॉट को लिखें, उसकी गड़बड़ियाँ बढ़ाएँ और देखें कि इंजन उनसे कैसे निपटता है। सब कुछ इसी कंप्यूटर पर चलता है।

play-chat = चैट

play-input = आपका संदेश

play-hint = कमांड देखने के लिए <code>/</code> लिखें।

play-send = भेजें

play-offers = सुझाव

play-you = आप

play-empty = यहाँ अभी कुछ नहीं है। इनमें से कुछ आज़माएँ:

play-examples =
    बर्फ़ में एक लाल लोमड़ी
    रात में एक शहर
    जंगल में एक उल्लू
    साँझ में पहाड़
    बगीचे में एक बिल्ली

play-tier = श्रेणी

play-tier-free = मुफ़्त

play-tier-premium = प्रीमियम

play-steps = रास्ते में

play-picture = चित्र: { $about }

play-video = वीडियो: { $about }

play-media-gone = यह फ़ाइल अब यहाँ नहीं रखी है।

play-save = सहेजें

play-reveal = दिखाएँ

play-lost = कनेक्शन टूट गया। फिर कोशिश हो रही है…

play-unsent = यह नहीं भेजा जा सका। कृपया फिर कोशिश करें।

play-needs-script = चैट के लिए JavaScript चाहिए।

play-previews = यही जवाब दूसरी जगह

play-previews-none = बॉट के जवाब देते ही उसका जवाब यहाँ वैसा दिखेगा जैसा Discord और Telegram दिखाते।

play-demo-faults = क्या गड़बड़ है

play-demo-dead = बंद पड़ी कुंजियाँ

play-demo-flapping = कॉल जिन्हें पहली कुंजी ठुकराती है

play-demo-limit = हर कुंजी की दर-सीमा

play-demo-hiccups = प्रदाता के यहाँ विफल कॉल

play-demo-slowness = एक कॉल का समय

play-demo-none = कुछ नहीं

play-demo-keys = { $all } में से { $count }

play-demo-rate = { $seconds } से. में { $calls }

play-demo-seconds = { $seconds } से.

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = दस अनुरोध करें

play-demo-restart = फिर से गिनें

play-demo-scores = Refrain और एक सरल लूप

play-demo-simple = सरल लूप

play-demo-simple-hint = तीन कोशिशें और तय प्रतीक्षा, उन्हीं अनुरोधों और उन्हीं गड़बड़ियों के लिए गणना।

play-demo-success = सफल

play-demo-calls = प्रति परिणाम कॉल

play-demo-ended = पूरे: { $ended } में से { $succeeded } (कुल अनुरोध: { $requests })

play-demo-log = इंजन क्या कर रहा है

play-demo-accepted = अनुरोध { $number }: स्वीकार

play-demo-made = अनुरोध { $number }: { $key } ने { $took } में पूरा किया

play-demo-failed = अनुरोध { $number }: { $key }: { $failure }। { $next }

play-demo-waits = अनुरोध { $number }: { $wait } प्रतीक्षा ({ $failure })

play-demo-gave-up = अनुरोध { $number }: छोड़ दिया गया ({ $failure })

play-demo-cancelled = अनुरोध { $number }: रद्द

play-demo-failure =
    { $failure ->
        [key_rejected] कुंजी ठुकराई गई
        [concurrency_limited] कुंजी व्यस्त है
        [quota_exhausted] कोटा समाप्त
        [rate_limited] बहुत अधिक कॉल
        [overloaded] अधिक भार
        [provider_error] प्रदाता की त्रुटि
        [timed_out] बहुत समय लगा
        [unreachable] कनेक्शन टूटा
        [bad_output] बेकार जवाब
        [no_key_available] कोई कुंजी उपलब्ध नहीं
       *[else] विफल
    }

play-demo-next =
    { $next ->
        [again] { $wait } में फिर कोशिश
        [next_target] अगले मॉडल की बारी
        [stop] और कोशिश नहीं
       *[key] अगली खाली कुंजी की बारी
    }
