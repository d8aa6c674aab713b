"""What if: the deadline that a moment and a baku waktu would give, with its arithmetic."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts_app.models.kantor import ZONA
from accounts_app.pengesah import KalimatIsian
from lpse_portal.kantor.gerbang import pengelola, tampilkan
from requests_app import versi_kalender
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.kantor import kalender_kantor
from requests_app.models import VersiKalender
from requests_app.tenggat import TanpaHariKerja, baca_waktu
from requests_app.uraian import uraikan

TAHUN = (2000, 2100)
TERBANYAK = 50
"""Versions of the calendar to choose from, the newest."""


class BidangJam(forms.TimeField):
    """A time of day as it is written here: 15.00, or as a browser sends it."""

    widget = forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off", "inputmode": "numeric"})

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%H.%M", "%H:%M", "%H.%M.%S", "%H:%M:%S"], **kwargs)


class FormHitung(KalimatIsian, forms.Form):
    """When, how long, and by which calendar."""

    tanggal = BidangTanggal(label="Tanggal mulai", help_text=PETUNJUK_TANGGAL)
    jam = BidangJam(
        label="Jam mulai",
        help_text="Misalnya 15.00, menurut zona waktu yang dipakai di bawah.",
        error_messages={"invalid": "Tulis jamnya seperti 15.00."},
    )
    waktu = forms.CharField(label="Baku waktu", max_length=40, help_text="Misalnya 60 menit, atau 1 hari.")
    zona = forms.ChoiceField(label="Zona waktu", required=False)
    versi = forms.TypedChoiceField(label="Kalender", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zona"].choices = [("", "Zona kantor ini"), *ZONA]
        versi = VersiKalender.objects.order_by("-pk").values_list("pk", "pada")[:TERBANYAK]
        lama = [(pk, f"Versi {pk}, sejak {timezone.localtime(pada):%d-%m-%Y %H.%M}") for pk, pada in versi]
        self.fields["versi"].choices = [("", "Yang berlaku sekarang"), *lama]

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if not TAHUN[0] <= tanggal.year <= TAHUN[1]:
            raise forms.ValidationError(f"Periksa tahunnya: {TAHUN[0]} sampai {TAHUN[1]}.")
        return tanggal

    def clean_waktu(self):
        try:
            waktu = baca_waktu(self.cleaned_data["waktu"])
        except ValueError as galat:
            raise forms.ValidationError(str(galat)) from None
        if waktu is None:
            raise forms.ValidationError(
                "Tanpa baku waktu tidak ada batas yang dihitung. Tulis misalnya 60 menit."
            )
        return waktu

    def clean(self):
        data = super().clean()
        if not self.errors:
            try:
                self.uraian = self._hitung(data)
            except TanpaHariKerja as galat:
                raise forms.ValidationError(str(galat)) from None
        return data

    def _hitung(self, data):
        versi = data.get("versi")
        kalender = versi_kalender.kalender(versi) if versi else kalender_kantor()
        if data["zona"]:
            kalender = replace(kalender, zona=ZoneInfo(data["zona"]))
        mulai = datetime.combine(data["tanggal"], data["jam"], kalender.zona)
        self.zona = kalender.zona
        return uraikan(kalender, mulai, data["waktu"])


@require_safe
@pengelola
def hitung(request):
    """Nothing is saved: the question stands in the address, and can be passed on."""
    form = FormHitung(request.GET if "waktu" in request.GET else None)
    if not form.is_valid():
        return tampilkan(request, "hitung", form=form)
    with timezone.override(form.zona):
        return tampilkan(request, "hitung", form=form, uraian=form.uraian)
