"""A password that nobody else could have typed, and the ways it may hide in bytes."""

import base64
import html
import json
import secrets
import subprocess
import urllib.parse
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from pypdf import PdfReader


def kanari():
    """A fresh password: an unmistakable core, and characters that every encoding changes."""
    return f"KANARI-{secrets.token_hex(12)}<&\"'/+ é%>"


def sandi_an(teks):
    """{encoding: bytes} in which `teks` may lie somewhere: its core alone too, for what cuts or escapes the rest."""
    inti = teks.partition("<")[0]
    hasil = {}
    for nama, kata in (("inti", inti), ("utuh", teks)):
        mentah = kata.encode()
        hasil |= {
            f"{nama} polos": mentah,
            f"{nama} utf-16": kata.encode("utf-16-le"),
            f"{nama} terbalik": kata[::-1].encode(),
            f"{nama} heksa": mentah.hex().encode(),
            f"{nama} HEKSA": mentah.hex().upper().encode(),
        }
        hasil |= {f"{nama} base64 geser {geser}": _base64(mentah, geser) for geser in range(3)}
    return hasil | {
        "url": urllib.parse.quote(teks, safe="").encode(),
        "url formulir": urllib.parse.quote_plus(teks).encode(),
        "html": html.escape(teks).encode(),
        "json": json.dumps(teks)[1:-1].encode(),
    }


def _base64(mentah, geser):
    """The characters that stand in any base64 text which holds `mentah` after a multiple of three bytes plus `geser`."""
    penuh = base64.b64encode(b"\0" * geser + mentah)
    awal = -(-geser * 8 // 6)
    akhir = (geser + len(mentah)) * 8 // 6
    return penuh[awal:akhir]


def ditemukan(rahasia, saluran):
    """[(sink, encoding)] of every one of `rahasia` in `saluran`, an iterable of (name, bytes)."""
    pola = [(nama, isi) for teks in rahasia for nama, isi in sandi_an(teks).items()]
    return [(nama, kode) for nama, badan in saluran for kode, isi in pola if isi in badan]


def semua_saluran(catatan):
    """Every place where the portal keeps or sends anything. `catatan`: (name, bytes) collected while it worked."""
    yield from catatan
    yield from tabel()
    yield from sesi()
    yield from surel()
    yield from berkas()


def tabel():
    """Each value of each column of each table, as stored; on SQLite the bytes of the file too."""
    with connection.cursor() as kursor:
        for nama in connection.introspection.table_names(kursor):
            kursor.execute(f"SELECT * FROM {connection.ops.quote_name(nama)}")
            for baris in kursor.fetchall():
                yield f"tabel {nama}", b"\x00".join(_bita(nilai) for nilai in baris)
    if connection.vendor == "sqlite":
        yield "berkas basis data", Path(connection.settings_dict["NAME"]).read_bytes()


def _bita(nilai):
    return bytes(nilai) if isinstance(nilai, bytes | memoryview) else str(nilai).encode()


def sesi():
    """Sessions are signed and packed in the table; here is what they say."""
    for satu in Session.objects.all():
        yield "sesi", repr(satu.get_decoded()).encode()


def surel():
    for surat in mail.outbox:
        yield f"surel {surat.subject}", surat.message().as_bytes() + str(surat.body).encode()


def berkas():
    """Files of the store, of keys and certificates, and whatever lies in the data and temporary folders."""
    folder = (settings.GUDANG_DIR, settings.KUNCI_HARIAN_DIR, settings.PENANDA_DIR, settings.DATA_DIR)
    for satu in {f for akar in folder for f in Path(akar).rglob("*") if f.is_file()}:
        badan = satu.read_bytes()
        yield f"berkas {satu.name}", badan
        if badan.startswith(b"%PDF-"):
            yield from isi_pdf(satu.name, badan)


def isi_pdf(nama, badan):
    """What a reader of the PDF sees: its text, its properties, its attachments."""
    teks = subprocess.run(["pdftotext", "-", "-"], input=badan, capture_output=True, check=True).stdout
    yield f"teks PDF {nama}", teks
    pembaca = PdfReader(BytesIO(badan))
    yield f"sifat PDF {nama}", repr(pembaca.metadata).encode()
    for lampiran, isi in pembaca.attachments.items():
        yield f"lampiran {lampiran}", b"".join(isi)
