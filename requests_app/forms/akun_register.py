"""Picking an existing account from the register instead of typing its User ID (SOPs whose persons have `user_id_lama`).

`pilihan_akun(permohonan)` gives the choices, `isian_dari_akun(akun, permohonan)` the fields of Subjek an account fills.
`PilihAkun` puts both into a form of one person; requests_app.forms.draf.FormSubjek has it. Works without a script: what
was left empty is filled in from the register when the form is sent. A User ID the register does not know is still typed.
"""

from django import forms

from accounts_app.models import AkunSPSE
from requests_app.halaman import kunci_utama
from requests_app.models import Subjek
from requests_app.sop.pelaksana import PELAKSANA_DIRI

Status = AkunSPSE.Status
DAPAT_DIMINTA = (Status.AKTIF, Status.NONAKTIF, Status.DIBUAT, Status.MENUNGGU_PELATIHAN)
"""What was ever made in SPSE; asked-for and cancelled accounts have nothing to reset, activate or deactivate."""

DARI_AKUN = {"user_id_lama": "user_id"} | {
    nama: nama
    for nama in (
        "jenis", "nama", "nip", "pangkat_golongan", "jabatan", "email", "telepon", "nomor_sk", "tanggal_sk",
        "sk_berlaku_sampai",
    )
}  # fmt: skip
"""{field of Subjek: field of AkunSPSE it is filled from}."""

BERBEDA = "Pilih akunnya dari register, atau tulis User ID-nya; yang Anda isi menunjuk dua akun yang berbeda."


def akun_dapat_diminta(permohonan):
    """The accounts a permohonan may be about: of its unit and its roles; his own only, where one asks for himself."""
    akun = AkunSPSE.objects.filter(
        unit=permohonan.unit_id, jenis__in=permohonan.kelas.JENIS, status__in=DAPAT_DIMINTA
    ).exclude(user_id="")
    if permohonan.kelas.LANGKAH[0].pelaksana in PELAKSANA_DIRI:
        akun = akun.milik(permohonan.pemohon)
    return akun.order_by("nama", "pk")


def pilihan_akun(permohonan):
    """[(pk as text, "Sari Contoh, S.T. – PPK12 (PPK, Aktif)")] of `akun_dapat_diminta`, by name. One query."""
    return [(str(akun.pk), label_akun(akun)) for akun in akun_dapat_diminta(permohonan)]


def label_akun(akun):
    return f"{akun.nama} – {akun.user_id} ({akun.get_jenis_display()}, {akun.get_status_display()})"


def isian_dari_akun(akun, permohonan):
    """{field of Subjek: value} for those fields the SOP of `permohonan` asks for and the register knows."""
    isi = {nama: getattr(akun, asal) for nama, asal in DARI_AKUN.items() if nama in permohonan.ISIAN_ORANG}
    return {nama: nilai for nama, nilai in isi.items() if nilai not in ("", None)}


class BidangAkun(forms.ModelChoiceField):
    """One of `akun_dapat_diminta`; anything else in the address or the POST is no choice."""

    def __init__(self, **kwargs):
        kwargs.setdefault("queryset", AkunSPSE.objects.none())
        super().__init__(
            label="Pilih akun dari register satuan kerja",
            required=False,
            empty_label="Tidak ada di daftar – tulis User ID di bawah",
            help_text="Yang Anda kosongkan di bawah diisi dari register. Periksa sebelum mengirim.",
            error_messages={
                "invalid_choice": "Akun itu tidak ada dalam register satuan kerja ini. Pilih yang lain."
            },
            **kwargs,
        )

    bersyarat = True
    """It or the User ID must be given: calling it optional would mislead."""

    def label_from_instance(self, obj):
        return label_akun(obj)


class PilihAkun(forms.ModelForm):
    """For a ModelForm of Subjek made with `permohonan=`: the choice stands first, and fills what was left empty."""

    akun_register = BidangAkun()

    def __init__(self, data=None, *args, permohonan, **kwargs):
        # Pasted rows (a form each, with a prefix) name their accounts by User ID.
        self.dari_register = "user_id_lama" in permohonan.ISIAN_ORANG and not kwargs.get("prefix")
        self.akun_dipilih = None
        if data is not None and self.dari_register:
            data = self._lengkapi(data, permohonan, kwargs.get("instance"))
        super().__init__(data, *args, **kwargs)

    def pasang_register(self, permohonan):
        """Called when the fields of the SOP are in place: gives the choices; without any the field goes."""
        bidang = self.fields.get("akun_register") or BidangAkun()
        self.fields["akun_register"] = bidang
        if self.dari_register:
            bidang.queryset = akun_dapat_diminta(permohonan)
        if not self.dari_register or not (bidang.queryset or self.is_bound):
            del self.fields["akun_register"]
            return
        self.order_fields(["akun_register"])
        self.fields["user_id_lama"].required = self.akun_dipilih is None
        # It may stay empty where an account is picked; calling it optional would mislead.
        self.fields["user_id_lama"].bersyarat = True
        self.fields["user_id_lama"].help_text = "Hanya bila akunnya tidak ada dalam daftar di atas."
        self.initial.setdefault("akun_register", self.instance.akun_id)
        if self.initial["akun_register"]:
            # One of the two says which account; the other would contradict it as soon as it is changed.
            self.initial["user_id_lama"] = ""

    def _lengkapi(self, data, permohonan, lama):
        """The data with what was left empty (or belongs to the account picked before) filled in from the register."""
        dipilih = kunci_utama(str(data.get("akun_register", "")))
        if dipilih is None:
            return data
        akun = akun_dapat_diminta(permohonan).filter(pk=dipilih).first()
        if akun is None:
            return data
        self.akun_dipilih = akun
        hasil = data.copy()
        berganti = lama is not None and lama.pk and lama.akun_id != akun.pk
        for nama, nilai in isian_dari_akun(akun, permohonan).items():
            kini = str(data.get(nama, "")).strip()
            if nama != "user_id_lama" and (not kini or (berganti and kini == _teks(getattr(lama, nama)))):
                hasil[nama] = _teks(nilai)
        return hasil

    def clean(self):
        data = super().clean()
        akun, ditulis = self.akun_dipilih, data.get("user_id_lama", "")
        if akun is not None and "user_id_lama" not in self.errors:
            if ditulis and ditulis.strip().lower() != akun.user_id.lower():
                self.add_error("user_id_lama", BERBEDA)
            data["user_id_lama"] = akun.user_id
        return data


def _teks(nilai):
    """A value as a form field is filled with it (dates ISO 8601)."""
    return nilai.isoformat() if hasattr(nilai, "isoformat") else str(nilai or "")


def prefill(akun, permohonan):
    """A new, unsaved Subjek of `permohonan` with everything the register knows of the account's holder."""
    return Subjek(permohonan=permohonan, akun=akun, **isian_dari_akun(akun, permohonan))
