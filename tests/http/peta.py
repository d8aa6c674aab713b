"""Every address of the portal, who may come without logging in, and which methods it knows."""

from django.urls import URLResolver, get_resolver, reverse

PERMOHONAN = {
    "permohonan": "GET",
    "draf": "GET",
    "draf_surat": "GET POST",
    "orang_baru": "GET POST",
    "orang": "GET POST",
    "orang_tempel": "GET POST",
    "hapus_orang": "POST",
    "draf_dokumen": "GET",
    "draf_periksa": "GET",
    "salin_permohonan": "POST",
    "unggah": "POST",
    "hapus_berkas": "GET POST",
    "hapus_draf": "GET POST",
    "lengkapi": "GET",
    "berkas": "GET",
    "lihat_berkas": "GET",
    "halaman_berkas": "GET",
    "ambil": "GET POST",
    "serahkan": "GET POST",
    "hitungan": "GET",
    "jeda": "GET POST",
    "lanjutkan_jam": "POST",
    "tulis_pesan": "POST",
    "tulis_catatan": "POST",
    "kehadiran": "GET",
    "kabar_terkirim": "GET",
    "kirim_ulang_kabar": "POST",
    "surat_pdf": "GET",
    "cetakan_pdf": "GET",
    "halaman_surat": "GET",
    "lembar_disposisi": "GET",
    "versi_surat": "GET",
    "usul_surat": "POST",
    "pratinjau_surat": "POST",
    "tanda_tangan": "GET POST",
    "terkirim": "GET",
    "tanda_terima": "GET",
    "bagan": "GET",
    "bundel": "GET POST",
    "bundel_pdf": "GET",
    "kredensial_ulang": "GET POST",
    "penerimaan": "GET POST",
    "formulir_serah_terima": "GET",
    "aksi": "GET POST",
    "arsip_rincian": "GET",
}
"""Addresses of one permohonan: 404 for whoever may not know of it."""

SOP_LAIN = {"cetakan_pdf", "formulir_serah_terima"}
"""Of these, papers only other SOPs have (tests/akun_ppk/test_putusan.py, tests/registrasi/test_penerimaan.py)."""

SEMENTARA = {"halaman_pratinjau": "GET"}
"""What exists for minutes and for one person (tests/surat/test_naskah.py)."""

PESAN = {
    "pesan": "GET",
    "siap_buka": "GET",
    "buka_kredensial": "GET POST",
    "konfirmasi_kredensial": "POST",
    "lapor_kredensial": "GET POST",
    "minta_kredensial": "POST",
    "belum_dibaca": "POST",
}
"""Addresses of one message: 404 for everyone but its recipient."""

BERSAMA = {
    "antrean": "GET",
    "antrean_baru": "GET",
    "ambil_massal": "GET POST",
    "serahkan_massal": "GET POST",
    "cetak_antrean": "GET",
    "ekspor_antrean": "GET",
    "saringan": "GET POST",
    "hapus_saringan": "GET POST",
    "pengaturan": "GET POST",
    "registri": "GET",
    "akun_registri": "GET",
    "ekspor_registri": "GET",
    "impor_registri": "GET POST",
    "templat_registri": "GET",
    "hasil_impor": "GET POST",
    "baris_impor": "GET",
    "arsip": "GET",
    "baru": "GET POST",
    "epesan": "GET",
    "pengaturan_kabar": "GET POST",
    "pimpinan": "GET",
    "pejabat": "GET",
    "pejabat_siapa": "GET",
    "pejabat_tunjuk": "GET POST",
    "pejabat_rinci": "GET POST",
    "pejabat_sk": "GET",
    "pejabat_akhiri": "GET POST",
    "laporan": "GET",
    "angka": "GET",
    "angka_csv": "GET",
    "pelatihan": "GET POST",
    "pelatihan_rincian": "GET POST",
    "loket": "GET POST",
    "undangan": "GET",
    "undang": "GET POST",
    "kirim_undangan": "POST",
    "akhiri_penugasan": "GET POST",
    "kampanye_semua": "GET",
    "kampanye_baru": "GET POST",
    "kampanye": "GET",
    "kampanye_kriteria": "GET POST",
    "kampanye_akun": "GET",
    "kampanye_kecualikan": "GET POST",
    "kampanye_sertakan": "POST",
    "kampanye_ekspor": "GET",
    "kampanye_ajukan": "POST",
    "kampanye_hapus": "GET POST",
    "kampanye_putuskan": "POST",
    "kampanye_ulangi": "POST",
    "kampanye_kerja": "GET POST",
    "kampanye_batalkan": "GET POST",
    "kampanye_minta_berita_acara": "POST",
    "kampanye_berita_acara": "GET",
    "penyimpangan_semua": "GET",
    "penyimpangan": "GET POST",
    "penyimpangan_ekspor": "GET",
    "penyimpangan_berita_acara": "GET",
    "simpan_isian": "POST",
    "tetap_masuk": "POST",
    "account_change_password": "GET POST",
    "account_reauthenticate": "GET POST",
    "account_email": "GET POST",
}
"""For everybody who is logged in; what is shown depends on him."""

KANTOR = {
    "kantor": "GET",
    "kantor_mulai": "GET POST",
    "kantor_profil": "GET POST",
    "kantor_logo": "GET",
    "kantor_penomoran": "GET POST",
    "kantor_jam": "GET",
    "kantor_jam_biasa": "GET POST",
    "kantor_jam_baru": "GET POST",
    "kantor_jam_berkala": "GET POST",
    "kantor_jam_hapus": "GET POST",
    "kantor_libur": "GET POST",
    "kantor_libur_isi": "POST",
    "kantor_libur_ubah": "GET POST",
    "kantor_libur_hapus": "GET POST",
    "kantor_hitung": "GET",
    "kantor_kalender": "GET",
    "kantor_pengingat": "GET POST",
    "kantor_layanan": "GET POST",
    "kantor_petunjuk": "GET POST",
    "kantor_kesehatan": "GET",
    "kantor_kesehatan_coba": "POST",
    "kantor_kesehatan_uji": "POST",
    "kantor_petugas": "GET",
    "kantor_unit": "GET",
    "kantor_unit_baru": "GET POST",
    "kantor_unit_ubah": "GET POST",
    "kantor_orang": "GET",
    "kantor_orang_baru": "GET POST",
    "kantor_orang_rinci": "GET",
    "kantor_orang_ubah": "GET POST",
    "kantor_orang_undang": "POST",
    "kantor_tugaskan": "GET POST",
    "kantor_akhiri": "GET POST",
}
"""The office's settings: for who is Pengelola Portal today, 403 for everybody else (tests/kantor/)."""

TERBUKA = {
    "beranda": {"GET": 200, "POST": 405},
    "sehat": {"GET": 200, "POST": 405},
    "verifikasi": {"GET": 404, "POST": 405},
    "lacak": {"GET": 200, "POST": 200},
    "daftar_sop": {"GET": 200, "POST": 405},
    "sop": {"GET": 404, "POST": 405},
    "sop_pdf": {"GET": 404, "POST": 405},
    "verifikasi_unggah": {"GET": 200, "POST": 422},
    "masuk_sebagai": {"GET": 405, "POST": 404},
    "account_login": {"GET": 200, "POST": 200},
    "account_logout": {"GET": 302, "POST": 302},
    "account_inactive": {"GET": 200, "POST": 405},
    "account_reset_password": {"GET": 200, "POST": 200},
    "account_reset_password_done": {"GET": 200, "POST": 405},
    "account_reset_password_from_key": {"GET": 200, "POST": 200},
    "account_reset_password_from_key_done": {"GET": 200, "POST": 405},
}
TIDAK_DITAWARKAN = (
    "account_signup",
    "account_set_password",
    "account_confirm_login_code",
    "account_confirm_email",
    "account_email_verification_sent",
)
"""Pages of allauth that this office does not have."""
TERBUKA |= {nama: {"GET": 404, "POST": 404} for nama in TIDAK_DITAWARKAN}
"""Open to anybody, and what an anonymous visitor gets there (with an unknown code or key)."""

DIKENAL = {*PERMOHONAN, *SEMENTARA, *PESAN, *BERSAMA, *KANTOR, *TERBUKA}

ISI = {
    "key": "tidak-ada",
    "uidb36": "1",
    "kode": "tidakada",
    "pk": 1,
    "akun": 1,
    "halaman": 1,
    "sidik": "0" * 32,
    "bulan": "2026-11",
    "bagian": "langkah",
    "acuan": "PPK-2026-000009-XX",
    "nomor": "PPK-2026-000009-XX",
}
KHUSUS = {
    "unggah": {"kode": "s0"},
    "hapus_berkas": {"kode": "s0"},
    "aksi": {"nama": "disposisikan"},
    "cetakan_pdf": {"kunci": "penolakan"},
}


def alamat(nama, /, **isi):
    """The address of a route, what is not given filled with something that does not exist."""
    pola = pola_semua()[nama]
    isi = ISI | KHUSUS.get(nama, {}) | isi
    return reverse(nama, kwargs={kunci: isi[kunci] for kunci in pola.pattern.converters or _kelompok(pola)})


def _kelompok(pola):
    return pola.pattern.regex.groupindex


def pola_semua():
    """{name: pattern} of every route of the portal but those of /kelola/."""
    return {pola.name: pola for ruang, pola in _telusuri(get_resolver()) if ruang != "admin" and pola.name}


def pola_kelola():
    """Addresses of all routes under /kelola/ but its logout, their parts filled with 1."""
    hasil = []
    for ruang, pola in _telusuri(get_resolver()):
        if ruang == "admin" and pola.name not in (None, "logout"):
            bagian = dict.fromkeys(pola.pattern.converters or _kelompok(pola), "1")
            if pola.name == "app_list":
                bagian = {"app_label": "requests_app"}
            hasil.append(reverse(f"admin:{pola.name}", kwargs=bagian))
    return hasil


def _telusuri(asal, ruang=None):
    for pola in asal.url_patterns:
        if isinstance(pola, URLResolver):
            yield from _telusuri(pola, pola.namespace or ruang)
        else:
            yield ruang, pola
