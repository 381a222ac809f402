# Perintah: keterangannya di menu (paling banyak 100 karakter, tanpa format) dan jawabannya.

command-start = Apa yang bisa dilakukan bot ini
command-help = Semua perintah
command-ping = Apakah botnya ada?
command-generate = Buat gambar dari prompt
command-video = Buat video dari prompt
command-status = Sudah sampai mana permintaanmu
command-cancel = Batalkan permintaanmu
command-settings = Cara kerja bot di sini
command-language = Bahasamu

argument-prompt = Apa yang ingin ditampilkan
    .name = prompt
argument-seed = Angka pengunci keacakan: angka yang sama memberi hasil yang sama lagi
    .name = seed
argument-request = Yang mana: kata-kata dari prompt-nya. Kalau kosong: semuanya
    .name = permintaan
argument-language = Bahasa di sini, misalnya id; default: bahasa masing-masing orang
    .name = bahasa
argument-own-language = Bahasamu, misalnya id; default: sesuai pengaturan aplikasimu
    .name = bahasa
argument-spoiler = Apakah hasil ditutupi sampai ada yang mengekliknya
    .name = tutupi
argument-who = Siapa yang boleh memakai bot di sini
    .name = siapa
argument-commands = Perintah yang boleh dipakai di sini, dipisah spasi; all: semuanya
    .name = perintah
argument-limit = Berapa permintaan dari sini yang boleh berjalan sekaligus; 0: tanpa batas
    .name = batas
argument-scope = Untuk seluruh server atau grup, atau hanya untuk kanal atau topik ini
    .name = cakupan

command-queue = Berapa permintaan yang menunggu, dan di mana punyamu

command-history = Hasil terakhirmu, termasuk yang terbaru

command-forget = Hapus yang disimpan bot tentangmu

argument-count = Berapa banyak hasil terakhir
    .name = jumlah

argument-confirm = Ya: benar-benar hapus. Kalau kosong: hanya beri tahu apa yang akan dihapus
    .name = konfirmasi

choice-on = Aktif
choice-off = Nonaktif
choice-default = Sesuai pengaturan operator
choice-everyone = Semua orang
choice-premium = Anggota Premium
choice-managers = Para pengelola tempat ini
choice-all = Seluruh server atau grup
choice-here = Hanya kanal atau topik ini

start-text =
    <b>Halo!</b> Aku membuat gambar dan video dari apa yang kamu tulis.
    Coba <code>/generate rubah merah di tengah salju</code>. Semua yang aku bisa: /help

help-heading = <b>Yang aku bisa</b>
help-line = <code>{ $usage }</code> – { $description }

ping-text = Pong! Aku di sini.

status-none = Kamu tidak punya permintaan yang sedang berjalan.
status-heading = <b>{ $count } permintaan sedang berjalan</b>
status-queued = ⏳ antrean ke-{ $place }, perkiraan menunggu { $wait }: <code>{ $prompt }</code>
status-running = 🎨 sedang dibuat: <code>{ $prompt }</code>
status-delivering = 📦 sedang dikirim: <code>{ $prompt }</code>

cancel-none = Kamu tidak punya permintaan untuk dibatalkan.
cancel-done = { $count } permintaan dibatalkan.
cancel-unknown = Tidak ada permintaanmu yang sedang berjalan yang memuat <code>{ $request }</code>.
not-yours = Hanya yang meminta yang bisa memakai tombol ini.
cancel-too-late = Ini sudah selesai.
again-unknown = Aku sudah tidak ingat permintaan ini. Silakan kirim lagi sebagai permintaan baru.

unknown-command = Aku tidak kenal <code>/{ $name }</code>. Semua yang aku bisa: /help
unknown-button = Tombol ini dari versi lama. Silakan pakai perintah saja.
not-allowed = <code>/{ $name }</code> khusus untuk anggota Premium.
only-in-groups = <code>/{ $name }</code> hanya bisa dipakai di server dan grup.
for-managers = Di sini <code>/{ $name }</code> khusus untuk para pengelola tempat ini.
switched-off-here = <code>/{ $name }</code> dinonaktifkan di sini.
too-often = Kamu sudah sangat sering memakai <code>/{ $name }</code>. Silakan coba lagi dalam { $wait }.
argument-missing = Tolong tulis lebih lengkap: <code>{ $usage }</code>
argument-unknown = Tidak ada opsi <code>{ $name }</code>. Caranya begini: <code>{ $usage }</code>
argument-value-missing = Opsi <code>{ $name }</code> perlu nilai. Caranya begini: <code>{ $usage }</code>
argument-twice = Opsi <code>{ $name }</code> ditulis dua kali.
argument-too-short = <code>{ $name }</code> perlu paling sedikit { $min } karakter.
argument-too-long = <code>{ $name }</code> paling banyak { $max } karakter; punyamu { $length }.
argument-not-a-number = <code>{ $name }</code> harus berupa angka, bukan <code>{ $given }</code>.
argument-out-of-range = <code>{ $name }</code> harus dari { $min } sampai { $max }.
argument-not-a-choice = <code>{ $name }</code> harus salah satu dari: { $choices }.
argument-not-a-boolean = <code>{ $name }</code> diisi ya atau tidak.
argument-no-attachment = Silakan lampirkan berkas untuk <code>{ $name }</code>.
argument-attachment-too-large = Berkas untuk <code>{ $name }</code> paling besar { $max } MiB.

boolean-yes-words = ya iya y benar aktif yes true on 1
boolean-no-words = tidak tak nggak enggak gak salah nonaktif no n false off 0

settings-heading = <b>Yang berlaku di sini</b>
settings-saved = <b>Tersimpan.</b> Yang berlaku di sini sekarang:
settings-not-saved = Saat ini tidak bisa disimpan, dan tidak ada yang berubah. Silakan coba lagi dalam beberapa menit.
settings-language = Bahasa: { $language }
settings-language-own = Bahasa: sesuai bahasa masing-masing orang
settings-spoiler-on = Hasil ditutupi sampai ada yang mengekliknya
settings-spoiler-off = Hasil tidak ditutupi
settings-spoiler-default = Hasil ditutupi sesuai pengaturan operator
settings-who-everyone = Bot ini untuk semua orang
settings-who-premium = Bot ini untuk anggota Premium
settings-who-managers = Bot ini untuk para pengelola tempat ini
settings-commands = Perintah yang diizinkan: { $commands }
settings-commands-all = Semua perintah diizinkan
settings-limit = Permintaan dari sini yang berjalan sekaligus, paling banyak: { $limit }
settings-limit-none = Permintaan dari sini yang berjalan sekaligus: tanpa batas
settings-unknown-language = Aku tidak bisa bahasa <code>{ $given }</code>. Yang aku bisa: { $languages }
settings-unknown-command = Tidak ada perintah <code>{ $given }</code>. Yang ada: { $commands }

language-list =
    <b>Bahasa</b>
    Pilih bahasamu, atau ketik <code>/language</code> diikuti salah satu dari ini: { $languages }
    Dengan <code>/language default</code>, bahasanya mengikuti pengaturan aplikasimu.
language-button = { $language }
language-chosen = ✓ Bahasamu: { $language }
language-default = ✓ Bahasamu: mengikuti pengaturan aplikasimu

## /queue

queue-heading = <b>Antrean</b>

queue-line =
    { $task ->
        [video] 🎬 Video
        [vary] 🎨 Variasi
        [animate] 🎞️ Animasi
       *[image] 🖼️ Gambar
    } – menunggu: { $waiting }, sedang dibuat: { $running }. Permintaan baru akan siap kira-kira dalam { $wait }

## /history

history-none = Aku tidak ingat permintaanmu yang sudah selesai.

history-heading = <b>Hasil terakhirmu</b>

history-line =
    { $state ->
        [done] ✅
        [cancelled] 🚫
       *[failed] ⚠️
    } { DATETIME($when, dateStyle: "short", timeStyle: "short", timeZoneName: "short") }: <code>{ $prompt }</code>

history-again = 🔁 { $prompt }

## /forget

forget-would =
    Ini menghapus selamanya yang kusimpan tentangmu: permintaanmu yang sudah selesai, gambar dan video hasilnya, dan pengaturanmu.
    Yang sudah dikirim ke obrolan tetap ada di sana.
    Untuk melakukannya, kirim <code>/forget --confirm</code>, atau pilih ya untuk “konfirmasi” di menu.

forget-under-way = Kamu masih punya permintaan yang sedang berjalan, jadi tidak ada yang dihapus. Tunggu sampai selesai atau batalkan dengan /cancel, lalu coba lagi.

forget-done = ✓ Sudah dilupakan: permintaanmu, hasilnya, dan pengaturanmu.

forget-not-all = Belum semuanya bisa dihapus saat ini. Silakan coba lagi dalam beberapa menit.
