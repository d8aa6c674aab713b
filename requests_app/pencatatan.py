"""What actions write beside the status, each in the transaction of the move. Returned references go into the journal."""

from django.db.models import Max

from accounts_app import kredensial
from accounts_app.services import PenerimaTidakJelas, penerima_kredensial
from requests_app import langkah as baris_sop
from requests_app import penomoran, register, terpin
from requests_app.galat import GagalBersiap
from requests_app.kelengkapan import butir_periksa
from requests_app.models import (
    ButirPeriksa,
    Catatan,
    Disposisi,
    NomorSurat,
    Pemeriksaan,
    PenerimaanBerkas,
    Subjek,
    Surat,
    VersiSurat,
)
from requests_app.surat.variabel import isi_tetap

PENCATAT = {}


def pencatat(fungsi):
    PENCATAT[fungsi.__name__] = fungsi
    return fungsi


@pencatat
def pengajuan(permohonan, *, oleh, pada, data, **_):
    """Filing: number and tracking code are drawn, the rows in force are frozen, the documents are pinned by their digests.

    The applicant is who files, whoever began the draft; what the counter types is filed by whoever brought it, and the
    papers are received in the same move (data["penerimaan"], as in forms.loket.FormLoket).
    """
    if permohonan.dicatat_oleh_id is None:
        permohonan.pemohon = oleh
    permohonan.nomor = penomoran.nomor_permohonan(permohonan.kelas.AWALAN_NOMOR)
    permohonan.kode_lacak = penomoran.kode_lacak_baru()
    permohonan.versi_sop = baris_sop.bekukan(permohonan.sop)
    permohonan.diajukan_pada = pada
    register.pengajuan(permohonan, oleh, pada)
    rujukan = {"versi_sop": permohonan.versi_sop.sidik} | terpin.pengajuan(permohonan)
    if permohonan.dicatat_oleh_id is not None:
        rujukan |= penerimaan_berkas(permohonan, oleh=oleh, pada=pada, data=data["penerimaan"])
        rujukan["atas_nama"] = permohonan.pemohon_id
        if data["penerimaan"]["cara"] == PenerimaanBerkas.Cara.SUREL:
            permohonan.bentuk = permohonan.Bentuk.SOFTCOPY  # it is still to be printed for the archive
    return rujukan


@pencatat
def berkas_perbaikan(permohonan, **_):
    return {"putaran": permohonan.putaran} | terpin.pengajuan(permohonan)


@pencatat
def alasan_tertulis(permohonan, *, aksi, oleh, pada, data, **_):
    """An override leaves its words beside the SOP, for the office and the applicant (the journal holds their digest)."""
    isi = f"{aksi.label}: {data['alasan']}"
    catatan = Catatan.objects.create(permohonan=permohonan, oleh=oleh, isi=isi, untuk_pemohon=True, pada=pada)
    return {"catatan": catatan.pk}


@pencatat
def disposisi(permohonan, *, aksi, langkah, oleh, pelaku, pada, data, **_):
    """Rows that pass the letter on: the lembar disposisi."""
    lembar = Disposisi.objects.create(
        permohonan=permohonan,
        baris=langkah.baris,
        dari=oleh,
        dari_jabatan=pelaku.sebutan(langkah.pelaksana, aksi),
        kepada=permohonan.langkah_kini().pelaksana,
        nomor_agenda=data.get("nomor_agenda", ""),
        sifat=data["sifat"],
        harap=list(data.get("harap", ())),
        catatan=data.get("catatan", ""),
        pada=pada,
    )
    return {"disposisi": lembar.pk, "catatan": terpin.sidik(lembar.catatan)}


@pencatat
def pemeriksaan(permohonan, *, oleh, pada, data, **_):
    """data["temuan"]: {code of the item: "" when right, else the reason}; data["halaman"]: {code: marked page or None}."""
    periksa = Pemeriksaan.objects.create(
        permohonan=permohonan, putaran=permohonan.putaran, oleh=oleh, pada=pada
    )
    temuan, halaman, asli = data["temuan"], data.get("halaman", {}), data.get("asli", ())
    for butir in butir_periksa(permohonan):
        ButirPeriksa.objects.create(
            pemeriksaan=periksa,
            syarat=butir.syarat,
            subjek=butir.subjek,
            berkas=butir.berkas,
            sesuai=not temuan[butir.kode],
            alasan=temuan[butir.kode],
            halaman=halaman.get(butir.kode),
            dicocokkan_asli=butir.kode in asli,
        )
    return {
        "temuan": terpin.sidik(temuan),
        "pemeriksaan": periksa.pk,
        "putaran": permohonan.putaran,
        "kurang": sum(map(bool, temuan.values())),
    }


@pencatat
def putaran_baru(permohonan, **_):
    """After the check that sends a file back at once: the next round begins."""
    permohonan.putaran += 1


@pencatat
def pemegang_akun(permohonan, *, oleh, pada, data, **_):
    """Reset: how it was made sure that each person holds his account. data["pemegang"]: {person: how}."""
    nama = {orang.pk: orang.nama for orang in permohonan.subjek.all()}
    isi = "\n".join(f"{nama[pk]}: {cara}" for pk, cara in data["pemegang"].items())
    return _catatan_internal(permohonan, f"Kepemilikan akun dipastikan.\n{isi}", oleh, pada)


@pencatat
def konfirmasi(permohonan, *, oleh, pada, data, **_):
    """Akun-ppk row 5: a call or a meeting, where there was one."""
    if not data.get("cara"):
        return {}
    cara = {"TELEPON": "telepon", "BERTEMU": "bertemu langsung"}[data["cara"]]
    return _catatan_internal(permohonan, f"Konfirmasi kepada PPK ({cara}): {data['hasil']}", oleh, pada)


def _catatan_internal(permohonan, isi, oleh, pada):
    catatan = Catatan.objects.create(
        permohonan=permohonan, oleh=oleh, isi=isi, untuk_pemohon=False, pada=pada
    )
    return {"catatan": catatan.pk, "isi_catatan": terpin.sidik(isi)}


@pencatat
def alasan_internal(permohonan, *, aksi, oleh, pada, data, **_):
    """One desk tells the other why; the applicant is not concerned."""
    return _catatan_internal(permohonan, f"{aksi.label}: {data['alasan']}", oleh, pada)


@pencatat
def calon(permohonan, **_):
    """Registrasi: the candidate gets his way into the portal, for he completes and receives himself."""
    for orang in permohonan.subjek.filter(pengguna=None):
        orang.pengguna = _penerima(orang)
        orang.save(update_fields=["pengguna"])


@pencatat
def penerimaan_berkas(permohonan, *, oleh, pada, data, **_):
    """The papers came: data as in forms.penerimaan.FormSerahTerima."""
    nama = ("cara", "dibawa_oleh", "kontak_pembawa", "asli_ditunjukkan", "butir", "catatan")
    isi = {satu: data[satu] for satu in nama if satu in data}
    terima = PenerimaanBerkas.objects.create(permohonan=permohonan, oleh=oleh, pada=pada, **isi)
    return {"penerimaan": terima.pk, "isi_penerimaan": terpin.sidik(isi)}


@pencatat
def pencetakan(permohonan, *, oleh, pada, data, **_):
    """Hak-akses row 9: was the softcopy printed, and where are the papers? Kept in words for the office."""
    kata = ["Berkas softcopy dicetak untuk dokumen arsip."] if data.get("dicetak") else []
    if data.get("lokasi"):
        kata.append(f"Lokasi simpan berkas fisik: {data['lokasi']}.")
    rujukan = {"dicetak": bool(data.get("dicetak"))}
    return rujukan | (_catatan_internal(permohonan, " ".join(kata), oleh, pada) if kata else {})


@pencatat
def akun_belum_aktif(permohonan, *, oleh, pada, data, **_):
    """Registrasi row 6: created in SPSE and not activated.

    data["user_id"]: {person: User ID}; data["pelatihan"]: the training he is to attend, where it is known already.
    """
    for orang in permohonan.subjek.all():
        orang.hasil, orang.user_id, orang.alasan_hasil = Subjek.Hasil.DIBUAT, data["user_id"][orang.pk], ""
        orang.pelatihan = data.get("pelatihan")
        orang.save()
        register.menunggu_pelatihan(orang, oleh, pada)
    rujukan = {"dibuat": permohonan.subjek.count(), "hasil": terpin.hasil(permohonan)}
    return rujukan | ({"pelatihan": data["pelatihan"].pk} if data.get("pelatihan") else {})


@pencatat
def pelatihan(permohonan, *, data, **_):
    """The training the candidate attended: data["pelatihan"], a Pelatihan."""
    permohonan.subjek.update(pelatihan=data["pelatihan"])
    return {"pelatihan": data["pelatihan"].pk}


@pencatat
def hak_akses(permohonan, *, oleh, pada, data, **_):
    """Hak-akses row 6. data["hak_akses"]: {person: {"hasil", "alasan", "sandi"}}; a password is sealed for the holder."""
    for orang in permohonan.subjek.select_related("akun"):
        isi = data["hak_akses"][orang.pk]
        orang.hasil, orang.user_id, orang.alasan_hasil = isi["hasil"], "", ""
        if orang.hasil == Subjek.Hasil.DIBUAT:
            orang.user_id = orang.user_id_lama
            if isi["sandi"]:
                _segel(permohonan, orang, isi["sandi"], pada)
            register.hak_akses(orang, oleh, pada)
        else:
            orang.alasan_hasil = isi["alasan"]
        orang.save()
    return {"hasil": terpin.hasil(permohonan)}


@pencatat
def akun(permohonan, *, oleh, pada, data, **_):
    """Row 7: one result per person; the password is sealed for him and leaves this process no other way.

    data["akun"]: {subjek pk: {"hasil", "user_id", "sandi", "alasan"}}.
    """
    for orang in permohonan.subjek.all():
        _catat_hasil(permohonan, orang, data["akun"][orang.pk], pada)
        register.hasil(orang, oleh, pada)
    dibuat = permohonan.subjek.filter(hasil=Subjek.Hasil.DIBUAT).count()
    return {"dibuat": dibuat, "hasil": terpin.hasil(permohonan)}


def _catat_hasil(permohonan, orang, isi, pada):
    if orang.kredensial:
        kredensial.cabut(orang.kredensial)
    orang.hasil, orang.user_id, orang.alasan_hasil = isi["hasil"], "", ""
    orang.kredensial = None
    if not permohonan.untuk_diri:
        orang.pengguna = None
    if orang.hasil == Subjek.Hasil.DIBUAT:
        orang.user_id = isi["user_id"]
        _segel(permohonan, orang, isi["sandi"], pada)
    else:
        orang.alasan_hasil = isi["alasan"]
    orang.save()


def _segel(permohonan, orang, sandi, pada):
    if orang.pengguna is None or not permohonan.untuk_diri:
        orang.pengguna = _penerima(orang)
    orang.kredensial = kredensial.segel(
        penerima=orang.pengguna,
        rujukan=f"{awalan_rujukan(orang)}{permohonan.versi}",
        user_id=orang.user_id,
        sandi=sandi,
        pada=pada,
    )


def awalan_rujukan(orang):
    """How the `rujukan` of every credential of this person begins: number, person, then which one."""
    return f"{orang.permohonan.nomor}/{orang.pk}/"


def _penerima(orang):
    try:
        return penerima_kredensial(
            nama=orang.nama,
            nip=nip_bersih(orang.nip),
            email=orang.email,
            telepon=orang.telepon,
            pangkat_golongan=orang.pangkat_golongan,
            jabatan=orang.jabatan,
        )
    except PenerimaTidakJelas as galat:
        raise GagalBersiap(str(galat)) from galat


@pencatat
def pencabutan_akun(permohonan, **_):
    """The record of row 7 is opened again: what was sealed for it is destroyed now, not when it is written anew."""
    for orang in permohonan.subjek.exclude(kredensial=None).select_related("kredensial"):
        kredensial.cabut(orang.kredensial)


def nip_bersih(teks):
    """The 18 digits, or "" for anything that is no NIP (NRP, empty): such a text never identifies a portal account."""
    angka = "".join(teks.split()).replace(".", "")
    return angka if len(angka) == 18 and angka.isdigit() else ""


@pencatat
def pengiriman_akun(permohonan, *, oleh, pada, **_):
    """Row 8: from now the recipients may open, until the office's number of days is over."""
    register.pengiriman(permohonan, oleh, pada)
    siap = [
        orang.kredensial for orang in permohonan.subjek.exclude(kredensial=None).select_related("kredensial")
    ]
    for isi in siap:
        kredensial.kirim(isi, pada=pada)
    return {"kredensial": [isi.pk for isi in siap]}


@pencatat
def draf_surat(permohonan, *, oleh, pada, data, **_):
    """Row 9: a new version of the draft. data["isi"]: the letter's editable words; data["putusan"]: on what was suggested."""
    surat, _ = Surat.objects.get_or_create(permohonan=permohonan, jenis=next(iter(permohonan.kelas.SURAT)))
    return _versi(surat, VersiSurat.Jenis.DRAF, data["isi"], "", oleh, pada, data.get("putusan"))


@pencatat
def koreksi_surat(permohonan, *, oleh, pada, data, **_):
    """Row 10: the corrected words are a version of their own, equal or not."""
    surat = permohonan.surat.get()
    return _versi(surat, VersiSurat.Jenis.KOREKSI, data["isi"], data.get("catatan", ""), oleh, pada)


@pencatat
def pengembalian_draf(permohonan, *, oleh, pada, data, **_):
    """The draft goes back with remarks and, in data["isi"], suggested words; a number reserved for it is void."""
    surat = permohonan.surat.get()
    batal = penomoran.batalkan_nomor(permohonan, f"Draf dikembalikan: {data['alasan']}")
    isi = data.get("isi") or surat.versi.last().isi
    rujukan = _versi(surat, VersiSurat.Jenis.DIKEMBALIKAN, isi, data["alasan"], oleh, pada)
    return rujukan | ({"nomor_batal": batal.pk} if batal else {})


@pencatat
def pembatalan_nomor(permohonan, *, aksi, **_):
    """It ends while a letter waits to be signed: a number reserved for it is void."""
    batal = penomoran.batalkan_nomor(permohonan, f"{aksi.label}.")
    return {"nomor_batal": batal.pk} if batal else {}


def _versi(surat, jenis, isi, catatan, oleh, pada, putusan=None):
    """A version is fixed text: the variables of the draft are filled in here, once."""
    isi, putusan = isi_tetap(surat.permohonan, isi), putusan or {}
    urut = (surat.versi.aggregate(akhir=Max("urut"))["akhir"] or 0) + 1
    VersiSurat.objects.create(
        surat=surat, urut=urut, jenis=jenis, isi=isi, catatan=catatan, putusan=putusan, oleh=oleh, pada=pada
    )
    rujukan = {"surat": surat.pk, "versi": urut, "isi": terpin.sidik(isi)}
    return rujukan | ({"putusan": terpin.sidik(putusan)} if putusan else {})


@pencatat
def tanda_tangan(permohonan, *, langkah, oleh, pada, data, **_):
    """Row 11: the signed bytes exist and were verified; here the letter takes them and the number becomes used."""
    beku = Surat.objects.select_for_update().filter(beku_sha256=data["beku_sha256"])
    surat = beku.filter(permohonan=permohonan).first()
    if surat is None:  # prepared anew by somebody else while this one was being signed
        raise GagalBersiap("Surat yang Anda baca sudah berubah. Baca kembali surat yang terbaru.")
    surat.sha256 = data["sha256"]
    surat.penanda_tangan, surat.ditandatangani_pada = oleh, pada
    surat.penanda_jabatan = surat.beku_rincian["jabatan"]
    surat.save()
    NomorSurat.objects.filter(pk=surat.nomor_id).update(keadaan=NomorSurat.Keadaan.DIPAKAI)
    return {"surat": surat.pk, "nomor": surat.nomor_id, "beku": surat.beku_sha256, "sha256": surat.sha256}


@pencatat
def pengiriman_surat(permohonan, *, pada, **_):
    """Row 13."""
    surat = permohonan.surat.get()
    surat.dikirim_pada = pada
    surat.save(update_fields=["dikirim_pada"])
    return {"surat": surat.pk, "sha256": surat.sha256}
