"""SOP Memperoleh Akun PPK pada Aplikasi SPSE (Pemerintah Kabupaten Seram Bagian Timur), 9 rows."""

from requests_app.models.permohonan import Permohonan
from requests_app.sop import lazim
from requests_app.sop.kosakata import DITOLAK, SELESAI, Identitas, Langkah, Syarat, aksi
from requests_app.sop.pelaksana import ADMIN_AGENCY, PPK
from requests_app.sop.syarat import (
    ada_orang,
    akan_ditolak,
    kredensial_siap,
    orang_berbeda,
    semua_terunggah,
    surat_terisi,
    tidak_ditolak,
)
from requests_app.tenggat import menit

SURAT_PERMOHONAN = "Surat Permohonan Pembuatan Akun PPK pada Aplikasi SPSE"
SK = "Surat Keputusan Pengangkatan Sebagai PPK"
SERTIFIKAT = "Sertifikat PBJ Tingkat Dasar Bagi PPK"
SK_PELANTIKAN = "SK Pelantikan"
ARSIP = "Mengarsipkan berkas dengan mengacu pada SOP Pengarsipan Berkas UKPBJ"


class AkunPPK(Permohonan):
    KODE = "akun-ppk"
    NAMA = "SOP Memperoleh Akun PPK pada Aplikasi SPSE"
    NAMA_LAYANAN = "Memperoleh akun PPK"
    AWALAN_NOMOR = "APK"
    URUTAN = 3
    SURAT = {}
    JENIS = ("PPK",)
    ISIAN_ORANG = (*Permohonan.ISIAN_ORANG, "alamat", "pa_merangkap_ppk")
    ORANG_TERBANYAK = 1
    PENANDA_SURAT = "PPK atau atasannya"
    MENERIMA_HARDCOPY = True
    IDENTITAS = Identitas(
        instansi="Pemerintah Kabupaten Seram Bagian Timur, Sekretariat Daerah",
        nomor="027/01/SOP-LPSE/UKPBJ/2022",
        tanggal=(("Tanggal Pembuatan", "2022-01-05"), ("Tanggal Pengesahan", "2022-01-07")),
        dasar_hukum=(
            "Undang-Undang Nomor 11 Tahun 2018 Tentang Informasi dan Transaksi Elektronik",
            "Peraturan Pemerintah Nomor 82 Tahun 2012 Tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
            "Peraturan Presiden Republik Indonesia Nomor 12 Tahun 2021 tentang Pengadaan Barang/Jasa Pemerintah",
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Informasi Birokrasi Nomor PER/21/M.PAN/II/2018 Tentang "
            "Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintah",
            "Peraturan Kepala Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 9 Tahun 2015 Tentang Layanan "
            "Pengadaan Secara Elektronik",
        ),
        kualifikasi=(
            "Pejabat Pembuat Komitmen (PPK): Memahami Penggunaan Aplikasi SPSE",
            "Admin Agency: Memahami tatacara Pembuatan Akun PPK",
        ),
        keterkaitan=("SOP Pengarsipan Berkas UKPBJ",),
        peralatan=("Surat Permohonan Pembuatan Akun PPK pada SPSE", "Surat Pengangkatan sebagai PPK"),
        peringatan=(
            "Pelaksana bertanggung jawab atas pelaksanaan aktivitas yang telah dibakukan dan ditetapkan",
            "Segala bentuk penyimpangan atas mutu baku terkait perlengkapan, waktu maupun output dikategorikan sebagai "
            "bentuk kegagalan yang harus dipertanggungjawabkan oleh pelaksana",
        ),
        pencatatan=(
            "Berkas Permohonan Pembuatan Akun PPK pada Aplikasi SPSE",
            "Surat dan SK PPK didata sebagai data manual dalam berkas kearsipan",
        ),
        kolom=("No", "Aktivitas", "Pelaksana", "Kelengkapan", "Waktu (Menit)", "Output", "Keterangan"),
    )

    LANGKAH = (
        Langkah(
            baris=1,
            status="DRAF",
            label="Draf",
            judul="Menyampaikan berkas permohonan",
            pelaksana=PPK,
            waktu=None,
            aktivitas="Menyampaikan Berkas Permohonan Pembuatan Akun PPK (User ID dan Password) Pada Aplikasi SPSE",
            kelengkapan=(
                SURAT_PERMOHONAN,
                f"{SK} (apabila disampaikan langsung wajib menunjukkan SK Asli pengangkatan sebagai PPK)",
                SERTIFIKAT,
            ),
            wajib_unggah=(
                Syarat(SURAT_PERMOHONAN, petunjuk="Ditujukan kepada kantor LPSE dan ditandatangani."),
                Syarat(SK, per_orang=True, petunjuk="Masih berlaku dan memuat nama Anda."),
                Syarat(SERTIFIKAT, per_orang=True, petunjuk="Sertifikat PBJ Tingkat Dasar atas nama Anda."),
                Syarat(
                    SK_PELANTIKAN,
                    per_orang=True,
                    petunjuk="Diminta karena Anda PA yang merangkap PPK.",
                    bila="pa_merangkap_ppk",
                ),
            ),
            keterangan=(
                "Berkas dapat disampaikan dalam bentuk Hardcopy (PA yang merangkap PPK wajib menyampaikan SK Pelantikan)",
            ),
        ),
        Langkah(
            baris=2,
            status="DIAJUKAN",
            label="Menunggu pemeriksaan kelengkapan",
            judul="Menerima dan memeriksa kelengkapan berkas",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(5),
            aktivitas="Menerima dan memeriksa kelengkapan berkas permohonan. Apakah berkas permohonan lengkap?",
            kelengkapan=("Berkas Permohonan",),
            keluaran=("Hasil Pengecekan Berkas",),
        ),
        Langkah(
            baris=3,
            status="DINYATAKAN_TIDAK_LENGKAP",
            label="Menunggu permintaan melengkapi",
            judul="Meminta PPK melengkapi berkas",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(5),
            aktivitas="Meminta PPK untuk melengkapi berkas permohonan",
            kelengkapan=("Berkas permohonan yang tidak lengkap",),
            keluaran=("Pemberitahuan untuk melengkapi berkas",),
        ),
        Langkah(
            baris=4,
            status="DIKEMBALIKAN",
            label="Perlu perbaikan",
            judul="Melengkapi kekurangan berkas",
            pelaksana=PPK,
            waktu=None,
            aktivitas="Melengkapi Kekurangan Berkas Permohonan",
            kelengkapan=("Permohonan untuk melengkapi berkas",),
            melengkapi=True,
        ),
        Langkah(
            baris=5,
            status="DINYATAKAN_LENGKAP",
            label="Menunggu pemeriksaan kebenaran",
            judul="Memeriksa kebenaran berkas",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(15),
            aktivitas="Memeriksa kebenaran berkas permohonan. Apakah Berkas Permohonan Benar / Valid?",
            kelengkapan=("Data permohonan sesuai dengan daftar isian yang ada di Aplikasi SPSE",),
            keluaran=("Pengecekan Berkas",),
            keterangan=(
                "Admin Agency dapat melakukan konfirmasi kepada PPK melalui telepon atau bertemu langsung (Jika di Perlukan)",
            ),
        ),
        Langkah(
            baris=6,
            status="DINYATAKAN_VALID",
            label="Menunggu pembuatan akun",
            judul="Membuat akun PPK pada Aplikasi SPSE",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(15),
            aktivitas="Apabila berkas lengkap dan benar/valid, Admin Agency membuat Akun PPK pada Aplikasi SPSE",
            kelengkapan=("Pengecekan berkas bahwa berkas permohonan lengkap dan benar/valid",),
            keluaran=("Hasil Akun PPK pada Aplikasi SPSE",),
        ),
        Langkah(
            baris=7,
            status="DINYATAKAN_TIDAK_VALID",
            label="Menunggu pemberitahuan penolakan",
            judul="Memberitahukan bahwa permohonan ditolak",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(5),
            aktivitas="Apabila berkas tidak lengkap dan tidak benar/valid, Admin Agency memberitahu kepada PPK bahwa "
            "Permohonan di tolak",
            kelengkapan=(
                "Pengecekan berkas bahwa berkas permohonan tidak lengkap atau tidak benar tidak valid",
            ),
            keluaran=("Pemberitahuan permohonan ditolak",),
        ),
        Langkah(
            baris=8,
            status="DIBUATKAN_AKUN",
            label="Menunggu pemberitahuan akun",
            judul="Memberitahukan akun kepada PPK",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(10),
            aktivitas="Memberitahukan Akun PPK Kepada PPK",
            kelengkapan=("User ID dan Password PPK",),
            keluaran=("Pemberitahuan Akun PPK di Terima Oleh PPK",),
            keterangan=("PPK wajib melakukan perubahan Password standar yang diberikan Oleh Admin Agency",),
        ),
        Langkah(
            baris=9,
            status="DIBERITAHUKAN",
            label="Menunggu pengarsipan",
            judul="Mengarsipkan berkas",
            pelaksana=ADMIN_AGENCY,
            waktu=menit(5),
            aktivitas=ARSIP,
            kelengkapan=("Informasi Akun PPK",),
            keluaran=("Arsip berkas Permohonan",),
        ),
    )
    TAMBAHAN = ()

    class Meta:
        proxy = True

    @aksi(
        dari="DRAF",
        ke="DIAJUKAN",
        label="Kirim permohonan",
        kalimat="menyampaikan berkas permohonan pembuatan akun PPK",
        selesai="Permohonan terkirim. Simpan nomornya untuk bertanya kepada Helpdesk.",
        form="pernyataan",
        syarat=(surat_terisi, ada_orang, orang_berbeda, semua_terunggah),
        catat=("pengajuan",),
        janji=("kabar", "tanda_terima"),
        kabar="Permohonan Anda sudah kami terima dan menunggu pemeriksaan kelengkapan oleh Admin Agency.",
    )
    def ajukan(self, *, oleh, pada, data):
        """Row 1: the PPK files for himself."""

    @aksi(
        dari="DIAJUKAN",
        ke="DINYATAKAN_LENGKAP",
        label="Lengkap, periksa kebenarannya",
        kalimat="memeriksa kelengkapan berkas dan menyatakannya lengkap",
        selesai="Berkas dinyatakan lengkap. Berikutnya: periksa kebenarannya.",
        form="pemeriksaan_lengkap",
        catat=("pemeriksaan",),
    )
    def nyatakan_lengkap(self, *, oleh, pada, data):
        """Row 2, complete."""

    @aksi(
        dari="DIAJUKAN",
        ke="DINYATAKAN_TIDAK_LENGKAP",
        label="Tidak lengkap",
        kalimat="memeriksa kelengkapan berkas dan menyatakannya tidak lengkap",
        selesai="Berkas dinyatakan tidak lengkap. Berikutnya: minta PPK melengkapinya.",
        form="pemeriksaan_kurang",
        catat=("pemeriksaan",),
    )
    def nyatakan_tidak_lengkap(self, *, oleh, pada, data):
        """Row 2, not complete: row 3 asks."""

    minta_lengkapi = lazim.minta_lengkapi(
        dari="DINYATAKAN_TIDAK_LENGKAP",
        ke="DIKEMBALIKAN",
        label="Minta PPK melengkapi",
        kalimat="meminta PPK melengkapi berkas permohonan",
        selesai="Permintaan terkirim kepada PPK; waktu layanan berhenti.",
    )
    lengkapi = lazim.lengkapi(dari="DIKEMBALIKAN", ke="DIAJUKAN", kalimat="melengkapi kekurangan berkas")
    lanjutkan_tanpa_perbaikan = lazim.lanjutkan_tanpa_perbaikan(
        dari="DIKEMBALIKAN", ke="DIAJUKAN", pelaksana=ADMIN_AGENCY
    )
    kedaluwarsakan = lazim.kedaluwarsakan(dari="DIKEMBALIKAN")

    @aksi(
        dari="DINYATAKAN_TIDAK_LENGKAP",
        ke="DINYATAKAN_TIDAK_VALID",
        label="Tidak dapat dilengkapi, tolak",
        kalimat="memutuskan bahwa berkas yang tidak lengkap ditolak",
        selesai="Permohonan diputus ditolak. Berikutnya: beri tahu PPK.",
        form="alasan",
        tambahan=True,
        merusak=True,
        petunjuk="Bila berkas tetap tidak lengkap. Alasannya ditulis dalam pemberitahuan kepada PPK (langkah 7).",
    )
    def tolak_tidak_lengkap(self, *, oleh, pada, data):
        """Addition: the office gives up on an incomplete file; row 7 tells the PPK."""
        self.alasan, self.ditolak = data["alasan"], True

    @aksi(
        dari="DINYATAKAN_LENGKAP",
        ke="DINYATAKAN_VALID",
        label="Benar/valid, buat akunnya",
        kalimat="memeriksa kebenaran berkas dan menyatakannya benar/valid",
        selesai="Berkas dinyatakan benar/valid. Berikutnya: buat akun di SPSE.",
        form="kebenaran",
        catat=("konfirmasi",),
    )
    def nyatakan_valid(self, *, oleh, pada, data):
        """Row 5, valid."""

    @aksi(
        dari="DINYATAKAN_LENGKAP",
        ke="DINYATAKAN_TIDAK_VALID",
        label="Tidak benar/tidak valid, tolak",
        kalimat="memeriksa kebenaran berkas dan menyatakannya tidak benar/tidak valid",
        selesai="Berkas dinyatakan tidak valid. Berikutnya: beri tahu PPK bahwa permohonannya ditolak.",
        form="ketidakbenaran",
        catat=("konfirmasi",),
    )
    def nyatakan_tidak_valid(self, *, oleh, pada, data):
        """Row 5, not valid: row 7 tells the PPK."""
        self.alasan, self.ditolak = data["alasan"], True

    periksa_ulang = lazim.periksa_ulang(
        dari=("DINYATAKAN_LENGKAP", "DINYATAKAN_VALID"),
        ke="DIAJUKAN",
        kalimat="membuka kembali pemeriksaan kelengkapan",
        petunjuk="Permohonan kembali ke langkah 2, sehingga yang keliru dapat diminta diperbaiki.",
    )

    @aksi(
        dari="DINYATAKAN_VALID",
        ke="DIBUATKAN_AKUN",
        label="Simpan akun yang dibuat",
        kalimat="membuat akun PPK pada Aplikasi SPSE",
        selesai="Akun tercatat dan password disegel. Berikutnya: beritahukan kepada PPK.",
        form="akun_pasti",
        catat=("akun",),
    )
    def buat_akun(self, *, oleh, pada, data):
        """Row 6: the act happens in SPSE; here its result is recorded and the password sealed."""

    @aksi(
        dari="DINYATAKAN_TIDAK_VALID",
        ke="DIBERITAHUKAN",
        label="Beritahukan penolakan",
        kalimat="memberitahukan kepada PPK bahwa permohonannya ditolak",
        selesai="PPK diberi tahu. Berikutnya: arsipkan berkasnya.",
        form="penolakan",
        janji=("kabar", "pemberitahuan_ditolak"),
        kabar="Permohonan Anda ditolak. Alasannya ada pada halaman permohonan, bersama pemberitahuan yang dapat diunduh.",
    )
    def beritahukan_penolakan(self, *, oleh, pada, data):
        """Row 7: an unsigned notice, since the paper has no row in which it is signed."""

    @aksi(
        dari="DIBUATKAN_AKUN",
        ke="DIBERITAHUKAN",
        label="Beritahukan akun kepada PPK",
        kalimat="memberitahukan akun kepada PPK",
        selesai="User ID dan password dikirim lewat e-Pesan kepada PPK. Berikutnya: arsipkan berkasnya.",
        form="pengiriman_akun",
        syarat=(kredensial_siap,),
        catat=("pengiriman_akun",),
        janji=("e_pesan_akun",),
        petunjuk="PPK wajib mengganti password standar ini; ia mengonfirmasinya dalam e-Pesan.",
    )
    def beritahukan_akun(self, *, oleh, pada, data):
        """Row 8."""

    catat_ulang = lazim.catat_ulang(
        dari="DIBUATKAN_AKUN",
        ke="DINYATAKAN_VALID",
        kalimat="membuka kembali catatan akun sebelum diberitahukan",
    )

    @aksi(
        dari="DIBERITAHUKAN",
        ke=SELESAI,
        label="Arsipkan berkas",
        kalimat="mengarsipkan berkas permohonan",
        selesai="Berkas diarsipkan. Permohonan selesai.",
        bila=tidak_ditolak,
        janji=("kabar", "arsip"),
        kabar="Permohonan Anda selesai dan berkasnya diarsipkan. Pastikan password standar sudah Anda ganti.",
    )
    def arsipkan(self, *, oleh, pada, data):
        """Row 9, the end."""

    @aksi(
        dari="DIBERITAHUKAN",
        ke=DITOLAK,
        label="Arsipkan berkas yang ditolak",
        kalimat="mengarsipkan berkas permohonan yang ditolak",
        selesai="Berkas diarsipkan. Permohonan berakhir ditolak.",
        bila=akan_ditolak,
        janji=("arsip",),
    )
    def arsipkan_penolakan(self, *, oleh, pada, data):
        """Row 9 for a refused request: it is archived too."""

    tarik = lazim.tarik(
        dari=(
            "DIAJUKAN",
            "DINYATAKAN_TIDAK_LENGKAP",
            "DIKEMBALIKAN",
            "DINYATAKAN_LENGKAP",
            "DINYATAKAN_VALID",
        )
    )
