"""SOP Permohonan Pembuatan Akun PPK dan Pejabat Pengadaan (Kementerian Perindustrian), 13 rows."""

from requests_app.models.permohonan import Permohonan
from requests_app.sop import lazim
from requests_app.sop.kosakata import (
    DITOLAK,
    Identitas,
    Langkah,
    Syarat,
    aksi,
    menunggu,
)
from requests_app.sop.pelaksana import KEPALA_LPSE, KEPALA_UKPBJ, SATUAN_KERJA, TIM_LPSE
from requests_app.sop.syarat import (
    ada_orang,
    hasil_periksa_lengkap,
    orang_berbeda,
    semua_terunggah,
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

    disposisikan = lazim.disposisikan(dari="DIAJUKAN")

    perintahkan = lazim.perintahkan(dari="DIDISPOSISI", kalimat="memerintahkan Tim LPSE membuat User ID")

    terima = lazim.terima(dari="DIPERINTAHKAN", ke="DITERIMA")

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

    minta_lengkapi = lazim.minta_lengkapi(
        dari="DIPERIKSA",
        ke="DIKEMBALIKAN",
        kalimat="meminta Satuan Kerja melengkapi dokumen",
        selesai="Permohonan dikembalikan ke Satuan Kerja; waktu layanan berhenti.",
    )

    lengkapi = lazim.lengkapi(dari="DIKEMBALIKAN", ke="DITERIMA")

    lanjutkan_tanpa_perbaikan = lazim.lanjutkan_tanpa_perbaikan(
        dari="DIKEMBALIKAN",
        ke="DITERIMA",
        pelaksana=TIM_LPSE,
        selesai="Permohonan ditarik kembali ke langkah 5 dan waktu layanan berjalan lagi.",
        kabar="Tim LPSE melanjutkan pemeriksaan tanpa menunggu perbaikan dari Anda. Saat ini Anda tidak perlu "
        "mengirim apa pun; alasannya dapat dibaca pada halaman permohonan.",
        petunjuk="Hanya bila perbaikan pemohon tidak perlu ditunggu, misalnya dokumennya sudah diterima langsung di "
        "kantor. Semua butir dinilai lagi pada langkah 5, dan pemohon tidak dapat mengirim perbaikan lagi.",
    )

    kedaluwarsakan = lazim.kedaluwarsakan(dari="DIKEMBALIKAN")

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

    periksa_ulang = lazim.periksa_ulang(
        dari=("DIPERIKSA", "DINYATAKAN_LENGKAP"),
        ke="DITERIMA",
        petunjuk="Permohonan kembali ke langkah 5, sehingga data yang keliru dapat dikembalikan ke Satuan Kerja.",
    )

    kirim_akun = lazim.kirim_akun(
        dari="DIBUATKAN_AKUN",
        kalimat="mengirim User ID dan password melalui e-Pesan kepada yang bersangkutan",
    )

    catat_ulang = lazim.catat_ulang(dari="DIBUATKAN_AKUN", ke="DINYATAKAN_LENGKAP")

    buat_draf = lazim.buat_draf(dari="DIKIRIMI_AKUN", ke="DIBUATKAN_DRAF")

    koreksi = lazim.koreksi(dari="DIBUATKAN_DRAF", ke="DIKOREKSI")

    kembalikan_draf = lazim.kembalikan_draf(dari=("DIBUATKAN_DRAF", "DIKOREKSI"), ke="DIKIRIMI_AKUN")

    tandatangani = lazim.tandatangani(dari="DIKOREKSI", ke="DITANDATANGANI")

    arsipkan = lazim.arsipkan_salinan(dari="DITANDATANGANI", ke="DIARSIPKAN")

    kirim_surat = lazim.kirim_surat(dari="DIARSIPKAN")

    tolak = lazim.tolak(dari=("DITERIMA", "DIPERIKSA"), ke=DITOLAK)

    tarik = lazim.tarik(
        dari=(
            "DIAJUKAN",
            "DIDISPOSISI",
            "DIPERINTAHKAN",
            "DITERIMA",
            "DIPERIKSA",
            "DIKEMBALIKAN",
            "DINYATAKAN_LENGKAP",
        )
    )
