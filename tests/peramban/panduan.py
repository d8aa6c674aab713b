"""For the pictures of the guides: the invented office in the midst of its work, and who looks at its screens."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from PIL import Image

from accounts_app.models import Pengguna, ProfilKantor
from lpse_portal.contoh import isian
from lpse_portal.contoh.cerita import CERITA
from lpse_portal.contoh.dokumen import nama_berkas, simpan
from lpse_portal.contoh.kantor import isi_kantor
from lpse_portal.contoh.penutup import tutup
from lpse_portal.contoh.peragaan import Peragaan
from requests_app import pengisian
from requests_app.kantor import zona_kantor
from requests_app.kelengkapan import butir_wajib
from requests_app.models import Permohonan, Tugas
from tests.pabrik import Kantor

DOCS = Path(settings.BASE_DIR) / "docs"
WARNA = 96
TAK_TAMPAK = ("tanda_terima", "lembar_disposisi")
"""PDFs that no guide opens; drawing fifty of them would take most of the time."""

MEJA = {"viewport": {"width": 1100, "height": 760}}

KENDALI = "a, button, summary, label, legend, option, h1, h2, h3, h4, dt, th, .lencana, .koreksi-tombol, input[type=submit]"
BUKAN_KATA = ".visually-hidden, .isian-opsional, .kecil, .tugas-draf-nomor, button, time"
BACA_KENDALI = """(semua, bukanKata) => semua.map(asli => {
  const salinan = asli.cloneNode(true);
  salinan.querySelectorAll(bukanKata).forEach(e => e.remove());
  return asli.value && asli.type === "submit" && !asli.textContent ? asli.value : salinan.textContent;
})"""

TUNGGU_GAMBAR = """() => Promise.race([
  new Promise(selesai => setTimeout(selesai, 8000)),
  Promise.all([...document.images].map(g => { g.loading = "eager"; return g.decode().catch(() => 0); })),
])"""
"""Pictures further down load lazily; one that is hidden never does."""


def buka_kantor():
    """The people of the demo by user name, with a dot read as "_"; the signing needs a thread without an event loop."""
    with ThreadPoolExecutor(1) as kolam:
        kolam.submit(_mainkan).result()
    orang = {satu.username.replace(".", "_"): satu for satu in Pengguna.objects.all()}
    return Kantor(profil=ProfilKantor.muat(), orang=orang)


def _mainkan():
    try:
        with timezone.override(zona_kantor()):
            Peragaan(*isi_kantor(), CERITA).mainkan()
            Tugas.objects.filter(jenis__in=TAK_TAMPAK).delete()
            tutup()
    finally:
        connection.close()


def cari(status, unit="", urut=0):
    """The `urut`-th permohonan of the office in a status, of the unit whose name contains `unit`."""
    return Permohonan.objects.filter(status=status, unit__nama__icontains=unit).order_by("pk")[urut]


def lengkapi_draf(draf):
    """What the draft still lacks, as its officer would type and hand it in."""
    cerita = isian.CERITA[-1]
    naskah = isian.naskah(cerita, timezone.localdate())
    pengisian.simpan_surat(draf, isian.data_surat(cerita, timezone.localdate()))
    for butir in butir_wajib(draf):
        if butir.berkas is None:
            isi = naskah.untuk(butir)
            nama = nama_berkas(isi, isian.NAMA_BERKAS[butir.syarat])
            pengisian.catat_berkas(draf, butir.kode, simpan(isi), nama, oleh=draf.pemohon)


class Juru:
    """Opens screens for one guide after another, keeps their words and takes their pictures into `tujuan`."""

    def __init__(self, meja, tujuan):
        self.meja, self.tujuan = meja, tujuan
        self.kata, self.gambar = {}, {}

    def panduan(self, nama):
        """From here on the screens belong to this guide."""
        self.kini = self.kata.setdefault(nama, set())

    def duduk(self, orang, layar=MEJA):
        """This person's desk or phone."""
        self.kerja = self.meja(orang, **layar)
        self.page = self.kerja.page

    def buka(self, alamat):
        self.kerja.buka(alamat)
        return self.lihat()

    def tekan(self, aksi):
        self.kerja.tekan(aksi)
        return self.lihat()

    def lihat(self):
        """Keep the words of every control and heading on the screen; a count, colon or ellipsis at the end is no word."""
        self.page.wait_for_load_state()
        for mentah in self.page.locator(KENDALI).evaluate_all(BACA_KENDALI, BUKAN_KATA):
            kata = " ".join(mentah.split())
            self.kini |= {kata, kata.rstrip("…:"), re.sub(r"\s*(\(\d+[^)]*\)|\d+)$", "", kata)}
        return self.page

    def ambil(self, nama, tinggi, mulai=None, lebar=None):
        """A picture of the screen as if it were `tinggi` pixels high, from the top or scrolled to the element `mulai`.

        `lebar`: only so many pixels from the left, where what stands beside it tells nothing.
        """
        page, semula = self.page, self.page.viewport_size
        page.set_viewport_size({"width": semula["width"], "height": tinggi})
        page.evaluate(TUNGGU_GAMBAR)
        if mulai:
            letak = page.locator(mulai).first.evaluate("e => e.getBoundingClientRect().top + scrollY")
            page.evaluate("y => scrollTo({top: y, behavior: 'instant'})", letak - 14)
        gambar = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
        self.simpan(nama, gambar.crop((0, 0, lebar, tinggi)) if lebar else gambar)
        page.set_viewport_size(semula)

    def simpan(self, nama, gambar):
        tujuan = self.tujuan / f"{nama}.png"
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        gambar = gambar.convert("RGB").quantize(WARNA, dither=Image.Dither.NONE)
        gambar.save(tujuan, optimize=True)
        self.gambar[nama] = gambar.width
