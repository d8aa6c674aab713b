"""The few statistics the office's figures use. Pure Python."""

from dataclasses import dataclass


def persentil(urut, persen):
    """The `persen`-th percentile of an ascending sequence by nearest rank: always a value that really occurred.

    persentil([10, 20, 30, 40], 50) is 20: the smallest value which at least half of them do not exceed.
    """
    if not urut:
        raise ValueError("Tidak ada nilai.")
    if not 0 < persen <= 100:
        raise ValueError("Persentil harus di atas 0 dan paling besar 100.")
    return urut[-(-persen * len(urut) // 100) - 1]


@dataclass(frozen=True)
class Ringkas:
    """Of rows done: how many, median and p90 of their working time, and how many of them were on time.

    `median` and `p90` are seconds, or percent of the mutu baku where rows of different baku are taken together;
    `baku`: the median of what the mutu baku gave them, in the same unit. None: these rows have no clock.
    """

    n: int
    median: float
    p90: float
    baku: float | None = None
    tepat: int = 0

    @property
    def persen_tepat(self):
        """On-time share in percent; None without a clock."""
        return 100 * self.tepat / self.n if self.baku else None

    @property
    def bagian_median(self):
        return 100 * self.median / self.baku

    @property
    def bagian_p90(self):
        return 100 * self.p90 / self.baku


def ringkas(nilai, baku=(), tepat=0):
    """The Ringkas of these values (any order); `baku`: one for each of them, or none."""
    urut = sorted(nilai)
    median_baku = persentil(sorted(baku), 50) if baku else None
    return Ringkas(len(urut), persentil(urut, 50), persentil(urut, 90), median_baku, tepat)
