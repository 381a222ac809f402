web-problem-malformed = अनुरोध समझ में नहीं आया
    .detail = सामग्री पढ़ी नहीं जा सकी: { $reason }

web-problem-unauthorized = एक्सेस टोकन चाहिए
    .detail = “Authorization: Bearer …” हेडर में एक मान्य एक्सेस टोकन भेजें।

web-problem-forbidden = अनुमति नहीं है
    .detail = इस एक्सेस टोकन के पास “{ $scope }” अधिकार नहीं है।

web-problem-cross-site = किसी दूसरी वेबसाइट से अनुरोध
    .detail = यह अनुरोध किसी दूसरी वेबसाइट के पेज ने भेजा, इसलिए इसे पूरा नहीं किया गया।

web-problem-not-found = यहाँ कुछ नहीं है
    .detail = इस पते पर कुछ नहीं है।

web-problem-method-not-allowed = मेथड की अनुमति नहीं है
    .detail = इस पते पर { $method } का उपयोग नहीं किया जा सकता।

web-problem-too-slow = बहुत धीमा
    .detail = अनुरोध समय पर नहीं पहुँचा।

web-problem-too-large = बहुत बड़ा
    .detail = अनुरोध अधिकतम { $limit } KiB का हो सकता है।

web-problem-unsupported-media-type = ग़लत मीडिया प्रकार
    .detail = सामग्री { $expected } के रूप में भेजनी होगी।

web-problem-foreign-host = अनजान होस्ट नाम
    .detail = यह सर्वर “{ $host }” नाम से जवाब नहीं देता। ऑपरेटर इसकी अनुमति दे सकता है।

web-problem-too-many-requests = बहुत ज़्यादा अनुरोध
    .detail = कृपया { $wait } बाद फिर कोशिश करें।

web-problem-internal = कुछ गड़बड़ हो गई
    .detail = बॉट में ही कोई ख़राबी आई। उसका लॉग ऑपरेटर को और बताता है।

web-problem-unavailable = अभी उपलब्ध नहीं है
    .detail = बॉट व्यस्त है या फिर से शुरू हो रहा है। कृपया थोड़ी देर में फिर कोशिश करें।

web-problem-invalid = सामग्री स्वीकार नहीं हुई
    .detail = अनुरोध में कुछ वैसा नहीं है जैसा होना चाहिए: { $reason }

web-problem-conflict = इस स्थिति में संभव नहीं
    .detail = अनुरोध ऐसी स्थिति में है जिसमें यह नहीं किया जा सकता।
