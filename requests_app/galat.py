"""Why an action did not happen. Every one carries the sentence to show."""


class BelumBoleh(Exception):
    """This person may not do this now; `alasan` is the sentence to show (403)."""

    def __init__(self, izin):
        super().__init__(izin.alasan)
        self.alasan = izin.alasan


class SudahBerubah(Exception):
    """Somebody moved the permohonan first; `jejak` is his entry (409)."""

    def __init__(self, jejak=None):
        super().__init__("Permohonan ini sudah berubah.")
        self.jejak = jejak


class SyaratBelum(Exception):
    """Requirements are unmet; `daftar` has one sentence for each."""

    def __init__(self, daftar):
        super().__init__(" ".join(daftar))
        self.daftar = list(daftar)


class GagalBersiap(Exception):
    """Work before the move did not succeed (signing); `bidang` is the form field it belongs to, "" for none."""

    def __init__(self, alasan, bidang=""):
        super().__init__(alasan)
        self.alasan = alasan
        self.bidang = bidang
