"""Departures from the mutu baku (in perlengkapan, waktu or output): seen with the move, explained by who made it."""

from requests_app.models import Penyimpangan
from requests_app.penyimpangan.aturan import ATURAN, Jenis, pengambilalihan, temukan
from requests_app.penyimpangan.baca import ringkasan, terbuka
from requests_app.penyimpangan.sebab import LAIN, PANJANG
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON

__all__ = ["catat", "deteksi", "pengambilalihan", "ringkasan", "temukan", "terbuka"]


def deteksi(jejak, aksi, ukuran, alasan=""):
    """Write down how a move departed from its row's mutu baku: what its entry says (`temukan`), and its time. Returns them.

    `alasan`: the reason its own form wanted; it explains what only an override can bring about.
    """
    hasil = catat(jejak, ukuran["pelaksana"], alasan)
    pelaku = _penanggung_jawab(jejak, aksi) if ukuran["terlambat"] else None
    if pelaku is not None:
        lewat = max(0, ukuran["detik_kerja"] - (ukuran["baku_detik"] or 0))
        hasil.append(_tulis(jejak, Jenis.WAKTU, ukuran["pelaksana"], pelaku, lewat))
    return hasil


def catat(jejak, pelaksana, alasan=""):
    """One row for each kind of departure its entry tells of. Nothing for the portal's own moves."""
    if jejak.pelaku_id is None:
        return []
    kode = [kode for kode in jejak.data.get("menyimpang", {}) if kode in ATURAN]
    hasil = []
    for jenis in dict.fromkeys(ATURAN[satu].jenis for satu in kode):
        beralasan = all(ATURAN[satu].beralasan for satu in kode if ATURAN[satu].jenis == jenis)
        isi = _sudah_beralasan(jejak, alasan) if beralasan else {}
        hasil.append(_tulis(jejak, jenis, pelaksana, jejak.pelaku_id, **isi))
    return hasil


def _sudah_beralasan(jejak, alasan):
    """The entry of the move itself pins these words (services: "alasan")."""
    uraian = " ".join(alasan.split())[:PANJANG]
    return {"sebab": LAIN, "uraian": uraian, "dijawab_pada": jejak.waktu} if uraian else {}


def _penanggung_jawab(jejak, aksi):
    """Who is asked why it took so long: who moved it; where the applicant ended it himself, who held the work (or nobody)."""
    if aksi.pelaksana in PELAKSANA_PEMOHON:
        return jejak.permohonan.petugas_id
    return jejak.pelaku_id


def _tulis(jejak, jenis, pelaksana, pelaku, lewat=0, **isi):
    return Penyimpangan.objects.create(
        permohonan=jejak.permohonan, jejak=jejak, jenis=jenis, sop=jejak.permohonan.sop, baris=jejak.baris,
        pelaksana=pelaksana, pelaku_id=pelaku, pada=jejak.waktu, detik_lewat=lewat, **isi,
    )  # fmt: skip
