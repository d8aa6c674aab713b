"""What people type into the forms of each story, and the papers they hand in."""

import re
from dataclasses import dataclass

from accounts_app.brankas import buat_sandi
from accounts_app.kata import tanggal_teks
from lpse_portal.contoh import isian_lain
from lpse_portal.contoh.cerita import CERITA
from lpse_portal.contoh.cerita_lain import CERITA_LAIN
from lpse_portal.contoh.dokumen import foto, pindaian
from lpse_portal.contoh.orang import PROFIL, UNIT
from requests_app.forms.disposisi import HARAP
from requests_app.kelengkapan import butir_periksa
from requests_app.models import Subjek
from requests_app.sop.pembuatan_akun import SERTIFIKAT, SK, SURAT_PERMOHONAN
from requests_app.surat.susun import isi_awal

SEMUA = CERITA + CERITA_LAIN
SATKER = {isi.kunci: isi for isi in UNIT}
SINGKATAN = {
    "badan": "BSC",
    "tekstil": "BCT",
    "kimia": "BCK",
    "politeknik": "PCB",
    "pusdiklat": "PCI",
    "sekretariat": "BUC",
    "instansi": "KCN",
}
NAMA_BERKAS = {SURAT_PERMOHONAN: "surat-permohonan", SK: "sk-penunjukan", SERTIFIKAT: "sertifikat-pbj"}
JENIS = {"PPK": "Pejabat Pembuat Komitmen", "PP": "Pejabat Pengadaan"}


@dataclass(frozen=True)
class Naskah:
    """The papers of one story as bytes: the letter (and its stamped second print), the SK, a certificate a person."""

    surat: bytes
    surat_bercap: bytes
    sk: bytes
    sertifikat: tuple

    def semua(self):
        return (self.surat, self.surat_bercap, self.sk, *self.sertifikat)

    def untuk(self, butir, *, ulang=False):
        """The paper for one item of the list of documents; `ulang`: handed in after a return."""
        if butir.syarat == SURAT_PERMOHONAN:
            return self.surat_bercap if ulang else self.surat
        return self.sk if butir.syarat == SK else self.sertifikat[butir.subjek.urut - 1]


def data_surat(cerita, tanggal):
    """The fields of the satker's letter of that day."""
    unit = SATKER[cerita.unit]
    nama, jabatan = isian_lain.penanda(cerita) if cerita.pengaju else (unit.kepala, f"Kepala {unit.nama}")
    return {
        "nomor_surat": f"B-{100 + SEMUA.index(cerita)}/{SINGKATAN[cerita.unit]}/{tanggal:%m/%Y}",
        "tanggal_surat": tanggal,
        "hal": isian_lain.HAL.get(cerita.sop, "Permohonan Pembuatan User ID SPSE"),
        "penanda_tangan": nama,
        "penanda_tangan_jabatan": jabatan,
    }


def subjek(cerita, urut, tahun):
    """The unsaved Subjek of the `urut`-th person (from 1) of a story."""
    calon = cerita.orang[urut - 1]
    isi = {
        "jenis": calon.jenis,
        "nama": calon.nama,
        "nip": calon.nip,
        "pangkat_golongan": calon.pangkat,
        "jabatan": calon.jabatan,
        "email": calon.email or _surel(calon.nama),
        "telepon": f"0812-0000-{int(calon.nip[-4:]):04}",
        "nomor_sk": _nomor_sk(cerita.unit, tahun),
        "tanggal_sk": f"{tahun}-01-05",
        "nomor_sertifikat": _nomor_sertifikat(calon),
    }
    return Subjek(**isi | cerita.salah.get(urut, {}))


def _surel(nama):
    return f"{re.sub('[^a-z]+', '.', nama.split(',')[0].lower())}@contoh.go.id"


def _nomor_sk(unit, tahun):
    return f"KEP-05/{SINGKATAN[unit]}/{tahun}"


def _nomor_sertifikat(calon):
    return f"LKPP-{calon.nip[8:14]}-{calon.nip[-3:]}"


def naskah(cerita, tanggal):
    """The papers of a story whose letter was written on `tanggal`."""
    surat = data_surat(cerita, tanggal)
    if cerita.sop in isian_lain.HAL:
        return isian_lain.Naskah(cerita, surat)
    return Naskah(
        surat=_surat(cerita, surat, cap=not cerita.tanpa_cap),
        surat_bercap=_surat(cerita, surat, cap=True),
        sk=_sk(cerita.unit, tanggal.year),
        sertifikat=tuple(_sertifikat(calon) for calon in cerita.orang),
    )


def _surat(cerita, surat, *, cap):
    daftar = [f"{n}. {c.nama}, NIP {c.nip}, {JENIS[c.jenis]}" for n, c in enumerate(cerita.orang, 1)]
    paragraf = [
        f"Nomor: {surat['nomor_surat']}",
        f"Yth. Kepala {PROFIL['nama_unit']} di {PROFIL['kota']}",
        "Sehubungan dengan pelaksanaan pengadaan barang/jasa di lingkungan kami, mohon dibuatkan User ID "
        "Aplikasi SPSE bagi:",
        *daftar,
        "Terlampir SK penunjukan dan sertifikat pengadaan barang/jasa. Demikian, atas perhatian diucapkan terima kasih.",
    ]
    tanggal = tanggal_teks(surat["tanggal_surat"])
    return pindaian(
        SATKER[cerita.unit].nama.upper(), "SURAT PERMOHONAN PEMBUATAN USER ID (contoh)", paragraf,
        f"{PROFIL['kota']}, {tanggal}", surat["penanda_tangan"], cap=cap,
    )  # fmt: skip


def _sk(unit, tahun):
    orang = [calon for cerita in CERITA if cerita.unit == unit for calon in cerita.orang]
    paragraf = [
        f"Nomor: {_nomor_sk(unit, tahun)}",
        f"Menunjuk dan mengangkat untuk Tahun Anggaran {tahun} di lingkungan {SATKER[unit].nama}:",
        *(f"{n}. {c.nama}, NIP {c.nip}, sebagai {JENIS[c.jenis]}" for n, c in enumerate(orang, 1)),
        f"Keputusan ini berlaku sampai dengan 31 Desember {tahun}.",
    ]
    return pindaian(
        SATKER[unit].nama.upper(), "KEPUTUSAN PENUNJUKAN PPK DAN PEJABAT PENGADAAN (contoh)", paragraf,
        f"5 Januari {tahun}", SATKER[unit].kepala,
    )  # fmt: skip


def _sertifikat(calon):
    baris = [
        f"Nomor: {_nomor_sertifikat(calon)}",
        "diberikan kepada",
        calon.nama,
        f"NIP {calon.nip}",
        "yang dinyatakan LULUS ujian sertifikasi",
        "Pengadaan Barang/Jasa Pemerintah Tingkat Dasar",
        "Lembaga Penerbit Contoh",
    ]
    return foto("SERTIFIKAT (contoh)", baris)


def data_aksi(cerita, permohonan, aksi):
    """The cleaned form data of one action in one story."""
    if aksi in ("disposisikan", "perintahkan"):
        sifat = "SEGERA" if cerita.catatan else "BIASA"
        agenda = f"A-{permohonan.pk + 200}" if aksi == "disposisikan" else ""
        return {"nomor_agenda": agenda, "sifat": sifat, "harap": HARAP[:1], "catatan": cerita.catatan}
    if aksi == "periksa":
        return {"temuan": _temuan(cerita, permohonan)}
    if aksi == "buat_akun":
        return {"akun": {orang.pk: _akun(cerita, orang) for orang in permohonan.subjek.all()}}
    if aksi in ("buat_draf", "koreksi"):
        catatan = "Kalimat penutup dirapikan." if aksi == "koreksi" else ""
        return {"isi": isi_awal(permohonan), "catatan": catatan}
    return {"alasan": cerita.alasan, "pesan": cerita.alasan}


def _temuan(cerita, permohonan):
    return {
        butir.kode: cerita.temuan.get((butir.syarat, butir.subjek.urut if butir.subjek else None), "")
        for butir in butir_periksa(permohonan)
    }


def _akun(cerita, orang):
    if orang.urut in cerita.gagal:
        return {"hasil": "TIDAK", "user_id": "", "sandi": "", "alasan": cerita.gagal[orang.urut]}
    depan = orang.nama.split(",")[0].replace(" ", "").upper()
    return {"hasil": "DIBUAT", "user_id": f"{orang.jenis}.{depan}", "sandi": buat_sandi(), "alasan": ""}
