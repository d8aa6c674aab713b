"""Why a row departed from its mutu baku, and the filter of the register."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from accounts_app.kata import BULAN
from accounts_app.pengesah import KalimatIsian
from requests_app.models import Penyimpangan
from requests_app.penyimpangan.sebab import LAIN, PANJANG, SEBAB, semua_sebab
from requests_app.sop import SOP

BANYAK_BULAN = 24
"""Months one may choose from; older ones by their address."""


class FormSebab(KalimatIsian, forms.Form):
    """One reason of the closed list, and words beside it (demanded only by "Lainnya")."""

    sebab = forms.ChoiceField(
        label="Sebabnya", widget=forms.RadioSelect, error_messages={"required": "Pilih satu sebab."}
    )
    uraian = forms.CharField(
        label="Sebab lain, atau keterangan",
        required=False,
        max_length=PANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Boleh kosong, kecuali untuk “Lainnya”. Jangan menulis nama orang atau password.",
    )

    def __init__(self, *args, penyimpangan, **kwargs):
        kwargs |= {"prefix": f"p{penyimpangan.pk}"}
        super().__init__(*args, **kwargs)
        self.penyimpangan = penyimpangan
        self.fields["sebab"].choices = list(SEBAB[penyimpangan.jenis].items())
        self.fields["uraian"].bersyarat = True
        if penyimpangan.dijawab_pada:
            self.initial = {"sebab": penyimpangan.sebab, "uraian": penyimpangan.uraian}

    def clean(self):
        data = super().clean()
        data["uraian"] = " ".join(data.get("uraian", "").split())
        if data.get("sebab") == LAIN and not data["uraian"] and "uraian" not in self.errors:
            self.add_error("uraian", "Tulis sebabnya dengan beberapa kata.")
        return data


class FormSaringan(forms.Form):
    """The register by month, SOP, row, kind, reason, and whether it is explained. What nobody knows is left out of account."""

    KEADAAN = {"belum": Q(dijawab_pada=None), "sudah": Q(dijawab_pada__isnull=False)}
    bulan = forms.ChoiceField(label="Bulan", required=False)
    sop = forms.ChoiceField(label="SOP", required=False)
    baris = forms.IntegerField(label="Langkah", required=False, min_value=1, max_value=99)
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua"), *Penyimpangan.Jenis.choices]
    )
    sebab = forms.ChoiceField(label="Sebab", required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("belum", "Belum dijelaskan"), ("sudah", "Sudah dijelaskan")],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bulan"].choices = [(f"{b:%Y-%m}", bulan_teks(b)) for b in _bulan_pilihan()]
        self.fields["sop"].choices = [("", "Semua"), *((k.KODE, k.NAMA_LAYANAN) for k in SOP.values())]
        self.fields["sebab"].choices = [("", "Semua"), *semua_sebab().items()]

    def saringan(self):
        """Q over Penyimpangan, of everything but the month."""
        self.is_valid()
        data = self.cleaned_data
        isi = {nama: data[nama] for nama in ("sop", "baris", "jenis", "sebab") if data.get(nama)}
        return Q(**isi) & self.KEADAAN.get(data.get("keadaan"), Q())


def bulan_teks(hari):
    return f"{BULAN[hari.month - 1]} {hari.year}"


def _bulan_pilihan():
    """First days of this month and those before it, newest first."""
    hari = timezone.localdate().replace(day=1)
    for _ in range(BANYAK_BULAN):
        yield hari
        hari = (
            hari.replace(year=hari.year - 1, month=12)
            if hari.month == 1
            else hari.replace(month=hari.month - 1)
        )
