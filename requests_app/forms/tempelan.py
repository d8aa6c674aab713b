"""Persons pasted from a spreadsheet: each row judged by the form one person is typed into, none saved here."""

from dataclasses import dataclass

from django import forms

from accounts_app.pengesah import KalimatIsian
from requests_app import tempelan
from requests_app.forms.draf import FormSubjek
from requests_app.models import Subjek
from requests_app.nip import rapikan_nip

BULAT = (
    "NIP ini dibulatkan oleh lembar kerja, jadi angka-angka terakhirnya hilang. Ketik ulang lengkap, "
    "atau ubah kolomnya menjadi Teks lalu tempel lagi."
)

CONTOH = {
    "nama": "Ratih Contoh, S.T.",
    "nip": "19850101 201001 2 001",
    "pangkat_golongan": "Penata (III/c)",
    "jabatan": "Kepala Seksi Contoh",
    "alamat": "Jalan Contoh Nomor 1",
    "permintaan": "Aktifkan atau Nonaktifkan",
    "user_id_lama": "RATIHPPK",
    "email": "ratih@contoh.go.id",
    "telepon": "0812 0000 0000",
    "nomor_sk": "SK-12/BCT/2026",
    "tanggal_sk": "5 Januari 2026, 05/01/2026, atau 2026-01-05",
    "sk_berlaku_sampai": "31 Desember 2026; kosong bila tanpa batas",
    "nomor_sertifikat": "LKPP-00417",
}
"""What a cell of each column looks like; kinds of accounts are named by their SOP."""


def keterangan_kolom(permohonan):
    """The legend: (label, must it be filled, example) of each column, in the order read without a header."""
    form = FormSubjek(permohonan=permohonan)
    contoh = CONTOH | {"jenis": " atau ".join(nama for _, nama in form.fields["jenis"].choices)}
    kolom = tempelan.kolom_tempel(permohonan)
    return [(form[nama].label, form.fields[nama].required, contoh[nama]) for nama in kolom]


class FormTempel(KalimatIsian, forms.Form):
    teks = forms.CharField(
        label="Baris dari lembar kerja",
        help_text="Salin baris-barisnya di Excel atau LibreOffice, lalu tempel di sini. Satu baris satu orang.",
        max_length=tempelan.PANJANG_TERBESAR,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 12, "spellcheck": "false", "autocapitalize": "off", "wrap": "off"}
        ),
        error_messages={"required": "Tempel dahulu baris-baris orangnya."},
    )

    def __init__(self, *args, kolom=tempelan.KOLOM, **kwargs):
        super().__init__(*args, **kwargs)
        self.kolom = kolom

    def clean_teks(self):
        hasil = tempelan.urai(self.cleaned_data["teks"], self.kolom)
        if not hasil.baris:
            raise forms.ValidationError(
                "Tidak ada baris orang yang terbaca. Salin juga baris isinya, bukan judul kolomnya saja."
            )
        if hasil.lebih:
            raise forms.ValidationError(
                f"Tempelan ini {len(hasil.baris) + hasil.lebih} baris. Tempel paling banyak "
                f"{tempelan.BARIS_TERBANYAK} baris sekali jalan."
            )
        self.hasil = hasil
        return self.cleaned_data["teks"]


@dataclass
class BarisOrang:
    """One row as judged: its number in the paste, its cells, and the form that judged it."""

    nomor: int
    isi: dict
    form: FormSubjek

    @property
    def sah(self):
        return self.form.is_valid()

    @property
    def nama(self):
        return self.isi["nama"] or "tanpa nama"

    @property
    def galat(self):
        """The bound fields with errors: what is to be typed anew."""
        return [bidang for bidang in self.form if bidang.errors]

    @property
    def peringatan(self):
        return self.form.peringatan()


def nilai_baris(permohonan, baris):
    """Judge rows (dicts {column: text}) as persons of `permohonan`: a BarisOrang each, duplicates among them found."""
    lain, hasil = list(permohonan.subjek.all()), []
    for nomor, isi in enumerate(baris, 1):
        form = FormSubjek(_data(nomor, isi), permohonan=permohonan, lain=lain, prefix=f"b{nomor}")
        if tempelan.dibulatkan(isi["nip"]) and "nip" not in form.errors:
            form.add_error("nip", BULAT)
        hasil.append(BarisOrang(nomor, isi, form))
        lain = [*lain, Subjek(nama=isi["nama"], email=isi["email"], nip=rapikan_nip(isi["nip"]))]
    return hasil


def _data(nomor, isi):
    return {f"b{nomor}-{nama}": nilai for nama, nilai in isi.items()}


def terapkan(baris, data):
    """The rows with what was typed anew into single cells ("b3-nip": …) put in their places."""
    return [
        {nama: data.get(f"b{nomor}-{nama}", nilai) for nama, nilai in isi.items()}
        for nomor, isi in enumerate(baris, 1)
    ]
