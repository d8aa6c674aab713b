"""Taking work from a colleague who is on duty: an event with its reason, asked before it happens."""

from django import forms
from django.db import transaction

from accounts_app.pengesah import KalimatIsian
from requests_app import catatan, services
from requests_app.models import Penyimpangan
from requests_app.penyimpangan.jawab import jawab
from requests_app.penyimpangan.sebab import LAIN, PANJANG, SEBAB, teks_sebab

JENIS = Penyimpangan.Jenis.PERLENGKAPAN
"""The kind of departure a takeover is recorded as (requests_app.penyimpangan.aturan)."""
PILIHAN = {
    kode: kata for kode, kata in SEBAB[JENIS].items() if kode in {"PETUGAS", "MENDESAK", "ARAHAN", LAIN}
}


class FormAmbilAlih(KalimatIsian, forms.Form):
    sebab = forms.ChoiceField(
        label="Sebabnya", choices=list(PILIHAN.items()), widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu sebab."},
    )  # fmt: skip
    uraian = forms.CharField(
        label="Keterangan", required=False, max_length=PANJANG, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Boleh kosong, kecuali untuk “Lainnya”. Terbaca oleh petugas kantor dan auditor.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["uraian"].bersyarat = True

    def clean(self):
        data = super().clean()
        data["uraian"] = " ".join(data.get("uraian", "").split())
        if data.get("sebab") == LAIN and not data["uraian"] and "uraian" not in self.errors:
            self.add_error("uraian", "Tulis sebabnya dengan beberapa kata.")
        return data


@transaction.atomic
def ambil_alih(permohonan, *, pelaku, sebab, uraian=""):
    """Take it and say why: digest in the journal, words in the internal notes and in the deviation register. Raises BelumBoleh."""
    lama = permohonan.petugas
    alasan = f"{teks_sebab(JENIS, sebab) if sebab != LAIN else ''}. {uraian}".strip(". ")
    jejak = services.ambil(permohonan, oleh=pelaku.pengguna, alasan=alasan)
    for satu in Penyimpangan.objects.filter(jejak=jejak, pelaku=pelaku.pengguna, dijawab_pada=None):
        jawab(satu, pelaku=pelaku, sebab=sebab, uraian=uraian)
    catatan.tulis(
        permohonan,
        oleh=pelaku.pengguna,
        isi=f"Mengambil alih dari {lama}. Sebab: {alasan}.",
        untuk_pemohon=False,
    )
    return jejak
