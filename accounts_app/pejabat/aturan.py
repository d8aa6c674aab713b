"""Who may appoint an acting official, and what is refused with which sentence."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts_app.izin import BOLEH, tolak
from accounts_app.kata import tanggal_teks
from accounts_app.models import Pengguna, Penugasan, Peran, Sifat
from accounts_app.models.penugasan import PERAN_KANTOR, SIFAT_MANDAT, SIFAT_PENGGANTI
from accounts_app.pejabat.masa import lewat, masa_teks

ATASAN = {
    Peran.KEPALA_LPSE: (Peran.KEPALA_UKPBJ,),
    Peran.ADMIN_PPE: (Peran.KEPALA_UKPBJ, Peran.KEPALA_LPSE),
    Peran.ADMIN_AGENCY: (Peran.KEPALA_UKPBJ, Peran.KEPALA_LPSE),
    Peran.HELPDESK: (Peran.KEPALA_UKPBJ, Peran.KEPALA_LPSE),
}
"""Who appoints for an office beside its holder and the secretariat (Pengelola Portal)."""


def boleh_menunjuk(pengguna, hak, peran, dasar=None):
    """May this person (with his Hak) appoint somebody for this office, or in the place of `dasar`? An Izin."""
    if dasar is not None and dasar.pengguna_id == pengguna.pk:
        return BOLEH
    memimpin = {p.peran for p in hak.penugasan if p.sifat not in SIFAT_MANDAT}
    if Peran.PENGELOLA in memimpin or memimpin & set(ATASAN.get(peran, ())):
        return BOLEH
    atasan = ", ".join(Peran(satu).label for satu in ATASAN.get(peran, ()))
    return tolak(
        f"Pengganti {Peran(peran).label} ditunjuk oleh pejabatnya sendiri, "
        f"{f'{atasan}, ' if atasan else ''}atau Pengelola Portal."
    )


def boleh_mengakhiri(pengguna, hak, penugasan):
    """May this person end an acting appointment before its time? An Izin."""
    if penugasan.sifat == Sifat.DEFINITIF or penugasan.peran not in PERAN_KANTOR:
        return tolak("Hanya penugasan Plt., Plh., a.n., dan u.b. yang diakhiri di sini.")
    if penugasan.pengguna_id == pengguna.pk:
        return tolak("Penugasan Anda sendiri diakhiri oleh yang menunjuk atau yang Anda gantikan.")
    if any(satu.pengguna_id == pengguna.pk for satu in penugasan.rantai[1:]):
        return BOLEH
    return boleh_menunjuk(pengguna, hak, penugasan.peran, penugasan.menggantikan)


def calon():
    """Whom one may appoint: people of the office, and those without any role; never applicants."""
    kantor = Penugasan.objects.filter(peran__in=(*PERAN_KANTOR, Peran.PENGELOLA))
    di_kantor = Q(pk__in=kantor.values("pengguna")) | ~Q(pk__in=Penugasan.objects.values("pengguna"))
    return Pengguna.objects.filter(di_kantor, is_active=True).order_by("nama", "pk")


def dapat_digantikan(pada=None):
    """Appointments of office roles that are not over: those one may stand in for."""
    pada = pada or timezone.now()
    hari = timezone.localdate(pada)
    belum = Q(selesai=None) | Q(selesai__gte=hari)
    hidup = Penugasan.objects.filter(belum, Q(diakhiri_pada=None) | Q(diakhiri_pada__gt=pada))
    hidup = hidup.filter(peran__in=PERAN_KANTOR).select_related("pengguna", "menggantikan__pengguna")
    return [satu for satu in hidup if not lewat(satu, pada)]


def periksa(penugasan, *, oleh):
    """Everything an acting appointment must hold before it is kept. Raises ValidationError with sentences by field."""
    penugasan.full_clean()
    penugasan.ditetapkan_pada = penugasan.ditetapkan_pada or timezone.now()
    for aturan in (_orangnya, _waktunya, _sifatnya, _masa_dasar, _tidak_ganda, _tidak_melingkar):
        aturan(penugasan, oleh)


def _orangnya(penugasan, oleh):
    orang = penugasan.pengguna
    if orang.pk == oleh.pk:
        raise ValidationError(
            {"pengguna": "Tidak seorang pun menunjuk dirinya sendiri; minta yang berwenang lain."}
        )
    if not orang.is_active:
        raise ValidationError({"pengguna": f"Akun portal {orang.nama} tidak aktif; pilih orang lain."})
    if any(satu.pengguna_id == orang.pk for satu in penugasan.rantai[1:]):
        raise ValidationError(
            {
                "pengguna": f"{orang.nama} sudah ada dalam rantai ini dan tidak dapat menggantikan dirinya sendiri."
            }
        )


def _waktunya(penugasan, oleh):
    if penugasan.mulai < timezone.localdate():
        raise ValidationError({"mulai": "Penunjukan tidak berlaku surut; pilih hari ini atau sesudahnya."})
    if penugasan.selesai is None and penugasan.sifat in SIFAT_PENGGANTI:
        raise ValidationError({"selesai": "Plt. dan Plh. harus menyebut hari terakhirnya."})
    awal, akhir = penugasan.masa
    if akhir is not None and akhir <= max(awal, timezone.now()):
        raise ValidationError({"selesai": "Masa penunjukan ini sudah lewat atau berakhir sebelum dimulai."})


def _sifatnya(penugasan, oleh):
    if penugasan.peran not in PERAN_KANTOR:
        raise ValidationError({"menggantikan": "Hanya jabatan di kantor yang mempunyai pengganti."})
    if penugasan.sifat == Sifat.DEFINITIF:
        raise ValidationError({"sifat": "Pejabat definitif ditugaskan pada halaman Kantor."})
    dasar = penugasan.menggantikan
    if dasar is None:
        if penugasan.sifat in SIFAT_MANDAT:
            raise ValidationError(
                {"sifat": "Mandat a.n. atau u.b. memerlukan pejabat yang diwakili; pilih Plt. atau Plh."}
            )
        return
    mandat = dasar.sifat in SIFAT_MANDAT
    if penugasan.sifat == Sifat.UB and dasar.sifat != Sifat.AN:
        raise ValidationError(
            {"sifat": "u.b. hanya meneruskan mandat a.n.; pilih penugasan a.n., atau pakai a.n."}
        )
    if penugasan.sifat != Sifat.UB and mandat:
        raise ValidationError(
            {"sifat": "Mandat hanya dapat diteruskan dengan u.b.; untuk yang lain akhiri mandat itu."}
        )
    if mandat and dasar.lingkup and not set(penugasan.lingkup or [""]) <= set(dasar.lingkup):
        raise ValidationError(
            {"lingkup": "Lingkup u.b. tidak dapat melebihi lingkup mandat a.n. yang diteruskan."}
        )


def _masa_dasar(penugasan, oleh):
    """Who stands in for somebody cannot do so longer than that one holds the office."""
    dasar = penugasan.menggantikan
    if dasar is None:
        return
    (mulai, akhir), (awal, batas) = penugasan.masa, dasar.masa
    if mulai < awal:
        raise ValidationError({"mulai": f"{dasar} baru mulai {tanggal_teks(dasar.mulai)}."})
    if batas is not None and (akhir is None or akhir > batas):
        raise ValidationError(
            {"selesai": f"Penugasan {dasar} berakhir {masa_teks(dasar)}; jangan melampauinya."}
        )


def _tidak_ganda(penugasan, oleh):
    """One official has one substitute at a time."""
    if not penugasan.pengganti_sah:
        return
    lain = Penugasan.objects.filter(menggantikan=penugasan.menggantikan, sifat__in=SIFAT_PENGGANTI)
    for satu in lain.exclude(pk=penugasan.pk).select_related("pengguna"):
        if satu.beririsan(penugasan):
            pesan = f"Pada masa itu sudah ada {satu.sebutan}: {satu.pengguna.nama} ({masa_teks(satu)}). Akhiri dulu, "
            raise ValidationError(
                {"menggantikan": f"{pesan}pilih masa lain, atau tunjuk pengganti bagi {satu.pengguna.nama}."}
            )


def _tidak_melingkar(penugasan, oleh):
    """A away and replaced by B, B away at the same time and replaced by A: the work would reach nobody who is there."""
    if not penugasan.pengganti_sah:
        return
    dicari, dicapai = penugasan.menggantikan.pengguna, {penugasan.pengguna_id}
    lain = Penugasan.objects.filter(sifat__in=SIFAT_PENGGANTI, menggantikan__isnull=False)
    if penugasan.selesai:
        lain = lain.filter(mulai__lte=penugasan.selesai)
    lain = lain.filter(Q(selesai=None) | Q(selesai__gte=penugasan.mulai)).exclude(pk=penugasan.pk)
    sisa = [s for s in lain.select_related("menggantikan") if s.beririsan(penugasan)]
    while sambung := [s for s in sisa if s.menggantikan.pengguna_id in dicapai]:
        dicapai |= {s.pengguna_id for s in sambung}
        sisa = [s for s in sisa if s not in sambung]
    if dicari.pk in dicapai:
        raise ValidationError(
            {
                "pengguna": f"Melingkar: pada masa itu {penugasan.pengguna.nama} sendiri digantikan, dan rantainya kembali "
                f"kepada {dicari.nama}. Pilih orang lain."
            }
        )
