"""One view for every action of every SOP."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from requests_app import services
from requests_app.galat import BelumBoleh, GagalBersiap, SudahBerubah, SyaratBelum
from requests_app.isian import isian_dan_kini, pulihkan, semua
from requests_app.izin import boleh_menjalankan
from requests_app.pimpinan import sebagai_kepala
from requests_app.tampilan import buat_form, kalimat
from requests_app.views.gerbang import ambil_permohonan, tolak
from requests_app.views.penyimpangan import sesudah
from requests_app.views.permohonan import tampilkan


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def aksi(request, acuan, nama):
    """GET: the action on a page of its own. POST: perform it, then show the permohonan."""
    permohonan = ambil_permohonan(request, acuan)
    try:
        rincian = services.cari_aksi(permohonan, nama)
    except LookupError:
        raise Http404 from None
    if request.method == "GET":
        return _halaman(request, permohonan, rincian)
    form = buat_form(permohonan, rincian, request.user, request.POST)
    try:
        if not form.is_valid():
            return _belum(request, permohonan, rincian, form)
        hasil = services.jalankan(
            permohonan,
            nama,
            oleh=request.user,
            data=form.isi(),
            kunci=form.cleaned_data["kunci"],
            versi=form.cleaned_data["versi"],
        )
    except BelumBoleh as galat:
        return tolak(request, galat)
    except SudahBerubah as galat:
        return _berubah(request, acuan, galat, rincian, form)
    except SyaratBelum as galat:
        return _galat(request, permohonan, rincian, form, galat.daftar)
    except GagalBersiap as galat:
        form.add_error(galat.bidang or None, galat.alasan)
        return _galat(request, permohonan, rincian, form, [])
    return _sesudah(request, rincian, hasil)


def _sesudah(request, rincian, hasil):
    permohonan = hasil.jejak.permohonan
    if hasil.ulangan:
        messages.info(request, "Tindakan ini sudah diproses sebelumnya; tidak ada yang diulang.")
    if rincian.form == "draf_jawaban":
        from requests_app.views.surat import baca_surat

        messages.success(request, rincian.selesai)
        return baca_surat(request, permohonan)
    if sebagai_kepala(hasil.jejak) and request.pelaku.kepala:
        # The box says what was done and what comes next.
        return redirect(f"{reverse('pimpinan')}?sesudah={permohonan.acuan}")
    if "pengajuan" in rincian.catat:
        return redirect("terkirim", permohonan.acuan)
    if not hasil.ulangan:
        messages.success(request, rincian.selesai or f"Tersimpan: {rincian.kalimat}.")
    return sesudah(request, hasil.jejak, reverse("permohonan", args=[permohonan.acuan]))


def _belum(request, permohonan, rincian, form):
    """An invalid form: a stale or forbidden action says so first, otherwise the same form with its errors."""
    if permohonan.status not in rincian.dari:
        raise SudahBerubah(permohonan.jejak.select_related("pelaku").last())
    izin = boleh_menjalankan(request.pelaku, permohonan, rincian)
    if not izin:
        raise BelumBoleh(izin)
    return _galat(request, permohonan, rincian, form, [])


def _galat(request, permohonan, rincian, form, daftar):
    if rincian.persiapan:
        from requests_app.views.surat import tampilkan_tanda_tangan

        return tampilkan_tanda_tangan(request, permohonan, rincian, form, status=422)
    konteks = {"galat_lain": daftar, "forms": {rincian.nama: form}, "ada_galat": True, "form_galat": form}
    if rincian.merusak or form.halaman_sendiri:
        return _halaman(request, permohonan, rincian, form, konteks, status=422)
    if permohonan.melengkapi:
        from requests_app.views.perbaikan import tampilkan_lengkapi

        return tampilkan_lengkapi(request, permohonan, status=422, **konteks)
    return tampilkan(request, permohonan, status=422, **konteks)


def _halaman(request, permohonan, rincian, form=None, konteks=None, status=200):
    if permohonan.status not in rincian.dari:
        return redirect("permohonan", permohonan.acuan)
    izin = boleh_menjalankan(request.pelaku, permohonan, rincian)
    if not izin:
        return tolak(request, izin)
    if rincian.persiapan:
        return redirect("tanda_tangan", permohonan.acuan)
    form = form or pulihkan(
        buat_form(permohonan, rincian, request.user), semua(request, request.path).get(request.path)
    )
    isi = {"permohonan": permohonan, "aksi": rincian, "form": form, **(konteks or {})}
    return render(request, form.template_halaman, isi, status=status)


def _berubah(request, acuan, galat, rincian, form):
    """Somebody was first: who and what, and beside it what this person typed, so that he can carry it over."""
    permohonan = ambil_permohonan(request, acuan)
    jejak = galat.jejak
    konteks = {
        "permohonan": permohonan,
        "aksi": rincian,
        "jejak": jejak,
        "kalimat": kalimat(permohonan, jejak) if jejak else "",
        "isian": isian_dan_kini(form, _form_kini(request, permohonan, rincian)),
        "ada_galat": True,
    }
    return render(request, "requests_app/berubah.html", konteks, status=409)


def _form_kini(request, permohonan, rincian):
    """The same form as it would stand there now; None when the action is no longer his."""
    boleh = permohonan.status in rincian.dari and boleh_menjalankan(request.pelaku, permohonan, rincian)
    return buat_form(permohonan, rincian, request.user) if boleh else None
