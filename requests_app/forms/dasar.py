import secrets

from django import forms

from accounts_app.pengesah import KalimatIsian


class FormAksi(KalimatIsian, forms.Form):
    """What every action's form carries: the version seen (409 when it moved on) and the key that makes a second POST harmless."""

    template_isian = "komponen/formulir.html"
    template_halaman = "requests_app/aksi.html"
    """The action's own page. One that has more than the frame is also where its errors are shown."""
    bersama = ""
    """Forms of this name are one form on the page, with a button for each action (a check with two outcomes)."""
    versi = forms.IntegerField(widget=forms.HiddenInput)
    kunci = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, *args, permohonan, oleh, aksi, **kwargs):
        kwargs.setdefault("prefix", self.bersama or aksi.nama)
        super().__init__(*args, **kwargs)
        self.permohonan, self.oleh, self.aksi = permohonan, oleh, aksi
        self.fields["versi"].initial = permohonan.versi
        self.fields["kunci"].initial = secrets.token_urlsafe(24)

    @property
    def halaman_sendiri(self):
        return self.template_halaman != FormAksi.template_halaman

    def isi(self):
        """The data for services.jalankan: cleaned fields without the two carriers."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in ("versi", "kunci")}


class FormPernyataan(FormAksi):
    benar = forms.BooleanField(
        label="Saya menyatakan data dan dokumen ini benar dan sesuai dengan aslinya.",
        error_messages={"required": "Centang pernyataan ini sebelum mengirim."},
    )


class FormAlasan(FormAksi):
    alasan = forms.CharField(
        label="Alasan",
        help_text="Tercatat dan dapat dibaca oleh pihak yang terkait.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya."},
    )
