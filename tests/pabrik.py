"""Factories with traits, and the fixed cast of people. All names are invented."""

import io
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import factory
import pikepdf
from django import forms
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts_app.models import AkunSPSE, Pengguna, Peran, ProfilKantor, UnitKerja
from accounts_app.models.penugasan import PERAN_UNIT
from accounts_app.services import tugaskan
from requests_app import pengisian, services
from requests_app.berkas import gudang
from requests_app.berkas.periksa import periksa_berkas
from requests_app.kelengkapan import butir_periksa, butir_wajib
from requests_app.models import Pelatihan, Permohonan, Subjek
from requests_app.services import cari_aksi
from requests_app.sop import SOP
from requests_app.sop.pelaksana import CALON, PELAKSANA_DIRI, PEMOHON
from requests_app.tampilan import buat_form
from tests import cetakan

SANDI_SPSE = "Rahasia-SPSE-2026"
SANDI_PORTAL = "sandi-portal-uji"


class PenggunaFactory(DjangoModelFactory):
    class Meta:
        model = Pengguna
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"orang{n}")
    nama = factory.Sequence(lambda n: f"Orang Contoh {n}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@contoh.go.id")
    jabatan = "Pelaksana"
    password = factory.django.Password(SANDI_PORTAL)


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = UnitKerja

    kode = factory.Sequence(lambda n: f"019.{n:02}")
    nama = factory.Sequence(lambda n: f"Balai Contoh {n}")
    nama_kepala = "Dra. Contoh Kepala Balai"


class SubjekFactory(DjangoModelFactory):
    class Meta:
        model = Subjek

    urut = factory.Sequence(lambda n: n + 1)
    jenis = "PPK"
    nama = factory.Sequence(lambda n: f"Pejabat Contoh {n}, S.T.")
    nip = factory.Sequence(lambda n: f"19850101201001{1 + n % 2}{n % 1000:03}")
    pangkat_golongan = "Penata (III/c)"
    jabatan = "Kepala Seksi Contoh"
    email = factory.Sequence(lambda n: f"pejabat{n}@contoh.go.id")
    nomor_sk = factory.Sequence(lambda n: f"SK-{n}/2026")
    tanggal_sk = date(2026, 1, 5)
    nomor_sertifikat = factory.Sequence(lambda n: f"LKPP-{n:05}")


class AkunSPSEFactory(DjangoModelFactory):
    class Meta:
        model = AkunSPSE

    jenis = "PPK"
    nama = factory.Sequence(lambda n: f"Pemegang Contoh {n}, S.E.")
    nip = factory.Sequence(lambda n: f"19800202200501{1 + n % 2}{n % 1000:03}")
    email = factory.Sequence(lambda n: f"pemegang{n}@contoh.go.id")
    user_id = factory.Sequence(lambda n: f"AKUN{n}")
    status = "AKTIF"
    status_sejak = factory.LazyFunction(timezone.now)


@dataclass
class Kantor:
    """One office: a satker with its officer, every role once, and outsiders."""

    profil: object = None
    instansi: object = None
    unit: object = None
    unit_lain: object = None
    orang: dict = field(default_factory=dict)

    def __getattr__(self, nama):
        try:
            return self.__dict__["orang"][nama]
        except KeyError:
            raise AttributeError(nama) from None


PERAN_CAST = {
    "satker": Peran.SATKER,
    "satker_lain": Peran.SATKER,
    "kepala_ukpbj": Peran.KEPALA_UKPBJ,
    "kepala_lpse": Peran.KEPALA_LPSE,
    "admin_ppe": Peran.ADMIN_PPE,
    "admin_agency": Peran.ADMIN_AGENCY,
    "admin_agency_lain": Peran.ADMIN_AGENCY,
    "helpdesk": Peran.HELPDESK,
    "pimpinan": Peran.PIMPINAN,
    "ppk": Peran.PPK,
    "pp": Peran.PP,
    "pokja": Peran.POKJA,
    "auditor": Peran.AUDITOR,
    "pengelola": Peran.PENGELOLA,
}


def kantor():
    hasil = Kantor()
    hasil.profil = ProfilKantor.objects.create(disiapkan_pada=timezone.now())
    hasil.instansi = UnitFactory(jenis="INSTANSI", nama="Kementerian Contoh Nusantara")
    hasil.unit = UnitFactory(nama="Balai Contoh Tekstil", induk=hasil.instansi)
    hasil.unit_lain = UnitFactory(nama="Politeknik Contoh", induk=hasil.instansi)
    for nama, peran in PERAN_CAST.items():
        orang = hasil.orang[nama] = PenggunaFactory(username=nama, nama=nama.replace("_", " ").title())
        unit = {"satker_lain": hasil.unit_lain}.get(nama, hasil.unit) if peran in PERAN_UNIT else None
        tugaskan(orang, peran, unit=unit, mulai=date(2020, 1, 1), dasar_hukum="SK Contoh Nomor 1")
    hasil.orang["luar"] = PenggunaFactory(username="luar")
    hasil.orang["super"] = PenggunaFactory(username="super", is_superuser=True, is_staff=True)
    return hasil


def pdf(halaman=1, teks="contoh"):
    """A small real PDF; different `teks`, different bytes."""
    dok = pikepdf.new()
    for _ in range(halaman):
        dok.add_blank_page(page_size=(595, 842))
    dok.docinfo["/Title"] = teks
    keluaran = io.BytesIO()
    dok.save(keluaran)
    keluaran.seek(0)
    return keluaran


def draf(kantor, orang=1, *, lengkap=True, sop="pembuatan-akun", **isi):
    """A draft for kantor.unit by who files this SOP, with `orang` persons; `lengkap`: letter data and every document handed in."""
    kelas = SOP[sop]
    pengaju = kantor.orang[PELAKU[kelas.LANGKAH[0].pelaksana]]
    permohonan = pengisian.buat_draf(sop=sop, unit=kantor.unit, oleh=pengaju)
    return lengkapi_draf(kantor, permohonan, pengaju, orang, lengkap=lengkap, **isi)


def lengkapi_draf(kantor, permohonan, pengaju, orang=1, *, lengkap=True, oleh=None, **isi):
    """Fill in a draft of `pengaju`; `oleh`: who types it (the counter), else himself."""
    kelas, oleh = permohonan.kelas, oleh or pengaju
    for urut in range(1, min(orang, kelas.ORANG_TERBANYAK) + 1):
        subjek = SubjekFactory.build(urut=urut, **_khusus(kantor, kelas, pengaju, urut))
        pengisian.simpan_subjek(permohonan, subjek, oleh=oleh)
    if lengkap:
        surat = {
            "nomor_surat": "B-112/BBT/XI/2026",
            "tanggal_surat": date(2026, 1, 19),
            "hal": "Permohonan User ID",
            "penanda_tangan": "Dra. Contoh Kepala Balai",
            "penanda_tangan_jabatan": "Kepala Balai Contoh Tekstil",
        }
        pengisian.simpan_surat(permohonan, surat | isi)
        unggah_semua(permohonan, oleh)
    return Permohonan.objects.get(pk=permohonan.pk)


def _khusus(kantor, kelas, pengaju, urut):
    """What the persons of this SOP have beside what every person has."""
    isi = {"jenis": kelas.JENIS[0]}
    if kelas.LANGKAH[0].pelaksana in PELAKSANA_DIRI:
        isi |= pengisian.isian_diri(pengaju, kantor.unit)
    if "user_id_lama" in kelas.ISIAN_ORANG:
        akun = AkunSPSEFactory(unit=kantor.unit, user_id=f"LAMA{urut}", jenis=kelas.JENIS[0])
        isi |= {"user_id_lama": akun.user_id}
    return isi | ({"permintaan": "NONAKTIFKAN"} if "permintaan" in kelas.ISIAN_ORANG else {})


def draf_akhir_tahun(kantor):
    """The second door of hak-akses: by authority of the office, without letter and applicant."""
    permohonan = pengisian.buat_draf(sop="hak-akses", unit=kantor.unit, oleh=kantor.admin_agency)
    Permohonan.objects.filter(pk=permohonan.pk).update(ex_officio=True)
    isi = _khusus(kantor, SOP["hak-akses"], kantor.admin_agency, 1) | pengisian.isian_diri(
        kantor.ppk, kantor.unit
    )
    akun = AkunSPSE.objects.filter(user_id=isi["user_id_lama"]).last()
    SubjekFactory(permohonan=permohonan, urut=1, akun=akun, pengguna=kantor.ppk, **isi)
    return Permohonan.objects.get(pk=permohonan.pk)


@cache
def dokumen(teks):
    """(bytes, HasilPeriksa) of a small PDF: judged for real, but once a process, for the judging is a process of its own."""
    isi = pdf(teks=teks)
    return isi.getvalue(), periksa_berkas(isi, "pindaian.pdf")


def unggah_semua(permohonan, oleh):
    for butir in butir_wajib(permohonan):
        if butir.berkas is None:
            isi, hasil = dokumen(f"{butir.syarat} {butir.subjek.urut if butir.subjek else ''}")
            gudang.simpan(isi)
            pengisian.catat_berkas(permohonan, butir.kode, hasil, "pindaian.pdf", oleh=oleh)


ISI_SURAT = {
    "sifat": "Biasa",
    "lampiran": "",
    "hal": "Pemberitahuan",
    "yth": "Kepala Balai",
    "yth_tempat": "Jakarta",
    "pembuka": "Pembuka.",
    "penutup": "Penutup.",
    "tembusan": "",
}


def data_aksi(permohonan, nama):
    """Cleaned form data with which the action `nama` of any SOP goes through."""
    form = cari_aksi(permohonan, nama).form
    if form in ("disposisi", "perintah"):
        return {"sifat": "BIASA", "harap": ["Proses lebih lanjut sesuai SOP"], "catatan": ""}
    if form.startswith("pemeriksaan"):
        temuan = {butir.kode: "" for butir in butir_periksa(permohonan)}
        if form.endswith("kurang"):
            temuan[next(iter(temuan))] = "Tidak terbaca"
        pemegang = {o.pk: "Dicocokkan dengan register" for o in permohonan.subjek.all()}
        return {"temuan": temuan, "pesan": "", "pemegang": pemegang}
    if (form.startswith("akun") and form != "akun_belum_terlatih") or form == "aktivasi":
        akun = {
            o.pk: {
                "hasil": "DIBUAT",
                "user_id": o.user_id_lama or f"USER{o.pk}",
                "sandi": SANDI_SPSE,
                "alasan": "",
            }
            for o in permohonan.subjek.all()
        }
        return {"akun": akun, "pelatihan": pelatihan() if form in ("akun_terlatih", "aktivasi") else None}
    if form in ("draf_surat", "koreksi_surat", "draf_jawaban"):
        return {"isi": ISI_SURAT, "catatan": ""}
    if form in ("alasan", "pengembalian", "usul_surat"):
        return {"alasan": "Alasan contoh.", "pesan": ""}
    return isian(permohonan, nama)


def pelatihan():
    oleh = Pengguna.objects.get(username="admin_ppe")
    isi = {"nama": "Pelatihan SPSE Contoh", "tanggal": date(2026, 1, 12), "dicatat_oleh": oleh}
    return Pelatihan.objects.get_or_create(nama=isi["nama"], defaults=isi)[0]


def isian(permohonan, nama):
    """What the form of an action gives when each field holds its initial value, its first choice or a plain example."""
    form = buat_form(permohonan, cari_aksi(permohonan, nama), permohonan.pemohon)
    isi = {bidang.html_name: _contoh(bidang) for bidang in form}
    terisi = buat_form(permohonan, form.aksi, permohonan.pemohon, isi)
    assert terisi.is_valid(), terisi.errors
    return terisi.isi()


def _contoh(bidang):
    jenis = bidang.field
    if bidang.initial not in (None, "", []):
        return bidang.initial
    if isinstance(jenis, forms.ChoiceField):
        pertama = next((str(nilai) for nilai, _ in jenis.choices if nilai), "")
        return [pertama] if isinstance(jenis, forms.MultipleChoiceField) else pertama
    if isinstance(jenis, forms.BooleanField):
        return True
    if isinstance(jenis, forms.IntegerField):
        return jenis.min_value or 1
    return "2026-01-19" if isinstance(jenis, forms.DateField) else f"Contoh {bidang.name}"


PELAKU = {
    "Satuan Kerja": "satker",
    "PPK": "ppk",
    "PPK/POKJA ULP/PEJABAT PENGADAAN": "ppk",
    "ADMIN AGENCY": "admin_agency",
    "Pimpinan Instansi": "pimpinan",
    "Kepala UKPBJ": "kepala_ukpbj",
    "Kepala LPSE": "kepala_lpse",
    "Tim Pengelola LPSE": "admin_ppe",
    "Admin PPE": "admin_ppe",
    "Admin Agency": "admin_agency",
    "Bidang Layanan dan Dukungan": "helpdesk",
}


def pelaku_aksi(kantor, permohonan, nama):
    """Who performs this action in the cast; None for the portal itself."""
    aksi = cari_aksi(permohonan, nama)
    pelaksana = aksi.pelaksana or permohonan.langkah_kini().pelaksana
    if aksi.sistem:
        return None
    if pelaksana == CALON:
        return permohonan.subjek.first().pengguna
    if aksi.larang_pengusul and permohonan.pemohon == kantor.admin_agency and pelaksana == "ADMIN AGENCY":
        return kantor.admin_agency_lain
    pelaksana = permohonan.kelas.LANGKAH[0].pelaksana if pelaksana == PEMOHON else pelaksana
    return kantor.orang[PELAKU[pelaksana]]


JALUR = [
    "ajukan", "disposisikan", "perintahkan", "terima", "periksa", "nyatakan_lengkap", "buat_akun", "kirim_akun",
    "buat_draf", "koreksi", "tandatangani", "arsipkan", "kirim_surat",
]  # fmt: skip
"""The 13 rows of pembuatan-akun, happy path."""

KE = {
    "DIAJUKAN": 1, "DIDISPOSISI": 2, "DIPERINTAHKAN": 3, "DITERIMA": 4, "DIPERIKSA": 5, "DINYATAKAN_LENGKAP": 6,
    "DIBUATKAN_AKUN": 7, "DIKIRIMI_AKUN": 8, "DIBUATKAN_DRAF": 9, "DIKOREKSI": 10,
}  # fmt: skip


def maju(kantor, permohonan, nama, **data):
    """Perform one action as the right person; returns the permohonan read anew."""
    services.jalankan(
        permohonan, nama, oleh=pelaku_aksi(kantor, permohonan, nama), data=data_aksi(permohonan, nama) | data
    )
    return Permohonan.objects.get(pk=permohonan.pk)


def permohonan(kantor, status="DIAJUKAN", orang=1):
    """A filed permohonan walked honestly to `status` (through every row before it)."""
    pk = cetakan.permohonan((status, orang), kantor, lambda: _berjalan(kantor, status, orang))
    return Permohonan.objects.get(pk=pk)


def _berjalan(kantor, status, orang):
    hasil = draf(kantor, orang)
    if status == "DRAF":
        return hasil
    for nama in JALUR[: KE[status]]:
        hasil = maju(kantor, hasil, nama)
    return hasil
