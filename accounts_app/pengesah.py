"""What the portal says when it refuses an entry: sentences that name the field, and what a password must be."""

from django import forms
from django.contrib.auth import password_validation
from django.forms.utils import pretty_name

USANG = "Halaman ini sudah usang. Muat ulang halaman, lalu coba sekali lagi."
CONTOH_TANGGAL = "21 November 2026"
CONTOH_SUREL = "nama@instansi.go.id"
TETAP = ("User",)
"""Capitalised words that stay so inside a sentence."""


class KalimatIsian:
    """Mixin of forms: a field that has no message of its own says what to do in words made of its label."""

    def full_clean(self):
        for nama, bidang in self.fields.items():
            _lengkapi(bidang, str(bidang.label or pretty_name(nama)))
        super().full_clean()


def _lengkapi(bidang, label):
    bawaan = _pesan_bawaan(type(bidang))
    for kode, kalimat in kalimat_bidang(bidang, label).items():
        if bidang.error_messages.get(kode) is bawaan.get(kode):
            bidang.error_messages[kode] = kalimat


def _pesan_bawaan(kelas):
    hasil = {}
    for induk in reversed(kelas.__mro__):
        hasil |= getattr(induk, "default_error_messages", {})
    return hasil


def kalimat_bidang(bidang, label):
    """The refusals of one form field as {Django's code of the error: sentence}; sentences may hold Django's %(…)d places."""
    if bidang.widget.is_hidden:
        return dict.fromkeys(("required", "invalid", "min_length", "max_length"), USANG)
    sebutan = di_tengah_kalimat(label)
    for jenis, susun in _SUSUNAN:
        if isinstance(bidang, jenis):
            return susun(sebutan)
    return _teks(sebutan)


def di_tengah_kalimat(label):
    """A label as it stands inside a sentence: "Nama lengkap" → "nama lengkap", "NIP" and "SK berlaku sampai" as they are."""
    label = label.rstrip(" .:?")
    kata = label.partition(" ")[0]
    biasa = kata[1:].islower() and kata not in TETAP
    return label[:1].lower() + label[1:] if biasa else label


def _teks(sebutan):
    awal = _aman(sebutan[:1].upper() + sebutan[1:])
    return {
        "required": f"Isi {sebutan}.",
        "max_length": f"{awal} paling banyak %(limit_value)d karakter; sekarang %(show_value)d.",
        "min_length": f"{awal} sedikitnya %(limit_value)d karakter; sekarang %(show_value)d.",
    }


def _surel(sebutan):
    return _teks(sebutan) | {"invalid": f"Tulis {_aman(sebutan)} yang lengkap, misalnya {CONTOH_SUREL}."}


def _angka(sebutan):
    return {"required": f"Isi {sebutan}.", "invalid": f"Isi {sebutan} dengan angka bulat."}


def _tanggal(sebutan):
    apa = sebutan if sebutan.startswith("tanggal") else f"tanggal pada “{sebutan}”"
    return {"required": f"Isi {apa}.", "invalid": f"Isi {apa} dengan benar, misalnya {CONTOH_TANGGAL}."}


def _pilihan(sebutan):
    tersedia = f"Pilih {_aman(sebutan)} dari pilihan yang tersedia."
    return {"required": f"Pilih {sebutan}."} | dict.fromkeys(("invalid_choice", "invalid_list"), tersedia)


def _centang(_):
    return {"required": "Centang pernyataan ini bila Anda menyetujuinya."}


def _berkas(sebutan):
    return {"required": f"Pilih berkas untuk {sebutan}."}


def _aman(sebutan):
    """Of a sentence that Django fills with values."""
    return sebutan.replace("%", "%%")


_SUSUNAN = (
    (forms.EmailField, _surel),
    (forms.DateField, _tanggal),
    (forms.IntegerField, _angka),
    (forms.BooleanField, _centang),
    (forms.FileField, _berkas),
    ((forms.ChoiceField, forms.ModelChoiceField), _pilihan),
)


class CukupPanjang(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return f"Kata sandi ini terlalu pendek. Pakai sedikitnya {self.min_length} karakter."

    def get_help_text(self):
        return f"Sedikitnya {self.min_length} karakter; beberapa kata yang mudah Anda ingat sudah baik."


class TidakUmum(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return "Kata sandi ini terlalu umum dan mudah ditebak. Pilih kata sandi lain."

    def get_help_text(self):
        return "Bukan kata sandi yang umum dipakai orang."


class TidakMiripDiri(password_validation.UserAttributeSimilarityValidator):
    """Compares with what others know of a person of this portal (`nama` and `nip` instead of Django's two names)."""

    SIFAT = ("username", "nama", "nip", "email")

    def __init__(self, user_attributes=SIFAT, **opsi):
        super().__init__(user_attributes, **opsi)

    def get_error_message(self):
        return "Kata sandi ini terlalu mirip dengan %(verbose_name)s Anda. Pilih kata sandi lain."

    def get_help_text(self):
        return "Tidak mirip dengan nama, nama pengguna, NIP, atau surel Anda."


def petunjuk_kata_sandi():
    """What a new password must be, as one line of plain text."""
    return " ".join(password_validation.password_validators_help_texts())
