"""The permohonan of the demo as data: whose, for whom, how far, and how many working minutes ago."""

from dataclasses import dataclass, field

from requests_app.kelengkapan import DATA_ORANG
from requests_app.sop.pembuatan_akun import SURAT_PERMOHONAN

JALUR = (
    "ajukan", "disposisikan", "perintahkan", "terima", "periksa", "nyatakan_lengkap", "buat_akun", "kirim_akun",
    "buat_draf", "koreksi", "tandatangani", "arsipkan", "kirim_surat",
)  # fmt: skip
LAMA = {
    "disposisikan": 190, "perintahkan": 34, "terima": 16, "periksa": 41, "nyatakan_lengkap": 18, "minta_lengkapi": 18,
    "lengkapi": 510, "kedaluwarsakan": 3000, "buat_akun": 22, "kirim_akun": 12, "buat_draf": 24, "koreksi": 21,
    "tolak": 26, "tarik": 70, "reset": 21, "nyatakan_tidak_lengkap": 4, "nyatakan_valid": 9, "nyatakan_tidak_valid": 12,
    "beritahukan_akun": 7, "beritahukan_penolakan": 4, "arsipkan_penolakan": 4, "tindaklanjuti": 8, "teruskan_hasil": 6,
    "konfirmasi": 90,
}  # fmt: skip
"""Working minutes a row waited for this action, unless a story says otherwise."""


@dataclass(frozen=True)
class Calon:
    """A person for whom an account is asked. `nip` is invented, in the right shape."""

    nama: str
    nip: str
    jenis: str = "PPK"
    pangkat: str = "Penata (III/c)"
    jabatan: str = "Kepala Subbagian"
    email: str = ""
    user_id: str = ""
    """Of the account that is there already, where a SOP asks about one."""


@dataclass(frozen=True)
class Cerita:
    """One permohonan.

    status   where it stands in the end          jalan   the actions that led there
    sejak    working minutes since the last past action (signing and what follows happen now)
    lama     how long single rows took, where it differs from LAMA
    temuan   {(requirement, number of the person or None): reason} of the first check
    salah    {number of the person: fields typed wrongly}; tanpa_cap: the letter lacks its stamp
    gagal    {number of the person: why no account was made}
    segar    the last action must lie within the time a credential may be opened
    sop      whose; pengaju: user name of who files, where it is not the unit's officer
    permintaan  AKTIFKAN or NONAKTIFKAN of an account that is there
    temuan_pertama  what is wrong with the first document of the first check
    """

    status: str
    unit: str
    orang: tuple
    jalan: tuple
    sejak: int
    tim: str = "admin.ppe"
    lama: dict = field(default_factory=dict)
    catatan: str = ""
    alasan: str = ""
    temuan: dict = field(default_factory=dict)
    salah: dict = field(default_factory=dict)
    gagal: dict = field(default_factory=dict)
    tanpa_cap: bool = False
    segar: bool = False
    sop: str = "pembuatan-akun"
    pengaju: str = ""
    permintaan: str = ""
    temuan_pertama: str = ""


def sampai(aksi):
    return JALUR[: JALUR.index(aksi) + 1]


PPK_CONTOH = Calon(
    "Sari Contoh, S.T., M.T.", "198402092008012003", "PPK", "Pembina (IV/a)", "Kepala Bagian Tata Usaha",
    "ppk@contoh.go.id",
)  # fmt: skip
PP_CONTOH = Calon(
    "Yusuf Contoh, S.Kom.", "199009302014021001", "PP", "Penata Muda Tk. I (III/b)", "Pranata Komputer",
    "pp@contoh.go.id",
)  # fmt: skip

CERITA = (
    Cerita(
        "SELESAI", "tekstil",
        (
            Calon("Ahmad Umpama, S.T.", "198001152006041001", jabatan="Kepala Seksi Pengujian"),
            Calon("Dewi Umpama, S.E.", "198503202010012002", jabatan="Kepala Seksi Pelayanan"),
            Calon("Eko Umpama, A.Md.", "199106112015031003", "PP", "Penata Muda (III/a)", "Staf Pengadaan"),
        ),
        JALUR, 95, lama={"disposisikan": 610, "lengkapi": 900, "buat_akun": 25, "buat_draf": 1700, "koreksi": 400},
        catatan="Agar diproses; kegiatan triwulan berjalan.",
    ),
    Cerita(
        "DIARSIPKAN", "badan", (Calon("Galih Umpama, S.H.", "198209042008121001", jabatan="Kepala Subbagian Hukum"),),
        sampai("arsipkan"), 150, "admin.agency", lama={"disposisikan": 820, "buat_draf": 1050},
    ),
    Cerita(
        "DITANDATANGANI", "kimia", (Calon("Hesti Umpama, S.Si.", "198711292014022004", jabatan="Kepala Laboratorium"),),
        sampai("tandatangani"), 80, lama={"disposisikan": 430, "buat_draf": 460},
    ),
    Cerita(
        "DITOLAK", "sekretariat", (Calon("Iwan Misal, S.IP.", "197904182003121002", "PP", jabatan="Analis Kepegawaian"),),
        (*sampai("terima"), "tolak"), 1900, "admin.agency", lama={"disposisikan": 700},
        alasan="Orang yang dimohonkan sudah memiliki akun Pejabat Pengadaan yang aktif pada SPSE; "
        "yang diperlukan adalah reset password.",
    ),
    Cerita(
        "DITARIK", "politeknik", (Calon("Joko Misal, S.Pd., M.T.", "198307072009021005", jabatan="Ketua Jurusan"),),
        (*sampai("perintahkan"), "tarik"), 2600, lama={"disposisikan": 650},
        alasan="Pejabat yang dimohonkan dimutasi; permohonan baru menyusul.",
    ),
    Cerita(
        "DIKOREKSI", "tekstil", (Calon("Kartika Misal, S.T.", "198612242011012006", jabatan="Kepala Seksi Sertifikasi"),),
        sampai("koreksi"), 6, lama={"disposisikan": 380, "buat_akun": 210},
    ),
    Cerita(
        "DIBUATKAN_DRAF", "politeknik", (Calon("Laras Misal, M.Kom.", "199002142016042001", jabatan="Kepala Unit TI"),),
        sampai("buat_draf"), 18, "admin.agency", lama={"disposisikan": 290},
    ),
    Cerita(
        "DIKIRIMI_AKUN", "tekstil", (PPK_CONTOH, PP_CONTOH), sampai("kirim_akun"), 10, segar=True,
        catatan="Mohon didahulukan, paket harus diumumkan pekan ini.",
    ),
    Cerita(
        "DIBUATKAN_AKUN", "pusdiklat",
        (
            Calon("Mulyadi Permisalan, S.E.", "197706062002121003", jabatan="Kepala Bagian Umum"),
            Calon("Ningsih Permisalan, S.Ak.", "199404302019032002", "PP", "Penata Muda (III/a)", "Analis Keuangan"),
        ),
        sampai("buat_akun"), 45, gagal={2: "NIK pada SPSE masih terdaftar di satuan kerja lama; menunggu mutasi data."},
    ),
    Cerita(
        "DINYATAKAN_LENGKAP", "sekretariat", (Calon("Oki Permisalan, S.Sos.", "198810012012121007"),),
        sampai("nyatakan_lengkap"), 12, "admin.agency",
    ),
    Cerita(
        "DIKEMBALIKAN", "tekstil",
        (
            Calon("Putri Permisalan, S.T.", "198905172014022003", jabatan="Kepala Seksi Standardisasi"),
            Calon("Qomar Permisalan, S.T.", "198302282008011004", "PP", jabatan="Perekayasa"),
        ),
        (*sampai("periksa"), "minta_lengkapi"), 300, "admin.agency", tanpa_cap=True,
        salah={2: {"nomor_sk": "KEP-03/BCT/2019"}},
        temuan={
            (SURAT_PERMOHONAN, None): "Tanpa cap",
            (DATA_ORANG, 2): "Nomor SK pada isian berbeda dengan SK yang diunggah",
        },
        alasan="Mohon dilengkapi sebelum akhir pekan agar akun dapat segera dibuat.",
    ),
    Cerita(
        "KEDALUWARSA", "tekstil", (Calon("Priyo Permisalan, S.T.", "198110232007011007", jabatan="Kepala Seksi Rekayasa"),),
        (*sampai("periksa"), "minta_lengkapi", "kedaluwarsakan"), 1500, tanpa_cap=True,
        temuan={(SURAT_PERMOHONAN, None): "Tanpa cap"}, alasan="Mohon surat permohonan dibubuhi cap satuan kerja.",
    ),
    Cerita(
        "DIPERIKSA", "kimia", (Calon("Rahmat Permisalan, S.Si., Apt.", "198107192006041008"),), sampai("periksa"), 15,
        tanpa_cap=True, temuan={(SURAT_PERMOHONAN, None): "Tanpa cap"},
    ),
    Cerita(
        "DITERIMA", "politeknik", (Calon("Siti Umpama, M.Pd.", "198408082010122005", jabatan="Sekretaris Jurusan"),),
        (*sampai("periksa"), "minta_lengkapi", "lengkapi"), 130, "admin.agency", tanpa_cap=True,
        temuan={(SURAT_PERMOHONAN, None): "Tanpa cap"}, alasan="Cukup surat permohonannya yang diunggah kembali.",
    ),
    Cerita(
        "DITERIMA", "badan",
        (
            Calon("Taufik Umpama, S.T., M.Eng.", "197809212004121006", jabatan="Kepala Bagian Program"),
            Calon("Utami Umpama, S.E.", "199209092018012001", "PP", "Penata Muda (III/a)", "Analis Anggaran"),
        ),
        sampai("terima"), 20,
    ),
    Cerita(
        "DIPERINTAHKAN", "sekretariat", (Calon("Vino Misal, S.Kom.", "199311112019021009", "PP"),),
        sampai("perintahkan"), 95,
    ),
    Cerita("DIPERINTAHKAN", "pusdiklat", (Calon("Wati Misal, M.M.", "198006252005022001"),), sampai("perintahkan"), 8),
    Cerita(
        "DIDISPOSISI", "kimia", (Calon("Xaverius Misal, S.Si.", "198504042011011010"),), sampai("disposisikan"), 46,
        catatan="Cek kembali masa berlaku SK.",
    ),
    Cerita("DIAJUKAN", "politeknik", (Calon("Yanti Umpama, S.S.", "198712012012122007"),), ("ajukan",), 1250),
    Cerita(
        "DIAJUKAN", "tekstil",
        (
            Calon("Zaki Permisalan, S.T.", "199008172015031011", jabatan="Kepala Seksi Kalibrasi"),
            Calon("Anisa Permisalan, A.Md.", "199705052020122002", "PP", "Pengatur (II/c)", "Pengelola Barang"),
        ),
        ("ajukan",), 25,
    ),
    Cerita("DRAF", "tekstil", (Calon("Bima Misal, S.T.", "198602022010121012"),), (), 120),
)  # fmt: skip
"""Every status of the SOP, the oldest affairs first."""
