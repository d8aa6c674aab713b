from requests_app.models.berkas import Berkas
from requests_app.models.catatan import Catatan
from requests_app.models.cetakan import Cetakan
from requests_app.models.denyut import Denyut
from requests_app.models.disposisi import Disposisi
from requests_app.models.jam import Jeda, LamaLangkah, VersiKalender
from requests_app.models.jejak import Jejak
from requests_app.models.kalender import HariLibur, JamKerja
from requests_app.models.kampanye import ButirKampanye, Kampanye
from requests_app.models.kerja import IsianTersimpan, SaringanTersimpan
from requests_app.models.nomor import NomorSurat, Penomoran
from requests_app.models.pelatihan import Pelatihan
from requests_app.models.pemeriksaan import ButirPeriksa, Pemeriksaan
from requests_app.models.penerimaan import PenerimaanBerkas
from requests_app.models.penyimpangan import Penyimpangan
from requests_app.models.permohonan import Permohonan
from requests_app.models.subjek import RiwayatSubjek, Subjek
from requests_app.models.surat import Surat, VersiSurat
from requests_app.models.tugas import Tugas
from requests_app.models.versi_sop import PenyesuaianLangkah, VersiSOP
from requests_app.sop import muat_semua

muat_semua()

__all__ = [
    "Berkas",
    "ButirKampanye",
    "ButirPeriksa",
    "Catatan",
    "Cetakan",
    "Denyut",
    "Disposisi",
    "HariLibur",
    "IsianTersimpan",
    "JamKerja",
    "Jeda",
    "Jejak",
    "Kampanye",
    "LamaLangkah",
    "NomorSurat",
    "Pelatihan",
    "Pemeriksaan",
    "PenerimaanBerkas",
    "Penomoran",
    "PenyesuaianLangkah",
    "Penyimpangan",
    "Permohonan",
    "RiwayatSubjek",
    "SaringanTersimpan",
    "Subjek",
    "Surat",
    "Tugas",
    "VersiKalender",
    "VersiSOP",
    "VersiSurat",
]
