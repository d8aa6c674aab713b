"""Plays the stories: every move in the order in which it happened, by the right person, through the services."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from accounts_app.models import Kredensial
from lpse_portal.contoh import isian, isian_lain
from lpse_portal.contoh.cerita import LAMA, Cerita
from lpse_portal.contoh.dokumen import nama_berkas, simpan
from lpse_portal.contoh.orang import PETUGAS_UNIT
from lpse_portal.contoh.waktu import mundur
from lpse_portal.demo import SANDI
from requests_app import kedaluwarsa, penerimaan, pengisian, services, tugas
from requests_app.kantor import kalender_kantor
from requests_app.kelengkapan import butir_kurang, butir_wajib
from requests_app.models import Permohonan
from requests_app.persiapan import siapkan_surat
from requests_app.sop.pelaksana import (
    ADMIN_AGENCY,
    ADMIN_AGENCY_BATANG,
    CALON,
    LAYANAN_DUKUNGAN,
    PELAKSANA_PEMOHON,
)
from requests_app.sop.pembuatan_akun import SK
from requests_app.sop.syarat import hardcopy_diterima, kredensial_siap, kredensial_terkirim_siap

PENANDATANGANAN = ("tandatangani", "jawab_dan_disposisikan")
MENGIRIM_KREDENSIAL = {kredensial_siap, kredensial_terkirim_siap}

PENYIAPAN = 75
"""Working minutes an officer spent on a draft before he filed it."""

SEGAR = timedelta(hours=60)
SAPUAN = timedelta(seconds=40)
"""How long after a deadline the sweep of that minute came by."""

PEJABAT = {
    "Kepala UKPBJ": "kepala.ukpbj", "Kepala LPSE": "kepala.lpse", ADMIN_AGENCY: "admin.agency",
    ADMIN_AGENCY_BATANG: "admin.agency", LAYANAN_DUKUNGAN: "helpdesk",
}  # fmt: skip
"""Who fills a column; the other columns of the office are the story's `tim`."""


def kini(cerita):
    """A letter bears the day on which it is prepared, so what a story does from its signing on happens at the moment of
    seeding: these actions."""
    urut = next((n for n, aksi in enumerate(cerita.jalan) if aksi in PENANDATANGANAN), len(cerita.jalan))
    return cerita.jalan[urut:]


@dataclass
class Lakon:
    """A story being played: when its past acts happened ({"draf" or action: moment}), its papers, its permohonan."""

    cerita: Cerita
    saat: dict
    naskah: isian.Naskah
    pk: int | None = None

    @property
    def permohonan(self):
        return Permohonan.objects.get(pk=self.pk)


def susun(cerita, kalender, sekarang):
    """The Lakon of a story: its moments counted back from `sekarang` through office hours."""
    menit, saat = cerita.sejak, {}
    lampau = cerita.jalan[: len(cerita.jalan) - len(kini(cerita))]
    for aksi in reversed(lampau):
        saat[aksi] = mundur(kalender, sekarang, menit)
        menit += cerita.lama.get(aksi, LAMA.get(aksi, PENYIAPAN))
    saat["draf"] = mundur(kalender, sekarang, menit)
    if cerita.segar and sekarang - saat[lampau[-1]] > SEGAR:
        saat[lampau[-1]] = sekarang
    return Lakon(cerita, saat, isian.naskah(cerita, saat["draf"].date()))


class Peragaan:
    """One playing of stories in the office of `lpse_portal.contoh.kantor.isi_kantor`."""

    def __init__(self, unit, orang, cerita=isian.SEMUA):
        self.unit, self.orang = unit, orang
        sekarang, kalender = timezone.now(), kalender_kantor()
        self.lakon = [susun(satu, kalender, sekarang) for satu in cerita]

    def mainkan(self):
        self.mainkan_lampau()
        for lakon in self.lakon:
            for aksi in kini(lakon.cerita):
                self._jalankan(lakon, aksi, None)

    def mainkan_lampau(self):
        """All but what happens at the moment of seeding."""
        urutan = [
            (pada, nomor, aksi) for nomor, lakon in enumerate(self.lakon) for aksi, pada in lakon.saat.items()
        ]
        for pada, nomor, aksi in sorted(urutan):
            lakon = self.lakon[nomor]
            (self._buat_draf if aksi == "draf" else self._jalankan)(lakon, aksi, pada)

    def _petugas(self, cerita):
        return self.orang[cerita.pengaju or PETUGAS_UNIT[cerita.unit]]

    def _buat_draf(self, lakon, _, pada):
        cerita, oleh = lakon.cerita, self._petugas(lakon.cerita)
        permohonan = pengisian.buat_draf(sop=cerita.sop, unit=self.unit[cerita.unit], oleh=oleh)
        lakon.pk = permohonan.pk
        # A new row is always stamped with the present; this one has a past.
        Permohonan.objects.filter(pk=lakon.pk).update(dibuat_pada=pada)
        surat = isian.data_surat(cerita, pada.date())
        lengkap = "ajukan" in lakon.saat
        pengisian.simpan_surat(permohonan, surat if lengkap else {"hal": surat["hal"]})
        for subjek in self._orang(cerita, oleh, pada.year):
            pengisian.simpan_subjek(permohonan, subjek, oleh=oleh)
        for menit, butir in enumerate(butir_wajib(permohonan)):
            if lengkap or butir.syarat == SK:
                self._serahkan(lakon, butir, pada + timedelta(minutes=menit))

    def _orang(self, cerita, pengaju, tahun):
        """The unsaved Subjek of a story."""
        banyak = range(1, len(cerita.orang) + 1)
        if cerita.sop not in isian_lain.HAL:
            return [isian.subjek(cerita, urut, tahun) for urut in banyak]
        unit = self.unit[cerita.unit]
        return [
            isian_lain.subjek(cerita, urut, pengaju=pengaju, unit=unit, tahun=tahun)
            for urut in (banyak if cerita.orang else (1,))
        ]

    def _serahkan(self, lakon, butir, pada, *, ulang=False):
        isi = lakon.naskah.untuk(butir, ulang=ulang)
        pengisian.catat_berkas(
            lakon.permohonan,
            butir.kode,
            simpan(isi),
            nama_berkas(isi, isian.NAMA_BERKAS.get(butir.syarat) or isian_lain.nama_berkas(butir.syarat)),
            oleh=self._petugas(lakon.cerita),
            pada=pada,
        )

    def _jalankan(self, lakon, nama, pada):
        permohonan, cerita = lakon.permohonan, lakon.cerita
        aksi = services.cari_aksi(permohonan, nama)
        if aksi.sistem:
            kedaluwarsa.akhiri(permohonan, pada=permohonan.batas_perbaikan + SAPUAN)
            return
        oleh = self._pelaku(cerita, permohonan, aksi)
        if nama == "lengkapi":
            for kurang in butir_kurang(permohonan):
                self._serahkan(lakon, kurang.butir, pada, ulang=True)
        if hardcopy_diterima in aksi.syarat:
            penerimaan.catat(
                permohonan, oleh=oleh, data=isian_lain.serah_terima(cerita, permohonan, "LANGSUNG")
            )
        data = self._data(cerita, permohonan, aksi)
        if aksi.persiapan == "tanda_tangan":
            surat = siapkan_surat(permohonan, aksi=aksi, oleh=oleh)
            data |= {"beku_sha256": surat.beku_sha256, "sandi": SANDI}
        if nama == "kirim_surat":
            _buat_salinan(permohonan)
        if pada is not None and set(aksi.syarat) & MENGIRIM_KREDENSIAL:
            _segarkan_segel(permohonan)
        services.jalankan(permohonan, nama, oleh=oleh, data=data, pada=pada)

    def _data(self, cerita, permohonan, aksi):
        if cerita.sop in isian_lain.HAL:
            return isian_lain.data_aksi(cerita, permohonan, aksi)
        return isian.data_aksi(cerita, permohonan, aksi.nama)

    def _pelaku(self, cerita, permohonan, aksi):
        pelaksana = aksi.pelaksana or permohonan.langkah_kini().pelaksana
        if pelaksana == CALON:
            return permohonan.subjek.first().pengguna
        if pelaksana in PELAKSANA_PEMOHON:
            return self._petugas(cerita)
        return self.orang[PEJABAT.get(pelaksana, cerita.tim)]


def _segarkan_segel(permohonan):
    """What was sent long ago was sealed when it was sent, though by now that seal has lapsed; sending it sets its true end."""
    sekarang = timezone.now()
    tersegel = Kredensial.objects.filter(subjek__permohonan=permohonan, kedaluwarsa_pada__lte=sekarang)
    tersegel.update(kedaluwarsa_pada=sekarang + SEGAR)


def _buat_salinan(permohonan):
    """Row 13 opens once the archive copy of row 12 exists: do that promised work now."""
    for janji in permohonan.tugas.filter(jenis="salinan_arsip"):
        tugas.kerjakan(janji.pk)
