"""A register file held against the register: what each row would do, and what the file does not mention. Writes nothing."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field

from accounts_app.kata import tanggal_teks
from accounts_app.models import AkunSPSE, UnitKerja
from accounts_app.models.akun_spse import JenisAkun
from requests_app.registri.kolom import JUDUL_KOLOM
from requests_app.registri.nilai_baris import kunci_unit, nilai

Status = AkunSPSE.Status
BARU, BERUBAH, SAMA, KONFLIK, GALAT = "baru", "berubah", "sama", "konflik", "galat"
LINGKUP = {
    "unit": "Hanya satuan kerja yang disebut dalam berkas",
    "semua": "Seluruh kantor",
}
"""Of which accounts the file is a whole list: only among these is something missing from it."""
TERCATAT = (Status.AKTIF, Status.DIBUAT, Status.MENUNGGU_PELATIHAN, Status.NONAKTIF)
DITUNGGU = (Status.AKTIF, Status.DIBUAT, Status.MENUNGGU_PELATIHAN)
"""What a list from SPSE should name; a deactivated account may well be left out of it."""


@dataclass(frozen=True)
class Beda:
    """One field that would change, both values in words."""

    label: str
    lama: str
    baru: str


@dataclass
class Putusan:
    """What one row would do. `akun`: the account it is about (None: a new one); `kalimat`: in words."""

    nomor: int
    jenis: str
    kalimat: str
    teks: dict
    isi: dict = field(default_factory=dict)
    akun: AkunSPSE | None = None
    beda: list = field(default_factory=list)
    ubah: dict = field(default_factory=dict)

    @property
    def nama(self):
        return self.teks.get("nama") or "(tanpa nama)"

    @property
    def user_id(self):
        return self.teks.get("user_id", "")


@dataclass
class Banding:
    """The whole comparison. `hilang`: accounts of the register that the file should name and does not."""

    putusan: list
    hilang: list
    unit: dict

    def bagian(self, jenis):
        return [satu for satu in self.putusan if satu.jenis == jenis]

    @property
    def jumlah(self):
        hasil = {jenis: len(self.bagian(jenis)) for jenis in (BARU, BERUBAH, SAMA, KONFLIK, GALAT)}
        return hasil | {"hilang": len(self.hilang)}

    @property
    def ada_kerja(self):
        return bool(self.bagian(BARU) or self.bagian(BERUBAH) or self.hilang)

    @property
    def keadaan(self):
        """Digest of everything that would be done: as long as it is the same, the register has not moved under it."""
        isi = [
            (p.nomor, p.jenis, p.akun and p.akun.pk, [(b.label, b.lama, b.baru) for b in p.beda], p.kalimat)
            for p in self.putusan
        ]
        bagian = json.dumps([isi, [akun.pk for akun in self.hilang]], ensure_ascii=True)
        return hashlib.sha256(bagian.encode()).hexdigest()


def bandingkan(berkas, lingkup, *, kunci=False):
    """The Banding of a requests_app.registri.baca.Berkas; `kunci`: with the register's rows locked (in a transaction).

    Two queries, however long the file is.
    """
    unit = list(UnitKerja.objects.values_list("pk", "nama", "kode"))
    nama_unit = {pk: nama for pk, nama, _ in unit}
    kenal = {kunci_unit(teks): pk for pk, *semua in unit for teks in semua}
    semua = AkunSPSE.objects.exclude(status=Status.BATAL).order_by("pk")
    register = Register(semua.select_for_update() if kunci else semua)
    baris = [nilai(nomor, teks, kenal) for nomor, teks in berkas.baris]
    putusan = [_putusan(satu, register, nama_unit) for satu in baris]
    _periksa_dalam_berkas(putusan)
    return Banding(putusan, _hilang(putusan, register, lingkup), nama_unit)


class Register:
    """The accounts by what a row may know of them."""

    def __init__(self, akun):
        self.semua, self.user_id, self.orang = list(akun), defaultdict(list), defaultdict(list)
        for satu in self.semua:
            if satu.user_id and satu.status in TERCATAT:
                self.user_id[satu.user_id.lower()].append(satu)
            for kunci in kunci_orang(satu.jenis, satu.nip, satu.email):
                self.orang[kunci].append(satu)


def kunci_orang(jenis, nip, email):
    """How a person in a role is known: by NIP, and by e-mail."""
    return [(jenis, satu) for satu in (nip, email.lower()) if satu]


def _putusan(baris, register, nama_unit):
    hasil = Putusan(baris.nomor, GALAT, " ".join(baris.galat), baris.teks, baris.isi)
    if baris.galat:
        return hasil
    ada = register.user_id.get(baris.isi["user_id"].lower(), [])
    sebab = _konflik(baris.isi, ada, register)
    if sebab:
        hasil.jenis, hasil.kalimat = KONFLIK, sebab
    elif ada:
        _putuskan_lama(hasil, ada[0], nama_unit)
    else:
        keadaan = Status(baris.isi.get("status", Status.AKTIF)).label.lower()
        hasil.jenis = BARU
        hasil.kalimat = f"Masuk register sebagai akun {JenisAkun(baris.isi['jenis']).label} yang {keadaan}."
    return hasil


def _konflik(isi, ada, register):
    """The sentence why the register contradicts this row; "" when it does not."""
    if len(ada) > 1:
        return (
            f"User ID {isi['user_id']} tercatat {len(ada)} kali dalam register; rapikan dahulu di register."
        )
    if ada and not _orang_sama(ada[0], isi):
        return f"User ID {isi['user_id']} dalam register dipegang {ada[0].nama}, bukan {isi['nama']}. Pastikan siapa pemegangnya."
    lain = [
        akun
        for kunci in kunci_orang(isi["jenis"], isi.get("nip", ""), isi.get("email", ""))
        for akun in register.orang[kunci]
        if akun not in ada and akun.status != Status.NONAKTIF
    ]
    if not lain:
        return ""
    if lain[0].status == Status.DIAJUKAN:
        return f"Akun {lain[0].get_jenis_display()} orang ini sedang dimohonkan di portal; tunggu permohonannya selesai."
    return (
        f"Orang ini sudah mempunyai akun {lain[0].get_jenis_display()} lain dalam register, {lain[0].user_id}. "
        "Pastikan mana yang dipakai."
    )


def _orang_sama(akun, isi):
    """By NIP where both are known, else by e-mail, else by the name without its degrees."""
    if akun.nip and isi.get("nip"):
        return akun.nip == isi["nip"]
    if akun.email and isi.get("email") and akun.email.lower() == isi["email"].lower():
        return True
    return nama_polos(akun.nama) == nama_polos(isi["nama"])


def nama_polos(nama):
    """A name to compare: without degrees after the comma, dots and case."""
    return " ".join(nama.partition(",")[0].casefold().replace(".", " ").split())


def _putuskan_lama(putusan, akun, nama_unit):
    putusan.akun = akun
    for nama, baru in putusan.isi.items():
        kolom = "unit_id" if nama == "unit" else nama
        lama = getattr(akun, kolom)
        if nama != "user_id" and lama != baru:
            putusan.ubah[kolom] = baru
            putusan.beda.append(
                Beda(JUDUL_KOLOM[nama], _kata(nama, lama, nama_unit), _kata(nama, baru, nama_unit))
            )
    if putusan.beda:
        putusan.jenis, putusan.kalimat = BERUBAH, f"Diperbarui: {', '.join(b.label for b in putusan.beda)}."
    else:
        putusan.jenis, putusan.kalimat = SAMA, "Sudah sama dengan register."


def _kata(nama, nilai_kolom, nama_unit):
    if nilai_kolom in ("", None):
        return "(kosong)"
    if nama == "unit":
        return nama_unit.get(nilai_kolom, str(nilai_kolom))
    if nama == "status":
        return Status(nilai_kolom).label
    if nama == "jenis":
        return JenisAkun(nilai_kolom).label
    return tanggal_teks(nilai_kolom) if hasattr(nilai_kolom, "year") else str(nilai_kolom)


def _periksa_dalam_berkas(putusan):
    """The file may contradict itself: one User ID twice, one person and role with two User IDs."""
    user_id, orang = defaultdict(list), defaultdict(list)
    for satu in putusan:
        if satu.jenis != GALAT:
            isi = satu.isi
            user_id[isi["user_id"].lower()].append(satu)
            if isi.get("status") != Status.NONAKTIF:
                for kunci in kunci_orang(isi["jenis"], isi.get("nip", ""), isi.get("email", "")):
                    orang[kunci].append(satu)
    for semua in user_id.values():
        _bertentangan(semua, "User ID ini ada {} kali dalam berkas, di baris {}.")
    for semua in orang.values():
        if len({satu.isi["user_id"].lower() for satu in semua}) > 1:
            _bertentangan(semua, "Orang ini disebut dengan {} User ID untuk peran yang sama, di baris {}.")


def _bertentangan(semua, kalimat):
    if len(semua) > 1:
        nomor = ", ".join(str(satu.nomor) for satu in semua)
        for satu in semua:
            sebelum = f"{satu.kalimat} " if satu.jenis == KONFLIK and satu.kalimat else ""
            teks = kalimat.format(len(semua), nomor)
            if teks not in sebelum:
                satu.jenis, satu.kalimat = KONFLIK, f"{sebelum}{teks}"
            satu.beda, satu.ubah = [], {}


def _hilang(putusan, register, lingkup):
    """Accounts in use that no row names, not even a faulty one; within the units of the file, or all."""
    disebut = {satu.user_id.lower() for satu in putusan}
    unit = {satu.isi["unit"] for satu in putusan if "unit" in satu.isi}
    unit |= {satu.akun.unit_id for satu in putusan if satu.akun}
    return [
        akun
        for akun in register.semua
        if akun.status in DITUNGGU
        and akun.user_id.lower() not in disebut
        and (lingkup == "semua" or akun.unit_id in unit)
    ]
