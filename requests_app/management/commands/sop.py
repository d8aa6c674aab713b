"""`manage.py sop`: every SOP as data, row by row, as printed or as the office has adjusted it."""

import json

from django.core.management.base import BaseCommand

from requests_app.sop import SOP
from requests_app.sop.kosakata import AKHIR, SELESAI, aksi_dari
from requests_app.sop.pelaksana import tercetak


class Command(BaseCommand):
    help = "Menampilkan setiap SOP sebagai data: baris, pelaksana, mutu baku, dan jalan keluarnya."

    def add_arguments(self, parser):
        parser.add_argument(
            "--berlaku", action="store_true", help="dengan penyesuaian kantor yang berlaku hari ini"
        )
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *, berlaku, format, **lain):
        self.stdout.write(TULIS[format](daftar_sop(berlaku=berlaku)))


def daftar_sop(*, berlaku=False):
    """[{"kode", "nama", "langkah": [...]}] in the order of the SOP files; printed rows first, then added waiting states.

    As printed and without a look at the database; with `berlaku` as the office's adjustments have it today.
    """
    return [
        {
            "kode": kode,
            "nama": kelas.NAMA,
            "langkah": [_langkah(kelas, baris) for baris in _baris(kelas, berlaku)],
        }
        for kode, kelas in SOP.items()
    ]


def _baris(kelas, berlaku):
    if not berlaku:
        return (*kelas.LANGKAH, *kelas.TAMBAHAN)
    # Imported here: what is printed needs no database.
    from requests_app.langkah import sekarang

    return sekarang(kelas.KODE)


def _langkah(kelas, baris):
    return {
        "baris": baris.baris,
        "status": baris.status,
        "tambahan": baris.tambahan,
        "pelaksana": tercetak(baris.pelaksana),
        "waktu": baris.waktu.as_dict() if baris.waktu else None,
        "aktivitas": baris.aktivitas,
        "kelengkapan": list(baris.kelengkapan),
        "wajib_unggah": [syarat.nama for syarat in baris.wajib_unggah if not syarat.bila],
        "keluaran": list(baris.keluaran),
        "keterangan": list(baris.keterangan),
        "aksi": [_aksi(kelas, aksi) for aksi in aksi_dari(kelas) if baris.status in aksi.dari],
    }


def _aksi(kelas, aksi):
    """`ke_baris`: the row awaited next, "selesai", or None (an added waiting state, or an end the paper does not have)."""
    baris = {baris.status: baris.baris for baris in kelas.LANGKAH}
    # An added outcome ends what the paper does not end; a printed row that ends it is the paper's end, however it ended.
    if aksi.ke == SELESAI or (aksi.ke in AKHIR and not aksi.tambahan):
        baris[aksi.ke] = "selesai"
    return {
        "nama": aksi.nama,
        "ke": aksi.ke,
        "ke_baris": baris.get(aksi.ke),
        "tambahan": aksi.tambahan,
        "sistem": aksi.sistem,
    }


def sebagai_json(daftar):
    return json.dumps(daftar, ensure_ascii=False, indent=2)


def sebagai_teks(daftar):
    return "\n\n".join(
        "\n".join([f"{isi['nama']} ({isi['kode']})", *(_teks(baris) for baris in isi["langkah"])])
        for isi in daftar
    )


def _teks(baris):
    nomor = "+" if baris["tambahan"] else str(baris["baris"])
    waktu = " ".join(f"{jumlah} {satuan}" for satuan, jumlah in (baris["waktu"] or {}).items()) or "N/A"
    kepala = f"{nomor:>3}  {baris['aktivitas']}\n     {baris['pelaksana']} · {waktu} · {baris['status']}"
    return "\n".join([kepala, *(f"     → {_teks_aksi(aksi)}" for aksi in baris["aksi"])])


def _teks_aksi(aksi):
    ke = f"baris {aksi['ke_baris']}" if isinstance(aksi["ke_baris"], int) else aksi["ke"]
    sebutan = ", ".join(kata for kata in ("tambahan", "sistem") if aksi[kata])
    return f"{aksi['nama']}: {ke}{f' ({sebutan})' if sebutan else ''}"


TULIS = {"teks": sebagai_teks, "json": sebagai_json}
