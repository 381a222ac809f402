# Süreler ve diller: tek başına, bir listede ya da satır sonunda duran sözcükler.

duration-seconds = { $count } saniye
duration-minutes = { $count } dakika
duration-hours = { $count } saat
duration-days = { $count } gün

language-name = Türkçe
