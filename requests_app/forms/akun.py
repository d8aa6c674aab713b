from functools import cached_property

from django import forms
from django.db.models import Q
from django.db.models.functions import Lower
from django.forms.widgets import Script

from accounts_app.brankas import Rahasia
from accounts_app.kata import tanggal_teks
from accounts_app.models import Pengguna
from accounts_app.services import PenerimaTidakJelas, pilih_penerima
from requests_app.forms.dasar import FormAksi
from requests_app.models import Subjek
from requests_app.pencatatan import nip_bersih

MINIMAL = 8
LEMBAR = (
    ("NIP", "nip"),
    ("Nama", "nama"),
    ("Telepon", "telepon"),
    ("Surel", "email"),
    ("Pangkat/golongan", "pangkat_golongan"),
    ("Jabatan", "jabatan"),
    ("Nomor SK", "nomor_sk"),
    ("Masa berlaku SK", "sk_berlaku_sampai"),
    ("Nomor sertifikat", "nomor_sertifikat"),
)
"""The fields of SPSE's page for a new employee, in the order it asks them."""

LEMBAR_RESET = (
    ("User ID", "user_id_lama"),
    ("NIP", "nip"),
    ("Nama", "nama"),
    ("Jabatan", "jabatan"),
    ("Surel", "email"),
    ("Telepon", "telepon"),
)
"""By what an existing account is found in SPSE, and what must stand there."""


class FormPengirimanAkun(FormAksi):
    """Row 8: nothing to fill in, but to whom it goes is read before it goes."""

    template_isian = "aksi/pengiriman_akun.html"


class FormAkun(FormAksi):
    """Row 7: per person the User ID and the password set in SPSE, or the reason why there is none.

    A password is never sent back to the page, not even when another field is wrong.
    """

    template_isian = "aksi/akun.html"
    lebar = True
    urutan_lembar = LEMBAR
    kata = {
        "kerja": "Buat akun",
        "dengan": "dengan data berikut",
        "lembar": "Isian di SPSE",
        "sandi": "Password",
        "alasan": "Alasan {nama} tidak dibuat",
    }
    """The words of the page; a form for something else than making accounts has its own."""
    cocok = forms.BooleanField(
        label="Saya sudah mencocokkan User ID dengan nama setiap orang di SPSE.",
        error_messages={"required": "Cocokkan dulu User ID dengan nama setiap orang, lalu centang."},
    )

    class Media:
        js = (Script("js/sandi.js", defer=True),)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.orang = list(self.permohonan.subjek.all())
        self.ganda = {}
        for orang in self.orang:
            self._bidang(orang)

    def _bidang(self, orang):
        pk = orang.pk
        rahasia = {"autocomplete": "new-password", "data-sandi": "", "spellcheck": "false"}
        self.fields[f"hasil-{pk}"] = forms.ChoiceField(
            label=f"Hasil untuk {orang.nama}",
            choices=Subjek.Hasil.choices,
            initial=Subjek.Hasil.DIBUAT,
            widget=forms.RadioSelect,
        )
        self.fields[f"user_id-{pk}"] = forms.CharField(
            label=f"User ID {orang.nama}",
            required=False,
            max_length=80,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
            ),
        )
        self.fields[f"sandi-{pk}"] = forms.CharField(
            label=f"{self.kata['sandi']} {orang.nama}",
            required=False,
            strip=False,
            max_length=128,
            widget=forms.PasswordInput(attrs=rahasia),
            help_text="Yang Anda pasang di SPSE. Disegel untuk penerimanya dan tidak dapat dibaca lagi di sini.",
        )
        self.fields[f"alasan-{pk}"] = forms.CharField(
            label=self.kata["alasan"].format(nama=orang.nama), required=False, max_length=300
        )

        self.fields[f"tetap-{pk}"] = forms.BooleanField(
            label=f"User ID ini memang milik {orang.nama}; tetap simpan.", required=False
        )

        for nama in ("user_id", "sandi", "alasan", "tetap"):
            # Demanded or not by the verdict above it: calling them optional would mislead.
            self.fields[f"{nama}-{pk}"].bersyarat = True

    def baris(self):
        for orang in self.orang:
            bidang = {
                nama: self[f"{nama}-{orang.pk}"] for nama in ("hasil", "user_id", "sandi", "alasan", "tetap")
            }
            yield {
                "orang": orang,
                "penerima": self.penerima(orang),
                "ganda": orang.pk in self.ganda,
                **self.lembar(orang),
                **bidang,
            }

    def lembar(self, orang):
        """The worksheet of one person: {"lembar": its lines, "semua": all of them as one text to copy}."""
        baris = [
            isi_lembar(judul, getattr(orang, nama))
            for judul, nama in self.urutan_lembar
            if getattr(orang, nama)
        ]
        return {"lembar": baris, "semua": "\n".join(f"{isi['judul']}: {isi['salin']}" for isi in baris)}

    def terisi(self):
        """For how many persons a result has been given (a password is never sent back, so it is not asked for here)."""
        return sum(
            bool(self[f"{bidang}-{o.pk}"].value()) for o in self.orang for bidang in [self._penentu(o)]
        )

    def _penentu(self, orang):
        return "alasan" if self[f"hasil-{orang.pk}"].value() == Subjek.Hasil.TIDAK else "user_id"

    def clean(self):
        data = super().clean()
        data["akun"] = {orang.pk: self._hasil(orang, data) for orang in self.orang}
        self._user_id_berbeda(data["akun"])
        self._belum_pernah_dicatat(data)
        return data

    def isi(self):
        return {"akun": self.cleaned_data["akun"]}

    def _hasil(self, orang, data):
        isi = {nama: data.get(f"{nama}-{orang.pk}", "") for nama in ("hasil", "user_id", "sandi", "alasan")}
        isi["sandi"] = Rahasia(isi["sandi"])
        if isi["hasil"] == Subjek.Hasil.TIDAK:
            if not isi["alasan"]:
                self.add_error(f"alasan-{orang.pk}", "Tulis alasannya.")
            return isi
        if not isi["user_id"]:
            self.add_error(f"user_id-{orang.pk}", "Isi User ID seperti di SPSE.")
        if len(isi["sandi"]) < MINIMAL:
            self.add_error(f"sandi-{orang.pk}", f"Isi password, sedikitnya {MINIMAL} karakter.")
        self._penerima(orang)
        return isi

    def _penerima(self, orang):
        penerima = self.penerima(orang)
        if penerima["galat"]:
            self.add_error(f"user_id-{orang.pk}", penerima["galat"])

    def penerima(self, orang):
        """Whose e-Pesan the password will be in: {"akun": Pengguna or None (to be invited), "galat": why not}."""
        if self.permohonan.untuk_diri and orang.pengguna_id:
            return {"akun": orang.pengguna, "galat": ""}
        try:
            akun = pilih_penerima(self._calon, nip_bersih(orang.nip), orang.email)
        except PenerimaTidakJelas as galat:
            return {"akun": None, "galat": str(galat)}
        if akun and akun.pk == self.permohonan.pemohon_id and akun.nip != nip_bersih(orang.nip):
            return {
                "akun": None,
                "galat": "Penerimanya akan sama dengan pengaju permohonan. Periksa surel orang ini.",
            }
        return {"akun": akun, "galat": ""}

    @cached_property
    def _calon(self):
        """Every portal account with a NIP or an e-mail of these persons (one query)."""
        nip = {nip_bersih(orang.nip) for orang in self.orang} - {""}
        surel = {orang.email.lower() for orang in self.orang}
        kueri = Pengguna.objects.annotate(surel_kecil=Lower("email"))
        return list(kueri.filter(Q(nip__in=nip) | Q(surel_kecil__in=surel)))

    def _belum_pernah_dicatat(self, data):
        """A User ID that was recorded for somebody else before is most likely a slip; who is sure says so."""
        dicari = {isi["user_id"].lower(): pk for pk, isi in data["akun"].items() if isi["user_id"]}
        tercatat = Subjek.objects.annotate(kecil=Lower("user_id")).filter(
            kecil__in=dicari, hasil=Subjek.Hasil.DIBUAT
        )
        orang = {satu.pk: satu for satu in self.orang}
        for lama in tercatat.exclude(permohonan=self.permohonan).select_related("permohonan"):
            pk = dicari[lama.kecil]
            if nip_bersih(lama.nip) and nip_bersih(lama.nip) == nip_bersih(orang[pk].nip):
                continue
            self.ganda[pk] = lama
            if not data.get(f"tetap-{pk}"):
                pesan = (
                    f"User ID ini sudah tercatat untuk {lama.nama} pada {lama.permohonan}. "
                    "Periksa, atau centang bila memang benar."
                )
                self.add_error(f"user_id-{pk}", pesan)

    def _user_id_berbeda(self, akun):
        terpakai = set()
        for pk, isi in akun.items():
            kunci = isi["user_id"].lower()
            if kunci and kunci in terpakai:
                self.add_error(f"user_id-{pk}", "User ID ini sudah dipakai orang lain dalam permohonan ini.")
            terpakai.add(kunci)


class FormAkunPasti(FormAkun):
    """One person whose account was made: a request that cannot be met is refused earlier, in a row of its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for orang in self.orang:
            hasil = self.fields[f"hasil-{orang.pk}"]
            hasil.choices, hasil.widget = [(Subjek.Hasil.DIBUAT, "Akun dibuat")], forms.HiddenInput()


class FormAkunLama(FormAkun):
    """A reset: the User ID is known, only the password is new."""

    urutan_lembar = LEMBAR_RESET
    kata = {
        "kerja": "Cari akunnya dan reset passwordnya",
        "dengan": "menurut data berikut",
        "lembar": "Cari di SPSE",
        "sandi": "Password baru",
        "alasan": "Alasan password {nama} tidak di-reset",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for orang in self.orang:
            self.fields[f"user_id-{orang.pk}"].initial = orang.user_id_lama
            self.fields[f"hasil-{orang.pk}"].choices = list(self.permohonan.kelas.HASIL.items())

    def _belum_pernah_dicatat(self, data):
        """Of course it was recorded before."""


def isi_lembar(judul, nilai):
    """One line of the worksheet; SPSE takes dates as 31-12-2026."""
    if hasattr(nilai, "strftime"):
        return {"judul": judul, "nilai": tanggal_teks(nilai), "salin": f"{nilai:%d-%m-%Y}"}
    return {"judul": judul, "nilai": nilai, "salin": nilai}
