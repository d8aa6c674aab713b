"""Filters in the address, and the ones kept under a name."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from requests_app import halaman, services
from requests_app.izin import Pelaku
from requests_app.models import NomorSurat, Permohonan, SaringanTersimpan, Surat
from requests_app.saringan import berjalan
from requests_app.tanda import bertanda
from requests_app.views.saringan import BATAS
from tests import pabrik
from tests.antrean.conftest import nomor
from tests.perayap import masuk


@pytest.fixture
def tiga(kantor):
    return [pabrik.permohonan(kantor, "DIAJUKAN") for _ in range(3)]


def lihat(klien, **isi):
    return nomor(klien.get("/antrean/", {"tab": "semua"} | isi))


def test_search_finds_by_number_letter_person_nip_and_unit(kantor, petugas, tiga):
    Permohonan.objects.filter(pk=tiga[1].pk).update(nomor_surat="B-777/XI/2026")
    orang = tiga[1].subjek.get()
    nip = f"{orang.nip[:8]} {orang.nip[8:]}"
    for kata in (tiga[1].nomor, tiga[1].nomor.lower(), "B-777", orang.nama, orang.nip, nip):
        assert lihat(petugas, q=kata) == [tiga[1].nomor], kata
    assert len(lihat(petugas, q="tekstil")) == 3
    assert lihat(petugas, q="tidak ada ini") == []


def test_search_for_a_person_shows_a_permohonan_of_many_persons_once(kantor, petugas):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=3)
    assert lihat(petugas, q="Pejabat Contoh") == [permohonan.nomor]


def test_a_letter_of_the_office_is_found_by_its_number(kantor, petugas, tiga):
    nomor_surat = NomorSurat.objects.create(
        tahun=2026, urut=7, teks="B-7/LPSE/XI/2026", tanggal=date(2026, 11, 20),
        permohonan=tiga[0], dipesan_oleh=kantor.kepala_ukpbj,
    )  # fmt: skip
    Surat.objects.create(permohonan=tiga[0], jenis="pemberitahuan", nomor=nomor_surat)
    assert lihat(petugas, q="B-7/LPSE") == [tiga[0].nomor]


def test_filters_by_row_service_officer_and_unit(kantor, petugas, rekan, tiga, diperintahkan):
    services.ambil(diperintahkan[0], oleh=rekan)
    services.ambil(diperintahkan[1], oleh=kantor.admin_ppe)
    assert set(lihat(petugas, langkah="DIAJUKAN")) == {p.nomor for p in tiga}
    assert len(lihat(petugas, sop="pembuatan-akun")) == 6
    assert lihat(petugas, petugas="saya") == [diperintahkan[1].nomor]
    assert lihat(petugas, petugas=rekan.pk) == [diperintahkan[0].nomor]
    assert len(lihat(petugas, petugas="belum")) == 4
    assert len(lihat(petugas, satker=kantor.unit.pk)) == 6
    assert lihat(petugas, satker=kantor.unit_lain.pk) == []


def test_filters_by_deadline_count_the_offices_days(kantor, petugas, tiga):
    tengah_malam = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    saat = {
        0: timezone.now() - timedelta(days=2),
        1: tengah_malam + timedelta(hours=23, minutes=59),
        2: tengah_malam + timedelta(days=3, hours=23),
    }
    for urut, pada in saat.items():
        Permohonan.objects.filter(pk=tiga[urut].pk).update(tenggat=pada)
    assert lihat(petugas, batas="lewat") == [tiga[0].nomor]
    assert lihat(petugas, batas="hari-ini") == [tiga[1].nomor]
    assert lihat(petugas, batas="3-hari") == [tiga[1].nomor, tiga[2].nomor]


def test_only_returned_shows_what_was_sent_back_once(kantor, petugas, tiga):
    Permohonan.objects.filter(pk=tiga[2].pk).update(putaran=2)
    Permohonan.objects.filter(pk=tiga[1].pk).update(batas_perbaikan=timezone.now())
    assert set(lihat(petugas, kembali="1")) == {tiga[1].nomor, tiga[2].nomor}


@pytest.mark.parametrize(
    ("nama", "nilai", "label"),
    [
        ("tab", "x", "Bagian"),
        ("sop", "x", "Layanan"),
        ("langkah", "DRAF", "Langkah"),
        ("petugas", "²", "Petugas"),
        ("petugas", "999999", "Petugas"),
        ("petugas", "9" * 40, "Petugas"),
        ("satker", "9" * 40, "Satuan kerja"),
        ("satker", "x", "Satuan kerja"),
        ("batas", "kemarin", "Batas waktu"),
        ("kembali", "2", "Pengembalian"),
        ("q", "x" * 101, "Cari"),
    ],
)
def test_an_invalid_filter_is_ignored_and_said_so(kantor, petugas, tiga, nama, nilai, label):
    tanggapan = petugas.get("/antrean/", {"tab": "semua", nama: nilai})
    halaman = tanggapan.content.decode()
    assert "Sebagian penyaring diabaikan" in halaman
    assert label in halaman[halaman.index("Sebagian penyaring diabaikan") :]
    assert nilai[:40] in halaman
    if nama != "tab":
        assert len(nomor(tanggapan)) == 3
        assert tanggapan.context["keping"] == []


@pytest.mark.parametrize(
    "kunci",
    ["x|y", "2026|1", "-|²", "|", "-|" + "9" * 40, "2026-01-01T00:00:00|1", "0001-01-01T00:00:00+14:00|1"],
)
def test_a_paging_key_nobody_gave_out_begins_at_the_top(kantor, petugas, tiga, kunci):
    assert len(lihat(petugas, sesudah=kunci)) == 3


def test_what_was_typed_is_shown_escaped(kantor, petugas):
    halaman = petugas.get("/antrean/", {"sop": "<script>alert(1)</script>", "q": "<b>"}).content.decode()
    assert "<script>alert" not in halaman
    assert "<b>" not in halaman


def test_within_one_service_a_row_is_named_in_its_words_alone(kantor, petugas, tiga):
    tanggapan = petugas.get("/antrean/", {"tab": "semua", "sop": "reset-password", "langkah": "DITERIMA"})
    assert [kata for _, kata in tanggapan.context["keping"]][-1] == "Langkah: 5. Menunggu reset password"


def test_each_filter_is_a_chip_that_removes_it_alone(kantor, petugas, tiga):
    tanggapan = petugas.get("/antrean/", {"tab": "semua", "q": "Balai", "langkah": "DITERIMA"})
    assert nomor(tanggapan) == []
    (tanpa_q, _), (tanpa_langkah, kata) = tanggapan.context["keping"]
    assert kata.startswith("Langkah: 5. Menunggu pemeriksaan / 5. Menunggu reset password")
    assert tanpa_q.dict() == {"tab": "semua", "langkah": "DITERIMA"}
    assert nomor(petugas.get(f"/antrean/?{tanpa_langkah.urlencode()}")) != []
    assert f'href="/antrean/?{tanpa_langkah.urlencode()}"'.replace("&", "&amp;") in tanggapan.content.decode()


def test_a_filter_stays_when_one_goes_to_another_tab(kantor, petugas, tiga):
    halaman = petugas.get("/antrean/", {"tab": "semua", "q": "Balai", "sesudah": "-|1"}).content.decode()
    assert 'href="/antrean/?tab=pimpinan&amp;q=Balai"' in halaman


def test_a_satker_cannot_ask_by_the_name_of_another_unit(kantor, tiga):
    satker = masuk(kantor.satker)
    tanggapan = satker.get("/antrean/", {"tab": "semua", "satker": kantor.unit_lain.pk})
    assert kantor.unit_lain.nama not in tanggapan.content.decode()
    assert tanggapan.context["diabaikan"] == [("Satuan kerja", str(kantor.unit_lain.pk))]


def test_nobody_but_the_office_learns_names_by_counting_up_people(kantor, tiga):
    for alamat in ("/antrean/", "/antrean/saringan/"):
        halaman = masuk(kantor.satker).get(alamat, {"petugas": kantor.helpdesk.pk}).content.decode()
        assert kantor.helpdesk.nama not in halaman
    assert (
        kantor.helpdesk.nama
        in masuk(kantor.admin_ppe).get("/antrean/", {"petugas": kantor.helpdesk.pk}).content.decode()
    )


def test_a_person_of_a_request_cannot_find_out_the_others_by_searching(kantor):
    """Their NIP could be guessed digit by digit, since a search finds its beginning."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=2)
    diri, lain = permohonan.subjek.all()
    permohonan.subjek.filter(pk=diri.pk).update(pengguna=kantor.luar)
    klien = masuk(kantor.luar)
    assert lihat(klien, q=diri.nip) == [permohonan.nomor]
    assert [lihat(klien, q=kata) for kata in (lain.nip[:15], lain.nip, lain.nama)] == [[], [], []]
    assert lihat(masuk(kantor.satker), q=lain.nip) == [permohonan.nomor]


def test_lists_of_units_and_officers_name_only_what_he_may_see(kantor, tiga):
    form = masuk(kantor.satker).get("/antrean/").context["form"]
    assert "petugas" not in form.fields
    assert "satker" not in form.fields


def simpan(klien, nama, kueri="tab=semua&q=Balai"):
    return klien.post("/antrean/saringan/", {"nama": nama, "kueri": kueri})


def test_a_filter_is_saved_listed_opened_and_deleted(kantor, petugas, tiga):
    tanggapan = simpan(petugas, "  Balai   saya ", "tab=semua&q=Balai&sesudah=-|1&asing=x&sop=tak-ada")
    assert tanggapan.headers["Location"] == "/antrean/?tab=semua&q=Balai"
    tersimpan = SaringanTersimpan.objects.get()
    assert (tersimpan.nama, tersimpan.kueri, tersimpan.pengguna) == (
        "Balai saya",
        "tab=semua&q=Balai",
        kantor.admin_ppe,
    )
    assert 'href="/antrean/?tab=semua&amp;q=Balai"' in petugas.get("/antrean/").content.decode()
    hapus = f"/antrean/saringan/{tersimpan.pk}/hapus/"
    assert "Permohonan tidak berubah" in petugas.get(hapus).content.decode()
    assert SaringanTersimpan.objects.exists()
    assert petugas.post(hapus).headers["Location"] == "/antrean/saringan/"
    assert not SaringanTersimpan.objects.exists()


@pytest.mark.parametrize(
    ("nama", "kata"),
    [("", "nama saringan"), ("x" * 61, "60"), ("balai SAYA", "sudah dipakai"), ("   ", "nama saringan")],
)
def test_a_name_is_refused_with_its_reason_and_nothing_typed_is_lost(kantor, petugas, nama, kata):
    simpan(petugas, "Balai saya")
    tanggapan = simpan(petugas, nama)
    halaman = tanggapan.content.decode()
    assert tanggapan.status_code == 422
    assert kata in halaman
    assert f'value="{nama.strip()}"' in halaman or not nama.strip()
    assert "tab=semua&amp;q=Balai" in halaman
    assert SaringanTersimpan.objects.count() == 1


def test_no_more_than_twenty_are_kept(kantor, petugas):
    for urut in range(BATAS):
        simpan(petugas, f"Saringan {urut}")
    tanggapan = simpan(petugas, "Satu lagi")
    assert tanggapan.status_code == 422
    assert f"Sudah ada {BATAS}" in tanggapan.content.decode()
    assert SaringanTersimpan.objects.count() == BATAS


def test_nothing_is_saved_when_no_filter_is_set(kantor, petugas):
    tanggapan = petugas.post("/antrean/saringan/", {"nama": "Kosong", "kueri": "tab=semua"}, follow=True)
    assert "Pasang dahulu di Antrean" in tanggapan.content.decode()
    assert not SaringanTersimpan.objects.exists()


def test_a_filter_too_long_to_keep_is_refused_with_what_to_do(kantor, petugas):
    tanggapan = simpan(petugas, "Panjang", "tab=semua&q=" + "%F0%9F%93%84" * 90)
    assert tanggapan.status_code == 422
    assert "Persingkat dahulu" in tanggapan.content.decode()
    assert not SaringanTersimpan.objects.exists()


def test_two_people_may_use_the_same_name_and_neither_sees_the_others(kantor, petugas, rekan):
    simpan(petugas, "Balai saya")
    lain = masuk(rekan)
    assert "Balai saya" not in lain.get("/antrean/").content.decode()
    assert simpan(lain, "Balai saya").status_code == 302
    milik = SaringanTersimpan.objects.get(pengguna=kantor.admin_ppe)
    for metode in (lain.get, lain.post):
        assert metode(f"/antrean/saringan/{milik.pk}/hapus/").status_code == 404
    assert SaringanTersimpan.objects.count() == 2


def test_the_first_page_of_everything_is_read_in_the_order_of_its_index(kantor, tiga):
    """Sorting all that runs for each page would grow with it."""
    pelaku = Pelaku(kantor.admin_ppe)
    rencana = halaman.urut(bertanda(berjalan(pelaku), pelaku), "tenggat")[: halaman.PER_HALAMAN + 1].explain()
    if connection.vendor == "sqlite":
        assert "USING INDEX permohonan_urutan (selesai_pada=?)" in rencana
        assert "TEMP B-TREE" not in rencana
    else:
        assert "Seq Scan on requests_app_jejak" not in rencana
