"""The berita acara of a year-end deactivation: who proposed, who decided, what became of each account, what was left out."""

from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils import timezone

from accounts_app.kata import BULAN, HARI, tanggal_teks
from accounts_app.models import ProfilKantor
from requests_app import kampanye_calon
from requests_app.berkas import gudang
from requests_app.izin import Pelaku
from requests_app.izin_kampanye import aksi_penetapan
from requests_app.kantor import zona_kantor
from requests_app.models import Jejak, Kampanye, Subjek
from requests_app.sop.pelaksana import ADMIN_AGENCY_BATANG, KEPALA_LPSE
from requests_app.surat.lembar_disposisi import yang_tercetak
from requests_app.surat.pdf import buat_pdf
from requests_app.surat.terbilang import terbilang
from requests_app.tugas import penangan

BATAS_DETIK = 110
"""For some thousand rows; below the lease of its work (TUGAS_SEWA_DETIK)."""


@penangan("kampanye_berita_acara")
def berita_acara(tugas):
    """Print the paper as things stand when it was asked for or everything had ended; the newest is the one shown."""
    kampanye = Kampanye.objects.select_related("dibuat_oleh", "diputus_oleh").get(pk=tugas.muatan["kampanye"])
    pada = kampanye.selesai_pada or tugas.dibuat_pada
    hasil = buat_pdf(html(kampanye, pada), judul=judul(kampanye), dibuat=pada, batas_detik=BATAS_DETIK)
    Kampanye.objects.filter(pk=kampanye.pk).update(berita_acara_sha256=gudang.simpan(hasil.pdf))


def judul(kampanye):
    return f"Berita acara penonaktifan akun PPK akhir tahun {kampanye.tahun}"


def html(kampanye, pada):
    """The document at the moment `pada` (aware), in the office's zone."""
    kantor = ProfilKantor.muat()
    with timezone.override(zona_kantor(kantor)):
        isi = {
            "kantor": kantor,
            "kampanye": kampanye,
            "judul": judul(kampanye),
            "pada": pada,
            "hari_ini": hari_ini(timezone.localdate(pada)),
            "unit": [str(unit) for unit in kampanye.unit.all()],
            "jumlah": kampanye_calon.hitung(kampanye),
            "maju": kampanye_calon.kemajuan(kampanye),
            "baris": [_baris(butir) for butir in _butir(kampanye).filter(alasan_dikecualikan="")],
            "dikecualikan": list(_butir(kampanye).exclude(alasan_dikecualikan="")),
            "pihak": _pihak(kampanye),
        }
        return yang_tercetak(render_to_string("surat/hak-akses/berita_acara.html", isi))


def hari_ini(hari):
    """ "Kamis, tanggal tiga puluh satu bulan Desember tahun dua ribu dua puluh enam"."""
    bulan = BULAN[hari.month - 1]
    return f"{HARI[hari.weekday()]}, tanggal {terbilang(hari.day)} bulan {bulan} tahun {terbilang(hari.year)}"


def _butir(kampanye):
    dilaksanakan = Prefetch(
        "permohonan__jejak", Jejak.objects.filter(aksi="tindaklanjuti"), to_attr="pelaksanaan"
    )
    butir = kampanye.butir.select_related("akun__unit", "permohonan", "dikecualikan_oleh")
    return butir.prefetch_related("permohonan__subjek", dilaksanakan).order_by(
        "akun__unit__nama", "akun__nama", "pk"
    )


def _baris(butir):
    return {"akun": butir.akun, "permohonan": butir.permohonan, "hasil": hasil(butir)}


def hasil(butir):
    """What became of one account that was taken in, in words of the paper."""
    permohonan = butir.permohonan
    if permohonan is None:
        return f"Belum diproses: {butir.galat}" if butir.galat else "Belum diproses"
    if permohonan.status == "DITARIK":
        return f"Dibatalkan: {permohonan.alasan}"
    orang = permohonan.subjek.all()[0]
    if not orang.hasil:
        return "Menunggu dilaksanakan di SPSE"
    hari = "".join(f" {tanggal_teks(timezone.localtime(j.waktu))}" for j in permohonan.pelaksanaan)
    if orang.hasil == Subjek.Hasil.DIBUAT:
        return f"Dinonaktifkan{hari}"
    return f"Tidak dinonaktifkan: {orang.alasan_hasil}"


def _pihak(kampanye):
    """[(what he did, his capacity, the person)] of the two who answer for it."""
    penetap = Pelaku(kampanye.diputus_oleh)
    menetapkan = aksi_penetapan(penetap) != "setujui"
    kolom = ADMIN_AGENCY_BATANG if menetapkan else KEPALA_LPSE
    return [
        ("Yang mengusulkan", Pelaku(kampanye.dibuat_oleh).sebutan(ADMIN_AGENCY_BATANG), kampanye.dibuat_oleh),
        (
            "Yang menetapkan" if menetapkan else "Yang menyetujui",
            penetap.sebutan(kolom),
            kampanye.diputus_oleh,
        ),
    ]
