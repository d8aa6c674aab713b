"""A permohonan as one PDF: what is in it for whom, in which order, and that nothing in it does anything."""

import html
import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from requests_app import bundel, tugas
from requests_app.berkas import gudang
from requests_app.izin import Pelaku
from requests_app.janji_bundel import data_orang
from requests_app.models import Berkas, Cetakan, Tugas
from requests_app.sop import SOP
from tests import jalan, pabrik
from tests.perayap import isi, masuk


@pytest.fixture(autouse=True)
def penanda(settings, tmp_path):
    settings.PENANDA_DIR = tmp_path / "penanda"


def alamat(permohonan, akhir="/"):
    return f"/permohonan/{permohonan.nomor}/bundel{akhir}"


def baca(klien, tujuan):
    return html.unescape(klien.get(tujuan).content.decode())


def kerjakan(permohonan):
    for satu in Tugas.objects.filter(permohonan=permohonan, selesai_pada=None):
        assert tugas.kerjakan(satu.pk) == "selesai", Tugas.objects.get(pk=satu.pk).galat


def cetak(orang, permohonan):
    """Ask for the bundle as this person would, have it made, and fetch it: bytes."""
    klien = masuk(orang)
    assert klien.post(alamat(permohonan)).status_code == 302
    for satu in Tugas.objects.filter(permohonan=permohonan, jenis=bundel.JENIS, selesai_pada=None):
        assert tugas.kerjakan(satu.pk) == "selesai", Tugas.objects.get(pk=satu.pk).galat
    tanggapan = klien.get(alamat(permohonan, ".pdf"))
    assert tanggapan.status_code == 200
    return isi(tanggapan)


def teks(pdf):
    """The text of each page."""
    dokumen, hasil = pypdfium2.PdfDocument(pdf), []
    for nomor in range(len(dokumen)):
        halaman = dokumen[nomor]
        isi_halaman = halaman.get_textpage()
        hasil.append(" ".join(isi_halaman.get_text_bounded().split()))
        isi_halaman.close()
        halaman.close()
    dokumen.close()
    return hasil


def judul(orang, permohonan):
    return [b.judul for b in bundel.untuk(Pelaku(orang), permohonan).bagian]


def ganti(permohonan, urut, data, tipe="application/pdf", halaman=1):
    """Another file in the place of a document, as if it had been judged and stored."""
    berkas = list(permohonan.berkas.all())[urut]
    isi_baru = {"sha256": gudang.simpan(data), "tipe": tipe, "halaman": halaman, "ukuran": len(data)}
    Berkas.objects.filter(pk=berkas.pk).update(**isi_baru)


def test_it_holds_everything_in_order_with_page_numbers(kantor):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI", orang=2)
    kerjakan(permohonan)
    halaman = teks(cetak(kantor.admin_ppe, permohonan))
    orang = list(permohonan.subjek.all())
    sampul, formulir = halaman[:2]
    nama = [b.judul for b in bundel.untuk(Pelaku(kantor.admin_ppe), permohonan).bagian]
    assert nama[0] == "Surat Permohonan Pembuatan User ID"
    assert nama[-2:] == ["Tanda terima permohonan", "Lembar disposisi"]
    assert len(nama) == 1 + 2 * 2 + 2
    for nomor, satu in enumerate(nama, 2):
        assert f"{nomor} {satu}" in sampul
    assert sampul.index(orang[0].nama) < sampul.index(orang[1].nama)
    for kata in ("B-112/BBT/XI/2026", "19 Januari 2026", *(o.nama for o in orang), *(o.nip for o in orang)):
        assert kata in formulir, kata
    assert len(halaman) == 2 + len(nama)
    for nomor, satu in enumerate(halaman, 1):
        assert f"hlm. {nomor} dari {len(halaman)}" in satu
    assert "LEMBAR DISPOSISI" in halaman[-1]


def test_the_signed_letter_is_a_copy_without_a_stamp_and_the_index_says_so(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "SELESAI")
    halaman = teks(cetak(kantor.satker, permohonan))
    surat = permohonan.surat.get()
    assert f"Surat Pemberitahuan Nomor {surat.nomor.teks} (salinan)" in halaman[0]
    assert "Berkas asli yang bertanda tangan elektronik terpisah" in halaman[0]
    assert surat.nomor.teks in halaman[-1]
    assert "hlm. " not in halaman[-1]


def test_the_offices_own_papers_are_in_the_offices_bundle_only(kantor):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    kerjakan(permohonan)
    assert "Lembar disposisi" in judul(kantor.kepala_lpse, permohonan)
    assert "Lembar disposisi" in judul(kantor.auditor, permohonan)
    assert "Lembar disposisi" not in judul(kantor.satker, permohonan)
    kantornya = cetak(kantor.admin_ppe, permohonan)
    pemohon = cetak(kantor.satker, permohonan)
    assert "LEMBAR DISPOSISI" in " ".join(teks(kantornya))
    assert "LEMBAR DISPOSISI" not in " ".join(teks(pemohon))
    assert "tidak untuk diserahkan kepada pemohon" in teks(kantornya)[0]


def test_a_letter_not_yet_sent_is_not_in_the_applicants_bundle(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DITANDATANGANI")
    assert not any("salinan" in satu for satu in judul(kantor.satker, permohonan))
    assert any("salinan" in satu for satu in judul(kantor.admin_ppe, permohonan))


def test_who_sees_only_his_own_documents_gets_no_bundle(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN", orang=2)
    orang = permohonan.subjek.first().pengguna
    for metode in ("get", "post"):
        tanggapan = getattr(masuk(orang), metode)(alamat(permohonan))
        assert tanggapan.status_code == 403
        assert "hanya pengaju dan petugas" in tanggapan.content.decode()
    assert masuk(orang).get(alamat(permohonan, ".pdf")).status_code == 403
    assert alamat(permohonan) not in baca(masuk(orang), f"/permohonan/{permohonan.nomor}/")
    assert alamat(permohonan) in baca(masuk(kantor.satker), f"/permohonan/{permohonan.nomor}/")


def test_it_never_holds_a_password(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    pdf = cetak(kantor.admin_ppe, permohonan)
    assert pabrik.SANDI_SPSE not in " ".join(teks(pdf))
    for satu in Tugas.objects.filter(jenis=bundel.JENIS):
        assert satu.muatan == {"internal": True}


def test_the_page_follows_the_making_without_a_script(kantor):
    permohonan = pabrik.permohonan(kantor)
    klien = masuk(kantor.satker)
    assert "Susun bundel" in baca(klien, alamat(permohonan))
    assert klien.get(alamat(permohonan, ".pdf")).url == alamat(permohonan)
    for _ in range(2):
        klien.post(alamat(permohonan))
    assert Tugas.objects.filter(jenis=bundel.JENIS).count() == 1
    menunggu = baca(klien, alamat(permohonan))
    assert '<noscript><meta http-equiv="refresh"' in menunggu
    assert "sedang disusun" in menunggu
    cetak(kantor.satker, permohonan)
    siap = baca(klien, alamat(permohonan))
    assert alamat(permohonan, ".pdf") in siap
    assert "refresh" not in siap


def test_making_it_twice_leaves_the_first_and_a_new_paper_makes_a_new_one(kantor):
    permohonan = pabrik.permohonan(kantor)
    pertama = cetak(kantor.satker, permohonan)
    janji = Tugas.objects.get(jenis=bundel.JENIS)
    tugas.PENANGAN[bundel.JENIS](janji)
    assert permohonan.cetakan.filter(kunci__startswith=bundel.AWALAN).count() == 1
    assert cetak(kantor.satker, permohonan) == pertama
    kerjakan(permohonan)
    assert "Susun bundel" in baca(masuk(kantor.satker), alamat(permohonan))
    assert Cetakan.objects.filter(permohonan=permohonan, kunci="tanda_terima").exists()
    assert len(teks(cetak(kantor.satker, permohonan))) == len(teks(pertama)) + 1


def test_what_comes_while_it_is_made_is_in_it(kantor):
    permohonan = pabrik.permohonan(kantor)
    klien = masuk(kantor.satker)
    klien.post(alamat(permohonan))
    tanda_terima = permohonan.tugas.get(jenis="tanda_terima")
    assert tugas.kerjakan(tanda_terima.pk) == "selesai"
    assert "sedang disusun" in baca(klien, alamat(permohonan))
    assert tugas.kerjakan(permohonan.tugas.get(jenis=bundel.JENIS).pk) == "selesai"
    assert "Tanda terima permohonan" in teks(isi(klien.get(alamat(permohonan, ".pdf"))))[0]


def test_pictures_become_pages_and_turned_pages_keep_their_stamp(kantor):
    permohonan = pabrik.permohonan(kantor)
    foto = io.BytesIO()
    Image.new("RGB", (1600, 900), "lightblue").save(foto, "JPEG")
    ganti(permohonan, 0, foto.getvalue(), "image/jpeg", None)
    miring = pikepdf.new()
    for putar in (0, 90, 180, 270):
        miring.add_blank_page(page_size=(595, 842))
        miring.pages[-1].obj["/Rotate"] = putar
    keluaran = io.BytesIO()
    miring.save(keluaran)
    ganti(permohonan, 1, keluaran.getvalue(), halaman=4)
    pdf = cetak(kantor.satker, permohonan)
    halaman = teks(pdf)
    assert len(halaman) == 2 + 1 + 4 + 1
    for nomor, satu in enumerate(halaman[2:], 3):
        assert f"hlm. {nomor} dari {len(halaman)}" in satu
    with pikepdf.open(io.BytesIO(pdf)) as hasil:
        lebar, tinggi = (float(n) for n in hasil.pages[2].mediabox[2:])
        assert (round(lebar), round(tinggi)) == (842, 595)


def test_what_a_page_does_stays_behind(kantor):
    permohonan = pabrik.permohonan(kantor)
    nakal = pikepdf.new()
    nakal.add_blank_page(page_size=(595, 842))
    aksi = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    nakal.Root.OpenAction = aksi
    nakal.pages[0].obj.AA = pikepdf.Dictionary(O=aksi)
    tautan = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://jahat.contoh.com"),
    )  # fmt: skip
    nakal.pages[0].obj.Annots = pikepdf.Array([tautan])
    keluaran = io.BytesIO()
    nakal.save(keluaran)
    ganti(permohonan, 0, keluaran.getvalue())
    with pikepdf.open(io.BytesIO(cetak(kantor.satker, permohonan))) as hasil:
        assert "/OpenAction" not in hasil.Root
        semua = b"".join(satu.unparse(resolved=True) for satu in hasil.objects)
    for kata in (b"JavaScript", b"app.alert", b"jahat.contoh.com"):
        assert kata not in semua


def test_bookmarks_lead_to_the_parts(kantor):
    permohonan = pabrik.permohonan(kantor)
    with pikepdf.open(io.BytesIO(cetak(kantor.satker, permohonan))) as hasil, hasil.open_outline() as garis:
        assert [satu.title for satu in garis.root][:2] == ["Daftar isi", "Surat Permohonan Pembuatan User ID"]
        assert len(garis.root) == 1 + permohonan.berkas.count()


def test_too_much_for_one_bundle_is_a_sentence_and_nothing_is_made(kantor):
    permohonan = pabrik.permohonan(kantor)
    Berkas.objects.filter(permohonan=permohonan).update(halaman=bundel.HALAMAN_TERBANYAK)
    klien = masuk(kantor.satker)
    assert f"Batasnya {bundel.HALAMAN_TERBANYAK} halaman" in baca(klien, alamat(permohonan))
    klien.post(alamat(permohonan))
    assert not Tugas.objects.filter(jenis=bundel.JENIS).exists()


def test_a_document_that_cannot_be_bound_is_tried_again_and_said(kantor):
    permohonan = pabrik.permohonan(kantor)
    ganti(permohonan, 0, b"%PDF-1.7 bukan PDF")
    klien = masuk(kantor.satker)
    klien.post(alamat(permohonan))
    assert tugas.kerjakan(Tugas.objects.get(jenis=bundel.JENIS).pk) == "tunda"
    assert "belum berhasil" in baca(klien, alamat(permohonan))
    assert not permohonan.cetakan.filter(kunci__startswith=bundel.AWALAN).exists()


def test_a_draft_has_no_bundle(kantor):
    draf = pabrik.draf(kantor)
    klien = masuk(kantor.satker)
    assert klien.get(f"/permohonan/{draf.acuan}/bundel/").status_code == 404
    assert klien.get(f"/permohonan/{draf.acuan}/bundel.pdf").status_code == 404


@pytest.mark.parametrize("sop", SOP)
def test_what_was_typed_about_a_person_is_there_and_nothing_else(kantor, sop):
    permohonan = pabrik.draf(kantor, sop=sop)
    orang = permohonan.subjek.first()
    tertulis = dict(data_orang(permohonan, orang))
    assert {"Nama lengkap dengan gelar", "Akun sebagai"} <= tertulis.keys()
    assert tertulis["Akun sebagai"] == orang.get_jenis_display()
    diminta = [nama for nama in permohonan.kelas.ISIAN_ORANG if getattr(orang, nama)]
    assert len(tertulis) == len(diminta)
