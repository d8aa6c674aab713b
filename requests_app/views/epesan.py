"""e-Pesan: the inbox, the one reveal of a credential, and what its recipient answers."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts_app import kredensial as handover
from accounts_app.models import Pesan
from requests_app import ejaan, serah_terima
from requests_app.halaman import kunci_utama, potong


@require_GET
def kotak(request):
    """The inbox, newest first; ?q= searches subject and text, ?tampil=baru leaves the unread, ?sebelum= pages."""
    milik = request.user.pesan
    cari, baru = request.GET.get("q", "").strip()[:100], request.GET.get("tampil") == "baru"
    pesan = milik.filter(dibaca_pada=None) if baru else milik.all()
    if cari:
        pesan = pesan.filter(Q(perihal__icontains=cari) | Q(isi__icontains=cari))
    sebelum = kunci_utama(request.GET.get("sebelum", ""))
    if sebelum is not None:
        pesan = pesan.filter(pk__lt=sebelum)
    daftar, sesudah = potong(pesan.select_related("kredensial").order_by("-pk"), lambda akhir: akhir.pk)
    konteks = {
        "pesan": daftar,
        "cari": cari,
        "baru": baru,
        "jumlah_baru": request.user.pesan_baru,
        "sesudah": sesudah,
        "di_tengah": sebelum is not None,
    }
    return render(request, "requests_app/epesan.html", konteks)


@require_GET
def baca(request, pk):
    pesan = _ambil(request, pk, Pesan.objects.all())
    if pesan.dibaca_pada is None:
        # The number beside the menu was read with the person, before this.
        request.user.pesan_baru -= Pesan.objects.filter(pk=pk, dibaca_pada=None).update(
            dibaca_pada=timezone.now()
        )
    konteks = {"pesan": pesan}
    if pesan.kredensial:
        konteks |= _serah_terima(pesan.kredensial)
    return render(request, "requests_app/pesan.html", konteks)


def _serah_terima(kredensial):
    """What the recipient may do with his credential now, and the message of the one that replaced it."""
    orang = serah_terima.orang_dari(kredensial)
    kini = orang.kredensial_id == kredensial.pk
    return {
        "kredensial": kredensial,
        "keadaan": serah_terima.keadaan(kredensial),
        "permohonan": orang.permohonan,
        "pengganti": None if kini else Pesan.objects.filter(kredensial=orang.kredensial_id).first(),
        "diganti": not kini,
        "dapat_dibuka": kini and handover.dapat_dibuka(kredensial),
        "alasan": handover.alasan_tertutup(kredensial),
        "boleh_minta": kini and handover.boleh_diminta_lagi(kredensial),
        "boleh_lapor": kini and kredensial.dilaporkan_pada is None,
        "boleh_konfirmasi": kini and kredensial.dibuka_pada and not kredensial.dikonfirmasi_pada
        and not kredensial.dilaporkan_pada,
    }  # fmt: skip


def _ambil(request, pk, kueri):
    return get_object_or_404(kueri.select_related("kredensial"), pk=pk, penerima=request.user)


def _ambil_kredensial(request, pk):
    return _ambil(request, pk, Pesan.objects.exclude(kredensial=None))


@require_POST
def belum_dibaca(request, pk):
    pesan = _ambil(request, pk, Pesan.objects.all())
    Pesan.objects.filter(pk=pesan.pk).update(dibaca_pada=None)
    messages.success(request, f"“{pesan.perihal}” ditandai belum dibaca.")
    return redirect("epesan")


@reauthentication_required
@require_GET
def siap_buka(request, pk):
    """Before the reveal: who he is was just confirmed; this page explains, and only its button reveals."""
    pesan = _ambil_kredensial(request, pk)
    if not handover.dapat_dibuka(pesan.kredensial):
        return redirect("pesan", pk)
    return render(request, "requests_app/siap_buka.html", {"pesan": pesan, "kredensial": pesan.kredensial})


@never_cache
@sensitive_variables()
@reauthentication_required
@require_http_methods(["GET", "POST"])
def buka(request, pk):
    """Reveal once. The password goes into this one response and nowhere else.

    The page is made before the commit: when it cannot be shown, the password is not used up. A GET comes from the
    page that asked for his own password once more; it shows nothing and leads back to the button.
    """
    pesan = _ambil_kredensial(request, pk)
    if request.method == "GET":
        return redirect("siap_buka", pk)
    try:
        with transaction.atomic():
            user_id, sandi = serah_terima.buka(pesan.kredensial, oleh=request.user)
            tanggapan = render(request, "requests_app/terbuka.html", _terbuka(pesan, user_id, sandi))
    except handover.TidakDapatDibuka as galat:
        messages.error(request, galat.alasan)
        return redirect("pesan", pk)
    tanggapan.headers["Cache-Control"] = "no-store"
    return tanggapan


@sensitive_variables()
def _terbuka(pesan, user_id, sandi):
    return {
        "pesan": pesan,
        "user_id": user_id,
        "user_id_mirip": ejaan.mirip(user_id),
        "sandi": sandi,
        "sandi_kelompok": ejaan.kelompok(sandi),
        "sandi_mirip": ejaan.mirip(sandi),
        "panjang": len(sandi),
    }


@require_POST
def konfirmasi(request, pk):
    pesan = _ambil_kredensial(request, pk)
    if serah_terima.konfirmasi(pesan.kredensial, oleh=request.user):
        messages.success(request, "Terima kasih. Konfirmasi Anda tercatat.")
    return redirect("pesan", pk)


@require_http_methods(["GET", "POST"])
def lapor(request, pk):
    """ "Bukan saya": the page says what a report does, its button reports."""
    pesan = _ambil_kredensial(request, pk)
    if request.method == "POST":
        if serah_terima.lapor(pesan.kredensial, oleh=request.user):
            messages.success(request, "Laporan Anda tercatat, dan password yang dikirim sudah dicabut.")
        return redirect("pesan", pk)
    if not _serah_terima(pesan.kredensial)["boleh_lapor"]:
        return redirect("pesan", pk)
    return render(
        request, "requests_app/lapor_kredensial.html", {"pesan": pesan, "kredensial": pesan.kredensial}
    )


@require_POST
def minta_lagi(request, pk):
    pesan = _ambil_kredensial(request, pk)
    if serah_terima.minta_lagi(pesan.kredensial, oleh=request.user):
        messages.success(request, "Permintaan Anda tercatat dan dikirim kepada tim LPSE.")
    return redirect("pesan", pk)
