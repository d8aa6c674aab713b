"""Plays the stories: every move in the order in which it happened, by the right person, through the services."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from lpse_portal.contoh import isian
from lpse_portal.contoh.cerita import CERITA, LAMA, Cerita
from lpse_portal.contoh.dokumen import nama_berkas, simpan
from lpse_portal.contoh.orang import PETUGAS_UNIT
from lpse_portal.contoh.waktu import mundur
from lpse_portal.demo import SANDI
from requests_app import kedaluwarsa, pengisian, services, tugas
from requests_app.kantor import kalender_kantor
from requests_app.kelengkapan import butir_kurang, butir_wajib
from requests_app.models import Permohonan
from requests_app.persiapan import siapkan_surat
from requests_app.sop.pembuatan_akun import SK

SOP = "pembuatan-akun"
KINI = ("tandatangani", "arsipkan", "kirim_surat")
"""A letter bears the day on which it is prepared, so what follows from there happens at the moment of seeding."""

PENYIAPAN = 75
"""Working minutes an officer spent on a draft before he filed it."""

SEGAR = timedelta(hours=60)
SAPUAN = timedelta(seconds=40)
"""How long after a deadline the sweep of that minute came by."""

PEJABAT = {"Kepala UKPBJ": "kepala.ukpbj", "Kepala LPSE": "kepala.lpse"}


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
    lampau = [aksi for aksi in cerita.jalan if aksi not in KINI]
    for aksi in reversed(lampau):
        saat[aksi] = mundur(kalender, sekarang, menit)
        menit += cerita.lama.get(aksi, LAMA.get(aksi, PENYIAPAN))
    saat["draf"] = mundur(kalender, sekarang, menit)
    if cerita.segar and sekarang - saat[lampau[-1]] > SEGAR:
        saat[lampau[-1]] = sekarang
    return Lakon(cerita, saat, isian.naskah(cerita, saat["draf"].date()))


class Peragaan:
    """One playing of all stories in the office of `lpse_portal.contoh.kantor.isi_kantor`."""

    def __init__(self, unit, orang):
        self.unit, self.orang = unit, orang
        sekarang, kalender = timezone.now(), kalender_kantor()
        self.lakon = [susun(cerita, kalender, sekarang) for cerita in CERITA]

    def mainkan(self):
        urutan = [
            (pada, nomor, aksi) for nomor, lakon in enumerate(self.lakon) for aksi, pada in lakon.saat.items()
        ]
        for pada, nomor, aksi in sorted(urutan):
            lakon = self.lakon[nomor]
            (self._buat_draf if aksi == "draf" else self._jalankan)(lakon, aksi, pada)
        for lakon in self.lakon:
            for aksi in lakon.cerita.jalan:
                if aksi in KINI:
                    self._jalankan(lakon, aksi, None)

    def _petugas(self, cerita):
        return self.orang[PETUGAS_UNIT[cerita.unit]]

    def _buat_draf(self, lakon, _, pada):
        cerita, oleh = lakon.cerita, self._petugas(lakon.cerita)
        permohonan = pengisian.buat_draf(sop=SOP, unit=self.unit[cerita.unit], oleh=oleh)
        lakon.pk = permohonan.pk
        # A new row is always stamped with the present; this one has a past.
        Permohonan.objects.filter(pk=lakon.pk).update(dibuat_pada=pada)
        surat = isian.data_surat(cerita, pada.date())
        lengkap = "ajukan" in lakon.saat
        pengisian.simpan_surat(permohonan, surat if lengkap else {"hal": surat["hal"]})
        for urut in range(1, len(cerita.orang) + 1):
            pengisian.simpan_subjek(permohonan, isian.subjek(cerita, urut, pada.year), oleh=oleh)
        for menit, butir in enumerate(butir_wajib(permohonan)):
            if lengkap or butir.syarat == SK:
                self._serahkan(lakon, butir, pada + timedelta(minutes=menit))

    def _serahkan(self, lakon, butir, pada, *, ulang=False):
        isi = lakon.naskah.untuk(butir, ulang=ulang)
        pengisian.catat_berkas(
            lakon.permohonan,
            butir.kode,
            simpan(isi),
            nama_berkas(isi, isian.NAMA_BERKAS[butir.syarat]),
            oleh=self._petugas(lakon.cerita),
            pada=pada,
        )

    def _jalankan(self, lakon, aksi, pada):
        permohonan = lakon.permohonan
        if services.cari_aksi(permohonan, aksi).sistem:
            kedaluwarsa.akhiri(permohonan, pada=permohonan.batas_perbaikan + SAPUAN)
            return
        oleh = self._pelaku(lakon.cerita, permohonan, aksi)
        data = isian.data_aksi(lakon.cerita, permohonan, aksi)
        if aksi == "lengkapi":
            for kurang in butir_kurang(permohonan):
                self._serahkan(lakon, kurang.butir, pada, ulang=True)
        if aksi == "tandatangani":
            surat = siapkan_surat(permohonan, aksi=services.cari_aksi(permohonan, aksi), oleh=oleh)
            data = {"beku_sha256": surat.beku_sha256, "sandi": SANDI}
        if aksi == "kirim_surat":
            _buat_salinan(permohonan)
        services.jalankan(permohonan, aksi, oleh=oleh, data=data, pada=pada)

    def _pelaku(self, cerita, permohonan, aksi):
        pelaksana = services.cari_aksi(permohonan, aksi).pelaksana or permohonan.langkah_kini().pelaksana
        if pelaksana in ("Satuan Kerja", "Pemohon"):
            return self._petugas(cerita)
        return self.orang[PEJABAT.get(pelaksana, cerita.tim)]


def _buat_salinan(permohonan):
    """Row 13 opens once the archive copy of row 12 exists: do that promised work now."""
    for janji in permohonan.tugas.filter(jenis="salinan_arsip"):
        tugas.kerjakan(janji.pk)
