"""Forms about the office, its units and its people, with the rules that hold wherever they are shown."""

from django import forms

from accounts_app.kepengelolaan import boleh_menugaskan, periksa_induk
from accounts_app.nomor_surat import periksa_format


class FormUnit(forms.ModelForm):
    def clean_induk(self):
        induk = self.cleaned_data["induk"]
        periksa_induk(self.instance, induk)
        return induk


class FormPenugasan(forms.ModelForm):
    """`oleh`: who appoints; set on the class or the form before it is validated."""

    def clean(self):
        data = super().clean()
        # The model's own check is left out once the first day is no longer a field of the form.
        mulai, selesai = data.get("mulai", self.instance.mulai), data.get("selesai")
        if self.instance.pk and selesai and selesai < mulai:
            self.add_error("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
        orang = data.get("pengguna")
        izin = boleh_menugaskan(self.oleh, orang) if orang else True
        if not izin:
            self.add_error("pengguna", izin.alasan)
        return data


class SahkanNomor:
    """Mixin of forms of ProfilKantor: the format of letter numbers is tried out before it is kept."""

    def _post_clean(self):
        super()._post_clean()
        if "format_nomor_surat" in self.cleaned_data:
            try:
                periksa_format(self.instance)
            except forms.ValidationError as galat:
                self.add_error("format_nomor_surat", galat)


class FormProfil(SahkanNomor, forms.ModelForm):
    url_spse = forms.URLField(label="Alamat SPSE", max_length=200, assume_scheme="https")
