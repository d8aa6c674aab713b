"""Registrasi row 2: the Kepala LPSE answers the letter and passes the request on, in one step."""

from requests_app.forms.disposisi import FormDisposisi
from requests_app.forms.surat import FormDrafSurat
from requests_app.forms.tanda_tangan import FormTandaTangan


class FormDrafJawaban(FormDrafSurat):
    """Other words than the template's."""


class FormJawabDisposisi(FormTandaTangan):
    """The letter that was read is signed, and the lembar disposisi filled in."""

    template_isian = "aksi/jawab_disposisi.html"
    nomor_agenda = FormDisposisi.base_fields["nomor_agenda"]
    sifat = FormDisposisi.base_fields["sifat"]
    harap = FormDisposisi.base_fields["harap"]
    frasa = FormDisposisi.base_fields["frasa"]
    catatan = FormDisposisi.base_fields["catatan"]
    field_order = ["versi", "kunci", "nomor_agenda", "sifat", "harap", "frasa", "catatan", "sudah_baca", "sandi"]

    def isi(self):
        isi = super().isi()
        isi["catatan"] = "\n".join([*isi.pop("frasa"), isi["catatan"]]).strip()
        return isi
