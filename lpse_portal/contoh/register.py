"""The register of the invented office beside what its permohonan put there: accounts in every state, some with an SK that ended."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts_app import registri
from accounts_app.models import AkunSPSE

Status = AkunSPSE.Status
A, N, L = Status.AKTIF, Status.NONAKTIF, Status.MENUNGGU_PELATIHAN
RUJUKAN = "Pencocokan awal dengan SPSE"


@dataclass(frozen=True)
class Akun:
    """One account. `sk`: days until its SK ends, counted from the day of seeding (None: without end).

    `reset`: days since its password was last reset; `sejak`: days since its status is what it is.
    """

    unit: str
    jenis: str
    nama: str
    nip: str
    user_id: str
    status: str = A
    sk: int | None = 240
    sejak: int = 400
    reset: int | None = None
    pengguna: str = ""


AKUN = (
    Akun("tekstil", "PPK", "Arman Misal, S.T., M.T.", "197802142003121001", "BCTPPK01", sk=21, reset=95),
    Akun("tekstil", "PPK", "Bella Misal, S.E.", "198604052010122003", "BCTPPK02", sk=180),
    Akun("tekstil", "PP", "Chandra Misal, S.Kom.", "199003212015031004", "BCTPP01", sk=-12),
    Akun("tekstil", "POKJA", "Dinda Misal, S.H.", "198811092012122001", "BCTPOKJA01", sk=None, reset=30),
    Akun("tekstil", "PP", "Erwin Misal, A.Md.", "198501172008011002", "BCTPP00", N, sk=-200, sejak=170),
    Akun("badan", "PPK", "Farida Umpama, S.E., M.Ak.", "197609302001122002", "BSCPPK01", sk=9),
    Akun("badan", "PPK", "Gatot Umpama, S.T.", "198207152007011003", "BSCPPK02", sk=-45),
    Akun("badan", "AA", "Hana Umpama, S.Kom.", "199205082018012001", "BSCAA01", L, sk=330, sejak=20),
    Akun("badan", "POKJA", "Indra Umpama, S.T.", "198408222009121004", "BSCPOKJA01", sk=365),
    Akun("kimia", "PPK", "Joni Permisalan, S.Si., M.T.", "197904112005021002", "BCKPPK01", sk=28, reset=210),
    Akun("kimia", "PP", "Kiki Permisalan, S.Si.", "199107062016012002", "BCKPP01", sk=120),
    Akun("kimia", "POKJA", "Lukman Permisalan, S.T.", "198312192010011005", "BCKPOKJA01", N, sk=-30, sejak=25),
    Akun("politeknik", "PPK", "Meri Umpama, S.Pd., M.M.", "198002282006042004", "PCBPPK01", sk=150),
    Akun("politeknik", "PP", "Nanda Umpama, S.E.", "199406172019031003", "PCBPP01", sk=15),
    Akun("politeknik", "POKJA", "Oscar Umpama, M.Kom.", "198710032014021002", "PCBPOKJA01", sk=-3, reset=12),
    Akun("politeknik", "PPK", "Prita Umpama, S.T.", "198105242005012001", "PCBPPK00", N, sk=-400, sejak=380),
    Akun("pusdiklat", "PPK", "Rangga Misal, S.Sos., M.Si.", "197711082002121005", "PCIPPK01", sk=90),
    Akun("pusdiklat", "PP", "Salma Misal, S.Ak.", "199309142017022001", "PCIPP01", sk=60),
    Akun("pusdiklat", "AA", "Teguh Misal, A.Md.Kom.", "199512012020121003", "PCIAA01", L, sk=None, sejak=6),
    Akun("sekretariat", "PPK", "Umar Permisalan, S.H., M.H.", "197503192000031002", "BUCPPK01", sk=200, reset=300),
    Akun("sekretariat", "PP", "Vera Permisalan, S.AP.", "199002112014032005", "BUCPP01", sk=30),
    Akun("sekretariat", "POKJA", "Wira Permisalan, S.T.", "198609272011011006", "BUCPOKJA01", sk=75),
    Akun("sekretariat", "PP", "Iwan Misal, S.IP.", "197904182003121002", "BUCPP02", sk=110),
    Akun("tekstil", "POKJA", "Intan Contoh, S.H.", "198711052012122002", "BCTPOKJA02", sk=26, pengguna="pokja"),
    Akun("tekstil", "PP", "Sari Contoh, S.T., M.T.", "198402092008012003", "BCTPP03", N, sk=-500, sejak=480, pengguna="ppk"),
)  # fmt: skip


def isi_register(unit, orang):
    """The accounts of AKUN, each with its line of history. `unit`, `orang`: as lpse_portal.contoh.kantor.isi_kantor gives them."""
    hari = timezone.localdate()
    for urut, isi in enumerate(AKUN, 1):
        sejak = _saat(hari - timedelta(days=isi.sejak))
        tanggal_sk = hari + timedelta(days=isi.sk - 365) if isi.sk is not None else hari - timedelta(days=300)
        pengguna = orang.get(isi.pengguna)
        akun = AkunSPSE.objects.create(
            unit=unit[isi.unit], jenis=isi.jenis, nama=isi.nama, nip=isi.nip, user_id=isi.user_id, status=isi.status,
            status_sejak=sejak, pengguna=pengguna, email=pengguna.email if pengguna else f"{isi.user_id.lower()}@contoh.go.id",
            nomor_sk=f"SK-{urut:02}/{unit[isi.unit].kode}/{tanggal_sk.year}", tanggal_sk=tanggal_sk,
            sk_berlaku_sampai=hari + timedelta(days=isi.sk) if isi.sk is not None else None,
        )  # fmt: skip
        registri.catat(
            akun,
            "Masuk register dari pencocokan dengan SPSE",
            rujukan=RUJUKAN,
            oleh=orang["admin.ppe"],
            pada=sejak,
        )
        if isi.reset:
            pada = _saat(hari - timedelta(days=isi.reset))
            registri.catat(akun, "Password di-reset", oleh=orang["admin.ppe"], pada=pada, reset_terakhir=pada)


def _saat(hari):
    return timezone.make_aware(datetime.combine(hari, time(9, 15)))
