"""Notices of the register: whoever is appointed hears of it, and whoever is replaced where another one set it."""

from django.template.loader import render_to_string
from django.urls import reverse

from accounts_app.models import ProfilKantor
from accounts_app.pejabat import masa_teks
from requests_app.kabar import kirim
from requests_app.pejabat.lingkup import lingkup_teks


def ditunjuk(penugasan):
    """To the one appointed, and to the one he stands in for or speaks for. Inside the transaction that appointed."""
    diganti = penugasan.menggantikan and penugasan.menggantikan.pengguna
    _kirim(penugasan, penugasan.pengguna, "ditunjuk", f"Anda ditunjuk sebagai {penugasan.sebutan}")
    if diganti and diganti.is_active and diganti.pk != penugasan.ditetapkan_oleh_id:
        kata = "digantikan" if penugasan.pengganti_sah else "diwakili"
        _kirim(penugasan, diganti, "digantikan", f"Anda {kata} oleh {penugasan.sebutan}")


def diakhiri(penugasan):
    """To both, but not to who ended it."""
    diganti = penugasan.menggantikan and penugasan.menggantikan.pengguna
    for orang in dict.fromkeys(filter(None, (penugasan.pengguna, diganti))):
        if orang.is_active and orang.pk != penugasan.diakhiri_oleh_id:
            _kirim(penugasan, orang, "diakhiri", f"Penugasan {penugasan.sebutan} berakhir")


def _kirim(penugasan, penerima, sebab, perihal):
    kata = {
        "penugasan": penugasan,
        "penerima": penerima,
        "masa": masa_teks(penugasan),
        "lingkup": lingkup_teks(penugasan.lingkup),
        "kantor": ProfilKantor.muat(),
    }
    kirim(
        penerima,
        "penunjukan",
        kunci=f"pejabat:{sebab}:{penugasan.pk}:{penerima.pk}",
        perihal=perihal,
        isi=render_to_string(f"surel/pejabat_{sebab}.txt", kata).strip(),
        tautan=reverse("pejabat_rinci", args=[penugasan.pk]),
        tautan_judul="Buka register pejabat",
    )
