"""Many permohonan at once: taking and handing over. A page lists what will happen and what not; a POST does it one by one."""

from contextlib import suppress
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Case, Prefetch, When
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts_app.izin import BOLEH, Izin, tolak
from accounts_app.models import Penugasan
from requests_app import services
from requests_app.galat import BelumBoleh
from requests_app.halaman import urut
from requests_app.izin import Pelaku, boleh_mengambil, tanpa_petugas
from requests_app.models import Jejak
from requests_app.saringan import berjalan, kolom_bersama
from requests_app.sop.pelaksana import PERAN_PELAKSANA
from requests_app.views.gerbang import tolak as halaman_tolak

BATAS_PILIHAN = 50
"""Permohonan in one go: more than a page shows, few enough for one answer."""


@dataclass(frozen=True)
class Butir:
    """One chosen permohonan: done already, possible, or skipped with the reason."""

    permohonan: object
    sudah: bool
    izin: Izin


def terpilih(request, parameter):
    """The chosen permohonan this person may see, soonest due first; others (and beyond the cap) are left out, and he is told."""
    nomor = list(dict.fromkeys(parameter.getlist("pilih")))
    kueri = berjalan(request.pelaku).filter(nomor__in=nomor[:BATAS_PILIHAN]).select_related("unit", "petugas")
    bebas = Case(When(tanpa_petugas(), then=True), default=False)
    # What separation of duties asks of each of them (izin.boleh_mengambil), and what the printed sheets tell.
    jejak = Prefetch("jejak", Jejak.objects.select_related("pelaku"))
    kueri = kueri.prefetch_related("subjek", "berkas", jejak)
    hasil = list(urut(kueri.annotate(bebas=bebas), "tenggat"))
    if hilang := len(nomor) - len(hasil):
        messages.warning(
            request,
            f"{hilang} pilihan tidak disertakan: sudah berakhir, tidak terlihat oleh Anda, "
            f"atau lebih dari {BATAS_PILIHAN} sekaligus.",
        )
    return hasil


def ke_antrean(parameter):
    """Back to the queue as it was left (`dari`: its query string)."""
    return f"{reverse('antrean')}?{QueryDict(parameter.get('dari', '')[:2000]).urlencode()}"


def kosong(request, parameter):
    messages.warning(
        request, "Belum ada permohonan yang dicentang. Centang dahulu, lalu tekan tombolnya lagi."
    )
    return redirect(ke_antrean(parameter))


@require_http_methods(["GET", "POST"])
def ambil(request):
    """Take: only what nobody holds. Taking over from a colleague is asked for on the page of that permohonan."""
    return _proses(request, "ambil", request.user, _nilai_ambil, _ambil)


@require_http_methods(["GET", "POST"])
def serahkan(request):
    """Hand over to one colleague: only what this person holds himself."""
    parameter = request.POST or request.GET
    pilihan = parameter.get("kepada", "")
    kepada = (
        _rekan(request.pelaku).filter(pk=pilihan if pilihan.isdecimal() and len(pilihan) < 19 else 0).first()
    )
    if pilihan and kepada is None:
        messages.error(request, "Orang yang dipilih tidak dapat menerima pekerjaan tim. Pilih yang lain.")
    return _proses(request, "serahkan", kepada, _nilai_serahkan, _serahkan)


def _proses(request, nama, kepada, nilai, kerjakan):
    """The page before (lists, reasons), the doing, and the page after (what came of each): all from the same judgement."""
    parameter = request.POST or request.GET
    if not kolom_bersama(request.pelaku):
        return halaman_tolak(
            request, tolak("Hanya anggota tim LPSE yang mengambil dan menyerahkan pekerjaan.")
        )
    if not parameter.getlist("pilih"):
        return kosong(request, parameter)
    if request.method == "POST":
        if kepada:
            _kerjakan_semua(request, kepada, kerjakan)
        return redirect(_alamat(nama, parameter, kepada))
    semua = terpilih(request, parameter)
    penerima = Pelaku(kepada) if kepada else None
    hasil = "hasil" in parameter
    butir = [Butir(p, p.petugas_id == kepada.pk, nilai(request, p, penerima)) for p in semua if kepada]
    sudah = [b.permohonan for b in butir if b.sudah]
    bisa = [b.permohonan for b in butir if not b.sudah and b.izin]
    konteks = {
        "nama": nama,
        "kepada": kepada,
        "rekan": _rekan(request.pelaku) if nama == "serahkan" else (),
        "terpilih": semua,
        "sudah": sudah,
        "bisa": bisa,
        "dilewati": [b for b in butir if not b.sudah and not b.izin],
        "jumlah_lain": len(butir) - len(sudah if hasil else bisa),
        "hasil": hasil,
        "dari": parameter.get("dari", ""),
        "url_antrean": ke_antrean(parameter),
    }
    return render(request, "requests_app/massal.html", konteks)


def _alamat(nama, parameter, kepada):
    """The page after: it tells from what is so now, so that it may be read again and again."""
    isi = QueryDict(mutable=True)
    isi.setlist("pilih", parameter.getlist("pilih")[:BATAS_PILIHAN])
    isi.update({"dari": parameter.get("dari", "")} | ({"hasil": "1", "kepada": kepada.pk} if kepada else {}))
    return f"{reverse(f'{nama}_massal')}?{isi.urlencode()}"


def _kerjakan_semua(request, kepada, kerjakan):
    """Each in a transaction of its own: what is refused in between does not hold up the others."""
    for permohonan in terpilih(request, request.POST):
        # Why not is told by the page after.
        with suppress(BelumBoleh):
            kerjakan(permohonan, oleh=request.user, kepada=kepada)


def _nilai_ambil(request, permohonan, _penerima):
    if not permohonan.bebas:
        return tolak(
            f"Sudah dipegang {permohonan.petugas}; ambil alih dari halamannya bila Anda yang melanjutkan."
        )
    return boleh_mengambil(request.pelaku, permohonan)


def _ambil(permohonan, *, oleh, kepada):
    services.ambil(permohonan, oleh=oleh, hanya_bebas=True)


def _nilai_serahkan(request, permohonan, penerima):
    if permohonan.petugas is None:
        return tolak("Belum ada yang memegang; ambil dahulu.")
    if permohonan.petugas_id != request.user.pk:
        return tolak(f"Dipegang {permohonan.petugas}; hanya pemegangnya yang dapat menyerahkan.")
    if boleh_mengambil(penerima, permohonan):
        return BOLEH
    return tolak(
        f"{penerima.pengguna} tidak dapat mengerjakan langkah ini: tidak memegang perannya, atau ikut dalam permohonan ini."
    )


def _serahkan(permohonan, *, oleh, kepada):
    services.serahkan(permohonan, kepada=kepada, oleh=oleh)


def _rekan(pelaku):
    """Colleagues who fill one of the same columns today, by name."""
    peran = {peran for kolom in kolom_bersama(pelaku) for peran in PERAN_PELAKSANA[kolom]}
    rekan = Penugasan.objects.filter(peran__in=peran).berlaku().orang()
    return rekan.exclude(pk=pelaku.pengguna.pk).order_by("nama")
