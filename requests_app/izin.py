"""Who may see and who may act, with the reason when not. Superusers do not bypass a SOP."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from accounts_app.izin import BOLEH, hak, tolak
from accounts_app.models import Penugasan, Peran
from accounts_app.models.penugasan import PERAN_KANTOR
from requests_app.models.subjek import Subjek
from requests_app.models.surat import VersiSurat
from requests_app.sop.kosakata import DAPAT_DISALIN, aksi_dari
from requests_app.sop.pelaksana import (
    CALON,
    LAYANAN_DUKUNGAN,
    PELAKSANA_BERBAGI,
    PELAKSANA_DIRI,
    PELAKSANA_KEPALA,
    PELAKSANA_PEMOHON,
    PEMOHON,
    PERAN_PELAKSANA,
    PIMPINAN_INSTANSI,
    SATUAN_KERJA,
)
from requests_app.sop.syarat import hardcopy_diterima


def tanpa_petugas():
    """Q over Permohonan: nobody holds the work, or its holder has left (no role today, or inactive)."""
    bertugas = Penugasan.objects.filter(peran__in=PERAN_KANTOR, pengguna__is_active=True).berlaku()
    return Q(petugas=None) | ~Q(petugas__in=bertugas.values("pengguna"))


class Pelaku:
    """A person with what he holds right now. Made anew for every request: rights are never kept in a session."""

    def __init__(self, pengguna):
        self.pengguna = pengguna
        self.urusan = {}

    @property
    def aktif(self):
        return not self.sistem and self.pengguna.is_authenticated and self.pengguna.is_active

    @property
    def sistem(self):
        """The portal itself, which acts when its time has come (Pelaku(None))."""
        return self.pengguna is None

    @cached_property
    def hak(self):
        return hak(self.pengguna)

    @property
    def penugasan(self):
        return self.hak.penugasan

    @cached_property
    def peran(self):
        return {p.peran for p in self.penugasan}

    @property
    def unit_ajukan(self):
        return self.hak.unit_berizin("ajukan_permohonan")

    @property
    def unit_sendiri(self):
        """Units for which he may ask for an account of his own."""
        return self.hak.unit_berizin("ajukan_sendiri")

    @property
    def unit_lihat(self):
        return self.hak.unit_berizin("lihat_permohonan")

    def unit_pengajuan(self, kelas):
        """Ids of the units for which he may file this SOP now, as its first row says; empty where it is not his to file."""
        pelaksana = kelas.LANGKAH[0].pelaksana
        if pelaksana == PIMPINAN_INSTANSI:
            return self.unit_ajukan & self.hak.unit_peran(Peran.PIMPINAN)
        if pelaksana in PELAKSANA_DIRI:
            milik = (self.hak.unit_peran(peran) for peran in PERAN_PELAKSANA[pelaksana])
            return self.unit_sendiri & set().union(*milik)
        return self.unit_ajukan

    @property
    def petugas_kantor(self):
        return bool(self.peran & set(PERAN_KANTOR))

    @cached_property
    def pelaksana(self):
        """The columns of the SOPs this person fills for the office."""
        return [
            nama for nama, peran in PERAN_PELAKSANA.items() if self.peran & set(peran) & set(PERAN_KANTOR)
        ]

    @property
    def kepala(self):
        """Of those columns, the heads' ones; empty for everybody else."""
        return [nama for nama in self.pelaksana if nama in PELAKSANA_KEPALA]

    def sebutan(self, pelaksana):
        """The capacity in which he fills a column, as the journal prints it: "Plh. Kepala LPSE"."""
        if self.sistem:
            return "Sistem"
        if pelaksana == PEMOHON:
            return PEMOHON
        peran = PERAN_PELAKSANA.get(pelaksana, ())
        return next((p.sebutan for p in self.penugasan if p.peran in peran), pelaksana)

    def saringan_terlihat(self):
        """Q over Permohonan. Office roles see what was filed; units see theirs; persons and applicants see by relation."""
        orang = Exists(Subjek.objects.filter(permohonan=OuterRef("pk"), pengguna=self.pengguna))
        diajukan = Q(nomor__isnull=False)
        boleh = Q(pemohon=self.pengguna) | Q(dicatat_oleh=self.pengguna)
        boleh |= Q(unit_id__in=self.unit_ajukan) | (diajukan & Q(orang))
        boleh |= diajukan & Q(unit_id__in=self.unit_lihat)
        return boleh | diajukan if self.petugas_kantor else boleh

    def saringan_tugas(self):
        """Q over running permohonan: the awaited row is mine to perform (work a colleague has taken is not)."""
        kantor = Q(pelaksana__in=self.pelaksana) & (
            tanpa_petugas() | Q(petugas=self.pengguna) | ~Q(pelaksana__in=PELAKSANA_BERBAGI)
        )
        satker = Q(pelaksana=SATUAN_KERJA, unit_id__in=self.unit_ajukan)
        orang = Exists(Subjek.objects.filter(permohonan=OuterRef("pk"), pengguna=self.pengguna))
        sendiri = Q(pelaksana__in=PELAKSANA_DIRI) & (Q(pemohon=self.pengguna) | Q(orang))
        return kantor | satker | sendiri | (Q(pelaksana=CALON) & Q(orang))


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
        and _memegang(pelaku, permohonan, pelaksana)
        and _bukan_urusan_sendiri(pelaku, permohonan, pelaksana)
        and _bukan_pembuat_draf(pelaku, permohonan, aksi)
        and _bukan_pengusul(pelaku, permohonan, aksi)
        and _pegang_tugas(pelaku, permohonan, pelaksana)
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


def _memegang(pelaku, permohonan, pelaksana):
    if not pelaku.aktif:
        return tolak("Masuk dahulu untuk bekerja di portal.")
    if pelaksana in PELAKSANA_PEMOHON:
        return _pihak_pemohon(pelaku, permohonan, pelaksana)
    if set(PERAN_PELAKSANA.get(pelaksana, ())) & pelaku.peran:
        return BOLEH
    return tolak(f"Langkah ini dikerjakan oleh {pelaksana}; Anda tidak memegang peran itu saat ini.")


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
        return _diri_sendiri(pelaku, permohonan, pelaksana)
    if permohonan.unit_id in pelaku.unit_pengajuan(permohonan.kelas):
        return BOLEH
    siapa = "Pimpinan" if pelaksana == PIMPINAN_INSTANSI else "petugas"
    return tolak(f"Hanya {siapa} {permohonan.unit} yang dapat melakukan ini.")


def _diri_sendiri(pelaku, permohonan, pelaksana):
    orang = any(o.pengguna_id == pelaku.pengguna.pk for o in permohonan.subjek.all())
    if orang or (pelaksana != CALON and permohonan.pemohon_id == pelaku.pengguna.pk):
        return BOLEH
    return tolak("Langkah ini dilakukan sendiri oleh orang yang dimohonkan akunnya.")


def _bukan_urusan_sendiri(pelaku, permohonan, pelaksana):
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


def milik_sendiri(pengguna):
    """Q over Subjek: the person of the request is this one, by his account, e-mail or NIP."""
    sendiri = Q(pengguna=pengguna) | Q(email__iexact=pengguna.email)
    return sendiri | Q(nip=pengguna.nip) if pengguna.nip else sendiri


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


def _bukan_pengusul(pelaku, permohonan, aksi):
    if aksi.larang_pengusul and permohonan.pemohon_id == pelaku.pengguna.pk:
        return tolak("Penonaktifan ini Anda usulkan sendiri; penetapannya harus oleh orang lain.")
    return BOLEH


def _pegang_tugas(pelaku, permohonan, pelaksana):
    petugas = permohonan.petugas
    if pelaksana not in PELAKSANA_BERBAGI or petugas is None or petugas.pk == pelaku.pengguna.pk:
        return BOLEH
    return tolak(f"Sedang dikerjakan {petugas}; ambil alih dahulu bila Anda yang melanjutkan.")


PERAN_LOKET = (Peran.ADMIN_PPE, Peran.ADMIN_AGENCY, Peran.HELPDESK)
"""Roles of those at the counter: they receive papers."""


def meminta_hardcopy(kelas):
    """Does this SOP hold the papers against the softcopy, so that they must come whatever way it was filed?"""
    return any(hardcopy_diterima in aksi.syarat for aksi in aksi_dari(kelas))


def boleh_menerima_hardcopy(pelaku, permohonan):
    """May this person record that the papers of a permohonan came to the office? An Izin."""
    if not meminta_hardcopy(permohonan.kelas) or permohonan.draf:
        return tolak("Permohonan ini tidak menunggu berkas fisik.")
    if permohonan.berakhir:
        return tolak("Permohonan ini sudah berakhir; berkas fisik tidak dicatat lagi.")
    if not pelaku.peran & set(PERAN_LOKET):
        return tolak("Penerimaan berkas fisik dicatat oleh Admin PPE, Admin Agency, atau Helpdesk.")
    return _bukan_urusan_sendiri(pelaku, permohonan, LAYANAN_DUKUNGAN)


def boleh_mengelola_pelatihan(pelaku):
    """May this person record trainings and who attended them? An Izin."""
    if Peran.ADMIN_PPE in pelaku.peran:
        return BOLEH
    return tolak("Pelatihan dicatat oleh Admin PPE; Anda tidak memegang peran itu saat ini.")


def boleh_kotak_disposisi(pelaku):
    """May this person open the heads' box? An Izin."""
    if pelaku.kepala:
        return BOLEH
    return tolak(
        "Kotak disposisi hanya untuk Kepala UKPBJ dan Kepala LPSE; Anda tidak memegang jabatan itu saat ini."
    )


def boleh_mengambil(pelaku, permohonan):
    """May this person take this work (nobody's, or a colleague's) upon himself? An Izin."""
    langkah = permohonan.langkah_kini()
    if langkah is None or permohonan.draf:
        return tolak("Permohonan ini tidak sedang dikerjakan.")
    pelaksana = langkah.pelaksana
    if pelaksana not in PELAKSANA_BERBAGI:
        return tolak(f"Langkah ini dikerjakan oleh {pelaksana}, bukan dibagi dalam tim.")
    if permohonan.petugas_id == pelaku.pengguna.pk:
        return tolak("Permohonan ini sudah Anda pegang.")
    return _memegang(pelaku, permohonan, pelaksana) and _bukan_urusan_sendiri(pelaku, permohonan, pelaksana)


def pelaksana_akun(permohonan):
    """The column of the row that makes or activates accounts: its passwords are set by nobody else. None where there is none."""
    menyegel = {"akun", "hak_akses"}
    status = {s for aksi in aksi_dari(permohonan.kelas) if menyegel & set(aksi.catat) for s in aksi.dari}
    return next((baris.pelaksana for baris in permohonan.langkah() if baris.status in status), None)


def boleh_menyegel_ulang(pelaku, permohonan):
    """May this person seal a new SPSE password for somebody of this permohonan, also after it ended? An Izin."""
    pelaksana = pelaksana_akun(permohonan)
    if pelaksana is None or permohonan.draf:
        return tolak("Permohonan ini tidak membuat akun SPSE.")
    return _memegang(pelaku, permohonan, pelaksana) and _bukan_urusan_sendiri(pelaku, permohonan, pelaksana)


def boleh_mengubah_isi(pelaku, permohonan):
    """May this person edit the draft, or hand in what a return asked for? An Izin."""
    if not (permohonan.draf or permohonan.melengkapi):
        return tolak("Permohonan ini sudah dikirim dan tidak dapat diubah lagi.")
    return _memegang(pelaku, permohonan, permohonan.langkah_kini().pelaksana)


def boleh_menyalin(pelaku, permohonan):
    """May this person begin a new draft from a copy of what ended without accounts? An Izin."""
    if permohonan.status not in DAPAT_DISALIN:
        return tolak(
            "Hanya permohonan yang ditolak, ditarik, atau kedaluwarsa yang dapat diajukan ulang dari salinan."
        )
    return layanan_dibuka(permohonan) and _memegang(pelaku, permohonan, PEMOHON)


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
    if _diri_sendiri(pelaku, permohonan, CALON) and not hanya_penerima(pelaku, permohonan):
        return BOLEH
    return tolak(f"Pesan hanya ditulis oleh petugas kantor dan petugas {permohonan.unit}.")


def boleh_melihat_kehadiran(pelaku):
    """May this person see which officers have a permohonan open? An Izin."""
    return BOLEH if pelaku.petugas_kantor else tolak("Kehadiran petugas hanya terlihat oleh petugas kantor.")
