"""Handing in a document through the pages: one newest version, a sentence for every refusal, pictures only for who may see."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from requests_app import pengisian
from requests_app.berkas import gambar, gudang
from requests_app.berkas.periksa import PESAN, pesan_besar
from requests_app.dokumen import kalimat_kembar, kelompok_dokumen
from requests_app.models import Berkas
from tests import pabrik
from tests.perayap import isi, masuk

PDF = pabrik.pdf(3, teks="SK penunjukan").getvalue()


@pytest.fixture
def draf(kantor):
    return pabrik.draf(kantor, orang=2, lengkap=False)


def kirim(klien, permohonan, kode, isi_berkas=PDF, nama="sk.pdf"):
    berkas = SimpleUploadedFile(nama, isi_berkas, content_type="application/pdf")
    return klien.post(reverse("unggah", args=[permohonan.acuan, kode]), {f"{kode}-berkas": berkas})


def dikembalikan(kantor):
    """A permohonan sent back for its first document."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tidak terbaca"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan)
    return pabrik.maju(kantor, permohonan, "minta_lengkapi")


def teks(tanggapan):
    return tanggapan.content.decode()


def test_a_stored_document_stands_on_its_card_with_pages_size_and_thumbnail(kantor, draf):
    klien = masuk(kantor.satker)
    tanggapan = kirim(klien, draf, "s0")
    assert tanggapan.status_code == 302
    assert tanggapan.headers["Location"].endswith(f"{draf.acuan}/isi/dokumen/#berkas-s0")
    halaman = teks(klien.get(tanggapan.headers["Location"]))
    berkas = Berkas.objects.get()
    assert "3 halaman" in halaman
    assert "Terbaca" in halaman
    assert f"{reverse('halaman_berkas', args=[draf.acuan, berkas.pk, 1])}?l=200" in halaman
    assert reverse("hapus_berkas", args=[draf.acuan, "s0"]) in halaman


def test_the_same_file_sent_twice_is_one_document(kantor, draf):
    klien = masuk(kantor.satker)
    assert kirim(klien, draf, "s0").status_code == 302
    semula = Berkas.objects.values().get()
    assert kirim(klien, draf, "s0", nama="nama-lain.pdf").status_code == 302
    assert Berkas.objects.values().get() == semula


def test_another_file_takes_the_place_of_the_first_in_a_draft(kantor, draf):
    klien = masuk(kantor.satker)
    kirim(klien, draf, "s0")
    kirim(klien, draf, "s0", pabrik.pdf(teks="baru").getvalue(), "baru.pdf")
    assert Berkas.objects.get().nama == "baru.pdf"


def test_in_a_return_the_older_version_stays_and_a_retry_adds_none(kantor):
    permohonan, klien = dikembalikan(kantor), masuk(kantor.satker)
    for _ in range(2):
        assert kirim(klien, permohonan, "s0").status_code == 302
    versi = list(permohonan.berkas.filter(syarat=pengisian.boleh_diubah(permohonan)["s0"].syarat))
    assert [(b.putaran, b.terbaru) for b in versi] == [(1, False), (2, True)]


def test_the_returned_file_itself_may_be_handed_in_again_with_a_warning(kantor):
    permohonan, klien = dikembalikan(kantor), masuk(kantor.satker)
    lama = permohonan.berkas.get(syarat=pengisian.boleh_diubah(permohonan)["s0"].syarat)
    with gudang.buka(lama.sha256) as asal:
        kirim(klien, permohonan, "s0", asal.read())
    assert pengisian.boleh_diubah(permohonan)["s0"].berkas.putaran == 2
    halaman = teks(klien.get(reverse("lengkapi", args=[permohonan.nomor])))
    assert "sama persis dengan yang dikembalikan" in halaman


def test_a_refusal_names_the_requirement_and_leads_to_its_card(kantor, draf):
    orang = draf.subjek.first()
    kode = f"s1-{orang.pk}"
    tanggapan = kirim(masuk(kantor.satker), draf, kode, b"bukan pdf sama sekali")
    assert tanggapan.status_code == 422
    ringkasan = teks(tanggapan).split('id="ringkasan-galat"')[1].split("</div>")[0]
    assert orang.nama in ringkasan
    assert "Isi berkas bukan PDF/JPG/PNG walau namanya .pdf." in ringkasan
    assert f'href="#id_{kode}-berkas"' in ringkasan
    assert f'id="id_{kode}-berkas"' in teks(tanggapan)
    assert not Berkas.objects.exists()


@pytest.mark.parametrize(
    ("isi_berkas", "nama", "kalimat"),
    [
        (b"", "sk.pdf", PESAN["kosong"]),
        (PDF, "sk.exe", PESAN["ekstensi"]),
        (PDF + bytes(10 * 1024**2), "sk.pdf", pesan_besar("10,1 MB ")),
    ],
)
def test_the_card_brings_along_the_words_with_which_the_server_refuses(
    kantor, draf, isi_berkas, nama, kalimat
):
    """So that a script refuses before sending in the very same words."""
    klien = masuk(kantor.satker)
    kartu = teks(klien.get(reverse("draf_dokumen", args=[draf.acuan])))
    assert kalimat.replace("10,1 MB ", "{ukuran}") in kartu
    assert kalimat in teks(kirim(klien, draf, "s0", isi_berkas, nama))


def test_a_document_no_one_asked_for_is_not_even_kept(kantor, draf, settings):
    assert kirim(masuk(kantor.satker), draf, "s99").status_code == 422
    assert not settings.GUDANG_DIR.exists()


def test_the_same_file_for_two_persons_is_told_on_both_cards(kantor, draf):
    klien = masuk(kantor.satker)
    satu, dua = draf.subjek.all()
    for orang in (satu, dua):
        assert kirim(klien, draf, f"s1-{orang.pk}").status_code == 302
    halaman = teks(klien.get(reverse("draf_dokumen", args=[draf.acuan])))
    for orang in (satu, dua):
        syarat = pengisian.boleh_diubah(draf)[f"s1-{orang.pk}"].syarat
        assert f"Berkas yang sama sudah diunggah untuk “{syarat} – {orang.nama}”." in halaman


def test_different_files_bring_no_such_word(kantor):
    permohonan = pabrik.draf(kantor, orang=2)
    assert kalimat_kembar(permohonan.berkas.select_related("subjek")) == {}


def test_a_document_can_be_taken_out_of_a_draft_after_a_question(kantor, draf):
    klien = masuk(kantor.satker)
    kirim(klien, draf, "s0")
    alamat = reverse("hapus_berkas", args=[draf.acuan, "s0"])
    assert "sk.pdf" in teks(klien.get(alamat))
    assert Berkas.objects.count() == 1
    assert klien.post(alamat).status_code == 302
    assert not Berkas.objects.exists()
    assert klien.get(alamat).status_code == 404


def test_nothing_can_be_taken_out_once_it_was_filed(kantor):
    permohonan = dikembalikan(kantor)
    sebelum = permohonan.berkas.count()
    alamat = reverse("hapus_berkas", args=[permohonan.acuan, "s0"])
    for panggil in (masuk(kantor.satker).get, masuk(kantor.satker).post):
        assert "setelah permohonan dikirim" in teks(panggil(alamat))
    assert permohonan.berkas.count() == sebelum


# Pictures of pages


@pytest.fixture
def tersimpan(kantor, draf):
    kirim(masuk(kantor.satker), draf, "s0")
    return draf, Berkas.objects.get()


def alamat_gambar(permohonan, berkas, halaman=1, lebar="200"):
    return f"{reverse('halaman_berkas', args=[permohonan.acuan, berkas.pk, halaman])}?l={lebar}"


def test_a_page_is_shown_as_a_picture_and_kept_only_by_who_asked(kantor, tersimpan):
    tanggapan = masuk(kantor.satker).get(alamat_gambar(*tersimpan))
    assert tanggapan.headers["Content-Type"] == "image/png"
    assert tanggapan.headers["Cache-Control"] == "private, no-cache"
    assert tanggapan.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(io.BytesIO(isi(tanggapan))) as hasil:
        assert hasil.width == pytest.approx(200, abs=1)


def test_a_page_already_seen_is_not_sent_again(kantor, tersimpan, monkeypatch):
    klien = masuk(kantor.satker)
    pertama = klien.get(alamat_gambar(*tersimpan))
    assert isi(pertama)
    etag = pertama.headers["ETag"]
    monkeypatch.setattr(gambar, "gambar_halaman", None)
    tanggapan = klien.get(alamat_gambar(*tersimpan), headers={"If-None-Match": etag})
    assert (tanggapan.status_code, tanggapan.content) == (304, b"")
    assert tanggapan.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("halaman", "lebar"), [(4, "200"), (0, "200"), (1, "201"), (1, "-1"), (1, "x"), (1, "")]
)
def test_other_pages_and_widths_do_not_exist(kantor, tersimpan, halaman, lebar):
    assert masuk(kantor.satker).get(alamat_gambar(*tersimpan, halaman, lebar)).status_code == 404


def test_who_may_not_open_the_document_sees_no_page_of_it(kantor, tersimpan):
    permohonan, berkas = tersimpan
    for nama in ("satker_lain", "luar", "kepala_lpse"):
        klien = masuk(kantor.orang[nama])
        assert klien.get(alamat_gambar(permohonan, berkas)).status_code == 404
        assert klien.get(reverse("lihat_berkas", args=[permohonan.acuan, berkas.pk])).status_code == 404


def test_a_person_of_the_request_sees_pages_of_his_own_documents_only(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    sendiri, lain = permohonan.subjek.all()
    sendiri.pengguna = kantor.luar
    sendiri.save()
    klien = masuk(kantor.luar)
    for orang, kode in ((sendiri, 200), (lain, 404)):
        berkas = permohonan.berkas.filter(subjek=orang).first()
        tanggapan = klien.get(alamat_gambar(permohonan, berkas))
        assert (tanggapan.status_code, bool(isi(tanggapan))) == (kode, True)
        assert klien.get(reverse("lihat_berkas", args=[permohonan.nomor, berkas.pk])).status_code == kode


def test_a_page_that_cannot_be_drawn_says_so_and_the_original_stays_open(kantor, tersimpan):
    permohonan, berkas = tersimpan
    Berkas.objects.update(sha256=gudang.simpan(b"%PDF-1.7 bukan apa-apa"))
    tanggapan = masuk(kantor.satker).get(alamat_gambar(permohonan, berkas))
    assert tanggapan.status_code == 422
    assert "Buka berkas aslinya" in teks(tanggapan)
    assert tanggapan.headers["Content-Type"].startswith("text/plain")


def test_the_viewer_shows_every_page_and_the_way_to_the_original(kantor, tersimpan):
    permohonan, berkas = tersimpan
    halaman = teks(masuk(kantor.satker).get(reverse("lihat_berkas", args=[permohonan.acuan, berkas.pk])))
    for nomor in (1, 2, 3):
        assert f"{reverse('halaman_berkas', args=[permohonan.acuan, berkas.pk, nomor])}?l=900" in halaman
        assert f"Halaman {nomor} dari 3" in halaman
    assert f'href="{reverse("berkas", args=[permohonan.acuan, berkas.pk])}"' in halaman
    assert reverse("draf_dokumen", args=[permohonan.acuan]) in halaman


# The list on the page of a permohonan


def test_documents_are_grouped_by_person_with_older_versions_folded(kantor):
    permohonan, klien = dikembalikan(kantor), masuk(kantor.satker)
    kirim(klien, permohonan, "s0")
    halaman = teks(klien.get(reverse("permohonan", args=[permohonan.nomor])))
    assert "Versi lama (1)" in halaman
    for berkas in permohonan.berkas.all():
        assert reverse("lihat_berkas", args=[permohonan.nomor, berkas.pk]) in halaman
    umum, orang = kelompok_dokumen(permohonan.berkas.select_related("subjek").order_by("-pk"))
    assert umum.orang is None
    assert [(d.kini.putaran, [b.putaran for b in d.lama]) for d in umum.dokumen] == [(2, [1])]
    assert orang.orang == permohonan.subjek.get()
    assert all(d.kini.terbaru for d in orang.dokumen)


# What never reaches a view


def test_a_body_of_unsaid_length_is_refused_unread(client, db):
    tanggapan = client.post("/akun/login/", {"login": "satker"}, headers={"Transfer-Encoding": "chunked"})
    assert tanggapan.status_code == 411
    assert tanggapan.headers["Connection"] == "close"


def test_a_body_over_the_limit_is_refused_unread(client, db, settings):
    permintaan = {"CONTENT_LENGTH": str(100 * 1024**2), "wsgi.input": PembacaTerlarang()}
    tanggapan = client.generic("POST", "/permohonan/x/isi/berkas/s0/", **permintaan)
    assert tanggapan.status_code == 413
    assert tanggapan.headers["Connection"] == "close"


class PembacaTerlarang(io.RawIOBase):
    def read(self, ukuran=-1):
        raise AssertionError("the body was read")
