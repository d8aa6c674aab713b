"""Hak-akses: what Admin Agency does in SPSE (row 6), and what Helpdesk passes on (row 7)."""

from django import forms
from django.forms.widgets import Script

from accounts_app.brankas import Rahasia
from accounts_app.kata import tanggal_teks
from requests_app.forms.akun import MINIMAL
from requests_app.forms.dasar import FormAksi
from requests_app.models import Subjek
from requests_app.nip import nip_tertulis

AKTIFKAN = Subjek.Permintaan.AKTIFKAN
KERJA = {AKTIFKAN: "diaktifkan", Subjek.Permintaan.NONAKTIFKAN: "dinonaktifkan"}
"""What is done to an account, as a sentence about it has it."""


class FormHakAkses(FormAksi):
    """Row 6, per person: carried out in SPSE or not; an activation may come with a new password, sealed for the holder.

    A password is never sent back to the page, not even when another field is wrong.
    """

    template_isian = "aksi/hak_akses.html"
    lebar = True

    class Media:
        css = {"all": ["css/hak_akses.css"]}
        js = (Script("js/sandi.js", defer=True),)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.orang = list(self.permohonan.subjek.select_related("akun", "pengguna"))
        for orang in self.orang:
            self._bidang(orang)

    def _bidang(self, orang):
        pk = orang.pk
        self.fields[f"hasil-{pk}"] = forms.ChoiceField(
            label="Hasil di SPSE",
            choices=list(self.permohonan.kelas.HASIL.items()),
            initial=Subjek.Hasil.DIBUAT,
            widget=forms.RadioSelect,
        )
        self.fields[f"sudah-{pk}"] = forms.BooleanField(
            label=f"Akun {orang.user_id_lama} di SPSE milik {orang.nama} dan sudah {KERJA[orang.permintaan]}.",
            required=False,
        )
        self.fields[f"alasan-{pk}"] = forms.CharField(
            label="Alasan tidak dilaksanakan", required=False, max_length=300
        )
        if orang.permintaan == AKTIFKAN:
            self.fields[f"sandi-{pk}"] = self._bidang_sandi()
        for nama in ("sudah", "alasan"):
            # Demanded or not by the verdict above it: calling them optional would mislead.
            self.fields[f"{nama}-{pk}"].bersyarat = True

    def _bidang_sandi(self):
        rahasia = {"autocomplete": "new-password", "data-sandi": "", "spellcheck": "false"}
        return forms.CharField(
            label="Password baru, bila SPSE memintanya",
            required=False,
            strip=False,
            max_length=128,
            widget=forms.PasswordInput(attrs=rahasia),
            help_text="Disegel untuk pemegang akun; tidak melewati Helpdesk dan tidak dapat dibaca lagi di sini.",
        )

    def baris(self):
        """Per person: what to do, the lines to copy from, what does not fit the register, and the fields."""
        for orang in self.orang:
            pk = orang.pk
            yield {
                "orang": orang,
                "aktifkan": orang.permintaan == AKTIFKAN,
                "lembar": list(_lembar(self.permohonan, orang)),
                "register": self._register(orang),
                "hasil": self[f"hasil-{pk}"],
                "sudah": self[f"sudah-{pk}"],
                "alasan": self[f"alasan-{pk}"],
                "sandi": self[f"sandi-{pk}"] if f"sandi-{pk}" in self.fields else None,
            }

    def _register(self, orang):
        """A sentence where the register knows this User ID otherwise, or not at all."""
        akun = orang.akun
        if akun is None:
            return "User ID ini belum ada di register akun kantor. Pastikan pemiliknya di SPSE."
        if (akun.nip and orang.nip and akun.nip != orang.nip) or akun.jenis != orang.jenis:
            milik = f"{akun.nama}, {akun.get_jenis_display()}" + (
                f", NIP {nip_tertulis(akun.nip)}" if akun.nip else ""
            )
            return f"Di register akun ini tercatat atas nama {milik}. Pastikan pemiliknya di SPSE."
        return ""

    def clean(self):
        data = super().clean()
        data["hak_akses"] = {orang.pk: self._hasil(orang, data) for orang in self.orang}
        return data

    def _hasil(self, orang, data):
        pk = orang.pk
        isi = {nama: data.get(f"{nama}-{pk}", "") for nama in ("hasil", "alasan", "sandi")}
        isi["sandi"] = Rahasia(isi["sandi"])
        if isi["hasil"] == Subjek.Hasil.TIDAK:
            if not isi["alasan"]:
                self.add_error(f"alasan-{pk}", "Tulis alasannya.")
            return isi
        if not data.get(f"sudah-{pk}"):
            self.add_error(f"sudah-{pk}", "Kerjakan di SPSE, cocokkan pemiliknya, lalu centang.")
        if 0 < len(isi["sandi"]) < MINIMAL:
            self.add_error(f"sandi-{pk}", f"Isi password, sedikitnya {MINIMAL} karakter.")
        if isi["sandi"] and not orang.pengguna.is_active:
            pesan = (
                f"Akun portal {orang.pengguna} tidak aktif. Minta Pengelola Portal mengaktifkannya dahulu."
            )
            self.add_error(f"sandi-{pk}", pesan)
        return isi

    def isi(self):
        return {"hak_akses": self.cleaned_data["hak_akses"]}


def _lembar(permohonan, orang):
    """{"judul", "nilai", "salin"} of each line an Admin Agency looks for in SPSE, what is unknown left out."""
    sampai = tanggal_teks(orang.sk_berlaku_sampai) if orang.sk_berlaku_sampai else ""
    isi = (
        ("User ID", orang.user_id_lama, orang.user_id_lama),
        ("Nama", orang.nama, orang.nama),
        ("NIP", nip_tertulis(orang.nip), orang.nip),
        ("Peran di SPSE", orang.get_jenis_display(), ""),
        ("Satuan kerja", str(permohonan.unit), ""),
        ("Nomor SK", orang.nomor_sk, orang.nomor_sk),
        ("SK berlaku sampai", sampai, ""),
    )
    return ({"judul": judul, "nilai": nilai, "salin": salin} for judul, nilai, salin in isi if nilai)


class FormKonfirmasiHasil(FormAksi):
    """Row 8: nothing to fill in; the applicant reads the result he confirms."""

    template_isian = "aksi/konfirmasi_hasil.html"

    def hasil(self):
        return _hasil(self.permohonan)


class FormPenerusanHasil(FormAksi):
    """Row 7: nothing to fill in; what goes to whom is read before it goes. The password is not among it."""

    template_isian = "aksi/penerusan_hasil.html"

    def hasil(self):
        return _hasil(self.permohonan)


def _hasil(permohonan):
    """Per person: him, and what was done as a word of a sentence ("" where it was not)."""
    for orang in permohonan.subjek.all():
        dilaksanakan = orang.hasil == Subjek.Hasil.DIBUAT
        yield {"orang": orang, "kerja": KERJA[orang.permintaan] if dilaksanakan else ""}
