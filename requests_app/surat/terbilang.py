"""Whole numbers in words, as an official report spells its date out."""

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)


def terbilang(bilangan):
    """0–9999 in Indonesian words: 31 → "tiga puluh satu", 2026 → "dua ribu dua puluh enam"."""
    if bilangan < 12:
        return _SATUAN[bilangan]
    if bilangan < 20:
        return f"{_SATUAN[bilangan - 10]} belas"
    for nilai, kata in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        if bilangan >= nilai:
            depan, sisa = divmod(bilangan, nilai)
            awal = f"se{kata}" if depan == 1 else f"{terbilang(depan)} {kata}"
            return f"{awal} {terbilang(sisa)}" if sisa else awal
    raise ValueError(bilangan)
