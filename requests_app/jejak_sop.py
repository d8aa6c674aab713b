"""The stepper: the rows of a SOP with who did them, when, and how long it took against the mutu baku. Reads only."""

from itertools import pairwise

from django.utils import timezone

from accounts_app.kata import waktu_singkat_teks
from requests_app.kantor import kalender_kantor
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tampilan import durasi
from requests_app.tenggat import diterima, menit_kerja, rincian, tenggat

BARIS_TERBANYAK = 40

LETAK = {
    "pengajuan": "dokumen",
    "berkas_perbaikan": "dokumen",
    "disposisi": "disposisi",
    "akun": "orang",
    "hak_akses": "orang",
    "penerimaan_berkas": "penerimaan",
    "draf_surat": "surat",
    "koreksi_surat": "surat",
    "tanda_tangan": "surat",
    "pengiriman_surat": "surat",
}
"""Where on the page of a permohonan stands what an action wrote (requests_app.pencatatan)."""


def jejak_langkah(permohonan, jejak=None, kalender=None, jangkar=()):
    """The rows for templates/komponen/jejak_sop.html, as dicts. `jangkar`: the ids its page has, for links to outputs."""
    jejak = list(permohonan.jejak.select_related("pelaku")) if jejak is None else jejak
    pindah = [j for j in jejak if j.dari != j.ke]
    kalender = kalender or kalender_kantor()
    kerja = _kerja(permohonan, pindah)
    tampil = [b for b in _urut_jalan(permohonan) if not b.tambahan or b.status in {*kerja, permohonan.status}]
    return [_baris(permohonan, b, kerja.get(b.status, []), kalender, jangkar) for b in tampil]


def _kerja(permohonan, pindah):
    """{status: [(since when it was awaited, the entry that ended it), …]}."""
    hasil = {}
    if pindah:
        hasil[pindah[0].dari] = [(permohonan.dibuat_pada, pindah[0])]
    for sebelum, sesudah in pairwise(pindah):
        hasil.setdefault(sesudah.dari, []).append((sebelum.waktu, sesudah))
    return hasil


def _urut_jalan(permohonan):
    """The printed rows, each added waiting state right after the row that leads to it."""
    semua = permohonan.langkah()
    tambahan = {b.status: b for b in semua if b.tambahan}
    hasil = []
    for baris in (b for b in semua if not b.tambahan):
        hasil.append(baris)
        tujuan = [a.ke for a in aksi_dari(permohonan.kelas) if baris.status in a.dari]
        hasil += [tambahan.pop(ke) for ke in dict.fromkeys(tujuan) if ke in tambahan]
    return hasil + list(tambahan.values())


def _baris(permohonan, baris, kerja, kalender, jangkar):
    keadaan = "kini" if permohonan.status == baris.status else "selesai" if kerja else "nanti"
    if permohonan.berakhir and not kerja:
        keadaan = "lewati"
    kali = [_kali(baris, mulai, akhir, kalender) for mulai, akhir in kerja]
    kini = _berjalan(permohonan, baris, kalender) if keadaan == "kini" else None
    terakhir = kini or (kali[-1] if kali else {})
    return {
        "nomor": baris.baris,
        "judul": baris.judul,
        "pelaksana": baris.pelaksana,
        "baku": str(baris.baku) if baris.baku else "",
        "keadaan": keadaan,
        "dijeda": keadaan == "kini" and baris.pelaksana in PELAKSANA_PEMOHON,
        "catatan": terakhir.get("siapa", ""),
        "realisasi": terakhir.get("realisasi", ""),
        "bilah": terakhir.get("bilah"),
        "terlambat": terakhir.get("terlambat", False),
        "kali": kali,
        "tambahan": baris.tambahan,
        "ulang": len(kali) + (keadaan == "kini") if len(kali) + (keadaan == "kini") > 1 else 0,
        "keluaran": _keluaran(permohonan, baris, jangkar) if kali else [],
    }


def _kali(baris, mulai, jejak, kalender):
    """One time the row was done."""
    nama = jejak.pelaku.nama_bergelar if jejak.pelaku else "Sistem"
    return {"siapa": f"{nama} · {rentang(mulai, jejak.waktu)}"} | _ukuran(baris, mulai, jejak.waktu, kalender)


def _berjalan(permohonan, baris, kalender):
    """The row that is awaited now, measured up to this moment."""
    mulai = permohonan.status_sejak or permohonan.dibuat_pada
    petugas = f"{permohonan.petugas} · " if permohonan.petugas and not baris.tambahan else ""
    siapa = f"{petugas}sejak {waktu_singkat_teks(mulai)}"
    return {"siapa": siapa} | _ukuran(baris, mulai, timezone.now(), kalender)


def rentang(mulai, akhir):
    """ "Sab 21 Nov 10.00–10.20 WIB", or both days in full when they differ."""
    if timezone.localdate(mulai) == timezone.localdate(akhir):
        zona = waktu_singkat_teks(akhir).rpartition(" ")[2]
        return f"{waktu_singkat_teks(mulai, zona=False)}–{timezone.localtime(akhir):%H.%M} {zona}"
    return f"{waktu_singkat_teks(mulai, zona=False)} – {waktu_singkat_teks(akhir)}"


def _ukuran(baris, mulai, akhir, kalender):
    """How long it took in office time, and whether that was too long; nothing where no clock of the office runs."""
    if not baris.baku or baris.pelaksana in PELAKSANA_PEMOHON:
        return {}
    batas = tenggat(kalender, mulai, baris.baku)
    terpakai = menit_kerja(kalender, mulai, akhir)
    baku = menit_kerja(kalender, mulai, batas)
    terlambat = akhir > batas
    return {
        "realisasi": f"{durasi(terpakai)} dari baku {baris.baku}",
        "terlambat": terlambat,
        "bilah": _bilah(terpakai, baku, terlambat),
    }


def _bilah(terpakai, baku, terlambat):
    """Widths in percent: what was used, and where the mutu baku ends."""
    skala = max(terpakai, baku) or 1
    return {
        "isi": round(100 * terpakai / skala),
        "batas": round(100 * baku / skala),
        "terlambat": terlambat,
    }


def _keluaran(permohonan, baris, jangkar):
    """The outputs the paper names, with the place on the page where the portal holds them."""
    catat = [nama for aksi in aksi_dari(permohonan.kelas) if baris.status in aksi.dari for nama in aksi.catat]
    letak = next((LETAK[nama] for nama in catat if LETAK.get(nama) in jangkar), "")
    return [{"nama": nama, "url": f"#{letak}" if letak else ""} for nama in baris.keluaran]


def rincian_tenggat(permohonan, jejak, kalender):
    """The arithmetic of the running deadline, to be shown; None where no clock runs.

    {"diterima", "waktu", "baris": lines of tenggat.rincian, "jeda": pauses before this row, "lain": it was set otherwise}.
    """
    langkah = permohonan.langkah_kini()
    if permohonan.tenggat is None or langkah is None or not langkah.baku:
        return None
    mulai = permohonan.status_sejak
    return {
        "mulai": mulai,
        "diterima": diterima(kalender, mulai),
        "waktu": langkah.baku,
        "baris": rincian(kalender, mulai, langkah.baku)[:BARIS_TERBANYAK],
        "jeda": _jeda(permohonan, jejak, kalender),
        "lain": tenggat(kalender, mulai, langkah.baku) != permohonan.tenggat,
    }


def _jeda(permohonan, jejak, kalender):
    """The times the applicant held it: [{"rentang", "menunggu", "durasi"}]. They count in no row of the office."""
    kerja = _kerja(permohonan, [j for j in jejak if j.dari != j.ke])
    return [
        {
            "rentang": rentang(mulai, akhir.waktu),
            "menunggu": baris.pelaksana,
            "durasi": durasi(menit_kerja(kalender, mulai, akhir.waktu)),
        }
        for baris in permohonan.langkah()
        if baris.baris != 1 and baris.pelaksana in PELAKSANA_PEMOHON
        for mulai, akhir in kerja.get(baris.status, ())
    ]
