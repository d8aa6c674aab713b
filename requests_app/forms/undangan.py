"""Inviting somebody to the portal, and ending his appointment."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts_app.models import Peran, UnitKerja
from accounts_app.pengesah import KalimatIsian
from requests_app import undangan
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.nip import periksa_nip, rapikan_nip


class FormUndangan(KalimatIsian, forms.Form):
    """Who, as what, for which unit, by which document, from when to when. Only what `pelaku` may give can be chosen."""

    nama = forms.CharField(label="Nama lengkap dengan gelar", max_length=150)
    nip = forms.CharField(
        label="NIP",
        required=False,
        max_length=30,
        help_text="18 angka; spasi boleh. Kosongkan bila tidak ber-NIP.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    email = forms.EmailField(
        label="Surel",
        help_text="Surel milik orang ini sendiri: undangan dan tautan kata sandinya dikirim ke sini.",
    )
    peran = forms.ChoiceField(
        label="Diundang sebagai",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih diundang sebagai apa."},
    )
    unit = forms.ModelChoiceField(
        label="Unit kerja", queryset=UnitKerja.objects.none(), empty_label="Pilih unit kerja"
    )
    dasar_hukum = forms.CharField(
        label="SK atau surat penunjukan",
        max_length=200,
        help_text="Nomor dan tanggalnya, misalnya SK 12/2026 tanggal 5 Januari 2026.",
    )
    mulai = BidangTanggal(label="Berlaku mulai", help_text=PETUNJUK_TANGGAL)
    selesai = BidangTanggal(
        label="Berlaku sampai", required=False, help_text="Kosongkan bila SK tidak menyebut batas."
    )

    def __init__(self, *args, pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        self.pelaku = pelaku
        peran = undangan.peran_undangan(pelaku)
        self.fields["peran"].choices = [(satu.value, satu.label) for satu in peran]
        unit = UnitKerja.objects.filter(undangan.unit_undangan(pelaku))
        self.fields["unit"].queryset = unit
        if Peran.PIMPINAN in peran:
            self.fields["unit"].help_text = "Untuk Pimpinan Instansi, pilih instansinya."
        if not self.is_bound and unit.count() == 1:
            self.initial.setdefault("unit", unit.first())
        self.initial.setdefault("mulai", timezone.localdate())

    def clean_nip(self):
        nip = rapikan_nip(self.cleaned_data["nip"])
        if nip and not (nip.isdigit() and len(nip) == 18):
            raise ValidationError("NIP terdiri dari 18 angka. Kosongkan bila orang ini tidak ber-NIP.")
        return nip

    def clean(self):
        data = super().clean()
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
        if data.get("selesai") and data["selesai"] < timezone.localdate():
            self.add_error(
                "selesai", "Masa berlaku itu sudah lewat; yang diundang tidak akan dapat bekerja di portal."
            )
        return data

    def peringatan(self):
        """Sentences about a NIP that looks odd, to show beside the saved data."""
        return periksa_nip(self.cleaned_data.get("nip", ""))

    def undang(self):
        """Invite; None where the person or the rights forbid it (the errors stand on the form)."""
        try:
            return undangan.undang(pelaku=self.pelaku, **self.cleaned_data)
        except ValidationError as galat:
            self.add_error(None, galat)
            return None


class FormAkhiri(KalimatIsian, forms.Form):
    selesai = BidangTanggal(label="Hari terakhir bertugas", help_text=PETUNJUK_TANGGAL)

    def __init__(self, *args, penugasan, **kwargs):
        super().__init__(*args, **kwargs)
        self.penugasan = penugasan
        self.initial.setdefault("selesai", max(penugasan.mulai, timezone.localdate()))

    def akhiri(self, pelaku):
        """End it; False where the day is impossible (the error stands on the form)."""
        try:
            undangan.akhiri(self.penugasan, hari=self.cleaned_data["selesai"], pelaku=pelaku)
        except ValidationError as galat:
            self.add_error(None, galat)
            return False
        return True
