"""The register of the demo: some accounts in every state worth looking at, every name invented."""

from django.utils import timezone

from accounts_app.models import AkunSPSE
from lpse_portal.contoh.orang import UNIT
from lpse_portal.contoh.register import AKUN, isi_register
from requests_app.nip import periksa_nip
from requests_app.registri.saringan import sk_dekat, sk_lewat
from tests import pabrik


def test_the_demo_has_accounts_in_every_state_worth_looking_at(kantor):
    unit = {satu.kunci: pabrik.UnitFactory(kode=satu.kode, nama=satu.nama) for satu in UNIT}
    orang = {"admin.ppe": kantor.admin_ppe, "pokja": kantor.pokja, "ppk": kantor.ppk}
    isi_register(unit, orang)
    assert AkunSPSE.objects.count() == len(AKUN) >= 25
    assert set(AkunSPSE.objects.values_list("status", flat=True)) == {
        "AKTIF",
        "NONAKTIF",
        "MENUNGGU_PELATIHAN",
    }
    for bagian in (sk_dekat(), sk_lewat()):
        assert AkunSPSE.objects.filter(bagian).count() >= 3
    assert all(akun.riwayat.exists() for akun in AkunSPSE.objects.all())
    assert all(akun.status_sejak < timezone.now() for akun in AkunSPSE.objects.all())
    assert len(set(AkunSPSE.objects.values_list("user_id", flat=True))) == len(AKUN)


def test_every_nip_of_it_looks_right():
    assert [akun.nama for akun in AKUN if periksa_nip(akun.nip)] == []
