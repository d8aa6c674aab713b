"""The columns "Pelaksana" of the SOPs as printed, and which roles fill each (design: data, not code)."""

from accounts_app.models.penugasan import PERAN_PENGADAAN, Peran

SATUAN_KERJA = "Satuan Kerja"
KEPALA_UKPBJ = "Kepala UKPBJ"
KEPALA_LPSE = "Kepala LPSE"
TIM_LPSE = "Tim Pengelola LPSE"
PIMPINAN_INSTANSI = "Pimpinan Instansi"
PPK = "PPK"
PEMEGANG_AKUN = "PPK/POKJA ULP/PEJABAT PENGADAAN"
ADMIN_AGENCY = "Admin Agency"
ADMIN_AGENCY_BATANG = "ADMIN AGENCY"
ADMIN_PPE = "Admin PPE"
LAYANAN_DUKUNGAN = "Bidang Layanan dan Dukungan"
CALON = "Admin Agency (calon)"
"""Printed "Admin Agency" like the office's own; it is the person for whom the account is asked (see `tercetak`)."""
PEMOHON = "Pemohon"
"""Not a column: whoever may file this SOP, for this unit or himself. Used by additions such as withdrawal."""

PERAN_PELAKSANA = {
    SATUAN_KERJA: (Peran.SATKER,),
    KEPALA_UKPBJ: (Peran.KEPALA_UKPBJ,),
    KEPALA_LPSE: (Peran.KEPALA_LPSE,),
    TIM_LPSE: (Peran.ADMIN_PPE, Peran.ADMIN_AGENCY),
    ADMIN_PPE: (Peran.ADMIN_PPE,),
    ADMIN_AGENCY: (Peran.ADMIN_AGENCY,),
    ADMIN_AGENCY_BATANG: (Peran.ADMIN_AGENCY,),
    LAYANAN_DUKUNGAN: (Peran.HELPDESK,),
    PIMPINAN_INSTANSI: (Peran.PIMPINAN,),
    PPK: (Peran.PPK,),
    PEMEGANG_AKUN: PERAN_PENGADAAN,
    CALON: (),
}

PELAKSANA_DIRI = {PPK, PEMEGANG_AKUN}
"""Columns of those who ask for their own account, in person."""

PELAKSANA_PEMOHON = {SATUAN_KERJA, PEMOHON, PIMPINAN_INSTANSI, CALON, *PELAKSANA_DIRI}
"""Columns of the applicant's side: no clock of the office runs against them."""

PELAKSANA_BERBAGI = {TIM_LPSE, ADMIN_PPE, ADMIN_AGENCY, ADMIN_AGENCY_BATANG, LAYANAN_DUKUNGAN}
"""Columns that several members fill: one of them takes the work, and then it is his until he hands it over."""

PELAKSANA_KEPALA = (KEPALA_UKPBJ, KEPALA_LPSE)
"""Columns of the heads: they dispose, order, correct and sign."""


def tercetak(pelaksana):
    """The heading of a column as the SOP prints it."""
    return ADMIN_AGENCY if pelaksana == CALON else pelaksana
