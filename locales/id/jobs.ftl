# Satu pesan yang mengikuti permintaan dari diterima sampai gambarnya jadi.

job-queued =
    ⏳ <b>Di antrean</b>: urutan ke-{ $place }
    Perkiraan menunggu: { $wait }. Kamu tidak perlu melakukan apa-apa: hasilnya akan muncul di sini.
job-accepted = ⏳ Diterima. Hasilnya akan muncul di sini.
job-running-image = 🎨 Sedang melukis…
job-running-video = 🎬 Sedang syuting… Ini perlu beberapa menit.
job-place = Urutan di antrean: { $place }
chat-full = Sudah cukup banyak permintaan dari sini yang berjalan. Silakan coba lagi dalam { $wait }.

job-done = <code>{ $prompt }</code>
job-seed = Seed: <code>{ NUMBER($seed, useGrouping: 0) }</code>
job-file-too-large = Ukuran hasilnya { $size } MiB, melebihi yang bisa dikirim di sini ({ $limit } MiB). Hasilnya disimpan: operator bisa memberikannya kepadamu.

job-cancelled = 🚫 Dibatalkan.
job-interrupted =
    <b>Terhenti</b>
    Bot sedang dimulai ulang dan permintaanmu tidak sempat diselesaikan. Maaf, ya.
    Silakan kirim lagi dalam { $wait }.
store-out-of-reach = Saat ini aku tidak bisa membuka catatanku, jadi tidak bisa menerima, mencari, atau menghentikan permintaan. Operator sudah tahu. Silakan coba lagi dalam beberapa menit.

button-again = 🔁 Lagi
button-vary = 🎨 Variasi
button-animate = 🎬 Animasikan
button-cancel = ✖ Batal
