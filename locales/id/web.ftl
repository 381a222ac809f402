web-problem-malformed = Permintaan tidak dipahami
    .detail = Isinya tidak dapat dibaca: { $reason }

web-problem-unauthorized = Perlu token akses
    .detail = Kirim token akses yang sah dalam header “Authorization: Bearer …”.

web-problem-forbidden = Tidak diizinkan
    .detail = Token akses ini tidak memiliki hak “{ $scope }”.

web-problem-cross-site = Permintaan dari situs lain
    .detail = Halaman dari situs lain mengirim permintaan ini, jadi tidak dijalankan.

web-problem-not-found = Tidak ada apa-apa di sini
    .detail = Tidak ada apa-apa di alamat ini.

web-problem-method-not-allowed = Metode tidak diizinkan
    .detail = { $method } tidak dapat digunakan di alamat ini.

web-problem-too-slow = Terlalu lambat
    .detail = Permintaan tidak tiba tepat waktu.

web-problem-too-large = Terlalu besar
    .detail = Permintaan boleh berukuran paling banyak { $limit } KiB.

web-problem-unsupported-media-type = Jenis konten salah
    .detail = Isinya harus dikirim sebagai { $expected }.

web-problem-foreign-host = Nama host tidak dikenal
    .detail = Server ini tidak menjawab dengan nama “{ $host }”. Operator dapat mengizinkannya.

web-problem-too-many-requests = Terlalu banyak permintaan
    .detail = Silakan coba lagi dalam { $wait }.

web-problem-internal = Terjadi kesalahan
    .detail = Bot mengalami kesalahan internal. Catatannya memberi tahu operator lebih banyak.

web-problem-unavailable = Sedang tidak tersedia
    .detail = Bot sedang sibuk atau dimulai ulang. Silakan coba lagi sebentar lagi.

web-problem-invalid = Isi tidak diterima
    .detail = Ada yang tidak semestinya dalam permintaan: { $reason }

web-problem-conflict = Tidak bisa dalam keadaan ini
    .detail = Permintaan ini sedang dalam keadaan yang tidak memungkinkan hal itu.
