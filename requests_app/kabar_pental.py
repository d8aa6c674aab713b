"""What never reached the applicant is the office's to follow up: whoever holds the work hears of a refused or bounced mail."""

from django.template.loader import render_to_string
from django.urls import reverse

from accounts_app.models import Pengiriman, ProfilKantor
from requests_app import kabar, pengiriman
from requests_app.izin import Pelaku


def beri_tahu(kirim, permohonan):
    """Tell the office, once for each sending. Nothing for what concerns no permohonan, or was meant for the office itself."""
    from requests_app.kabar_pesan import pihak_kantor  # registers a handler that sends notices itself

    if permohonan is None or kirim.saluran != Pengiriman.Saluran.SUREL:
        return
    if Pelaku(kirim.pesan.penerima).petugas_kantor:
        return
    kirim.refresh_from_db(fields=["keadaan", "keterangan"])
    for penerima in pihak_kantor(permohonan):
        kata = {
            "penerima": penerima,
            "permohonan": permohonan,
            "layanan": permohonan.kelas.NAMA_LAYANAN,
            "kirim": kirim,
            "kantor": ProfilKantor.muat(),
        }
        kabar.kirim(
            penerima,
            "tindak_lanjut",
            kunci=f"pental:{pengiriman.nama(kirim)}:{penerima.pk}",
            perihal=f"Surel tidak sampai kepada pemohon: {permohonan.nomor}",
            isi=render_to_string("surel/tidak_sampai.txt", kata).strip(),
            tautan=reverse("kabar_terkirim", args=[permohonan.nomor]),
            tautan_judul="Buka kabar terkirim",
            permohonan=permohonan,
        )
