"""Row 7 on the page: SPSE's fields in its order, a second look, partial results, and User IDs that are nobody else's."""

import pytest

from requests_app.forms.akun import LEMBAR
from requests_app.models import Permohonan, Subjek
from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def permohonan(kantor):
    return pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP", orang=2)


def isian(permohonan, *, user_id=("USERA", "USERB"), **lain):
    isi = {"versi": permohonan.versi, "kunci": "k" * 20, "cocok": "on"}
    for orang, nama in zip(permohonan.subjek.all(), user_id, strict=True):
        isi |= {
            f"hasil-{orang.pk}": "DIBUAT",
            f"user_id-{orang.pk}": nama,
            f"sandi-{orang.pk}": pabrik.SANDI_SPSE,
        }
    return {f"buat_akun-{nama}": nilai for nama, nilai in (isi | lain).items()}


def kirim(kantor, permohonan, isi):
    return masuk(kantor.admin_ppe).post(f"/permohonan/{permohonan.nomor}/buat_akun/", isi)


def test_the_worksheet_gives_the_fields_in_the_order_of_spse(kantor, permohonan, buka):
    isi = buka("admin_ppe", permohonan).content.decode()
    orang = permohonan.subjek.first()
    letak = [isi.index(f'data-salin="{getattr(orang, nama)}"') for _, nama in LEMBAR if getattr(orang, nama)]
    assert letak == sorted(letak)
    assert f'data-salin="NIP: {orang.nip}\nNama: {orang.nama}' in isi
    assert "<strong data-terisi>0</strong> dari 2 orang" in isi


def test_nothing_is_saved_without_the_second_look(kantor, permohonan):
    isi = isian(permohonan)
    del isi["buat_akun-cocok"]
    tanggapan = kirim(kantor, permohonan, isi)
    assert tanggapan.status_code == 422
    halaman = tanggapan.content.decode()
    assert "Cocokkan dulu User ID" in halaman
    assert pabrik.SANDI_SPSE not in halaman
    # Beside the box stands what was typed, name by name.
    for orang, user_id in zip(permohonan.subjek.all(), ("USERA", "USERB"), strict=True):
        assert f"<dt>{orang.nama}</dt>" in halaman
        assert f"<code>{user_id}</code>" in halaman
    assert not Subjek.objects.exclude(hasil="").exists()


def test_a_partial_result_is_kept_with_its_reason(kantor, permohonan):
    satu, dua = permohonan.subjek.all()
    lain = {
        f"hasil-{dua.pk}": "TIDAK",
        f"user_id-{dua.pk}": "",
        f"alasan-{dua.pk}": "NIP tidak dikenal SPSE.",
    }
    assert kirim(kantor, permohonan, isian(permohonan, **lain)).status_code == 302
    satu.refresh_from_db()
    dua.refresh_from_db()
    assert (satu.hasil, satu.user_id) == ("DIBUAT", "USERA")
    assert (dua.hasil, dua.alasan_hasil) == ("TIDAK", "NIP tidak dikenal SPSE.")


def test_one_user_id_for_two_persons_is_refused(kantor, permohonan):
    tanggapan = kirim(kantor, permohonan, isian(permohonan, user_id=("SAMA", "sama")))
    assert tanggapan.status_code == 422
    assert "sudah dipakai orang lain dalam permohonan ini" in tanggapan.content.decode()


def test_a_user_id_recorded_for_somebody_else_is_asked_about_once(kantor, permohonan):
    lama = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    tercatat = lama.subjek.get()
    satu = permohonan.subjek.first()
    isi = isian(permohonan, user_id=(tercatat.user_id.lower(), "USERB"))
    tanggapan = kirim(kantor, permohonan, isi)
    assert tanggapan.status_code == 422
    assert f"sudah tercatat untuk {tercatat.nama} pada {lama.nomor}" in tanggapan.content.decode()
    assert f'name="buat_akun-tetap-{satu.pk}"' in tanggapan.content.decode()
    assert kirim(kantor, permohonan, isi | {f"buat_akun-tetap-{satu.pk}": "on"}).status_code == 302


def test_the_same_person_may_have_the_user_id_again(kantor, permohonan):
    tercatat = pabrik.permohonan(kantor, "DIBUATKAN_AKUN").subjek.get()
    permohonan.subjek.filter(urut=1).update(nip=tercatat.nip, email=tercatat.email)
    isi = isian(Permohonan.objects.get(pk=permohonan.pk), user_id=(tercatat.user_id, "USERB"))
    assert kirim(kantor, permohonan, isi).status_code == 302
