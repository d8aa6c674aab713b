"""A SOP that could not work is refused at start-up: each kind of mistake by a throw-away SOP of two rows."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test.utils import isolate_apps

from requests_app import sop as daftar
from requests_app.checks import periksa_satu, periksa_sop
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import DITARIK, SELESAI, Langkah, aksi, menunggu
from requests_app.sop.pelaksana import SATUAN_KERJA, TIM_LPSE
from requests_app.tenggat import menit


def baris(nomor, status, **isi):
    baku = {
        "label": "Menunggu",
        "judul": "Mengerjakan",
        "pelaksana": TIM_LPSE if nomor > 1 else SATUAN_KERJA,
        "waktu": menit(30),
        "aktivitas": "Mengerjakan contoh",
    }
    return Langkah(baris=nomor, status=status, **baku | isi)


def jalan_keluar(nama, dari, ke, **isi):
    """An action as a SOP file would define it, by name."""

    def metode(self, *, oleh, pada, data):
        """A row of the example."""

    metode.__name__ = nama
    return aksi(dari=dari, ke=ke, **{"label": "Lanjut", "kalimat": "melanjutkan"} | isi)(metode)


def contoh(**isi):
    """A sound SOP of two rows, with these parts put in another way (None: left out)."""
    bagian = {
        "KODE": "contoh",
        "NAMA": "SOP Contoh",
        "NAMA_LAYANAN": "Contoh",
        "AWALAN_NOMOR": "CTH",
        "SURAT": {},
        "LANGKAH": (baris(1, "DRAF"), baris(2, "DIAJUKAN")),
        "TAMBAHAN": (),
        "ajukan": jalan_keluar("ajukan", "DRAF", "DIAJUKAN", catat=("pengajuan",)),
        "selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI),
        "__module__": "requests_app.sop.contoh",
        "Meta": type("Meta", (), {"proxy": True, "app_label": "requests_app"}),
    }
    bagian = {nama: nilai for nama, nilai in (bagian | isi).items() if nilai is not None}
    with isolate_apps("requests_app"):
        return type("Contoh", (Permohonan,), bagian)


def galat(kelas):
    """{id: messages joined} of what the checks say of this class."""
    hasil = {}
    for salah in periksa_satu(kelas):
        hasil[salah.id] = hasil.get(salah.id, "") + salah.msg
    return hasil


def test_a_sound_sop_is_accepted():
    assert periksa_satu(contoh()) == []


def test_the_sops_of_the_office_are_sound():
    assert periksa_sop(None) == []
    assert SOP


def test_the_throw_away_sops_leave_no_trace():
    kelas = contoh()
    assert kelas.KODE not in SOP
    assert kelas not in Permohonan._meta.apps.get_models()


@pytest.mark.parametrize(
    ("kode", "kata", "ubahan"),
    [
        ("sop.E001", "AWALAN_NOMOR, SURAT", {"AWALAN_NOMOR": None, "SURAT": None}),
        ("sop.E001", "LANGKAH", {"LANGKAH": ()}),
        ("sop.E003", "1..n", {"LANGKAH": (baris(1, "DRAF"), baris(3, "DIAJUKAN"))}),
        ("sop.E003", "DRAF", {"LANGKAH": (baris(1, "DIAJUKAN"), baris(2, "DRAF"))}),
        (
            "sop.E004",
            "DIAJUKAN",
            {"LANGKAH": (baris(1, "DRAF"), baris(2, "DIAJUKAN"), baris(3, "DIAJUKAN"))},
        ),
        ("sop.E005", "DIAJUKAN", {"selesaikan": None}),
        (
            "sop.E005",
            "DIAJUKAN",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", DITARIK, tambahan=True)},
        ),
        (
            "sop.E005",
            "DITUNDA",
            {
                "TAMBAHAN": (
                    menunggu("DITUNDA", label="L", judul="J", pelaksana=SATUAN_KERJA, aktivitas="A"),
                ),
                "tunda": jalan_keluar("tunda", "DIAJUKAN", "DITUNDA", tambahan=True),
            },
        ),
        ("sop.E006", "DITERIMA", {"terima": jalan_keluar("terima", "DITERIMA", SELESAI)}),
        ("sop.E006", "DITERIMA", {"terima": jalan_keluar("terima", "DIAJUKAN", "DITERIMA")}),
        ("sop.E007", "Satpam", {"LANGKAH": (baris(1, "DRAF"), baris(2, "DIAJUKAN", pelaksana="Satpam"))}),
        (
            "sop.E008",
            "TERPENCIL can never be reached",
            {
                "LANGKAH": (baris(1, "DRAF"), baris(2, "DIAJUKAN"), baris(3, "TERPENCIL")),
                "pulang": jalan_keluar("pulang", "TERPENCIL", SELESAI),
            },
        ),
        (
            "sop.E008",
            "no end can be reached from BERPUTAR",
            {
                "LANGKAH": (baris(1, "DRAF"), baris(2, "DIAJUKAN"), baris(3, "BERPUTAR")),
                "putar": jalan_keluar("putar", "DIAJUKAN", "BERPUTAR"),
                "lagi": jalan_keluar("lagi", "BERPUTAR", "BERPUTAR"),
            },
        ),
        (
            "sop.E009",
            "'asing'",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI, form="asing")},
        ),
        (
            "sop.E009",
            "'asing'",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI, catat=("asing",))},
        ),
        (
            "sop.E009",
            "'asing'",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI, janji=("asing",))},
        ),
        (
            "sop.E009",
            "'asing'",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI, persiapan="asing")},
        ),
        (
            "sop.E009",
            "'Satpam'",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI, pelaksana="Satpam")},
        ),
        ("sop.E011", "surat/contoh/balasan.html", {"SURAT": {"balasan": "Surat Balasan"}}),
        (
            "sop.E011",
            "names none",
            {"selesaikan": jalan_keluar("selesaikan", "DIAJUKAN", SELESAI, catat=("draf_surat",))},
        ),
        ("sop.E012", "langkah_kini", {"langkah_kini": lambda self: None}),
        ("sop.E012", "save", {"save": jalan_keluar("save", "DIAJUKAN", SELESAI)}),
        ("sop.E012", "berkas", {"berkas": jalan_keluar("berkas", "DIAJUKAN", SELESAI)}),
        ("sop.E013", "DIAJUKAN_" * 4, {"LANGKAH": (baris(1, "DRAF"), baris(2, "DIAJUKAN_" * 4))}),
        ("sop.E013", "contoh-contoh", {"KODE": "contoh-" * 8}),
    ],
)
def test_a_wrong_sop_is_refused_with_its_kind_and_its_place(kode, kata, ubahan):
    hasil = galat(contoh(**ubahan))
    assert kode in hasil, hasil
    assert kata in hasil[kode]


def test_an_action_that_a_template_could_run_is_refused():
    def selesaikan(self):
        """Without the keywords."""

    terbuka = aksi(dari="DIAJUKAN", ke=SELESAI, label="L", kalimat="k")(selesaikan)
    assert "oleh, pada, data" in galat(contoh(selesaikan=terbuka))["sop.E010"]


def test_a_sop_that_inherits_from_another_is_refused():
    class Meta:
        proxy = True
        app_label = "requests_app"

    with isolate_apps("requests_app"):
        induk = contoh()
        anak = type("Anak", (induk,), {"__module__": "requests_app.sop.contoh", "Meta": Meta, "KODE": "anak"})
    assert "sop.E002" in galat(anak)


def test_a_word_the_vocabulary_does_not_know_is_refused_where_it_is_written():
    with pytest.raises(TypeError, match="tombol"):
        aksi(dari="DRAF", ke=SELESAI, label="L", kalimat="k", tombol="Lanjut")


def test_two_sops_of_one_kode_do_not_start():
    kembar = contoh(KODE=next(iter(SOP)))
    with pytest.raises(ImproperlyConfigured, match="share the KODE"):
        daftar.daftarkan(kembar)
    assert SOP[kembar.KODE] is not kembar


def menunggu_pemohon(**isi):
    """A sound SOP with a state in which the applicant completes; `isi`: how its end by the portal is declared."""
    return contoh(
        TAMBAHAN=(
            menunggu(
                "DIKEMBALIKAN", label="Perlu perbaikan", judul="Melengkapi", pelaksana=SATUAN_KERJA,
                aktivitas="Melengkapi contoh", melengkapi=True,
            ),
        ),
        kembalikan=jalan_keluar("kembalikan", "DIAJUKAN", "DIKEMBALIKAN", tambahan=True),
        lengkapi=jalan_keluar("lengkapi", "DIKEMBALIKAN", "DIAJUKAN", tambahan=True),
        akhiri=jalan_keluar("akhiri", "DIKEMBALIKAN", "KEDALUWARSA", **isi) if isi else None,
    )  # fmt: skip


def test_a_return_with_its_end_is_accepted():
    assert galat(menunggu_pemohon(tambahan=True, sistem=True)) == {}


def test_a_deadline_that_nothing_keeps_is_refused():
    assert "DIKEMBALIKAN" in galat(menunggu_pemohon())["sop.E015"]
    assert "DIKEMBALIKAN" in galat(menunggu_pemohon(tambahan=True))["sop.E015"]


def test_what_the_portal_does_by_itself_is_no_row_of_the_paper():
    assert "akhiri" in galat(menunggu_pemohon(sistem=True))["sop.E016"]
