"""The stepper: the rows of a SOP with who did them, when, and how long it took against the mutu baku. Reads only."""

from itertools import pairwise

from django.utils import timezone

from accounts_app.kata import waktu_singkat_teks
from requests_app.kantor import kalender_kantor
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tampilan import durasi
from requests_app.tenggat import menit_kerja
from requests_app.uraian import batas

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
    kerja = masa_kerja(permohonan, pindah)
    jeda = list(permohonan.jeda.all()) if any(j.aksi == "jeda" for j in jejak) else []
    tampil = [b for b in _urut_jalan(permohonan) if not b.tambahan or b.status in {*kerja, permohonan.status}]
    return [_baris(permohonan, b, kerja.get(b.status, []), jeda, kalender, jangkar) for b in tampil]


def masa_kerja(permohonan, pindah):
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


def _baris(permohonan, baris, kerja, jeda, kalender, jangkar):
    keadaan = "kini" if permohonan.status == baris.status else "selesai" if kerja else "nanti"
    if permohonan.berakhir and not kerja:
        keadaan = "lewati"
    jeda = [j for j in jeda if j.status == baris.status]
    kali = [_kali(baris, mulai, akhir, jeda, kalender) for mulai, akhir in kerja]
    kini = _berjalan(permohonan, baris, jeda, kalender) if keadaan == "kini" else None
    terakhir = kini or (kali[-1] if kali else {})
    return {
        "nomor": baris.baris,
        "judul": baris.judul,
        "pelaksana": baris.pelaksana,
        "baku": str(baris.baku) if baris.baku else "",
        "keadaan": keadaan,
        "dijeda": keadaan == "kini" and jam_berhenti(permohonan),
        "catatan": terakhir.get("siapa", ""),
        "realisasi": terakhir.get("realisasi", ""),
        "bilah": terakhir.get("bilah"),
        "terlambat": terakhir.get("terlambat", False),
        "kali": kali,
        "tambahan": baris.tambahan,
        "ulang": len(kali) + (keadaan == "kini") if len(kali) + (keadaan == "kini") > 1 else 0,
        "keluaran": _keluaran(permohonan, baris, jangkar) if kali else [],
    }


def jam_berhenti(permohonan):
    """Does the office's clock stand still: in a pause, or because the applicant holds it? A bool."""
    return permohonan.dijeda_sejak is not None or permohonan.pelaksana in PELAKSANA_PEMOHON


def _kali(baris, mulai, jejak, jeda, kalender):
    """One time the row was done."""
    nama, akhir = jejak.pelaku.nama_bergelar if jejak.pelaku else "Sistem", jejak.waktu
    return {"siapa": f"{nama} · {rentang(mulai, akhir)}"} | _ukuran(baris, mulai, akhir, jeda, kalender)


def _berjalan(permohonan, baris, jeda, kalender):
    """The row that is awaited now, measured up to this moment, or to when its clock was stopped."""
    mulai = permohonan.status_sejak or permohonan.dibuat_pada
    petugas = f"{permohonan.petugas} · " if permohonan.petugas and not baris.tambahan else ""
    siapa = f"{petugas}sejak {waktu_singkat_teks(mulai)}"
    akhir = permohonan.dijeda_sejak or timezone.now()
    return {"siapa": siapa} | _ukuran(baris, mulai, akhir, jeda, kalender)


def rentang(mulai, akhir):
    """ "Sab 21 Nov 10.00–10.20 WIB", or both days in full when they differ."""
    if timezone.localdate(mulai) == timezone.localdate(akhir):
        zona = waktu_singkat_teks(akhir).rpartition(" ")[2]
        return f"{waktu_singkat_teks(mulai, zona=False)}–{timezone.localtime(akhir):%H.%M} {zona}"
    return f"{waktu_singkat_teks(mulai, zona=False)} – {waktu_singkat_teks(akhir)}"


def _ukuran(baris, mulai, akhir, jeda, kalender):
    """How long it took in office time without its pauses, and whether that was too long; {} where no office clock runs."""
    if not baris.baku or baris.pelaksana in PELAKSANA_PEMOHON:
        return {}
    henti = [(j.mulai, j.selesai) for j in jeda if j.selesai and mulai <= j.mulai <= akhir]
    baku = menit_kerja(kalender, mulai, batas(kalender, mulai, baris.baku))
    terpakai = menit_kerja(kalender, mulai, akhir) - sum(menit_kerja(kalender, *satu) for satu in henti)
    terlambat = akhir > batas(kalender, mulai, baris.baku, henti)
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
