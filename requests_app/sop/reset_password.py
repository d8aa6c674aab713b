"""SOP Permohonan Reset Password Akun PPK dan Pejabat Pengadaan (Kementerian Perindustrian), 11 rows."""

from requests_app.models.permohonan import Permohonan
from requests_app.sop import lazim
from requests_app.sop.kosakata import DITOLAK, Identitas, Langkah, Syarat, aksi, menunggu
from requests_app.sop.pelaksana import KEPALA_LPSE, KEPALA_UKPBJ, SATUAN_KERJA, TIM_LPSE
from requests_app.sop.syarat import (
    ada_orang,
    akun_dikenal,
    orang_berbeda,
    semua_terunggah,
    surat_terisi,
)
from requests_app.tenggat import hari, menit

SURAT_PERMOHONAN = "Surat Permohonan Reset Password"
BUKTI = "Bukti kepemilikan akun (tangkapan layar, surat, atau SK lama)"
NAMA_DIRESET = "Nama PPK dan/atau Pejabat Pengadaan yang akan dilakukan reset password"
AKUN = "User ID dan Password akun PPK dan/atau Pejabat Pengadaan yang telah di-reset"
DRAF_SURAT = "Draft Surat Pemberitahuan tentang Reset Password akun PPK dan/atau Pejabat Pengadaan"
DRAF_DIKOREKSI = "Draft Surat Pemberitahuan tentang Reset Password yang telah dikoreksi"
PEMBERITAHUAN = "Surat Pemberitahuan tentang Reset Password Akun PPK dan/atau Pejabat Pengadaan"
SURAT_BERTANDA_TANGAN = f"{PEMBERITAHUAN} yang telah ditandatangani"


class ResetPassword(Permohonan):
    KODE = "reset-password"
    NAMA = "SOP Permohonan Reset Password Akun PPK dan Pejabat Pengadaan"
    NAMA_LAYANAN = "Reset password akun PPK dan Pejabat Pengadaan"
    AWALAN_NOMOR = "RST"
    SURAT = {"pemberitahuan": "Surat Pemberitahuan"}
    ISI_SURAT = {
        "hal": "Pemberitahuan Reset Password Akun PPK dan/atau Pejabat Pengadaan",
        "pembuka": (
            "Menindaklanjuti surat Saudara Nomor {nomor_surat_pemohon} tanggal {tanggal_surat_pemohon} "
            "hal {hal_surat_pemohon}, bersama ini kami beritahukan bahwa password akun berikut telah kami proses "
            "pada Aplikasi SPSE {nama_lpse} dengan hasil sebagai berikut:"
        ),
    }
    ISIAN_ORANG = ("jenis", "nama", "nip", "jabatan", "email", "telepon", "user_id_lama")
    URUTAN = 2
    HASIL = {"DIBUAT": "Password di-reset", "TIDAK": "Tidak di-reset"}
    SEBUT_LUPA_PASSWORD = True
    IDENTITAS = Identitas(
        instansi="Kementerian Perindustrian",
        kolom=("No", "Aktivitas", "Pelaksana", "Persyaratan/Perlengkapan", "Waktu", "Output", "Keterangan"),
    )

    LANGKAH = (
        Langkah(
            baris=1,
            status="DRAF",
            label="Draf",
            judul="Mengirim surat permohonan",
            pelaksana=SATUAN_KERJA,
            waktu=hari(1),
            aktivitas="Mengirimkan Surat Permohonan Reset Password Akun PPK dan/atau Pejabat Pengadaan",
            kelengkapan=(SURAT_PERMOHONAN,),
            wajib_unggah=(
                Syarat(SURAT_PERMOHONAN, petunjuk="Berkop, ditandatangani Kepala Satuan Kerja, dan bercap."),
                Syarat(
                    BUKTI,
                    per_orang=True,
                    petunjuk="Hanya karena akun ini belum tercatat dalam register kantor.",
                    bila="tanpa_akun",
                ),
            ),
            keluaran=(SURAT_PERMOHONAN,),
            keterangan=("Surat Permohonan ditandatangani oleh Kepala Satuan Kerja",),
        ),
        Langkah(
            baris=2,
            status="DIAJUKAN",
            label="Menunggu disposisi",
            judul="Menerima surat dan mendisposisi kepada Kepala LPSE",
            pelaksana=KEPALA_UKPBJ,
            waktu=hari(1),
            aktivitas="Menerima Surat Permohonan Reset Password dan mendisposisi kepada Kepala LPSE",
            kelengkapan=(SURAT_PERMOHONAN,),
            keluaran=("Disposisi Permohonan Reset Password",),
        ),
        Langkah(
            baris=3,
            status="DIDISPOSISI",
            label="Menunggu perintah Kepala LPSE",
            judul="Menerima disposisi dan memerintahkan Tim LPSE",
            pelaksana=KEPALA_LPSE,
            waktu=menit(60),
            aktivitas="Menerima disposisi dan memerintahkan Tim LPSE untuk melakukan reset password pada Aplikasi SPSE "
            "sesuai Surat Permohonan",
            kelengkapan=("Disposisi Permohonan Reset Password",),
            keluaran=(SURAT_PERMOHONAN,),
        ),
        Langkah(
            baris=4,
            status="DIPERINTAHKAN",
            label="Menunggu diterima Tim LPSE",
            judul="Menerima permohonan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Menerima Permohonan Reset Password Akun PPK dan/atau Pejabat Pengadaan pada Aplikasi SPSE",
            kelengkapan=(SURAT_PERMOHONAN,),
            keluaran=(NAMA_DIRESET,),
        ),
        Langkah(
            baris=5,
            status="DITERIMA",
            label="Menunggu reset password",
            judul="Melakukan reset password pada Aplikasi SPSE",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Melakukan reset password akun PPK dan/atau Pejabat Pengadaan pada Aplikasi SPSE",
            kelengkapan=(NAMA_DIRESET,),
            keluaran=(AKUN,),
        ),
        Langkah(
            baris=6,
            status="DIRESET",
            label="Menunggu pengiriman password",
            judul="Mengirim User ID dan password melalui e-Pesan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Mengirimkan User ID beserta Password yang telah di-reset, melalui Intranet Kemenperin (e-Pesan) "
            "kepada yang bersangkutan (PPK dan/atau Pejabat Pengadaan)",
            kelengkapan=(AKUN,),
            keluaran=(
                "Pemberitahuan User ID dan Password akun PPK dan/atau Pejabat Pengadaan yang telah di-reset",
            ),
            keterangan=(
                "User ID dan Password akan dikirimkan melalui e-Pesan Intranet Kemenperin untuk menjaga kerahasiaan",
            ),
        ),
        Langkah(
            baris=7,
            status="DIKIRIMI_AKUN",
            label="Menunggu draf surat",
            judul="Membuat draf Surat Pemberitahuan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Membuat draft Surat Pemberitahuan tentang Reset Password akun PPK dan/atau Pejabat Pengadaan",
            kelengkapan=("User ID dan Password akun PPK dan/atau Pejabat Pengadaan",),
            keluaran=(DRAF_SURAT,),
        ),
        Langkah(
            baris=8,
            status="DIBUATKAN_DRAF",
            label="Menunggu koreksi",
            judul="Mengoreksi draf surat",
            pelaksana=KEPALA_LPSE,
            waktu=menit(30),
            aktivitas="Melakukan koreksi draft Surat Pemberitahuan tentang Reset Password akun PPK dan/atau Pejabat "
            "Pengadaan",
            kelengkapan=(DRAF_SURAT,),
            keluaran=(DRAF_DIKOREKSI,),
        ),
        Langkah(
            baris=9,
            status="DIKOREKSI",
            label="Menunggu tanda tangan",
            judul="Menandatangani Surat Pemberitahuan",
            pelaksana=KEPALA_UKPBJ,
            waktu=menit(30),
            aktivitas="Menandatangani draft Surat Pemberitahuan tentang Reset Password akun PPK dan/atau Pejabat "
            "Pengadaan yang telah dikoreksi",
            kelengkapan=(DRAF_DIKOREKSI,),
            keluaran=(SURAT_BERTANDA_TANGAN,),
        ),
        Langkah(
            baris=10,
            status="DITANDATANGANI",
            label="Menunggu pengarsipan",
            judul="Menyimpan dan mengarsipkan salinan surat",
            pelaksana=TIM_LPSE,
            waktu=menit(10),
            aktivitas="Menyimpan dan mengarsipkan salinan Surat Pemberitahuan Reset Password akun PPK dan/atau Pejabat "
            "Pengadaan yang telah ditandatangani",
            kelengkapan=(SURAT_BERTANDA_TANGAN,),
            keluaran=(f"Salinan {PEMBERITAHUAN}",),
        ),
        Langkah(
            baris=11,
            status="DIARSIPKAN",
            label="Menunggu pengiriman surat",
            judul="Mengirim Surat Pemberitahuan",
            pelaksana=TIM_LPSE,
            waktu=menit(30),
            aktivitas="Mengirimkan Surat Pemberitahuan Reset Password akun PPK dan/atau Pejabat Pengadaan yang telah "
            "ditandatangani",
            kelengkapan=(SURAT_BERTANDA_TANGAN,),
            keluaran=(PEMBERITAHUAN,),
        ),
    )
    TAMBAHAN = (
        menunggu(
            "DIKEMBALIKAN",
            label="Perlu perbaikan",
            judul="Melengkapi yang diminta",
            pelaksana=SATUAN_KERJA,
            aktivitas="Satuan Kerja memperbaiki data atau dokumen yang diminta Tim LPSE",
            melengkapi=True,
        ),
    )

    class Meta:
        proxy = True

    @aksi(
        dari="DRAF",
        ke="DIAJUKAN",
        label="Kirim permohonan",
        kalimat="mengirim surat permohonan reset password",
        selesai="Permohonan terkirim. Simpan nomornya untuk bertanya kepada Helpdesk.",
        form="pernyataan",
        syarat=(surat_terisi, ada_orang, orang_berbeda, akun_dikenal, semua_terunggah),
        catat=("pengajuan",),
        janji=("kabar", "tanda_terima"),
        kabar="Permohonan Anda sudah kami terima dan menunggu disposisi Kepala UKPBJ.",
    )
    def ajukan(self, *, oleh, pada, data):
        """Row 1."""

    disposisikan = lazim.disposisikan(dari="DIAJUKAN")

    perintahkan = lazim.perintahkan(
        dari="DIDISPOSISI", kalimat="memerintahkan Tim LPSE melakukan reset password"
    )

    @aksi(
        dari="DIPERINTAHKAN",
        ke="DITERIMA",
        label="Terima permohonan",
        kalimat="menerima permohonan dan memastikan setiap orang pada surat adalah pemegang akunnya",
        selesai="Permohonan diterima; Anda petugasnya. Berikutnya: reset password di SPSE.",
        form="pemeriksaan_pemegang",
        catat=("pemeriksaan", "pemegang_akun"),
        petunjuk="Reset adalah pintu yang paling mudah disalahgunakan, jadi kepemilikan akun dipastikan lebih dulu.",
    )
    def terima(self, *, oleh, pada, data):
        """Row 4. The confirmation that the person on the letter holds the account is an addition to the paper."""
        self.petugas = oleh

    kembalikan = lazim.kembalikan(
        dari="DIPERINTAHKAN",
        form="pemeriksaan_pemegang_kurang",
        kalimat="mengembalikan permohonan kepada Satuan Kerja untuk diperbaiki",
        tambahan=True,
    )
    lengkapi = lazim.lengkapi(dari="DIKEMBALIKAN", ke="DIPERINTAHKAN")
    lanjutkan_tanpa_perbaikan = lazim.lanjutkan_tanpa_perbaikan(
        dari="DIKEMBALIKAN", ke="DIPERINTAHKAN", pelaksana=TIM_LPSE
    )
    kedaluwarsakan = lazim.kedaluwarsakan(dari="DIKEMBALIKAN")

    @aksi(
        dari="DITERIMA",
        ke="DIRESET",
        label="Simpan hasil reset",
        kalimat="melakukan reset password pada Aplikasi SPSE",
        selesai="Hasil tersimpan dan password disegel. Berikutnya: kirim lewat e-Pesan.",
        form="akun_lama",
        catat=("akun",),
    )
    def reset(self, *, oleh, pada, data):
        """Row 5: the act happens in SPSE; here its result is recorded and the new password sealed."""

    periksa_ulang = lazim.periksa_ulang(
        dari="DITERIMA",
        ke="DIPERINTAHKAN",
        petunjuk="Permohonan kembali ke langkah 4, sehingga yang keliru dapat dikembalikan ke Satuan Kerja.",
    )

    kirim_akun = lazim.kirim_akun(
        dari="DIRESET",
        kalimat="mengirim User ID dan password yang di-reset melalui e-Pesan kepada yang bersangkutan",
    )

    catat_ulang = lazim.catat_ulang(
        dari="DIRESET",
        ke="DITERIMA",
        label="Perbaiki catatan reset",
        kalimat="membuka kembali catatan reset sebelum dikirim",
        selesai="Catatan dibuka kembali; password yang tersegel dimusnahkan.",
    )

    buat_draf = lazim.buat_draf(dari="DIKIRIMI_AKUN", ke="DIBUATKAN_DRAF")
    koreksi = lazim.koreksi(dari="DIBUATKAN_DRAF", ke="DIKOREKSI")
    kembalikan_draf = lazim.kembalikan_draf(dari=("DIBUATKAN_DRAF", "DIKOREKSI"), ke="DIKIRIMI_AKUN")
    tandatangani = lazim.tandatangani(dari="DIKOREKSI", ke="DITANDATANGANI")
    arsipkan = lazim.arsipkan_salinan(dari="DITANDATANGANI", ke="DIARSIPKAN")
    kirim_surat = lazim.kirim_surat(dari="DIARSIPKAN")

    tolak = lazim.tolak(dari="DIPERINTAHKAN", ke=DITOLAK)
    tarik = lazim.tarik(dari=("DIAJUKAN", "DIDISPOSISI", "DIPERINTAHKAN", "DITERIMA", "DIKEMBALIKAN"))
