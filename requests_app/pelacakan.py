"""What anybody who holds number and tracking code may know: where the permohonan stands. No names, no documents, no reasons."""

import secrets

from requests_app import penerimaan
from requests_app.jejak_sop import jam_berhenti, jejak_langkah, rentang
from requests_app.models import Jeda, Permohonan
from requests_app.perkiraan import perkiraan_selesai, rencana
from requests_app.sop.kosakata import DITARIK, DITOLAK, KEDALUWARSA, SELESAI
from requests_app.sop.pelaksana import CALON, PELAKSANA_PEMOHON, PEMOHON, SATUAN_KERJA
from requests_app.tampilan import warna_status

PERLU = {
    DITOLAK: "Alasan penolakan dapat dibaca petugas satuan kerja setelah masuk ke portal. Permohonan baru dapat diajukan "
    "bila alasannya sudah dipenuhi.",
    DITARIK: "Permohonan ditarik oleh pemohon; tidak ada yang diproses lagi.",
    KEDALUWARSA: "Perbaikan tidak dikirim sampai batasnya. Bila masih diperlukan, ajukan permohonan baru.",
}
SURAT_DIKIRIM = "{surat} sudah dikirim. Petugas satuan kerja dapat membukanya setelah masuk ke portal."
AKUN_DIKIRIM = "Pemilik akun diminta membuka e-Pesan dan mengganti password."
MELENGKAPI = (
    "{siapa} diminta melengkapi permohonan. Butir yang kurang dan alasannya dapat dibaca setelah masuk ke portal. "
    "Waktu layanan berhenti selama menunggu."
)
HARDCOPY = "Serahkan berkas fisik (hardcopy) ke kantor LPSE dengan menyebut nomor permohonan ini, bila belum."
TIDAK_ADA = "Saat ini tidak ada. Kami memberi tahu lewat surel dan e-Pesan bila ada yang perlu dilengkapi."
DIJEDA = {
    Jeda.Sebab.SPSE: (
        "Menunggu SPSE pulih",
        "SPSE sedang tidak dapat dipakai; petugas melanjutkan begitu SPSE pulih.",
    ),
    Jeda.Sebab.PEMOHON: (
        "Menunggu jawaban pemohon",
        "Petugas menunggu jawaban satuan kerja. Masuk ke portal, baca pesannya, lalu balas di halaman permohonan.",
    ),
    Jeda.Sebab.KAHAR: (
        "Keadaan kahar",
        "Layanan terhenti karena keadaan kahar; petugas melanjutkan begitu keadaan pulih.",
    ),
}
"""Of a stopped clock: the heading and what that asks of the applicant's side. What the officer wrote beside it is not public."""
LANGKAH_TERBUKA = (
    "nomor", "judul", "pelaksana", "baku", "keadaan", "dijeda", "realisasi", "terlambat", "tambahan", "ulang",
)  # fmt: skip
"""What of a row of the stepper is shown to anybody. Its other keys name people and papers."""


def cari(nomor, kode):
    """The filed permohonan of this number if the code is its own, else None; comparing takes the same time either way."""
    permohonan = Permohonan.objects.filter(nomor=nomor).select_related("unit").first() if nomor else None
    milik = permohonan.kode_lacak if permohonan else ""
    cocok = secrets.compare_digest(kode.encode(), milik.encode())
    return permohonan if cocok and milik else None


def keadaan(permohonan, kalender, sekarang):
    """Everything the public page shows, as one dict: nothing else of the permohonan reaches its template."""
    langkah = permohonan.langkah_kini()
    jeda = _jeda(permohonan)
    return {
        "nomor": permohonan.nomor,
        "status": permohonan.status,
        "label": permohonan.get_status_display(),
        "warna": warna_status(permohonan),
        "layanan": permohonan.kelas.NAMA_LAYANAN,
        "hardcopy": permohonan.bentuk == permohonan.Bentuk.HARDCOPY,
        "kode_satker": permohonan.unit.kode,
        "jumlah_akun": permohonan.subjek.count(),
        "diajukan": permohonan.diajukan_pada,
        "langkah": langkah_terbuka(permohonan, kalender),
        "jumlah_langkah": len(permohonan.kelas.LANGKAH),
        "batas": permohonan.tenggat,
        "terlambat": bool(permohonan.tenggat and permohonan.tenggat < sekarang),
        "tunggu": DIJEDA[jeda][0] if jeda else _tunggu(langkah),
        "dijeda": jam_berhenti(permohonan),
        "dijeda_sejak": permohonan.dijeda_sejak,
        "batas_perbaikan": permohonan.batas_perbaikan,
        "selesai": permohonan.selesai_pada,
        "perkiraan": None if jeda else perkiraan_selesai(rencana(permohonan, kalender, sekarang)),
        "perlu": DIJEDA[jeda][1] if jeda else _perlu(permohonan, langkah),
    }


def _jeda(permohonan):
    """Why its clock stands still in a pause now (Jeda.Sebab); None where it does not."""
    if permohonan.dijeda_sejak is None:
        return None
    return permohonan.jeda.filter(selesai=None).values_list("sebab", flat=True).first()


def _tunggu(langkah):
    """What stops the clock, as a heading: an added waiting state has a word of its own."""
    return (
        langkah.label
        if langkah is not None and langkah.tambahan and not langkah.melengkapi
        else "Menunggu pemohon"
    )


def _perlu(permohonan, langkah):
    """What is asked of the applicant's side now, in a sentence or two."""
    if permohonan.status == SELESAI:
        # A letter that answered in the middle was sent long before.
        surat = [SURAT_DIKIRIM.format(surat=nama) for nama in permohonan.SURAT.values()]
        return " ".join([*surat, AKUN_DIKIRIM])
    if permohonan.status in PERLU:
        return PERLU[permohonan.status]
    if langkah.melengkapi:
        return MELENGKAPI.format(siapa=_siapa(langkah.pelaksana))
    if langkah.tambahan and langkah.pelaksana in PELAKSANA_PEMOHON:
        return f"{langkah.aktivitas}."
    return HARDCOPY if penerimaan.menunggu(permohonan) else TIDAK_ADA


def _siapa(pelaksana):
    if pelaksana in (SATUAN_KERJA, PEMOHON):
        return "Satuan kerja"
    return "Calon Admin Agency" if pelaksana == CALON else pelaksana


def langkah_terbuka(permohonan, kalender):
    """The rows for templates/komponen/jejak_sop.html: by which role, when and how long, never by whom."""
    jejak = list(permohonan.jejak.all())
    kapan = _kapan(permohonan, [j for j in jejak if j.dari != j.ke])
    status = {(baris.baris, baris.judul): baris.status for baris in permohonan.langkah()}
    return [
        {kunci: butir[kunci] for kunci in LANGKAH_TERBUKA}
        | {"catatan": kapan.get(status[butir["nomor"], butir["judul"]], "")}
        for butir in jejak_langkah(permohonan, jejak, kalender)
    ]


def _kapan(permohonan, pindah):
    """{status: when its row was last done}."""
    mulai, hasil = permohonan.dibuat_pada, {}
    for jejak in pindah:
        hasil[jejak.dari] = rentang(mulai, jejak.waktu)
        mulai = jejak.waktu
    return hasil
