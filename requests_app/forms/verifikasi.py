from django import forms
from django.conf import settings

from accounts_app.pengesah import KalimatIsian


class FormPeriksaSurat(KalimatIsian, forms.Form):
    """Anybody's file, of at most BATAS_UNGGAH bytes; `kode` names the letter it is said to be."""

    berkas = forms.FileField(
        label="Berkas PDF surat",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        help_text="Paling besar 10 MB. Berkas hanya dibaca lalu dibuang; tidak disimpan.",
        error_messages={
            "required": "Pilih berkas PDF surat yang akan diperiksa.",
            "empty": "Berkas kosong (0 bita). Pilih berkas suratnya, lalu periksa lagi.",
        },
    )
    kode = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.BATAS_UNGGAH:
            raise forms.ValidationError(
                "Berkas lebih dari 10 MB. Surat portal ini jauh lebih kecil; pilih berkas suratnya saja."
            )
        return berkas
