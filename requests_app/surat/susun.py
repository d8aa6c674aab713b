"""What a letter says: its words from the permohonan and the office, its HTML, its PDF."""

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts_app.kata import tanggal_teks
from accounts_app.models import ProfilKantor
from requests_app.models.jejak import kanonik
from requests_app.nip import nip_tertulis
from requests_app.surat.pdf import buat_pdf
from requests_app.surat.penanda_surat import calon_penanda, penanda_untuk

__all__ = [
    "alamat_verifikasi",
    "calon_penanda",
    "daftar_hasil",
    "html_surat",
    "isi_awal",
    "pdf_surat",
    "penanda_untuk",
]

KUNCI_ISI = ("sifat", "lampiran", "hal", "yth", "yth_tempat", "pembuka", "penutup", "tembusan")


def isi_awal(permohonan):
    """The words of a first draft, with variables (`surat.variabel`); the drafter may change all. `tembusan`: one a line."""
    return {
        "sifat": "Biasa",
        "lampiran": "",
        "hal": f"Pemberitahuan {permohonan.kelas.NAMA_LAYANAN}",
        "yth": permohonan.penanda_tangan_jabatan or f"Kepala {permohonan.unit}",
        "yth_tempat": "Tempat",
        "pembuka": (
            "Menindaklanjuti surat Saudara Nomor {nomor_surat_pemohon} tanggal {tanggal_surat_pemohon} "
            "hal {hal_surat_pemohon}, bersama ini kami beritahukan bahwa permohonan tersebut telah kami proses pada "
            "Aplikasi SPSE {nama_lpse} dengan hasil sebagai berikut:"
        ),
        "penutup": "Demikian kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
        "tembusan": "",
    } | permohonan.kelas.ISI_SURAT


def daftar_hasil(permohonan):
    """One row per person of the request. A letter never carries a password."""
    return [
        {
            "nama": orang.nama,
            "nip": nip_tertulis(orang.nip),
            "jenis": orang.get_jenis_display(),
            "user_id": orang.user_id or "–",
            "keterangan": permohonan.kelas.HASIL["DIBUAT"]
            if orang.hasil == orang.Hasil.DIBUAT
            else orang.alasan_hasil,
        }
        for orang in permohonan.subjek.all()
    ]


def alamat_verifikasi(surat):
    return f"{settings.PORTAL_URL}{reverse('verifikasi', args=[surat.kode_verifikasi])}"


def html_surat(permohonan, surat, isi, *, nomor=None, penanda=None):
    """The letter as HTML. Without `nomor` (a NomorSurat) it is a draft and says so; an unsaved `surat` has no code yet."""
    kantor = ProfilKantor.muat()
    tanggal = nomor.tanggal if nomor else timezone.localdate()
    qr = _qr(alamat_verifikasi(surat)) if surat.pk else ""
    tembusan = [baris.strip() for baris in isi["tembusan"].splitlines() if baris.strip()]
    return render_to_string(
        f"surat/{permohonan.sop}/{surat.jenis}.html",
        {
            "kantor": kantor,
            "surat": isi
            | {
                "nomor": nomor.teks if nomor else "",
                "tanggal_teks": tanggal_teks(tanggal),
                "tembusan": tembusan,
            },
            "isi": isi,
            "permohonan": permohonan,
            "daftar": daftar_hasil(permohonan),
            "penanda": penanda or calon_penanda(permohonan),
            "qr_svg": qr,
            "alamat_periksa": alamat_verifikasi(surat).partition("://")[2] if surat.pk else "",
            "uji": True,
            "draf": nomor is None,
        },
    )


def _qr(alamat):
    return SafeString(segno.make(alamat, error="m").svg_inline(border=0, scale=3, omitsize=True))


def pdf_surat(permohonan, surat, isi, *, nomor=None, penanda=None, dibuat=None):
    """Render the letter (HasilPdf). Runs in a killable child process; raises GagalMembuatPdf."""
    html = html_surat(permohonan, surat, isi, nomor=nomor, penanda=penanda)
    rincian = {"permohonan": permohonan.nomor, "nomor": nomor.teks if nomor else None, "isi": isi}
    if penanda and "kuasa" in penanda:
        rincian["kuasa"] = penanda["kuasa"]
    return buat_pdf(
        html,
        judul=f"{isi['hal']} – {nomor.teks if nomor else 'draf'}",
        dibuat=dibuat or timezone.now(),
        lampiran={"surat.json": kanonik(rincian | {"daftar": daftar_hasil(permohonan)})},
    )
