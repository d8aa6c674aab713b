"""Writing and correcting a letter before it is sent on: its preview, its versions, its suggestions. Nothing moves here."""

from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import retarget

from requests_app.forms.surat import FormDrafSurat, FormKoreksiSurat, FormUsulSurat, putusan_berlabel, rapi
from requests_app.izin import boleh_menjalankan, melihat_internal
from requests_app.models import Surat
from requests_app.sop.kosakata import aksi_dari
from requests_app.surat import pratinjau
from requests_app.surat.pdf import GagalMembuatPdf
from requests_app.surat.susun import KUNCI_ISI
from requests_app.surat.usul import beda_isi
from requests_app.tampilan import buat_form
from requests_app.views.gerbang import ambil_permohonan, tolak

MENULIS = ("draf_surat", "draf_jawaban", "koreksi_surat")
FRAGMEN = "requests_app/bagian/pratinjau.html"
PESAN = "requests_app/bagian/pratinjau_pesan.html"


def _aksi(permohonan, *form):
    """The action with one of these forms that the present status awaits, else None."""
    semua = (a for a in aksi_dari(permohonan.kelas) if a.form in form and permohonan.status in a.dari)
    return next(semua, None)


@require_POST
def pratinjau_surat(request, acuan):
    """The letter with the words just typed, drawn as it would be printed. For whoever may draft or correct it now."""
    permohonan = ambil_permohonan(request, acuan)
    aksi = _aksi(permohonan, *MENULIS)
    if aksi is None:
        return redirect("permohonan", acuan)
    izin = boleh_menjalankan(request.pelaku, permohonan, aksi)
    if not izin:
        return tolak(request, izin)
    form = _form_terisi(request, permohonan, aksi)
    konteks = _gambar(request, permohonan, form)
    if request.htmx:
        return _fragmen(request, konteks)
    isi = {"permohonan": permohonan, "aksi": aksi, "ada_galat": bool(form.errors)}
    return render(request, form.template_halaman, konteks | isi, status=422 if form.errors else 200)


def _form_terisi(request, permohonan, aksi):
    form = buat_form(permohonan, aksi, request.user, request.POST)
    if not isinstance(form, FormDrafSurat):
        return form
    if pilihan := request.POST.get("terapkan"):
        form = buat_form(permohonan, aksi, request.user, form.terapkan(pilihan))
    return form.boleh_belum_putus()


def _gambar(request, permohonan, form):
    """What the preview's templates need; `form.pratinjau` is left out when no picture could be made of these words."""
    form.is_valid()
    keluhan = [kalimat for daftar in form.errors.values() for kalimat in daftar]
    if not form.dapat_digambar:
        keluhan = [
            f"{form[nama].label}: {galat[0]}" for nama, galat in form.errors.items() if nama in form.fields
        ]
        return {"form": form, "galat_pratinjau": keluhan}
    isi = form.cleaned_data["isi"]
    konteks = {"form": form, "galat_pratinjau": keluhan, "judul_pratinjau": form.judul_keluhan}
    if isinstance(form, FormKoreksiSurat):
        konteks["beda_pratinjau"] = form.beda_dari(form.isi_lama, isi)
    surat = form.surat or Surat(permohonan=permohonan, jenis=next(iter(permohonan.kelas.SURAT)))
    try:
        form.pratinjau = pratinjau.buat(permohonan, surat, isi, request.user)
    except GagalMembuatPdf as galat:
        konteks |= {"galat_pratinjau": [str(galat)], "judul_pratinjau": ""}
    return konteks


def _fragmen(request, konteks):
    """Into the page being typed on. Without a new picture only the message is replaced: the last good one stays."""
    if hasattr(konteks["form"], "pratinjau"):
        return render(request, FRAGMEN, konteks)
    return retarget(render(request, PESAN, konteks, status=422), "#pesan-pratinjau")


@require_GET
def halaman_pratinjau(request, acuan, sidik, halaman):
    """One page of a preview, for the person who asked for it and for some minutes."""
    permohonan = ambil_permohonan(request, acuan)
    try:
        isi = pratinjau.jalur(permohonan, request.user, sidik, halaman).open("rb")
    except FileNotFoundError:
        raise Http404("Pratinjau ini sudah tidak ada.") from None
    tanggapan = FileResponse(isi, content_type="image/png")
    tanggapan.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return tanggapan


@require_POST
def usul_surat(request, acuan):
    """From correcting to sending back: the changes typed so far become suggestions on the page that asks for the reason."""
    permohonan = ambil_permohonan(request, acuan)
    kembali, koreksi = _aksi(permohonan, "usul_surat"), _aksi(permohonan, "koreksi_surat")
    if kembali is None:
        return redirect("permohonan", acuan)
    izin = boleh_menjalankan(request.pelaku, permohonan, kembali)
    if not izin:
        return tolak(request, izin)
    form = buat_form(permohonan, kembali, request.user)
    if koreksi:
        ketik = buat_form(permohonan, koreksi, request.user, request.POST)
        bawa = {nama: request.POST.get(ketik.add_prefix(nama)) for nama in (*KUNCI_ISI, "catatan")}
        form.initial |= {nama: rapi(teks) for nama, teks in bawa.items() if teks is not None}
        form.initial["alasan"] = bawa["catatan"] or ""
    isi = {"permohonan": permohonan, "aksi": kembali, "form": form}
    return render(request, FormUsulSurat.template_halaman, isi)


@require_GET
def versi_surat(request, acuan):
    """Every version of the letter's words, and what two of them differ in. The office's own paper."""
    permohonan = ambil_permohonan(request, acuan)
    surat = permohonan.surat.first()
    if surat is None or not melihat_internal(request.pelaku, permohonan):
        raise Http404
    semua = list(surat.versi.select_related("oleh"))
    dari, ke = _dua_versi(request, semua)
    label = {nama: FormUsulSurat.base_fields[nama].label for nama in KUNCI_ISI}
    konteks = {
        "permohonan": permohonan,
        "surat": surat,
        "daftar": [(v, putusan_berlabel(v.putusan)) for v in reversed(semua)],
        "dari": dari,
        "ke": ke,
        "beda": [(label[nama], potong) for nama, potong in beda_isi(dari.isi, ke.isi).items()],
    }
    return render(request, "requests_app/versi_surat.html", konteks)


def _dua_versi(request, semua):
    """The two versions asked for by their numbers; without a sensible question the last two."""
    urut = {str(v.urut): v for v in semua}
    ke = urut.get(request.GET.get("ke"), semua[-1])
    sebelum = semua[max(semua.index(ke) - 1, 0)]
    return urut.get(request.GET.get("dari"), sebelum), ke
