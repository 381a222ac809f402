# چیزی چقدر طول می‌کشد، با کلمه. همیشه پیش از «دیگر» می‌آید: «{ $wait } دیگر دوباره امتحان کنید».

wait-seconds = { $count } ثانیه
wait-minutes = { $count } دقیقه
wait-hours = { $count } ساعت
wait-unknown = چند دقیقه
