"""Rights about a year-end deactivation as a whole. What happens to each account is asked of its permohonan (requests_app.izin)."""

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Peran
from requests_app.models import Kampanye
from requests_app.sop.pelaksana import ADMIN_AGENCY_BATANG, KEPALA_LPSE, LAYANAN_DUKUNGAN, PERAN_PELAKSANA

Status = Kampanye.Status
RANCANGAN = (Status.RANCANGAN, Status.DITOLAK)
"""The list is live and the maker's to change."""


def memegang(pelaku, pelaksana):
    return pelaku.aktif and bool(pelaku.peran & set(PERAN_PELAKSANA[pelaksana]))


def auditor(pelaku):
    return Peran.AUDITOR in pelaku.peran and not pelaku.petugas_kantor


def boleh_membuka(pelaku):
    """May this person know of year-end deactivations at all? An Izin."""
    if pelaku.petugas_kantor or auditor(pelaku):
        return BOLEH
    return tolak(
        "Penonaktifan akhir tahun hanya dibuka petugas LPSE dan auditor. Yang menyangkut unit atau akun Anda tampil "
        "sebagai permohonan tersendiri setelah ditetapkan."
    )


def unit_terbaca(pelaku):
    """Ids of the units whose accounts this person may read in it; None for all of them."""
    return None if pelaku.petugas_kantor else pelaku.unit_lihat


def terlihat(pelaku):
    """The campaigns this person may read: the office all, an auditor the submitted ones that name an account of his units."""
    if not boleh_membuka(pelaku):
        return Kampanye.objects.none()
    if pelaku.petugas_kantor:
        return Kampanye.objects.all()
    milik = Kampanye.objects.filter(butir__akun__unit_id__in=pelaku.unit_lihat).values("pk")
    return Kampanye.objects.filter(pk__in=milik).exclude(status__in=RANCANGAN)


def boleh_membuat(pelaku):
    """Hak-akses row 5: “Akhir tahun admin agency berwenang untuk menonaktifkan akun PPK.” An Izin."""
    if memegang(pelaku, ADMIN_AGENCY_BATANG):
        return BOLEH
    return tolak(
        "Penonaktifan akhir tahun hanya disusun oleh Admin Agency; Anda tidak memegang peran itu saat ini."
    )


def boleh_mengubah(pelaku, kampanye):
    """May this person change criteria and list, and submit it? An Izin."""
    if kampanye.status not in RANCANGAN:
        return tolak("Penonaktifan ini sudah diajukan dan tidak dapat diubah lagi.")
    if kampanye.dibuat_oleh_id != pelaku.pengguna.pk:
        return tolak(
            f"Rancangan ini disusun {kampanye.dibuat_oleh}; hanya penyusunnya yang mengubah dan mengajukannya."
        )
    return boleh_membuat(pelaku)


def boleh_memutus(pelaku, kampanye):
    """A second person decides: another Admin Agency, or the Kepala LPSE. An Izin."""
    if kampanye.status != Status.DIAJUKAN:
        return tolak("Penonaktifan ini tidak sedang menunggu persetujuan.")
    if kampanye.dibuat_oleh_id == pelaku.pengguna.pk:
        return tolak("Penonaktifan ini Anda usulkan sendiri; penetapannya harus oleh orang lain.")
    if aksi_penetapan(pelaku):
        return BOLEH
    return tolak("Penonaktifan akhir tahun ditetapkan Admin Agency lain atau disetujui Kepala LPSE.")


def aksi_penetapan(pelaku):
    """The action of the SOP by which this person decides; "" when it is not his."""
    if memegang(pelaku, ADMIN_AGENCY_BATANG):
        return "tetapkan"
    return "setujui" if memegang(pelaku, KEPALA_LPSE) else ""


def boleh_melaksanakan(pelaku, kampanye):
    """Carrying out in SPSE, undoing, trying again what failed. An Izin."""
    if kampanye.status != Status.DISETUJUI:
        return tolak("Penonaktifan ini tidak sedang dilaksanakan.")
    if memegang(pelaku, ADMIN_AGENCY_BATANG):
        return BOLEH
    return tolak("Pelaksanaan di SPSE dan pembatalannya hanya oleh Admin Agency.")


def boleh_meneruskan(pelaku, kampanye):
    """Rows 7 to 9: telling the holders, and the archive. An Izin."""
    if kampanye.status != Status.DISETUJUI:
        return tolak("Penonaktifan ini tidak sedang dilaksanakan.")
    if memegang(pelaku, LAYANAN_DUKUNGAN):
        return BOLEH
    return tolak("Pemberitahuan dan pengarsipan hanya oleh Bidang Layanan dan Dukungan (Helpdesk).")


def boleh_meminta_berita_acara(pelaku, kampanye):
    if kampanye.status not in (Status.DISETUJUI, Status.SELESAI):
        return tolak("Berita acara dibuat setelah penonaktifan disetujui.")
    if pelaku.petugas_kantor:
        return BOLEH
    return tolak("Berita acara dibuat oleh petugas LPSE.")


def boleh_mengunduh(pelaku, kampanye):
    """The whole list on paper: for the office, and for an auditor whose units are all there is in it. An Izin."""
    lain = kampanye.butir.exclude(akun__unit_id__in=pelaku.unit_lihat)
    if pelaku.petugas_kantor or not lain.exists():
        return BOLEH
    return tolak(
        "Dokumen ini memuat akun unit di luar surat tugas Anda. Akun unit Anda dapat dibaca pada daftar akun."
    )


def untuk_beranda(pelaku):
    """What of it stands on somebody's home: {"putusan": waiting for him, "berjalan": his to go on with}; no query for others."""
    menetapkan, menyusun = bool(aksi_penetapan(pelaku)), bool(boleh_membuat(pelaku))
    bekerja = menyusun or memegang(pelaku, LAYANAN_DUKUNGAN)
    if not (menetapkan or bekerja or auditor(pelaku)):
        return {}
    semua = list(terlihat(pelaku).exclude(status=Status.SELESAI).select_related("dibuat_oleh")[:20])
    sendiri = pelaku.pengguna.pk
    return {
        "putusan": [
            k for k in semua if menetapkan and k.status == Status.DIAJUKAN and k.dibuat_oleh_id != sendiri
        ],
        "berjalan": [
            k
            for k in semua
            if (k.status == Status.DISETUJUI and bekerja)
            or (k.dibuat_oleh_id == sendiri and k.status != Status.DISETUJUI)
        ],
        "tautan": menyusun or bool(semua),
    }
