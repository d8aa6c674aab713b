"""Files for a spreadsheet: CSV that Indonesian Excel opens by a double click, XLSX, and no cell that becomes a formula."""

import csv
import io
import re

AWAL_RUMUS = re.compile(r"""(^|[,;\t\r\n]["\s]*)(?=[=+\-@\t\r\n])""")
KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold."""
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def aman(nilai):
    """A cell that a spreadsheet cannot take for a formula: names and subjects come from people.

    Nor the part after a comma: a spreadsheet of other regional settings divides the line there.
    """
    return AWAL_RUMUS.sub(r"\1'", str(nilai))


def penulis_csv(berkas):
    """A csv writer on `berkas` (text): UTF-8 with a byte order mark, semicolons (decimal comma is Indonesian)."""
    berkas.write("\ufeff")
    return csv.writer(berkas, delimiter=";")


def csv_teks(judul, baris):
    """The whole CSV as text; `baris`: iterables of values."""
    keluaran = io.StringIO()
    penulis = penulis_csv(keluaran)
    penulis.writerow(judul)
    penulis.writerows([aman(nilai) for nilai in satu] for satu in baris)
    return keluaran.getvalue()


def xlsx(judul, baris, *, lembar):
    """The workbook as bytes, one sheet named `lembar`, every cell text: eighteen digits stay eighteen, formulas stay words."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    buku = Workbook(write_only=True)
    kertas = buku.create_sheet(lembar)
    kertas.freeze_panes = "A2"
    for urut in range(len(judul)):
        kertas.column_dimensions[chr(ord("A") + urut)].width = 22

    def sel(nilai, tebal=False):
        satu = WriteOnlyCell(kertas, value=KENDALI.sub("", aman(nilai)))
        satu.data_type, satu.number_format = "s", "@"
        if tebal:
            satu.font = Font(bold=True)
        return satu

    kertas.append([sel(satu, tebal=True) for satu in judul])
    for isi in baris:
        kertas.append([sel(nilai) for nilai in isi])
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()
