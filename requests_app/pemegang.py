"""What was written about an account held against what the register of accounts knows of it. Reads only."""

import re
from dataclasses import dataclass

from django.db.models import Prefetch
from django.db.models.functions import Lower

from accounts_app.models import AkunSPSE, RiwayatAkun
from requests_app.nip import nip_tertulis, rapikan_nip

Status = AkunSPSE.Status
RIWAYAT = 5
"""Newest lines of an account's history that are shown."""


@dataclass(frozen=True)
class Baris:
    """One thing both sides say something of, as the page prints it."""

    label: str
    tertulis: str
    tercatat: str
    beda: bool


@dataclass(frozen=True)
class BandingAkun:
    """One person's account; `akun` None: the register knows no such User ID at all. `riwayat`: newest first."""

    akun: AkunSPSE | None
    baris: tuple = ()
    riwayat: tuple = ()
    keterangan: str = ""

    @property
    def beda(self):
        """The labels of what differs."""
        return [satu.label for satu in self.baris if satu.beda]


def banding_register(permohonan, orang):
    """A BandingAkun for each of these persons, in their order. Two queries, however many persons.

    The account is looked for in every unit: one that belongs to another is just what must be noticed.
    """
    dicari = {o.user_id_lama.strip().lower() for o in orang} - {""}
    kueri = AkunSPSE.objects.annotate(kecil=Lower("user_id")).filter(kecil__in=dicari)
    kueri = kueri.exclude(status__in=(Status.DIAJUKAN, Status.BATAL)).select_related("unit").order_by("pk")
    riwayat = Prefetch("riwayat", RiwayatAkun.objects.order_by("-pada", "-pk"))
    semua = list(kueri.prefetch_related(riwayat)) if dicari else []
    return [
        _banding(permohonan, o, [a for a in semua if a.kecil == o.user_id_lama.strip().lower()])
        for o in orang
    ]


def _banding(permohonan, orang, calon):
    """The person's own account if it is his unit's, else the newest of that name anywhere."""
    akun = next((a for a in reversed(calon) if a.unit_id == permohonan.unit_id), calon[-1] if calon else None)
    if akun is None:
        return BandingAkun(
            None,
            keterangan="User ID ini belum tercatat dalam register kantor; periksa buktinya dan cari di SPSE.",
        )
    baris = (
        _baris("Nama", orang.nama, akun.nama, _nama),
        _baris("NIP", nip_tertulis(orang.nip), nip_tertulis(akun.nip), rapikan_nip),
        _baris("Satuan kerja", str(permohonan.unit), str(akun.unit)),
        _baris("Peran", orang.get_jenis_display(), akun.get_jenis_display()),
        _baris("User ID", orang.user_id_lama, akun.user_id, str.lower),
        _baris("Surel", orang.email, akun.email, str.lower),
    )
    kata = (
        ""
        if akun.status == Status.AKTIF
        else f"Dalam register akun ini berstatus {akun.get_status_display().lower()}."
    )
    return BandingAkun(akun, baris, tuple(akun.riwayat.all()[:RIWAYAT]), kata)


def _baris(label, tertulis, tercatat, bentuk=str):
    """What one side does not say cannot contradict the other."""
    beda = bool(tertulis and tercatat) and bentuk(tertulis) != bentuk(tercatat)
    return Baris(label, tertulis or "Tidak disebut", tercatat or "Tidak tercatat", beda)


def _nama(teks):
    """The bare name: degrees after the comma and titles with a full stop before it say nothing about who it is."""
    kata = re.sub(r"\b\w{1,4}\.", " ", teks.partition(",")[0].lower())
    return " ".join(re.findall(r"\w+", kata))
