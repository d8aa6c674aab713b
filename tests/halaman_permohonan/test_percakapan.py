"""Messages reach the other side and nobody else; internal notes stay with the office and its auditors."""

import pytest
from django.urls import reverse

from accounts_app.models import Pesan
from requests_app import jurnal, services, tugas
from requests_app.catatan import tulis
from requests_app.galat import BelumBoleh
from requests_app.models import Catatan, Jejak
from tests import pabrik
from tests.perayap import masuk

PESAN, RAHASIA = "Mohon nomor telepon yang aktif.", "Stempelnya meragukan menurut saya."


@pytest.fixture
def permohonan(kantor):
    return pabrik.permohonan(kantor, "DITERIMA")


@pytest.fixture
def terisi(kantor, permohonan):
    tulis(permohonan, oleh=kantor.admin_ppe, isi=PESAN, untuk_pemohon=True)
    tulis(permohonan, oleh=kantor.admin_ppe, isi=RAHASIA, untuk_pemohon=False)
    return permohonan


def sapu():
    while tugas.sapu():
        pass


@pytest.mark.parametrize(
    ("siapa", "pesan", "catatan"),
    [
        ("satker", True, False),
        ("pimpinan", True, False),
        ("admin_ppe", True, True),
        ("kepala_lpse", True, True),
        ("helpdesk", True, True),
        ("auditor", True, True),
        ("penerima", False, False),
    ],
)
def test_who_reads_what(kantor, terisi, buka, siapa, pesan, catatan):
    kantor.orang["penerima"] = pabrik.PenggunaFactory(username="penerima")
    terisi.subjek.update(pengguna=kantor.orang["penerima"])
    isi = buka(siapa, terisi).content.decode()
    assert (PESAN in isi) == pesan
    assert (RAHASIA in isi) == catatan
    # Not even that something was written.
    assert ("enulis catatan internal" in isi) == catatan
    assert ("enulis pesan tentang permohonan ini" in isi) == pesan


@pytest.mark.parametrize(
    ("siapa", "pesan", "catatan"),
    [
        ("satker", True, False),
        ("admin_agency", True, True),
        ("kepala_ukpbj", True, True),
        ("auditor", False, False),
        ("penerima", False, False),
    ],
)
def test_who_writes_what(kantor, permohonan, buka, siapa, pesan, catatan):
    kantor.orang["penerima"] = pabrik.PenggunaFactory(username="penerima")
    permohonan.subjek.update(pengguna=kantor.orang["penerima"])
    isi = buka(siapa, permohonan).content.decode()
    for nama, boleh in (("tulis_pesan", pesan), ("tulis_catatan", catatan)):
        assert (f'data-aksi="{nama}"' in isi) == boleh
        kunci = "pesan-isi" if nama == "tulis_pesan" else "catatan-isi"
        tanggapan = masuk(kantor.orang[siapa]).post(
            reverse(nama, args=[permohonan.nomor]), {kunci: "Isi contoh."}
        )
        assert tanggapan.status_code == (302 if boleh else 403), nama
    assert Catatan.objects.count() == pesan + catatan


@pytest.mark.parametrize("untuk_pemohon", [True, False])
@pytest.mark.parametrize("siapa", ["satker_lain", "luar", "super", "pengelola"])
def test_the_writer_itself_refuses_a_stranger(kantor, permohonan, siapa, untuk_pemohon):
    with pytest.raises(BelumBoleh):
        tulis(permohonan, oleh=kantor.orang[siapa], isi="Isi.", untuk_pemohon=untuk_pemohon)
    assert not Catatan.objects.exists()


def test_a_message_of_the_office_reaches_the_applicant_as_e_pesan_and_mail(kantor, permohonan, mailoutbox):
    sapu()
    mailoutbox.clear()
    tulis(permohonan, oleh=kantor.admin_ppe, isi=PESAN, untuk_pemohon=True)
    sapu()
    pesan = Pesan.objects.get(penerima=kantor.satker, perihal__startswith="Pesan tentang")
    assert PESAN in pesan.isi
    assert pesan.tautan == f"/permohonan/{permohonan.nomor}/"
    (surel,) = mailoutbox
    assert surel.to == [kantor.satker.email]
    assert PESAN in surel.body


def test_an_answer_of_the_satker_reaches_the_holder_of_the_work_alone(kantor, permohonan, mailoutbox):
    sapu()
    mailoutbox.clear()
    tulis(permohonan, oleh=kantor.satker, isi="Nomornya sudah kami perbarui.", untuk_pemohon=True)
    sapu()
    assert [surel.to for surel in mailoutbox] == [[permohonan.petugas.email]]


def test_with_no_holder_it_reaches_who_fills_the_awaited_row(kantor, mailoutbox):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    sapu()
    mailoutbox.clear()
    tulis(permohonan, oleh=kantor.satker, isi="Mohon dipercepat.", untuk_pemohon=True)
    sapu()
    assert [surel.to for surel in mailoutbox] == [[kantor.kepala_lpse.email]]


def test_a_note_is_sent_to_nobody(kantor, permohonan, mailoutbox):
    sapu()
    mailoutbox.clear()
    sebelum = Pesan.objects.count()
    tulis(permohonan, oleh=kantor.admin_ppe, isi=RAHASIA, untuk_pemohon=False)
    sapu()
    assert (Pesan.objects.count(), mailoutbox) == (sebelum, [])


def test_the_journal_pins_both_without_their_words(kantor, terisi):
    akhir = list(Jejak.objects.filter(permohonan=terisi).order_by("-urut")[:2])
    assert [j.aksi for j in akhir] == ["tulis_catatan", "tulis_pesan"]
    for jejak in akhir:
        assert set(jejak.data) == {"catatan", "isi"}
        assert PESAN not in str(jejak.data)
        assert RAHASIA not in str(jejak.data)
    assert list(jurnal.periksa(terisi.pk)) == []


def test_a_conversation_does_not_make_the_colleagues_form_stale(kantor, terisi):
    versi = terisi.versi
    terisi.refresh_from_db()
    assert (terisi.versi, terisi.status) == (versi, "DITERIMA")


def test_a_second_press_writes_nothing_twice(kantor, permohonan):
    satu = tulis(permohonan, oleh=kantor.admin_ppe, isi=PESAN, untuk_pemohon=True)
    dua = tulis(permohonan, oleh=kantor.admin_ppe, isi=PESAN, untuk_pemohon=True)
    assert satu == dua
    assert Catatan.objects.count() == 1
    assert tulis(permohonan, oleh=kantor.admin_ppe, isi=PESAN, untuk_pemohon=False) != satu


@pytest.mark.parametrize("isi", ["", "   ", "x" * 2001])
def test_nothing_and_too_much_are_refused_with_a_sentence_and_what_was_typed(kantor, permohonan, isi):
    alamat = reverse("tulis_pesan", args=[permohonan.nomor])
    tanggapan = masuk(kantor.admin_ppe).post(alamat, {"pesan-isi": isi})
    assert tanggapan.status_code == 422
    halaman = tanggapan.content.decode()
    assert 'href="#id_pesan-isi"' in halaman
    assert isi.strip() in halaman
    assert not Catatan.objects.exists()


def test_typed_markup_is_text(kantor, permohonan, buka):
    tulis(permohonan, oleh=kantor.satker, isi="<script>alert(1)</script>", untuk_pemohon=True)
    isi = buka("admin_ppe", permohonan).content.decode()
    assert "<script>alert(1)" not in isi
    assert "&lt;script&gt;alert(1)" in isi


def test_a_conversation_ends_with_the_permohonan(kantor, permohonan, buka):
    services.jalankan(permohonan, "tolak", oleh=kantor.admin_ppe, data={"alasan": "Bukan pejabatnya."})
    for untuk_pemohon in (True, False):
        with pytest.raises(BelumBoleh, match="selama permohonan berjalan"):
            tulis(permohonan, oleh=kantor.admin_ppe, isi="Isi.", untuk_pemohon=untuk_pemohon)
    halaman = buka("admin_ppe", permohonan).content.decode()
    assert "Percakapan ditutup" in halaman
    assert 'data-aksi="tulis_pesan"' not in halaman
