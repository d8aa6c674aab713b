from django import forms

from accounts_app.pengesah import KalimatIsian
from requests_app.penomoran import nomor_sah, rapikan_nomor

SALAH_KETIK = (
    "Nomor ini salah ketik: dua aksara terakhirnya tidak cocok dengan bagian depannya. "
    "Nomor terdiri dari 4 bagian, misalnya PPK-2026-000417-K7."
)


class FormLacak(KalimatIsian, forms.Form):
    """The two words of a receipt, however they were typed."""

    nomor = forms.CharField(
        label="Nomor permohonan",
        help_text="4 bagian, misalnya PPK-2026-000417-K7. Huruf kecil dan spasi boleh.",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    kode = forms.CharField(
        label="Kode lacak",
        help_text="6 huruf atau angka, tertulis pada tanda terima.",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_nomor(self):
        """A number that was never given out is told so: its check characters reveal nothing."""
        nomor = rapikan_nomor(self.cleaned_data["nomor"])
        if not nomor_sah(nomor):
            raise forms.ValidationError(SALAH_KETIK)
        return nomor

    def clean_kode(self):
        return "".join(huruf for huruf in self.cleaned_data["kode"].upper() if huruf.isalnum())
