# Waktu dan bahasa: kata-kata yang berdiri sendiri.

duration-seconds = { $count } detik
duration-minutes = { $count } menit
duration-hours = { $count } jam
duration-days = { $count } hari

language-name = Bahasa Indonesia
