"""Who may perform an action of a SOP, with the reason when not: appointment, scope, and separation of duties."""

from accounts_app.izin import BOLEH, tolak
from accounts_app.models.penugasan import Sifat
from requests_app.models.surat import VersiSurat
from requests_app.pejabat.lingkup import LINGKUP, lingkup_aksi, mengoreksi
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import (
    CALON,
    PELAKSANA_BERBAGI,
    PELAKSANA_DIRI,
    PELAKSANA_PEMOHON,
    PEMOHON,
    PERAN_PELAKSANA,
    PIMPINAN_INSTANSI,
)


def boleh_menjalankan(pelaku, permohonan, aksi):
    """May this person perform `aksi` on this permohonan in its present status? An Izin."""
    if permohonan.status not in aksi.dari:
        return tolak(f"“{aksi.label}” tidak dapat dilakukan pada status {permohonan.get_status_display()}.")
    if not tersedia(permohonan, aksi):
        return tolak(f"“{aksi.label}” tidak berlaku bagi permohonan ini.")
    if aksi.sistem:
        return _sistem(pelaku, aksi)
    pelaksana = aksi.pelaksana or permohonan.langkah_kini().pelaksana
    return (
        (not permohonan.draf or layanan_dibuka(permohonan))
        and memegang(pelaku, permohonan, pelaksana)
        and _dalam_lingkup(pelaku, pelaksana, aksi)
        and bukan_urusan_sendiri(pelaku, permohonan, pelaksana)
        and _bukan_pembuat_draf(pelaku, permohonan, aksi)
        and _bukan_pengoreksi(pelaku, permohonan, pelaksana, aksi)
        and _bukan_pengusul(pelaku, permohonan, aksi)
        and pegang_tugas(pelaku, permohonan, pelaksana)
    )


def tersedia(permohonan, aksi):
    """Is this outcome there at all for this permohonan? A bool."""
    return permohonan.status in aksi.dari and (aksi.bila is None or aksi.bila(permohonan))


def _sistem(pelaku, aksi):
    if pelaku.sistem:
        return BOLEH
    return tolak(f"“{aksi.label}” dikerjakan sistem pada waktunya; tidak ada orang yang melakukannya.")


def layanan_dibuka(permohonan):
    """Is the service of this permohonan open for filing here? An Izin. What was filed before runs to its end."""
    from requests_app.kantor import sop_berlaku  # the office's tables, which the models below know nothing of

    if permohonan.sop in sop_berlaku():
        return BOLEH
    return tolak(
        f"Kantor ini tidak lagi membuka layanan “{permohonan.kelas.NAMA_LAYANAN}”; permohonannya tidak dapat dikirim."
    )


def memegang(pelaku, permohonan, pelaksana):
    if not pelaku.aktif:
        return tolak("Masuk dahulu untuk bekerja di portal.")
    if pelaksana in PELAKSANA_PEMOHON:
        return _pihak_pemohon(pelaku, permohonan, pelaksana)
    peran = set(PERAN_PELAKSANA.get(pelaksana, ()))
    if peran & pelaku.peran:
        return BOLEH
    if satu := next((p for p in pelaku.digantikan if p.peran in peran), None):
        return tolak(
            f"Sebagai {satu.sebutan} Anda sedang digantikan. Bila Anda sudah kembali, akhiri penggantian itu pada "
            "halaman Pejabat."
        )
    return tolak(f"Langkah ini dikerjakan oleh {pelaksana}; Anda tidak memegang peran itu saat ini.")


def _dalam_lingkup(pelaku, pelaksana, aksi):
    """Whoever acts by a mandate acts within its scope."""
    if pelaksana in PELAKSANA_PEMOHON or pelaku.kapasitas(pelaksana, aksi):
        return BOLEH
    mandat = pelaku.sebutan(pelaksana)
    kerja = " dan ".join(LINGKUP[kode].lower() for kode in sorted(lingkup_aksi(aksi)))
    return tolak(
        f"Mandat Anda sebagai {mandat} tidak mencakup {kerja}. Serahkan langkah ini kepada pejabatnya, atau minta "
        "mandat baru pada halaman Pejabat."
    )


def _pihak_pemohon(pelaku, permohonan, pelaksana):
    """May he act for the applicant's side? At the counter an officer files in the name of whoever brought the papers."""
    if permohonan.draf and permohonan.dicatat_oleh_id is not None:
        milik = permohonan.dicatat_oleh_id == pelaku.pengguna.pk and pelaku.petugas_kantor
        return (
            BOLEH
            if milik
            else tolak("Draf ini dicatat di loket; hanya petugas yang mencatatnya yang melanjutkan.")
        )
    pelaksana = permohonan.kelas.LANGKAH[0].pelaksana if pelaksana == PEMOHON else pelaksana
    if pelaksana == CALON or pelaksana in PELAKSANA_DIRI:
        return diri_sendiri(pelaku, permohonan, pelaksana)
    if permohonan.unit_id in pelaku.unit_pengajuan(permohonan.kelas):
        return BOLEH
    siapa = "Pimpinan" if pelaksana == PIMPINAN_INSTANSI else "petugas"
    return tolak(f"Hanya {siapa} {permohonan.unit} yang dapat melakukan ini.")


def diri_sendiri(pelaku, permohonan, pelaksana):
    orang = any(o.pengguna_id == pelaku.pengguna.pk for o in permohonan.subjek.all())
    if orang or (pelaksana != CALON and permohonan.pemohon_id == pelaku.pengguna.pk):
        return BOLEH
    return tolak("Langkah ini dilakukan sendiri oleh orang yang dimohonkan akunnya.")


def bukan_urusan_sendiri(pelaku, permohonan, pelaksana):
    """Separation of duties: nobody disposes, checks, corrects or signs what he filed or what concerns himself."""
    if pelaksana in PELAKSANA_PEMOHON:
        return BOLEH
    # The same for every action of a page; a Pelaku lives for one request.
    kunci = (permohonan.pk, permohonan.versi)
    if kunci not in pelaku.urusan:
        pelaku.urusan[kunci] = _urusan_sendiri(pelaku, permohonan)
    return pelaku.urusan[kunci]


def _urusan_sendiri(pelaku, permohonan):
    if _ikut_mengajukan(pelaku, permohonan):
        return tolak("Permohonan ini Anda ajukan sendiri; langkah ini harus dikerjakan orang lain.")
    if orang := next((o for o in permohonan.subjek.all() if _sama_orang(o, pelaku.pengguna)), None):
        return tolak(
            f"NIP atau surel Anda tertulis pada data {orang.nama}; langkah ini harus dikerjakan orang lain. "
            "Bila itu keliru, data orang itu perlu diperbaiki Satuan Kerja."
        )
    return BOLEH


def _sama_orang(subjek, pengguna):
    """As `milik_sendiri`, of one person that was read already."""
    surel = subjek.email.lower() == pengguna.email.lower()
    return subjek.pengguna_id == pengguna.pk or surel or bool(pengguna.nip and subjek.nip == pengguna.nip)


def _ikut_mengajukan(pelaku, permohonan):
    """He filed it, handed in a document of it, or sent it back completed.

    What the counter typed from papers somebody brought is that person's; a year-end deactivation has no applicant.
    """
    orang = pelaku.pengguna
    if permohonan.ex_officio or permohonan.dicatat_oleh_id == orang.pk:
        return False
    status_pemohon = [b.status for b in permohonan.langkah() if b.pelaksana in PELAKSANA_PEMOHON]
    kantor = _aksi_kantor(permohonan)
    return (
        permohonan.pemohon_id == orang.pk
        or any(berkas.oleh_id == orang.pk for berkas in permohonan.berkas.all())
        or any(
            jejak.pelaku_id == orang.pk and jejak.dari in status_pemohon and jejak.ke != jejak.dari
            for jejak in permohonan.jejak.all()
            if jejak.aksi not in kantor
        )
    )


def _aksi_kantor(permohonan):
    """What the office may do while the applicant completes (take the request back): doing it is not completing it."""
    semua = (aksi for aksi in aksi_dari(permohonan.kelas) if aksi.pelaksana)
    return [aksi.nama for aksi in semua if aksi.pelaksana not in PELAKSANA_PEMOHON]


def _bukan_pembuat_draf(pelaku, permohonan, aksi):
    if not aksi.larang_pembuat_draf:
        return BOLEH
    versi = (v for surat in permohonan.surat.all() for v in surat.versi.all())
    draf = [v for v in versi if v.jenis == VersiSurat.Jenis.DRAF]
    if draf and draf[-1].oleh_id == pelaku.pengguna.pk:
        return tolak("Draf surat ini Anda buat sendiri; koreksi dan tanda tangan harus oleh orang lain.")
    return BOLEH


def _bukan_pengoreksi(pelaku, permohonan, pelaksana, aksi):
    """Correcting and signing are two pairs of eyes: who signs in another's place has not corrected this letter himself.

    One person who holds both offices by appointment is the office's own choice; an acting capacity must not bring it about.
    """
    if "TANDA_TANGAN" not in lingkup_aksi(aksi):
        return BOLEH
    kapasitas = pelaku.kapasitas(pelaksana, aksi)
    if kapasitas is None or kapasitas.sifat == Sifat.DEFINITIF:
        return BOLEH
    koreksi = {satu.nama for satu in aksi_dari(permohonan.kelas) if mengoreksi(satu)}
    terakhir = [jejak for jejak in permohonan.jejak.all() if jejak.aksi in koreksi][-1:]
    if not any(jejak.pelaku_id == pelaku.pengguna.pk for jejak in terakhir):
        return BOLEH
    return tolak(
        f"Surat ini Anda koreksi sendiri, sehingga tidak dapat Anda tanda tangani juga sebagai {kapasitas.sebutan}. "
        "Tunjuk orang lain pada halaman Pejabat, atau kembalikan draf agar dikoreksi orang lain."
    )


def _bukan_pengusul(pelaku, permohonan, aksi):
    if aksi.larang_pengusul and permohonan.pemohon_id == pelaku.pengguna.pk:
        return tolak("Penonaktifan ini Anda usulkan sendiri; penetapannya harus oleh orang lain.")
    return BOLEH


def pegang_tugas(pelaku, permohonan, pelaksana):
    petugas = permohonan.petugas
    if pelaksana not in PELAKSANA_BERBAGI or petugas is None or petugas.pk == pelaku.pengguna.pk:
        return BOLEH
    return tolak(f"Sedang dikerjakan {petugas}; ambil alih dahulu bila Anda yang melanjutkan.")
