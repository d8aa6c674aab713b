"""The portal's WSGI application with points of death, for gunicorn."""

from lpse_portal.wsgi import application
from requests_app import jurnal, pengisian, services
from requests_app.berkas import gudang
from tests.faults.titik import bungkus, mati

__all__ = ["application"]

bungkus(jurnal, "catat", sebelum=lambda *_: mati("sebelum-jejak", "pindah"))
bungkus(services, "_pindahkan", sesudah=lambda *_: mati("sebelum-commit", "pindah"))
bungkus(services, "jalankan", sesudah=lambda *_: mati("sesudah-commit", "pindah"))
bungkus(gudang, "_salin", sesudah=lambda *_: mati("tengah-simpan", "unggah"))
bungkus(gudang, "simpan", sesudah=lambda *_: mati("sesudah-simpan", "unggah"))
bungkus(pengisian, "catat_berkas", sesudah=lambda *_: mati("sesudah-baris", "unggah"))
