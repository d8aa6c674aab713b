"""Outcomes that several SOPs have in the same words. A SOP file says from where and to where: `lengkapi = lazim.lengkapi(dari=…)`.

What a SOP says in its own way stands in its own file; anything given here may be overridden by keyword.
"""

from requests_app.sop.kosakata import DITARIK, KEDALUWARSA, SELESAI, aksi
from requests_app.sop.pelaksana import PEMOHON
from requests_app.sop.syarat import (
    ada_kekurangan,
    akun_belum_dibuat,
    batas_perbaikan_lewat,
    kredensial_siap,
    orang_berbeda,
    salinan_tersimpan,
    semua_diperbaiki,
    surat_beku,
)


def _aksi(bawaan, isi):
    return aksi(**(bawaan | isi))


def disposisikan(**isi):
    @_aksi(
        {
            "ke": "DIDISPOSISI",
            "label": "Disposisikan ke Kepala LPSE",
            "kalimat": "mendisposisikan permohonan kepada Kepala LPSE",
            "selesai": "Permohonan didisposisikan kepada Kepala LPSE.",
            "form": "disposisi",
            "catat": ("disposisi",),
            "janji": ("lembar_disposisi", "kabar"),
        },
        isi,
    )
    def disposisikan(self, *, oleh, pada, data):
        """The head passes the letter on with the lembar disposisi."""

    return disposisikan


def perintahkan(**isi):
    """`kalimat`: what the Tim is ordered to do."""

    @_aksi(
        {
            "ke": "DIPERINTAHKAN",
            "label": "Perintahkan Tim LPSE",
            "selesai": "Perintah diteruskan kepada Tim Pengelola LPSE.",
            "form": "perintah",
            "catat": ("disposisi",),
            "janji": ("lembar_disposisi", "kabar"),
        },
        isi,
    )
    def perintahkan(self, *, oleh, pada, data):
        """The order to the Tim, on the same sheet."""

    return perintahkan


def terima(**isi):
    @_aksi(
        {
            "label": "Terima permohonan",
            "kalimat": "menerima permohonan",
            "selesai": "Permohonan diterima; Anda petugasnya.",
            "petunjuk": "Anda menjadi petugas permohonan ini; pekerjaan dapat diserahkan kepada anggota tim lain.",
        },
        isi,
    )
    def terima(self, *, oleh, pada, data):
        """Whoever receives it carries it on."""
        self.petugas = oleh

    return terima


def minta_lengkapi(**isi):
    @_aksi(
        {
            "label": "Kembalikan untuk dilengkapi",
            "kalimat": "meminta pemohon melengkapi berkas",
            "selesai": "Permohonan dikembalikan kepada pemohon; waktu layanan berhenti.",
            "form": "pengembalian",
            "syarat": (ada_kekurangan,),
            "janji": ("kabar",),
            "kabar": "Permohonan Anda perlu dilengkapi. Buka permohonan untuk melihat apa yang diminta dan alasannya.",
        },
        isi,
    )
    def minta_lengkapi(self, *, oleh, pada, data):
        """The applicant completes while the clock stands still."""
        self.alasan = data.get("pesan", "")
        self.putaran += 1

    return minta_lengkapi


def kembalikan(**isi):
    """Where check and return are one act: what is faulty is recorded and sent back at once."""

    @_aksi(
        {
            "ke": "DIKEMBALIKAN",
            "label": "Kembalikan untuk diperbaiki",
            "selesai": "Permohonan dikembalikan kepada pemohon; waktu layanan berhenti.",
            "form": "pemeriksaan_kurang",
            "catat": ("pemeriksaan", "putaran_baru"),
            "janji": ("kabar",),
            "kabar": "Permohonan Anda perlu diperbaiki. Buka permohonan untuk melihat apa yang diminta dan alasannya.",
        },
        isi,
    )
    def kembalikan(self, *, oleh, pada, data):
        """The applicant puts it right while the clock stands still."""
        self.alasan = data.get("pesan", "")

    return kembalikan


def lengkapi(**isi):
    @_aksi(
        {
            "label": "Kirim perbaikan",
            "kalimat": "mengirim dokumen yang dilengkapi",
            "selesai": "Perbaikan terkirim dan akan diperiksa lagi.",
            "syarat": (semua_diperbaiki, orang_berbeda),
            "catat": ("berkas_perbaikan",),
            "janji": ("kabar",),
        },
        isi,
    )
    def lengkapi(self, *, oleh, pada, data):
        """What was asked for is handed in: it is checked again."""
        self.alasan = ""

    return lengkapi


def lanjutkan_tanpa_perbaikan(**isi):
    """`pelaksana`: the column that takes the request back."""

    @_aksi(
        {
            "label": "Lanjutkan tanpa perbaikan",
            "kalimat": "melanjutkan pemeriksaan tanpa menunggu perbaikan pemohon",
            "selesai": "Permohonan ditarik kembali ke pemeriksaan dan waktu layanan berjalan lagi.",
            "form": "alasan",
            "catat": ("berkas_perbaikan", "alasan_tertulis"),
            "janji": ("kabar",),
            "kabar": "Kantor LPSE melanjutkan pemeriksaan tanpa menunggu perbaikan dari Anda. Saat ini Anda tidak perlu "
            "mengirim apa pun; alasannya dapat dibaca pada halaman permohonan.",
            "tambahan": True,
            "merusak": True,
            "petunjuk": "Hanya bila perbaikan pemohon tidak perlu ditunggu, misalnya dokumennya sudah diterima langsung "
            "di kantor. Semua butir dinilai lagi, dan pemohon tidak dapat mengirim perbaikan lagi.",
        },
        isi,
    )
    def lanjutkan_tanpa_perbaikan(self, *, oleh, pada, data):
        """Addition: a pending completion blocks the office, unless it takes the request back and says why."""
        self.alasan = data["alasan"]

    return lanjutkan_tanpa_perbaikan


def kedaluwarsakan(**isi):
    @_aksi(
        {
            "ke": KEDALUWARSA,
            "label": "Akhiri karena batas perbaikan lewat",
            "kalimat": "mengakhiri permohonan karena perbaikan tidak dikirim sampai batasnya",
            "syarat": (batas_perbaikan_lewat,),
            "catat": ("berkas_perbaikan",),
            "janji": ("kabar", "arsip"),
            "kabar": "Permohonan Anda kedaluwarsa karena perbaikan yang diminta tidak dikirim sampai batasnya.",
            "tambahan": True,
            "sistem": True,
        },
        isi,
    )
    def kedaluwarsakan(self, *, oleh, pada, data):
        """Addition: a return that nobody answered ends after the office's number of working days."""
        self.alasan = data["alasan"]

    return kedaluwarsakan


def tolak(**isi):
    """`ke`: DITOLAK where the paper has no rows for it."""

    @_aksi(
        {
            "label": "Tolak permohonan",
            "kalimat": "menolak permohonan",
            "selesai": "Permohonan ditolak dan pemohon diberi tahu.",
            "form": "alasan",
            "janji": ("kabar", "arsip"),
            "kabar": "Permohonan Anda ditolak. Alasannya ada pada halaman permohonan.",
            "tambahan": True,
            "merusak": True,
        },
        isi,
    )
    def tolak(self, *, oleh, pada, data):
        """Addition to a checking row."""
        self.alasan = data["alasan"]

    return tolak


def tarik(**isi):
    @_aksi(
        {
            "ke": DITARIK,
            "label": "Tarik permohonan",
            "kalimat": "menarik permohonan",
            "selesai": "Permohonan ditarik.",
            "form": "alasan",
            "syarat": (akun_belum_dibuat,),
            "catat": ("berkas_perbaikan",),
            "pelaksana": PEMOHON,
            "janji": ("kabar", "arsip"),
            "tambahan": True,
            "merusak": True,
        },
        isi,
    )
    def tarik(self, *, oleh, pada, data):
        """Addition: the applicant withdraws, until the account is made."""
        self.alasan = data["alasan"]

    return tarik


def periksa_ulang(**isi):
    """`petunjuk`: to which row it goes back, and what for."""

    @_aksi(
        {
            "label": "Periksa ulang",
            "kalimat": "membuka kembali pemeriksaan",
            "selesai": "Pemeriksaan dibuka kembali.",
            "form": "alasan",
            "tambahan": True,
            "merusak": True,
        },
        isi,
    )
    def periksa_ulang(self, *, oleh, pada, data):
        """Addition: a slip of the check, or what only shows in SPSE (a wrong NIP), goes back to the check."""

    return periksa_ulang


def kirim_akun(**isi):
    """`kalimat`: what is sent to whom."""

    @_aksi(
        {
            "ke": "DIKIRIMI_AKUN",
            "label": "Kirim lewat e-Pesan",
            "selesai": "User ID dan password dikirim lewat e-Pesan kepada setiap orang.",
            "form": "pengiriman_akun",
            "syarat": (kredensial_siap,),
            "catat": ("pengiriman_akun",),
            "janji": ("e_pesan_akun",),
            "petunjuk": "Setiap orang menerima pesannya sendiri. Password hanya dapat dibuka satu kali oleh penerimanya.",
        },
        isi,
    )
    def kirim_akun(self, *, oleh, pada, data):
        """Ends when it is sent to every person; opening and confirming hold nothing up."""

    return kirim_akun


def catat_ulang(**isi):
    @_aksi(
        {
            "label": "Perbaiki catatan akun",
            "kalimat": "membuka kembali catatan akun sebelum dikirim",
            "selesai": "Catatan akun dibuka kembali; password yang tersegel dimusnahkan.",
            "catat": ("pencabutan_akun",),
            "tambahan": True,
            "merusak": True,
            "petunjuk": "User ID dan password dicatat ulang; password yang sudah disegel dimusnahkan saat itu.",
        },
        isi,
    )
    def catat_ulang(self, *, oleh, pada, data):
        """Addition: a mistyped User ID or a lapsed password is recorded anew before anything was sent."""

    return catat_ulang


def buat_draf(**isi):
    @_aksi(
        {
            "label": "Ajukan draf untuk dikoreksi",
            "kalimat": "membuat draf Surat Pemberitahuan",
            "selesai": "Draf diajukan untuk dikoreksi.",
            "form": "draf_surat",
            "catat": ("draf_surat",),
            "janji": ("pdf_draf", "kabar"),
        },
        isi,
    )
    def buat_draf(self, *, oleh, pada, data):
        """The letter is drafted from its template."""

    return buat_draf


def koreksi(**isi):
    @_aksi(
        {
            "label": "Simpan koreksi dan teruskan",
            "kalimat": "mengoreksi draf Surat Pemberitahuan",
            "selesai": "Koreksi tersimpan dan surat diteruskan untuk ditandatangani.",
            "form": "koreksi_surat",
            "catat": ("koreksi_surat",),
            "janji": ("pdf_draf", "kabar"),
            "larang_pembuat_draf": True,
        },
        isi,
    )
    def koreksi(self, *, oleh, pada, data):
        """The letter's words are corrected."""

    return koreksi


def kembalikan_draf(**isi):
    @_aksi(
        {
            "label": "Kembalikan draf dengan catatan",
            "kalimat": "mengembalikan draf Surat Pemberitahuan dengan catatan",
            "selesai": "Draf dikembalikan kepada pembuatnya dengan catatan Anda.",
            "form": "usul_surat",
            "catat": ("pengembalian_draf",),
            "janji": ("kabar",),
            "tambahan": True,
            "merusak": True,
            "larang_pembuat_draf": True,
        },
        isi,
    )
    def kembalikan_draf(self, *, oleh, pada, data):
        """Addition: a draft that is not good enough goes back; a number reserved for it is void."""

    return kembalikan_draf


def tandatangani(**isi):
    @_aksi(
        {
            "label": "Tanda tangani",
            "kalimat": "menandatangani Surat Pemberitahuan",
            "selesai": "Surat ditandatangani.",
            "form": "tanda_tangan",
            "syarat": (surat_beku,),
            "persiapan": "tanda_tangan",
            "catat": ("tanda_tangan",),
            "janji": ("kabar",),
            "langsung": False,
            "larang_pembuat_draf": True,
        },
        isi,
    )
    def tandatangani(self, *, oleh, pada, data):
        """Exactly the bytes that were read are signed, before this is called (design §3.4)."""

    return tandatangani


def arsipkan_salinan(**isi):
    @_aksi(
        {
            "label": "Simpan dan arsipkan salinan",
            "kalimat": "menyimpan dan mengarsipkan salinan surat",
            "selesai": "Salinan sedang disimpan di arsip. Setelah tersimpan, surat dapat dikirim.",
            "janji": ("salinan_arsip",),
        },
        isi,
    )
    def arsipkan(self, *, oleh, pada, data):
        """The copy itself is made by an outbox task."""

    return arsipkan


def kirim_surat(**isi):
    @_aksi(
        {
            "ke": SELESAI,
            "label": "Kirim surat ke Satuan Kerja",
            "kalimat": "mengirim Surat Pemberitahuan kepada Satuan Kerja",
            "selesai": "Surat dikirim ke Satuan Kerja. Permohonan selesai.",
            "syarat": (salinan_tersimpan,),
            "catat": ("pengiriman_surat",),
            "janji": ("kabar", "arsip"),
            "kabar": "Permohonan Anda selesai. Surat Pemberitahuan dapat dibuka pada halaman permohonan.",
        },
        isi,
    )
    def kirim_surat(self, *, oleh, pada, data):
        """The end."""

    return kirim_surat
