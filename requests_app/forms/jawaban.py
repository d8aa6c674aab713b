"""Registrasi row 2: the Kepala LPSE answers the letter and passes the request on, in one step."""

from requests_app.forms.disposisi import FormDisposisi
from requests_app.forms.surat import FormDrafSurat
from requests_app.forms.tanda_tangan import FormTandaTangan


class FormDrafJawaban(FormDrafSurat):
    """Other words than the template's."""

    tombol = "Simpan isi Surat Jawaban"
    pengantar = (
        "Nomor dan tanggal diberikan saat surat ditandatangani; tabel nama dan NIP disusun dari "
        "permohonan. Surat tidak pernah memuat password."
    )
    judul_keluhan = "Perbaiki sebelum disimpan"


class FormJawabDisposisi(FormDisposisi, FormTandaTangan):
    """The letter that was read is signed, and the lembar disposisi filled in."""

    template_isian = "aksi/jawab_disposisi.html"
    template_halaman = FormTandaTangan.template_halaman
    judul = "Jawab dan disposisi"
    field_order = [
        "versi", "kunci", "nomor_agenda", "sifat", "harap", "frasa", "catatan", "sudah_baca", "sandi",
    ]  # fmt: skip
