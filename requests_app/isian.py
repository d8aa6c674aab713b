"""Text a person typed and has not sent: kept while he types, and when his session ended before he sent it.

The form is known by the address it posts to. A secret, a file, and what carries the form itself are never kept.
"""

import re
from datetime import timedelta

from django import forms
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from requests_app.models import IsianTersimpan

RAHASIA = re.compile(r"sandi|pass|token|kunci|versi|beku|berkas|sudah_baca|benar", re.IGNORECASE)
TERBANYAK = 200
TERPANJANG = 32_000
FORMULIR_TERBANYAK = 50
UMUR = timedelta(days=30)
KUE = "terakhir"
"""Cookie that names, signed, who last worked in this browser: what he typed is given back to nobody else."""


def aman(data):
    """{field: [values]} of a QueryDict that may be kept; {} when it is more than any form of the portal holds."""
    # PostgreSQL keeps no NUL in JSON.
    bersih = {
        nama: [satu.replace("\x00", "") for satu in nilai]
        for nama, nilai in data.lists()
        if "\x00" not in nama
    }
    isi = {nama: nilai for nama, nilai in bersih.items() if not RAHASIA.search(nama) and any(nilai)}
    panjang = sum(len(nama) + sum(map(len, nilai)) for nama, nilai in isi.items())
    return isi if len(isi) <= TERBANYAK and panjang <= TERPANJANG else {}


def simpan(request, alamat, isi):
    """Keep `isi` for the form that posts to `alamat`. Returns the moment, None when there is nothing to keep."""
    if not isi or len(alamat) > 200:
        return None
    request.session["ada_isian"] = True
    pada = timezone.now()
    IsianTersimpan.objects.update_or_create(
        pengguna=request.user, alamat=alamat, defaults={"isi": isi, "pada": pada}
    )
    lebih = IsianTersimpan.objects.filter(pengguna=request.user).order_by("-pada")[FORMULIR_TERBANYAK:]
    IsianTersimpan.objects.filter(pk__in=list(lebih.values_list("pk", flat=True))).delete()
    return pada


def hapus(request, alamat):
    if request.session.get("ada_isian", True):
        IsianTersimpan.objects.filter(pengguna=request.user, alamat=alamat).delete()


def sapu():
    """Delete what nobody came back for: it is full of names and NIPs. Returns how many."""
    return IsianTersimpan.objects.filter(pada__lt=timezone.now() - UMUR).delete()[0]


def semua(request, awalan):
    """{address: IsianTersimpan} of this person below `awalan`; asks nothing where he is known to have none."""
    if not request.session.get("ada_isian", True):
        return {}
    milik = IsianTersimpan.objects.filter(pengguna=request.user)
    hasil = {satu.alamat: satu for satu in milik.filter(alamat__startswith=awalan)}
    if not hasil and not milik.exists():
        request.session["ada_isian"] = False
    return hasil


def milik(request):
    """What this person typed into the form of this very page and has not sent; None when nothing."""
    return semua(request, request.path).get(request.path) if request.method == "GET" else None


def pulihkan(form, isian):
    """Show in an unsent form what was typed before, and remember when in `form.dipulihkan`. Returns the form."""
    form.dipulihkan = None
    if isian is not None and not form.is_bound:
        lama = {nama: isian.isi.get(form.add_prefix(nama)) for nama in form.fields}
        kenal = {nama: _seperti(form, nama, nilai) for nama, nilai in lama.items() if nilai}
        form.initial = form.initial | kenal
        form.dipulihkan = isian.pada if kenal else None
    return form


def pulihkan_tombol(request, permohonan, tombol):
    """As `pulihkan`, for the forms of a permohonan's page (requests_app.tampilan.Tombol)."""
    lama = semua(request, f"/permohonan/{permohonan.acuan}/")
    for satu in tombol if lama else ():
        if satu.form is not None:
            pulihkan(satu.form, lama.get(reverse("aksi", args=[permohonan.acuan, satu.aksi.nama])))


def _seperti(form, nama, nilai):
    """The typed values as the field takes them: a list where several may be chosen."""
    banyak = isinstance(form.fields[nama], forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    return nilai if banyak else nilai[-1]


def sisihkan(request):
    """The session ended before this POST: keep it in the new, anonymous session for whoever worked here last."""
    siapa = siapa_terakhir(request)
    isi = aman(request.POST) if siapa else {}
    if isi:
        # What was being kept while he typed belongs to the form it came from.
        menyimpan = request.path == reverse("simpan_isian")
        alamat = request.GET.get("alamat", "") if menyimpan else request.path
        request.session["isian_lepas"] = {"alamat": alamat, "isi": isi, "siapa": siapa}
    return bool(isi)


def kembalikan(request):
    """After logging in: what was put aside becomes this person's again, if it was his. Returns whether it did."""
    lepas = request.session.pop("isian_lepas", None)
    if not lepas or lepas["siapa"] != request.user.pk:
        return False
    return simpan(request, lepas["alamat"], lepas["isi"]) is not None


def siapa_terakhir(request):
    try:
        return signing.loads(request.COOKIES.get(KUE, ""), salt=KUE, max_age=24 * 3600)
    except signing.BadSignature:
        return None


def tanda(pengguna):
    """The value of the cookie that names who works here."""
    return signing.dumps(pengguna.pk, salt=KUE)


def isian_dan_kini(form, kini):
    """[(label, what was typed, what stands there now)] of a bound form's fields that may be shown; `kini`: a fresh form or None."""
    hasil = []
    for bidang in form.visible_fields():
        if not RAHASIA.search(bidang.name):
            tersimpan = (
                _teks(kini[bidang.name], kini[bidang.name].initial)
                if kini and bidang.name in kini.fields
                else ""
            )
            hasil.append((bidang.label, _teks(bidang, bidang.data), tersimpan))
    return [baris for baris in hasil if baris[1]]


def _teks(bidang, nilai):
    """A field's value in the words a person chose it by."""
    pilihan = dict(getattr(bidang.field, "choices", ()))
    satu_satu = nilai if isinstance(nilai, list | tuple) else [nilai]
    return "; ".join(str(pilihan.get(satu, satu)) for satu in satu_satu if satu not in (None, ""))
