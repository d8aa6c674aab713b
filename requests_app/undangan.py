"""The way in for people without a portal account: invited by their satker or by the office. Rights, and the writers.

An invitation is an appointment (Penugasan) and a message about it; whoever has no password yet finds a one-time link in the
message's e-mail. Who invited or ended whom stands in the administration's log of the appointment.
"""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Penugasan, Peran, Pesan, ProfilKantor, UnitKerja
from accounts_app.models.penugasan import PERAN_PENGADAAN
from accounts_app.services import (
    PenerimaTidakJelas,
    cari_penerima,
    penerima_kredensial,
    selaraskan_izin,
    tugaskan,
)
from requests_app.kabar import kirim

PENGUNDANG_KANTOR = {Peran.HELPDESK, Peran.ADMIN_PPE, Peran.ADMIN_AGENCY, Peran.PENGELOLA}
"""Roles of the office that let people in."""
PERAN_UNDANGAN = (*PERAN_PENGADAAN, Peran.PIMPINAN)
"""Roles somebody can be invited to: never one of the office, of a satker's officers, or of auditors."""


def dari_kantor(pelaku):
    return bool(pelaku.peran & PENGUNDANG_KANTOR)


def unit_undangan(pelaku):
    """Q over UnitKerja: for which units this person may invite. The office: all; a satker's officer: his own and below."""
    if dari_kantor(pelaku):
        return Q(aktif=True)
    return Q(aktif=True, pk__in=pelaku.unit_ajukan & pelaku.hak.unit_peran(Peran.SATKER))


def boleh_mengundang(pelaku):
    """May this person invite anybody at all? An Izin."""
    if dari_kantor(pelaku) or pelaku.unit_ajukan & pelaku.hak.unit_peran(Peran.SATKER):
        return BOLEH
    return tolak(
        "Undangan hanya dibuat petugas satuan kerja untuk unitnya sendiri, atau petugas kantor LPSE."
    )


def peran_undangan(pelaku):
    """The roles this person may give: a satker's officer those who hold SPSE accounts, the office Pimpinan Instansi too."""
    return PERAN_UNDANGAN if dari_kantor(pelaku) else PERAN_PENGADAAN


def terlihat(pelaku):
    """The appointments he may see and end here, newest first, with their people and units."""
    unit = UnitKerja.objects.filter(unit_undangan(pelaku))
    kueri = Penugasan.objects.filter(peran__in=peran_undangan(pelaku), unit__in=unit)
    return kueri.select_related("pengguna", "unit").order_by("-pk")


@transaction.atomic
def undang(*, pelaku, nama, nip, email, unit, peran, dasar_hukum, mulai=None, selesai=None):
    """Find or make the person, appoint him, promise the message. Returns the Penugasan.

    Raises ValidationError (with the field in `error_dict`) where the rights, the person or an appointment forbid it.
    """
    _pastikan_boleh(pelaku, unit, peran)
    orang = _orang(pelaku, nama, nip, email)
    _pastikan_belum(orang, unit, peran)
    penugasan = tugaskan(orang, peran, unit=unit, mulai=mulai, selesai=selesai, dasar_hukum=dasar_hukum)
    _catat(penugasan, pelaku, ADDITION, "Diundang ke portal.")
    _kabarkan(penugasan)
    return penugasan


def _pastikan_boleh(pelaku, unit, peran):
    if peran not in peran_undangan(pelaku):
        raise ValidationError({"peran": "Peran ini tidak dapat Anda berikan."})
    if not UnitKerja.objects.filter(unit_undangan(pelaku), pk=unit.pk).exists():
        raise ValidationError({"unit": "Anda tidak dapat mengundang untuk unit kerja ini."})
    if peran == Peran.PIMPINAN and unit.jenis != UnitKerja.Jenis.INSTANSI:
        raise ValidationError({"unit": "Pimpinan Instansi memimpin sebuah instansi; pilih instansinya."})


def _orang(pelaku, nama, nip, email):
    """The portal account, an existing one only where NIP and e-mail both are its own."""
    try:
        ada = cari_penerima(nip, email)
        if ada and ada.email.lower() != email.lower():
            pesan = "NIP ini sudah mempunyai akun portal dengan surel lain. Tulis surel yang tercatat pada akun itu."
            raise ValidationError({"email": pesan})
        orang = ada or penerima_kredensial(nama=nama, nip=nip, email=email)
    except PenerimaTidakJelas as galat:
        raise ValidationError({"email": str(galat)}) from galat
    if orang.pk == pelaku.pengguna.pk:
        raise ValidationError({"email": "Penugasan untuk diri sendiri dibuat oleh orang lain."})
    return orang


def _pastikan_belum(orang, unit, peran):
    hari = timezone.localdate()
    ada = Penugasan.objects.filter(
        Q(selesai=None) | Q(selesai__gte=hari), pengguna=orang, unit=unit, peran=peran
    )
    if ada.exists():
        raise ValidationError(
            {"email": f"{orang} sudah ditugaskan sebagai {Peran(peran).label} pada {unit}."}
        )


@transaction.atomic
def kirim_lagi(penugasan, *, pelaku):
    """The message once more, for somebody who has never come in; at most one a minute. Returns whether one was promised."""
    if sudah_masuk(penugasan.pengguna) or not penugasan.pengguna.is_active:
        return False
    if _kabarkan(penugasan):
        _catat(penugasan, pelaku, CHANGE, "Undangan dikirim lagi.")
    return True


@transaction.atomic
def akhiri(penugasan, *, hari, pelaku):
    """`hari`: the last day of the appointment, included. Raises ValidationError."""
    if hari < penugasan.mulai:
        raise ValidationError({"selesai": "Tanggal selesai tidak boleh sebelum tanggal mulai."})
    penugasan.selesai = hari
    penugasan.save(update_fields=["selesai"])
    selaraskan_izin(penugasan)
    _catat(penugasan, pelaku, CHANGE, f"Penugasan diakhiri per {hari.isoformat()}.")


def sudah_masuk(pengguna):
    return pengguna.last_login is not None


def berakhir(penugasan):
    return penugasan.selesai is not None and penugasan.selesai < timezone.localdate()


def _kabarkan(penugasan):
    """Tell him by e-Pesan and e-mail; the address of the link is made when the mail is written. Returns whether it is new."""
    orang = penugasan.pengguna
    isi = {"penugasan": penugasan, "orang": orang, "kantor": ProfilKantor.muat()}
    kunci = f"undangan:{penugasan.pk}:{timezone.now():%Y%m%d%H%M}"
    baru = not Pesan.objects.filter(kunci=kunci).exists()
    kirim(
        orang,
        "penunjukan",
        kunci=kunci,
        perihal=f"Undangan ke portal akun SPSE sebagai {penugasan.get_peran_display()}",
        isi=render_to_string("surel/ditunjuk.txt", isi).strip(),
        tautan=reverse("beranda"),
        tautan_judul="Buka portal",
    )
    return baru


def _catat(penugasan, pelaku, tanda, pesan):
    LogEntry.objects.log_actions(pelaku.pengguna.pk, [penugasan], tanda, pesan, single_object=True)
