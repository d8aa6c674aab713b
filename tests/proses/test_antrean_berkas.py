"""The file broker between processes: a reader sees a whole message or none."""

import threading
from queue import Empty

import pytest
from kombu import Connection

import lpse_portal.celery  # noqa: F401  (registers the transport)

JUMLAH = 400


@pytest.fixture
def sambungan(tmp_path):
    for nama in ("pesan", "selesai", "kendali"):
        (tmp_path / nama).mkdir()
    pilihan = {
        "data_folder_in": str(tmp_path / "pesan"),
        "data_folder_out": str(tmp_path / "pesan"),
        "processed_folder": str(tmp_path / "selesai"),
        "control_folder": str(tmp_path / "kendali"),
        "store_processed": False,
    }
    return lambda: Connection("filesystem://", transport_options=pilihan)


def kirim(sambungan, jumlah=JUMLAH):
    with sambungan() as s, s.SimpleQueue("uji") as antrean:
        for urut in range(jumlah):
            antrean.put({"urut": urut, "isi": "x" * 20_000})


def test_the_transport_in_use_is_the_one_that_writes_whole_files(sambungan):
    with sambungan() as s:
        assert type(s.transport).__module__ == "lpse_portal.antrean_berkas"


def test_a_reader_beside_a_writer_never_meets_half_a_message(sambungan):
    kirim(sambungan, 1)  # the queue exists before both begin
    penulis = threading.Thread(target=kirim, args=(sambungan,))
    penulis.start()
    terbaca = 0
    with sambungan() as s, s.SimpleQueue("uji") as antrean:
        while terbaca <= JUMLAH:
            try:
                pesan = antrean.get(timeout=0.05)
            except Empty:
                assert penulis.is_alive() or antrean.qsize(), f"only {terbaca} messages arrived"
                continue
            assert len(pesan.payload["isi"]) == 20_000
            pesan.ack()
            terbaca += 1
    penulis.join()


def test_queues_bound_at_the_same_time_all_receive(sambungan, tmp_path):
    mulai = threading.Barrier(6)

    def ikat(nama):
        with sambungan() as s:
            mulai.wait()
            s.default_channel._queue_bind("ramai", nama, "", nama)

    utas = [threading.Thread(target=ikat, args=(f"antrean{n}",)) for n in range(6)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    with sambungan() as s:
        assert len(s.default_channel.get_table("ramai")) == 6
