"""The lembar disposisi on paper: what the heads wrote on it (rows 2 and 3), kept as a PDF the way offices file it."""

from functools import cache
from pathlib import Path

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from fontTools.ttLib import TTFont

from accounts_app.models import ProfilKantor
from requests_app.berkas import gudang
from requests_app.forms.disposisi import HARAP
from requests_app.kantor import zona_kantor
from requests_app.models import Cetakan, Disposisi
from requests_app.surat.pdf import buat_pdf
from requests_app.tugas import penangan

PENGGANTI = "□"
"""Printed where the font has no sign: people type emoji on phones, and the sheet must come out all the same."""


def kunci_cetakan(lembar):
    return f"disposisi-{lembar.pk}"


@penangan("lembar_disposisi")
def lembar_disposisi(tugas):
    """Print the sheet as it stands after this disposition; the next one prints a sheet of its own with both."""
    lembar = Disposisi.objects.select_related("permohonan__unit").get(pk=_jejak(tugas).data["disposisi"])
    kunci = {"permohonan": lembar.permohonan, "kunci": kunci_cetakan(lembar)}
    if Cetakan.objects.filter(**kunci).exists():
        return
    sha256 = gudang.simpan(pdf_lembar(lembar).pdf)
    with transaction.atomic():
        Cetakan.objects.get_or_create(**kunci, defaults={"sha256": sha256, "pada": timezone.now()})


def _jejak(tugas):
    return tugas.permohonan.jejak.get(pk=tugas.muatan["jejak"])


def pdf_lembar(lembar):
    """Render the sheet (HasilPdf) with every disposition up to this one. Raises GagalMembuatPdf."""
    return buat_pdf(
        html_lembar(lembar), judul=f"Lembar disposisi {lembar.permohonan.nomor}", dibuat=lembar.pada
    )


def html_lembar(lembar):
    kantor = ProfilKantor.muat()
    permohonan = lembar.permohonan
    semua = list(permohonan.disposisi.filter(pk__lte=lembar.pk).select_related("dari"))
    # The task runs in a worker, which has no request to say whose clock it is.
    with timezone.override(zona_kantor(kantor)):
        html = render_to_string(
            "surat/lembar_disposisi.html",
            {
                "kantor": kantor,
                "permohonan": permohonan,
                "orang": permohonan.subjek.all(),
                "nomor_agenda": next((d.nomor_agenda for d in semua if d.nomor_agenda), ""),
                "sifat": [(nama, kode == semua[-1].sifat) for kode, nama in Disposisi.SifatSurat.choices],
                "disposisi": [{"isi": d, "harap": _harap(d)} for d in semua],
            },
        )
    return yang_tercetak(html)


def _harap(lembar):
    """The printed boxes, ticked or not, and after them what a later form may have asked for."""
    lebih = [kata for kata in lembar.harap if kata not in HARAP]
    return [(kata, kata in lembar.harap) for kata in [*HARAP, *lebih]]


def yang_tercetak(teks):
    """`teks` with a box for each sign the letter's font lacks."""
    return "".join(aksara if aksara in "\t\r\n" or ord(aksara) in _aksara() else PENGGANTI for aksara in teks)


@cache
def _aksara():
    with TTFont(Path(__file__).parent / "huruf" / "Arimo-Regular.ttf", lazy=True) as huruf:
        return frozenset(huruf.getBestCmap())
