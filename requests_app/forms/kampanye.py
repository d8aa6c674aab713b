"""Forms of a year-end deactivation."""

from datetime import date

from django import forms
from django.utils import timezone

from accounts_app.models import UnitKerja
from accounts_app.pengesah import KalimatIsian
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.kampanye import KRITERIA

DASAR = "SOP Penonaktifan dan Pengaktifan Hak Akses SPSE, langkah 5"


class FormKriteria(KalimatIsian, forms.Form):
    """Which accounts: the year, the end of the SK, the units, and on what the office stands."""

    tahun = forms.IntegerField(label="Tahun", min_value=2010, max_value=2100)
    sk_berakhir_sampai = BidangTanggal(
        label="SK yang berakhir paling lambat",
        help_text=f"Akun dengan SK yang berakhir pada atau sebelum hari ini masuk. {PETUNJUK_TANGGAL}",
    )
    tanpa_batas_sk = forms.BooleanField(
        label="Sertakan juga akun yang SK-nya tidak menyebut tanggal akhir.", required=False
    )
    dasar_hukum = forms.CharField(
        label="Dasar",
        max_length=200,
        help_text="Dicetak pada berita acara: SOP, surat edaran, atau keputusan.",
    )
    unit = forms.ModelMultipleChoiceField(
        UnitKerja.objects.filter(aktif=True),
        label="Unit kerja",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tidak ada yang dicentang berarti semua unit. Unit di bawahnya ikut.",
    )

    def __init__(self, data=None, *, kampanye=None):
        super().__init__(data, initial=_awal(kampanye), use_required_attribute=False)


def _awal(kampanye):
    if kampanye:
        return {nama: getattr(kampanye, nama) for nama in KRITERIA} | {"unit": kampanye.unit.all()}
    tahun = timezone.localdate().year
    return {"tahun": tahun, "sk_berakhir_sampai": date(tahun, 12, 31), "dasar_hukum": DASAR}


class FormAlasanKampanye(KalimatIsian, forms.Form):
    """A reason, for leaving out and for undoing."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat dan dicetak pada berita acara.",
        error_messages={"required": "Tulis alasannya."},
    )


class FormPutusan(KalimatIsian, forms.Form):
    """The second person: yes, or no with a reason."""

    putusan = forms.ChoiceField(
        label="Keputusan Anda",
        choices=[("setuju", "Setujui penonaktifan"), ("tolak", "Tidak setuju, kembalikan kepada penyusun")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih keputusan Anda."},
    )
    alasan = forms.CharField(
        label="Alasan bila tidak setuju",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Demanded or not by the decision above it: calling it optional would mislead.
        self.fields["alasan"].bersyarat = True

    def clean(self):
        data = super().clean()
        if data.get("putusan") == "tolak" and not data.get("alasan"):
            self.add_error("alasan", "Tulis alasannya, agar penyusun tahu apa yang diubah.")
        return data
