"""What the figures are asked about: a time, a SOP, a unit, as they stand in the address."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from accounts_app.kata import BULAN
from accounts_app.models import UnitKerja
from accounts_app.models.unit import beserta_bawahan
from requests_app.angka.baca import Saringan
from requests_app.forms.tanggal import BidangTanggal
from requests_app.sop import SOP

TERPANJANG = timedelta(days=3 * 366)


class FormAngka(forms.Form):
    """Filters of the figures. What is wrong is said beside its field, and the usual time is shown instead."""

    dari = BidangTanggal(label="Dari tanggal", required=False)
    sampai = BidangTanggal(label="Sampai tanggal", required=False)
    sop = forms.ChoiceField(label="Layanan", required=False)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Satuan kerja", required=False, empty_label="Semua satuan kerja"
    )

    def __init__(self, data=None, *, boleh=None, hari_ini=None, **kwargs):
        """`boleh`: ids of the units the person may read, None for all."""
        self.boleh, self.hari_ini = boleh, hari_ini or timezone.localdate()
        self.baku = {"dari": bulan_lalu(self.hari_ini, 3), "sampai": self.hari_ini}
        super().__init__(self._terisi(data), auto_id="angka_%s", use_required_attribute=False, **kwargs)
        self.fields["sop"].choices = [("", "Semua layanan"), *((k, s.NAMA_LAYANAN) for k, s in SOP.items())]
        semua = UnitKerja.objects.order_by("nama")
        self.fields["unit"].queryset = semua if boleh is None else semua.filter(pk__in=boleh)

    def _terisi(self, data):
        """The usual time stands in the fields where the address names none."""
        isi = {nama: data.get(nama, "") for nama in self.base_fields} if data else {}
        return isi | {n: t.isoformat() for n, t in self.baku.items() if not isi.get(n)}

    def clean(self):
        data = super().clean()
        dari, sampai = data.get("dari"), data.get("sampai")
        if dari and sampai and sampai < dari:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal. Tukar keduanya.")
        elif dari and sampai and sampai - dari > TERPANJANG:
            self.add_error("dari", "Rentangnya lebih dari 3 tahun. Pilih tanggal awal yang lebih dekat.")
        return data

    @property
    def rentang(self):
        """(first day, last day) that the figures are about."""
        if "dari" in self.errors or "sampai" in self.errors:
            return self.baku["dari"], self.baku["sampai"]
        return self.cleaned_data["dari"], self.cleaned_data["sampai"]

    def saringan(self):
        dari, sampai = self.rentang
        unit = self.cleaned_data.get("unit")
        terpilih = self.boleh
        if unit:
            bawahan = beserta_bawahan({"": {unit.pk}})[""]
            terpilih = bawahan if self.boleh is None else bawahan & self.boleh
        return Saringan(
            sejak=awal_hari(dari),
            sebelum=awal_hari(sampai + timedelta(days=1)),
            sop=self.cleaned_data.get("sop", ""),
            unit=None if terpilih is None else frozenset(terpilih),
        )

    def parameter(self):
        """What is asked, as it stands in an address."""
        dari, sampai = self.rentang
        unit = self.cleaned_data.get("unit")
        isi = {
            "dari": dari.isoformat(),
            "sampai": sampai.isoformat(),
            "sop": self.cleaned_data.get("sop", ""),
        }
        return {nama: nilai for nama, nilai in (isi | {"unit": unit.pk if unit else ""}).items() if nilai}

    def pintasan(self):
        """[(words, address part, chosen)] of the times people ask for most."""
        lain = {nama: nilai for nama, nilai in self.parameter().items() if nama in ("sop", "unit")}
        return [
            (
                kata,
                urlencode({"dari": dari.isoformat(), "sampai": sampai.isoformat()} | lain),
                self.rentang == (dari, sampai),
            )
            for kata, dari, sampai in rentang_lazim(self.hari_ini)
        ]


def rentang_lazim(hari_ini):
    """[(words, first day, last day)]."""
    awal = hari_ini.replace(day=1)
    akhir_lalu = awal - timedelta(days=1)
    return [
        (f"{BULAN[awal.month - 1]} {awal.year}", awal, hari_ini),
        (f"{BULAN[akhir_lalu.month - 1]} {akhir_lalu.year}", akhir_lalu.replace(day=1), akhir_lalu),
        ("3 bulan terakhir", bulan_lalu(hari_ini, 3), hari_ini),
        ("12 bulan terakhir", bulan_lalu(hari_ini, 12), hari_ini),
        (f"Tahun {hari_ini.year}", date(hari_ini.year, 1, 1), hari_ini),
    ]


def bulan_lalu(hari, jumlah):
    """The day after the same day `jumlah` months before, so that both ends together are whole months."""
    bulan = hari.year * 12 + hari.month - 1 - jumlah
    tahun, bulan = bulan // 12, bulan % 12 + 1
    akhir = (date(tahun + bulan // 12, bulan % 12 + 1, 1) - timedelta(days=1)).day
    return date(tahun, bulan, min(hari.day, akhir)) + timedelta(days=1)


def awal_hari(tanggal):
    """The moment a day begins in the office."""
    return timezone.make_aware(datetime.combine(tanggal, time.min))
