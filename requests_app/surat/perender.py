"""The child process that turns one HTML document into PDF/A-3u (forked by `requests_app.cabang`).

Reads one JSON object from stdin, `{"html", "judul", "dibuat", "lampiran": {name: base64}, "batas_detik", "folder"}`; the
folder takes its temporary files. Writes one line of JSON to stdout, `{"halaman", "kotak", "halaman_ttd"}` followed by the
PDF itself, or `{"galat": "..."}` alone. It knows nothing of Django, and the parent may kill it at any time.
"""

import base64
import html as html_std
import json
import resource
import sys
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

FOLDER_HURUF = Path(__file__).parent / "huruf"
BATAS_MEMORI = 1536 * 1024 * 1024
BATAS_BERKAS = 64 * 1024 * 1024
PANJANG_ALAMAT = 120
# Relative addresses are resolved against a name that cannot exist, so that they are refused by name, not dropped silently.
ALAMAT_DASAR = "http://alamat-relatif.invalid/"
GAMBAR_TERTANAM = "data:image/png;base64,"
"""The office's logo: the one picture a letter may hold that is no inline SVG."""
PILIHAN = {"pdf_variant": "pdf/a-3u", "pdf_tags": True}
GAYA_HURUF = "".join(
    f"@font-face {{ font-family: Arimo; font-weight: {tebal}; font-style: {miring};"
    f' src: url("huruf:Arimo-{berkas}.ttf") }}\n'
    for berkas, tebal, miring in (
        ("Regular", 400, "normal"),
        ("Bold", 700, "normal"),
        ("Italic", 400, "italic"),
        ("BoldItalic", 700, "italic"),
    )
)
GAYA_DASAR = GAYA_HURUF + "html { font-family: Arimo }\n"


class Ditolak(Exception):
    """The document cannot become a letter; the message is Indonesian and fit to be shown."""


def batasi(detik):
    """Cap memory, processor time (seconds) and the size of any file written by this process, for good."""
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (BATAS_BERKAS, BATAS_BERKAS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def baca_huruf():
    """The vendored fonts as `{"huruf:<file name>": bytes}`."""
    return {f"huruf:{berkas.name}": berkas.read_bytes() for berkas in sorted(FOLDER_HURUF.glob("*.ttf"))}


def pengambil(huruf):
    """A URL fetcher that serves `huruf` and pictures embedded as PNG, and refuses, and remembers, every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class PengambilTertutup(URLFetcher):
        def __init__(self):
            super().__init__(allowed_protocols=(), allow_redirects=False)
            self.ditolak = []

        def fetch(self, url, headers=None):
            if url in huruf:
                return URLFetcherResponse(url, huruf[url], {"Content-Type": "font/ttf"})
            if url.startswith(GAMBAR_TERTANAM):
                isi = base64.b64decode(url[len(GAMBAR_TERTANAM) :])
                return URLFetcherResponse(url, isi, {"Content-Type": "image/png"})
            self.ditolak.append(url)
            raise ValueError("ditolak")

    return PengambilTertutup()


def periksa_aksara(html, huruf):
    """Raise `Ditolak` if the text holds a character the letter's font lacks: it would print as an empty box."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(huruf["huruf:Arimo-Regular.ttf"]), lazy=True) as fon:
        dikenal = fon.getBestCmap().keys()
    asing = sorted(
        {
            aksara
            for aksara in html_std.unescape(html)
            if ord(aksara) not in dikenal and aksara not in "\t\r\n"
        }
    )
    if asing:
        daftar = ", ".join(
            f"{aksara if aksara.isprintable() else ''} (U+{ord(aksara):04X})".strip() for aksara in asing[:5]
        )
        raise Ditolak(f"Surat memuat aksara yang tidak ada pada huruf surat: {daftar}.")


def periksa_alamat(ambil):
    if ambil.ditolak:
        alamat = ", ".join(sorted({url[:PANJANG_ALAMAT] for url in ambil.ditolak})[:3])
        raise Ditolak(f"Surat merujuk berkas atau alamat luar yang tidak diizinkan: {alamat}")


def letak_ttd(dokumen):
    """`(page index from 0, (x1, y1, x2, y2))` of the element with id "ttd", in points from the bottom left; else Nones."""
    for nomor, halaman in enumerate(dokumen.pages):
        if "ttd" in halaman.anchors:
            x1, y1, x2, y2 = halaman.anchors["ttd"]
            tinggi = halaman.height
            # CSS pixels from the top left become PDF points from the bottom left.
            return nomor, [round(n * 0.75, 2) for n in (x1, tinggi - y2, x2, tinggi - y1)]
    return None, None


def jadikan_lampiran(lampiran, dibuat, ambil):
    from weasyprint import Attachment

    # Fixed times: without them the bytes would differ at every run.
    return [
        Attachment(
            string=base64.b64decode(isi),
            name=nama,
            relationship="Data",
            created=dibuat,
            modified=dibuat,
            url_fetcher=ambil,
        )
        for nama, isi in sorted(lampiran.items())
    ]


def render(permintaan):
    """The answer for one request as `(head, pdf)`; raises `Ditolak`."""
    huruf = baca_huruf()
    periksa_aksara(permintaan["html"], huruf)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    ambil = pengambil(huruf)
    konfigurasi = FontConfiguration()
    gaya = CSS(string=GAYA_DASAR, url_fetcher=ambil, font_config=konfigurasi)
    naskah = HTML(string=permintaan["html"], url_fetcher=ambil, base_url=ALAMAT_DASAR)
    dokumen = naskah.render(font_config=konfigurasi, stylesheets=[gaya], **PILIHAN)
    periksa_alamat(ambil)
    dibuat = datetime.fromisoformat(permintaan["dibuat"]).astimezone(UTC)
    data = dokumen.metadata
    data.title, data.lang = permintaan["judul"], "id"
    data.created = data.modified = dibuat.strftime("%Y-%m-%dT%H:%M:%SZ")
    pdf = dokumen.write_pdf(attachments=jadikan_lampiran(permintaan["lampiran"], dibuat, ambil), **PILIHAN)
    periksa_alamat(ambil)
    halaman_ttd, kotak = letak_ttd(dokumen)
    return {"halaman": len(dokumen.pages), "kotak": kotak, "halaman_ttd": halaman_ttd}, pdf


def hangatkan():
    """What every document needs: the libraries loaded, the machine's fonts known to be none."""
    contoh = {"html": "<p>x", "judul": "x", "dibuat": datetime.now(UTC).isoformat(), "lampiran": {}}
    render(contoh)


def main():
    permintaan = json.load(sys.stdin.buffer)
    tempfile.tempdir = permintaan["folder"]
    batasi(permintaan["batas_detik"])
    try:
        kepala, pdf = render(permintaan)
    except Ditolak as galat:
        kepala, pdf = {"galat": str(galat)}, b""
    except MemoryError:
        kepala, pdf = {"galat": "Surat terlalu besar: batas memori terlampaui."}, b""
    except RecursionError:
        kepala, pdf = {"galat": "Susunan surat terlalu dalam."}, b""
    except Exception as galat:  # hostile HTML ends here, whatever the renderer made of it
        kepala, pdf = {"galat": f"Surat tidak dapat disusun ({type(galat).__name__})."}, b""
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
