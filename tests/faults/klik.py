"""Fifty clicks on every action of every SOP (signing excepted), many rounds.

    python -m tests.faults.klik [--putaran 20] [--basis sqlite|postgres] [--banyak 50]

On a database of its own. Ends with code 1 at the first race that has not exactly one winner.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.layanan import Basis


def utama():
    urai = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    urai.add_argument("--putaran", type=int, default=20)
    urai.add_argument("--banyak", type=int, default=50)
    urai.add_argument("--basis", choices=["postgres", "sqlite"], default="postgres")
    pilihan = urai.parse_args()
    with tempfile.TemporaryDirectory(prefix="klik-") as folder:
        Path(folder).chmod(0o755)
        basis = Basis(Path(folder) / "pg") if pilihan.basis == "postgres" else None
        try:
            sys.exit(
                jalankan(pilihan, basis.alamat() if basis else f"sqlite:///{folder}/basis.sqlite3", folder)
            )
        finally:
            if basis:
                basis.tutup()


def jalankan(pilihan, alamat, folder):
    from tests.bench.perpindahan import siapkan

    _, kantor = siapkan(alamat, folder)
    from requests_app.sop import SOP
    from tests.serentak.lomba import sepanjang_jalan

    awal, jenis, hasil = time.monotonic(), set(), Counter()
    for putaran in range(1, pilihan.putaran + 1):
        for sop in SOP:
            for akhir in sepanjang_jalan(kantor, sop, banyak=pilihan.banyak):
                if akhir.cacat:
                    print(sop, akhir.cacat)
                    return 1
                jenis.add((sop, akhir.aksi))
                hasil += akhir.hasil
        ringkas = f"{len(jenis)} actions, {hasil['Hasil']} races, {hasil.total()} clicks, one winner each"
        print(f"round {putaran}: {ringkas}; {time.monotonic() - awal:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    utama()
