"""Which accounts a year-end deactivation takes in, which it leaves out and why, and how far each has come. Reads only."""

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from accounts_app.kata import tanggal_teks
from accounts_app.models import AkunSPSE
from accounts_app.models.unit import beserta_bawahan
from requests_app.halaman import PER_HALAMAN
from requests_app.izin_kampanye import RANCANGAN
from requests_app.models import ButirKampanye, Subjek

SOP_BERJALAN = ("hak-akses", "reset-password")
BERJALAN = "Masih ada permohonan hak akses atau reset password yang berjalan"
SENDIRI = "Akun milik pengusul sendiri"
TANPA_BATAS = "SK tanpa batas akhir"
PERORANGAN = "Dikecualikan satu per satu dengan alasan"
"""How the exclusions made by hand are counted together."""


def sk_lanjut(kampanye):
    return f"SK berlaku melewati {tanggal_teks(kampanye.sk_berakhir_sampai)}"


def calon(kampanye):
    """Every active PPK account of the chosen units, as AkunSPSE with `alasan` ("": taken in) and `manual` (by hand).

    An active account always has a User ID (constraint akun_spse_ber_user_id), so that needs no rule here.
    """
    akun = AkunSPSE.objects.aktif().filter(jenis="PPK")
    if unit := set(kampanye.unit.values_list("pk", flat=True)):
        akun = akun.filter(unit_id__in=beserta_bawahan({"": unit})[""])
    butir = ButirKampanye.objects.filter(kampanye=kampanye, akun=OuterRef("pk")).exclude(
        alasan_dikecualikan=""
    )
    tangan = Subquery(butir.values("alasan_dikecualikan")[:1], output_field=CharField())
    return akun.annotate(
        manual=Exists(butir),
        alasan=Coalesce(tangan, alasan_otomatis(kampanye), output_field=CharField()),
    )


def alasan_otomatis(kampanye):
    """Why the criteria leave an account out, as an expression over AkunSPSE; "" when they do not."""
    pengusul = kampanye.dibuat_oleh
    sendiri = Q(pengguna=pengusul) | Q(email__iexact=pengusul.email)
    if pengusul.nip:
        sendiri |= Q(nip=pengusul.nip)
    berjalan = Subjek.objects.filter(
        akun=OuterRef("pk"), permohonan__sop__in=SOP_BERJALAN, permohonan__nomor__isnull=False,
        permohonan__selesai_pada=None,
    )  # fmt: skip
    aturan = [
        When(Exists(berjalan), then=Value(BERJALAN)),
        When(sendiri, then=Value(SENDIRI)),
        When(sk_berlaku_sampai__gt=kampanye.sk_berakhir_sampai, then=Value(sk_lanjut(kampanye))),
    ]
    if not kampanye.tanpa_batas_sk:
        aturan.append(When(sk_berlaku_sampai=None, then=Value(TANPA_BATAS)))
    return Case(*aturan, default=Value(""), output_field=CharField())


def _sumber(kampanye, unit_ids):
    """(queryset with `alasan` and `manual`, prefix of the account's fields): live until submitted, then as it was frozen."""
    if kampanye.status in RANCANGAN:
        return calon(kampanye).select_related("unit"), ""
    beku = ButirKampanye.objects.filter(kampanye=kampanye).annotate(
        alasan=F("alasan_dikecualikan"),
        manual=Case(When(dikecualikan_oleh=None, then=Value(False)), default=Value(True)),
    )
    if unit_ids is not None:
        beku = beku.filter(akun__unit_id__in=unit_ids)
    return beku.select_related("akun__unit", "permohonan", "dikecualikan_oleh"), "akun__"


def hitung(kampanye, unit_ids=None):
    """{"masuk": n, "dikecualikan": n, "kelompok": [(reason, n)]}, the reasons of the largest groups first."""
    kueri, _ = _sumber(kampanye, unit_ids)
    baris = kueri.select_related(None).order_by().values("alasan", "manual").annotate(n=Count("pk"))
    masuk, kelompok = 0, {}
    for satu in baris:
        if not satu["alasan"]:
            masuk += satu["n"]
        else:
            nama = PERORANGAN if satu["manual"] else satu["alasan"]
            kelompok[nama] = kelompok.get(nama, 0) + satu["n"]
    urut = sorted(kelompok.items(), key=lambda isi: (-isi[1], isi[0]))
    return {"masuk": masuk, "dikecualikan": sum(kelompok.values()), "kelompok": urut}


BAGIAN = {"masuk": "Masuk", "dikecualikan": "Dikecualikan", "semua": "Semua"}


def daftar(kampanye, *, bagian="semua", cari="", sesudah=None, unit_ids=None, banyak=PER_HALAMAN):
    """(rows, pk of the account after which the next page begins or None), by name.

    A row is {"akun", "alasan", "manual", "butir" (None while live), "permohonan"}.
    """
    kueri, depan = _sumber(kampanye, unit_ids)
    if bagian in ("masuk", "dikecualikan"):
        kueri = kueri.filter(alasan="") if bagian == "masuk" else kueri.exclude(alasan="")
    kueri = kueri.filter(_cocok(cari, depan)) if cari else kueri
    akhir = AkunSPSE.objects.filter(pk=sesudah).values_list("nama", "pk").first() if sesudah else None
    if akhir:
        nama, pk = f"{depan}nama", "akun_id" if depan else "pk"
        kueri = kueri.filter(Q(**{f"{nama}__gt": akhir[0]}) | Q(**{nama: akhir[0], f"{pk}__gt": akhir[1]}))
    kueri = kueri.order_by(f"{depan}nama", "akun_id" if depan else "pk")
    hasil = list(kueri[: banyak + 1])
    rinci = [_baris(satu, bool(depan)) for satu in hasil[:banyak]]
    return rinci, rinci[-1]["akun"].pk if len(hasil) > banyak else None


def _cocok(kata, depan):
    cocok = Q()
    for bidang in ("nama__icontains", "user_id__icontains", "nip__startswith", "unit__nama__icontains"):
        cocok |= Q(**{f"{depan}{bidang}": kata.replace(" ", "") if bidang.startswith("nip") else kata})
    return cocok


def _baris(satu, beku):
    return {
        "akun": satu.akun if beku else satu,
        "alasan": satu.alasan,
        "manual": satu.manual,
        "butir": satu if beku else None,
        "permohonan": satu.permohonan if beku else None,
    }


def terhalang(butir):
    """Why an account that was approved is not to be touched after all (it changed since); "" when it still is."""
    akun = AkunSPSE.objects.filter(pk=butir.akun_id).annotate(alasan=alasan_otomatis(butir.kampanye)).get()
    if akun.status != AkunSPSE.Status.AKTIF:
        return f"Berubah sesudah diajukan: akun {akun.get_status_display().lower()}"
    return f"Berubah sesudah diajukan: {akun.alasan}" if akun.alasan else ""


KERJA = {
    "belum": "Sedang dibuat permohonannya",
    "gagal": "Belum berhasil",
    "laksanakan": "Dilaksanakan di SPSE",
    "beritahukan": "Diberitahukan",
    "arsipkan": "Diarsipkan",
    "selesai": "Selesai",
    "dibatalkan": "Dibatalkan",
}
"""Where an account that was taken in stands, in the order of the work."""

STATUS_KERJA = {
    "AKHIR_TAHUN": "laksanakan", "DITERUSKAN": "laksanakan", "DITINDAKLANJUTI": "beritahukan",
    "DIKONFIRMASI": "arsipkan", "SELESAI": "selesai", "DITARIK": "dibatalkan",
}  # fmt: skip
"""The same by the status of its permohonan."""


def kemajuan(kampanye, unit_ids=None):
    """{"jumlah": accounts taken in, "dibuat": permohonan made, **{part of KERJA: n}, "nonaktif": n, "tidak": n}."""
    butir = kampanye.butir.filter(alasan_dikecualikan="")
    if unit_ids is not None:
        butir = butir.filter(akun__unit_id__in=unit_ids)
    baris = (
        butir.order_by()
        .annotate(tanpa_galat=Case(When(galat="", then=Value(True)), default=Value(False)))
        .values("permohonan__status", "permohonan__subjek__hasil", "tanpa_galat")
        .annotate(n=Count("pk"))
    )
    hasil = dict.fromkeys((*KERJA, "jumlah", "dibuat", "nonaktif", "tidak"), 0)
    for satu in baris:
        status, n = satu["permohonan__status"], satu["n"]
        hasil["jumlah"] += n
        hasil["dibuat"] += n if status else 0
        kosong = "belum" if satu["tanpa_galat"] else "gagal"
        hasil[STATUS_KERJA[status] if status else kosong] += n
        if satu["permohonan__subjek__hasil"]:
            hasil["nonaktif" if satu["permohonan__subjek__hasil"] == Subjek.Hasil.DIBUAT else "tidak"] += n
    return hasil


def gagal(kampanye):
    """What did not succeed and is still open: making the permohonan, or undoing it."""
    butir = kampanye.butir.exclude(galat="").filter(alasan_dikecualikan="", permohonan__selesai_pada=None)
    return butir.select_related("akun__unit", "permohonan").order_by("akun__nama", "pk")
