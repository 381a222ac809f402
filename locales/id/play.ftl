play-title = Arena coba

play-intro = Tulis ke bot seperti di Discord atau Telegram. Tidak ada orang lain yang melihat obrolan ini.

play-demo-intro = Tulis ke bot, tambah gangguannya, dan lihat apa yang dilakukan mesin. Semuanya berjalan di komputer ini.

play-chat = Obrolan

play-input = Pesanmu

play-hint = Ketik <code>/</code> untuk melihat perintah.

play-send = Kirim

play-offers = Saran

play-you = Kamu

play-empty = Belum ada apa-apa di sini. Coba salah satu:

play-examples =
    rubah merah di salju
    kota di malam hari
    burung hantu di hutan
    pegunungan saat senja
    kucing di taman

play-tier = Tingkat

play-tier-free = Gratis

play-tier-premium = Premium

play-steps = Perjalanan

play-picture = Gambar: { $about }

play-video = Video: { $about }

play-media-gone = Berkas ini tidak disimpan lagi di sini.

play-save = Simpan

play-reveal = Tampilkan

play-lost = Koneksi terputus. Mencoba lagi…

play-unsent = Tidak dapat dikirim. Silakan coba lagi.

play-needs-script = Obrolan memerlukan JavaScript.

play-previews = Balasan yang sama di tempat lain

play-previews-none = Begitu bot menjawab, balasannya muncul di sini seperti di Discord dan Telegram.

play-demo-faults = Yang bermasalah

play-demo-dead = Kunci mati

play-demo-flapping = Panggilan yang ditolak kunci pertama

play-demo-limit = Batas laju tiap kunci

play-demo-hiccups = Panggilan yang gagal di penyedia

play-demo-slowness = Lama satu panggilan

play-demo-none = tidak ada

play-demo-keys = { $count } dari { $all }

play-demo-rate = { $calls } dalam { $seconds } dtk

play-demo-seconds = { $seconds } dtk

play-demo-percent = { $percent }%

play-demo-number = { $number }

play-demo-ten = Buat sepuluh permintaan

play-demo-restart = Hitung ulang

play-demo-scores = Refrain dan loop sederhana

play-demo-simple = Loop sederhana

play-demo-simple-hint = Tiga percobaan dan jeda tetap, dihitung untuk permintaan dan gangguan yang sama.

play-demo-success = Berhasil

play-demo-calls = Panggilan per hasil

play-demo-ended = Selesai: { $succeeded } dari { $ended } (semua permintaan: { $requests })

play-demo-log = Yang dilakukan mesin

play-demo-accepted = Permintaan { $number }: diterima

play-demo-made = Permintaan { $number }: { $key } selesai dalam { $took }

play-demo-failed = Permintaan { $number }: { $key }: { $failure }. { $next }

play-demo-waits = Permintaan { $number }: menunggu { $wait } ({ $failure })

play-demo-gave-up = Permintaan { $number }: dihentikan ({ $failure })

play-demo-cancelled = Permintaan { $number }: dibatalkan

play-demo-failure =
    { $failure ->
        [key_rejected] kunci ditolak
        [concurrency_limited] kunci sibuk
        [quota_exhausted] kuota habis
        [rate_limited] terlalu banyak panggilan
        [overloaded] kelebihan beban
        [provider_error] kesalahan penyedia
        [timed_out] terlalu lama
        [unreachable] koneksi putus
        [bad_output] jawaban tidak terpakai
        [no_key_available] tidak ada kunci tersedia
       *[else] gagal
    }

play-demo-next =
    { $next ->
        [again] Coba lagi dalam { $wait }
        [next_target] Giliran model berikutnya
        [stop] Tidak ada percobaan lagi
       *[key] Giliran kunci bebas berikutnya
    }
