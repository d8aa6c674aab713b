"""SOP Penonaktifan dan Pengaktifan Hak Akses SPSE (LPSE Kabupaten Batang), 9 rows and two doors."""

from requests_app.models.permohonan import Permohonan
from requests_app.sop import lazim
from requests_app.sop.kosakata import DITARIK, DITOLAK, SELESAI, Identitas, Langkah, Syarat, aksi
from requests_app.sop.pelaksana import (
    ADMIN_AGENCY_BATANG,
    KEPALA_LPSE,
    LAYANAN_DUKUNGAN,
    PEMEGANG_AKUN,
)
from requests_app.sop.syarat import (
    ada_orang,
    akhir_tahun,
    akun_dikenal,
    atas_permohonan,
    kredensial_terkirim_siap,
    semua_terunggah,
    surat_terisi,
)
from requests_app.tenggat import menit

SURAT_PERMOHONAN = "Surat permohonan hak Akses yang ditujukan kepada Kepala LPSE"
SURAT_TUGAS = "Surat Tugas/Surat Keputusan/Surat Penunjukan sebagai PPK/Anggota Pokja ULP/Pejabat Pengadaan yang berlaku"
ORANG = "Nama, NIP, Pangkat/Golongan, Jabatan, {}, Alamat, No telpon/HP, Email"
KONFIRMASI = "Pemberitahuan telah diaktifkan / dinonaktifkan akun tersebut"


class HakAkses(Permohonan):
    KODE = "hak-akses"
    NAMA = "SOP Penonaktifan dan Pengaktifan Hak Akses SPSE bagi PPK, Anggota Pokja ULP dan Pejabat Pengadaan"
    NAMA_LAYANAN = "Penonaktifan dan pengaktifan hak akses SPSE"
    AWALAN_NOMOR = "HAK"
    URUTAN = 5
    SURAT = {}
    JENIS = ("PPK", "POKJA", "PP")
    ISIAN_ORANG = (
        "jenis", "permintaan", "user_id_lama", "nama", "nip", "pangkat_golongan", "jabatan", "alamat", "email", "telepon",
        "nomor_sk", "tanggal_sk", "sk_berlaku_sampai",
    )  # fmt: skip
    ORANG_TERBANYAK = 1
    PENANDA_SURAT = "PPK/Anggota Pokja/Pejabat Pengadaan atau atasannya"
    HASIL = {"DIBUAT": "Dilaksanakan", "TIDAK": "Tidak dilaksanakan"}
    MENERIMA_HARDCOPY = True
    IDENTITAS = Identitas(
        instansi="LPSE Kabupaten Batang",
        nomor="SOP-LPSE.BTG-019",
        revisi="00",
        tanggal=(("Berlaku Efektif", "2017-01-08"),),
        dasar_hukum=(
            "Undang-Undang Nomor 11 tahun 2008 tentang Informasi dan Transaksi Elektronik",
            "Peraturan Pemerintah Nomor 82 Tahun 2012 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
            "Peraturan Presiden Nomor 54 Tahun 2010 tentang Pengadaan Barang/Jasa Pemerintah beserta Perubahannya",
            "Peraturan Menteri Dalam Negeri Nomor 52 Tahun 2011 tentang Standar Operasional Prosedur di Lingkungan "
            "Pemerintah Provinsi dan Kabupaten/Kota",
            "Peraturan Kepala Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 2 Tahun 2010 tentang Layanan "
            "Pengadaan Secara Elektronik",
            "Peraturan Kepala LKPP Nomor 1 Tahun 2015 tentang e-tendering",
            "Peraturan Bupati No. 11 tahun 2011 tentang Pedoman Pelaksana Pengadaan Barang / Jasa Secara Elektronik Di "
            "Lingkungan Pemda Kab. Batang",
        ),
        kualifikasi=("Admin Agency", "Helpdesk LPSE", "PPK/Anggota Pokja ULP / Pejabat Pengadaan"),
        penjelasan="Prosedur ini mencakup proses penonaktifan dan pengaktifan kembali hak akses bagi PPK, Anggota Pokja "
        "ULP dan Pejabat Pengadaan mulai dari permohonan hak akses, pengaktifan, serah terima sampai dengan penonaktifan "
        "hak akses tersebut",
        tujuan="Memberikan kepastian terfasilitasinya Kepala LPSE dalam penonaktifan dan pengaktifan kembali akun PPK dan "
        "panitia Pengadaan/Pokja ULP",
        keterkaitan=("SOP Pengarsipan Dokumen",),
        peralatan=(
            "Surat Tugas/Surat Keputusan/Surat Penunjukan sebagai PPK/Anggota Pokja ULP/Pejabat Pengadaan yang berlaku",
            "Formulir serah terima berkas/dokumen",
        ),
        pencatatan=(
            "User ID dan Password tercatat dalam system LPSE",
            "Data berkas/dokumen permohonan dan lampirannya tercatat dalam Formulir serah terima berkas/dokumen",
        ),
        peringatan=(
            "Pelaksana bertanggung jawab atas pelaksanaan aktivitas yang telah dibakukan dan ditetapkan",
            "Segala bentuk penyimpangan atas mutu baku terkait perlengkapan, waktu maupun output dikategorikan sebagai "
            "bentuk kegagalan yang harus dipertanggungjawabkan oleh pelaksana",
        ),
        definisi=(
            "Hak Akses yang berupa user ID dan password adalah izin untuk melakukan akses/masuk ke dalam sistem LPSE",
            "Admin Agency adalah Tim pada LPSE yang menjalankan Tugas dan Fungsi Unit Registrasi dan Verifikasi LPSE",
            "Helpdesk LPSE adalah Tim pada LPSE yang menjalankan Tugas dan Fungsi Unit Layanan Dukungan Pengguna LPSE",
            "PPK (Pejabat Pembuat Komitmen) adalah pejabat yang bertanggung jawab atas pelaksanaan Pengadaan Barang/Jasa",
            "Anggota Pokja ULP adalah personil yang merupakan bagian dari Kelompok Kerja di Unit Layanan Pengadaan yang "
            "ditunjuk untuk melaksanakan Pengadaan Barang dan Jasa",
            "Pejabat Pengadaan adalah personil yang ditunjuk untuk melaksanakan Pengadaan Langsung, Penunjukan Langsung, "
            "dan E-Purchasing",
        ),
        kolom=("No", "Uraian Kegiatan", "Pelaksana", "Perlengkapan", "Waktu", "Output", "Keterangan"),
        waktu_kosong=(5,),
    )

    LANGKAH = (
        Langkah(
            baris=1,
            status="DRAF",
            label="Draf",
            judul="Mengirim berkas permohonan",
            pelaksana=PEMEGANG_AKUN,
            waktu=None,
            aktivitas="Mengirimkan berkas permohonan penonaktifan/pengaktifan akun kepada LPSE",
            kelengkapan=(
                f"{SURAT_PERMOHONAN} (Surat permohonan berkop, tanda tangan dan stempel basah instansi)",
                SURAT_TUGAS,
                f"Data personal yang akan diberikan hak Akses meliputi : {ORANG.format('instansi')}",
                "Jika dikirimkan melalui Email harus scan Surat aslinya",
            ),
            wajib_unggah=(
                Syarat(
                    SURAT_PERMOHONAN,
                    petunjuk="Berkop, ditandatangani, dan berstempel basah; pindai surat aslinya.",
                ),
                Syarat("Surat Tugas/Surat Keputusan/Surat Penunjukan yang berlaku", per_orang=True),
                Syarat("Data personal", isian=True),
            ),
            keterangan=(
                "Berkas dapat disampaikan secara langsung (hardcopy) atau melalui email/TTS (softcopy). Apabila melalui "
                "email (softcopy), Bidang Layanan dan Dukungan tetap melakukan pencetakan berkas untuk dokumen arsip.",
            ),
        ),
        Langkah(
            baris=2,
            status="DIAJUKAN",
            label="Menunggu diterima",
            judul="Menerima permohonan",
            pelaksana=LAYANAN_DUKUNGAN,
            waktu=None,
            aktivitas="Menerima permohonan",
            kelengkapan=("Formulir serah terima berkas",),
            keluaran=("permohonan diterima",),
            keterangan=(
                "Apabila permohonan melalui email (softcopy), Bidang Layanan dan Dukungan membalas email sebagai bukti",
            ),
        ),
        Langkah(
            baris=3,
            status="DITERIMA",
            label="Menunggu pengecekan",
            judul="Mengecek kelengkapan berkas",
            pelaksana=LAYANAN_DUKUNGAN,
            waktu=menit(10),
            aktivitas="Melakukan pengecekan kelengkapan berkas. Apakah berkas lengkap? Jika Iya, maka berkas diteruskan ke "
            "Admin Agency. Jika TIDAK, maka berkas dikembalikan ke pemohon untuk dilengkapi.",
            kelengkapan=(
                "Surat Permohonan Hak Akses yang ditujukan kepada Kepala LPSE (surat permohonan berkop, tanda tangan dan "
                "stempel basah instansi)",
                SURAT_TUGAS,
                f"Data personal yang akan diberikan Hak Akses meliputi : {ORANG.format('Instansi')}",
            ),
            keluaran=("hasil pengecekan lengkap atau tidak",),
        ),
        Langkah(
            baris=4,
            status="DIKEMBALIKAN",
            label="Perlu perbaikan",
            judul="Menerima pengembalian dan melengkapi berkas",
            pelaksana=PEMEGANG_AKUN,
            waktu=None,
            aktivitas="Menerima pengembalian berkas. Melengkapi berkas.",
            kelengkapan=("Berkas permohonan yang masih tidak lengkap",),
            keluaran=("permohonan dikembalikan",),
            keterangan=("Pemohon bisa langsung melakukan permohonan ulang setelah berkas dilengkapi",),
            melengkapi=True,
        ),
        Langkah(
            baris=5,
            status="AKHIR_TAHUN",
            label="Menunggu penetapan akhir tahun",
            judul="Menetapkan penonaktifan akhir tahun",
            pelaksana=ADMIN_AGENCY_BATANG,
            waktu=None,
            aktivitas="Akhir tahun admin agency berwenang untuk menonaktifkan akun PPK.",
        ),
        Langkah(
            baris=6,
            status="DITERUSKAN",
            label="Menunggu tindakan Admin Agency",
            judul="Menonaktifkan/mengaktifkan akun pada aplikasi SPSE",
            pelaksana=ADMIN_AGENCY_BATANG,
            waktu=menit(10),
            aktivitas="Menonaktifkan/mengaktifkan akun pada aplikasi SPSE",
            kelengkapan=("Berkas permohonan lengkap", "User ID dan password"),
            keluaran=("permohonan ditindaklanjuti",),
        ),
        Langkah(
            baris=7,
            status="DITINDAKLANJUTI",
            label="Menunggu penerusan hasil",
            judul="Menerima hasil dan meneruskannya kepada pemohon",
            pelaksana=LAYANAN_DUKUNGAN,
            waktu=None,
            jam=menit(10),
            aktivitas="Menerima hasil penonaktifan/pengaktifan hak akses dan berkas permohonan. Meneruskan hasil pembuatan "
            "hak akses ke pemohon",
            kelengkapan=("User ID dan password", "Berkas permohonan lengkap"),
            keluaran=("User ID dan password",),
        ),
        Langkah(
            baris=8,
            status="DIBERITAHUKAN",
            label="Menunggu konfirmasi pemegang akun",
            judul="Menerima hak akses",
            pelaksana=PEMEGANG_AKUN,
            waktu=menit(10),
            aktivitas="Menerima Hak Akses",
            kelengkapan=(KONFIRMASI,),
            keluaran=("Pemberitahuan", "User ID dan password"),
            keterangan=("10 menit setelah mendapatkan hasil registrasi dari admin agency",),
        ),
        Langkah(
            baris=9,
            status="DIKONFIRMASI",
            label="Menunggu pengarsipan",
            judul="Mengarsipkan dokumen",
            pelaksana=LAYANAN_DUKUNGAN,
            waktu=menit(10),
            aktivitas="Melakukan arsip dokumen",
            kelengkapan=("Berkas permohonan", "Data hak akses"),
            keluaran=("Arsip berkas permohonan", "Arsip data"),
        ),
    )
    TAMBAHAN = ()

    class Meta:
        proxy = True

    @aksi(
        dari="DRAF",
        ke="DIAJUKAN",
        label="Kirim permohonan",
        kalimat="mengirim berkas permohonan penonaktifan/pengaktifan akun",
        selesai="Permohonan terkirim. Simpan nomornya untuk bertanya kepada Helpdesk.",
        form="pernyataan",
        syarat=(surat_terisi, ada_orang, akun_dikenal, semua_terunggah),
        bila=atas_permohonan,
        catat=("pengajuan",),
        janji=("kabar", "tanda_terima"),
        kabar="Permohonan Anda sudah kami terima dan menunggu diperiksa Bidang Layanan dan Dukungan.",
    )
    def ajukan(self, *, oleh, pada, data):
        """Row 1."""

    @aksi(
        dari="DIAJUKAN",
        ke="DITERIMA",
        label="Terima permohonan",
        kalimat="menerima permohonan dengan formulir serah terima berkas",
        selesai="Permohonan diterima; formulir serah terima berkas sedang dibuat.",
        form="serah_terima_berkas",
        catat=("penerimaan_berkas",),
        janji=("formulir_serah_terima", "kabar"),
        kabar="Berkas permohonan Anda sudah kami terima. Formulir serah terima berkas dapat diunduh pada halaman permohonan.",
    )
    def terima(self, *, oleh, pada, data):
        """Row 2. The notice is the reply that proves receipt where the request came by e-mail."""
        self.petugas = oleh

    @aksi(
        dari="DITERIMA",
        ke="DITERUSKAN",
        label="Lengkap, teruskan ke Admin Agency",
        kalimat="mengecek kelengkapan berkas dan meneruskannya ke Admin Agency",
        selesai="Berkas lengkap dan diteruskan ke Admin Agency.",
        form="pemeriksaan_lengkap",
        catat=("pemeriksaan",),
        janji=("kabar",),
    )
    def nyatakan_lengkap(self, *, oleh, pada, data):
        """Row 3, complete."""

    kembalikan = lazim.kembalikan(
        dari="DITERIMA",
        kalimat="mengecek kelengkapan berkas dan mengembalikannya ke pemohon untuk dilengkapi",
    )
    lengkapi = lazim.lengkapi(
        dari="DIKEMBALIKAN", ke="DIAJUKAN", kalimat="melengkapi berkas yang dikembalikan"
    )
    lanjutkan_tanpa_perbaikan = lazim.lanjutkan_tanpa_perbaikan(
        dari="DIKEMBALIKAN", ke="DITERIMA", pelaksana=LAYANAN_DUKUNGAN
    )
    kedaluwarsakan = lazim.kedaluwarsakan(dari="DIKEMBALIKAN")

    @aksi(
        dari="DRAF",
        ke="AKHIR_TAHUN",
        label="Usulkan penonaktifan akhir tahun",
        kalimat="mengusulkan penonaktifan akun PPK pada akhir tahun",
        bila=akhir_tahun,
        catat=("pengajuan",),
        pelaksana=ADMIN_AGENCY_BATANG,
        tambahan=True,
    )
    def usulkan_akhir_tahun(self, *, oleh, pada, data):
        """Addition: the second door. There is no letter and no applicant; `pemohon` is who proposed it."""

    @aksi(
        dari="AKHIR_TAHUN",
        ke="DITERUSKAN",
        label="Tetapkan penonaktifan",
        kalimat="menetapkan penonaktifan akun PPK pada akhir tahun",
        selesai="Penonaktifan ditetapkan.",
        larang_pengusul=True,
    )
    def tetapkan(self, *, oleh, pada, data):
        """Row 5: a second Admin Agency decides what the first proposed."""

    @aksi(
        dari="AKHIR_TAHUN",
        ke="DITERUSKAN",
        label="Setujui penonaktifan",
        kalimat="menyetujui penonaktifan akun PPK pada akhir tahun",
        selesai="Penonaktifan disetujui.",
        pelaksana=KEPALA_LPSE,
        tambahan=True,
        larang_pengusul=True,
    )
    def setujui(self, *, oleh, pada, data):
        """Addition to row 5: an office with one Admin Agency has its head decide."""

    @aksi(
        dari=("AKHIR_TAHUN", "DITERUSKAN"),
        ke=DITARIK,
        label="Batalkan penonaktifan",
        kalimat="membatalkan penonaktifan akhir tahun sebelum dilaksanakan",
        selesai="Penonaktifan akun ini dibatalkan.",
        form="alasan",
        bila=akhir_tahun,
        catat=("penutupan_kampanye",),
        pelaksana=ADMIN_AGENCY_BATANG,
        janji=("kabar", "arsip"),
        tambahan=True,
        merusak=True,
    )
    def batalkan(self, *, oleh, pada, data):
        """Addition: undone until it was carried out."""
        self.alasan = data["alasan"]

    @aksi(
        dari="DITERUSKAN",
        ke="DITINDAKLANJUTI",
        label="Simpan hasil",
        kalimat="menonaktifkan/mengaktifkan akun pada aplikasi SPSE",
        selesai="Hasil tersimpan dan diteruskan ke Bidang Layanan dan Dukungan.",
        form="hak_akses",
        catat=("hak_akses",),
        janji=("kabar",),
    )
    def tindaklanjuti(self, *, oleh, pada, data):
        """Row 6: the act happens in SPSE. A new password goes sealed to the holder, never through Helpdesk."""

    @aksi(
        dari="DITERUSKAN",
        ke="DITERIMA",
        label="Kembalikan ke Helpdesk",
        kalimat="mengembalikan berkas ke Bidang Layanan dan Dukungan untuk diperiksa lagi",
        selesai="Berkas dikembalikan ke Bidang Layanan dan Dukungan.",
        form="alasan",
        bila=atas_permohonan,
        catat=("alasan_internal",),
        janji=("kabar",),
        tambahan=True,
        merusak=True,
    )
    def periksa_ulang(self, *, oleh, pada, data):
        """Addition to row 6: what only shows in SPSE goes back to the check."""

    @aksi(
        dari="DITINDAKLANJUTI",
        ke="DIBERITAHUKAN",
        label="Teruskan hasil kepada pemohon",
        kalimat="meneruskan hasil hak akses kepada pemohon",
        selesai="Hasil diteruskan kepada pemohon.",
        form="penerusan_hasil",
        syarat=(kredensial_terkirim_siap,),
        bila=atas_permohonan,
        catat=("pengiriman_akun",),
        janji=("kabar", "e_pesan_akun"),
        kabar="Permohonan hak akses Anda sudah ditindaklanjuti. Buka permohonan untuk melihat hasilnya dan konfirmasikan "
        "bahwa Anda menerimanya.",
    )
    def teruskan_hasil(self, *, oleh, pada, data):
        """Row 7."""

    @aksi(
        dari="DITINDAKLANJUTI",
        ke="DIKONFIRMASI",
        label="Beritahukan pemegang akun",
        kalimat="memberitahukan penonaktifan akhir tahun kepada pemegang akun",
        selesai="Pemegang akun diberi tahu.",
        bila=akhir_tahun,
        catat=("pemberitahuan_akhir_tahun",),
        janji=("kabar_akhir_tahun",),
        kabar="Akun PPK Anda pada SPSE dinonaktifkan pada akhir tahun sesuai SOP. Bila masih bertugas, ajukan pengaktifan "
        "dengan SK yang berlaku.",
        tambahan=True,
    )
    def beritahukan(self, *, oleh, pada, data):
        """Rows 7 and 8 at year end: to the account's holder, who confirms nothing."""

    @aksi(
        dari="DIBERITAHUKAN",
        ke="DIKONFIRMASI",
        label="Saya sudah menerima hasilnya",
        kalimat="menerima hak akses",
        selesai="Terima kasih. Penerimaan hasil tercatat.",
        form="konfirmasi_hasil",
        janji=("kabar",),
    )
    def konfirmasi(self, *, oleh, pada, data):
        """Row 8: the applicant's own confirmation is not timed."""

    @aksi(
        dari="DIBERITAHUKAN",
        ke="DIKONFIRMASI",
        label="Lanjutkan tanpa konfirmasi",
        kalimat="melanjutkan tanpa menunggu konfirmasi pemohon",
        selesai="Permohonan dilanjutkan ke pengarsipan.",
        form="alasan",
        pelaksana=LAYANAN_DUKUNGAN,
        catat=("alasan_tertulis",),
        tambahan=True,
        merusak=True,
        petunjuk="Bila pemohon sudah diberi tahu tetapi tidak mengonfirmasi; pemberitahuannya tetap tercatat.",
    )
    def lanjutkan_tanpa_konfirmasi(self, *, oleh, pada, data):
        """Addition to row 8: nobody waits forever for a confirmation."""

    @aksi(
        dari="DIKONFIRMASI",
        ke=SELESAI,
        label="Arsipkan dokumen",
        kalimat="mengarsipkan dokumen",
        selesai="Dokumen diarsipkan. Permohonan selesai.",
        form="pengarsipan",
        catat=("pencetakan", "penutupan_kampanye"),
        janji=("kabar", "arsip"),
        kabar="Permohonan Anda selesai dan dokumennya diarsipkan.",
    )
    def arsipkan(self, *, oleh, pada, data):
        """Row 9, the end. What came as softcopy was printed for the archive, and that is recorded."""

    tolak = lazim.tolak(dari="DITERIMA", ke=DITOLAK)
    tarik = lazim.tarik(dari=("DIAJUKAN", "DITERIMA", "DIKEMBALIKAN", "DITERUSKAN"), bila=atas_permohonan)
