"""The writers of a year-end deactivation of PPK accounts (hak-akses row 5, the second door): many accounts, one decision.

They move no permohonan: an approved one promises the work (requests_app.janji_kampanye), and there `services.jalankan`
moves each account's own permohonan. Every writer reads the campaign under its lock and raises BelumBoleh with the sentence.
"""

from django.db import transaction
from django.utils import timezone

from accounts_app.izin import tolak
from requests_app import izin_kampanye, kampanye_calon
from requests_app.galat import BelumBoleh
from requests_app.izin import Pelaku
from requests_app.models import ButirKampanye, Kampanye
from requests_app.tugas import janjikan

Status = Kampanye.Status
KRITERIA = ("tahun", "sk_berakhir_sampai", "tanpa_batas_sk", "dasar_hukum")


@transaction.atomic
def buat(*, oleh, data):
    """Begin a draft. data: KRITERIA, and "unit": units (empty: all)."""
    _wajib(izin_kampanye.boleh_membuat(Pelaku(oleh)))
    isi = {nama: data[nama] for nama in KRITERIA}
    kampanye = Kampanye.objects.create(dibuat_oleh=oleh, dibuat_pada=timezone.now(), **isi)
    kampanye.unit.set(data["unit"])
    return kampanye


@transaction.atomic
def ubah(kampanye, *, oleh, data):
    """Other criteria: the list follows by itself; what was left out by hand stays left out."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_mengubah)
    for nama in KRITERIA:
        setattr(kampanye, nama, data[nama])
    kampanye.save(update_fields=KRITERIA)
    kampanye.unit.set(data["unit"])


@transaction.atomic
def hapus(kampanye, *, oleh):
    """A draft nobody wants; what was submitted once stays."""
    _terkunci(kampanye, oleh, izin_kampanye.boleh_mengubah).delete()


@transaction.atomic
def kecualikan(kampanye, akun, alasan, *, oleh):
    """Leave one account out: of a draft, or, after the decision, one whose permohonan could not be made."""
    kampanye = _kunci(kampanye)
    _wajib(boleh_mengecualikan(Pelaku(oleh), kampanye, akun))
    isi = {"alasan_dikecualikan": alasan, "dikecualikan_oleh": oleh, "galat": ""}
    ButirKampanye.objects.update_or_create(kampanye=kampanye, akun=akun, defaults=isi)
    tutup_bila_selesai(kampanye)


def boleh_mengecualikan(pelaku, kampanye, akun):
    """An Izin."""
    if kampanye.status in izin_kampanye.RANCANGAN:
        return izin_kampanye.boleh_mengubah(pelaku, kampanye)
    butir = kampanye.butir.filter(akun=akun, permohonan=None, alasan_dikecualikan="").exclude(galat="")
    if not butir.exists():
        return tolak(
            "Akun ini tidak dapat dikecualikan lagi; batalkan penonaktifannya bila belum dilaksanakan."
        )
    return izin_kampanye.boleh_melaksanakan(pelaku, kampanye)


@transaction.atomic
def sertakan(kampanye, akun, *, oleh):
    """Take an exclusion made by hand back; those of the criteria stand."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_mengubah)
    kampanye.butir.filter(akun=akun).delete()


@transaction.atomic
def ajukan(kampanye, *, oleh):
    """Freeze the list as it is now and lay it before a second person."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_mengubah)
    calon = list(kampanye_calon.calon(kampanye).values_list("pk", "alasan", "manual"))
    if not any(not alasan for _, alasan, _ in calon):
        raise BelumBoleh(
            tolak("Tidak ada akun yang masuk. Ubah kriteria atau sertakan kembali akun yang dikecualikan.")
        )
    kampanye.butir.exclude(akun__in=[pk for pk, _, manual in calon if manual]).delete()
    ButirKampanye.objects.bulk_create(
        (ButirKampanye(kampanye=kampanye, akun_id=pk, alasan_dikecualikan=alasan) for pk, alasan, manual in calon if not manual),
        batch_size=500,
    )  # fmt: skip
    kampanye.status, kampanye.diajukan_pada = Status.DIAJUKAN, timezone.now()
    kampanye.diputus_oleh = kampanye.diputus_pada = None
    kampanye.alasan = ""
    kampanye.save()
    _kabarkan(kampanye, "diajukan", kampanye.diajukan_pada)


@transaction.atomic
def putuskan(kampanye, *, oleh, setuju, alasan=""):
    """The second person: yes, and the permohonan are made; no, and it goes back to its maker with the reason."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_memutus)
    kampanye.status = Status.DISETUJUI if setuju else Status.DITOLAK
    kampanye.diputus_oleh, kampanye.diputus_pada = oleh, timezone.now()
    kampanye.alasan = "" if setuju else alasan
    kampanye.save()
    if setuju:
        _janjikan_permohonan(kampanye, kampanye.diputus_pada)
    else:
        kampanye.butir.filter(dikecualikan_oleh=None).delete()
    _kabarkan(kampanye, "disetujui" if setuju else "ditolak", kampanye.diputus_pada)


@transaction.atomic
def ulangi(kampanye, *, oleh):
    """Try again what could not be made."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_melaksanakan)
    kampanye.butir.exclude(galat="").filter(permohonan=None).update(galat="")
    _janjikan_permohonan(kampanye, timezone.now())


@transaction.atomic
def batalkan_sisanya(kampanye, *, oleh, alasan):
    """Undo all that was not carried out yet: what has no permohonan is left out, the others are withdrawn one by one."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_melaksanakan)
    kampanye.dibatalkan_oleh, kampanye.alasan_batal = oleh, alasan
    kampanye.save(update_fields=["dibatalkan_oleh", "alasan_batal"])
    sebab = f"Dibatalkan: {alasan}"[:300]
    kampanye.butir.filter(permohonan=None, alasan_dikecualikan="").update(
        alasan_dikecualikan=sebab, dikecualikan_oleh=oleh, galat=""
    )
    janjikan(
        "kampanye_batal", f"kampanye-batal:{kampanye.pk}:{timezone.now().isoformat()}", kampanye=kampanye.pk
    )


@transaction.atomic
def minta_berita_acara(kampanye, *, oleh):
    """The paper as things stand now (the final one is made by itself when everything has ended)."""
    kampanye = _terkunci(kampanye, oleh, izin_kampanye.boleh_meminta_berita_acara)
    _janjikan_berita_acara(kampanye, timezone.now())


@transaction.atomic
def tutup_bila_selesai(kampanye):
    """End a campaign of which nothing is open any more, and promise its paper."""
    kampanye = _kunci(kampanye)
    terbuka = kampanye.butir.filter(alasan_dikecualikan="", permohonan__selesai_pada=None)
    if kampanye.status != Status.DISETUJUI or terbuka.exists():
        return
    kampanye.status, kampanye.selesai_pada = Status.SELESAI, timezone.now()
    kampanye.save(update_fields=["status", "selesai_pada"])
    _janjikan_berita_acara(kampanye, kampanye.selesai_pada)


def kabarkan_helpdesk(kampanye):
    """What was carried out waits for Helpdesk: told once a day, not once an account."""
    janjikan("kampanye_kabar", f"kampanye-kabar:{kampanye.pk}:diteruskan:{timezone.localdate()}", kampanye=kampanye.pk,
             peristiwa="diteruskan")  # fmt: skip


def _kabarkan(kampanye, peristiwa, pada):
    kunci = f"kampanye-kabar:{kampanye.pk}:{peristiwa}:{pada.isoformat()}"
    janjikan("kampanye_kabar", kunci, kampanye=kampanye.pk, peristiwa=peristiwa)


def _janjikan_permohonan(kampanye, pada):
    janjikan(
        "kampanye_permohonan", f"kampanye-permohonan:{kampanye.pk}:{pada.isoformat()}", kampanye=kampanye.pk
    )


def _janjikan_berita_acara(kampanye, pada):
    janjikan(
        "kampanye_berita_acara",
        f"kampanye-berita-acara:{kampanye.pk}:{pada.isoformat()}",
        kampanye=kampanye.pk,
    )


def _terkunci(kampanye, oleh, izin):
    kampanye = _kunci(kampanye)
    _wajib(izin(Pelaku(oleh), kampanye))
    return kampanye


def _kunci(kampanye):
    return Kampanye.objects.select_for_update(of=("self",)).select_related("dibuat_oleh").get(pk=kampanye.pk)


def _wajib(izin):
    if not izin:
        raise BelumBoleh(izin)
