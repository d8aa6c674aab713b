"""The drawn flow is the state machine: every row, every transition, nothing else; and it can be read."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from requests_app.bagan.gambar import svg
from requests_app.bagan.graf import kolom_pelaksana, susun
from requests_app.bagan.tata import BARIS_PER_HALAMAN, tata
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari

NS = "{http://www.w3.org/2000/svg}"
SEMUA = pytest.mark.parametrize("kelas", SOP.values(), ids=lambda kelas: kelas.KODE)
BENTUK = pytest.mark.parametrize("berhalaman", [False, True], ids=["layar", "halaman"])


def graf(kelas):
    return susun(kelas, (*kelas.LANGKAH, *kelas.TAMBAHAN))


def gambar(kelas, berhalaman=False, **isi):
    """The parsed SVGs of a SOP."""
    lembar = tata(graf(kelas), berhalaman=berhalaman)
    return [ElementTree.fromstring(svg(satu, judul=kelas.NAMA, rincian="Rincian.", **isi)) for satu in lembar]


def langkah(akar):
    return [g for satu in akar for g in satu.iter(f"{NS}g") if g.get("data-langkah") is not None]


@SEMUA
@BENTUK
def test_the_steps_drawn_are_the_rows_of_the_table(kelas, berhalaman):
    semua = langkah(gambar(kelas, berhalaman))
    assert [g.get("data-langkah") for g in semua if g.get("data-langkah")] == [
        str(b.baris) for b in kelas.LANGKAH
    ]
    assert [g.get("data-status") for g in semua if not g.get("data-langkah")] == [
        b.status for b in kelas.TAMBAHAN
    ]


@SEMUA
@BENTUK
def test_every_transition_of_the_machine_is_drawn_once(kelas, berhalaman):
    panah = [g for satu in gambar(kelas, berhalaman) for g in satu.iter(f"{NS}g") if g.get("data-aksi")]
    digambar = [(g.get("data-aksi"), g.get("data-dari"), g.get("data-ke")) for g in panah]
    mesin = [(a.nama, dari, a.ke) for a in aksi_dari(kelas) for dari in a.dari]
    assert sorted(digambar) == sorted(mesin)


@SEMUA
def test_what_the_paper_lacks_is_dashed_and_what_it_prints_is_not(kelas):
    tambahan = {b.status for b in kelas.TAMBAHAN}
    aksi = {a.nama: a for a in aksi_dari(kelas)}
    for g in gambar(kelas)[0].iter(f"{NS}g"):
        if g.get("data-aksi"):
            lain = aksi[g.get("data-aksi")].tambahan or {g.get("data-dari"), g.get("data-ke")} & tambahan
        elif g.get("data-langkah") is not None:
            lain = g.get("data-status") in tambahan
        else:
            continue
        putus = any(anak.get("stroke-dasharray") for anak in g)
        assert putus == ("bagan-tambahan" in g.get("class")) == bool(lain), g.attrib


@SEMUA
def test_a_row_with_two_printed_ways_is_a_diamond_with_words_on_its_branches(kelas):
    simpul = {s.kunci: s for s in graf(kelas).simpul}
    for kunci, satu in simpul.items():
        tercetak = [a for a in aksi_dari(kelas) if kunci in a.dari and not a.tambahan]
        lanjut = {a.ke for a in tercetak if a.ke in simpul}
        cabang = {p.cabang for p in graf(kelas).panah if p.dari == kunci} - {""}
        assert (satu.bentuk == "belah") == (len(lanjut) > 1), kunci
        assert cabang == ({"Ya", "Tidak"} if len(lanjut) > 1 else set()), kunci
    assert simpul["DRAF"].bentuk == "kapsul"
    assert simpul[kelas.LANGKAH[-1].status].bentuk == "kapsul"


@SEMUA
@BENTUK
def test_no_line_runs_through_a_shape_or_along_a_grid_line(kelas, berhalaman):
    for lembar in tata(graf(kelas), berhalaman=berhalaman):
        bentuk = [b.bentuk for b in lembar.baris] + [u.bentuk for u in lembar.ujung]
        datar = {b.y for b in lembar.baris} | {b.y + b.tinggi for b in lembar.baris}
        for garis in lembar.garis:
            for a, b in pairwise(garis.titik):
                assert a[0] == b[0] or a[1] == b[1], "not orthogonal"
                assert a[1] != b[1] or a[1] not in datar, "on a row's line"
                assert a[0] != b[0] or a[0] not in lembar.batas, "on a column's line"
                # The inner part: at their own slanted or round edges lines end.
                inti = [replace(s, lebar=s.lebar * 0.4, tinggi=s.tinggi * 0.4) for s in bentuk]
                tertembus = [s for s in inti if s.ditembus(a, b)]
                assert tertembus == [], (garis.panah, a, b)


@SEMUA
def test_pages_hold_a_few_rows_each_and_say_where_they_go_on(kelas):
    halaman = tata(graf(kelas), berhalaman=True)
    assert max(len(satu.baris) for satu in halaman) <= BARIS_PER_HALAMAN
    for satu in halaman:
        teks = [u.teks for u in satu.ujung if u.jenis == "segilima"]
        ke = {int(t[0].rpartition(" ")[2]) for t in teks if t[0].startswith("ke")}
        for lain in ke:
            balik = [u.teks[0] for u in halaman[lain - 1].ujung]
            assert f"dari hlm. {satu.nomor}" in balik


@SEMUA
def test_grid_lines_come_first_and_arrows_last(kelas):
    anak = list(gambar(kelas)[0])
    kisi = next(i for i, g in enumerate(anak) if g.tag == f"{NS}path")
    panah = [i for i, g in enumerate(anak) if "bagan-panah" in (g.get("class") or "")]
    kotak = [i for i, g in enumerate(anak) if g.get("data-langkah") is not None]
    assert kisi < min(kotak)
    assert max(kotak) < min(panah)


@SEMUA
def test_it_is_named_for_a_screen_reader_and_needs_no_style_of_its_own(kelas):
    akar = gambar(kelas, kini="DRAF")[0]
    assert akar.get("role") == "img"
    id_ada = {g.get("id") for g in akar.iter() if g.get("id")}
    assert set(akar.get("aria-labelledby").split()) <= id_ada
    for g in akar.iter():
        assert g.tag not in (f"{NS}style", f"{NS}script", f"{NS}image")
        assert not {"style", "href"} & set(g.attrib)


def test_the_position_of_a_permohonan_is_marked_in_words_too():
    akar = gambar(SOP["akun-ppk"], kini="DIKEMBALIKAN")
    (ada,) = [g for g in langkah(akar) if "bagan-kini" in g.get("class")]
    assert ada.get("data-status") == "DIKEMBALIKAN"
    assert any("Sekarang di sini" in (t.text or "") for t in ada.iter(f"{NS}text"))


def test_a_row_the_office_gave_to_another_stands_in_his_column():
    kelas = SOP["pembuatan-akun"]
    baris = [replace(b, pelaksana="Kepala LPSE") if b.baris == 11 else b for b in kelas.LANGKAH]
    letak = {b.simpul.nomor: b.bentuk.cx for b in tata(susun(kelas, (*baris, *kelas.TAMBAHAN)))[0].baris}
    assert letak[11] == letak[10]


@pytest.mark.parametrize(
    ("kode", "kolom"),
    [
        ("pembuatan-akun", ["Satuan Kerja", "Kepala UKPBJ", "Kepala LPSE", "Tim Pengelola LPSE"]),
        ("reset-password", ["Satuan Kerja", "Kepala UKPBJ", "Kepala LPSE", "Tim Pengelola LPSE"]),
        ("akun-ppk", ["PPK", "Admin Agency"]),
        (
            "registrasi-admin-agency",
            ["Pimpinan Instansi", "Admin Agency (calon)", "Kepala LPSE", "Admin PPE"],
        ),
        ("hak-akses", ["PPK/POKJA ULP/PEJABAT PENGADAAN", "Bidang Layanan dan Dukungan", "ADMIN AGENCY"]),
    ],
)
def test_the_columns_stand_in_the_order_of_the_paper(kode, kolom):
    assert list(kolom_pelaksana(SOP[kode])) == kolom
