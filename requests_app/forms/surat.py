"""Rows 9 to 11: the words of the letter, their correction, what is suggested and decided, and the signature."""

import re

from django import forms

from requests_app.forms.dasar import FormAksi, FormAlasan
from requests_app.surat import usul, variabel
from requests_app.surat.beda import perubahan
from requests_app.surat.susun import KUNCI_ISI, isi_awal

TERIMA, TOLAK = "terima", "tolak"
# "Password: x7Kq…" – the word "password" in a sentence is no secret.
POLA_SANDI = re.compile(r"\b(password|kata sandi|sandi|passphrase)\s*[:=]\s*\S", re.IGNORECASE)
ADA_SANDI = "Surat tidak boleh memuat password. Hapus tulisan sesudah kata itu; password hanya disampaikan lewat e-Pesan."


class IsiSurat(forms.Form):
    """The words of the letter that people write. Known variables are welcome, unknown ones are named."""

    pengantar = (
        "Nomor dan tanggal diberikan saat surat ditandatangani. Tabel nama, NIP, dan User ID disusun dari hasil; surat "
        "tidak pernah memuat password."
    )
    judul_keluhan = "Perbaiki sebelum diajukan"
    sifat = forms.ChoiceField(label="Sifat", choices=[(k, k) for k in ("Biasa", "Terbatas", "Rahasia")])
    lampiran = forms.CharField(
        label="Lampiran", required=False, max_length=100, help_text="Kosongkan bila tidak ada."
    )
    hal = forms.CharField(label="Hal", max_length=200)
    yth = forms.CharField(
        label="Yth.",
        max_length=220,
        error_messages={"required": "Isi jabatan yang dituju."},
        help_text="Jabatan yang dituju, tanpa “Kepada”.",
    )
    yth_tempat = forms.CharField(
        label="di", max_length=100, error_messages={"required": "Isi tempatnya, misalnya Tempat."}
    )
    pembuka = forms.CharField(
        label="Paragraf pembuka", max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )
    penutup = forms.CharField(
        label="Paragraf penutup", max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )
    tembusan = forms.CharField(
        label="Tembusan",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Satu jabatan tiap baris. Kosongkan bila tidak ada.",
    )

    def siapkan_isi(self):
        """Where the letter stands: its newest version, and the words this form begins with."""
        self.surat = next(iter(self.permohonan.surat.all()), None)
        versi = list(self.surat.versi.all()) if self.surat else []
        self.versi_surat = versi[-1] if versi else None
        self.isi_lama = self.versi_surat.isi if self.versi_surat else isi_awal(self.permohonan)
        for nama in KUNCI_ISI:
            self.fields[nama].initial = self.isi_lama.get(nama, "")

    def periksa_isi(self, data):
        """The words as {part: text}, also those that are refused; the refusals stand at their fields."""
        kata = variabel.nilai(self.permohonan)
        isi = {nama: data.get(nama, "") for nama in KUNCI_ISI}
        for nama, teks in isi.items():
            keluhan = [ADA_SANDI] if POLA_SANDI.search(teks) else []
            for kalimat in keluhan + variabel.keluhan(teks, kata):
                self.add_error(nama, forms.ValidationError(kalimat, code="kata"))
        return isi

    @property
    def dapat_digambar(self):
        """Is nothing wrong but words, which the preview can show?"""
        galat = [satu for daftar in self.errors.as_data().values() for satu in daftar]
        return all(satu.code == "kata" for satu in galat)

    @property
    def daftar_variabel(self):
        kata = variabel.nilai(self.permohonan)
        return [(f"{{{nama}}}", arti, kata[nama]) for nama, arti in variabel.VARIABEL.items()]

    def label_isi(self, nama):
        return self.fields[nama].label

    def beda_dari(self, dasar, baru):
        """[(label, list of Potong)] of the parts that differ."""
        return [(self.label_isi(nama), potong) for nama, potong in usul.beda_isi(dasar, baru).items()]


class FormDrafSurat(IsiSurat, FormAksi):
    """Row 9: the words of the letter; number, date and the table of persons come by themselves.

    After a return with suggestions each of them is accepted or declined; `diterapkan` holds the codes of those that the
    words in the fields already contain.
    """

    template_isian = "aksi/surat.html"
    template_halaman = "requests_app/surat_tulis.html"
    lebar = True
    diterapkan = forms.CharField(widget=forms.HiddenInput, required=False)

    class Media:
        css = {"all": ["css/surat.css"]}
        js = ["js/surat.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.siapkan_isi()
        tunggu = usul.menunggu_putusan(self.surat)
        _, self.dasar, self.usulan = tunggu or (None, self.isi_lama, {})
        for nama in KUNCI_ISI:
            self.fields[nama].initial = self.dasar.get(nama, "")
        for kode, _, _ in self._butir_usul():
            self.fields[f"putusan-{kode}"] = forms.ChoiceField(
                label="Putusan", choices=[(TERIMA, "Terima"), (TOLAK, "Tolak")], widget=forms.RadioSelect,
                error_messages={"required": "Terima atau tolak usul ini."},
            )  # fmt: skip
            self.fields[f"alasan-{kode}"] = forms.CharField(
                label="Alasan bila ditolak", required=False, max_length=300
            )

    def _butir_usul(self):
        """(code, part, Potong) of every suggested change."""
        for bidang, potong in self.usulan.items():
            for nomor, satu in enumerate(perubahan(potong)):
                yield usul.kode(bidang, nomor), bidang, satu

    @property
    def kelompok_usul(self):
        """For the page: [(label, field with the words, Potong of the whole part, [(number, Potong, putusan, alasan)])]."""
        urut, hasil = 0, []
        for bidang, potong in self.usulan.items():
            butir = []
            for kode, milik, satu in self._butir_usul():
                if milik == bidang:
                    urut += 1
                    butir.append((urut, satu, self[f"putusan-{kode}"], self[f"alasan-{kode}"]))
            hasil.append((self.label_isi(bidang), self[bidang], potong, butir))
        return hasil

    @property
    def bidang_biasa(self):
        """The fields with the words about which nothing was suggested."""
        return [self[nama] for nama in KUNCI_ISI if nama not in self.usulan]

    def boleh_belum_putus(self):
        """For a preview: what is not decided yet is no error yet."""
        for nama, bidang in self.fields.items():
            if nama.startswith("putusan-"):
                bidang.required = False
        return self

    def clean(self):
        data = super().clean()
        diterima = {k for k, _, _ in self._butir_usul() if data.get(f"putusan-{k}") == TERIMA}
        self._ikuti_putusan(data, diterima)
        data["isi"] = self.periksa_isi(data)
        data["putusan"] = self._putusan(data)
        return data

    def _ikuti_putusan(self, data, diterima):
        """Words that were not edited by hand follow the decisions; edited ones stay, unless a decision changed since."""
        dulu = usul.naskah(self.dasar, self.usulan, set(data.get("diterapkan", "").split()))
        kini = usul.naskah(self.dasar, self.usulan, diterima)
        for nama in self.usulan:
            if data.get(nama) is None or dulu[nama] == kini[nama]:
                continue
            if rapi(data[nama]) == rapi(dulu[nama]):
                data[nama] = kini[nama]
            else:
                self.add_error(
                    nama,
                    "Bagian ini sudah Anda sunting, lalu putusannya berubah. Tekan “Terapkan putusan” dahulu.",
                )

    def _putusan(self, data):
        if not self.usulan:
            return {}
        hasil = {"dari": self.versi_surat.urut, "diterima": [], "ditolak": []}
        for kode, bidang, satu in self._butir_usul():
            butir = {"bidang": bidang, "lama": satu.lama, "baru": satu.baru}
            if data.get(f"putusan-{kode}") == TERIMA:
                hasil["diterima"].append(butir)
            else:
                hasil["ditolak"].append(butir | {"alasan": data.get(f"alasan-{kode}", "")})
        return hasil

    def terapkan(self, pilihan):
        """Its data after "Terapkan putusan": the words follow the decisions (`pilihan`: all, none, else as chosen)."""
        data, semua = self.data.copy(), [kode for kode, _, _ in self._butir_usul()]
        for kode in semua if pilihan in (TERIMA, TOLAK) else []:
            data[self.add_prefix(f"putusan-{kode}")] = pilihan
        diterima = {k for k in semua if data.get(self.add_prefix(f"putusan-{k}")) == TERIMA}
        for nama, teks in usul.naskah(self.dasar, self.usulan, diterima).items():
            if nama in self.usulan:
                data[self.add_prefix(nama)] = teks
        data[self.add_prefix("diterapkan")] = " ".join(sorted(diterima))
        return data

    def isi(self):
        data = self.cleaned_data
        return {"isi": data["isi"], "catatan": data.get("catatan", ""), "putusan": data.get("putusan", {})}


class FormKoreksiSurat(IsiSurat, FormAksi):
    """Row 10: the same words, corrected in place; the version before stays."""

    template_isian = "aksi/koreksi.html"
    template_halaman = "requests_app/surat_tulis.html"
    lebar = True
    catatan = forms.CharField(
        label="Catatan koreksi", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Boleh kosong.",
    )  # fmt: skip
    Media = FormDrafSurat.Media

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.siapkan_isi()

    @property
    def butir_isi(self):
        """For the page: [(field, the present words, opened?)] – opened when it differs or was refused."""
        return [
            (self[nama], lama, bool(self[nama].errors) or rapi(self[nama].value()) != rapi(lama))
            for nama, lama in ((nama, self.isi_lama.get(nama, "")) for nama in KUNCI_ISI)
        ]

    @property
    def putusan_lalu(self):
        """What the drafter decided on the last suggestions, with the parts by their names."""
        putusan = self.versi_surat.putusan if self.versi_surat else {}
        return putusan_berlabel(putusan)

    def clean(self):
        data = super().clean()
        data["isi"] = self.periksa_isi(data)
        return data

    def isi(self):
        return {"isi": self.cleaned_data["isi"], "catatan": self.cleaned_data.get("catatan", "")}


class FormUsulSurat(IsiSurat, FormAlasan):
    """The draft goes back with a reason, and with other words where the head has them: suggestions for the drafter."""

    template_isian = "aksi/usul_surat.html"
    template_halaman = "requests_app/surat_tulis.html"
    Media = FormDrafSurat.Media

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.siapkan_isi()
        self.order_fields(["versi", "kunci", "alasan"])
        for nama in KUNCI_ISI:
            self.fields[nama].required = False

    butir_isi = FormKoreksiSurat.butir_isi

    @property
    def isi_galat(self):
        return any(nama in self.errors for nama in KUNCI_ISI) if self.is_bound else False

    @property
    def beda_usul(self):
        baru = {nama: self[nama].value() or "" for nama in KUNCI_ISI}
        return self.beda_dari(self.isi_lama, {nama: rapi(teks) for nama, teks in baru.items()})

    def clean(self):
        data = super().clean()
        for nama in KUNCI_ISI:
            wajib = self.base_fields[nama].required or self.add_prefix(nama) not in self.data
            data[nama] = data.get(nama) or (self.isi_lama.get(nama, "") if wajib else "")
        data["isi"] = self.periksa_isi(data)
        return data

    def isi(self):
        return {"isi": self.cleaned_data["isi"], "alasan": self.cleaned_data["alasan"]}


def putusan_berlabel(putusan):
    """VersiSurat.putusan for a page: {"dari", "diterima", "ditolak"} with the label of each part; {} when nothing was decided."""
    if not putusan:
        return {}
    label = {nama: IsiSurat.base_fields[nama].label for nama in KUNCI_ISI}
    berlabel = {
        jenis: [butir | {"label": label.get(butir["bidang"], butir["bidang"])} for butir in putusan[jenis]]
        for jenis in ("diterima", "ditolak")
    }
    return {"dari": putusan["dari"]} | berlabel


def rapi(teks):
    """As a browser gives it back: line ends of one kind, nothing around it."""
    return (teks or "").replace("\r\n", "\n").strip()
