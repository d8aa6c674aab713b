"""SOP Permohonan Pembuatan Akun PPK dan Pejabat Pengadaan (Kementerian Perindustrian), 13 rows."""

from requests_app.models.permohonan import Permohonan
from requests_app.sop.kosakata import (
    DITARIK,
    DITOLAK,
    KEDALUWARSA,
    SELESAI,
    Identitas,
    Langkah,
    Syarat,
    aksi,
    menunggu,
)
from requests_app.sop.pelaksana import KEPALA_LPSE, KEPALA_UKPBJ, PEMOHON, SATUAN_KERJA, TIM_LPSE
from requests_app.sop.syarat import (
    ada_kekurangan,
    ada_orang,
    akun_belum_dibuat,
    batas_perbaikan_lewat,
    hasil_periksa_lengkap,
    kredensial_siap,
    orang_berbeda,
    salinan_tersimpan,
    semua_diperbaiki,
    semua_terunggah,
    surat_beku,
    surat_terisi,
)
from requests_app.tenggat import hari, menit

SURAT_PERMOHONAN = "Surat Permohonan Pembuatan User ID"
SK = "SK Penunjukan dan Pengangkatan PPK/Pejabat Pengadaan"
SERTIFIKAT = "Sertifikat Pengadaan Barang/Jasa Tingkat Dasar"
SURAT_DAN_KELENGKAPAN = "Surat Permohonan Pembuatan User ID beserta kelengkapan dokumen"
KELENGKAPAN = "Kelengkapan dokumen Permohonan Pembuatan User ID"
DOKUMEN_LENGKAP = "Dokumen Permohonan Pembuatan User ID yang telah lengkap"
NAMA_AKUN = "Nama PPK dan/atau Pejabat Pengadaan yang akan dibuat User ID"
AKUN = "User ID dan Password akun PPK dan/atau Pejabat Pengadaan"
DRAF_SURAT = "Draft Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan"
DRAF_DIKOREKSI = "Draft Surat Pemberitahuan tentang Pembuatan akun yang telah dikoreksi"
SURAT_BERTANDA_TANGAN = (
    "Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan yang telah ditandatangani"
)


class PembuatanAkun(Permohonan):
    KODE = "pembuatan-akun"
    NAMA = "SOP Permohonan Pembuatan Akun PPK dan Pejabat Pengadaan"
    NAMA_LAYANAN = "Pembuatan akun PPK dan Pejabat Pengadaan"
    AWALAN_NOMOR = "PPK"
    URUTAN = 1
    SURAT = {"pemberitahuan": "Surat Pemberitahuan"}
    IDENTITAS = Identitas(
        instansi="Kementerian Perindustrian",
        kolom=("No", "Aktivitas", "Pelaksana", "Persyaratan/Perlengkapan", "Waktu", "Output", "Keterangan"),
    )

    LANGKAH = (
        Langkah(
            baris=1,
            status="DRAF",
            label="Draf",
            judul="Mengirim surat permohonan dan kelengkapan",
            pelaksana=SATUAN_KERJA,
            waktu=hari(1),
            aktivitas="Mengirimkan Surat Permohonan Pembuatan User ID untuk Aplikasi SPSE (PPK dan/atau Pejabat "
            "Pengadaan) beserta kelengkapan dokumennya",
            kelengkapan=(SURAT_PERMOHONAN, SK, SERTIFIKAT),
            wajib_unggah=(
                Syarat(SURAT_PERMOHONAN, petunjuk="Berkop, ditandatangani Kepala Satuan Kerja, dan bercap."),
                Syarat(SK, per_orang=True, petunjuk="Masih berlaku dan memuat nama orang ini."),
                Syarat(SERTIFIKAT, per_orang=True, petunjuk="Diterbitkan oleh LKPP."),
            ),
            keluaran=(SURAT_PERMOHONAN,),
            keterangan=(
                "Surat Permohonan ditandatangani oleh Kepala Satuan Kerja",
                "Sertifikat Pengadaan Barang/Jasa Tingkat Dasar diterbitkan oleh LKPP",
            ),
        ),
        Langkah(
            baris=2,
            status="DIAJUKAN",
            label="Menunggu disposisi",
            judul="Menerima surat dan mendisposisi kepada Kepala LPSE",
            pelaksana=KEPALA_UKPBJ,
            waktu=hari(1),
            aktivitas="Menerima Surat Permohonan Pembuatan User ID dan mendisposisi kepada Kepala LPSE",
            kelengkapan=(SURAT_PERMOHONAN,),
            keluaran=("Disposisi Permohonan Pembuatan User ID",),
        ),
        Langkah(
            baris=3,
            status="DIDISPOSISI",
            label="Menunggu perintah Kepala LPSE",
            judul="Menerima disposisi dan memerintahkan Tim LPSE",
            pelaksana=KEPALA_LPSE,
            waktu=menit(60),
            aktivitas="Menerima disposisi dan memerintahkan Tim LPSE untuk membuat User ID pada Aplikasi SPSE sesuai "
            "Surat Permohonan",
            kelengkapan=("Disposisi Permohonan Pembuatan User ID",),
            keluaran=(SURAT_DAN_KELENGKAPAN,),
        ),
        Langkah(
            baris=4,
            status="DIPERINTAHKAN",
            label="Menunggu diterima Tim LPSE",
            judul="Menerima permohonan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Menerima Permohonan Pembuatan User ID untuk Aplikasi SPSE",
            kelengkapan=(SURAT_DAN_KELENGKAPAN,),
            keluaran=(SURAT_DAN_KELENGKAPAN,),
        ),
        Langkah(
            baris=5,
            status="DITERIMA",
            label="Menunggu pemeriksaan",
            judul="Mengecek kelengkapan dokumen",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Mengecek kelengkapan dokumen untuk Permohonan Pembuatan User ID",
            kelengkapan=(SURAT_DAN_KELENGKAPAN,),
            keluaran=(KELENGKAPAN,),
        ),
        Langkah(
            baris=6,
            status="DIPERIKSA",
            label="Menunggu keputusan kelengkapan",
            judul="Memutuskan lengkap, atau menghubungi Satuan Kerja untuk melengkapi",
            pelaksana=TIM_LPSE,
            waktu=menit(60),
            aktivitas="Jika dokumen sudah lengkap, akan dilanjutkan dengan pembuatan User ID (PPK dan/atau Pejabat "
            "Pengadaan) pada Aplikasi SPSE. Jika belum lengkap, Tim LPSE akan menghubungi pihak Satuan Kerja untuk "
            "melengkapi dokumen persyaratan",
            kelengkapan=(KELENGKAPAN,),
            keluaran=(DOKUMEN_LENGKAP, NAMA_AKUN),
        ),
        Langkah(
            baris=7,
            status="DINYATAKAN_LENGKAP",
            label="Menunggu pembuatan akun",
            judul="Membuat User ID pada Aplikasi SPSE",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Membuat User ID PPK dan/atau Pejabat Pengadaan pada Aplikasi SPSE",
            kelengkapan=(DOKUMEN_LENGKAP, NAMA_AKUN),
            keluaran=(AKUN,),
        ),
        Langkah(
            baris=8,
            status="DIBUATKAN_AKUN",
            label="Menunggu pengiriman akun",
            judul="Mengirim User ID dan password melalui e-Pesan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Mengirimkan User ID beserta Password yang telah dibuat, melalui Intranet Kemenperin (e-Pesan) "
            "kepada yang bersangkutan (PPK dan/atau Pejabat Pengadaan)",
            kelengkapan=(AKUN,),
            keluaran=("Pemberitahuan User ID dan Password akun PPK dan/atau Pejabat Pengadaan",),
            keterangan=(
                "User ID dan Password akan dikirimkan melalui e-Pesan Intranet Kemenperin untuk menjaga kerahasiaan",
            ),
        ),
        Langkah(
            baris=9,
            status="DIKIRIMI_AKUN",
            label="Menunggu draf surat",
            judul="Membuat draf Surat Pemberitahuan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Membuat draft Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan",
            kelengkapan=(AKUN,),
            keluaran=(DRAF_SURAT,),
        ),
        Langkah(
            baris=10,
            status="DIBUATKAN_DRAF",
            label="Menunggu koreksi",
            judul="Mengoreksi draf surat",
            pelaksana=KEPALA_LPSE,
            waktu=menit(30),
            aktivitas="Melakukan koreksi draft Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan",
            kelengkapan=(DRAF_SURAT,),
            keluaran=(DRAF_DIKOREKSI,),
        ),
        Langkah(
            baris=11,
            status="DIKOREKSI",
            label="Menunggu tanda tangan",
            judul="Menandatangani Surat Pemberitahuan",
            pelaksana=KEPALA_UKPBJ,
            waktu=menit(30),
            aktivitas="Menandatangani draft Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan "
            "yang telah dikoreksi",
            kelengkapan=(DRAF_DIKOREKSI,),
            keluaran=(SURAT_BERTANDA_TANGAN,),
        ),
        Langkah(
            baris=12,
            status="DITANDATANGANI",
            label="Menunggu pengarsipan",
            judul="Menyimpan dan mengarsipkan salinan surat",
            pelaksana=TIM_LPSE,
            waktu=menit(10),
            aktivitas="Menyimpan dan Mengarsipkan salinan Surat Pemberitahuan Pembuatan akun PPK dan/atau Pejabat "
            "Pengadaan yang telah ditandatangani",
            kelengkapan=(SURAT_BERTANDA_TANGAN,),
            keluaran=("Salinan Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan",),
        ),
        Langkah(
            baris=13,
            status="DIARSIPKAN",
            label="Menunggu pengiriman surat",
            judul="Mengirim Surat Pemberitahuan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Mengirimkan Surat Pemberitahuan Pembuatan akun PPK dan/atau Pejabat Pengadaan yang telah "
            "ditandatangani",
            kelengkapan=(SURAT_BERTANDA_TANGAN,),
            keluaran=("Surat Pemberitahuan tentang Pembuatan akun PPK dan/atau Pejabat Pengadaan",),
        ),
    )
    TAMBAHAN = (
        menunggu(
            "DIKEMBALIKAN",
            label="Perlu perbaikan",
            judul="Melengkapi dokumen yang diminta",
            pelaksana=SATUAN_KERJA,
            aktivitas="Satuan Kerja melengkapi dokumen persyaratan yang diminta Tim LPSE",
            melengkapi=True,
        ),
    )

    class Meta:
        proxy = True

    @aksi(
        dari="DRAF",
        ke="DIAJUKAN",
        label="Kirim permohonan",
        kalimat="mengirim permohonan beserta kelengkapannya",
        selesai="Permohonan terkirim. Simpan nomornya untuk bertanya kepada Helpdesk.",
        form="pernyataan",
        syarat=(surat_terisi, ada_orang, orang_berbeda, semua_terunggah),
        catat=("pengajuan",),
        janji=("kabar", "tanda_terima"),
        kabar="Permohonan Anda sudah kami terima dan menunggu disposisi Kepala UKPBJ.",
    )
    def ajukan(self, *, oleh, pada, data):
        """Row 1."""

    @aksi(
        dari="DIAJUKAN",
        ke="DIDISPOSISI",
        label="Disposisikan ke Kepala LPSE",
        kalimat="mendisposisikan permohonan kepada Kepala LPSE",
        selesai="Permohonan didisposisikan kepada Kepala LPSE.",
        form="disposisi",
        catat=("disposisi",),
        janji=("lembar_disposisi", "kabar"),
    )
    def disposisikan(self, *, oleh, pada, data):
        """Row 2."""

    @aksi(
        dari="DIDISPOSISI",
        ke="DIPERINTAHKAN",
        label="Perintahkan Tim LPSE",
        kalimat="memerintahkan Tim LPSE membuat User ID",
        selesai="Perintah diteruskan kepada Tim Pengelola LPSE.",
        form="perintah",
        catat=("disposisi",),
        janji=("lembar_disposisi", "kabar"),
    )
    def perintahkan(self, *, oleh, pada, data):
        """Row 3."""

    @aksi(
        dari="DIPERINTAHKAN",
        ke="DITERIMA",
        label="Terima permohonan",
        kalimat="menerima permohonan",
        selesai="Permohonan diterima; Anda petugasnya.",
        petunjuk="Anda menjadi petugas permohonan ini; pekerjaan dapat diserahkan kepada anggota tim lain.",
    )
    def terima(self, *, oleh, pada, data):
        """Row 4: whoever receives it carries it on."""
        self.petugas = oleh

    @aksi(
        dari="DITERIMA",
        ke="DIPERIKSA",
        label="Simpan hasil pemeriksaan",
        kalimat="mengecek kelengkapan dokumen",
        selesai="Hasil pemeriksaan tersimpan. Putuskan: lengkap, atau kembalikan.",
        form="pemeriksaan",
        catat=("pemeriksaan",),
    )
    def periksa(self, *, oleh, pada, data):
        """Row 5."""

    @aksi(
        dari="DIPERIKSA",
        ke="DINYATAKAN_LENGKAP",
        label="Lengkap, lanjutkan",
        kalimat="menyatakan dokumen lengkap",
        selesai="Dokumen dinyatakan lengkap. Berikutnya: buat akun di SPSE.",
        syarat=(hasil_periksa_lengkap,),
    )
    def nyatakan_lengkap(self, *, oleh, pada, data):
        """Row 6, complete: row 7 is awaited."""

    @aksi(
        dari="DIPERIKSA",
        ke="DIKEMBALIKAN",
        label="Kembalikan untuk dilengkapi",
        kalimat="meminta Satuan Kerja melengkapi dokumen",
        selesai="Permohonan dikembalikan ke Satuan Kerja; waktu layanan berhenti.",
        form="pengembalian",
        syarat=(ada_kekurangan,),
        janji=("kabar",),
        kabar="Permohonan Anda perlu dilengkapi. Buka permohonan untuk melihat apa yang diminta dan alasannya.",
    )
    def minta_lengkapi(self, *, oleh, pada, data):
        """Row 6, not complete: the Satuan Kerja completes while the clock stands still, then row 5 again."""
        self.alasan = data.get("pesan", "")
        self.putaran += 1

    @aksi(
        dari="DIKEMBALIKAN",
        ke="DITERIMA",
        label="Kirim perbaikan",
        kalimat="mengirim dokumen yang dilengkapi",
        selesai="Perbaikan terkirim dan akan diperiksa lagi.",
        syarat=(semua_diperbaiki, orang_berbeda),
        catat=("berkas_perbaikan",),
        janji=("kabar",),
    )
    def lengkapi(self, *, oleh, pada, data):
        """Ends the waiting state: row 5 is awaited again."""
        self.alasan = ""

    @aksi(
        dari="DIKEMBALIKAN",
        ke="DITERIMA",
        label="Lanjutkan tanpa perbaikan",
        kalimat="melanjutkan pemeriksaan tanpa menunggu perbaikan pemohon",
        selesai="Permohonan ditarik kembali ke langkah 5 dan waktu layanan berjalan lagi.",
        form="alasan",
        pelaksana=TIM_LPSE,
        catat=("berkas_perbaikan", "alasan_tertulis"),
        janji=("kabar",),
        kabar="Tim LPSE melanjutkan pemeriksaan tanpa menunggu perbaikan dari Anda. Saat ini Anda tidak perlu "
        "mengirim apa pun; alasannya dapat dibaca pada halaman permohonan.",
        tambahan=True,
        merusak=True,
        petunjuk="Hanya bila perbaikan pemohon tidak perlu ditunggu, misalnya dokumennya sudah diterima langsung di "
        "kantor. Semua butir dinilai lagi pada langkah 5, dan pemohon tidak dapat mengirim perbaikan lagi.",
    )
    def lanjutkan_tanpa_perbaikan(self, *, oleh, pada, data):
        """Addition: a pending completion blocks the office, unless it takes the request back and says why."""
        self.alasan = data["alasan"]

    @aksi(
        dari="DIKEMBALIKAN",
        ke=KEDALUWARSA,
        label="Akhiri karena batas perbaikan lewat",
        kalimat="mengakhiri permohonan karena perbaikan tidak dikirim sampai batasnya",
        syarat=(batas_perbaikan_lewat,),
        catat=("berkas_perbaikan",),
        janji=("kabar", "arsip"),
        kabar="Permohonan Anda kedaluwarsa karena perbaikan yang diminta tidak dikirim sampai batasnya.",
        tambahan=True,
        sistem=True,
    )
    def kedaluwarsakan(self, *, oleh, pada, data):
        """Addition: a return that nobody answered ends after the office's number of working days."""
        self.alasan = data["alasan"]

    @aksi(
        dari="DINYATAKAN_LENGKAP",
        ke="DIBUATKAN_AKUN",
        label="Simpan akun yang dibuat",
        kalimat="membuat User ID pada Aplikasi SPSE",
        selesai="Hasil tersimpan dan password disegel. Berikutnya: kirim lewat e-Pesan.",
        form="akun",
        catat=("akun",),
    )
    def buat_akun(self, *, oleh, pada, data):
        """Row 7: the act happens in SPSE; here its result is recorded and the password sealed."""

    @aksi(
        dari=("DIPERIKSA", "DINYATAKAN_LENGKAP"),
        ke="DITERIMA",
        label="Periksa ulang",
        kalimat="membuka kembali pemeriksaan",
        selesai="Pemeriksaan dibuka kembali.",
        form="alasan",
        tambahan=True,
        merusak=True,
        petunjuk="Permohonan kembali ke langkah 5, sehingga data yang keliru dapat dikembalikan ke Satuan Kerja.",
    )
    def periksa_ulang(self, *, oleh, pada, data):
        """Addition to rows 6 and 7: a slip of the check, or what only shows in SPSE (a wrong NIP), goes back to row 5."""

    @aksi(
        dari="DIBUATKAN_AKUN",
        ke="DIKIRIMI_AKUN",
        label="Kirim lewat e-Pesan",
        kalimat="mengirim User ID dan password melalui e-Pesan kepada yang bersangkutan",
        selesai="User ID dan password dikirim lewat e-Pesan kepada setiap orang.",
        form="pengiriman_akun",
        syarat=(kredensial_siap,),
        catat=("pengiriman_akun",),
        janji=("e_pesan_akun",),
        petunjuk="Setiap orang menerima pesannya sendiri. Password hanya dapat dibuka satu kali oleh penerimanya.",
    )
    def kirim_akun(self, *, oleh, pada, data):
        """Row 8: ends when it is sent to every person; opening and confirming hold nothing up."""

    @aksi(
        dari="DIBUATKAN_AKUN",
        ke="DINYATAKAN_LENGKAP",
        label="Perbaiki catatan akun",
        kalimat="membuka kembali catatan akun sebelum dikirim",
        selesai="Catatan akun dibuka kembali; password yang tersegel dimusnahkan.",
        catat=("pencabutan_akun",),
        tambahan=True,
        merusak=True,
        petunjuk="User ID dan password dicatat ulang; password yang sudah disegel dimusnahkan saat itu.",
    )
    def catat_ulang(self, *, oleh, pada, data):
        """Addition to row 8: a mistyped User ID or a lapsed password is recorded anew before anything was sent."""

    @aksi(
        dari="DIKIRIMI_AKUN",
        ke="DIBUATKAN_DRAF",
        label="Ajukan draf untuk dikoreksi",
        kalimat="membuat draf Surat Pemberitahuan",
        selesai="Draf diajukan untuk dikoreksi.",
        form="draf_surat",
        catat=("draf_surat",),
        janji=("pdf_draf", "kabar"),
    )
    def buat_draf(self, *, oleh, pada, data):
        """Row 9."""

    @aksi(
        dari="DIBUATKAN_DRAF",
        ke="DIKOREKSI",
        label="Simpan koreksi dan teruskan",
        kalimat="mengoreksi draf Surat Pemberitahuan",
        selesai="Koreksi tersimpan dan surat diteruskan untuk ditandatangani.",
        form="koreksi_surat",
        catat=("koreksi_surat",),
        janji=("pdf_draf", "kabar"),
        larang_pembuat_draf=True,
    )
    def koreksi(self, *, oleh, pada, data):
        """Row 10."""

    @aksi(
        dari=("DIBUATKAN_DRAF", "DIKOREKSI"),
        ke="DIKIRIMI_AKUN",
        label="Kembalikan draf dengan catatan",
        kalimat="mengembalikan draf Surat Pemberitahuan dengan catatan",
        selesai="Draf dikembalikan kepada pembuatnya dengan catatan Anda.",
        form="usul_surat",
        catat=("pengembalian_draf",),
        janji=("kabar",),
        tambahan=True,
        merusak=True,
        larang_pembuat_draf=True,
    )
    def kembalikan_draf(self, *, oleh, pada, data):
        """Addition to rows 10 and 11: a draft that is not good enough goes back to row 9; a reserved number is void."""

    @aksi(
        dari="DIKOREKSI",
        ke="DITANDATANGANI",
        label="Tanda tangani",
        kalimat="menandatangani Surat Pemberitahuan",
        selesai="Surat ditandatangani.",
        form="tanda_tangan",
        syarat=(surat_beku,),
        persiapan="tanda_tangan",
        catat=("tanda_tangan",),
        janji=("kabar",),
        langsung=False,
        larang_pembuat_draf=True,
    )
    def tandatangani(self, *, oleh, pada, data):
        """Row 11: exactly the bytes that were read are signed, before this is called (design §3.4)."""

    @aksi(
        dari="DITANDATANGANI",
        ke="DIARSIPKAN",
        label="Simpan dan arsipkan salinan",
        kalimat="menyimpan dan mengarsipkan salinan surat",
        selesai="Salinan sedang disimpan di arsip. Setelah tersimpan, surat dapat dikirim.",
        janji=("salinan_arsip",),
    )
    def arsipkan(self, *, oleh, pada, data):
        """Row 12: the copy itself is made by an outbox task."""

    @aksi(
        dari="DIARSIPKAN",
        ke=SELESAI,
        label="Kirim surat ke Satuan Kerja",
        kalimat="mengirim Surat Pemberitahuan kepada Satuan Kerja",
        selesai="Surat dikirim ke Satuan Kerja. Permohonan selesai.",
        syarat=(salinan_tersimpan,),
        catat=("pengiriman_surat",),
        janji=("kabar", "arsip"),
        kabar="Permohonan Anda selesai. Surat Pemberitahuan dapat dibuka pada halaman permohonan.",
    )
    def kirim_surat(self, *, oleh, pada, data):
        """Row 13, the end."""

    @aksi(
        dari=("DITERIMA", "DIPERIKSA"),
        ke=DITOLAK,
        label="Tolak permohonan",
        kalimat="menolak permohonan",
        selesai="Permohonan ditolak dan pemohon diberi tahu.",
        form="alasan",
        janji=("kabar", "arsip"),
        kabar="Permohonan Anda ditolak. Alasannya ada pada halaman permohonan.",
        tambahan=True,
        merusak=True,
    )
    def tolak(self, *, oleh, pada, data):
        """Addition to the checking rows 5 and 6."""
        self.alasan = data["alasan"]

    @aksi(
        dari=(
            "DIAJUKAN",
            "DIDISPOSISI",
            "DIPERINTAHKAN",
            "DITERIMA",
            "DIPERIKSA",
            "DIKEMBALIKAN",
            "DINYATAKAN_LENGKAP",
        ),
        ke=DITARIK,
        label="Tarik permohonan",
        kalimat="menarik permohonan",
        selesai="Permohonan ditarik.",
        form="alasan",
        syarat=(akun_belum_dibuat,),
        catat=("berkas_perbaikan",),
        pelaksana=PEMOHON,
        janji=("kabar", "arsip"),
        tambahan=True,
        merusak=True,
    )
    def tarik(self, *, oleh, pada, data):
        """Addition: the applicant withdraws, until the account exists."""
        self.alasan = data["alasan"]
