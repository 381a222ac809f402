# Berapa lama sesuatu berlangsung, dengan kata-kata. Biasanya setelah “dalam”: “coba lagi dalam { $wait }”.

wait-seconds = { $count } detik
wait-minutes = { $count } menit
wait-hours = { $count } jam
wait-unknown = beberapa menit
