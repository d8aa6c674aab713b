"""The journal of a permohonan as one would read it aloud, to hold against a literal list that reads like the SOP."""

from requests_app.models import Permohonan


def tertulis(permohonan):
    """["1. PPK: menyampaikan berkas …", …] for every entry that is an action; "–." where the paper has no such row."""
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    aksi = ((j, getattr(permohonan.kelas, j.aksi, None)) for j in permohonan.jejak.all())
    return [
        f"{j.baris or '–'}. {j.peran}: {metode.aksi.kalimat}" for j, metode in aksi if hasattr(metode, "aksi")
    ]
