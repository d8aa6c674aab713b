"""The versions of the office's calendar: since when, by whom, why, what changed, and which deadlines it moved. Reads only."""

from datetime import date

from django.http import Http404
from django.views.decorators.http import require_safe

from accounts_app.kata import tanggal_teks
from accounts_app.models.kantor import ZONA
from lpse_portal.kantor.gerbang import pengelola, tampilkan
from requests_app.halaman import kunci_utama
from requests_app.models import VersiKalender
from requests_app.tenggat.kalender import NAMA_HARI

PER_HALAMAN = 20
TERBANYAK = 12
"""Days off named one by one; more of them are counted."""


@require_safe
@pengelola
def kalender(request):
    """The newest first. ?sebelum=: the versions before that one."""
    semua = VersiKalender.objects.select_related("oleh").order_by("-pk")
    if sebelum := request.GET.get("sebelum"):
        pk = kunci_utama(sebelum)
        if pk is None:
            raise Http404
        semua = semua.filter(pk__lt=pk)
    baris = list(semua[: PER_HALAMAN + 1])
    tampil = baris[:PER_HALAMAN]
    riwayat = [(satu, beda(lama, satu)) for satu, lama in zip(tampil, [*baris[1:], None], strict=False)]
    konteks = {
        "riwayat": riwayat,
        "sebelum": tampil[-1].pk if len(baris) > PER_HALAMAN else None,
        "lanjutan": bool(sebelum),
    }
    return tampilkan(request, "kalender", **konteks)


def beda(lama, baru):
    """What a version changed in the one before it, as sentences; of the first version what it is."""
    if lama is None:
        return [f"Versi pertama: zona {_zona(baru.isi)}, {len(baru.isi['libur'])} hari libur."]
    return [*_beda_zona(lama.isi, baru.isi), *_beda_jam(lama.isi, baru.isi), *_beda_libur(lama.isi, baru.isi)]


def _zona(isi):
    return dict(ZONA).get(isi["zona"], isi["zona"])


def _beda_zona(lama, baru):
    if lama["zona"] == baru["zona"]:
        return []
    return [f"Zona waktu: {_zona(lama)} menjadi {_zona(baru)}."]


def _beda_jam(lama, baru):
    dulu, kini = (_profil(isi) for isi in (lama, baru))
    hasil = [f"Jam {_nama(kunci)} ditambahkan." for kunci in kini if kunci not in dulu]
    hasil += [f"Jam {_nama(kunci)} dihapus." for kunci in dulu if kunci not in kini]
    for kunci in (k for k in kini if k in dulu):
        for hari in range(7):
            asal, jadi = (_selang(profil[kunci], hari) for profil in (dulu, kini))
            if asal != jadi:
                hasil.append(f"Jam {_nama(kunci)}, {NAMA_HARI[hari]}: {asal} menjadi {jadi}.")
    return hasil


def _profil(isi):
    return {(p["nama"], p["mulai"], p["selesai"]): p["jam"] for p in isi["profil"]}


def _nama(kunci):
    nama, mulai, selesai = kunci
    if mulai is None:
        return nama
    return (
        f"{nama} ({_tanggal(mulai)} sampai {_tanggal(selesai)})"
        if selesai
        else f"{nama} (mulai {_tanggal(mulai)})"
    )


def _selang(jam, hari):
    return ", ".join(f"{b[:5]}–{t[:5]}".replace(":", ".") for b, t in jam.get(str(hari), ())) or "tutup"


def _beda_libur(lama, baru):
    dulu, kini = lama["libur"], baru["libur"]
    tambah = [t for t in kini if t not in dulu]
    kurang = [t for t in dulu if t not in kini]
    ganti = [t for t in kini if t in dulu and dulu[t] != kini[t]]
    return [
        *_sebut("Hari libur ditambahkan", tambah, kini),
        *_sebut("Hari libur dihapus", kurang, dulu),
        *_sebut("Nama hari libur diganti", ganti, kini),
    ]


def _sebut(kata, tanggal, nama):
    if not tanggal:
        return []
    if len(tanggal) > TERBANYAK:
        return [f"{kata}: {len(tanggal)} hari, {_tanggal(min(tanggal))} sampai {_tanggal(max(tanggal))}."]
    return [f"{kata}: {'; '.join(f'{_tanggal(t)} ({nama[t]})' for t in sorted(tanggal))}."]


def _tanggal(teks):
    return tanggal_teks(date.fromisoformat(teks))
