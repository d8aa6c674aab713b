"""Writers of what the applicant fills in: the draft (row 1), and what a return asked for. They never move a permohonan."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts_app.registri import cari_akun
from requests_app.berkas import gudang
from requests_app.berkas.periksa import BerkasDitolak, nama_aman, periksa_berkas
from requests_app.kelengkapan import DATA_ORANG, butir_kurang, butir_wajib, syarat_unggah
from requests_app.models import Berkas, Permohonan, RiwayatSubjek, Subjek
from requests_app.sop import SOP
from requests_app.sop.kosakata import DAPAT_DISALIN
from requests_app.sop.pelaksana import PELAKSANA_DIRI

ISIAN_SURAT = ("nomor_surat", "tanggal_surat", "hal", "penanda_tangan", "penanda_tangan_jabatan")
"""What is typed from the satker's letter."""


def buat_draf(*, sop, unit, oleh, dicatat_oleh=None):
    """Start a draft: known by an opaque code, in no register and no journal until it is filed.

    Who asks for his own account is the person of it; what the portal knows of him is filled in.
    At the counter `oleh` is the applicant and `dicatat_oleh` the officer who types his papers.
    """
    sendiri = SOP[sop].LANGKAH[0].pelaksana in PELAKSANA_DIRI
    permohonan = Permohonan.objects.create(
        sop=sop,
        unit=unit,
        pemohon=oleh,
        dicatat_oleh=dicatat_oleh,
        bentuk=Permohonan.Bentuk.HARDCOPY if dicatat_oleh else Permohonan.Bentuk.SOFTCOPY,
        penanda_tangan=oleh.nama_bergelar if sendiri else unit.nama_kepala,
        penanda_tangan_jabatan=oleh.jabatan if sendiri else f"Kepala {unit.nama}",
    )
    return Permohonan.objects.get(pk=permohonan.pk)


def isian_diri(pengguna, unit):
    """What the portal knows of somebody who asks for himself: {field of Subjek: value}."""
    return {
        "nama": pengguna.nama_bergelar,
        "nip": pengguna.nip or "",
        "pangkat_golongan": pengguna.pangkat_golongan,
        "jabatan": pengguna.jabatan,
        "email": pengguna.email,
        "telepon": pengguna.telepon,
        "alamat": unit.alamat,
    }


@transaction.atomic
def hapus_draf(permohonan):
    """Delete a draft with its persons and documents' records; refused once it was filed."""
    permohonan = _draf_terkunci(permohonan)
    permohonan.berkas.all().delete()
    permohonan.delete()


@transaction.atomic
def simpan_surat(permohonan, data):
    """Save the letter's data of a draft: {field: value}."""
    permohonan = _draf_terkunci(permohonan)
    for nama, nilai in data.items():
        setattr(permohonan, nama, nilai)
    permohonan.save(update_fields=[*data, "status"])


@transaction.atomic
def simpan_subjek(permohonan, subjek, *, oleh):
    """Save a person. In a round of completion the values before are kept, and the round is noted on him."""
    permohonan = _terkunci(permohonan)
    subjek.permohonan = permohonan
    if permohonan.melengkapi:
        _catat_riwayat(subjek, permohonan.putaran, oleh)
        subjek.putaran = permohonan.putaran
    _kenali(permohonan, subjek)
    if not subjek.pk:
        subjek.urut = (permohonan.subjek.aggregate(akhir=Max("urut"))["akhir"] or 0) + 1
    subjek.save()


def _kenali(permohonan, subjek):
    """Whose account is asked about, if the register of the unit knows it; and the applicant himself, where he asks for himself."""
    if "user_id_lama" in permohonan.kelas.ISIAN_ORANG:
        subjek.akun = cari_akun(subjek.user_id_lama, [permohonan.unit_id]) if subjek.user_id_lama else None
    if permohonan.untuk_diri:
        subjek.pengguna = permohonan.pemohon


def _catat_riwayat(subjek, putaran, oleh):
    lama = type(subjek).objects.get(pk=subjek.pk)
    RiwayatSubjek.objects.create(
        subjek=subjek, putaran=putaran, data=lama.data(), oleh=oleh, pada=timezone.now()
    )


@transaction.atomic
def hapus_subjek(permohonan, subjek):
    _draf_terkunci(permohonan)
    subjek.berkas.all().delete()
    subjek.delete()


@transaction.atomic
def tambah_subjek(permohonan, daftar):
    """Add persons (unsaved Subjek) to a draft, in this order, all or none."""
    permohonan = _draf_terkunci(permohonan)
    if permohonan.subjek.count() + len(daftar) > permohonan.ORANG_TERBANYAK:
        raise ValidationError(f"Satu permohonan paling banyak {permohonan.ORANG_TERBANYAK} orang.")
    akhir = permohonan.subjek.aggregate(akhir=Max("urut"))["akhir"] or 0
    for urut, subjek in enumerate(daftar, akhir + 1):
        subjek.permohonan, subjek.urut = permohonan, urut
        _kenali(permohonan, subjek)
    return Subjek.objects.bulk_create(daftar)


@transaction.atomic
def salin_draf(permohonan, *, oleh):
    """A new draft with the letter, the persons and the newest documents of a permohonan that ended without accounts.

    The documents are the same stored bytes under records of their own. Raises ValidationError for any other status.
    """
    if permohonan.status not in DAPAT_DISALIN:
        raise ValidationError("Hanya permohonan yang ditolak, ditarik, atau kedaluwarsa yang dapat disalin.")
    draf = Permohonan.objects.create(
        sop=permohonan.sop,
        unit=permohonan.unit,
        pemohon=oleh,
        **{n: getattr(permohonan, n) for n in ISIAN_SURAT},
    )
    orang = {lama.pk: _salin_subjek(lama, draf) for lama in permohonan.subjek.all()}
    diminta = {syarat.nama for syarat in syarat_unggah(draf)}
    Berkas.objects.bulk_create(
        _salin_berkas(lama, draf, orang.get(lama.subjek_id), oleh)
        for lama in permohonan.berkas.filter(terbaru=True, syarat__in=diminta)
    )
    return draf


def _salin_subjek(lama, draf):
    baru = Subjek(permohonan=draf, urut=lama.urut, **{nama: getattr(lama, nama) for nama in Subjek.ISIAN})
    _kenali(draf, baru)
    baru.save()
    return baru


def _salin_berkas(lama, draf, subjek, oleh):
    tetap = ("syarat", "sha256", "nama", "tipe", "ukuran", "halaman", "peringatan")
    isi = {nama: getattr(lama, nama) for nama in tetap}
    return Berkas(permohonan=draf, subjek=subjek, oleh=oleh, pada=timezone.now(), **isi)


def boleh_diubah(permohonan):
    """The items that may be handed in now, by code: in a draft all documents, in a return only what was found faulty."""
    if permohonan.melengkapi:
        return {kurang.butir.kode: kurang.butir for kurang in butir_kurang(permohonan)}
    return {butir.kode: butir for butir in butir_wajib(permohonan)}


def unggah(permohonan, kode, fp, nama, *, oleh):
    """Check and store one document for the item `kode`. The file before it stays as an older version.

    Raises BerkasDitolak (a sentence with the way out), ValidationError when the item may not be handed in now.
    """
    _pastikan_diminta(permohonan, kode)
    hasil = periksa_berkas(fp, nama)
    fp.seek(0)
    gudang.simpan(fp)
    return catat_berkas(permohonan, kode, hasil, nama, oleh=oleh)


@transaction.atomic
def catat_berkas(permohonan, kode, hasil, nama, *, oleh, pada=None):
    """Hand in a document that was judged (its HasilPeriksa) and is in the store already.

    The same bytes once more in the same round (a broken connection, tried again) leave everything as it is.
    `pada` is for carrying over a history (demo data); no view passes it. Raises ValidationError as `unggah` does.
    """
    permohonan = _terkunci(permohonan)
    butir = _pastikan_diminta(permohonan, kode)
    lama = permohonan.berkas.filter(syarat=butir.syarat, subjek=butir.subjek, terbaru=True)
    if sama := lama.filter(sha256=hasil.sha256, putaran=permohonan.putaran).first():
        return sama
    if permohonan.draf:
        lama.delete()
    else:
        lama.update(terbaru=False)
    return Berkas.objects.create(
        permohonan=permohonan, subjek=butir.subjek, syarat=butir.syarat, putaran=permohonan.putaran,
        sha256=hasil.sha256, nama=nama_aman(nama), tipe=hasil.tipe, ukuran=hasil.ukuran, halaman=hasil.halaman,
        peringatan=hasil.peringatan, oleh=oleh, pada=pada or timezone.now(),
    )  # fmt: skip


def _pastikan_diminta(permohonan, kode):
    """The Butir that may be handed in now; else ValidationError."""
    butir = boleh_diubah(permohonan).get(kode)
    if butir is None or butir.syarat == DATA_ORANG:
        raise ValidationError("Dokumen ini tidak sedang diminta.")
    return butir


@transaction.atomic
def hapus_berkas(permohonan, kode):
    """Take the document of the item `kode` out of a draft."""
    permohonan = _draf_terkunci(permohonan)
    butir = _pastikan_diminta(permohonan, kode)
    permohonan.berkas.filter(syarat=butir.syarat, subjek=butir.subjek).delete()


def _terkunci(permohonan):
    """The permohonan under its lock, as a draft or in a round of completion; else ValidationError."""
    terkini = Permohonan.objects.terkunci(permohonan.pk)
    if not (terkini.draf or terkini.melengkapi):
        raise ValidationError("Permohonan ini sudah dikirim dan tidak dapat diubah lagi.")
    # Whoever is about to send it must have seen this change.
    terkini.versi += 1
    terkini.save(update_fields=["versi", "status"])
    return terkini


def _draf_terkunci(permohonan):
    terkini = _terkunci(permohonan)
    if not terkini.draf:
        raise ValidationError("Hanya yang diminta yang dapat diubah setelah permohonan dikirim.")
    return terkini


__all__ = [
    "BerkasDitolak",
    "boleh_diubah",
    "buat_draf",
    "catat_berkas",
    "hapus_berkas",
    "hapus_draf",
    "hapus_subjek",
    "salin_draf",
    "simpan_subjek",
    "simpan_surat",
    "tambah_subjek",
    "unggah",
]
