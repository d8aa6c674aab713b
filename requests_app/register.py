"""What the SOPs tell the register of SPSE accounts (accounts_app.registri), in the transaction of the move."""

from accounts_app import registri
from accounts_app.models import AkunSPSE
from requests_app.models import Subjek

Status = AkunSPSE.Status


def pengajuan(permohonan, oleh, pada):
    """Each person's account is found (he asks about an existing one) or enters the register as asked for."""
    membuat = (
        any("akun" in aksi.catat for aksi in _aksi(permohonan))
        and "user_id_lama" not in permohonan.ISIAN_ORANG
    )
    for orang in permohonan.subjek.filter(akun=None) if membuat else ():
        data = {nama: getattr(orang, nama) for nama in registri.DATA}
        orang.akun = registri.ajukan(
            unit=permohonan.unit, jenis=orang.jenis, rujukan=permohonan.nomor, oleh=oleh, pada=pada, **data
        )
        orang.save(update_fields=["akun"])


def _aksi(permohonan):
    from requests_app.sop.kosakata import aksi_dari

    return aksi_dari(permohonan.kelas)


def hasil(orang, oleh, pada):
    """A new account was made (or not); an existing one got a new password."""
    sebab = {"rujukan": orang.permohonan.nomor, "oleh": oleh, "pada": pada}
    lama = "user_id_lama" in orang.permohonan.ISIAN_ORANG
    akun = orang.akun or (_kenali(orang, sebab) if lama and orang.user_id else None)
    if akun is None:
        return
    if orang.hasil == Subjek.Hasil.TIDAK:
        peristiwa = f"Tidak dikerjakan: {orang.alasan_hasil}"
        if lama:
            registri.catat(akun, peristiwa[:200], **sebab)
        else:
            registri.ubah_status(akun, Status.BATAL, peristiwa[:200], **sebab)
    elif lama:
        registri.catat(akun, "Password di-reset", **sebab, reset_terakhir=pada, pengguna=orang.pengguna)
    else:
        registri.ubah_status(
            akun,
            Status.DIBUAT,
            "Akun dibuat di SPSE",
            **sebab,
            user_id=orang.user_id,
            pengguna=orang.pengguna,
        )


def _kenali(orang, sebab):
    """An account that was not in the register until somebody asked about it."""
    akun = registri.cari_akun(orang.user_id, [orang.permohonan.unit_id])
    if akun is None:
        data = {nama: getattr(orang, nama) for nama in registri.DATA}
        akun = AkunSPSE.objects.create(
            unit=orang.permohonan.unit, jenis=orang.jenis, user_id=orang.user_id, status=Status.AKTIF,
            status_sejak=sebab["pada"], **data,
        )  # fmt: skip
        registri.catat(akun, "Masuk register dari permohonan", **sebab)
    orang.akun = akun
    orang.save(update_fields=["akun"])
    return akun


def menunggu_pelatihan(orang, oleh, pada):
    if orang.akun:
        registri.ubah_status(
            orang.akun, Status.MENUNGGU_PELATIHAN, "Akun dibuat di SPSE, aktivasi menunggu pelatihan",
            rujukan=orang.permohonan.nomor, oleh=oleh, pada=pada, user_id=orang.user_id, pengguna=orang.pengguna,
        )  # fmt: skip


def pengiriman(permohonan, oleh, pada):
    """The account is in its holder's hands."""
    for orang in permohonan.subjek.filter(akun__status=Status.DIBUAT).select_related("akun"):
        registri.ubah_status(
            orang.akun, Status.AKTIF, "User ID dan password dikirim kepada pemegang akun",
            rujukan=permohonan.nomor, oleh=oleh, pada=pada,
        )  # fmt: skip


def hak_akses(orang, oleh, pada):
    """Activated or deactivated in SPSE."""
    sebab = {"rujukan": orang.permohonan.nomor, "oleh": oleh, "pada": pada}
    akun = orang.akun or _kenali(orang, sebab)
    if orang.permintaan == Subjek.Permintaan.NONAKTIFKAN:
        registri.ubah_status(akun, Status.NONAKTIF, "Akun dinonaktifkan di SPSE", **sebab)
    else:
        sk = {n: getattr(orang, n) for n in ("nomor_sk", "tanggal_sk", "sk_berlaku_sampai")}
        registri.ubah_status(akun, Status.AKTIF, "Akun diaktifkan di SPSE", **sebab, **sk)


def penutupan(permohonan, oleh, pada):
    """Whatever ended: an account that was asked for and never made is not to be expected any more."""
    for orang in permohonan.subjek.filter(akun__status=Status.DIAJUKAN).select_related("akun"):
        registri.ubah_status(
            orang.akun, Status.BATAL, f"Permohonan berakhir: {permohonan.get_status_display()}",
            rujukan=permohonan.nomor, oleh=oleh, pada=pada,
        )  # fmt: skip
