"""The second person's decision, and one permohonan for each account however often the work is interrupted."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts_app.models import Penugasan, Pesan
from requests_app import janji_kampanye, kampanye_calon, tugas
from requests_app import kampanye as penulis
from requests_app.galat import BelumBoleh
from requests_app.models import Kampanye, Permohonan, Tugas
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.kampanye.bantu import akun, anyar, diajukan, disetujui, kerjakan_janji, permohonan


def test_nobody_approves_what_he_proposed(kantor):
    akun(kantor, "Budi")
    kampanye = diajukan(kantor)
    with pytest.raises(BelumBoleh, match="Anda usulkan sendiri"):
        penulis.putuskan(kampanye, oleh=kantor.admin_agency, setuju=True)
    with pytest.raises(BelumBoleh, match="Admin Agency lain atau disetujui Kepala LPSE"):
        penulis.putuskan(kampanye, oleh=kantor.helpdesk, setuju=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kampanye.objects.filter(pk=kampanye.pk).update(diputus_oleh=kantor.admin_agency)


@pytest.mark.parametrize(
    ("siapa", "kalimat"),
    [
        ("admin_agency_lain", "5. Admin Agency: menetapkan penonaktifan akun PPK pada akhir tahun"),
        ("kepala_lpse", "5. Kepala LPSE: menyetujui penonaktifan akun PPK pada akhir tahun"),
    ],
)
def test_each_account_gets_its_own_permohonan_decided_by_the_second_person(kantor, siapa, kalimat):
    budi = akun(kantor, "Budi", nip="198001012005011001")
    orang = pabrik.PenggunaFactory(nip="198001012005011001")
    akun(kantor, "Citra", email="tanpa.akun@contoh.go.id")
    kampanye = disetujui(kantor, oleh=kantor.orang[siapa])
    satu = permohonan(kampanye, "Budi")
    subjek = satu.subjek.get()
    assert (satu.status, satu.ex_officio, satu.unit, satu.pemohon) == (
        "DITERUSKAN",
        True,
        kantor.unit,
        kantor.admin_agency,
    )
    assert (subjek.akun, subjek.user_id_lama, subjek.permintaan, subjek.pengguna) == (
        budi,
        budi.user_id,
        "NONAKTIFKAN",
        orang,
    )
    assert permohonan(kampanye, "Citra").subjek.get().pengguna is None
    assert tertulis(satu) == ["1. Admin Agency: mengusulkan penonaktifan akun PPK pada akhir tahun", kalimat]
    assert Permohonan.objects.filter(ex_officio=True).count() == 2


def test_the_ones_whose_turn_it_is_are_told_once(kantor):
    akun(kantor, "Budi")
    kampanye = diajukan(kantor)
    kerjakan_janji()
    pesan = Pesan.objects.filter(perihal__startswith="Mohon diputuskan")
    assert {p.penerima for p in pesan} == {kantor.admin_agency_lain, kantor.kepala_lpse}
    penulis.putuskan(kampanye, oleh=kantor.kepala_lpse, setuju=False, alasan="Tunggu Januari.")
    kerjakan_janji()
    kembali = Pesan.objects.get(perihal__startswith="Tidak disetujui")
    assert kembali.penerima == kantor.admin_agency
    assert "Tunggu Januari." in kembali.isi


def test_a_holder_is_only_named_when_he_is_provably_the_one(kantor):
    pabrik.PenggunaFactory(email="bersama@contoh.go.id", nip="197001012000011001")
    assert janji_kampanye.pemegang(akun(kantor, "A", email="bersama@contoh.go.id")) is None
    assert janji_kampanye.pemegang(akun(kantor, "B", email="", nip="")) is None
    mati = pabrik.PenggunaFactory(nip="197002022000021002", is_active=False)
    assert janji_kampanye.pemegang(akun(kantor, "C", nip=mati.nip)) is None
    assert janji_kampanye.pemegang(akun(kantor, "D", nip="-", pengguna=kantor.ppk)) == kantor.ppk


class Mati(BaseException):
    """The process ends here."""


def mati_pada(sisipan):
    """Kill the process at the n-th permohonan it inserts."""
    hitung = []

    def bungkus(jalankan, sql, params, many, konteks):
        if sql.startswith('INSERT INTO "requests_app_subjek"'):
            hitung.append(1)
            if len(hitung) == sisipan:
                raise Mati
        return jalankan(sql, params, many, konteks)

    return connection.execute_wrapper(bungkus)


def test_a_killed_run_is_resumed_without_doubles(kantor):
    for urut in range(5):
        akun(kantor, f"Akun {urut}")
    kampanye = diajukan(kantor)
    penulis.putuskan(kampanye, oleh=kantor.kepala_lpse, setuju=True)
    janji = Tugas.objects.get(jenis="kampanye_permohonan")
    with mati_pada(3), pytest.raises(Mati):
        tugas.kerjakan(janji.pk)
    assert kampanye.butir.exclude(permohonan=None).count() == Permohonan.objects.count() == 2
    tugas.selesaikan(Tugas.objects.get(pk=janji.pk))
    tugas.selesaikan(Tugas.objects.get(pk=janji.pk))
    assert kampanye.butir.exclude(permohonan=None).count() == Permohonan.objects.count() == 5
    assert not Permohonan.objects.exclude(status="DITERUSKAN").exists()


def test_a_long_list_is_made_in_portions(kantor, monkeypatch):
    monkeypatch.setattr(janji_kampanye, "BATAS_SEKALI", 2)
    for urut in range(5):
        akun(kantor, f"Akun {urut}")
    disetujui(kantor)
    assert Tugas.objects.filter(jenis="kampanye_permohonan").count() == 3
    assert Permohonan.objects.count() == 5


def test_what_cannot_be_made_is_told_and_tried_again(kantor):
    akun(kantor, "Budi")
    kampanye = diajukan(kantor)
    penulis.putuskan(kampanye, oleh=kantor.kepala_lpse, setuju=True)
    peran = Penugasan.objects.filter(pengguna=kantor.admin_agency)
    peran.update(selesai="2020-02-01")
    kerjakan_janji()
    butir = kampanye_calon.gagal(anyar(kampanye)).get()
    assert butir.galat == "Langkah ini dikerjakan oleh ADMIN AGENCY; Anda tidak memegang peran itu saat ini."
    assert not Permohonan.objects.exists()
    peran.update(selesai=None)
    penulis.ulangi(kampanye, oleh=kantor.admin_agency_lain)
    kerjakan_janji()
    assert permohonan(kampanye, "Budi").status == "DITERUSKAN"
    assert not kampanye_calon.gagal(kampanye).exists()


def test_what_changed_since_it_was_submitted_is_left_alone(kantor):
    satu, dua = akun(kantor, "Budi"), akun(kantor, "Citra")
    kampanye = diajukan(kantor)
    type(satu).objects.filter(pk=satu.pk).update(sk_berlaku_sampai="2027-06-30")
    type(dua).objects.filter(pk=dua.pk).update(status="NONAKTIF")
    penulis.putuskan(kampanye, oleh=kantor.kepala_lpse, setuju=True)
    kerjakan_janji()
    assert list(kampanye.butir.values_list("alasan_dikecualikan", flat=True)) == [
        "Berubah sesudah diajukan: SK berlaku melewati 31 Desember 2026",
        "Berubah sesudah diajukan: akun nonaktif",
    ]
    assert anyar(kampanye).status == "SELESAI"
