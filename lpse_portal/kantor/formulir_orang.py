"""Forms of units, people and appointments as the pages under /kantor/ show them."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from accounts_app.formulir import FormPenugasan as AturanPenugasan
from accounts_app.formulir import FormUnit as AturanUnit
from accounts_app.models import Pengguna, Penugasan, Peran, Sifat, UnitKerja
from accounts_app.models.penugasan import PERAN_UNIT
from accounts_app.pengesah import KalimatIsian
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.nip import rapikan_nip


class FormUnit(KalimatIsian, AturanUnit):
    class Meta:
        model = UnitKerja
        fields = ["nama", "kode", "jenis", "induk", "nama_kepala", "alamat", "aktif"]
        labels = {
            "nama": "Nama unit", "kode": "Kode", "jenis": "Jenis", "induk": "Di bawah unit", "alamat": "Alamat",
            "aktif": "Unit ini aktif",
        }  # fmt: skip
        help_texts = {
            "kode": "Kode satuan kerja yang dikenal di kantor; tidak boleh sama dengan unit lain.",
            "induk": "Kosongkan bila berdiri sendiri. Hak pimpinan dan auditor mengikuti susunan ini.",
            "nama_kepala": "Tercetak sebagai penanda tangan surat permohonan; dapat diganti pemohon.",
            "aktif": "Unit yang tidak aktif tidak dapat mengajukan permohonan baru; yang berjalan tetap selesai.",
        }
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai unit lain."}}
        widgets = {"jenis": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["induk"].queryset = UnitKerja.objects.filter(Q(aktif=True) | Q(pk=self.instance.induk_id))
        self.fields["induk"].empty_label = "– berdiri sendiri –"
        if self.instance.pk is None:
            del self.fields["aktif"]
            puncak = UnitKerja.objects.filter(jenis=UnitKerja.Jenis.INSTANSI, aktif=True).first()
            jenis = UnitKerja.Jenis.SATKER if puncak else UnitKerja.Jenis.INSTANSI
            self.initial |= {"induk": puncak and puncak.pk, "jenis": jenis}


class FormOrang(KalimatIsian, forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = [
            "nama", "gelar_depan", "gelar_belakang", "nip", "pangkat_golongan", "jabatan", "email", "telepon", "is_active",
        ]  # fmt: skip
        labels = {
            "nama": "Nama lengkap tanpa gelar", "gelar_depan": "Gelar depan", "gelar_belakang": "Gelar belakang",
            "pangkat_golongan": "Pangkat/golongan", "jabatan": "Jabatan", "telepon": "Telepon",
            "is_active": "Orang ini dapat masuk ke portal",
        }  # fmt: skip
        help_texts = {
            "email": "Surel milik orang ini sendiri. Tautan membuat kata sandi dikirim ke sini.",
        }
        widgets = {
            "telepon": forms.TextInput(attrs={"inputmode": "tel"}),
        }  # fmt: skip

    nip = forms.CharField(
        label="NIP",
        required=False,
        max_length=30,
        help_text="18 angka; spasi boleh. Kosongkan bila tidak ber-NIP.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_active"]

    def clean_nip(self):
        nip = rapikan_nip(self.cleaned_data["nip"]) or None
        if nip and len(nip) > 18:
            raise forms.ValidationError("NIP paling banyak 18 angka.")
        kembar = nip and Pengguna.objects.filter(nip=nip).exclude(pk=self.instance.pk).first()
        if kembar:
            raise forms.ValidationError(f"NIP ini sudah dipakai {kembar.nama}.")
        return nip

    def clean_email(self):
        surel = self.cleaned_data["email"]
        kembar = Pengguna.objects.filter(email__iexact=surel).exclude(pk=self.instance.pk).first()
        if kembar:
            raise forms.ValidationError(f"Surel ini sudah dipakai {kembar.nama}.")
        return surel


class FormPenugasan(KalimatIsian, AturanPenugasan):
    """An appointment of one person; he is known from the address."""

    class Meta:
        model = Penugasan
        fields = ["peran", "unit", "sifat", "mulai", "selesai", "dasar_hukum"]
        field_classes = {"mulai": BidangTanggal, "selesai": BidangTanggal}
        labels = {
            "peran": "Peran", "unit": "Unit kerja", "sifat": "Sifat", "mulai": "Mulai", "selesai": "Sampai dengan",
            "dasar_hukum": "Dasar hukum (SK atau surat tugas)",
        }  # fmt: skip
        help_texts = {
            "unit": "Wajib bagi peran di satuan kerja; kosongkan bagi peran di kantor LPSE.",
            "mulai": PETUNJUK_TANGGAL,
            "selesai": "Kosongkan bila tidak dibatasi. Hari terakhir ikut dihitung.",
            "dasar_hukum": "Misalnya Keputusan Gubernur Nomor 12 Tahun 2026.",
        }
        widgets = {"sifat": forms.RadioSelect}

    def __init__(self, *args, orang, oleh, **kwargs):
        super().__init__(*args, **kwargs)
        self.orang, self.oleh = orang, oleh
        self.instance.pengguna = orang
        self.fields["peran"].choices = [("", "– pilih –"), *Peran.choices]
        self.fields["sifat"].choices = Sifat.choices
        self.fields["unit"].queryset = UnitKerja.objects.filter(aktif=True)
        self.fields["unit"].empty_label = "– tidak untuk unit tertentu –"
        self.initial.setdefault("mulai", timezone.localdate())

    def clean(self):
        data = super().clean()
        peran, unit = data.get("peran"), data.get("unit")
        if peran in PERAN_UNIT and unit is None:
            self.add_error("unit", "Peran ini harus menyebut unit kerjanya.")
        if peran and peran not in PERAN_UNIT and unit is not None:
            self.add_error("unit", "Peran ini berlaku untuk kantor; kosongkan unitnya.")
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
        return data


class FormAkhiri(KalimatIsian, forms.Form):
    selesai = BidangTanggal(label="Hari terakhir", help_text="Ikut dihitung. " + PETUNJUK_TANGGAL)

    def __init__(self, *args, penugasan, **kwargs):
        super().__init__(*args, **kwargs)
        self.penugasan = penugasan
        self.initial.setdefault("selesai", timezone.localdate())

    def clean_selesai(self):
        selesai = self.cleaned_data["selesai"]
        if selesai < self.penugasan.mulai:
            raise forms.ValidationError("Tanggal selesai tidak boleh sebelum tanggal mulai.")
        return selesai
