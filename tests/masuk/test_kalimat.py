"""A refused field says what to do, in words made of its own label."""

import pytest
from django import forms

from accounts_app.pengesah import USANG, KalimatIsian, di_tengah_kalimat
from requests_app.forms import FORM
from requests_app.forms.draf import FormBaru, FormSubjek, FormSurat
from requests_app.izin import Pelaku
from requests_app.tampilan import buat_form
from tests import pabrik

LABEL = {
    "Nama lengkap dengan gelar": "nama lengkap dengan gelar",
    "NIP": "NIP",
    "SK berlaku sampai": "SK berlaku sampai",
    "User ID": "User ID",
    "Hal": "hal",
    "Nomor SK": "nomor SK",
    "Catatan:": "catatan",
}


@pytest.mark.parametrize("label", LABEL)
def test_a_label_stands_in_a_sentence_as_one_writes_it(label):
    assert di_tengah_kalimat(label) == LABEL[label]


def test_an_empty_person_names_each_field(kantor):
    permohonan = pabrik.draf(kantor, lengkap=False)
    form = FormSubjek({}, permohonan=permohonan)
    assert form.errors == {
        "jenis": ["Pilih akun sebagai apa."],
        "nama": ["Isi nama lengkap dengan gelar."],
        "email": ["Isi surel."],
        "nomor_sk": ["Isi nomor SK."],
        "tanggal_sk": ["Isi tanggal SK."],
        "nomor_sertifikat": ["Isi nomor sertifikat."],
    }


def test_wrong_entries_of_a_person_show_a_right_one(kantor):
    permohonan = pabrik.draf(kantor, lengkap=False)
    data = {
        "email": "budi",
        "tanggal_sk": "kemarin",
        "sk_berlaku_sampai": "?",
        "jenis": "XX",
        "nama": "n" * 151,
    }
    galat = FormSubjek(data, permohonan=permohonan).errors
    assert galat["email"] == ["Tulis surel yang lengkap, misalnya nama@instansi.go.id."]
    assert galat["tanggal_sk"] == ["Isi tanggal SK dengan benar, misalnya 21 November 2026."]
    assert galat["sk_berlaku_sampai"] == [
        "Isi tanggal pada “SK berlaku sampai” dengan benar, misalnya 21 November 2026."
    ]
    assert galat["jenis"] == ["Pilih akun sebagai dari pilihan yang tersedia."]
    assert galat["nama"] == ["Nama lengkap dengan gelar paling banyak 150 karakter; sekarang 151."]


def test_a_letter_may_be_half_filled_but_not_wrong(kantor):
    permohonan = pabrik.draf(kantor, lengkap=False)
    assert FormSurat({}, instance=permohonan).errors == {}
    galat = FormSurat({"tanggal_surat": "besok", "hal": "h" * 201}, instance=permohonan).errors
    assert galat == {
        "tanggal_surat": ["Isi tanggal surat dengan benar, misalnya 21 November 2026."],
        "hal": ["Hal paling banyak 200 karakter; sekarang 201."],
    }


def test_an_empty_new_request_names_what_to_choose(kantor):
    assert FormBaru({}, pelaku=Pelaku(kantor.satker)).errors == {
        "sop": ["Pilih layanan."],
        "unit": ["Pilih satuan kerja."],
    }


def test_an_empty_disposition_names_each_field_and_the_page_that_is_stale(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    form = buat_form(permohonan, permohonan.disposisikan.aksi, kantor.kepala_ukpbj, {})
    assert form.errors == {
        "versi": [USANG],
        "kunci": [USANG],
        "sifat": ["Pilih sifat."],
        "harap": ["Pilih sedikitnya satu."],
    }


TEMPAT = {
    "konfirmasi": ("DIPERINTAHKAN", "terima"),
    "alasan": ("DITERIMA", "tolak"),
    "perintah": ("DIDISPOSISI", "perintahkan"),
    "pemeriksaan": ("DITERIMA", "periksa"),
    "akun": ("DINYATAKAN_LENGKAP", "buat_akun"),
    "draf_surat": ("DIKIRIMI_AKUN", "buat_draf"),
    "koreksi_surat": ("DIBUATKAN_DRAF", "koreksi"),
    "tanda_tangan": ("DIKOREKSI", "tandatangani"),
}


@pytest.mark.parametrize("nama", TEMPAT)
def test_no_action_answers_an_empty_form_with_a_sentence_about_nothing(kantor, nama):
    status, aksi = TEMPAT[nama]
    permohonan = pabrik.permohonan(kantor, status)
    form = buat_form(permohonan, getattr(permohonan, aksi).aksi, permohonan.pemohon, {})
    assert type(form) is FORM[nama]
    galat = [kalimat for daftar in form.errors.values() for kalimat in daftar]
    assert len(galat) >= 2
    assert not any("idang ini" in kalimat for kalimat in galat)


class FormContoh(KalimatIsian, forms.Form):
    sendiri = forms.CharField(error_messages={"required": "Kalimat sendiri."})
    bagian = forms.CharField(label="Bagian 50%", max_length=3)
    jumlah = forms.IntegerField(label="Jumlah orang")
    setuju = forms.BooleanField(label="Saya setuju.")
    lampiran = forms.FileField(label="Lampiran")
    kota = forms.ChoiceField(label="Kota 1%", choices=[("a", "A")])


def test_a_field_with_a_message_of_its_own_keeps_it():
    assert FormContoh({}).errors == {
        "sendiri": ["Kalimat sendiri."],
        "bagian": ["Isi bagian 50%."],
        "jumlah": ["Isi jumlah orang."],
        "setuju": ["Centang pernyataan ini bila Anda menyetujuinya."],
        "lampiran": ["Pilih berkas untuk lampiran."],
        "kota": ["Pilih kota 1%."],
    }


def test_a_percent_sign_in_a_label_breaks_no_sentence():
    galat = FormContoh({"bagian": "lima", "jumlah": "dua", "kota": "z"}).errors
    assert galat["bagian"] == ["Bagian 50% paling banyak 3 karakter; sekarang 4."]
    assert galat["jumlah"] == ["Isi jumlah orang dengan angka bulat."]
    assert galat["kota"] == ["Pilih kota 1% dari pilihan yang tersedia."]


def test_the_messages_of_one_form_leak_into_no_other():
    FormContoh({}).is_valid()
    assert FormContoh.base_fields["bagian"].error_messages["required"] != "Isi bagian 50%."
    assert str(forms.CharField().error_messages["required"]) != "Isi bagian 50%."
