"""After the playing: the promised work is done, what is late is marked, and the inboxes get a past as well."""

from datetime import timedelta

from django.db.models import F, Max, OuterRef, Subquery

from accounts_app.models import Kredensial, Pesan
from requests_app import jam, tugas
from requests_app.models import Jejak

DIBACA_SETELAH = timedelta(minutes=6)


def tutup():
    """Run the outbox until nothing is due, mark what ran late, and date the messages."""
    while tugas.sapu():
        pass
    jam.tandai_terlambat()
    _beri_tanggal_pesan()


def _beri_tanggal_pesan():
    """A message is as old as the move it tells of; those that a later move has overtaken were read."""
    jejak = Jejak.objects.in_bulk()
    terakhir = set(
        Jejak.objects.exclude(dari=F("ke"))
        .values("permohonan")
        .annotate(a=Max("pk"))
        .values_list("a", flat=True)
    )
    for pesan in Pesan.objects.filter(kunci__startswith="jejak:"):
        asal = jejak[int(pesan.kunci.split(":")[1])]
        pesan.dibuat_pada = asal.waktu
        pesan.dibaca_pada = None if asal.pk in terakhir else asal.waktu + DIBACA_SETELAH
        pesan.save(update_fields=["dibuat_pada", "dibaca_pada"])
    dikirim = Kredensial.objects.filter(pk=OuterRef("kredensial")).values("dikirim_pada")
    Pesan.objects.exclude(kredensial=None).update(dibuat_pada=Subquery(dikirim))
