"""The laid-out flow as SVG: grid first, lines last. Presentation attributes only, so that it needs no style of a page.

Words are shapes' numbers, the rows' titles and the headings; what a screen reader needs stands in the table beside it.
"""

from xml.sax.saxutils import escape, quoteattr

from requests_app.bagan.tata import KEPALA, NOMOR, TINGGI_CATATAN, TINGGI_TEKS, WAKTU

TINTA, REDUP, GARIS, BIRU, TAMBAHAN = "#16202e", "#4a5565", "#c3cbd7", "#0a489f", "#653e00"
LATAR_KEPALA, LATAR_KINI, LATAR_LEWAT, LATAR_CATATAN = "#eff5fe", "#fff5de", "#e8f6ec", "#fffaf0"
PUTUS = "5 3"
LEBAR_CATATAN = 220


def svg(lembar, *, judul, rincian, kunci="bagan", kini="", dilalui=(), huruf="inherit", muat=None):
    """One Lembar as an `<svg role="img">` with title and description.

    `kini`: the status where a permohonan stands; `dilalui`: statuses it has been through; `huruf`: the font of its words;
    `muat`: the width and height it has to fit into.
    """
    skala = min(1, muat[0] / lembar.lebar, muat[1] / lembar.tinggi) if muat else 1
    ukuran = _atribut(
        ("width", _n(lembar.lebar * skala)),
        ("height", _n(lembar.tinggi * skala)),
        ("viewBox", f"0 0 {_n(lembar.lebar)} {_n(lembar.tinggi)}"),
    )
    isi = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bagan" role="img" aria-labelledby="{kunci}-judul {kunci}-rincian"'
        f'{ukuran} font-family={quoteattr(huruf)} font-size="12">',
        f'<title id="{kunci}-judul">{escape(judul)}</title><desc id="{kunci}-rincian">{escape(rincian)}</desc>',
        *_latar(lembar, kini, dilalui),
        *_kisi(lembar),
        *(_kepala(*satu) for satu in lembar.kepala),
        *(_baris(satu, kini, dilalui) for satu in lembar.baris),
        *(_ujung(satu) for satu in lembar.ujung),
        *(_catatan(satu, c) for satu in lembar.baris for c in satu.catatan),
        *(_garis(satu) for satu in lembar.garis),
        "</svg>",
    ]
    return "".join(isi)


def _n(angka):
    return f"{angka:.1f}".removesuffix(".0")


def _teks(x, y, kata, *, jangkar="", tebal=False, ukuran=None, warna=TINTA):
    gaya = _atribut(("font-weight", tebal and 700), ("font-size", ukuran), ("text-anchor", jangkar))
    return f'<text x="{_n(x)}" y="{_n(y)}"{gaya} fill="{warna}">{escape(kata)}</text>'


def _atribut(*semua):
    """Those that have a value, each with a blank before it."""
    return "".join(f' {nama}="{nilai}"' for nama, nilai in semua if nilai)


def _latar(lembar, kini, dilalui):
    yield f'<rect width="{_n(lembar.lebar)}" height="{_n(lembar.tinggi)}" fill="#fff"/>'
    yield f'<rect width="{_n(lembar.lebar)}" height="{KEPALA}" fill="{LATAR_KEPALA}"/>'
    for baris in lembar.baris:
        if baris.simpul.kunci == kini:
            yield f'<rect y="{_n(baris.y)}" width="{_n(lembar.lebar)}" height="{_n(baris.tinggi)}" fill="{LATAR_KINI}"/>'
        elif baris.simpul.kunci in dilalui:
            yield f'<rect y="{_n(baris.y)}" width="{NOMOR}" height="{_n(baris.tinggi)}" fill="{LATAR_LEWAT}"/>'


def _kisi(lembar):
    datar = [
        0.5,
        KEPALA,
        *([lembar.atas] if lembar.atas > KEPALA else []),
        *(b.y + b.tinggi for b in lembar.baris),
    ]
    jalur = [f"M0 {_n(y)}H{_n(lembar.lebar)}" for y in datar]
    jalur += [f"M{_n(x)} 0V{_n(lembar.bawah)}" for x in (0.5, *lembar.batas, lembar.lebar - 0.5)]
    yield f'<path d="{"".join(jalur)}" stroke="{GARIS}" fill="none"/>'


def _kepala(kata, x, lebar):
    baris = _potong(kata, max(6, int(lebar / 6.9)))
    y = KEPALA / 2 + 4 - (len(baris) - 1) * 6.5
    return "".join(
        _teks(x + lebar / 2, y + urut * 13, satu, jangkar="middle", tebal=True, ukuran=11, warna=BIRU)
        for urut, satu in enumerate(baris)
    )


def _potong(kata, lebar):
    """Lines of a heading; a slash may end a line, since columns are called "PPK/POKJA ULP/PEJABAT PENGADAAN"."""
    baris = [""]
    for potong in kata.replace("/", "/ ").split():
        sela = "" if not baris[-1] or baris[-1].endswith("/") else " "
        if baris[-1] and len(baris[-1] + sela + potong) > lebar:
            baris.append(potong)
        else:
            baris[-1] += sela + potong
    return baris


def _baris(baris, kini, dilalui):
    simpul, b = baris.simpul, baris.bentuk
    tengah = baris.y + baris.tinggi / 2
    awal = tengah + 4 - (len(baris.teks) - 1) * TINGGI_TEKS / 2
    ada = simpul.kunci == kini
    isi = [
        f'<g data-langkah="{simpul.nomor or ""}" data-status="{simpul.kunci}" class="{_kelas(simpul, ada)}">'
    ]
    isi.append(_teks(NOMOR / 2, tengah + 4, str(simpul.nomor or "+"), jangkar="middle", tebal=True))
    isi += [_teks(NOMOR + 8, awal + i * TINGGI_TEKS, kata, tebal=ada) for i, kata in enumerate(baris.teks)]
    isi.append(
        _bentuk(b, putus=simpul.tambahan, tebal=ada, latar=LATAR_LEWAT if simpul.kunci in dilalui else "#fff")
    )
    kata, ukuran = (str(simpul.nomor), None) if simpul.nomor else ("Menunggu", 10.5)
    warna = TAMBAHAN if simpul.tambahan else BIRU
    isi.append(_teks(b.cx, b.cy + 4, kata, jangkar="middle", tebal=True, ukuran=ukuran, warna=warna))
    isi.append(_teks(baris.batas_catatan - WAKTU / 2, tengah + 4, simpul.waktu, jangkar="middle"))
    if ada:
        y = baris.y + baris.tinggi - 7
        isi.append(_teks(NOMOR + 8, y, "◄ Sekarang di sini", tebal=True, ukuran=11, warna=TAMBAHAN))
    return "".join(isi) + "</g>"


def _kelas(simpul, ada):
    return f"bagan-langkah{' bagan-tambahan' if simpul.tambahan else ''}{' bagan-kini' if ada else ''}"


def _bentuk(b, *, putus=False, tebal=False, latar="#fff"):
    warna = TAMBAHAN if putus else BIRU
    gaya = f'fill="{latar}" stroke="{warna}" stroke-width="{3 if tebal else 1.6}"'
    gaya += _atribut(("stroke-dasharray", putus and PUTUS))
    x, y = b.cx - b.lebar / 2, b.cy - b.tinggi / 2
    if b.jenis == "belah":
        titik = ((b.cx, y), (x + b.lebar, b.cy), (b.cx, y + b.tinggi), (x, b.cy))
        return f'<polygon points="{" ".join(f"{_n(p)},{_n(q)}" for p, q in titik)}" {gaya}/>'
    jari = b.tinggi / 2 if b.jenis == "kapsul" else 2
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(b.lebar)}" height="{_n(b.tinggi)}" rx="{_n(jari)}" {gaya}/>'


def _ujung(ujung):
    b = ujung.bentuk
    if ujung.jenis == "akhir":
        kata = _teks(b.cx, b.cy + 4, ujung.teks[0], jangkar="middle", tebal=True)
        return f'<g class="bagan-akhir">{_bentuk(b, latar=LATAR_KEPALA)}{kata}</g>'
    x, y, w, h = b.cx - b.lebar / 2, b.cy - b.tinggi / 2, b.lebar, b.tinggi
    titik = ((x, y), (x + w, y), (x + w, y + h - 8), (b.cx, y + h), (x, y + h - 8))
    isi = f'<polygon points="{" ".join(f"{_n(p)},{_n(q)}" for p, q in titik)}" fill="{LATAR_KEPALA}" stroke="{REDUP}"/>'
    isi += _teks(b.cx, y + 12, ujung.teks[0], jangkar="middle", tebal=True, ukuran=10)
    return f'<g class="bagan-sambung">{isi}{_teks(b.cx, y + 23, ujung.teks[1], jangkar="middle", ukuran=9.5)}</g>'


def _catatan(baris, catatan):
    """A note in the last column, and the dashed arrow that leads to it from the row's shape."""
    p, x = catatan.panah, baris.batas_catatan
    awal = baris.bentuk.tepi("kanan", 9)
    y, h = catatan.y + catatan.tinggi / 2, catatan.tinggi
    isi = [f'<g class="bagan-panah bagan-tambahan" {_data(p)}>']
    if catatan is baris.catatan[0]:
        isi.append(_titik_titik(f"M{_n(awal[0])} {_n(awal[1])}H{_n(x - 6)}"))
    isi.append(_titik_titik(f"M{_n(x - 6)} {_n(awal[1])}V{_n(y)}H{_n(x + 6)}"))
    isi.append(_kepala_panah((x - 6, y), (x + 10, y), TAMBAHAN))
    kotak = _atribut(
        ("x", _n(x + 10)), ("y", _n(catatan.y)), ("width", LEBAR_CATATAN), ("height", _n(h)), ("rx", 3)
    )
    isi.append(f'<rect{kotak} fill="{LATAR_CATATAN}" stroke="{TAMBAHAN}" stroke-dasharray="{PUTUS}"/>')
    isi += [
        _teks(x + 16, catatan.y + 13 + i * TINGGI_CATATAN, kata, ukuran=10.5, warna=TAMBAHAN)
        for i, kata in enumerate(catatan.baris)
    ]
    return "".join(isi) + "</g>"


def _titik_titik(jalur):
    return f'<path d="{jalur}" stroke="{TAMBAHAN}" stroke-opacity=".55" stroke-dasharray="2 3" fill="none"/>'


def _data(panah):
    return f'data-aksi="{panah.nama}" data-dari="{panah.dari}" data-ke="{panah.ke}"'


def _garis(garis):
    warna = TAMBAHAN if garis.tambahan else TINTA
    putus = _atribut(("stroke-dasharray", garis.tambahan and PUTUS))
    jalur = f"M{_n(garis.titik[0][0])} {_n(garis.titik[0][1])}" + "".join(
        f"L{_n(x)} {_n(y)}" for x, y in garis.titik[1:]
    )
    kelas = f"bagan-panah{' bagan-tambahan' if garis.tambahan else ''}"
    data = _data(garis.panah) if garis.panah else ""
    isi = f'<path d="{jalur}" stroke="{warna}" stroke-width="1.5" fill="none"{putus}/>'
    isi += _kepala_panah(garis.titik[-2], garis.titik[-1], warna)
    return f'<g class="{kelas}" {data}>{isi}{_cabang(garis)}</g>'


def _kepala_panah(a, b, warna):
    dx, dy = (b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1])
    dx, dy = (dx, 0) if abs(b[0] - a[0]) > abs(b[1] - a[1]) else (0, dy)
    kiri = (b[0] - 8 * dx + 4 * dy, b[1] - 8 * dy + 4 * dx)
    kanan = (b[0] - 8 * dx - 4 * dy, b[1] - 8 * dy - 4 * dx)
    titik = " ".join(f"{_n(x)},{_n(y)}" for x, y in (b, kiri, kanan))
    return f'<polygon points="{titik}" fill="{warna}"/>'


def _cabang(garis):
    """The word of a branch, beside its first stretch, or beside the second where the first is shorter than the word."""
    if not garis.cabang:
        return ""
    (x1, y1), (x2, _), *lain = garis.titik
    if x1 == x2:
        return _teks(x1 + 5, y1 + 12, garis.cabang, tebal=True, ukuran=11)
    # On the left below the line, for what comes in there comes above it; on the right the way to the notes runs below.
    kanan, x = x2 > x1, x1
    y = y1 - 4 if kanan else y1 + 13
    if abs(x2 - x1) < 40 and lain:
        x, y = x2, y1 + (15 if lain[0][1] > y1 else -8)
    jangkar = "" if kanan else "end"
    return _teks(x + (4 if kanan else -4), y, garis.cabang, jangkar=jangkar, tebal=True, ukuran=11)
