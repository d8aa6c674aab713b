"""Which notices reach a person by which channel beside the portal."""

from dataclasses import dataclass

from django import forms
from django.db import transaction

from accounts_app.models import PilihanKabar
from requests_app import kabar


@dataclass(frozen=True)
class Baris:
    """One kind of notice on the page: its boxes, and which of them cannot be unticked."""

    jenis: kabar.Peristiwa
    kotak: list


class FormKabar(forms.Form):
    """A box for each kind that concerns this person and each channel that reaches him; mandatory ones stay ticked."""

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna
        self.saluran = kabar.saluran_tersedia(pengguna)
        self.dipilih = kabar.pilihan_orang(pengguna)
        for kode, dipilih in self.dipilih.items():
            for saluran in self.saluran:
                self.fields[f"{kode}-{saluran}"] = self._kotak(kode, saluran, saluran in dipilih)

    def _kotak(self, kode, saluran, dicentang):
        wajib = saluran in kabar.PERISTIWA[kode].wajib
        label = kabar.nama_saluran(saluran)
        return forms.BooleanField(label=label, required=False, initial=dicentang, disabled=wajib)

    def baris(self):
        return [
            Baris(kabar.PERISTIWA[kode], [self[f"{kode}-{saluran}"] for saluran in self.saluran])
            for kode in self.dipilih
        ]

    @transaction.atomic
    def simpan(self):
        """A channel that is not offered now (no gateway, no number) keeps what was chosen for it before."""
        for kode in self.dipilih:
            isi = {saluran: self.cleaned_data[f"{kode}-{saluran}"] for saluran in self.saluran}
            PilihanKabar.objects.update_or_create(pengguna=self.pengguna, peristiwa=kode, defaults=isi)
