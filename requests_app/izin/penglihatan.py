"""Who may read which part of a permohonan he may know of."""

from django.db.models import Q

from accounts_app.izin import BOLEH, tolak
from requests_app.izin.tindakan import diri_sendiri
from requests_app.sop.pelaksana import CALON


def hanya_penerima(pelaku, permohonan):
    """Does he see this permohonan only because it names him? Then he sees what concerns himself.

    A SOP of one person has nothing in it that does not concern him.
    """
    pihak = pelaku.petugas_kantor or permohonan.unit_id in (pelaku.unit_ajukan | pelaku.unit_lihat)
    if pihak or permohonan.pemohon_id == pelaku.pengguna.pk:
        return False
    return permohonan.kelas.ORANG_TERBANYAK > 1


def orang_terbaca(pelaku):
    """Q over Subjek, as `hanya_penerima`: whoever sees a permohonan only because it names him reads no other name in it."""
    if pelaku.petugas_kantor:
        return Q()
    unit = Q(permohonan__unit_id__in=pelaku.unit_ajukan | pelaku.unit_lihat)
    return unit | Q(permohonan__pemohon=pelaku.pengguna) | Q(pengguna=pelaku.pengguna)


def boleh_membuka_berkas(pelaku, permohonan, berkas):
    """A person of the request opens his own documents only; everyone else who sees the permohonan opens all. A bool."""
    milik = berkas.subjek is not None and berkas.subjek.pengguna_id == pelaku.pengguna.pk
    return milik or not hanya_penerima(pelaku, permohonan)


def boleh_membuat_bundel(pelaku, permohonan):
    """May this person have everything about a permohonan he sees bound into one PDF? An Izin."""
    if not hanya_penerima(pelaku, permohonan):
        return BOLEH
    return tolak(
        "Bundel memuat dokumen semua orang dalam permohonan ini; hanya pengaju dan petugas yang dapat mencetaknya."
    )


def melihat_internal(pelaku, permohonan):
    """The office's own papers: for the office, and for whoever may look at the unit without acting for it (auditors)."""
    return pelaku.petugas_kantor or permohonan.unit_id in pelaku.unit_lihat - pelaku.unit_ajukan


def boleh_membuka_surat(pelaku, permohonan, surat):
    """A signed letter is the office's until row 13 sends it; then everyone who sees the permohonan opens it. A bool."""
    return bool(surat.sha256) and (surat.dikirim_pada is not None or melihat_internal(pelaku, permohonan))


def sidik_surat_terbaca(pelaku, permohonan, surat):
    """Digest of the letter's PDF this person reads now: the signed one, before it the office's frozen or newest draft; else ""."""
    if surat is None:
        return ""
    if boleh_membuka_surat(pelaku, permohonan, surat):
        return surat.sha256
    if not pelaku.petugas_kantor:
        return ""
    draf = surat.versi.exclude(pdf_sha256="").last()
    return surat.beku_sha256 or (draf.pdf_sha256 if draf else "")


def boleh_membaca_pesan(pelaku, permohonan):
    """Messages between the office and the applicant: for both sides and auditors, not for the persons it names. A bool."""
    return not permohonan.draf and not hanya_penerima(pelaku, permohonan)


def boleh_menulis_catatan(pelaku, permohonan, *, untuk_pemohon):
    """May this person write a message to the other side (`untuk_pemohon`), or a note for colleagues? An Izin."""
    if permohonan.draf or permohonan.berakhir:
        return tolak("Percakapan hanya terbuka selama permohonan berjalan.")
    if pelaku.petugas_kantor:
        return BOLEH
    if not untuk_pemohon:
        return tolak("Catatan internal hanya ditulis oleh petugas kantor.")
    if permohonan.unit_id in pelaku.unit_ajukan or permohonan.pemohon_id == pelaku.pengguna.pk:
        return BOLEH
    if diri_sendiri(pelaku, permohonan, CALON) and not hanya_penerima(pelaku, permohonan):
        return BOLEH
    return tolak(f"Pesan hanya ditulis oleh petugas kantor dan petugas {permohonan.unit}.")


def boleh_melihat_kehadiran(pelaku):
    """May this person see which officers have a permohonan open? An Izin."""
    return BOLEH if pelaku.petugas_kantor else tolak("Kehadiran petugas hanya terlihat oleh petugas kantor.")
