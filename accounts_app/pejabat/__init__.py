"""The register of acting officials: who may appoint whom, what is refused, and who could act at a given moment."""

from accounts_app.pejabat.aturan import boleh_mengakhiri, boleh_menunjuk, calon, dapat_digantikan, periksa
from accounts_app.pejabat.masa import lewat, masa_teks
from accounts_app.pejabat.siapa import Jabatan, Jalur, siapa
from accounts_app.pejabat.tulis import akhiri, pangkas, tunjuk

__all__ = [
    "Jabatan", "Jalur", "akhiri", "boleh_mengakhiri", "boleh_menunjuk", "calon", "dapat_digantikan", "lewat", "masa_teks",
    "pangkas", "periksa", "siapa", "tunjuk",
]  # fmt: skip
