"""The papers of a permohonan reach the office: recorded beside the SOP's rows, by whoever receives them (registrasi row 1)."""

from django.db import transaction
from django.utils import timezone

from accounts_app.izin import tolak
from accounts_app.pengesah import USANG
from requests_app import jurnal, tugas
from requests_app.galat import BelumBoleh
from requests_app.izin import PERAN_LOKET, Pelaku, boleh_menerima_hardcopy, meminta_hardcopy
from requests_app.models import Jejak, Permohonan
from requests_app.pencatatan import PENCATAT
from requests_app.sop.syarat import hardcopy_diterima

AKSI = "terima_hardcopy"


@transaction.atomic
def catat(permohonan, *, oleh, data, kunci=None):
    """Write one PenerimaanBerkas from FormPenerimaan.isi(), and promise its formulir serah terima. Raises BelumBoleh.

    Returns the journal entry; the same `kunci` again returns the first.
    """
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    pelaku = Pelaku(oleh)
    lama = Jejak.objects.filter(kunci=kunci).first() if kunci else None
    if lama and (lama.permohonan_id, lama.aksi, lama.pelaku_id) == (permohonan.pk, AKSI, oleh.pk):
        return lama
    izin = tolak(USANG) if lama else boleh_menerima_hardcopy(pelaku, permohonan)
    if not izin:
        raise BelumBoleh(izin)
    pada = timezone.now()
    jejak = jurnal.catat(
        permohonan,
        aksi=AKSI,
        pelaku=oleh,
        peran=next(p.sebutan for p in pelaku.penugasan if p.peran in PERAN_LOKET),
        data=PENCATAT["penerimaan_berkas"](permohonan, oleh=oleh, pada=pada, data=data),
        kunci=kunci,
        pada=pada,
    )
    janji = "formulir_serah_terima"
    tugas.janjikan(janji, f"{janji}:{jejak.pk}", permohonan=permohonan, jejak=jejak.pk)
    return jejak


def menunggu(permohonan):
    """Is this a request whose papers must come, and have not? Costs no query on its page (requests_app.muatan)."""
    berjalan = not permohonan.draf and not permohonan.berakhir
    return berjalan and meminta_hardcopy(permohonan.kelas) and bool(hardcopy_diterima(permohonan))
