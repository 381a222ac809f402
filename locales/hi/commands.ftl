# कमांड: मेन्यू उनके बारे में क्या कहते हैं (ज़्यादा से ज़्यादा 100 अक्षर, बिना मार्कअप) और वे क्या जवाब देते हैं।

command-start = यह बॉट क्या करता है
command-help = सभी कमांड
command-ping = बॉट है या नहीं?
command-generate = प्रॉम्प्ट से तस्वीर बनाएँ
command-video = प्रॉम्प्ट से वीडियो बनाएँ
command-status = आपके अनुरोध कहाँ तक पहुँचे
command-cancel = अपने अनुरोध रोकें
command-settings = बॉट यहाँ कैसे काम करता है
command-language = आपकी भाषा

argument-prompt = क्या दिखना चाहिए
    .name = प्रॉम्प्ट
argument-seed = एक संख्या जो नतीजा तय करती है: वही संख्या फिर से वही बनाती है
    .name = सीड
argument-request = कौन-सा: उसके प्रॉम्प्ट के कुछ शब्द। खाली छोड़ने पर: सभी
    .name = अनुरोध
argument-language = यहाँ की भाषा, जैसे hi; default: हर किसी की अपनी
    .name = भाषा
argument-own-language = आपकी भाषा, जैसे hi; default: जो आपके ऐप में चुनी है
    .name = भाषा
argument-spoiler = क्या नतीजे तब तक छिपे रहें, जब तक कोई उन पर क्लिक न करे
    .name = छिपाएँ
argument-who = यहाँ बॉट का इस्तेमाल कौन कर सकता है
    .name = कौन
argument-commands = यहाँ कौन-से कमांड चल सकते हैं, बीच में खाली जगह देकर; all: सभी
    .name = कमांड
argument-limit = यहाँ से एक साथ कितने अनुरोध चल सकते हैं; 0: कितने भी
    .name = सीमा
argument-scope = पूरे सर्वर या ग्रुप के लिए, या सिर्फ़ इस चैनल या टॉपिक के लिए
    .name = दायरा

command-queue = कितने अनुरोध इंतज़ार में हैं और आपके कहाँ हैं

command-history = आपके पिछले नतीजे, सबसे नया फिर से

command-forget = बॉट के पास रखी आपकी जानकारी हटाएँ

argument-count = पिछले कितने नतीजे
    .name = संख्या

argument-confirm = हाँ: सच में हटाएँ। खाली छोड़ने पर: सिर्फ़ बताएँ कि क्या हटेगा
    .name = पुष्टि

choice-on = हाँ
choice-off = नहीं
choice-default = जैसा बॉट के संचालक ने तय किया है
choice-everyone = सभी
choice-premium = प्रीमियम सदस्य
choice-managers = यहाँ के प्रबंधक
choice-all = पूरा सर्वर या ग्रुप
choice-here = सिर्फ़ यह चैनल या टॉपिक

start-text =
    <b>नमस्ते!</b> आप जो लिखते हैं, मैं उससे तस्वीरें और वीडियो बनाता हूँ।
    आज़माएँ: <code>/generate बर्फ़ में एक लाल लोमड़ी</code>। मैं जो कुछ कर सकता हूँ: /help

help-heading = <b>मैं क्या-क्या कर सकता हूँ</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = पॉन्ग! मैं यहीं हूँ।

status-none = आपका कोई अनुरोध जारी नहीं है।
status-heading = <b>{ $count } अनुरोध जारी</b>
status-queued = ⏳ कतार में स्थान { $place }, बारी लगभग { $wait } बाद: <code>{ $prompt }</code>
status-running = 🎨 बन रहा है: <code>{ $prompt }</code>
status-delivering = 📦 रास्ते में है: <code>{ $prompt }</code>

cancel-none = रद्द करने के लिए आपका कोई अनुरोध नहीं है।
cancel-done =
    { $count ->
        [one] { $count } अनुरोध रद्द किया गया।
       *[other] { $count } अनुरोध रद्द किए गए।
    }
cancel-unknown = आपके किसी भी जारी अनुरोध में <code>{ $request }</code> नहीं है।
not-yours = यह बटन सिर्फ़ वही इस्तेमाल कर सकता है, जिसने अनुरोध भेजा था।
cancel-too-late = यह पहले ही पूरा हो चुका है।
again-unknown = मुझे यह अनुरोध अब याद नहीं है। कृपया इसे नए अनुरोध के रूप में फिर से भेजें।

unknown-command = मैं <code>/{ $name }</code> कमांड नहीं जानता। मैं जो कुछ कर सकता हूँ: /help
unknown-button = यह बटन पुराने संस्करण का है। कृपया इसकी जगह कोई कमांड इस्तेमाल करें।
not-allowed = <code>/{ $name }</code> प्रीमियम सदस्यों के लिए है।
only-in-groups = <code>/{ $name }</code> सिर्फ़ सर्वरों और ग्रुपों में चलता है।
for-managers = यहाँ <code>/{ $name }</code> सिर्फ़ प्रबंधकों के लिए है।
switched-off-here = <code>/{ $name }</code> यहाँ बंद है।
too-often = आपने <code>/{ $name }</code> बहुत बार इस्तेमाल किया है। कृपया { $wait } बाद फिर कोशिश करें।
argument-missing = कृपया थोड़ा और लिखें: <code>{ $usage }</code>
argument-unknown = <code>{ $name }</code> नाम का कोई विकल्प नहीं है। ऐसे लिखें: <code>{ $usage }</code>
argument-value-missing = विकल्प <code>{ $name }</code> के लिए मान चाहिए। ऐसे लिखें: <code>{ $usage }</code>
argument-twice = विकल्प <code>{ $name }</code> दो बार आया है।
argument-too-short =
    { $min ->
        [one] <code>{ $name }</code> में कम से कम { $min } अक्षर होना चाहिए।
       *[other] <code>{ $name }</code> में कम से कम { $min } अक्षर होने चाहिए।
    }
argument-too-long =
    { $max ->
        [one] <code>{ $name }</code> में ज़्यादा से ज़्यादा { $max } अक्षर हो सकता है; आपके लिखे में { $length } हैं।
       *[other] <code>{ $name }</code> में ज़्यादा से ज़्यादा { $max } अक्षर हो सकते हैं; आपके लिखे में { $length } हैं।
    }
argument-not-a-number = <code>{ $name }</code> में संख्या चाहिए, <code>{ $given }</code> नहीं।
argument-out-of-range = <code>{ $name }</code> { $min } से { $max } के बीच होना चाहिए।
argument-not-a-choice = <code>{ $name }</code> इनमें से एक होना चाहिए: { $choices }।
argument-not-a-boolean = <code>{ $name }</code> में हाँ या नहीं लिखें।
argument-no-attachment = कृपया <code>{ $name }</code> के लिए एक फ़ाइल जोड़ें।
argument-attachment-too-large = <code>{ $name }</code> की फ़ाइल ज़्यादा से ज़्यादा { $max } MiB की हो सकती है।

boolean-yes-words = हाँ हां ह सही चालू yes y true on 1 १
boolean-no-words = नहीं ना न गलत बंद no n false off 0 ०

settings-heading = <b>यहाँ क्या लागू है</b>
settings-saved = <b>सहेजा गया।</b> अब यहाँ यह लागू है:
settings-not-saved = यह अभी सहेजा नहीं जा सका और कुछ भी नहीं बदला। कृपया कुछ मिनट बाद फिर कोशिश करें।
settings-language = भाषा: { $language }
settings-language-own = भाषा: हर किसी की अपनी
settings-spoiler-on = नतीजे तब तक छिपे रहते हैं, जब तक कोई उन पर क्लिक न करे
settings-spoiler-off = नतीजे छिपे नहीं रहते
settings-spoiler-default = नतीजे वैसे ही छिपते हैं, जैसा बॉट के संचालक ने तय किया है
settings-who-everyone = बॉट सभी के लिए है
settings-who-premium = बॉट प्रीमियम सदस्यों के लिए है
settings-who-managers = बॉट यहाँ के प्रबंधकों के लिए है
settings-commands = इन कमांड की अनुमति है: { $commands }
settings-commands-all = सभी कमांड की अनुमति है
settings-limit = यहाँ से एक साथ ज़्यादा से ज़्यादा अनुरोध: { $limit }
settings-limit-none = यहाँ से एक साथ अनुरोध: कितने भी
settings-unknown-language = मुझे <code>{ $given }</code> नहीं आती। मुझे ये आती हैं: { $languages }
settings-unknown-command = <code>{ $given }</code> नाम का कोई कमांड नहीं है। ये हैं: { $commands }

language-list =
    <b>भाषाएँ</b>
    अपनी भाषा चुनें, या <code>/language</code> के साथ इनमें से एक लिखें: { $languages }
    <code>/language default</code> से वही भाषा रहेगी, जो आपके ऐप में चुनी है।
language-button = { $language }
language-chosen = ✓ आपकी भाषा: { $language }
language-default = ✓ आपकी भाषा: जो आपके ऐप में चुनी है

## /queue

queue-heading = <b>कतार</b>

queue-line =
    { $task ->
        [video] 🎬 वीडियो
        [vary] 🎨 रूपांतर
        [animate] 🎞️ ऐनिमेशन
       *[image] 🖼️ तस्वीरें
    } – इंतज़ार में: { $waiting }, बन रहे हैं: { $running }। नया अनुरोध लगभग { $wait } बाद तैयार होगा

## /history

history-none = मुझे आपका कोई पूरा हुआ अनुरोध याद नहीं है।

history-heading = <b>आपके पिछले नतीजे</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    इससे मेरे पास रखी आपकी जानकारी हमेशा के लिए हट जाएगी: आपके पूरे हुए अनुरोध, उनसे बनी तस्वीरें और वीडियो, और आपकी सेटिंग।
    जो चैट में भेजा जा चुका है, वह वहीं रहेगा।
    ऐसा करने के लिए <code>/forget --confirm</code> भेजें, या मेनू में “पुष्टि” के लिए हाँ चुनें।

forget-under-way = आपके अनुरोध अभी जारी हैं, इसलिए कुछ नहीं हटाया गया। उनके पूरे होने तक रुकें या /cancel से उन्हें रोकें, फिर दोबारा कोशिश करें।

forget-done = ✓ भुला दिया: आपके अनुरोध, उनसे बनी चीज़ें और आपकी सेटिंग।

forget-not-all = अभी सब कुछ नहीं हटाया जा सका। कृपया कुछ मिनट बाद फिर कोशिश करें।
