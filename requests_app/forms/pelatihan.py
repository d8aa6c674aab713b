"""Registrasi row 6: the account is made, and activated only once the training in the use of the application is recorded."""

from django import forms
from django.utils import timezone

from accounts_app.kata import tanggal_teks
from accounts_app.pengesah import KalimatIsian
from requests_app.forms.akun import LEMBAR, FormAkunPasti
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.models import Pelatihan

LEMBAR_AA = (*LEMBAR[:6], ("Alamat", "alamat"), *LEMBAR[6:])
"""The worksheet, with the address that the formulir of an Admin Agency asks for."""

AKTIF = "User ID sudah dicocokkan dengan namanya di SPSE, dan akunnya sudah diaktifkan di sana."
BELUM_AKTIF = "User ID sudah dicocokkan dengan namanya di SPSE, dan akunnya belum diaktifkan."


class BidangPelatihan(forms.ModelChoiceField):
    """One training, named with its day."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Pelatihan.objects.none(), **kwargs)

    def label_from_instance(self, obj):
        return f"{obj.nama}, {tanggal_teks(obj.tanggal)}"


class FormAkunTerlatih(FormAkunPasti):
    """The training was attended already: the account is active at once."""

    urutan_lembar = LEMBAR_AA
    kata = FormAkunPasti.kata | {"kerja": "Buat dan aktifkan akun"}
    pelatihan = BidangPelatihan(
        label="Pelatihan yang sudah diikuti",
        empty_label="Pilih pelatihan",
        help_text="Akun hanya diaktifkan setelah pelatihan diikuti.",
        error_messages={"required": "Pilih pelatihannya; akun diaktifkan hanya setelah pelatihan."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The field has no "queryset" of its own: what has been held by today is known only today.
        self.fields["pelatihan"].queryset = Pelatihan.objects.filter(tanggal__lte=timezone.localdate())
        self.fields["cocok"].label = AKTIF

    def penerima(self, orang):
        """The account the candidate has had since filing; looked up anew when the form is sent."""
        if orang.pengguna_id and not self.is_bound:
            return {"akun": orang.pengguna, "galat": ""}
        return super().penerima(orang)

    def isi(self):
        return super().isi() | {"pelatihan": self.cleaned_data["pelatihan"]}


class FormAktivasi(FormAkunTerlatih):
    """The wait for the training ends: the User ID is known."""

    kata = FormAkunTerlatih.kata | {"kerja": "Aktifkan akun", "dengan": "setelah pelatihan diikuti"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for orang in self.orang:
            self.fields[f"user_id-{orang.pk}"].initial = orang.user_id
            self.fields["pelatihan"].initial = orang.pelatihan_id

    def _belum_pernah_dicatat(self, data):
        """It was recorded when it was created."""


class FormAkunBelumTerlatih(FormAkunPasti):
    """Created, not activated; there is no password to hand over yet."""

    template_isian = "aksi/akun_belum_aktif.html"
    biasa = True
    """On a page of its own because it is the rarer outcome, not because it destroys anything."""
    urutan_lembar = LEMBAR_AA
    pelatihan = BidangPelatihan(
        label="Pelatihan yang akan diikuti",
        required=False,
        empty_label="Belum ditentukan",
        help_text="Bila dipilih, hari dan tempatnya diberitahukan kepada calon Admin Agency.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pelatihan"].queryset = Pelatihan.objects.filter(tanggal__gte=timezone.localdate())
        self.fields["cocok"].label = BELUM_AKTIF
        for orang in self.orang:
            del self.fields[f"sandi-{orang.pk}"], self.fields[f"alasan-{orang.pk}"]

    def baris(self):
        for orang in self.orang:
            bidang = {nama: self[f"{nama}-{orang.pk}"] for nama in ("user_id", "tetap")}
            yield {"orang": orang, "ganda": orang.pk in self.ganda} | self.lembar(orang) | bidang

    def _hasil(self, orang, data):
        isi = {nama: data.get(f"{nama}-{orang.pk}", "") for nama in ("hasil", "user_id")}
        if not isi["user_id"]:
            self.add_error(f"user_id-{orang.pk}", "Isi User ID seperti di SPSE.")
        return isi

    def isi(self):
        akun = self.cleaned_data["akun"]
        return {
            "user_id": {pk: satu["user_id"] for pk, satu in akun.items()},
            "pelatihan": self.cleaned_data["pelatihan"],
        }


class FormPelatihan(KalimatIsian, forms.ModelForm):
    """A training that was held or will be."""

    class Meta:
        model = Pelatihan
        fields = ["nama", "tanggal", "tempat"]
        field_classes = {"tanggal": BidangTanggal}
        help_texts = {"tanggal": PETUNJUK_TANGGAL}
