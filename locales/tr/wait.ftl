# Bir şeyin ne kadar süreceği, sözle. Hep “sonra”dan önce gelir: “{ $wait } sonra yeniden dene”.

wait-seconds = { $count } saniye
wait-minutes = { $count } dakika
wait-hours = { $count } saat
wait-unknown = birkaç dakika
