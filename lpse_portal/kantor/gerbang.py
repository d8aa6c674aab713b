"""The door of /kantor/, and what all its pages share."""

from functools import wraps

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.shortcuts import render

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Peran, ProfilKantor
from lpse_portal.kantor import langkah
from requests_app import isian
from requests_app.kantor import segarkan
from requests_app.views.gerbang import tolak as halaman_tolak

ALASAN = "Pengaturan kantor hanya untuk Pengelola Portal; Anda tidak memegang peran itu saat ini."


def boleh_mengatur(pelaku, kantor):
    """May this person configure the office? An Izin. A superuser may until the office is set up: somebody has to begin."""
    if Peran.PENGELOLA in pelaku.peran:
        return BOLEH
    memulai = pelaku.aktif and pelaku.pengguna.is_superuser and kantor.disiapkan_pada is None
    return BOLEH if memulai else tolak(ALASAN)


def pengelola(view):
    """Only for who holds the role today; `request.profil` is the office as the database has it now."""

    @wraps(view)
    def jaga(request, *args, **kwargs):
        request.profil = ProfilKantor.muat()
        izin = boleh_mengatur(request.pelaku, request.profil)
        return view(request, *args, **kwargs) if izin else halaman_tolak(request, izin)

    return jaga


def tampilkan(request, templat, kode="", **konteks):
    """A page of /kantor/; `kode` names the step of the first set-up that it is part of. A refused form is 422."""
    form = konteks.get("form")
    galat = bool(form and form.is_bound and form.errors)
    if form is not None:
        isian.pulihkan(form, isian.milik(request))
    konteks = {"ada_galat": galat, "penyiapan": langkah.penyiapan(request.profil, kode)} | konteks
    return render(request, f"kantor/{templat}.html", konteks, status=422 if galat else 200)


def catat(request, objek, apa, *, baru=False):
    """Note who changed what in the register that /kelola/ keeps too, and show it from the next page on."""
    LogEntry.objects.create(
        user_id=request.user.pk,
        content_type=ContentType.objects.get_for_model(objek),
        object_id=objek.pk,
        object_repr=str(objek)[:200],
        action_flag=ADDITION if baru else CHANGE,
        change_message=apa,
    )
    segarkan()


def sebut_pindah(request, jumlah):
    """Say how many running deadlines a change moved."""
    if jumlah:
        messages.info(request, f"Batas waktu {jumlah} permohonan yang sedang berjalan dihitung ulang.")
