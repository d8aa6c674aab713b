"""The permohonan of the demo in the four other SOPs, and who file them where it is not the unit's officer."""

from lpse_portal.contoh.cerita import Calon, Cerita

RESET, APK, RAA, HAK = "reset-password", "akun-ppk", "registrasi-admin-agency", "hak-akses"
JALUR_RESET = (
    "ajukan", "disposisikan", "perintahkan", "terima", "reset", "kirim_akun", "buat_draf", "koreksi", "tandatangani",
    "arsipkan", "kirim_surat",
)  # fmt: skip
JALUR_APK = ("ajukan", "nyatakan_lengkap", "nyatakan_valid", "buat_akun", "beritahukan_akun", "arsipkan")
JALUR_HAK = (
    "ajukan",
    "terima",
    "nyatakan_lengkap",
    "tindaklanjuti",
    "teruskan_hasil",
    "konfirmasi",
    "arsipkan",
)


def _pegawai(nama, nip, jenis, user_id, jabatan, pangkat="Penata (III/c)", email=""):
    return Calon(nama, nip, jenis, pangkat, jabatan, email, user_id=user_id)


CERITA_LAIN = (
    Cerita(
        "SELESAI", "politeknik",
        (_pegawai("Meri Umpama, S.Pd., M.M.", "198002282006042004", "PPK", "PCBPPK01", "Wakil Direktur"),),
        JALUR_RESET, 140, "admin.agency", sop=RESET, lama={"disposisikan": 240, "buat_draf": 300},
    ),
    Cerita(
        "DITERIMA", "tekstil",
        (_pegawai("Arman Misal, S.T., M.T.", "197802142003121001", "PPK", "BCTPPK01", "Kepala Bagian Umum"),),
        JALUR_RESET[:4], 11, sop=RESET, catatan="Mohon didahulukan; tender ditutup besok.",
    ),
    Cerita(
        "DIPERINTAHKAN", "kimia",
        (
            _pegawai("Joni Permisalan, S.Si., M.T.", "197904112005021002", "PPK", "BCKPPK01", "Kepala Subbagian TU"),
            _pegawai("Kiki Permisalan, S.Si.", "199107062016012002", "PP", "BCKPP01", "Analis Laboratorium"),
        ),
        JALUR_RESET[:3], 17, sop=RESET,
    ),
    Cerita(
        "DIAJUKAN", "sekretariat",
        (_pegawai("Umar Permisalan, S.H., M.H.", "197503192000031002", "PPK", "BUCPPK01", "Kepala Bagian Rumah Tangga"),),
        ("ajukan",), 160, sop=RESET,
    ),
    Cerita(
        "DITOLAK", "sekretariat", (), ("ajukan", "nyatakan_lengkap", "nyatakan_tidak_valid", "beritahukan_penolakan",
        "arsipkan_penolakan"), 800, "admin.agency", sop=APK, pengaju="ppk.biro",
        alasan="SK pengangkatan sebagai PPK sudah berakhir. Ajukan kembali dengan SK yang masih berlaku.",
    ),
    Cerita(
        "DIBERITAHUKAN", "pusdiklat", (), JALUR_APK[:5], 14, "admin.agency", sop=APK, pengaju="ppk.pusdiklat", segar=True,
    ),
    Cerita("DINYATAKAN_LENGKAP", "badan", (), JALUR_APK[:2], 9, "admin.agency", sop=APK, pengaju="ppk.badan"),
    Cerita(
        "DIKEMBALIKAN", "politeknik", (), ("ajukan", "nyatakan_tidak_lengkap", "minta_lengkapi"), 260, "admin.agency", sop=APK,
        pengaju="ppk.politeknik", tanpa_cap=True, temuan_pertama="Pindaian terpotong; nomor surat tidak terbaca",
        alasan="Mohon dipindai ulang utuh.",
    ),
    Cerita("DIAJUKAN", "kimia", (), ("ajukan",), 4, sop=APK, pengaju="ppk.kimia"),
    Cerita(
        "MENUNGGU_PELATIHAN", "instansi",
        (Calon("Hanif Misal, S.Kom.", "199307242019031005", "AA", "Penata Muda (III/a)", "Pranata Komputer"),),
        ("ajukan", "jawab_dan_disposisikan", "nyatakan_lengkap", "buat_akun_menunggu_pelatihan"), 700, sop=RAA,
        pengaju="pimpinan",
    ),
    Cerita(
        "DIDISPOSISI", "instansi",
        (Calon("Gina Misal, A.Md.Kom.", "199602182022032003", "AA", "Pengatur (II/c)", "Staf Layanan"),),
        ("ajukan", "jawab_dan_disposisikan"), 420, sop=RAA, pengaju="pimpinan",
    ),
    Cerita(
        "DIAJUKAN", "instansi",
        (Calon("Laila Misal, S.T.", "199108302018012004", "AA", "Penata Muda Tk. I (III/b)", "Pengelola Sistem"),),
        ("ajukan",), 55, sop=RAA, pengaju="pimpinan",
    ),
    Cerita(
        "SELESAI", "politeknik", (_pegawai("", "", "POKJA", "PCBPOKJA01", ""),), JALUR_HAK, 500, "admin.agency", sop=HAK,
        pengaju="pokja.politeknik", permintaan="NONAKTIFKAN",
    ),
    Cerita(
        "DIBERITAHUKAN", "tekstil", (_pegawai("", "", "PP", "BCTPP03", ""),), JALUR_HAK[:5], 7, "admin.agency", sop=HAK,
        pengaju="ppk", permintaan="AKTIFKAN",
    ),
    Cerita(
        "DITERUSKAN", "kimia", (_pegawai("", "", "POKJA", "BCKPOKJA01", ""),), JALUR_HAK[:3], 5, "admin.agency", sop=HAK,
        pengaju="pokja.kimia", permintaan="AKTIFKAN",
    ),
    Cerita(
        "DITERIMA", "tekstil", (_pegawai("", "", "POKJA", "BCTPOKJA02", ""),), JALUR_HAK[:2], 6, sop=HAK, pengaju="pokja",
        permintaan="NONAKTIFKAN",
    ),
)  # fmt: skip
"""A few of each. Who asks for himself (`pengaju` in akun-ppk and hak-akses) is the person of his request: its data are his own."""
