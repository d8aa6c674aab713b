"""The sealed vault of SPSE passwords: AES-256-GCM under a key that lives one day and is then destroyed.

A day key (`kid`, the ISO date of a UTC day) is a file in KUNCI_HARIAN_DIR, never in the database or its backups.
Destroying it is the only deletion that also reaches the write-ahead log, replicas and every backup of the sealed row.
No Django models; nothing here is logged, and no error carries what was sealed.
"""

import json
import os
import re
import secrets
import string
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

PANJANG_KUNCI = 32
PANJANG_NONCE = 12
HURUF_KECIL = "".join(h for h in string.ascii_lowercase if h != "l")
HURUF_BESAR = "".join(h for h in string.ascii_uppercase if h not in "IO")
ANGKA = "23456789"
NAMA_KUNCI = re.compile(r"\.?(\d{4}-\d{2}-\d{2})(\.[0-9a-f]+)?", re.ASCII)


class SegelRusak(Exception):
    """The seal does not belong to this record, or its bytes were changed."""


class KunciMusnah(Exception):
    """The day key is gone (or unreadable), and with it everything sealed on that day."""


class Rahasia(str):
    """Text that shows itself where it is written out and nowhere else: what prints the variables around it (a log at
    DEBUG prints a template's whole context, a report the locals of a frame) prints this instead."""

    __slots__ = ()

    def __repr__(self):
        return "<rahasia>"


@sensitive_variables("teks", "kunci")
def segel(teks, *, aad):
    """Seal `teks` under today's key and bind it to `aad` (JSON-able dict naming request, recipient, purpose).

    Returns (kid, sandi): the key's date and the 12-byte nonce followed by ciphertext and tag. Raises KunciMusnah
    when today's key file is damaged.
    """
    kid = datetime.now(UTC).date().isoformat()
    kunci = _kunci_ada_atau_baru(kid)
    nonce = secrets.token_bytes(PANJANG_NONCE)
    # surrogatepass: a UnicodeEncodeError would carry the plaintext with it
    sandi = AESGCM(kunci).encrypt(nonce, teks.encode("utf-8", "surrogatepass"), _ikatan(aad, kid))
    return kid, nonce + sandi


@sensitive_variables("kunci")
def buka(kid, sandi, *, aad):
    """The text sealed by `segel`, as a Rahasia. `sandi` is any bytes-like. Raises SegelRusak or KunciMusnah."""
    kunci = _baca_kunci(kid)
    sandi = bytes(sandi)
    if len(sandi) < PANJANG_NONCE + 16:
        raise SegelRusak("Segel kata sandi tidak lengkap.")
    try:
        isi = AESGCM(kunci).decrypt(sandi[:PANJANG_NONCE], sandi[PANJANG_NONCE:], _ikatan(aad, kid))
    except InvalidTag:
        raise SegelRusak("Segel kata sandi tidak cocok dengan catatan ini.") from None
    return Rahasia(isi, "utf-8", "surrogatepass")


def musnahkan_kunci_lama(hari_ini, umur_hari=5, kecuali=()):
    """Destroy day keys from `umur_hari` days before `hari_ini` (a UTC date) and earlier; returns their kids, sorted.

    `kecuali`: kids that a live secret still needs, whatever their age.
    """
    musnah = set()
    for berkas in _folder_kunci().iterdir():
        kid = _kid_dari_nama(berkas.name)
        if kid and kid not in kecuali and (hari_ini - date.fromisoformat(kid)).days >= umur_hari:
            _musnahkan(berkas)
            musnah.add(kid)
    if musnah:
        sinkronkan(_folder_kunci())
    return sorted(musnah)


def buat_sandi(panjang=16):
    """A random password that can be read aloud: no 0 O 1 l I; at least one lower, one upper, one digit."""
    if panjang < 8:
        raise ValueError("Kata sandi paling pendek 8 karakter.")
    abjad, wajib = HURUF_KECIL + HURUF_BESAR + ANGKA, (HURUF_KECIL, HURUF_BESAR, ANGKA)
    while True:  # drawing again, unlike patching characters in, keeps every valid password equally likely
        sandi = "".join(secrets.choice(abjad) for _ in range(panjang))
        if all(set(sandi) & set(golongan) for golongan in wajib):
            return sandi


def _ikatan(aad, kid):
    """Canonical JSON: the same dict gives the same bytes, whatever the order of its keys."""
    return json.dumps(
        {"aad": aad, "kid": kid}, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def _folder_kunci():
    folder = Path(settings.KUNCI_HARIAN_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _kid_dari_nama(nama):
    """The date in the name of a key file or of the draft of one (`.<kid>.<hex>`), else None."""
    cocok = NAMA_KUNCI.fullmatch(nama)
    try:
        return date.fromisoformat(cocok[1]).isoformat() if cocok else None
    except ValueError:
        return None


def _baca_kunci(kid):
    if not isinstance(kid, str) or _kid_dari_nama(kid) != kid:
        raise SegelRusak("Nama kunci harian tidak sah.")
    try:
        kunci = (_folder_kunci() / kid).read_bytes()
    except FileNotFoundError:
        raise KunciMusnah(f"Kunci harian {kid} sudah dimusnahkan.") from None
    if len(kunci) != PANJANG_KUNCI:
        raise KunciMusnah(f"Kunci harian {kid} rusak.")
    return kunci


def _kunci_ada_atau_baru(kid):
    if not (_folder_kunci() / kid).exists():
        _buat_kunci(kid)
    return _baca_kunci(kid)


def _buat_kunci(kid):
    """Write a full draft, then link it to its name: link() fails if another process was first, and his key stands.

    Creating the final name with O_EXCL and writing afterwards would let others read an empty key in between.
    """
    folder = _folder_kunci()
    folder.chmod(0o700)
    draf = folder / f".{kid}.{secrets.token_hex(8)}"
    pegangan = os.open(draf, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(secrets.token_bytes(PANJANG_KUNCI))
            berkas.flush()
            os.fsync(berkas.fileno())
        os.link(draf, folder / kid)
    except FileExistsError:
        pass
    finally:
        draf.unlink()
    sinkronkan(folder)


def _musnahkan(berkas):
    """Overwrite in place, then unlink. (On copy-on-write disks only the folder's own encryption helps further.)"""
    berkas.chmod(0o600)
    with berkas.open("r+b") as isi:
        isi.write(secrets.token_bytes(PANJANG_KUNCI))
        isi.flush()
        os.fsync(isi.fileno())
    berkas.unlink()


def sinkronkan(folder):
    """Make the names in a folder survive a power cut."""
    pegangan = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)
