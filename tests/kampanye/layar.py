"""Every screen of a year-end deactivation, for the tests that look at all screens."""

from datetime import date

from requests_app import kampanye as penulis
from requests_app import kampanye_kerja
from tests import pabrik
from tests.kampanye.bantu import akun, disetujui, kerjakan_janji, permohonan, rancangan


def siapkan(kantor):
    """{state: campaign} of a unit of their own, with long names no layout likes."""
    unit = pabrik.UnitFactory(nama="Unit Pelaksana Contoh", induk=kantor.unit)
    panjang = {"user_id": "USERIDYANGSANGATPANJANGSEKALI" * 2, "pengguna": kantor.ppk}
    akun(kantor, "Nama" + "panjang" * 15, unit=unit, **panjang)
    for nama in ("Budi Contoh", "Citra Contoh", "Dewi Contoh", "Eka Contoh"):
        akun(kantor, nama, unit=unit)
    akun(kantor, "Fajar Contoh", unit=unit, sk_berlaku_sampai=date(2027, 5, 1))
    hasil = {"jalan": disetujui(kantor, unit=[unit])}
    for nama, kerja in (("Budi Contoh", "nonaktif"), ("Citra Contoh", "tidak"), ("Dewi Contoh", "nonaktif")):
        satu = permohonan(hasil["jalan"], nama)
        _lakukan(kantor.admin_agency, hasil["jalan"], satu, kerja)
    _lakukan(kantor.helpdesk, hasil["jalan"], permohonan(hasil["jalan"], "Dewi Contoh"), "beritahukan")
    penulis.minta_berita_acara(hasil["jalan"], oleh=kantor.admin_agency)
    kerjakan_janji()
    akun(kantor, "Gita Contoh", unit=unit)
    akun(kantor, "Hadi Contoh", unit=unit)
    hasil["diajukan"] = rancangan(kantor, unit=[unit])
    penulis.ajukan(hasil["diajukan"], oleh=kantor.admin_agency)
    hasil["rancangan"] = rancangan(kantor, unit=[unit])
    return hasil


def _lakukan(oleh, kampanye, satu, kerja):
    satu.refresh_from_db()
    hasil = kampanye_kerja.kerjakan(
        kampanye,
        kerja,
        {satu.pk: satu.versi},
        oleh=oleh,
        alasan="Masih ada paket berjalan.",
        kunci=f"layar-{satu.pk}-{kerja}-",
    )
    assert hasil[0]["berhasil"], hasil


def layar(kantor, semua):
    """(route, person, address) of each."""
    agency, lain, helpdesk, kepala = (
        kantor.admin_agency,
        kantor.admin_agency_lain,
        kantor.helpdesk,
        kantor.kepala_lpse,
    )
    jalan, diajukan, buatan = (f"/penonaktifan/{semua[n].pk}/" for n in ("jalan", "diajukan", "rancangan"))
    satu = semua["diajukan"].butir.filter(alasan_dikecualikan="").first().akun_id
    yield "beranda", lain, "/"
    yield "pimpinan", kepala, "/pimpinan/"
    yield "kampanye_semua", agency, "/penonaktifan/"
    yield "kampanye_baru", agency, "/penonaktifan/baru/"
    yield "kampanye", agency, buatan
    yield "kampanye_kriteria", agency, f"{buatan}kriteria/"
    yield "kampanye_akun", agency, f"{buatan}akun/?bagian=semua"
    yield "kampanye_kecualikan", agency, f"{buatan}akun/{satu}/kecualikan/"
    yield "kampanye_hapus", agency, f"{buatan}hapus/"
    yield "kampanye", kepala, diajukan
    yield "kampanye", agency, jalan
    yield "kampanye", kantor.auditor, jalan
    yield "kampanye_kerja", agency, f"{jalan}pelaksanaan/?bagian=laksanakan"
    yield "kampanye_kerja", helpdesk, f"{jalan}pelaksanaan/?bagian=beritahukan"
    yield "kampanye_batalkan", agency, f"{jalan}batalkan/"
