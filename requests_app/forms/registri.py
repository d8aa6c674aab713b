"""Forms of the register's import."""

from django import forms

from accounts_app.pengesah import KalimatIsian
from requests_app.registri.baca import BerkasRegisterDitolak, baca_berkas
from requests_app.registri.banding import LINGKUP


class FormImpor(KalimatIsian, forms.Form):
    """The upload: read while it is validated, so that what is wrong with the file stands at its field."""

    berkas = forms.FileField(
        label="Daftar akun dari SPSE",
        help_text="CSV atau Excel (XLSX), paling besar 3 MB dan 5.000 baris.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"required": "Pilih berkas daftarnya dahulu.", "empty": "Berkas ini kosong."},
    )
    lingkup = forms.ChoiceField(
        label="Daftar ini lengkap untuk",
        help_text="Akun yang seharusnya ada tetapi tidak disebut dalam berkas akan didaftar; statusnya tidak diubah.",
        choices=list(LINGKUP.items()),
        initial="unit",
        widget=forms.RadioSelect,
    )

    def clean_berkas(self):
        try:
            self.hasil = baca_berkas(self.cleaned_data["berkas"], self.cleaned_data["berkas"].name)
        except BerkasRegisterDitolak as galat:
            raise forms.ValidationError(str(galat)) from None
        return self.cleaned_data["berkas"]


class FormTerap(forms.Form):
    """The confirmation of what was shown."""

    keadaan = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    lingkup = forms.ChoiceField(choices=list(LINGKUP.items()), widget=forms.HiddenInput)
