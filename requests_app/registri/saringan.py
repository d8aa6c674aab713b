"""Which accounts of the register a person looks at: tabs, search, facets, counts, pages. Reads only."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.db.models import Count, F, Q
from django.http import QueryDict
from django.utils import timezone

from accounts_app.models import AkunSPSE, JenisAkun
from requests_app import halaman
from requests_app.halaman import kunci_utama
from requests_app.nip import rapikan_nip
from requests_app.registri.izin import akun_terlihat

Status = AkunSPSE.Status
HARI_DEKAT = 30
"""An SK that ends within so many days is told of and listed."""

SK = {
    "dekat": f"Berakhir dalam {HARI_DEKAT} hari",
    "lewat": "Sudah berakhir",
    "berlaku": "Masih berlaku",
    "tanpa": "Tanpa batas waktu",
}
WARNA = {
    Status.AKTIF: "sukses",
    Status.DIBUAT: "info",
    Status.DIAJUKAN: "info",
    Status.MENUNGGU_PELATIHAN: "perhatian",
    Status.NONAKTIF: "netral",
    Status.BATAL: "netral",
}


def sk_lewat():
    return Q(status=Status.AKTIF, sk_berlaku_sampai__lt=timezone.localdate())


def sk_dekat():
    hari = timezone.localdate()
    return Q(
        status=Status.AKTIF,
        sk_berlaku_sampai__gte=hari,
        sk_berlaku_sampai__lte=hari + timedelta(days=HARI_DEKAT),
    )


@dataclass(frozen=True)
class Tab:
    """One part of the register; `kosong`: the sentence when nothing is in it."""

    kode: str
    nama: str
    q: Q
    kosong: str
    warna: str = ""


def daftar_tab():
    """{code: Tab}; the first is where one begins."""
    semua = [
        Tab("semua", "Semua", Q(), "Impor daftar akun dari SPSE, atau tunggu permohonan pertama selesai."),
        Tab("aktif", "Aktif", Q(status=Status.AKTIF), "Belum ada akun yang aktif."),
        Tab(
            "sk-lewat", "Aktif tetapi SK sudah berakhir", sk_lewat(),
            "Setiap akun aktif masih mempunyai SK yang berlaku, atau SK tanpa batas waktu.", "galat",
        ),
        Tab(
            "sk-dekat", f"SK berakhir ≤ {HARI_DEKAT} hari", sk_dekat(),
            f"Tidak ada SK akun aktif yang berakhir dalam {HARI_DEKAT} hari ini.", "perhatian",
        ),
        Tab(
            "pelatihan", "Menunggu pelatihan", Q(status=Status.MENUNGGU_PELATIHAN),
            "Tidak ada akun yang aktivasinya menunggu pelatihan.",
        ),
    ]  # fmt: skip
    return {tab.kode: tab for tab in semua}


class FormSaringanAkun(forms.Form):
    """The filters in the address. What is not understood is left out, and said so in `diabaikan`."""

    q = forms.CharField(label="Cari nama, NIP, User ID, atau satker", max_length=100, required=False)
    status = forms.ChoiceField(label="Status", required=False)
    peran = forms.ChoiceField(label="Peran", required=False)
    satker = forms.IntegerField(label="Satuan kerja", required=False, widget=forms.Select)
    sk = forms.ChoiceField(label="SK", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="saring_%s", use_required_attribute=False, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.fields["status"].choices = [("", "Semua status"), *Status.choices]
        self.fields["peran"].choices = [("", "Semua peran"), *JenisAkun.choices]
        self.fields["sk"].choices = [("", "Semua"), *SK.items()]
        self.unit = {}

    def clean_satker(self):
        nilai = self.cleaned_data["satker"]
        if nilai is not None and not 0 < nilai < 10**18:
            raise forms.ValidationError("tidak dikenal")
        return nilai

    @property
    def aktif(self):
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nilai}

    @property
    def diabaikan(self):
        return [(self.fields[nama].label, str(self.data.get(nama, ""))[:40]) for nama in self.errors]

    def parameter(self, **lain):
        """The understood filters as they stand in an address, after `lain`: a QueryDict."""
        isi = QueryDict(mutable=True)
        isi.update(lain)
        isi.update({nama: str(nilai) for nama, nilai in self.aktif.items()})
        return isi

    def tampil(self, unit):
        """The same form to show, with the units there are accounts of ((pk, name) pairs)."""
        hasil = FormSaringanAkun(initial=self.parameter().dict())
        self.unit = {str(pk): nama for pk, nama in unit}
        hasil.fields["satker"].widget.choices = [("", "Semua satker"), *self.unit.items()]
        if len(self.unit) < 2:
            del hasil.fields["satker"]
        return hasil

    def keping(self):
        """(field, words) of each filter that is set, for its chip. After `tampil`, which knows the units' names."""
        return [
            (nama, f"{self._nama(nama)}: {self._kata(nama, nilai)}") for nama, nilai in self.aktif.items()
        ]

    def _nama(self, nama):
        return "Cari" if nama == "q" else self.fields[nama].label

    def _kata(self, nama, nilai):
        if nama == "satker":
            return self.unit.get(str(nilai), str(nilai))
        return dict(getattr(self.fields[nama], "choices", ())).get(nilai, nilai)

    def saringan(self):
        """Q over AkunSPSE of everything that is set."""
        hasil = Q()
        for nama, nilai in self.aktif.items():
            hasil &= SARINGAN[nama](nilai)
        return hasil


def cari(kata):
    """By name, NIP (its beginning, spaces or none), User ID or unit."""
    hasil = Q(nama__icontains=kata) | Q(user_id__icontains=kata) | Q(unit__nama__icontains=kata)
    nip = rapikan_nip(kata)
    return hasil | Q(nip__startswith=nip) if nip.isdigit() else hasil


def _sk(nilai):
    if nilai == "dekat":
        return sk_dekat()
    if nilai == "lewat":
        return Q(sk_berlaku_sampai__lt=timezone.localdate())
    if nilai == "berlaku":
        return Q(sk_berlaku_sampai__gte=timezone.localdate())
    return Q(sk_berlaku_sampai=None)


SARINGAN = {
    "q": cari,
    "status": lambda nilai: Q(status=nilai),
    "peran": lambda nilai: Q(jenis=nilai),
    "satker": lambda nilai: Q(unit=nilai),
    "sk": _sk,
}


def dipilih(parameter):
    """(Tab, FormSaringanAkun, [(label, value)] not understood) that an address asks for."""
    semua, form = daftar_tab(), FormSaringanAkun(parameter)
    form.full_clean()
    diminta = parameter.get("tab", "")
    asing = [("Bagian", diminta[:40])] if diminta and diminta not in semua else []
    return semua.get(diminta) or semua["semua"], form, asing + form.diabaikan


def hitung(pelaku, saringan):
    """({tab: count} under the filter, [(pk, unit)] there are accounts of) in one query."""
    tab = daftar_tab()
    jumlah = {
        f"n{urut}": Count("pk", filter=(satu.q & saringan) or Q(pk__isnull=False))
        for urut, satu in enumerate(tab.values())
    }
    kueri = akun_terlihat(pelaku).order_by().values("unit_id", nama_unit=F("unit__nama"))
    baris = list(kueri.annotate(**jumlah))
    unit = sorted({(b["unit_id"], b["nama_unit"]) for b in baris}, key=lambda satu: satu[1])
    return {kode: sum(b[f"n{urut}"] for b in baris) for urut, kode in enumerate(tab)}, unit


def urut_nama(kueri):
    return kueri.order_by("nama", "pk")


def halaman_akun(kueri, sesudah=""):
    """(accounts of one page by name, key of the next page or ""); the key is the last account's number."""
    pk = kunci_utama(sesudah)
    akhir = AkunSPSE.objects.filter(pk=pk).values_list("nama", flat=True).first() if pk else None
    if akhir is not None:
        kueri = kueri.filter(Q(nama__gt=akhir) | Q(nama=akhir, pk__gt=pk))
    return halaman.potong(urut_nama(kueri), lambda satu: str(satu.pk))


def ringkasan_unit(unit_ids):
    """{"aktif", "dekat", "lewat"}: how many accounts of these units; one query."""
    return AkunSPSE.objects.filter(unit__in=unit_ids).aggregate(
        aktif=Count("pk", filter=Q(status=Status.AKTIF)),
        dekat=Count("pk", filter=sk_dekat()),
        lewat=Count("pk", filter=sk_lewat()),
    )


def sk_teks(akun):
    """(words, colour) of how the SK stands for an account that is in use; ("", "") where there is nothing to say."""
    if akun.status != Status.AKTIF or akun.sk_berlaku_sampai is None:
        return "", ""
    sisa = (akun.sk_berlaku_sampai - timezone.localdate()).days
    if sisa < 0:
        return f"SK berakhir {-sisa} hari lalu", "galat"
    if sisa <= HARI_DEKAT:
        return ("SK berakhir hari ini" if sisa == 0 else f"SK berakhir {sisa} hari lagi"), "perhatian"
    return "", ""
