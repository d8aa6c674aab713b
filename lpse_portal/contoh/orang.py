"""Who is in the invented office: its units, the demo people, the people of the other units."""

from dataclasses import dataclass

from accounts_app.models import Peran

PROFIL = {
    "nama_instansi": "Kementerian Contoh Nusantara",
    "nama_unit": "Unit Kerja Pengadaan Barang/Jasa",
    "nama_lpse": "LPSE Contoh Nusantara",
    "alamat": "Jalan Contoh Nomor 1, Jakarta 10110",
    "kontak": "helpdesk@lpse.contoh.go.id",
    "kota": "Jakarta",
    "zona": "Asia/Jakarta",
    "url_spse": "https://spse.contoh.go.id/",
}


@dataclass(frozen=True)
class Unit:
    """`induk`: key of the unit above, "" for the instansi itself."""

    kunci: str
    kode: str
    nama: str
    kepala: str = ""
    alamat: str = ""
    induk: str = "instansi"


UNIT = (
    Unit("instansi", "099", "Kementerian Contoh Nusantara", induk=""),
    Unit("badan", "099.01", "Badan Standar Contoh", "Dr. Wibawa Contoh, M.Si.", "Jalan Contoh Nomor 3, Jakarta"),
    Unit(
        "tekstil", "099.01.02", "Balai Contoh Tekstil", "Dra. Lestari Contoh, M.T.", "Jalan Umpama Nomor 12, Bandung",
        induk="badan",
    ),
    Unit(
        "kimia", "099.01.03", "Balai Contoh Kimia", "Ir. Gunawan Contoh, M.Sc.", "Jalan Misal Nomor 7, Surabaya",
        induk="badan",
    ),
    Unit("politeknik", "099.02.01", "Politeknik Contoh Bandung", "Prof. Dr. Surya Contoh", "Jalan Umpama Nomor 40, Bandung"),
    Unit("pusdiklat", "099.02.02", "Pusdiklat Contoh Industri", "Nurul Contoh, S.H., M.M.", "Jalan Misal Nomor 21, Depok"),
    Unit("sekretariat", "099.03.01", "Biro Umum Contoh", "Hendra Contoh, S.Sos., M.Si.", "Jalan Contoh Nomor 1, Jakarta"),
)  # fmt: skip


@dataclass(frozen=True)
class Orang:
    """`peran`: (role, key of the unit or None for the office) pairs."""

    nama: str
    belakang: str
    nip: str
    pangkat: str
    jabatan: str
    depan: str = ""
    peran: tuple = ()


ORANG = {
    "satker": Orang(
        "Rina Contoh", "S.E.", "198803142011012001", "Penata (III/c)", "Pengelola Pengadaan",
        peran=((Peran.SATKER, "tekstil"),),
    ),
    "satker2": Orang(
        "Dodi Contoh", "A.Md.", "199107222015031002", "Penata Muda (III/a)", "Staf Tata Usaha",
        peran=((Peran.SATKER, "politeknik"),),
    ),
    "pimpinan": Orang(
        "Mahendra Contoh", "M.Sc.", "196805171993031001", "Pembina Utama (IV/e)", "Sekretaris Jenderal", "Dr. Ir.",
        peran=((Peran.PIMPINAN, "instansi"),),
    ),
    "ppk": Orang(
        "Sari Contoh", "S.T., M.T.", "198402092008012003", "Pembina (IV/a)", "Kepala Bagian Tata Usaha",
        peran=((Peran.PPK, "tekstil"),),
    ),
    "pp": Orang(
        "Yusuf Contoh", "S.Kom.", "199009302014021001", "Penata Muda Tk. I (III/b)", "Pranata Komputer",
        peran=((Peran.PP, "tekstil"),),
    ),
    "pokja": Orang(
        "Intan Contoh", "S.H.", "198711052012122002", "Penata (III/c)", "Pengelola PBJ Ahli Muda",
        peran=((Peran.POKJA, "tekstil"),),
    ),
    "kepala.ukpbj": Orang(
        "Bambang Contoh", "M.M.", "197205282005021001", "Pembina Tk. I (IV/b)", "Kepala UKPBJ", "Drs.",
        peran=((Peran.KEPALA_UKPBJ, None),),
    ),
    "kepala.lpse": Orang(
        "Ratna Contoh", "S.Kom., M.T.I.", "197911112006042001", "Pembina (IV/a)", "Kepala LPSE",
        peran=((Peran.KEPALA_LPSE, None),),
    ),
    "admin.ppe": Orang(
        "Agung Contoh", "S.Kom.", "199201182019031003", "Penata Muda (III/a)", "Admin PPE",
        peran=((Peran.ADMIN_PPE, None),),
    ),
    "admin.agency": Orang(
        "Maya Contoh", "S.T.", "199304252019022001", "Penata Muda (III/a)", "Admin Agency",
        peran=((Peran.ADMIN_AGENCY, None),),
    ),
    "helpdesk": Orang(
        "Fajar Contoh", "A.Md.Kom.", "199606132022031001", "Pengatur (II/c)", "Helpdesk LPSE",
        peran=((Peran.HELPDESK, None),),
    ),
    "auditor": Orang(
        "Wulan Contoh", "S.E., Ak.", "198506072009012002", "Penata Tk. I (III/d)", "Auditor Ahli Muda",
        peran=((Peran.AUDITOR, "instansi"),),
    ),
    "admin": Orang(
        "Putra Contoh", "S.Kom.", "199412032020121004", "Penata Muda (III/a)", "Pengelola Portal",
        peran=((Peran.PENGELOLA, None),),
    ),
}  # fmt: skip
"""The demo people by user name (the names of lpse_portal.demo.ORANG)."""

PETUGAS_LAIN = {
    "petugas.badan": Orang(
        "Tono Misal", "S.E.", "198904112012121001", "Penata (III/c)", "Staf Keuangan", peran=((Peran.SATKER, "badan"),),
    ),
    "petugas.kimia": Orang(
        "Lilis Misal", "A.Md.", "199208192016012002", "Pengatur Tk. I (II/d)", "Staf Umum", peran=((Peran.SATKER, "kimia"),),
    ),
    "petugas.pusdiklat": Orang(
        "Rudi Misal", "S.Sos.", "198605232010011003", "Penata Tk. I (III/d)", "Staf Umum",
        peran=((Peran.SATKER, "pusdiklat"),),
    ),
    "petugas.biro": Orang(
        "Nani Misal", "S.AP.", "199010012014032001", "Penata Muda Tk. I (III/b)", "Arsiparis",
        peran=((Peran.SATKER, "sekretariat"),),
    ),
    "ppk.badan": Orang(
        "Bayu Misal", "S.E., M.Ak.", "198211172008011004", "Pembina (IV/a)", "Kepala Bagian Keuangan",
        peran=((Peran.PPK, "badan"),),
    ),
    "ppk.kimia": Orang(
        "Yoga Misal", "S.T.", "198708172010121001", "Penata Tk. I (III/d)", "Kepala Seksi Sarana",
        peran=((Peran.PPK, "kimia"),),
    ),
    "ppk.politeknik": Orang(
        "Sekar Misal", "S.Si., M.Si.", "198309052009122003", "Pembina (IV/a)", "Kepala Pusat Penelitian",
        peran=((Peran.PPK, "politeknik"),),
    ),
    "ppk.pusdiklat": Orang(
        "Citra Misal", "S.Sos.", "198506232010122002", "Penata (III/c)", "Kepala Subbagian Program",
        peran=((Peran.PPK, "pusdiklat"),),
    ),
    "ppk.biro": Orang(
        "Danang Misal", "S.H.", "197812042005011003", "Pembina (IV/a)", "Kepala Bagian Perlengkapan",
        peran=((Peran.PPK, "sekretariat"),),
    ),
    "pokja.kimia": Orang(
        "Lukman Permisalan", "S.T.", "198312192010011005", "Penata (III/c)", "Pengelola PBJ Ahli Muda",
        peran=((Peran.POKJA, "kimia"),),
    ),
    "pokja.politeknik": Orang(
        "Oscar Umpama", "M.Kom.", "198710032014021002", "Penata (III/c)", "Pengelola PBJ Ahli Muda",
        peran=((Peran.POKJA, "politeknik"),),
    ),
}  # fmt: skip
"""People of the other units. They filed what the demo shows, and nobody can log in as one of them."""

PETUGAS_UNIT = {
    unit: nama
    for nama, orang in (ORANG | PETUGAS_LAIN).items()
    for peran, unit in orang.peran
    if peran == Peran.SATKER
}
"""Which officer files for which unit."""
