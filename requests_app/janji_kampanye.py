"""Outbox work of a year-end deactivation: one permohonan for each account, undoing, notices, and what its actions write."""

import logging

from django.db import DatabaseError, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts_app.models import Penugasan, ProfilKantor
from accounts_app.services import PenerimaTidakJelas, cari_penerima
from requests_app import kampanye as penulis
from requests_app import kampanye_calon, services, terpin
from requests_app.galat import BelumBoleh, GagalBersiap, SudahBerubah, SyaratBelum
from requests_app.izin import Pelaku
from requests_app.izin_kampanye import aksi_penetapan
from requests_app.janji import kirim_kabar
from requests_app.kabar import kirim
from requests_app.models import ButirKampanye, Catatan, Jejak, Kampanye, Permohonan, Subjek
from requests_app.pencatatan import nip_bersih, pencatat
from requests_app.sop.pelaksana import ADMIN_AGENCY_BATANG, KEPALA_LPSE, LAYANAN_DUKUNGAN, PERAN_PELAKSANA
from requests_app.tugas import janjikan, penangan

log = logging.getLogger(__name__)
BATAS_SEKALI = 40
"""Accounts of one piece of work: some seconds, well inside its lease (TUGAS_SEWA_DETIK)."""

DITOLAK_SERVICES = (BelumBoleh, SudahBerubah, SyaratBelum, GagalBersiap)
DATA = (
    "nama",
    "nip",
    "email",
    "telepon",
    "pangkat_golongan",
    "jabatan",
    "nomor_sk",
    "tanggal_sk",
    "sk_berlaku_sampai",
)
"""What the permohonan takes over from the register."""


@penangan("kampanye_permohonan")
def buat_permohonan(tugas):
    """Row 5: for each account its own permohonan, each in a transaction of its own; then the next portion is promised."""
    kampanye = _kampanye(tugas)
    belum = kampanye.butir.filter(permohonan=None, alasan_dikecualikan="", galat="").order_by("pk")
    semua = list(belum.values_list("pk", flat=True)[: BATAS_SEKALI + 1])
    for pk in semua[:BATAS_SEKALI]:
        _satu(pk, kampanye)
    _lanjut(tugas, semua)
    penulis.tutup_bila_selesai(kampanye)


def _lanjut(tugas, semua, **muatan):
    if len(semua) > BATAS_SEKALI:
        with transaction.atomic():
            janjikan(
                tugas.jenis, f"{tugas.jenis}:lanjut:{tugas.pk}", kampanye=tugas.muatan["kampanye"], **muatan
            )


def _satu(pk, kampanye):
    """One account. What is refused is written down with its sentence and holds nobody else up."""
    try:
        with transaction.atomic():
            _buat(ButirKampanye.objects.select_for_update(of=("self",)).get(pk=pk), kampanye)
    except DITOLAK_SERVICES as galat:
        _catat_galat(pk, getattr(galat, "alasan", "") or str(galat))
    except DatabaseError:
        raise
    except Exception as galat:
        log.exception("butir %s penonaktifan akhir tahun gagal", pk)
        _catat_galat(pk, f"Galat portal ({type(galat).__name__}); beri tahu Pengelola Portal bila berulang.")


def _catat_galat(pk, kalimat):
    ButirKampanye.objects.filter(pk=pk).update(galat=kalimat[:300])


def _buat(butir, kampanye):
    if butir.permohonan_id or butir.alasan_dikecualikan:
        return
    butir.kampanye = kampanye
    if sebab := kampanye_calon.terhalang(butir):
        butir.alasan_dikecualikan = sebab
        butir.save(update_fields=["alasan_dikecualikan"])
        return
    permohonan = _draf(butir.akun, kampanye)
    services.jalankan(permohonan, "usulkan_akhir_tahun", oleh=kampanye.dibuat_oleh)
    penetapan = aksi_penetapan(Pelaku(kampanye.diputus_oleh)) or "tetapkan"
    services.jalankan(permohonan, penetapan, oleh=kampanye.diputus_oleh)
    butir.permohonan = permohonan
    butir.save(update_fields=["permohonan"])


def _draf(akun, kampanye):
    permohonan = Permohonan.objects.create(
        sop="hak-akses", unit=akun.unit, pemohon=kampanye.dibuat_oleh, ex_officio=True,
        hal=f"Penonaktifan akun PPK akhir tahun {kampanye.tahun}",
    )  # fmt: skip
    Subjek.objects.create(
        permohonan=permohonan, urut=1, jenis=akun.jenis, permintaan=Subjek.Permintaan.NONAKTIFKAN, akun=akun,
        user_id_lama=akun.user_id, pengguna=pemegang(akun), **{nama: getattr(akun, nama) for nama in DATA},
    )  # fmt: skip
    return permohonan


def pemegang(akun):
    """The portal account that is provably the holder's: as the register knows it, else by NIP or e-mail; None when unsure."""
    if akun.pengguna_id and akun.pengguna.is_active:
        return akun.pengguna
    nip = nip_bersih(akun.nip)
    if not nip and not akun.email:
        return None
    try:
        return cari_penerima(nip, akun.email)
    except PenerimaTidakJelas:
        return None


@penangan("kampanye_batal")
def batalkan(tugas):
    """Withdraw what was not carried out, in portions. What cannot be (a colleague holds it) is written down."""
    kampanye = _kampanye(tugas)
    sisa = kampanye.butir.filter(
        permohonan__status__in=("AKHIR_TAHUN", "DITERUSKAN"), pk__gt=tugas.muatan.get("sesudah", 0)
    )
    semua = list(sisa.order_by("pk").values_list("pk", flat=True)[: BATAS_SEKALI + 1])
    for butir in (
        ButirKampanye.objects.filter(pk__in=semua[:BATAS_SEKALI]).select_related("permohonan").order_by("pk")
    ):
        data = {"alasan": kampanye.alasan_batal}
        try:
            services.jalankan(butir.permohonan, "batalkan", oleh=kampanye.dibatalkan_oleh, data=data)
        except DITOLAK_SERVICES as galat:
            _catat_galat(butir.pk, f"Tidak dapat dibatalkan: {getattr(galat, 'alasan', '') or galat}")
    _lanjut(tugas, semua, sesudah=semua[BATAS_SEKALI - 1] if len(semua) > BATAS_SEKALI else 0)
    penulis.tutup_bila_selesai(kampanye)


@penangan("kampanye_tutup")
def tutup(tugas):
    """A permohonan of it ended, from whatever page."""
    penulis.tutup_bila_selesai(_kampanye(tugas))


def _kampanye(tugas):
    kueri = Kampanye.objects.select_related("dibuat_oleh", "diputus_oleh", "dibatalkan_oleh")
    return kueri.get(pk=tugas.muatan["kampanye"])


@penangan("kampanye_kabar")
@transaction.atomic
def kabar(tugas):
    """One e-Pesan to each whose turn it is: the second persons, the maker, Helpdesk."""
    kampanye, peristiwa = _kampanye(tugas), tugas.muatan["peristiwa"]
    jumlah = kampanye_calon.hitung(kampanye)
    for penerima in _penerima(kampanye, peristiwa):
        isi = {
            "kampanye": kampanye,
            "peristiwa": peristiwa,
            "penerima": penerima,
            "jumlah": jumlah,
            "kantor": ProfilKantor.muat(),
        }
        kirim(
            penerima,
            "tindak_lanjut",
            kunci=f"{tugas.kunci}:{penerima.pk}",
            perihal=f"{PERIHAL[peristiwa]}: penonaktifan akhir tahun {kampanye.tahun}",
            isi=render_to_string("surel/kampanye.txt", isi).strip(),
            tautan=reverse("kampanye", args=[kampanye.pk]),
            tautan_judul="Buka penonaktifan akhir tahun",
        )


PERIHAL = {
    "diajukan": "Mohon diputuskan", "disetujui": "Disetujui", "ditolak": "Tidak disetujui", "diteruskan": "Mohon diteruskan",
}  # fmt: skip


def _penerima(kampanye, peristiwa):
    if peristiwa in ("disetujui", "ditolak"):
        return [kampanye.dibuat_oleh] if kampanye.dibuat_oleh.is_active else []
    kolom = (LAYANAN_DUKUNGAN,) if peristiwa == "diteruskan" else (ADMIN_AGENCY_BATANG, KEPALA_LPSE)
    peran = [satu for nama in kolom for satu in PERAN_PELAKSANA[nama]]
    orang = Penugasan.objects.filter(peran__in=peran).berlaku().orang()
    return orang if peristiwa == "diteruskan" else orang.exclude(pk=kampanye.dibuat_oleh_id)


@penangan("kabar_akhir_tahun")
@transaction.atomic
def kabar_akhir_tahun(tugas):
    """Rows 7 and 8 at year end: to the holder of the account, what became of it. Nobody else is told."""
    jejak = Jejak.objects.select_related("permohonan__unit").get(pk=tugas.muatan["jejak"])
    aksi = services.cari_aksi(jejak.permohonan, jejak.aksi)
    for orang in jejak.permohonan.subjek.select_related("pengguna"):
        if terjangkau(orang):
            dilaksanakan = orang.hasil == Subjek.Hasil.DIBUAT
            perihal = f"Akun PPK Anda {'dinonaktifkan' if dilaksanakan else 'tidak dinonaktifkan'}: {jejak.permohonan.nomor}"
            kata = {"orang": orang, "aksi": aksi, "dilaksanakan": dilaksanakan}
            kirim_kabar(jejak, orang.pengguna, perihal, "surel/akhir_tahun.txt", kata, peristiwa="hasil")


def terjangkau(orang):
    """Can this holder be told through the portal?"""
    return bool(orang.pengguna and orang.pengguna.is_active and orang.pengguna.email)


TIDAK_TERJANGKAU = (
    "Pemegang akun tidak dapat diberi tahu lewat portal: ia tidak mempunyai akun portal yang aktif dengan surel. "
    "Sampaikan dengan cara lain bila perlu."
)


@pencatat
def pemberitahuan_akhir_tahun(permohonan, *, oleh, pada, **_):
    """Whether the holder could be told through the portal; a note says so where not."""
    if all(terjangkau(orang) for orang in permohonan.subjek.select_related("pengguna")):
        return {"lewat_portal": True}
    isi = {"oleh": oleh, "isi": TIDAK_TERJANGKAU, "untuk_pemohon": False, "pada": pada}
    catatan = Catatan.objects.create(permohonan=permohonan, **isi)
    return {"lewat_portal": False, "catatan": catatan.pk, "isi_catatan": terpin.sidik(TIDAK_TERJANGKAU)}


@pencatat
def penutupan_kampanye(permohonan, **_):
    """What ends here may have been the last of its campaign."""
    butir = ButirKampanye.objects.filter(permohonan=permohonan).first()
    if butir:
        janjikan("kampanye_tutup", f"kampanye-tutup:{permohonan.pk}", kampanye=butir.kampanye_id)
