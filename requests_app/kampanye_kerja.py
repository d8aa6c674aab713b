"""Working a year-end deactivation off: services.jalankan moves each account's own permohonan; each reports its own result."""

from dataclasses import dataclass

from requests_app import services
from requests_app.galat import BelumBoleh, GagalBersiap, SudahBerubah, SyaratBelum
from requests_app.kampanye_calon import STATUS_KERJA
from requests_app.models import ButirKampanye, Subjek
from requests_app.tampilan import kalimat

BATAS_PILIHAN = 50
"""Accounts of one go: a page of the list, some seconds of work."""


@dataclass(frozen=True)
class Pekerjaan:
    """One thing done to many. `bagian`: the part of the list it is done in; `oleh`: whose work it is."""

    aksi: str
    bagian: str
    oleh: str
    tombol: str
    hasil: str
    beralasan: bool = False


PEKERJAAN = {
    "nonaktif": Pekerjaan(
        "tindaklanjuti", "laksanakan", "melaksanakan", "Sudah dinonaktifkan di SPSE", "Dicatat dinonaktifkan"
    ),
    "tidak": Pekerjaan(
        "tindaklanjuti", "laksanakan", "melaksanakan", "Tidak dapat dinonaktifkan", "Dicatat tidak dapat dinonaktifkan", True
    ),
    "batal": Pekerjaan(
        "batalkan", "laksanakan", "melaksanakan", "Batalkan penonaktifan", "Penonaktifan dibatalkan", True
    ),
    "beritahukan": Pekerjaan(
        "beritahukan", "beritahukan", "meneruskan", "Beritahukan pemegang akun", "Pemegang akun diberi tahu"
    ),
    "arsipkan": Pekerjaan("arsipkan", "arsipkan", "meneruskan", "Arsipkan", "Diarsipkan"),
}  # fmt: skip


def butir_kerja(kampanye, bagian):
    """The accounts in this part of the work, in the order of the list."""
    status = [satu for satu, milik in STATUS_KERJA.items() if milik == bagian]
    return (
        ButirKampanye.objects.filter(kampanye=kampanye, permohonan__status__in=status)
        .select_related("akun__unit", "permohonan__petugas")
        .prefetch_related("permohonan__subjek__pengguna")
        .order_by("akun__nama", "akun_id")
    )


def kerjakan(kampanye, nama, pilihan, *, oleh, alasan="", kunci):
    """Do PEKERJAAN[nama] to the chosen permohonan. pilihan: {pk of the permohonan: version the person saw}.

    Returns [{"pk", "nama", "nomor", "berhasil", "kalimat"}] in the order of the list; what is not of this campaign is left out.
    """
    kerja = PEKERJAAN[nama]
    butir = kampanye.butir.filter(permohonan__in=list(pilihan)).select_related("akun", "permohonan")
    hasil = []
    for satu in butir.order_by("akun__nama", "akun_id"):
        permohonan = satu.permohonan
        try:
            services.jalankan(
                permohonan, kerja.aksi, oleh=oleh, data=_data(permohonan, nama, alasan),
                kunci=f"{kunci}{permohonan.pk}", versi=pilihan[permohonan.pk],
            )  # fmt: skip
            berhasil, kata = True, kerja.hasil
        except (BelumBoleh, SudahBerubah, SyaratBelum, GagalBersiap) as galat:
            berhasil, kata = False, sebab(permohonan, galat)
        hasil.append(
            {
                "pk": permohonan.pk,
                "nama": satu.akun.nama,
                "nomor": permohonan.nomor,
                "berhasil": berhasil,
                "kalimat": kata,
            }
        )
    return hasil


def _data(permohonan, nama, alasan):
    if nama not in ("nonaktif", "tidak"):
        return {"alasan": alasan} if alasan else {}
    hasil = Subjek.Hasil.DIBUAT if nama == "nonaktif" else Subjek.Hasil.TIDAK
    isi = {"hasil": hasil, "alasan": "" if nama == "nonaktif" else alasan[:300], "sandi": ""}
    return {"hak_akses": dict.fromkeys(permohonan.subjek.values_list("pk", flat=True), isi)}


def sebab(permohonan, galat):
    """Why one of many did not happen: a colleague was first (who did what), or the sentence of the refusal."""
    if isinstance(galat, SudahBerubah):
        if galat.jejak is None:
            return "Sudah berubah sejak halaman ini dibuka."
        siapa = galat.jejak.pelaku.nama_bergelar if galat.jejak.pelaku else "Sistem"
        return f"Sudah dikerjakan lebih dahulu oleh {siapa}: {kalimat(permohonan, galat.jejak)}."
    return getattr(galat, "alasan", "") or str(galat)
