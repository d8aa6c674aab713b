from django import forms
from django.forms.widgets import Script
from django.utils import timezone

from requests_app import data_orang
from requests_app.forms.dasar import FormAksi
from requests_app.kantor import kalender_kantor, kantor_kini
from requests_app.kelengkapan import DATA_ORANG, butir_kurang, butir_periksa, perbandingan, periksa_terakhir
from requests_app.models import Subjek
from requests_app.perbaikan import batas_melengkapi, hitung
from requests_app.sop.pelaksana import CALON

PILIHAN = [("sesuai", "Sesuai"), ("kurang", "Perlu perbaikan")]
ALASAN_UMUM = [
    "Tidak terbaca",
    "Belum ditandatangani",
    "Tanpa cap",
    "Masa berlaku habis",
    "Nama atau NIP berbeda",
    "Bukan terbitan LKPP",
]
COCOKKAN = {
    "Surat": ("nomor_surat", "tanggal_surat", "hal", "penanda_tangan", "penanda_tangan_jabatan"),
    "SK": ("nama", "nip", "jabatan", "nomor_sk", "tanggal_sk", "sk_berlaku_sampai"),
    "Sertifikat": ("nama", "nip", "nomor_sertifikat"),
    "Bukti": ("nama", "nip", "user_id_lama"),
    "Data": tuple(nama for nama in Subjek.ISIAN if nama != "jenis"),
}  # fmt: skip
"""What was typed and must stand in a document, by the first word of its requirement; a "Surat" about a person is his SK."""


class FormPemeriksaan(FormAksi):
    """Row 5: a verdict per document and person; what is faulty needs a reason the applicant can act on."""

    template_isian = "aksi/pemeriksaan.html"
    lebar = True
    alasan_umum = ALASAN_UMUM

    class Media:
        css = {"all": ["css/penampil.css"]}
        js = (Script("js/penampil.js", defer=True),)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.butir = butir_periksa(self.permohonan)
        self.terakhir = periksa_terakhir(self.permohonan)
        self.temuan = {b.kunci: b for b in self.terakhir.butir.all()} if self.terakhir else {}
        self.banding = {butir.kode: perbandingan(butir, self.permohonan) for butir in self.butir}
        for butir in self.butir:
            self._bidang(butir)

    def _bidang(self, butir):
        awal = self._awal(butir)
        self.fields[f"hasil-{butir.kode}"] = forms.ChoiceField(
            label=butir.judul,
            choices=PILIHAN,
            widget=forms.RadioSelect,
            initial=awal.get("hasil"),
            error_messages={"required": "belum dinilai"},
        )
        self.fields[f"alasan-{butir.kode}"] = forms.CharField(
            label=f"Alasan untuk {butir.judul}",
            required=False,
            max_length=500,
            initial=awal.get("alasan"),
            widget=forms.TextInput(attrs={"list": "alasan-umum", "autocomplete": "off"}),
        )
        if butir.berkas and (butir.berkas.halaman or 1) > 1:
            self.fields[f"halaman-{butir.kode}"] = forms.IntegerField(
                label=f"Halaman yang ditandai pada {butir.judul}",
                required=False,
                min_value=1,
                max_value=butir.berkas.halaman,
                initial=awal.get("halaman"),
                error_messages={"max_value": f"dokumen ini hanya {butir.berkas.halaman} halaman"},
            )

    def _awal(self, butir):
        """What the last check said of an item that has not been handed in again since."""
        temuan = self.temuan.get(butir.kunci)
        if temuan is None or self.banding[butir.kode].baru:
            return {}
        if temuan.sesuai:
            return {"hasil": "sesuai"}
        if self.terakhir.putaran == self.permohonan.putaran:
            return {"hasil": "kurang", "alasan": temuan.alasan, "halaman": temuan.halaman}
        return {}

    @property
    def terbuka(self):
        """The items to be judged now, in the order of the paper."""
        return [self._baris(butir) for butir in self.butir if not self._tetap(butir)]

    @property
    def tetap(self):
        """In a later round: the items found right before and not handed in again, already answered."""
        return [self._baris(butir) for butir in self.butir if self._tetap(butir)]

    def _tetap(self, butir):
        lewat = self.terakhir is not None and self.terakhir.putaran < self.permohonan.putaran
        return lewat and self._awal(butir).get("hasil") == "sesuai"

    @property
    def tetap_berubah(self):
        """Was one of those answered otherwise, or faultily, in this very POST?"""
        return any(b["hasil"].value() != "sesuai" or b["alasan"].errors for b in self.tetap)

    def dinilai(self):
        return sum(self[f"hasil-{butir.kode}"].value() in ("sesuai", "kurang") for butir in self.butir)

    def _baris(self, butir):
        halaman = f"halaman-{butir.kode}"
        return {
            "butir": butir,
            "hasil": self[f"hasil-{butir.kode}"],
            "alasan": self[f"alasan-{butir.kode}"],
            "halaman": self[halaman] if halaman in self.fields else None,
            "data": butir.syarat == DATA_ORANG,
            "banding": self.banding[butir.kode],
            "temuan": self.temuan.get(butir.kunci),
            "cocokkan": self._cocokkan(butir),
            "dokumen": [b for b in self.butir if butir.subjek and b.berkas and b.subjek == butir.subjek],
        }

    def _cocokkan(self, butir):
        """[(label, value)] of what was typed and this document must say too."""
        asal = butir.subjek or self.permohonan
        kata = butir.syarat.split()[0]
        kata = "SK" if butir.subjek and kata == "Surat" else kata
        nama = COCOKKAN.get(kata, ("nama", "nip") if butir.subjek else ())
        if butir.subjek:
            nama = [satu for satu in nama if satu in self.permohonan.ISIAN_ORANG]
        isi = [
            (data_orang.label(asal, satu), data_orang.teks(asal, satu))
            for satu in nama
            if hasattr(asal, satu)
        ]
        return [(label, nilai) for label, nilai in isi if nilai]

    def clean(self):
        data = super().clean()
        data["temuan"], data["halaman"] = {}, {}
        for butir in self.butir:
            kurang = data.get(f"hasil-{butir.kode}") == "kurang"
            alasan = (data.get(f"alasan-{butir.kode}") or "").strip()
            if kurang and not alasan:
                self.add_error(
                    f"alasan-{butir.kode}", "tulis alasannya, agar pemohon tahu apa yang diperbaiki"
                )
            data["temuan"][butir.kode] = alasan if kurang else ""
            data["halaman"][butir.kode] = data.get(f"halaman-{butir.kode}") if kurang else None
        return data


class PemeriksaanPutus(FormPemeriksaan):
    """A check that decides at once: the same form under two buttons."""

    bersama = "pemeriksaan"
    pesan = forms.CharField(
        label="Pesan untuk pemohon",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Hanya dipakai bila dikembalikan; boleh kosong, karena alasan tiap butir sudah disertakan.",
    )

    def kurang(self, data):
        return [butir for butir in self.butir if data["temuan"].get(butir.kode)]


class FormPemeriksaanLengkap(PemeriksaanPutus):
    """All is right."""

    def clean(self):
        data = super().clean()
        if jumlah := len(self.kurang(data)):
            galat = f"{jumlah} butir dinilai perlu perbaikan, jadi berkas belum lengkap. Nilai ulang, atau pilih tombol yang lain."
            self.add_error(None, galat)
        return data

    def isi(self):
        return super().isi() | {"pesan": ""}


class FormPemeriksaanKurang(PemeriksaanPutus):
    """Something is not."""

    def clean(self):
        data = super().clean()
        if not self.kurang(data):
            galat = "Semua butir dinilai sesuai; tidak ada yang diminta diperbaiki. Nilai butir yang kurang dan tulis alasannya."
            self.add_error(None, galat)
        return data


class PencocokanAsli(PemeriksaanPutus):
    """Registrasi, row 3: each copy is held against its original. Row 4 asks, so there is no word to anybody here."""

    pesan = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for butir in self.butir:
            if butir.berkas:
                temuan = None if self.banding[butir.kode].baru else self.temuan.get(butir.kunci)
                self.fields[f"asli-{butir.kode}"] = forms.BooleanField(
                    label=f"Salinan sesuai dengan aslinya: {butir.judul}",
                    required=False,
                    initial=temuan is not None and temuan.dicocokkan_asli,
                )

    def _tetap(self, butir):
        """What was found right and never held against its original still is to be."""
        temuan = self.temuan.get(butir.kunci)
        return super()._tetap(butir) and (butir.berkas is None or temuan.dicocokkan_asli)

    def _baris(self, butir):
        return super()._baris(butir) | ({"asli": self[f"asli-{butir.kode}"]} if butir.berkas else {})

    def clean(self):
        data = super().clean()
        data["asli"] = [b.kode for b in self.butir if data.get(f"asli-{b.kode}")]
        return data


class FormPemeriksaanAsli(PencocokanAsli, FormPemeriksaanLengkap):
    """Complete: every copy that was found right agrees with its original."""

    def clean(self):
        data = super().clean()
        for butir in self.butir:
            dinilai_sesuai = butir.berkas and not data["temuan"].get(butir.kode)
            if dinilai_sesuai and butir.kode not in data["asli"]:
                self.add_error(f"asli-{butir.kode}", "Bandingkan salinan ini dengan aslinya, lalu centang.")
        return data


class FormPemeriksaanAsliKurang(PencocokanAsli, FormPemeriksaanKurang):
    """Not complete; what was compared so far is kept all the same."""


class FormPengembalian(FormAksi):
    """Row 6, not complete. The reasons per item are already recorded; a word to the satker may be added."""

    template_isian = "aksi/pengembalian.html"
    pesan = forms.CharField(
        label="Pesan untuk pemohon",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Boleh kosong; alasan tiap butir sudah disertakan.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        baris = next(b for b in self.permohonan.langkah() if b.status == self.aksi.ke)
        if baris.pelaksana == CALON:
            self.fields["pesan"].label = f"Pesan untuk {self.permohonan.SEBUTAN_ORANG}"

    def kurang(self):
        return butir_kurang(self.permohonan)

    def batas(self):
        """The deadline the applicant would get if it went back now."""
        kantor, sekarang = kantor_kini(), timezone.now()
        kalender = kalender_kantor(kantor)
        return hitung(kalender, sekarang, batas_melengkapi(sekarang, kalender, kantor))
