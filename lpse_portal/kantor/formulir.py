"""Forms of the office's own data: profile, numbering, hours, days off, services."""

from django import forms
from django.utils import timezone

from accounts_app.formulir import SahkanNomor
from accounts_app.models import ProfilKantor
from accounts_app.pengesah import KalimatIsian
from lpse_portal.kantor.langkah import CONTOH, contoh
from requests_app import logo
from requests_app.berkas.periksa import BerkasDitolak
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.jam_kantor import BIASA, TUTUP, Profil, baca_selang, tulis_selang
from requests_app.models import HariLibur, JamKerja
from requests_app.sop import SOP
from requests_app.surat.lembar_disposisi import yang_tercetak

TAHUN_TERJAUH = 5
"""How many years around the present a day off may lie in."""


class FormIdentitas(KalimatIsian, forms.ModelForm):
    """Whose portal this is. What a letter prints must exist in the letter's font, or no letter could be made."""

    class Meta:
        model = ProfilKantor
        fields = [
            "nama_instansi", "nama_unit", "nama_lpse", "alamat", "kota", "kontak", "zona", "url_spse",
            "hari_perbaikan", "hari_kredensial",
        ]  # fmt: skip
        labels = {
            "nama_instansi": "Nama instansi", "nama_unit": "Nama unit kerja", "nama_lpse": "Nama LPSE",
            "alamat": "Alamat", "kota": "Kota", "kontak": "Kontak bantuan", "zona": "Zona waktu",
            "hari_perbaikan": "Batas melengkapi (hari kerja)", "hari_kredensial": "Masa buka password (hari)",
        }  # fmt: skip
        help_texts = {
            "nama_instansi": "Baris pertama kop surat, misalnya Pemerintah Provinsi Contoh.",
            "nama_unit": "Baris kedua kop surat, misalnya Biro Pengadaan Barang dan Jasa.",
            "nama_lpse": "Nama layanan di halaman depan dan surel, misalnya LPSE Provinsi Contoh.",
            "alamat": "Seperti pada kop surat, dengan kode pos.",
            "kota": "Tempat surat ditandatangani; ditulis di depan tanggalnya.",
            "kontak": "Surel atau telepon helpdesk. Tercetak di kop dan di bawah setiap halaman.",
            "hari_perbaikan": "Berapa lama pemohon boleh melengkapi sebelum permohonannya kedaluwarsa. 1 sampai 60.",
            "hari_kredensial": "Berapa lama password menunggu dibuka penerimanya. 1 sampai 14.",
        }
        widgets = {"zona": forms.RadioSelect}

    url_spse = forms.URLField(
        label="Alamat SPSE",
        max_length=200,
        assume_scheme="https",
        help_text="Misalnya https://spse.contoh.go.id/",
    )
    berkas_logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG atau JPG, paling besar 1 MB. Tercetak di kiri kop surat. Kosongkan bila tidak diganti.",
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
    )
    hapus_logo = forms.BooleanField(label="Hapus logo yang sekarang", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zona"].choices = [
            ("Asia/Jakarta", "WIB (Jakarta)"), ("Asia/Makassar", "WITA (Makassar)"), ("Asia/Jayapura", "WIT (Jayapura)"),
        ]  # fmt: skip
        # The names of the invented office are no answer to start from.
        self.initial |= {nama: "" for nama in CONTOH if contoh(self.instance, nama)}
        if contoh(self.instance, "nama_instansi"):
            self.initial |= {"kota": "", "zona": None}
        if not self.instance.logo_sha256:
            del self.fields["hapus_logo"]

    def clean(self):
        data = super().clean()
        for nama in ("nama_instansi", "nama_unit", "alamat", "kontak", "kota"):
            asing = [a for a in data.get(nama, "") if yang_tercetak(a) != a]
            if asing:
                self.add_error(
                    nama, f"Aksara “{asing[0]}” tidak ada pada huruf surat. Ganti dengan huruf biasa."
                )
        return data

    def clean_berkas_logo(self):
        berkas = self.cleaned_data["berkas_logo"]
        if berkas:
            try:
                self.sidik = logo.simpan(berkas, berkas.name)
            except BerkasDitolak as galat:
                raise forms.ValidationError(galat.pesan) from None
        return berkas

    def save(self, commit=True):
        if self.cleaned_data.get("hapus_logo"):
            self.instance.logo_sha256 = ""
        if self.cleaned_data.get("berkas_logo"):
            self.instance.logo_sha256 = self.sidik
        return super().save(commit)


class FormPenomoran(SahkanNomor, KalimatIsian, forms.ModelForm):
    class Meta:
        model = ProfilKantor
        fields = ["format_nomor_surat", "kode_unit", "kode_klasifikasi"]
        labels = {
            "format_nomor_surat": "Format nomor surat", "kode_unit": "Kode unit", "kode_klasifikasi": "Kode klasifikasi",
        }  # fmt: skip
        help_texts = {
            "format_nomor_surat": "Susun dengan kata dalam kurung kurawal di bawah; {urut} dan {tahun} wajib ada.",
            "kode_unit": "Menggantikan {unit}. Huruf, angka, titik, atau tanda hubung.",
            "kode_klasifikasi": "Menggantikan {klasifikasi}, misalnya 000.3.5.",
        }
        widgets = {
            "format_nomor_surat": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        }  # fmt: skip


class FormJam(KalimatIsian, forms.Form):
    """The hours of a week, a line a day; `berkala`: with a name and the dates in which they win."""

    nama = forms.CharField(label="Nama", max_length=40, initial="Ramadan")
    mulai = BidangTanggal(label="Berlaku mulai", help_text=PETUNJUK_TANGGAL)
    selesai = BidangTanggal(label="Berlaku sampai", help_text="Hari terakhir, ikut dihitung.")

    def __init__(self, *args, profil, berkala, **kwargs):
        super().__init__(*args, **kwargs)
        self.profil, self.berkala = profil, berkala
        if not berkala:
            for nama in ("nama", "mulai", "selesai"):
                del self.fields[nama]
        elif profil.mulai:
            self.initial |= {"nama": profil.nama, "mulai": profil.mulai, "selesai": profil.selesai}
        for hari, nama in JamKerja.HARI:
            self.fields[f"hari_{hari}"] = forms.CharField(
                label=nama,
                required=False,
                max_length=120,
                initial=tulis_selang(profil.jam.get(hari, ())) or TUTUP,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
            self.fields[f"hari_{hari}"].bersyarat = True

    def clean(self):
        data = super().clean()
        self.jam = {}
        for hari, _ in JamKerja.HARI:
            try:
                self.jam[hari] = baca_selang(data.get(f"hari_{hari}", ""))
            except forms.ValidationError as galat:
                self.add_error(f"hari_{hari}", galat)
        mulai, selesai = data.get("mulai"), data.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Tanggal terakhir tidak boleh sebelum tanggal mulai.")
        return data

    def hasil(self):
        """The Profil to save."""
        data = self.cleaned_data
        nama = data.get("nama") or BIASA
        return Profil(
            self.profil.pk if self.berkala else None, nama, data.get("mulai"), data.get("selesai"), self.jam
        )


class FormLibur(KalimatIsian, forms.ModelForm):
    class Meta:
        model = HariLibur
        fields = ["tanggal", "nama", "jenis"]
        field_classes = {"tanggal": BidangTanggal}
        labels = {"tanggal": "Tanggal", "nama": "Nama", "jenis": "Jenis"}
        help_texts = {"nama": "Misalnya Cuti Bersama Natal, atau Pindahan kantor."}
        widgets = {"jenis": forms.RadioSelect}
        error_messages = {"tanggal": {"unique": "Tanggal ini sudah ada dalam daftar."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [
            (HariLibur.Jenis.LIBUR, "Libur nasional atau cuti bersama"), (HariLibur.Jenis.KANTOR, "Kantor ini tutup"),
        ]  # fmt: skip

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if abs(tanggal.year - timezone.localdate().year) > TAHUN_TERJAUH:
            raise forms.ValidationError("Periksa tahunnya.")
        return tanggal


class FormLayanan(KalimatIsian, forms.ModelForm):
    layanan = forms.MultipleChoiceField(
        label="Layanan yang dibuka",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu layanan."},
    )

    class Meta:
        model = ProfilKantor
        fields = ["sebut_lupa_password", "persen_janji"]
        labels = {
            "sebut_lupa_password": "Sebutkan “Lupa password” di halaman SPSE sebelum orang mengajukan reset password",
            "persen_janji": "Janji layanan (persen)",
        }
        help_texts = {
            "persen_janji": "Pemohon membaca dalam berapa hari kerja sekian persen permohonan selesai. 50 sampai 99.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["layanan"])
        bidang = self.fields["layanan"]
        bidang.choices = [(kode, kelas.NAMA_LAYANAN) for kode, kelas in SOP.items()]
        dipilih = self.instance.sop_berlaku
        bidang.initial = list(SOP) if dipilih is None else dipilih
        # Left empty, the figure stays as it is.
        self.fields["persen_janji"].required, self.fields["persen_janji"].bersyarat = False, True

    def clean_persen_janji(self):
        return self.cleaned_data["persen_janji"] or self.instance.persen_janji

    def save(self, commit=True):
        self.instance.sop_berlaku = [kode for kode in SOP if kode in self.cleaned_data["layanan"]]
        return super().save(commit)


class FormPetunjuk(KalimatIsian, forms.Form):
    """What the office says about each document of a service; an empty text leaves the portal's own words."""

    def __init__(self, *args, kelas, profil, **kwargs):
        super().__init__(*args, **kwargs)
        self.kelas, self.profil = kelas, profil
        milik = profil.petunjuk_syarat.get(kelas.KODE, {})
        self.nama = list(
            dict.fromkeys(s.nama for baris in kelas.LANGKAH for s in baris.wajib_unggah if not s.isian)
        )
        baku = {s.nama: s.petunjuk for baris in kelas.LANGKAH for s in baris.wajib_unggah}
        for urut, nama in enumerate(self.nama):
            self.fields[f"syarat_{urut}"] = forms.CharField(
                label=nama,
                required=False,
                max_length=500,
                initial=milik.get(nama, ""),
                help_text=f"Kata portal: {baku[nama]}"
                if baku[nama]
                else "Portal tidak menambahkan penjelasan.",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def save(self):
        isi = {nama: self.cleaned_data[f"syarat_{urut}"].strip() for urut, nama in enumerate(self.nama)}
        semua = dict(self.profil.petunjuk_syarat)
        semua[self.kelas.KODE] = {nama: teks for nama, teks in isi.items() if teks}
        self.profil.petunjuk_syarat = {kode: milik for kode, milik in semua.items() if milik}
        self.profil.save()
