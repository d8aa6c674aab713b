"""What the page of one permohonan shows, read at once: at most a query a table, whatever its size."""

from django.db.models import Prefetch, prefetch_related_objects

from requests_app.models import (
    Berkas,
    ButirPeriksa,
    Catatan,
    Disposisi,
    Jeda,
    Jejak,
    PenerimaanBerkas,
    RiwayatSubjek,
    Subjek,
    VersiSurat,
)
from requests_app.sop.kosakata import aksi_dari


def muat(permohonan, *, internal=True):
    """Read everything that hangs on it, the office's own papers only if `internal`.

    Afterwards `.all()` of these relations asks the database nothing. For showing only: whoever writes reads the row anew
    under its lock. The journal says what there is to be read.
    """
    prefetch_related_objects(
        [permohonan],
        Prefetch("jejak", Jejak.objects.select_related("pelaku")),
        Prefetch(
            "berkas",
            Berkas.objects.select_related(
                "subjek__kredensial", "subjek__pengguna", "subjek__pelatihan", "oleh"
            ),
        ),
    )
    _muat_subjek(permohonan)
    jejak = permohonan.jejak.all()
    ada = {kunci for satu in jejak for kunci in satu.data}
    diubah = permohonan.putaran > 1 and any(o.putaran > 1 for o in permohonan.subjek.all())
    prefetch_related_objects(
        [permohonan],
        Prefetch(
            "disposisi", _bila(internal and "disposisi" in ada, Disposisi.objects.select_related("dari"))
        ),
        Prefetch("penerimaan", _bila("penerimaan" in ada, PenerimaanBerkas.objects.select_related("oleh"))),
        Prefetch("jeda", _bila("jeda" in ada, Jeda.objects.select_related("oleh", "dilanjutkan_oleh"))),
        Prefetch("catatan", _bila(_ada_catatan(jejak), Catatan.objects.select_related("oleh"))),
        Prefetch("subjek__riwayat", _bila(diubah, RiwayatSubjek.objects.order_by("pk"))),
    )
    _muat_pemeriksaan(permohonan, perlu=_perlu_pemeriksaan(permohonan, jejak))
    _muat_surat(permohonan, perlu=bool({"versi", "nomor"} & ada))


def _muat_subjek(permohonan):
    """The persons come with their documents; they are asked for only where somebody has handed in none."""
    dari_berkas = {b.subjek.pk: b.subjek for b in permohonan.berkas.all() if b.subjek}
    if len(dari_berkas) == getattr(permohonan, "jumlah_orang", None):
        _tanam(permohonan, "subjek", sorted(dari_berkas.values(), key=lambda orang: orang.urut))
    else:
        orang = Subjek.objects.select_related("kredensial", "pengguna", "pelatihan")
        prefetch_related_objects([permohonan], Prefetch("subjek", orang))


def _bila(ada, kueri):
    """An empty query set costs no query."""
    return kueri if ada else kueri.none()


def _ada_catatan(jejak):
    """An entry that is about a Catatan names its key (that of a disposisi: the digest of what was written on it)."""
    return any(isinstance(satu.data.get("catatan"), int) for satu in jejak)


def _perlu_pemeriksaan(permohonan, jejak):
    """The findings are shown where something was found wrong, and where the next check begins from them."""
    terakhir = next((j.data for j in reversed(jejak) if "pemeriksaan" in j.data), None)
    if terakhir is None:
        return False
    menilai = any(
        a.form.startswith("pemeriksaan") and permohonan.status in a.dari for a in aksi_dari(permohonan.kelas)
    )
    return menilai or bool(terakhir["kurang"])


def _muat_pemeriksaan(permohonan, *, perlu):
    """The checks with their items in one query, the items of a check together."""
    kueri = ButirPeriksa.objects.filter(pemeriksaan__permohonan=permohonan)
    semua = {}
    for butir in kueri.select_related("pemeriksaan", "berkas").order_by("pemeriksaan", "pk") if perlu else ():
        semua.setdefault(butir.pemeriksaan, []).append(butir)
    for pemeriksaan, butir in semua.items():
        _tanam(pemeriksaan, "butir", butir)
    _tanam(permohonan, "pemeriksaan", semua)


def _muat_surat(permohonan, *, perlu):
    """The letters with their versions in one query; a letter begins with its first version."""
    kueri = VersiSurat.objects.filter(surat__permohonan=permohonan)
    kueri = kueri.select_related("surat__nomor", "surat__penanda_tangan", "oleh")
    semua = {}
    for versi in kueri.order_by("surat", "urut") if perlu else ():
        semua.setdefault(versi.surat, []).append(versi)
    for surat, versi in semua.items():
        _tanam(surat, "versi", versi)
    _tanam(permohonan, "surat", semua)


def _tanam(induk, nama, anak):
    """Lay rows that were read by another way where `.all()` of a relation looks first, as prefetch_related does."""
    kueri = getattr(induk, nama).all()
    kueri._result_cache, kueri._prefetch_done = list(anak), True
    induk.__dict__.setdefault("_prefetched_objects_cache", {})[nama] = kueri
