"""Handlers of promised work: notices and draft PDFs. Each is idempotent and may run again after a crash."""

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse

from accounts_app.kata import tanggal_waktu_teks
from accounts_app.models import Penugasan, Pesan, ProfilKantor
from requests_app import perbaikan
from requests_app.berkas import gudang
from requests_app.izin import Pelaku, petugas_hadir
from requests_app.kabar import kirim
from requests_app.kelengkapan import butir_kurang
from requests_app.models import Jejak, VersiSurat
from requests_app.pencatatan import awalan_rujukan
from requests_app.sop.kosakata import AKHIR, DITOLAK, KEDALUWARSA, label_status
from requests_app.sop.pelaksana import (
    CALON,
    KEPALA_LPSE,
    PELAKSANA_BERBAGI,
    PELAKSANA_DIRI,
    PELAKSANA_PEMOHON,
    PERAN_PELAKSANA,
)
from requests_app.surat.susun import pdf_surat
from requests_app.tugas import penangan

NASKAH_AKHIR = {DITOLAK: "surel/ditolak.txt", KEDALUWARSA: "surel/kedaluwarsa.txt"}


@penangan("kabar")
@transaction.atomic
def kabar(tugas):
    """After a move: a notice to the applicant where the action has words for him, and to whom the next row awaits."""
    jejak = Jejak.objects.select_related("permohonan__unit", "permohonan__pemohon").get(
        pk=tugas.muatan["jejak"]
    )
    if jejak.permohonan.ex_officio:
        # A year-end deactivation has no applicant, and is told the office as a whole (requests_app.janji_kampanye).
        return
    aksi = getattr(jejak.permohonan.kelas, jejak.aksi).aksi
    if aksi.kabar:
        for penerima in pihak_pemohon(jejak.permohonan):
            peristiwa = _peristiwa_pemohon(jejak, aksi)
            kirim_kabar(jejak, penerima, *_kata_pemohon(jejak, aksi), peristiwa=peristiwa)
    for penerima in _yang_ditunggu(jejak):
        kirim_kabar(jejak, penerima, *_kata_petugas(jejak, aksi), peristiwa="tindak_lanjut")


def _peristiwa_pemohon(jejak, aksi):
    """The kind of notice this is to the applicant's side (requests_app.kabar)."""
    if _diminta_melengkapi(jejak):
        return "dikembalikan"
    berakhir = jejak.ke in AKHIR or "pemberitahuan_ditolak" in aksi.janji
    return "hasil" if berakhir else "perkembangan"


def _diminta_melengkapi(jejak):
    """Does the move ask the applicant to complete? What it asked is no longer known once the permohonan has moved on."""
    langkah = jejak.permohonan.langkah_kini() if jejak.permohonan.status == jejak.ke else None
    return bool(langkah and langkah.melengkapi)


def _kata_pemohon(jejak, aksi):
    """(subject, template, its words) for the applicant's side: a return lists what is asked, a refusal says why."""
    permohonan, keadaan = jejak.permohonan, _keadaan(jejak)
    if _diminta_melengkapi(jejak):
        return f"Mohon dilengkapi: {permohonan.nomor}", "surel/dikembalikan.txt", _kata_perbaikan(permohonan)
    if "pemberitahuan_ditolak" in aksi.janji:
        return f"Permohonan {permohonan.nomor}: Ditolak", NASKAH_AKHIR[DITOLAK], {"aksi": aksi, "unduh": True}
    naskah = NASKAH_AKHIR.get(jejak.ke, "surel/perkembangan.txt")
    kata = {"aksi": aksi, "keadaan": keadaan, "bukti": _bukti(jejak)}
    return f"Permohonan {permohonan.nomor}: {keadaan}", naskah, kata


BUKTI = {
    "SUREL": "Berkas permohonan itu kami terima lewat surel/TTS {kapan}. Surel ini adalah balasan kami sebagai bukti "
    "penerimaannya.",
    "PORTAL": "Berkas permohonan itu kami terima lewat portal {kapan}. Surel ini adalah bukti penerimaannya.",
}
"""What the notice of a receipt says of a file that came as softcopy (hak-akses row 2)."""


def _bukti(jejak):
    """The sentence by which this notice proves that a softcopy was received; "" for anything else."""
    terima = jejak.permohonan.penerimaan.filter(pk=jejak.data.get("penerimaan")).first()
    return BUKTI.get(terima.cara, "").format(kapan=tanggal_waktu_teks(terima.pada)) if terima else ""


def _kata_perbaikan(permohonan):
    """What a return asks for, and until when."""
    return {
        "kurang": butir_kurang(permohonan),
        "batas": tanggal_waktu_teks(permohonan.batas_perbaikan),
        "hari": perbaikan.batas(permohonan).hari,
    }


@penangan("ingatkan_perbaikan")
@transaction.atomic
def ingatkan_perbaikan(tugas):
    """The deadline of a return is near: what is still missing, once more. Nothing when it was answered meanwhile."""
    permohonan = tugas.permohonan
    if not permohonan.melengkapi or permohonan.putaran != tugas.muatan["putaran"]:
        return
    kata = _kata_perbaikan(permohonan)
    kata["kurang"] = [satu for satu in kata["kurang"] if not satu.diperbaiki]
    jejak = permohonan.jejak.filter(ke=permohonan.status).exclude(dari=F("ke")).last()
    perihal = f"Batas perbaikan sudah dekat: {permohonan.nomor}"
    for penerima in pihak_pemohon(permohonan):
        naskah = "surel/ingatkan_perbaikan.txt"
        kirim_kabar(jejak, penerima, perihal, naskah, kata, peristiwa="dikembalikan", sebab="ingatkan")


def _kata_petugas(jejak, aksi):
    """(subject, template, its words) for whom the next row awaits, or whose work has ended under his hands."""
    permohonan, langkah = jejak.permohonan, jejak.permohonan.langkah_kini()
    if langkah is None:
        keadaan = _keadaan(jejak)
        perihal = f"Permohonan {permohonan.nomor}: {keadaan}"
        return perihal, "surel/berakhir.txt", {"aksi": aksi, "keadaan": keadaan}
    isi = {
        "aksi": aksi,
        "langkah": langkah,
        "batas": tanggal_waktu_teks(permohonan.tenggat),
        "berbagi": langkah.pelaksana in PELAKSANA_BERBAGI,
    }
    return f"Mohon ditindaklanjuti: {permohonan.nomor} – {permohonan.unit}", "surel/tindak_lanjut.txt", isi


def _keadaan(jejak):
    return label_status(jejak.permohonan.kelas, jejak.ke)


def pihak_pemohon(permohonan):
    """Who is told for the applicant's side: who holds the awaited row of it, else who filed (or the unit's officers of today)."""
    orang = [o.pengguna for o in permohonan.subjek.select_related("pengguna") if o.pengguna]
    if permohonan.ex_officio or permohonan.pelaksana == CALON:
        return [satu for satu in orang if satu.is_active]
    pengaju = permohonan.kelas.LANGKAH[0].pelaksana
    if pengaju in PELAKSANA_DIRI:
        return [permohonan.pemohon]
    if permohonan.pemohon.is_active and permohonan.unit_id in Pelaku(permohonan.pemohon).unit_ajukan:
        return [permohonan.pemohon]
    pemegang = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[pengaju], unit=permohonan.unit)
    return pemegang.berlaku().orang()


def _yang_ditunggu(jejak):
    """Holders of the row awaited after `jejak`; a taken work's holder alone; nobody on the applicant's side."""
    permohonan = jejak.permohonan
    if permohonan.status != jejak.ke:
        return []
    baris = next((b for b in permohonan.langkah() if b.status == jejak.ke), None)
    petugas = [permohonan.petugas] if permohonan.petugas and permohonan.petugas_id != jejak.pelaku_id else []
    if baris is None:
        return petugas
    if baris.pelaksana in PELAKSANA_PEMOHON:
        return []
    if baris.pelaksana in PELAKSANA_BERBAGI and petugas_hadir(permohonan):
        return petugas
    pemegang = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[baris.pelaksana])
    return pemegang.berlaku().orang().exclude(pk=jejak.pelaku_id)


def kirim_kabar(jejak, penerima, perihal, naskah, kata, *, peristiwa, sebab="jejak"):
    """One notice about a permohonan, its text from a template, once for this cause whatever happens."""
    umum = {
        "jejak": jejak,
        "permohonan": jejak.permohonan,
        "layanan": jejak.permohonan.kelas.NAMA_LAYANAN,
        "penerima": penerima,
        "kantor": ProfilKantor.muat(),
    }
    kirim(
        penerima,
        peristiwa,
        kunci=f"{sebab}:{jejak.pk}:{penerima.pk}",
        perihal=perihal,
        isi=render_to_string(naskah, umum | kata).strip(),
        tautan=reverse("permohonan", args=[jejak.permohonan.nomor]),
        tautan_judul="Buka permohonan",
        permohonan=jejak.permohonan,
    )


@penangan("e_pesan_akun")
@transaction.atomic
def e_pesan_akun(tugas):
    """Row 8: each person gets his own e-Pesan with his sealed credential. No password is in it, nor in the mail."""
    _kirim_akun(tugas.permohonan)


def _kirim_akun(permohonan, tembusan=""):
    """The letters of row 8 (each an e-Pesan), once; `tembusan`: who is told beside the holder, said in the letter itself."""
    for orang in permohonan.subjek.exclude(kredensial=None).select_related("kredensial", "pengguna"):
        sebelumnya = Pesan.objects.filter(kredensial__rujukan__startswith=awalan_rujukan(orang))
        kata = {
            "orang": orang,
            "ulang": "user_id_lama" in permohonan.ISIAN_ORANG or sebelumnya.exists(),
            "kantor": ProfilKantor.muat(),
            "batas": tanggal_waktu_teks(orang.kredensial.kedaluwarsa_pada),
            "tembusan": tembusan,
        }
        kirim(
            orang.pengguna,
            "akun",
            kunci=f"kredensial:{orang.kredensial_id}",
            perihal=f"Akun SPSE Anda sebagai {orang.get_jenis_display()}",
            isi=render_to_string("surel/akun.txt", kata).strip(),
            permohonan=permohonan,
            kredensial=orang.kredensial,
        )


@penangan("e_pesan_akun_tembusan")
@transaction.atomic
def e_pesan_akun_tembusan(tugas):
    """Registrasi row 7: as `e_pesan_akun`, with a copy of the mail's words to the Kepala LPSE (the password is in neither).

    The copy is a message of its own, not a Cc: the holder's mail may carry his invitation into the portal.
    """
    _kirim_akun(tugas.permohonan, KEPALA_LPSE)
    jejak = Jejak.objects.select_related("permohonan").get(pk=tugas.muatan["jejak"])
    pemegang = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[KEPALA_LPSE]).berlaku()
    orang = jejak.permohonan.subjek.exclude(kredensial=None).select_related("kredensial", "pengguna")
    isi = dict(Pesan.objects.filter(kredensial__subjek__in=orang).values_list("kredensial", "isi"))
    surel = [{"orang": satu, "isi": isi[satu.kredensial_id]} for satu in orang]
    for kepala in pemegang.orang():
        perihal = f"Tembusan: informasi akun {jejak.permohonan.nomor}"
        kata = {"surel": surel}
        kirim_kabar(
            jejak, kepala, perihal, "surel/tembusan_akun.txt", kata, peristiwa="akun", sebab="tembusan"
        )


@penangan("pdf_draf")
def pdf_draf(tugas):
    """The unsigned PDF of the newest version of a draft, marked as a draft."""
    versi = VersiSurat.objects.filter(surat__permohonan=tugas.permohonan).select_related("surat").last()
    if versi is None or versi.pdf_sha256:
        return
    hasil = pdf_surat(tugas.permohonan, versi.surat, versi.isi, dibuat=versi.pada)
    VersiSurat.objects.filter(pk=versi.pk).update(pdf_sha256=gudang.simpan(hasil.pdf))
