"""What people type into the forms of the stories of `cerita_lain`, and the papers they hand in."""

from textwrap import shorten

from django.utils.text import slugify

from accounts_app.brankas import buat_sandi
from accounts_app.kata import tanggal_teks
from lpse_portal.contoh.cerita_lain import APK, HAK, RAA, RESET
from lpse_portal.contoh.dokumen import pindaian
from lpse_portal.contoh.orang import ORANG, PETUGAS_LAIN, PROFIL, UNIT
from requests_app import pengisian
from requests_app.forms.disposisi import HARAP
from requests_app.kelengkapan import butir_periksa, butir_wajib
from requests_app.models import Subjek
from requests_app.sop import SOP
from requests_app.sop.pelaksana import PELAKSANA_DIRI
from requests_app.surat.susun import isi_awal

NAMA_UNIT = {isi.kunci: isi.nama for isi in UNIT}
HAL = {
    RESET: "Permohonan Reset Password Akun SPSE",
    APK: "Permohonan Pembuatan Akun PPK",
    RAA: "Permohonan Pembuatan Akun Admin Agency",
    HAK: "Permohonan Hak Akses SPSE",
}
PANJANG_NAMA_BERKAS, PANJANG_JUDUL = 40, 46


def untuk_diri(cerita):
    return SOP[cerita.sop].LANGKAH[0].pelaksana in PELAKSANA_DIRI


def penanda(cerita):
    """(name, position) of who signed the letter of a story whose `pengaju` is named."""
    orang = (ORANG | PETUGAS_LAIN)[cerita.pengaju]
    return f"{orang.depan} {orang.nama}, {orang.belakang}".strip(), orang.jabatan


def subjek(cerita, urut, *, pengaju, unit, tahun):
    """The unsaved Subjek of the `urut`-th person (from 1); who asks for himself is that person."""
    if untuk_diri(cerita):
        calon = next(iter(cerita.orang), None)
        isi = pengisian.isian_diri(pengaju, unit) | {"jenis": calon.jenis if calon else "PPK"}
    else:
        calon = cerita.orang[urut - 1]
        isi = {
            "jenis": calon.jenis,
            "nama": calon.nama,
            "nip": calon.nip,
            "pangkat_golongan": calon.pangkat,
            "jabatan": calon.jabatan,
            "alamat": unit.alamat or PROFIL["alamat"],
            "email": calon.email or f"{slugify(calon.nama.split(',')[0]).replace('-', '.')}@contoh.go.id",
        }
    isi |= {
        "telepon": f"0812-0000-{int(isi['nip'][-4:]):04}",
        "user_id_lama": calon.user_id if calon else "",
        "permintaan": cerita.permintaan,
        "nomor_sk": f"KEP-07/{unit.kode}/{tahun}",
        "tanggal_sk": f"{tahun}-01-05",
        "sk_berlaku_sampai": f"{tahun}-12-31",
        "nomor_sertifikat": f"LKPP-{isi['nip'][8:14]}-{isi['nip'][-3:]}",
    }
    return Subjek(**{nama: isi[nama] for nama in SOP[cerita.sop].ISIAN_ORANG if nama in isi})


class Naskah:
    """The papers of one story, drawn when they are wanted."""

    def __init__(self, cerita, surat):
        """`surat`: the data of its letter, as `isian.data_surat` gives them."""
        self.cerita, self.surat = cerita, surat

    def untuk(self, butir, *, ulang=False):
        """The paper for one item of the list of documents; `ulang`: handed in after a return."""
        orang = [butir.subjek] if butir.subjek else butir_orang(self.cerita, self.surat)
        paragraf = [
            f"Nomor: {self.surat['nomor_surat']}",
            f"Yth. Kepala LPSE, {PROFIL['nama_unit']} di {PROFIL['kota']}",
            f"{HAL[self.cerita.sop]} bagi:",
            *(f"{n}. {o.nama}, NIP {o.nip}" for n, o in enumerate(orang, 1)),
            "Demikian, atas perhatian diucapkan terima kasih.",
        ]
        return pindaian(
            NAMA_UNIT[self.cerita.unit].upper(), f"{judul(butir.syarat)} (contoh)", paragraf,
            f"{PROFIL['kota']}, {tanggal_teks(self.surat['tanggal_surat'])}", self.surat["penanda_tangan"],
            cap=ulang or not self.cerita.tanpa_cap,
        )  # fmt: skip


def butir_orang(cerita, surat):
    """Whom the letter names: the persons of the story, or its signer."""
    if not untuk_diri(cerita):
        return cerita.orang
    return [Subjek(nama=surat["penanda_tangan"], nip=(ORANG | PETUGAS_LAIN)[cerita.pengaju].nip)]


def judul(syarat):
    """A requirement as the heading of its paper: whole words, as many as stand on one line."""
    return shorten(syarat, PANJANG_JUDUL, placeholder="").upper()


def nama_berkas(syarat):
    return slugify(syarat)[:PANJANG_NAMA_BERKAS].rstrip("-")


def data_aksi(cerita, permohonan, aksi):
    """The cleaned form data of one Aksi in one story."""
    buat = FORM.get(aksi.form)
    return buat(cerita, permohonan) if buat else {"alasan": cerita.alasan, "pesan": cerita.alasan}


def _lembar(cerita, permohonan):
    return {"sifat": "SEGERA" if cerita.catatan else "BIASA", "harap": HARAP[:1], "catatan": cerita.catatan}


def _disposisi(cerita, permohonan):
    return _lembar(cerita, permohonan) | {"nomor_agenda": f"A-{permohonan.pk + 200}"}


def _cocok(cerita, permohonan):
    return {"temuan": {butir.kode: "" for butir in butir_periksa(permohonan)}, "pesan": ""}


def _kurang(cerita, permohonan):
    data = _cocok(cerita, permohonan)
    data["temuan"][next(iter(data["temuan"]))] = cerita.temuan_pertama
    return data


def _pemegang(cerita, permohonan):
    cara = "Cocok dengan register kantor; dikonfirmasi lewat telepon kantor satuan kerja"
    return _cocok(cerita, permohonan) | {"pemegang": {o.pk: cara for o in permohonan.subjek.all()}}


def _asli(cerita, permohonan):
    return _cocok(cerita, permohonan) | {"asli": [butir.kode for butir in butir_wajib(permohonan)]}


def _akun(cerita, permohonan):
    return {
        "akun": {
            o.pk: {
                "hasil": "DIBUAT",
                "user_id": o.user_id_lama or user_id(o),
                "sandi": buat_sandi(),
                "alasan": "",
            }
            for o in permohonan.subjek.all()
        }
    }


def user_id(orang):
    return f"{orang.jenis}.{orang.nama.split(',')[0].replace(' ', '').upper()}"


def _belum_terlatih(cerita, permohonan):
    return {"user_id": {o.pk: user_id(o) for o in permohonan.subjek.all()}}


def _hak_akses(cerita, permohonan):
    return {
        "hak_akses": {o.pk: {"hasil": "DIBUAT", "alasan": "", "sandi": ""} for o in permohonan.subjek.all()}
    }


def serah_terima(cerita, permohonan, cara="PORTAL"):
    """The formulir serah terima berkas, as `forms.penerimaan` gives it."""
    butir = [
        {
            "dokumen": b.judul,
            "ada": True,
            "bentuk": "ASLI" if cara == "LANGSUNG" else "SALINAN",
            "lembar": 1,
            "keterangan": "",
        }
        for b in butir_wajib(permohonan)
    ]
    fisik = {"dibawa_oleh": "Kurir Contoh", "asli_ditunjukkan": True} if cara == "LANGSUNG" else {}
    return {"cara": cara, "butir": butir, "catatan": ""} | fisik


FORM = {
    "disposisi": _disposisi,
    "perintah": _lembar,
    "jawab_disposisi": _disposisi,
    "pemeriksaan_lengkap": _cocok,
    "pemeriksaan_kurang": _kurang,
    "pemeriksaan_pemegang": _pemegang,
    "pemeriksaan_asli": _asli,
    "akun_lama": _akun,
    "akun_pasti": _akun,
    "akun_belum_terlatih": _belum_terlatih,
    "hak_akses": _hak_akses,
    "serah_terima_berkas": serah_terima,
    "kebenaran": lambda cerita, _: {"cara": "TELEPON", "hasil": "Data dan SK dibenarkan yang bersangkutan."},
    "pengarsipan": lambda cerita, _: {"dicetak": True, "lokasi": "Lemari 2, map HAK"},
    "draf_surat": lambda cerita, permohonan: {"isi": isi_awal(permohonan), "catatan": ""},
    "koreksi_surat": lambda cerita, permohonan: {"isi": isi_awal(permohonan), "catatan": "Sudah baik."},
}
"""Name of the form of an action → its data."""
