"""A draft as a list of tasks: what each is, how far it is, and where what is missing can be filled in. Reads only."""

from dataclasses import dataclass, field

from django.urls import reverse

from requests_app.kelengkapan import butir_wajib
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.syarat import ada_orang, akun_dikenal, orang_berbeda, semua_terunggah, surat_terisi

SELESAI, BELUM, NANTI = "Selesai", "Belum lengkap", "Belum bisa dimulai"
DI_ATAS = (surat_terisi, ada_orang, orang_berbeda, akun_dikenal, semua_terunggah)
"""Conditions that belong to one of the first three tasks."""
WARNA = {SELESAI: "sukses", BELUM: "perhatian", NANTI: "netral"}


@dataclass(frozen=True)
class Kurang:
    """One thing that keeps a draft from being sent, and the page where it is put right."""

    teks: str
    alamat: str


@dataclass
class Bagian:
    """One task: `kurang` is what it still lacks."""

    judul: str
    alamat: str
    petunjuk: str
    kurang: list = field(default_factory=list)
    keadaan: str = ""

    def __post_init__(self):
        self.keadaan = self.keadaan or (BELUM if self.kurang else SELESAI)

    @property
    def warna(self):
        return WARNA[self.keadaan]


class IsiDraf:
    """The four tasks of a draft. `butir`: its documents, asked for once."""

    def __init__(self, permohonan):
        self.permohonan = permohonan
        self.butir = butir_wajib(permohonan)
        self.orang = list(permohonan.subjek.all())
        self.kurang = self._kurang()
        self.surat = self._bagian("Data surat", "draf_surat", self._petunjuk_surat(), surat_terisi)
        self.daftar_orang = self._bagian(
            self._judul_orang(), "orang_baru", self._petunjuk_orang(), ada_orang, orang_berbeda, akun_dikenal
        )
        self.dokumen = self._bagian("Dokumen", "draf_dokumen", self._petunjuk_dokumen(), semua_terunggah)
        self.kirim = Bagian(
            "Periksa dan kirim",
            self._alamat("draf_periksa"),
            "Baca sekali lagi semuanya, lalu kirim."
            if self.siap
            else "Terbuka setelah tugas di atas selesai.",
            keadaan=BELUM if self.siap else NANTI,
        )

    @property
    def siap(self):
        return not self.kurang

    @property
    def selesai(self):
        """How many of the three tasks before sending are done."""
        return sum(not b.kurang for b in (self.surat, self.daftar_orang, self.dokumen))

    def _alamat(self, nama):
        return reverse(nama, args=[self.permohonan.acuan])

    def _bagian(self, judul, alamat, petunjuk, *syarat):
        milik = [kurang for asal, kurang in self.kurang if asal in syarat]
        return Bagian(judul, self._alamat(alamat), petunjuk, milik)

    def _petunjuk_surat(self):
        return "" if self.permohonan.nomor_surat else "Nomor, tanggal, hal, dan penanda tangan"

    @property
    def satu(self):
        """Is this a request of one person only?"""
        return self.permohonan.ORANG_TERBANYAK == 1

    def _judul_orang(self):
        if self.permohonan.diri_sendiri:
            return "Data Anda"
        return "Data orang" if self.satu else "Orang"

    def _petunjuk_orang(self):
        if self.orang:
            return self.orang[0].nama if self.satu else f"{len(self.orang)} orang"
        if self.permohonan.diri_sendiri:
            return "Sebagian sudah terisi dari profil Anda; periksa dan lengkapi."
        return "Siapa yang dimohonkan" if self.satu else "Siapa saja yang dimohonkan"

    def _petunjuk_dokumen(self):
        ada = sum(b.berkas is not None for b in self.butir)
        return f"{ada} dari {len(self.butir)} dokumen terunggah"

    def _petunjuk_kirim(self):
        """What no task above speaks of (a SOP may ask for more) is said here."""
        lain = [k.teks for asal, k in self.kurang if asal not in DI_ATAS]
        if lain:
            return " ".join(lain)
        return (
            "Baca sekali lagi semuanya, lalu kirim."
            if self.siap
            else "Terbuka setelah tugas di atas selesai."
        )

    def _kurang(self):
        """[(condition, Kurang)] of every condition of the action that files this SOP."""
        syarat = [s for aksi in aksi_dari(self.permohonan.kelas) if "DRAF" in aksi.dari for s in aksi.syarat]
        hasil = []
        for satu in dict.fromkeys(syarat):
            # The documents are at hand already, and each has a place of its own to go to.
            if satu is semua_terunggah:
                hasil += [(satu, self._belum_diunggah(b)) for b in self.butir if b.berkas is None]
            else:
                hasil += [
                    (satu, Kurang(self._teks(teks, satu), self._tempat(satu)))
                    for teks in satu(self.permohonan)
                ]
        return hasil

    def _teks(self, teks, syarat):
        return "Data Anda belum diisi." if syarat is ada_orang and self.permohonan.diri_sendiri else teks

    def _belum_diunggah(self, butir):
        return Kurang(f"Belum diunggah: {butir.judul}", f"{self._alamat('draf_dokumen')}#berkas-{butir.kode}")

    def _tempat(self, syarat):
        nama = {surat_terisi: "draf_surat", ada_orang: "orang_baru"}.get(syarat, "draf")
        return (
            f"{self._alamat(nama)}#orang" if syarat in (orang_berbeda, akun_dikenal) else self._alamat(nama)
        )
