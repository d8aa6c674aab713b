"""Work that must be done before a move and outside its transaction: preparing and signing a letter (design §3.4)."""

from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts_app.models import Penugasan, Sifat
from requests_app import jurnal, penomoran
from requests_app.berkas import gudang
from requests_app.galat import BelumBoleh, GagalBersiap
from requests_app.izin import Pelaku, boleh_menjalankan
from requests_app.models import Permohonan, Surat, VersiSurat
from requests_app.sop.kosakata import aksi_dari
from requests_app.surat.ca_uji import akar_uji
from requests_app.surat.pdf import GagalMembuatPdf
from requests_app.surat.penanda import GagalMenandatangani, PenandaLokal
from requests_app.surat.susun import isi_awal, pdf_surat, penanda_untuk
from requests_app.surat.variabel import isi_tetap
from requests_app.surat.verifikasi import periksa_tanda_tangan

PERSIAPAN = {}
PERCOBAAN_TERBANYAK = 5
"""Wrong passphrases in a row before a signer must wait."""
TANPA_SERTIFIKAT = "Anda belum mempunyai sertifikat penanda tangan; hubungi Pengelola Portal."


def berkas_penanda(pengguna):
    """Where the local driver keeps a signer's PKCS#12, whether it exists or not."""
    return Path(settings.PENANDA_DIR) / f"{pengguna.pk}.p12"


def siapkan_surat(permohonan, *, aksi, oleh):
    """Reserve number and date and freeze the PDF that the head will read. Returns the Surat; the same bytes while nothing changed.

    Raises BelumBoleh, GagalBersiap.
    """
    izin = boleh_menjalankan(Pelaku(oleh), permohonan, aksi)
    if izin and not berkas_penanda(oleh).exists():
        raise GagalBersiap(TANPA_SERTIFIKAT)
    surat, nomor, versi, rincian = _pesan(permohonan.pk, aksi, oleh)
    if surat.beku_sha256:
        return surat
    kapasitas = Penugasan.objects.filter(pk=rincian.get("penugasan")).first()
    penanda = penanda_untuk(oleh, rincian["jabatan"], kapasitas)
    try:
        hasil = pdf_surat(permohonan, surat, versi.isi, nomor=nomor, penanda=penanda)
    except GagalMembuatPdf as galat:
        _batalkan(nomor, oleh, f"PDF gagal dibuat: {galat}")
        raise GagalBersiap(
            f"Surat belum dapat disiapkan: {galat} Nomor {nomor.teks} dibatalkan; coba lagi."
        ) from galat
    rincian |= {"halaman": hasil.halaman_ttd, "kotak": list(hasil.kotak), "jumlah_halaman": hasil.halaman}
    sha256 = gudang.simpan(hasil.pdf)
    with transaction.atomic():
        # Whoever froze it first is being read already: a second click keeps his bytes.
        Surat.objects.filter(pk=surat.pk, nomor=nomor, sha256="", beku_sha256="").update(
            beku_sha256=sha256, beku_rincian=rincian
        )
    surat.refresh_from_db()
    if surat.nomor_id != nomor.pk or surat.beku_rincian.get("oleh") != oleh.pk:
        raise GagalBersiap("Surat ini sedang disiapkan ulang oleh orang lain. Muat ulang halaman.")
    return surat


@transaction.atomic
def _pesan(pk, aksi, oleh):
    """Under the lock: keep the frozen letter when it is still right, else (re)reserve and clear it."""
    permohonan = Permohonan.objects.terkunci(pk)
    pelaku = Pelaku(oleh)
    izin = boleh_menjalankan(pelaku, permohonan, aksi)
    if not izin:
        raise BelumBoleh(izin)
    surat, versi = _naskah(permohonan, oleh)
    rincian = {"oleh": oleh.pk, "versi": versi.urut} | _kapasitas(permohonan, aksi, pelaku)
    nomor, hari_ini = surat.nomor, timezone.localdate()
    if nomor and nomor.tanggal != hari_ini:
        _batalkan_terkunci(permohonan, oleh, "Tidak ditandatangani pada tanggal surat.")
        surat.refresh_from_db()
        nomor = None
    if nomor is None:
        nomor = penomoran.pesan_nomor_surat(permohonan, oleh, hari_ini)
        jurnal.catat(
            permohonan, aksi="pesan_nomor", pelaku=oleh, peran=rincian["jabatan"], data={"nomor": nomor.pk}
        )
    tetap = surat.nomor_id == nomor.pk and all(surat.beku_rincian.get(k) == v for k, v in rincian.items())
    if not tetap:
        Surat.objects.filter(pk=surat.pk).update(nomor=nomor, beku_sha256="", beku_rincian={})
        surat.refresh_from_db()
    return surat, nomor, versi, rincian


def _kapasitas(permohonan, aksi, pelaku):
    """In which capacity the letter is signed; the appointment too where it is not the signer's own office."""
    pelaksana = permohonan.langkah_kini().pelaksana
    penugasan = pelaku.kapasitas(pelaksana, aksi)
    bukan_sendiri = penugasan and penugasan.sifat != Sifat.DEFINITIF
    rincian = {"jabatan": pelaku.sebutan(pelaksana, aksi)}
    return rincian | ({"penugasan": penugasan.pk} if bukan_sendiri else {})


def _naskah(permohonan, oleh):
    """The letter with its newest words; where the SOP has no row that drafts it, the template's, in the signer's name."""
    surat = Surat.objects.select_related("nomor").filter(permohonan=permohonan).first()
    if surat is None:
        surat = Surat.objects.create(permohonan=permohonan, jenis=next(iter(permohonan.kelas.SURAT)))
        isi = isi_tetap(permohonan, isi_awal(permohonan))
        surat.versi.create(urut=1, jenis=VersiSurat.Jenis.DRAF, isi=isi, oleh=oleh, pada=timezone.now())
    return surat, surat.versi.last()


@transaction.atomic
def _batalkan(nomor, oleh, alasan):
    permohonan = Permohonan.objects.terkunci(nomor.permohonan_id)
    _batalkan_terkunci(permohonan, oleh, alasan, hanya=nomor)


def _batalkan_terkunci(permohonan, oleh, alasan, hanya=None):
    nomor = penomoran.batalkan_nomor(permohonan, alasan, hanya)
    if nomor:
        jurnal.catat(permohonan, aksi="batalkan_nomor", pelaku=oleh, data={"nomor": nomor.pk})


def tanda_tangan(permohonan, *, oleh, data):
    """Sign exactly the frozen bytes that were read, and verify the result. Returns {"sha256", "beku_sha256"}.

    A wrong passphrase signs nothing and may be typed again; any other failure voids the number with its reason.
    """
    surat = permohonan.surat.select_related("nomor").get()
    rincian = surat.beku_rincian
    aksi = next(a for a in aksi_dari(permohonan.kelas) if a.persiapan and permohonan.status in a.dari)
    kapasitas = _kapasitas(permohonan, aksi, Pelaku(oleh))
    berubah = rincian.get("oleh") != oleh.pk or any(rincian.get(k) != v for k, v in kapasitas.items())
    if not surat.beku_sha256 or surat.beku_sha256 != data["beku_sha256"] or berubah:
        raise GagalBersiap(
            "Surat yang Anda baca sudah berubah. Baca kembali surat yang terbaru sebelum menandatangani."
        )
    if surat.nomor.tanggal != timezone.localdate():
        raise GagalBersiap(
            "Tanggal surat sudah lewat. Buka kembali halaman tanda tangan agar surat disiapkan ulang."
        )
    percobaan = f"passphrase:{oleh.pk}"
    if cache.get(percobaan, 0) >= PERCOBAAN_TERBANYAK:
        raise GagalBersiap("Passphrase salah terlalu sering. Tunggu 15 menit, lalu coba lagi.", "sandi")
    with gudang.buka(surat.beku_sha256) as isi:
        beku = isi.read()
    try:
        bertanda = _tandatangani(beku, oleh, rincian, data["sandi"])
    except GagalMenandatangani as galat:
        if galat.salah_sandi:
            raise GagalBersiap(_sisa_percobaan(percobaan), "sandi") from None
        _batalkan(surat.nomor, oleh, f"Gagal menandatangani: {galat}")
        raise GagalBersiap(
            f"Surat belum ditandatangani: {galat} Nomor surat dibatalkan; baca dan coba lagi."
        ) from None
    cache.delete(percobaan)
    return {"sha256": gudang.simpan(bertanda), "beku_sha256": surat.beku_sha256}


def _sisa_percobaan(kunci):
    """Count a wrong passphrase (15 clock minutes from the first) and say how many tries are left."""
    cache.add(kunci, 0, 15 * 60)
    sisa = PERCOBAAN_TERBANYAK - cache.incr(kunci)
    return f"Passphrase salah. Sisa {max(sisa, 0)} kali percobaan; surat belum ditandatangani."


def _tandatangani(beku, oleh, rincian, sandi):
    p12 = berkas_penanda(oleh)
    if not p12.exists():
        raise GagalMenandatangani(TANPA_SERTIFIKAT)
    hasil = PenandaLokal(p12).tandatangani(
        beku,
        halaman=rincian["halaman"],
        kotak=tuple(rincian["kotak"]),
        nama_bidang="TTD",
        alasan=f"Ditandatangani sebagai {rincian['jabatan']}",
        lokasi="",
        sandi=sandi,
    )
    putusan = periksa_tanda_tangan(hasil, [akar_uji(p12.parent)])
    if putusan.putusan != "SAH" or not putusan.seluruh_berkas or not hasil.startswith(beku):
        raise GagalMenandatangani(f"Hasil tanda tangan tidak lolos pemeriksaan ({putusan.putusan}).")
    return hasil


PERSIAPAN["tanda_tangan"] = tanda_tangan
