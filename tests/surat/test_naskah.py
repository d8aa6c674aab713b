"""Drafting and correcting: variables, the live preview, suggestions that travel back, versions."""

import os
import re
import time

import pytest
from django.conf import settings
from django.urls import reverse

from requests_app import tugas
from requests_app.models import Permohonan, VersiSurat
from requests_app.surat import pratinjau, usul
from requests_app.surat.susun import KUNCI_ISI, html_surat, isi_awal
from requests_app.surat.variabel import VARIABEL, isi_tetap, nilai
from requests_app.tasks import sapu_berkas
from tests import pabrik, perayap
from tests.perayap import masuk

ISI = pabrik.ISI_SURAT | {"pembuka": "Bersama ini kami sampaikan hasilnya.", "tembusan": "Kepala LPSE"}


@pytest.fixture(autouse=True)
def folder_sendiri(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def draf(kantor):
    """A permohonan whose letter is to be drafted."""
    return pabrik.permohonan(kantor, "DIKIRIMI_AKUN")


@pytest.fixture
def koreksi(kantor, draf):
    """The same with a draft before the head."""
    return pabrik.maju(kantor, draf, "buat_draf", isi=ISI)


def data(permohonan, aksi, **isi):
    bawaan = {"versi": permohonan.versi, "kunci": f"kunci-{aksi}-{permohonan.versi:014}"} | ISI
    return {f"{aksi}-{nama}": nilai for nama, nilai in (bawaan | isi).items()} | {"aksi": aksi}


def kirim(orang, permohonan, aksi, **isi):
    return masuk(orang).post(reverse("aksi", args=[permohonan.acuan, aksi]), data(permohonan, aksi, **isi))


def lihat(orang, permohonan, aksi, htmx=True, lain=None, **isi):
    tajuk = {"HX-Request": "true"} if htmx else {}
    isi = data(permohonan, aksi, **isi) | (lain or {})
    return masuk(orang).post(reverse("pratinjau_surat", args=[permohonan.acuan]), isi, headers=tajuk)


def kembalikan(kantor, permohonan, **isi):
    """The head sends the draft back with other words; returns the permohonan read anew."""
    tanggapan = kirim(kantor.kepala_lpse, permohonan, "kembalikan_draf", alasan="Rapikan.", **isi)
    assert tanggapan.status_code == 302, tanggapan.content.decode()
    return Permohonan.objects.get(pk=permohonan.pk)


class TestVariabel:
    def test_a_first_draft_is_saved_with_its_variables_filled_in(self, kantor, draf):
        pabrik.maju(kantor, draf, "buat_draf", isi=isi_awal(draf))
        isi = VersiSurat.objects.get().isi
        assert "{" not in "".join(isi.values())
        assert draf.nomor_surat in isi["pembuka"]
        assert "19 Januari 2026" in isi["pembuka"]

    def test_every_variable_has_a_value_in_a_filed_permohonan(self, draf):
        assert nilai(draf).keys() == VARIABEL.keys()
        assert all(nilai(draf).values())

    def test_words_in_braces_that_came_from_people_are_not_filled_in_again(self, kantor, draf):
        Permohonan.objects.filter(pk=draf.pk).update(hal="{nama_lpse}")
        draf = Permohonan.objects.get(pk=draf.pk)
        assert isi_tetap(draf, {"hal": "{hal_surat_pemohon}"}) == {"hal": "{nama_lpse}"}

    def test_an_unknown_one_is_named_with_what_was_probably_meant(self, kantor, draf):
        tanggapan = kirim(kantor.admin_ppe, draf, "buat_draf", pembuka="Untuk {nama_satkr}.")
        assert tanggapan.status_code == 422
        halaman = tanggapan.content.decode()
        assert "Variabel {nama_satkr} tidak dikenal; mungkin maksudnya {nama_satker}." in halaman
        assert "Untuk {nama_satkr}." in halaman
        assert not VersiSurat.objects.exists()

    def test_an_empty_one_is_named(self, kantor, draf):
        kantor.profil.nama_lpse = ""
        kantor.profil.save()
        tanggapan = kirim(kantor.admin_ppe, draf, "buat_draf", penutup="Salam, {nama_lpse}.")
        assert "Variabel {nama_lpse} belum ada isinya" in tanggapan.content.decode()

    @pytest.mark.parametrize("teks", ["Password: Rahasia9", "kata sandi = abc", "dengan sandi : x7K"])
    def test_a_password_is_refused(self, kantor, draf, teks):
        tanggapan = kirim(kantor.admin_ppe, draf, "buat_draf", penutup=teks)
        assert tanggapan.status_code == 422
        assert "Surat tidak boleh memuat password" in tanggapan.content.decode()

    def test_the_word_password_alone_is_none(self, kantor, draf):
        kalimat = "Password tidak dicantumkan dalam surat ini."
        assert kirim(kantor.admin_ppe, draf, "buat_draf", penutup=kalimat).status_code == 302


class TestPratinjau:
    def test_the_pages_are_the_letter_as_png(self, kantor, draf):
        tanggapan = lihat(kantor.admin_ppe, draf, "buat_draf")
        assert tanggapan.status_code == 200
        gambar = re.findall(r'src="([^"]+\.png)"', tanggapan.content.decode())
        assert len(gambar) == 1
        isi = masuk(kantor.admin_ppe).get(gambar[0])
        assert isi.headers["Content-Type"] == "image/png"
        assert perayap.isi(isi).startswith(b"\x89PNG")

    def test_nothing_is_saved_by_it(self, kantor, draf):
        lihat(kantor.admin_ppe, draf, "buat_draf")
        assert not VersiSurat.objects.exists()
        assert Permohonan.objects.get(pk=draf.pk).versi == draf.versi
        assert not list(settings.GUDANG_DIR.glob("**/*.pdf"))

    def test_other_words_are_another_picture(self, kantor, draf):
        satu = lihat(kantor.admin_ppe, draf, "buat_draf").content
        dua = lihat(kantor.admin_ppe, draf, "buat_draf", penutup="Lain sama sekali.").content
        assert satu != dua

    def test_the_picture_is_his_alone(self, kantor, draf):
        halaman = lihat(kantor.admin_ppe, draf, "buat_draf").content.decode()
        gambar = re.search(r'src="([^"]+\.png)"', halaman)[1]
        for nama in ("admin_agency", "kepala_lpse", "satker", "luar"):
            assert masuk(kantor.orang[nama]).get(gambar).status_code == 404, nama

    def test_it_is_gone_after_a_while(self, kantor, draf):
        halaman = lihat(kantor.admin_ppe, draf, "buat_draf").content.decode()
        pratinjau.sapu(lebih_tua=-1)
        assert masuk(kantor.admin_ppe).get(re.search(r'src="([^"]+)"', halaman)[1]).status_code == 404

    def test_a_picture_is_only_for_minutes(self, kantor, draf):
        """Also while nobody asks for another one, whose making would sweep."""
        halaman = lihat(kantor.admin_ppe, draf, "buat_draf").content.decode()
        gambar = re.search(r'src="([^"]+\.png)"', halaman)[1]
        sapu_berkas()
        assert perayap.isi(masuk(kantor.admin_ppe).get(gambar)).startswith(b"\x89PNG")
        lama = time.time() - pratinjau.DETIK_SIMPAN - 1
        for berkas in [*pratinjau._akar().glob("*/*"), *pratinjau._akar().glob("*/*/*.png")]:
            os.utime(berkas, (lama, lama))
        assert masuk(kantor.admin_ppe).get(gambar).status_code == 404
        sapu_berkas()
        assert not list(pratinjau._akar().glob("*/*"))

    @pytest.mark.parametrize("sidik", ["0" * 32, "..", "x" * 32, "0" * 31])
    def test_an_invented_name_leads_nowhere(self, kantor, draf, sidik):
        lihat(kantor.admin_ppe, draf, "buat_draf")
        alamat = reverse("halaman_pratinjau", args=[draf.nomor, sidik, 1])
        assert masuk(kantor.admin_ppe).get(alamat).status_code == 404

    def test_an_unknown_variable_is_drawn_red_and_named(self, kantor, draf):
        halaman = lihat(kantor.admin_ppe, draf, "buat_draf", hal="Untuk {nama_satkr}").content.decode()
        assert "mungkin maksudnya {nama_satker}" in halaman
        assert ".png" in halaman
        surat = draf.surat.model(permohonan=draf, jenis="pemberitahuan")
        html = pratinjau.tandai_asing(html_surat(draf, surat, ISI | {"hal": "Untuk {nama_satkr}"}))
        assert '<span class="asing">{nama_satkr}</span>' in html.partition("<body>")[2]
        assert "asing" not in re.search("<title>.*?</title>", html)[0]

    def test_incomplete_words_leave_the_last_good_picture(self, kantor, draf):
        tanggapan = lihat(kantor.admin_ppe, draf, "buat_draf", hal="")
        assert tanggapan.status_code == 422
        assert tanggapan.headers["HX-Retarget"] == "#pesan-pratinjau"
        assert "Isi hal." in tanggapan.content.decode()

    def test_a_character_the_letter_cannot_print_leaves_the_last_good_picture(self, kantor, draf):
        tanggapan = lihat(kantor.admin_ppe, draf, "buat_draf", penutup="Salam 🙏")
        assert tanggapan.status_code == 422
        assert tanggapan.headers["HX-Retarget"] == "#pesan-pratinjau"
        assert "aksara" in tanggapan.content.decode()

    def test_without_a_script_the_page_comes_back_with_what_was_typed(self, kantor, draf):
        tanggapan = lihat(
            kantor.admin_ppe, draf, "buat_draf", htmx=False, penutup="Kalimat yang baru diketik."
        )
        halaman = tanggapan.content.decode()
        assert tanggapan.status_code == 200
        assert "Kalimat yang baru diketik." in halaman
        assert ".png" in halaman
        assert 'data-aksi="buat_draf"' in halaman

    def test_only_who_may_write_now_sees_one(self, kantor, draf, koreksi):
        assert lihat(kantor.kepala_lpse, koreksi, "koreksi").status_code == 200
        assert lihat(kantor.admin_ppe, koreksi, "koreksi").status_code == 403
        assert lihat(kantor.kepala_ukpbj, koreksi, "koreksi").status_code == 403
        assert lihat(kantor.satker, koreksi, "koreksi").status_code == 403
        assert lihat(kantor.luar, koreksi, "koreksi").status_code == 404

    def test_a_correction_shows_its_differences(self, kantor, koreksi):
        halaman = lihat(
            kantor.kepala_lpse, koreksi, "koreksi", pembuka="Bersama ini kami laporkan hasilnya."
        ).content.decode()
        assert '<del><span class="visually-hidden">[dihapus: </span>sampaikan' in halaman
        assert '<ins><span class="visually-hidden">[ditambahkan: </span>laporkan' in halaman
        assert "Perubahan Anda" in halaman

    def test_no_change_shows_none(self, kantor, koreksi):
        assert "Perubahan Anda" not in lihat(kantor.kepala_lpse, koreksi, "koreksi").content.decode()


class TestUsul:
    PEMBUKA = "Dengan ini kami sampaikan hasil akhirnya."

    def test_typed_changes_go_along_to_the_page_of_the_reason(self, kantor, koreksi):
        isi = data(koreksi, "koreksi", pembuka=self.PEMBUKA, catatan="Rapikan.")
        halaman = (
            masuk(kantor.kepala_lpse).post(reverse("usul_surat", args=[koreksi.nomor]), isi).content.decode()
        )
        assert self.PEMBUKA in halaman
        assert "Usul Anda" in halaman
        assert "Rapikan." in halaman
        assert VersiSurat.objects.count() == 1

    def test_only_the_corrector_or_signer_suggests(self, kantor, koreksi):
        alamat = reverse("usul_surat", args=[koreksi.nomor])
        for nama, kode in (("kepala_lpse", 200), ("admin_ppe", 403), ("satker", 403), ("luar", 404)):
            assert masuk(kantor.orang[nama]).post(alamat, data(koreksi, "koreksi")).status_code == kode, nama

    def test_a_return_keeps_the_suggested_words_as_a_version(self, kantor, koreksi):
        kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        versi = VersiSurat.objects.get(jenis="DIKEMBALIKAN")
        assert versi.isi == ISI | {"pembuka": self.PEMBUKA}
        assert versi.catatan == "Rapikan."

    def test_a_return_with_a_reason_alone_suggests_nothing(self, kantor, koreksi):
        permohonan = pabrik.maju(kantor, koreksi, "kembalikan_draf")
        assert usul.menunggu_putusan(permohonan.surat.get()) is None
        assert "Usul koreksi" not in self.halaman(kantor, permohonan)

    def test_a_part_cannot_be_suggested_away(self, kantor, koreksi):
        kembalikan(kantor, koreksi, hal="", tembusan="")
        assert VersiSurat.objects.last().isi == ISI | {"tembusan": ""}

    def halaman(self, kantor, permohonan):
        return masuk(kantor.admin_ppe).get(reverse("permohonan", args=[permohonan.nomor])).content.decode()

    def test_the_drafter_sees_each_suggestion(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA, hal="Pemberitahuan akun")
        halaman = self.halaman(kantor, permohonan)
        assert "Usul koreksi Kepala Lpse" in halaman
        assert (
            len(
                re.findall(
                    r'name="buat_draf-putusan-[a-z]+-\d"[^>]*value="terima"|value="terima"[^>]*name="buat_draf-putusan',
                    halaman,
                )
            )
            == 3
        )

    def test_every_suggestion_must_be_decided(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        tanggapan = kirim(kantor.admin_ppe, permohonan, "buat_draf", **{"putusan-pembuka-0": "terima"})
        assert tanggapan.status_code == 422
        assert "Terima atau tolak usul ini." in tanggapan.content.decode()

    @pytest.mark.parametrize(
        ("satu", "dua", "hasil"),
        [
            ("terima", "terima", "Dengan ini kami sampaikan hasil akhirnya."),
            ("tolak", "tolak", "Bersama ini kami sampaikan hasilnya."),
            ("terima", "tolak", "Dengan ini kami sampaikan hasilnya."),
            ("tolak", "terima", "Bersama ini kami sampaikan hasil akhirnya."),
        ],
    )
    def test_the_new_draft_follows_the_decisions_and_keeps_them(self, kantor, koreksi, satu, dua, hasil):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        putus = {"putusan-pembuka-0": satu, "putusan-pembuka-1": dua, "alasan-pembuka-1": "Sudah lazim."}
        assert kirim(kantor.admin_ppe, permohonan, "buat_draf", **putus).status_code == 302
        versi = VersiSurat.objects.last()
        assert (versi.jenis, versi.isi["pembuka"]) == ("DRAF", hasil)
        assert versi.putusan["dari"] == 2
        diterima = [b["baru"] for b in versi.putusan["diterima"]]
        assert len(diterima) == [satu, dua].count("terima")
        if dua == "tolak":
            assert versi.putusan["ditolak"][-1]["alasan"] == "Sudah lazim."

    def test_all_are_accepted_at_once_into_the_words(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        tanggapan = lihat(kantor.admin_ppe, permohonan, "buat_draf", htmx=False, lain={"terapkan": "terima"})
        form = tanggapan.context["form"]
        assert form["pembuka"].value() == self.PEMBUKA
        assert form["diterapkan"].value() == "pembuka-0 pembuka-1"

    def test_words_edited_after_the_decisions_were_applied_stay(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        putus = {"putusan-pembuka-0": "terima", "putusan-pembuka-1": "tolak", "diterapkan": "pembuka-0"}
        sunting = "Dengan ini kami sampaikan hasil pekerjaan kami."
        assert kirim(kantor.admin_ppe, permohonan, "buat_draf", **putus, pembuka=sunting).status_code == 302
        assert VersiSurat.objects.last().isi["pembuka"] == sunting

    def test_words_edited_before_a_decision_changed_are_not_thrown_away(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        putus = {"putusan-pembuka-0": "terima", "putusan-pembuka-1": "tolak", "diterapkan": ""}
        tanggapan = kirim(kantor.admin_ppe, permohonan, "buat_draf", **putus, pembuka="Kalimat saya sendiri.")
        assert tanggapan.status_code == 422
        assert "Kalimat saya sendiri." in tanggapan.content.decode()
        assert "Terapkan putusan" in tanggapan.content.decode()

    def test_the_second_round_starts_clean(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        putus = {"putusan-pembuka-0": "terima", "putusan-pembuka-1": "tolak"}
        kirim(kantor.admin_ppe, permohonan, "buat_draf", **putus)
        permohonan = Permohonan.objects.get(pk=permohonan.pk)
        assert usul.menunggu_putusan(permohonan.surat.get()) is None
        halaman = (
            masuk(kantor.kepala_lpse).get(reverse("permohonan", args=[permohonan.nomor])).content.decode()
        )
        assert "Putusan atas usul pada versi 2" in halaman
        permohonan = kembalikan(kantor, permohonan, pembuka=self.PEMBUKA)
        _, _, usulan = usul.menunggu_putusan(permohonan.surat.get())
        assert list(usulan) == ["pembuka"]
        assert sum(not p.sama for p in usulan["pembuka"]) == 1

    def test_the_signer_sends_suggestions_back_too(self, kantor, koreksi):
        permohonan = pabrik.maju(kantor, koreksi, "koreksi", isi=ISI)
        isi = data(permohonan, "kembalikan_draf", alasan="Ganti penutup.", penutup="Terima kasih.")
        alamat = reverse("aksi", args=[permohonan.nomor, "kembalikan_draf"])
        assert masuk(kantor.kepala_ukpbj).post(alamat, isi).status_code == 302
        _, _, usulan = usul.menunggu_putusan(permohonan.surat.get())
        assert list(usulan) == ["penutup"]

    def test_decisions_stand_in_the_journal(self, kantor, koreksi):
        permohonan = kembalikan(kantor, koreksi, pembuka=self.PEMBUKA)
        kirim(
            kantor.admin_ppe,
            permohonan,
            "buat_draf",
            **{"putusan-pembuka-0": "tolak", "putusan-pembuka-1": "tolak"},
        )
        jejak = permohonan.jejak.last()
        assert len(jejak.data["putusan"]) == 64
        assert "Dengan" not in str(jejak.data)


class TestVersi:
    def test_differences_of_any_two_for_the_office_alone(self, kantor, koreksi):
        permohonan = pabrik.maju(
            kantor, koreksi, "koreksi", isi=ISI | {"penutup": "Terima kasih."}, catatan="Ringkas."
        )
        alamat = reverse("versi_surat", args=[permohonan.nomor])
        halaman = masuk(kantor.admin_ppe).get(alamat).content.decode()
        assert "Perbedaan versi 1 dan 2" in halaman
        assert "[ditambahkan: " in halaman
        assert "Ringkas." in halaman
        sama = masuk(kantor.admin_ppe).get(alamat, {"dari": "2", "ke": "2"}).content.decode()
        assert "Kata-kata kedua versi ini sama." in sama
        for nama, kode in (("kepala_lpse", 200), ("satker", 404), ("luar", 404)):
            assert masuk(kantor.orang[nama]).get(alamat).status_code == kode, nama

    @pytest.mark.parametrize("tanya", [{"dari": "99"}, {"ke": "x"}, {"dari": "²", "ke": "-1"}])
    def test_a_senseless_question_shows_the_last_two(self, kantor, koreksi, tanya):
        tanggapan = masuk(kantor.admin_ppe).get(reverse("versi_surat", args=[koreksi.nomor]), tanya)
        assert tanggapan.status_code == 200
        assert "Baru ada satu versi" in tanggapan.content.decode()

    def test_there_is_no_page_before_the_first_draft(self, kantor, draf):
        assert masuk(kantor.admin_ppe).get(reverse("versi_surat", args=[draf.nomor])).status_code == 404


def test_the_draft_pdf_is_made_of_the_filled_in_words(kantor, draf):
    pabrik.maju(kantor, draf, "buat_draf", isi=dict.fromkeys(KUNCI_ISI, "{nama_satker}") | {"sifat": "Biasa"})
    while tugas.sapu():
        pass
    assert VersiSurat.objects.get().pdf_sha256
    assert VersiSurat.objects.get().isi["hal"] == str(draf.unit)
