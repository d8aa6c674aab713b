"""Forms of the draft (row 1) and of a round of completion."""

from django import forms
from django.utils import timezone

from accounts_app.models import UnitKerja
from accounts_app.pengesah import KalimatIsian
from requests_app import sop
from requests_app.berkas.periksa import PESAN
from requests_app.forms.akun_register import PilihAkun
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.kantor import sop_berlaku
from requests_app.models import Permohonan, Subjek
from requests_app.nip import periksa_nip, rapikan_nip
from requests_app.pengisian import ISIAN_SURAT, isian_diri
from requests_app.sop.pelaksana import PELAKSANA_DIRI

WAJIB = {"jenis", "nama", "email", "permintaan", "user_id_lama", "nomor_sk", "tanggal_sk", "nomor_sertifikat"}
"""What must be said about a person where his SOP asks for it at all."""


class FormBaru(KalimatIsian, forms.Form):
    """Which service, for which unit: those whose first row is this person's to perform."""

    sop = forms.ChoiceField(label="Layanan", widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(label="Satuan kerja", queryset=UnitKerja.objects.none(), empty_label=None)

    def __init__(self, *args, pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit_sop = layanan_diajukan(pelaku)
        self.fields["sop"].choices = [(kode, sop.SOP[kode].NAMA_LAYANAN) for kode in self.unit_sop]
        self.fields["sop"].initial = next(iter(self.unit_sop), None)
        self.fields["unit"].queryset = UnitKerja.objects.filter(
            pk__in=set().union(*self.unit_sop.values()), aktif=True
        )
        self.fields["unit"].initial = self.fields["unit"].queryset.filter(jenis="SATKER").first()

    def tetapkan(self, kode, unit_id):
        """Both are decided already (by the account it is about): nothing is left to choose."""
        for nama, nilai in (("sop", kode), ("unit", unit_id)):
            self.fields[nama].initial = nilai
            self.fields[nama].widget = forms.HiddenInput()

    def clean(self):
        data = super().clean()
        if data.get("sop") and data.get("unit") and data["unit"].pk not in self.unit_sop[data["sop"]]:
            self.add_error(
                "unit", "Layanan ini tidak dapat Anda ajukan untuk satuan kerja itu. Pilih yang lain."
            )
        return data


def layanan_diajukan(pelaku):
    """{KODE: ids of the units} of the services in effect that this person may file now."""
    semua = {kode: pelaku.unit_pengajuan(kelas) for kode, kelas in sop_berlaku().items()}
    return {kode: unit for kode, unit in semua.items() if unit}


class FormSurat(KalimatIsian, forms.ModelForm):
    """The letter of the satker as it stands on paper. May be saved half filled; filing demands the rest."""

    class Meta:
        model = Permohonan
        fields = list(ISIAN_SURAT)
        field_classes = {"tanggal_surat": BidangTanggal}
        help_texts = {"tanggal_surat": PETUNJUK_TANGGAL}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for bidang in self.fields.values():
            # May stay empty in a draft, not at filing: calling it optional would mislead.
            bidang.bersyarat = True
        self.fields["penanda_tangan"].label = f"Ditandatangani oleh ({self.instance.kelas.PENANDA_SURAT})"

    def _post_clean(self):
        """full_clean() would assign the protected status; only the fields of this form are checked and set."""
        for nama in self.Meta.fields:
            if nama in self.cleaned_data:
                setattr(self.instance, nama, self.cleaned_data[nama])

    def clean_tanggal_surat(self):
        tanggal = self.cleaned_data["tanggal_surat"]
        if tanggal and tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal surat tidak boleh setelah hari ini.")
        return tanggal


class FormSubjek(PilihAkun, KalimatIsian, forms.ModelForm):
    """One person. A NIP that looks wrong is a warning, never an obstacle (NRP, PPPK and others exist)."""

    class Meta:
        model = Subjek
        fields = list(Subjek.ISIAN)
        widgets = {
            "jenis": forms.RadioSelect,
            "nip": forms.TextInput(attrs={"inputmode": "numeric"}),
            "telepon": forms.TextInput(attrs={"inputmode": "tel"}),
            "permintaan": forms.RadioSelect,
            "user_id_lama": forms.TextInput(
                attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
            ),
        }
        field_classes = {"tanggal_sk": BidangTanggal, "sk_berlaku_sampai": BidangTanggal}
        help_texts = {
            "nip": "18 angka; spasi boleh. Kosongkan bila tidak ber-NIP.",
            "tanggal_sk": PETUNJUK_TANGGAL,
            "email": "Surel milik orang ini sendiri: pemberitahuan akunnya dikirim ke sini.",
            "pa_merangkap_ppk": "SK Pelantikan lalu diminta bersama dokumen lainnya.",
            "user_id_lama": "Seperti tertulis di SPSE. Bila belum ada dalam register kantor, bukti kepemilikan akun diminta.",
            "sk_berlaku_sampai": "Kosongkan bila SK tidak menyebut batas.",
        }
        error_messages = {
            "jenis": {"required": "Pilih akun sebagai apa."},
            "permintaan": {"required": "Pilih: aktifkan atau nonaktifkan."},
        }

    def peringatan(self):
        """Sentences about what looks odd, to show beside the saved data."""
        return periksa_nip(self.cleaned_data.get("nip", ""))

    def clean_nip(self):
        return rapikan_nip(self.cleaned_data["nip"])

    def __init__(self, *args, permohonan, lain=None, **kwargs):
        """`lain`: the other persons this one must differ from (default: those of the permohonan)."""
        super().__init__(*args, permohonan=permohonan, **kwargs)
        for nama in set(self.fields) - set(permohonan.ISIAN_ORANG):
            del self.fields[nama]
        self.order_fields(permohonan.ISIAN_ORANG)
        for nama in WAJIB & set(self.fields):
            self.fields[nama].required = True
        self.pasang_register(permohonan)
        if not self.instance.pk and permohonan.kelas.LANGKAH[0].pelaksana in PELAKSANA_DIRI:
            self.initial |= isian_diri(permohonan.pemohon, permohonan.unit)
        self.terbanyak = permohonan.ORANG_TERBANYAK
        semua = permohonan.subjek.all() if lain is None else lain
        self.lain = [orang for orang in semua if orang.pk is None or orang.pk != self.instance.pk]
        self.fields["jenis"].choices = [
            (k, nama) for k, nama in Subjek.Jenis.choices if k in permohonan.JENIS
        ]
        if permohonan.diri_sendiri:
            self.fields["email"].help_text = "Surel Anda sendiri, yang dipakai juga untuk akun SPSE."
        if len(permohonan.JENIS) == 1:
            self.fields["jenis"].widget = forms.HiddenInput()
        if not self.instance.pk:
            diminta = (kwargs.get("initial") or {}).get("jenis")
            self.initial["jenis"] = permohonan.JENIS[0] if len(permohonan.JENIS) == 1 else diminta

    def clean_email(self):
        email = self.cleaned_data["email"]
        if kembar := next((o for o in self.lain if o.email.lower() == email.lower()), None):
            raise forms.ValidationError(
                f"Surel ini sudah dipakai {kembar.nama or 'orang lain'} dalam permohonan; isi surel miliknya sendiri."
            )
        return email

    def clean(self):
        data = super().clean()
        if not self.instance.pk and len(self.lain) >= self.terbanyak:
            raise forms.ValidationError(
                f"Satu permohonan paling banyak {self.terbanyak} orang; ajukan sisanya tersendiri."
            )
        self._periksa_nip_kembar(data.get("nip"))
        self._periksa_sk(data.get("tanggal_sk"), data.get("sk_berlaku_sampai"))
        return data

    def _periksa_nip_kembar(self, nip):
        kembar = next((o for o in self.lain if nip and o.nip == nip), None)
        if kembar:
            self.add_error(
                "nip",
                f"NIP ini sudah dipakai {kembar.nama or 'orang lain'} dalam permohonan. Periksa keduanya.",
            )

    def _periksa_sk(self, mulai, sampai):
        if mulai and mulai > timezone.localdate():
            self.add_error("tanggal_sk", "Tanggal SK tidak boleh setelah hari ini.")
        if mulai and sampai and sampai < mulai:
            self.add_error("sk_berlaku_sampai", "SK tidak mungkin berakhir sebelum tanggalnya.")


class FormUnggah(forms.Form):
    """One document; `judul` names the requirement, so that a summary of errors says which one was refused."""

    berkas = forms.FileField(
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": "Pilih berkas yang akan diunggah.", "empty": PESAN["kosong"]},
    )

    def __init__(self, *args, judul, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = judul
        # A judul may end in a degree ("… – Sari, S.T."), which the summary would take for a sentence.
        self.fields["berkas"].sebut_selalu = True
