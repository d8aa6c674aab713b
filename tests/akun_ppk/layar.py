"""The screens only reset-password and akun-ppk have: checks against the register and SPSE, and a PPK filing for himself."""

from tests import pabrik


def _sampai(kantor, permohonan, *langkah):
    for nama in langkah:
        permohonan = pabrik.maju(kantor, permohonan, nama)
    return f"/permohonan/{permohonan.acuan}/"


def layar(kantor):
    """(route, person, address), as tests.peramban.layar."""
    yield from _reset(kantor)
    yield from _diri(kantor)


def _reset(kantor):
    satker, tim = kantor.satker, kantor.admin_ppe
    kosong = pabrik.draf(kantor, sop="reset-password", orang=0, lengkap=False)
    yield "orang_baru", satker, f"/permohonan/{kosong.acuan}/isi/orang/"
    yield "orang_tempel", satker, f"/permohonan/{kosong.acuan}/isi/orang/tempel/"
    isi = pabrik.draf(kantor, sop="reset-password", orang=2)
    isi.subjek.filter(urut=2).update(akun=None, user_id_lama="BELUMTERCATAT")
    pabrik.unggah_semua(type(isi).objects.get(pk=isi.pk), satker)
    alamat = _sampai(kantor, isi, "ajukan", "disposisikan", "perintahkan")
    yield "permohonan", tim, alamat
    yield "permohonan", tim, _sampai(kantor, type(isi).objects.get(pk=isi.pk), "terima")


def _diri(kantor):
    ppk, agency = kantor.ppk, kantor.admin_agency
    kosong = pabrik.draf(kantor, sop="akun-ppk", orang=0, lengkap=False)
    lengkap = pabrik.draf(kantor, sop="akun-ppk")
    yield "beranda", ppk, "/"
    yield "baru", ppk, "/permohonan/baru/"
    yield "draf", ppk, f"/permohonan/{kosong.acuan}/isi/"
    yield "orang_baru", ppk, f"/permohonan/{kosong.acuan}/isi/orang/"
    yield "draf_periksa", ppk, f"/permohonan/{lengkap.acuan}/isi/periksa/"
    berjalan = pabrik.draf(kantor, sop="akun-ppk")
    semua = ("ajukan", "nyatakan_lengkap", "nyatakan_tidak_valid", "beritahukan_penolakan")
    for nama in semua:
        alamat = _sampai(kantor, berjalan, nama)
        berjalan = type(berjalan).objects.get(pk=berjalan.pk)
        yield "permohonan", agency, alamat
    yield "permohonan", ppk, alamat
    yield "permohonan", agency, _sampai(kantor, lengkap, *semua[:2], "nyatakan_valid")
