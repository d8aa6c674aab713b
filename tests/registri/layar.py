"""The register's screens, for the walk that looks at every screen."""

from datetime import timedelta

from django.utils import timezone

from requests_app.registri import titipan
from requests_app.registri.baca import Berkas
from tests import pabrik


def layar(kantor, panjang):
    """The register with long names in it, and a dry run with a row of every kind."""
    tim, hari = kantor.admin_ppe, timezone.localdate()
    for sisa in (-3, 12, None):
        sampai = hari + timedelta(days=sisa) if sisa else None
        akun = pabrik.AkunSPSEFactory(unit=kantor.unit, nama=panjang, sk_berlaku_sampai=sampai)
    baris = [
        ("BARU1", "PPK", "Ratih Contoh", "Balai Contoh Tekstil"), ("x" * 60, "Raja", panjang, panjang),
        (akun.user_id, "PP", akun.nama, "Balai Contoh Tekstil"), (akun.user_id, "PP", "Orang Lain", "Balai Contoh Tekstil"),
    ]  # fmt: skip
    nama = ("user_id", "jenis", "nama", "unit")
    isi = [(nomor, dict(zip(nama, satu, strict=True))) for nomor, satu in enumerate(baris, 2)]
    titipan.simpan(tim, Berkas("a" * 64, "daftar.csv", list(nama), ["No"], isi))
    yield "registri", tim, "/registri/"
    yield "registri", tim, "/registri/?tab=pelatihan&q=tidak-ada"
    yield "registri", kantor.satker, "/registri/?tab=sk-dekat"
    yield "akun_registri", kantor.satker, f"/registri/{akun.pk}/"
    yield "baru", kantor.satker, f"/permohonan/baru/?sop=reset-password&akun={akun.pk}"
    yield "impor_registri", tim, "/registri/impor/"
    yield "hasil_impor", tim, f"/registri/impor/{'a' * 64}/"
