"""Every address × every stranger × GET and POST: nothing is shown, nothing changes, and none of them is forgotten."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts_app.models import Kredensial, Pengguna, Peran, Pesan
from accounts_app.services import tugaskan
from requests_app import tugas
from requests_app.models import Berkas, Jejak, NomorSurat, Permohonan, Subjek, Surat, Tugas
from requests_app.sop.kosakata import aksi_dari
from tests import jalan, pabrik, perayap
from tests.http import peta
from tests.perayap import masuk, terkonfirmasi

TABEL = (Permohonan, Subjek, Berkas, Jejak, Pesan, Tugas, Surat, NomorSurat, Kredensial)


def keadaan():
    """Every row of what a permohonan consists of."""
    return {tabel.__name__: list(tabel.objects.order_by("pk").values()) for tabel in TABEL}


def test_every_route_is_in_the_table():
    assert set(peta.pola_semua()) == peta.DIKENAL, "a new address: say in tests/http/peta.py who may open it"


@pytest.mark.parametrize("nama", sorted(peta.DIKENAL - peta.TERBUKA.keys()))
def test_a_visitor_is_sent_to_the_login(db, nama):
    for metode in ("get", "post", "put", "delete"):
        tanggapan = getattr(Client(), metode)(peta.alamat(nama))
        assert tanggapan.status_code == 302
        assert tanggapan.headers["Location"].startswith("/akun/login/?next=")


@pytest.mark.parametrize("nama", sorted(peta.TERBUKA))
def test_an_open_address_gives_a_visitor_only_what_the_table_says(db, nama):
    for metode, kode in peta.TERBUKA[nama].items():
        assert getattr(Client(), metode.lower())(peta.alamat(nama)).status_code == kode, metode


def test_nobody_registers_himself(db):
    isi = {
        "username": "baru",
        "email": "baru@contoh.go.id",
        "password1": "sandi-panjang-1",
        "password2": "sandi-panjang-1",
    }
    Client().post(reverse("account_signup"), isi)
    assert not Pengguna.objects.exists()


def test_nobody_gives_himself_another_email(kantor):
    """Whoever took a PPK's e-mail would receive his credential."""
    klien, lama = terkonfirmasi(kantor.luar), kantor.luar.email
    for perintah in ("action_add", "action_primary", "action_remove", "action_send"):
        isi = {perintah: "", "email": "pejabat1@contoh.go.id"}
        assert klien.post(reverse("account_email"), isi).status_code == 403
    kantor.luar.refresh_from_db()
    assert kantor.luar.email == lama


@pytest.mark.parametrize("nama", [None, "satker", "kepala_lpse", "auditor", "luar"])
def test_administration_is_closed_to_everyone_who_does_not_administer(kantor, nama):
    klien = masuk(kantor.orang[nama]) if nama else Client()
    for alamat in peta.pola_kelola():
        for metode in (klien.get, klien.post):
            tanggapan = metode(alamat)
            assert tanggapan.status_code in (302, 403, 405), alamat
            if tanggapan.status_code == 302:
                assert "/login/" in tanggapan.headers["Location"] or "password" in alamat, alamat


@pytest.fixture
def orang_asing(kantor):
    """{name: browser} of people who may not know of a permohonan of kantor.unit."""
    auditor = kantor.orang["auditor_lain"] = pabrik.PenggunaFactory(username="auditor_lain")
    tugaskan(auditor, Peran.AUDITOR, unit=kantor.unit_lain, mulai=date(2020, 1, 1), dasar_hukum="ST Contoh")
    kantor.orang["dicabut"] = pabrik.PenggunaFactory(username="dicabut")
    nama = ("satker_lain", "luar", "auditor_lain", "dicabut", "pengelola", "super")
    return {satu: masuk(kantor.orang[satu]) for satu in nama}


def sampai(kantor, status):
    if status == "DRAF":
        return pabrik.draf(kantor)
    permohonan = jalan.sampai(kantor, "pembuatan-akun", status)
    while tugas.sapu():
        pass
    return permohonan


def alamat_permohonan(permohonan):
    """(route, method, address) of everything about one permohonan, every action by its name."""
    subjek, berkas = permohonan.subjek.first(), permohonan.berkas.first()
    for nama, metode in peta.PERMOHONAN.items():
        pk = berkas.pk if nama in ("berkas", "lihat_berkas", "halaman_berkas") else subjek.pk
        isi = {"acuan": permohonan.acuan, "nomor": permohonan.acuan, "pk": pk}
        aksi = [a.nama for a in aksi_dari(permohonan.kelas)] if nama == "aksi" else [""]
        for satu in aksi:
            tujuan = peta.alamat(nama, **isi, **({"nama": satu} if satu else {}))
            for kata in metode.split():
                yield nama, kata, tujuan


def kirim(klien, metode, alamat, permohonan):
    if metode == "GET":
        return klien.get(alamat)
    nama = alamat.rstrip("/").rpartition("/")[2]
    isi = {"kepada": permohonan.pemohon_id, "nama": "Penyusup", "hal": "Penyusup", "nomor_surat": "Penyusup"}
    isi |= {
        f"{nama}-versi": permohonan.versi,
        f"{nama}-kunci": "kunci-penyusup-123456",
        f"{nama}-benar": "on",
    }
    return klien.post(alamat, isi)


@pytest.mark.parametrize("status", ["DRAF", "DIKEMBALIKAN", "SELESAI"])
def test_a_stranger_gets_404_everywhere_and_nothing_changes(kantor, orang_asing, status):
    permohonan = sampai(kantor, status)
    sebelum, salah = keadaan(), []
    # Everybody at the two ends; between them whoever is nearest to belonging there.
    semua = status in ("DRAF", "SELESAI")
    dicoba = {
        n: k for n, k in orang_asing.items() if semua or n in ("satker_lain", "auditor_lain", "pengelola")
    }
    for siapa, klien in dicoba.items():
        if siapa == "dicabut":
            tugaskan(
                kantor.orang[siapa], Peran.SATKER, unit=kantor.unit, mulai=date(2020, 1, 1), dasar_hukum="SK"
            )
            assert klien.get(reverse("permohonan", args=[permohonan.acuan])).status_code in (200, 302)
            Pengguna.objects.filter(pk=kantor.orang[siapa].pk).update(is_active=False)
        diharapkan = 302 if siapa == "dicabut" else 404
        for nama, metode, alamat in alamat_permohonan(permohonan):
            tanggapan = kirim(klien, metode, alamat, permohonan)
            if tanggapan.status_code != diharapkan:
                salah.append((siapa, nama, metode, alamat, tanggapan.status_code))
            elif diharapkan == 302:
                assert tanggapan.headers["Location"].startswith("/akun/login/"), alamat
    assert salah == []
    assert keadaan() == sebelum


def test_the_same_addresses_exist_for_who_may_see_them(kantor):
    """Else the 404 above would prove nothing."""
    ada, semua = (
        set(),
        {nama: metode for nama, metode in peta.PERMOHONAN.items() if nama not in peta.SOP_LAIN},
    )
    dicari = {(nama, kata) for nama, metode in semua.items() for kata in metode.split()}
    for status in ("DRAF", "DIAJUKAN", "DIKEMBALIKAN", "DIKOREKSI", "SELESAI"):
        permohonan = sampai(kantor, status)
        for nama, metode, alamat in alamat_permohonan(permohonan):
            for orang in (kantor.satker, kantor.admin_ppe) if (nama, metode) in dicari - ada else ():
                with transaction.atomic():
                    tanggapan = kirim(masuk(orang), metode, alamat, permohonan)
                    if perayap.isi(tanggapan) is not None and tanggapan.status_code not in (404, 405):
                        ada.add((nama, metode))
                    transaction.set_rollback(True)
    assert ada == dicari


def test_ids_of_another_permohonan_under_ones_own_lead_nowhere(kantor):
    korban = sampai(kantor, "DRAF")
    unit_korban, kantor.unit, kantor.satker_asli = kantor.unit, kantor.unit_lain, kantor.satker
    kantor.orang["satker"] = kantor.satker_lain
    milik = pabrik.draf(kantor)
    klien, sebelum = masuk(kantor.satker_lain), keadaan()
    assert milik.unit != unit_korban
    for nama in ("orang", "hapus_orang", "berkas"):
        asing = korban.berkas.first().pk if nama == "berkas" else korban.subjek.get().pk
        for metode in peta.PERMOHONAN[nama].split():
            assert (
                kirim(klien, metode, peta.alamat(nama, acuan=milik.acuan, pk=asing), milik).status_code == 404
            )
    kode = f"s1-{korban.subjek.get().pk}"
    isi = {f"{kode}-berkas": pabrik.pdf(teks="penyusup")}
    assert klien.post(peta.alamat("unggah", acuan=milik.acuan, kode=kode), isi).status_code == 422
    assert keadaan() == sebelum


def test_a_message_is_its_recipients_alone(kantor, orang_asing):
    permohonan = sampai(kantor, "DIKIRIMI_AKUN")
    pesan = Pesan.objects.exclude(kredensial=None).get()
    orang_lain = [
        kantor.orang[n] for n in ("satker", "admin_ppe", "kepala_lpse", "luar", "super", "satker_lain")
    ]
    sebelum = keadaan()
    for klien in map(terkonfirmasi, orang_lain):
        for nama, metode in peta.PESAN.items():
            assert kirim(klien, metode, peta.alamat(nama, pk=pesan.pk), permohonan).status_code == 404, nama
    assert keadaan() == sebelum


POST_SEMUA = sorted(
    {
        n
        for daftar in (peta.PERMOHONAN, peta.PESAN, peta.BERSAMA, peta.KANTOR)
        for n, m in daftar.items()
        if "POST" in m
    }
    | {n for n, m in peta.TERBUKA.items() if m["POST"] != 405}
)


def test_no_post_is_taken_without_the_token_of_its_form(kantor):
    permohonan = sampai(kantor, "DIAJUKAN")
    sebelum = keadaan()
    for orang in (kantor.satker, kantor.kepala_ukpbj, kantor.orang["super"]):
        klien = Client(enforce_csrf_checks=True)
        klien.force_login(orang, backend="accounts_app.masuk.BackendMasuk")
        for nama in POST_SEMUA:
            tujuan = peta.alamat(nama, acuan=permohonan.acuan, pk=permohonan.subjek.get().pk)
            asing = {"origin": "https://jahat.contoh.com", "referer": "https://jahat.contoh.com/umpan"}
            for tajuk in ({}, asing):
                tanggapan = klien.post(tujuan, {"csrfmiddlewaretoken": "x" * 64}, headers=tajuk)
                assert tanggapan.status_code == 403, nama
                halaman = tanggapan.content.decode()
                assert "isian belum disimpan" in halaman, nama
                assert "jahat" not in halaman, nama
    for tujuan in peta.pola_kelola():
        assert klien.post(tujuan).status_code in (302, 403)
    assert klien.get("/").wsgi_request.user.is_authenticated
    assert keadaan() == sebelum


SAMPAH = [
    "²",
    "x" * 3000,
    "-1",
    "99999999999999999999999999",
    "%00",
    "../../etc/passwd",
    "{{7*7}}",
    "1' OR '1'='1",
]


@pytest.mark.parametrize("sampah", SAMPAH)
def test_rubbish_in_an_address_or_a_form_is_no_server_error(kantor, sampah):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    klien = masuk(kantor.admin_ppe)
    parameter = dict.fromkeys(("q", "sop", "tab", "status", "sebelum", "sesudah", "next"), sampah)
    parameter["sesudah"] = f"-|{sampah}"
    for tujuan in ("/antrean/", "/arsip/", "/e-pesan/", "/"):
        assert klien.get(tujuan, parameter).status_code == 200
    for nama in ("permohonan", "draf", "surat_pdf", "arsip_rincian"):
        if "/" not in sampah:
            assert klien.get(peta.alamat(nama, acuan=sampah, nomor=sampah)).status_code in (400, 404)
    isi = dict.fromkeys(("kepada", "periksa-versi", "periksa-kunci", "nama", "login", "password"), sampah)
    for nama in ("serahkan", "ambil"):
        assert klien.post(peta.alamat(nama, acuan=permohonan.acuan), isi).status_code in (302, 403, 404)
    assert klien.post(peta.alamat("aksi", acuan=permohonan.acuan, nama="periksa"), isi).status_code == 422
    assert Client().post("/akun/login/", isi).status_code == 200
    assert Client().get(f"/v/{sampah.replace('/', '')}/").status_code in (400, 404)
