# किसी काम में कितना समय लगेगा, शब्दों में। हमेशा "बाद" से पहले, इसलिए तिर्यक रूप में: "{ $wait } बाद फिर कोशिश करें"।

wait-seconds = { $count } सेकंड
wait-minutes = { $count } मिनट
wait-hours = { $count } घंटे
wait-unknown = कुछ मिनट
