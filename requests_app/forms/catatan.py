from django import forms

from accounts_app.pengesah import KalimatIsian

PANJANG = 2000


class FormPesan(KalimatIsian, forms.Form):
    """A word to the other side: the office to the applicant, or back."""

    prefix = "pesan"
    untuk_pemohon = True
    isi = forms.CharField(
        label="Tulis pesan",
        max_length=PANJANG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Juga dikirim lewat e-Pesan dan surel. Jangan menulis password, kode, atau passphrase.",
        error_messages={"required": "Tulis pesannya sebelum mengirim."},
    )


class FormCatatan(KalimatIsian, forms.Form):
    """A word among officers."""

    prefix = "catatan"
    untuk_pemohon = False
    isi = forms.CharField(
        label="Tulis catatan internal",
        max_length=PANJANG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hanya petugas kantor dan auditor yang dapat membacanya. Jangan menulis password di sini.",
        error_messages={"required": "Tulis catatannya sebelum menyimpan."},
    )
