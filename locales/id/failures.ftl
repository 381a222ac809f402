# Mengapa tidak ada gambar: satu pesan untuk setiap kegagalan. .meanwhile tampil selagi Refrain melanjutkan sendiri.

failure-key-rejected =
    <b>Masalah autentikasi</b>
    Layanan AI sedang disiapkan dan akan segera tersedia.
    Silakan coba lagi dalam beberapa menit.
    .meanwhile =
        <b>Masalah autentikasi</b>
        Layanan AI sedang disiapkan. Permintaanmu tetap di antrean dan akan berlanjut otomatis.

failure-concurrency-limited =
    <b>Layanan sibuk</b>
    Sedang banyak orang yang membuat gambar dan video, dan giliranmu tidak tiba pada waktunya.
    Silakan coba lagi dalam { $wait }.
    .meanwhile =
        <b>Layanan sibuk, permintaan masuk antrean</b>
        Sedang banyak orang yang membuat gambar dan video. Permintaanmu tetap di antrean dan akan berlanjut otomatis.

failure-quota-exhausted =
    <b>Kredit habis</b>
    Kredit layanan AI sedang habis. Operator sudah tahu.
    Silakan coba lagi dalam { $wait }.
    .meanwhile =
        <b>Kredit habis</b>
        Kredit layanan AI sedang habis. Permintaanmu menunggu dan akan berlanjut otomatis dalam { $wait }.

failure-rate-limited =
    <b>Layanan sibuk</b>
    Sedang banyak orang yang membuat gambar dan video, dan giliranmu tidak tiba pada waktunya.
    Silakan coba lagi dalam { $wait }.
    .meanwhile =
        <b>Layanan sibuk, permintaan masuk antrean</b>
        Sedang banyak orang yang membuat gambar dan video. Permintaanmu ada di antrean dan akan berlanjut otomatis dalam { $wait }.

failure-overloaded =
    <b>Layanan kelebihan beban</b>
    Pekerjaan yang masuk ke layanan AI melebihi kemampuannya.
    Silakan coba lagi dalam { $wait }.
    .meanwhile =
        <b>Layanan kelebihan beban</b>
        Pekerjaan yang masuk ke layanan AI melebihi kemampuannya. Akan dicoba lagi otomatis dalam { $wait }.

failure-loading =
    <b>Masih pemanasan</b>
    Model AI sedang dinyalakan dan belum siap pada waktunya.
    Silakan coba lagi dalam { $wait }.
    .meanwhile =
        <b>Pemanasan</b>
        Model AI sedang dinyalakan. Akan berlanjut otomatis dalam { $wait }.

failure-model-unavailable =
    <b>Model tidak tersedia</b>
    Model AI sedang tidak tersedia. Operator sudah tahu.
    Silakan coba lagi nanti.
    .meanwhile = Model AI ini tidak tersedia. Mencoba model lain.

failure-invalid-request =
    <b>Permintaan tidak dipahami</b>
    Layanan AI tidak bisa mengolah permintaan ini: <code>{ $detail }</code>
    Silakan ubah, lalu kirim lagi.
    .meanwhile = Layanan AI tidak bisa mengolah permintaan ini.

failure-refused =
    <b>Prompt ditolak</b>
    Layanan AI tidak membuat gambar seperti ini.
    Silakan ubah prompt-nya, lalu kirim lagi.
    .meanwhile = Layanan AI menolak prompt ini.

failure-too-large =
    <b>Terlalu besar</b>
    Permintaan ini lebih besar daripada yang diterima layanan AI.
    Silakan persingkat, lalu kirim lagi.
    .meanwhile = Permintaan ini terlalu besar untuk layanan AI.

failure-provider-error =
    <b>Layanan bermasalah</b>
    Layanan AI mengalami gangguan beberapa kali berturut-turut.
    Silakan coba lagi dalam beberapa menit.
    .meanwhile = Layanan AI sempat tersendat. Sedang dicoba lagi otomatis.

failure-timed-out =
    <b>Pembuatannya lebih lama</b>
    AI sedang bekerja keras, tetapi hasilnya tidak datang pada waktunya.
    Silakan coba lagi dalam 1–2 menit.
    .meanwhile =
        <b>Pembuatannya lebih lama</b>
        AI sedang bekerja keras. Dicoba sekali lagi otomatis.

failure-unreachable =
    <b>Layanan tidak terjangkau</b>
    Layanan AI tidak bisa dihubungi.
    Silakan coba lagi dalam beberapa menit.
    .meanwhile = Layanan AI tidak bisa dihubungi. Sedang dicoba lagi otomatis.

failure-misconfigured =
    <b>Masalah koneksi</b>
    Koneksi ke layanan AI belum diatur dengan benar. Operator sudah tahu.
    Silakan coba lagi nanti.
    .meanwhile = Koneksi ke layanan AI bermasalah.

failure-bad-output =
    <b>Hasil tidak bisa dipakai</b>
    Layanan AI mengirim sesuatu yang tidak bisa ditampilkan.
    Silakan coba lagi, mungkin dengan prompt lain.
    .meanwhile = Layanan AI mengirim hasil yang rusak. Sedang dicoba lagi otomatis.

failure-download-failed =
    <b>Hasil tidak diterima</b>
    Hasilnya sudah jadi, tetapi tidak bisa diambil dari layanan AI.
    Silakan coba lagi dalam beberapa menit.
    .meanwhile = Hasilnya sudah siap. Sedang diambil lagi.

failure-no-key-available =
    <b>Layanan sibuk</b>
    Layanan AI tidak punya kapasitas kosong untuk permintaanmu pada waktunya.
    Silakan coba lagi dalam { $wait }.
    .meanwhile =
        <b>Layanan sibuk, permintaan masuk antrean</b>
        Permintaanmu tetap di antrean dan akan berlanjut otomatis dalam { $wait }.

failure-queue-full =
    <b>Antrean penuh</b>
    Begitu banyak orang yang menunggu sehingga permintaanmu tidak akan selesai pada waktunya.
    Silakan coba lagi dalam { $wait }.
    .meanwhile = Antrean sedang penuh.

failure-too-many-requests =
    <b>Satu per satu, ya</b>
    Permintaanmu yang berjalan sudah sebanyak yang boleh dimiliki satu orang.
    Silakan coba lagi dalam { $wait }, atau batalkan salah satunya dengan /cancel.
    .meanwhile = Ada banyak permintaanmu yang sedang berjalan.

premium-line = ⭐ Premium: giliran datang { $times }× lebih sering. Permintaan menunggu: hingga { $waiting }; berjalan bersamaan: hingga { $running }.
