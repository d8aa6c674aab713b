"""The columns "Pelaksana" of the SOPs as printed, and which roles fill each (design: data, not code)."""

from accounts_app.models.penugasan import Peran

SATUAN_KERJA = "Satuan Kerja"
KEPALA_UKPBJ = "Kepala UKPBJ"
KEPALA_LPSE = "Kepala LPSE"
TIM_LPSE = "Tim Pengelola LPSE"
PIMPINAN_INSTANSI = "Pimpinan Instansi"
PEMOHON = "Pemohon"
"""Not a column: whoever filed. Used by additions such as withdrawal."""

PERAN_PELAKSANA = {
    SATUAN_KERJA: (Peran.SATKER,),
    KEPALA_UKPBJ: (Peran.KEPALA_UKPBJ,),
    KEPALA_LPSE: (Peran.KEPALA_LPSE,),
    TIM_LPSE: (Peran.ADMIN_PPE, Peran.ADMIN_AGENCY),
    "Admin PPE": (Peran.ADMIN_PPE,),
    "Admin Agency": (Peran.ADMIN_AGENCY,),
    "Bidang Layanan dan Dukungan": (Peran.HELPDESK,),
    PIMPINAN_INSTANSI: (Peran.PIMPINAN,),
}

PELAKSANA_PEMOHON = {SATUAN_KERJA, PEMOHON, PIMPINAN_INSTANSI, "PPK", "PPK/Pokja ULP/Pejabat Pengadaan"}
"""Columns of the applicant's side: no clock of the office runs against them."""

PELAKSANA_BERBAGI = {TIM_LPSE, "Admin PPE", "Admin Agency", "Bidang Layanan dan Dukungan"}
"""Columns that several members fill: one of them takes the work, and then it is his until he hands it over."""

PELAKSANA_KEPALA = (KEPALA_UKPBJ, KEPALA_LPSE)
"""Columns of the heads: they dispose, order, correct and sign."""
