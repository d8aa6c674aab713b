"""Files for the register's import, and the walk from an upload to its dry run."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

KEPALA = ("User ID", "Peran", "Nama", "NIP", "Satuan kerja", "Status", "SK berlaku sampai")


def csv(*baris, kepala=KEPALA, pemisah=";", sandi="utf-8-sig"):
    semua = [kepala, *baris] if kepala else baris
    return "\r\n".join(pemisah.join(satu) for satu in semua).encode(sandi)


def xlsx(*baris, kepala=KEPALA):
    buku = Workbook()
    lembar = buku.active
    for satu in (kepala, *baris):
        lembar.append(list(satu))
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def ganti_bagian(isi, nama, baru):
    """The same workbook with the bytes of one part replaced."""
    keluaran = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as hasil,
    ):
        for satu in lama.infolist():
            hasil.writestr(satu.filename, baru if satu.filename == nama else lama.read(satu))
    return keluaran.getvalue()


def unggah(klien, isi, nama="daftar.csv", lingkup="unit"):
    """Upload for a dry run; the response of the upload itself."""
    return klien.post("/registri/impor/", {"berkas": SimpleUploadedFile(nama, isi), "lingkup": lingkup})


def cocokkan(klien, isi, nama="daftar.csv", lingkup="unit"):
    """The dry run's page."""
    tanggapan = unggah(klien, isi, nama, lingkup)
    assert tanggapan.status_code == 302, tanggapan.context["form"].errors
    halaman = klien.get(tanggapan.headers["Location"])
    assert halaman.status_code == 200
    return halaman


def terapkan(klien, halaman):
    """Confirm what a dry run's page showed."""
    isi = {bidang.name: bidang.value() for bidang in halaman.context["form"]}
    return klien.post(f"/registri/impor/{halaman.context['berkas'].sidik}/", isi)


def putusan(halaman):
    """{row: (kind, sentence)} of a dry run."""
    return {p.nomor: (p.jenis, p.kalimat) for p in halaman.context["banding"].putusan}
