"""Reads one stranger's PDF in a process of its own: `python -m requests_app.surat.pemeriksa < masukan`.

The input is one line of JSON, `{"akar": [PEM, …]}`, then the file. Writes one line of JSON: the fields of a
`HasilVerifikasi` and `bentuk`, a word of `verifikasi.BENTUK`. Knows nothing of Django, fetches nothing.
"""

import dataclasses
import json
import sys

from requests_app.berkas.kurungan import MIB, batasi_diri

DETIK = 20


def main():
    batasi_diri(memori=1024 * MIB, detik=DETIK, keluaran=MIB)
    akar = json.loads(sys.stdin.buffer.readline())["akar"]
    pdf = sys.stdin.buffer.read()
    from requests_app.surat.verifikasi import bentuk_pdf, periksa_tanda_tangan

    hasil = dataclasses.asdict(periksa_tanda_tangan(pdf, [pem.encode() for pem in akar]))
    hasil["waktu"] = hasil["waktu"] and hasil["waktu"].isoformat()
    json.dump(hasil | {"bentuk": bentuk_pdf(pdf)}, sys.stdout)


if __name__ == "__main__":
    main()
