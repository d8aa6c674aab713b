"""What pages show of a permohonan: stepper, deadline chip, journal sentences, actions. Reads only."""

from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts_app.kata import waktu_singkat_teks
from requests_app.forms import FORM
from requests_app.izin import boleh_menjalankan, tersedia
from requests_app.models import Jejak
from requests_app.pejabat.kapasitas import kapasitas, peran_teks
from requests_app.penyimpangan.aturan import Jenis, kata_temuan
from requests_app.penyimpangan.sebab import teks_sebab
from requests_app.sop.kosakata import AKHIR, DITOLAK, SELESAI, aksi_dari
from requests_app.sop.pelaksana import CALON, PELAKSANA_PEMOHON
from requests_app.tenggat import sisa

PERISTIWA = {
    "ambil": "mengambil pekerjaan ini",
    "serahkan": "menyerahkan pekerjaan ini kepada anggota tim lain",
    "terlambat": "Batas waktu langkah ini terlewati",
    "penyimpangan": "menjelaskan sebab penyimpangan mutu baku",
    "peringatan": "Pengingat langkah ini dikirim",
    "hitung_ulang": "menghitung ulang batas waktu langkah ini menurut kalender kantor yang berubah",
    "jeda": "menghentikan sementara jam langkah ini",
    "lanjutkan": "melanjutkan jam langkah ini",
    "terima_hardcopy": "menerima berkas fisik (hardcopy) dengan formulir serah terima",
    "jadwalkan_pelatihan": "mengundang calon Admin Agency ke pelatihan penggunaan aplikasi",
    "pesan_nomor": "memesan nomor surat",
    "batalkan_nomor": "Nomor surat yang dipesan dibatalkan",
    "segel_salinan": "Salinan surat tersimpan di arsip",
    "segel_akhir": "Berkas lengkap disegel di arsip",
    "buka_kredensial": "membuka password melalui e-Pesan",
    "konfirmasi_kredensial": "mengonfirmasi sudah mengganti password",
    "tulis_pesan": "menulis pesan tentang permohonan ini",
    "tulis_catatan": "menulis catatan internal",
    "lapor_kredensial": "melaporkan bahwa bukan dirinya yang membuka password; password dicabut",
    "minta_kredensial": "meminta password baru",
    "segel_ulang": "menyegel password baru dan mengirimnya melalui e-Pesan",
}
"""Journal sentences of what is no action of a SOP."""

PENGINGAT = {
    1: "Sebelum batas waktu, kepada pelaksananya",
    2: "Setelah batas waktu, kepada pelaksananya dan atasannya",
    3: "Tetap terlambat, kepada atasan dan sekretariat",
}
"""To whom the stages go (requests_app.eskalasi); those after them are periodic."""


def warna_status(permohonan):
    if permohonan.status == SELESAI:
        return "sukses"
    if permohonan.status == DITOLAK:
        return "galat"
    if permohonan.status in AKHIR or permohonan.draf:
        return "netral"
    return "perhatian" if permohonan.pelaksana in PELAKSANA_PEMOHON else "info"


def baris_antrean(permohonan, kalender):
    langkah = permohonan.langkah_kini()
    nomor = (
        f"Langkah {langkah.baris} dari {len(permohonan.kelas.LANGKAH)}" if langkah and langkah.baris else ""
    )
    return {
        "permohonan": permohonan,
        "nomor": permohonan.nomor,
        "url": permohonan.acuan,
        "layanan": permohonan.kelas.NAMA_LAYANAN,
        "langkah": nomor,
        "label": permohonan.get_status_display(),
        "warna": warna_status(permohonan),
        "jam": jam_tenggat(permohonan, kalender),
        "orang": _nama_orang(permohonan),
        "judul_langkah": langkah.judul if langkah else "",
    }


def _nama_orang(permohonan):
    """ "Sari Contoh, S.T. + 1 orang", from the row itself (requests_app.tanda) or the prefetched persons."""
    if hasattr(permohonan, "orang_pertama"):
        nama, jumlah = permohonan.orang_pertama or "", permohonan.jumlah_orang
    else:
        orang = [o.nama for o in permohonan.subjek.all()]
        nama, jumlah = orang[0] if orang else "", len(orang)
    return f"{nama} + {jumlah - 1} orang" if jumlah > 1 else nama


def jam_tenggat(permohonan, kalender, sekarang=None):
    """The deadline chip: {"jenis", "teks"}; times are working minutes of the office."""
    if permohonan.draf:
        return None
    if permohonan.berakhir:
        return {"jenis": "selesai", "teks": permohonan.get_status_display()}
    if permohonan.pelaksana in PELAKSANA_PEMOHON:
        return {
            "jenis": "jeda",
            "teks": f"Dijeda – {_yang_ditunggu(permohonan)}{_sampai(permohonan.batas_perbaikan)}",
        }
    if permohonan.dijeda_sejak:
        return {
            "jenis": "jeda",
            "teks": f"Dijeda sejak {waktu_singkat_teks(permohonan.dijeda_sejak, zona=False)}",
        }
    if permohonan.tenggat is None:
        return {"jenis": "tanpa", "teks": "Tanpa baku waktu"}
    menit = sisa(kalender, sekarang or timezone.now(), permohonan.tenggat)
    lewat = (sekarang or timezone.now()) > permohonan.tenggat
    if lewat:
        return {"jenis": "lewat", "teks": f"Lewat {durasi(menit)}"}
    return {"jenis": "segera" if menit <= 15 else "berjalan", "teks": f"Sisa {durasi(menit)}"}


def _yang_ditunggu(permohonan):
    """Of an added waiting state its own word; else the applicant's side."""
    langkah = permohonan.langkah_kini()
    if langkah.tambahan and not langkah.melengkapi:
        return langkah.label.lower()
    return "menunggu calon" if langkah.pelaksana == CALON else "menunggu pemohon"


def _sampai(batas):
    return f" sampai {waktu_singkat_teks(batas, zona=False)}" if batas else ""


def durasi(menit):
    jam, sisa_menit = divmod(abs(int(menit)), 60)
    bagian = [f"{jam} jam"] if jam else []
    if sisa_menit or not jam:
        bagian.append(f"{sisa_menit} menit")
    return " ".join(bagian) + " kerja"


@dataclass(frozen=True)
class Tombol:
    """One action as a person sees it: its form when he may, else the sentences why not."""

    aksi: object
    form: object
    alasan: str
    kurang: list
    sesudah: object = None
    """The row that is awaited next, once it is done (None: it ends there)."""
    sekutu: tuple = ()
    """Other outcomes of the same form (FormAksi.bersama), each a button of its own under it."""

    @property
    def boleh(self):
        return not self.alasan


def tombol_aksi(pelaku, permohonan, forms=None):
    """Every action possible from this status, in the order of the SOP file. `forms`: bound forms by action name."""
    hasil = []
    for aksi in aksi_dari(permohonan.kelas):
        if tersedia(permohonan, aksi) and not aksi.sistem:
            izin = boleh_menjalankan(pelaku, permohonan, aksi)
            kurang = [k for syarat in aksi.syarat for k in syarat(permohonan)] if izin else []
            form = (
                (forms or {}).get(aksi.nama) or buat_form(permohonan, aksi, pelaku.pengguna) if izin else None
            )
            sesudah = next((baris for baris in permohonan.langkah() if baris.status == aksi.ke), None)
            hasil.append(Tombol(aksi, form, izin.alasan, kurang, sesudah))
    return hasil


def satukan(tombol):
    """The list with the outcomes of one shared form (FormAksi.bersama) drawn together under the first of them."""
    hasil = []
    for satu in tombol:
        nama = satu.form.bersama
        kelompok = [t for t in tombol if nama and t.form.bersama == nama] or [satu]
        if satu is kelompok[0]:
            # The form that was sent shows its errors, whichever button was pressed.
            tampil = next((t.form for t in kelompok if t.form.is_bound), satu.form)
            hasil.append(replace(satu, form=tampil, sekutu=tuple(kelompok[1:])))
    return hasil


def buat_form(permohonan, aksi, oleh, data=None):
    # Whoever files at the counter states something else than the applicant, and receives the papers with it.
    loket = permohonan.draf and permohonan.dicatat_oleh_id is not None and aksi.form == "pernyataan"
    return FORM["loket" if loket else aksi.form](data, permohonan=permohonan, oleh=oleh, aksi=aksi)


PERCAKAPAN = {"tulis_catatan", "tulis_pesan", "penyimpangan"}


def riwayat(permohonan, jejak=None, *, percakapan=frozenset({"tulis_pesan"})):
    """The journal as sentences (templates/komponen/garis_waktu.html), newest first.

    `percakapan`: of the entries about notes, messages and deviations (PERCAKAPAN), those the reader may know of.
    """
    jejak = list(permohonan.jejak.select_related("pelaku")) if jejak is None else jejak
    internal, sebagai = "penyimpangan" in percakapan, kapasitas(jejak)
    return [
        {
            "waktu": j.waktu,
            "pelaku": j.pelaku.nama_bergelar if j.pelaku else "Sistem",
            "peran": peran_teks(j, sebagai) if j.pelaku else "",
            "kalimat": kalimat(permohonan, j),
            "rincian": "\n".join(filter(None, [_rincian(j), *(_menyimpang(j) if internal else ())])),
        }
        for j in reversed(jejak)
        if j.aksi not in PERCAKAPAN or j.aksi in percakapan
    ]


def _rincian(jejak):
    """What the journal itself knows beyond the sentence; never names or typed words."""
    if jejak.aksi == "hitung_ulang":
        dari, ke = (waktu_singkat_teks(parse_datetime(jejak.data[kunci])) for kunci in ("dari", "ke"))
        return f"Semula {dari}, menjadi {ke}"
    if jejak.aksi == "peringatan":
        return PENGINGAT.get(jejak.data["tahap"], "Berkala, kepada yang ditunggu dan yang menunggu")
    if "kurang" not in jejak.data:
        return ""
    jumlah = jejak.data["kurang"]
    return f"{jumlah} butir perlu perbaikan" if jumlah else "Semua butir sesuai"


def _menyimpang(jejak):
    """How this move departed from the mutu baku, or the reason given for it; the office's own concern."""
    if jejak.aksi == "penyimpangan":
        return [f"{jejak.data['jenis'].capitalize()}: {teks_sebab(jejak.data['jenis'], jejak.data['sebab'])}"]
    kata = [satu for jenis in Jenis for satu in kata_temuan(jejak, jenis)]
    return [
        f"Penyimpangan: {satu}"
        for satu in [*(["lewat baku waktu"] if "terlambat" in jejak.data else []), *kata]
    ]


def kalimat(permohonan, jejak: Jejak):
    metode = getattr(permohonan.kelas, jejak.aksi, None)
    teks = metode.aksi.kalimat if hasattr(metode, "aksi") else PERISTIWA.get(jejak.aksi, jejak.aksi)
    teks = teks[0].upper() + teks[1:]
    return f"Langkah {jejak.baris}: {teks}" if jejak.baris else teks
