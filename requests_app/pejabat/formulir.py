"""The forms of the register: appointing somebody in another's place, and ending it early."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts_app import pejabat
from accounts_app.models import Pengguna, Penugasan, Peran, Sifat
from accounts_app.models.penugasan import PERAN_KANTOR, Paruh
from accounts_app.pengesah import KalimatIsian
from requests_app.berkas import gudang
from requests_app.berkas.periksa import BerkasDitolak, nama_aman, periksa_berkas
from requests_app.forms.tanggal import PETUNJUK_TANGGAL, BidangTanggal
from requests_app.pejabat.izin import boleh_menunjuk
from requests_app.pejabat.lingkup import LINGKUP

GARAM = "pindaian-sk"
BIDANG = {"menggantikan": "jabatan", "peran": "jabatan", "__all__": None}
"""Where the form shows what the rules say of a column it does not have."""
SIFAT = {
    Sifat.PLH: "Plh. (pelaksana harian): pejabatnya berhalangan sementara",
    Sifat.PLT: "Plt. (pelaksana tugas): pejabatnya berhalangan tetap atau belum ada",
    Sifat.AN: "a.n. (atas nama): pejabatnya tetap bertugas, sebagian tugasnya dimandatkan",
    Sifat.UB: "u.b. (untuk beliau): meneruskan mandat a.n. satu tingkat ke bawah",
}
KOSONG = "jabatan-"
"""Before the role of an office that nobody holds."""


def simpan_sk(berkas):
    """{sha256, nama} of a scan that was judged and kept. Raises ValidationError with the sentence to show."""
    try:
        hasil = periksa_berkas(berkas, berkas.name)
    except BerkasDitolak as galat:
        raise ValidationError(galat.pesan) from None
    if hasil.tipe != "application/pdf":
        raise ValidationError(
            "Pindaian SK harus berupa PDF. Simpan atau pindai sebagai PDF lalu unggah kembali."
        )
    berkas.seek(0)
    return {"sha256": gudang.simpan(berkas), "nama": nama_aman(berkas.name)}


class FormTunjuk(KalimatIsian, forms.Form):
    jabatan = forms.ChoiceField(label="Jabatan dan pejabat yang digantikan atau diwakili")
    sifat = forms.ChoiceField(label="Sebagai", choices=list(SIFAT.items()), widget=forms.RadioSelect)
    pengguna = forms.ModelChoiceField(
        Pengguna.objects.none(), label="Siapa yang ditunjuk", empty_label="– pilih orang –",
        help_text="Ia tidak dapat mengerjakan permohonan yang ia ajukan atau menyangkut dirinya, mengoreksi draf yang ia "
        "buat, atau menandatangani surat yang ia koreksi; portal menolaknya saat itu.",
    )  # fmt: skip
    mulai = BidangTanggal(label="Mulai", help_text=PETUNJUK_TANGGAL)
    mulai_paruh = forms.ChoiceField(
        label="Mulai sejak",
        choices=[("PAGI", "awal hari"), ("SIANG", "pukul 12.00")],
        widget=forms.RadioSelect,
    )
    selesai = BidangTanggal(
        label="Hari terakhir", required=False,
        help_text="Ikut dihitung, dan wajib bagi Plt. dan Plh.; haknya berakhir sendiri.",
    )  # fmt: skip
    selesai_paruh = forms.ChoiceField(
        label="Berakhir pada hari itu", choices=[("SIANG", "akhir hari"), ("PAGI", "pukul 12.00")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    lingkup = forms.MultipleChoiceField(
        label="Lingkup mandat", required=False, choices=list(LINGKUP.items()), widget=forms.CheckboxSelectMultiple,
        help_text="Hanya untuk a.n. dan u.b.; kosong berarti seluruh tugas jabatan.",
    )  # fmt: skip
    dasar_hukum = forms.CharField(
        label="Nomor SK atau surat perintah", max_length=200,
        help_text="Misalnya Surat Perintah Nomor 800/123/2026 tanggal 2 Maret 2026. Tercetak pada surat.",
    )  # fmt: skip
    sk = forms.FileField(
        label="Pindaian SK (PDF)", required=False, widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        help_text="Dalam keadaan mendesak dapat menyusul.",
    )  # fmt: skip
    sk_tersimpan = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, pelaku, **kwargs):
        kwargs["initial"] = {
            "mulai": timezone.localdate(), "mulai_paruh": Paruh.PAGI, "selesai_paruh": Paruh.SIANG, "sifat": Sifat.PLH,
        } | (kwargs.get("initial") or {})  # fmt: skip
        super().__init__(*args, **kwargs)
        self.pelaku, self.penugasan, self.tersimpan = pelaku, None, None
        self.dasar = {str(satu.pk): satu for satu in pejabat.dapat_digantikan() if self._boleh(satu)}
        self.fields["jabatan"].choices = [("", "– pilih –"), *self._pilihan()]
        self.fields["pengguna"].queryset = pejabat.calon().exclude(pk=pelaku.pengguna.pk)
        self.fields["selesai"].bersyarat = True

    def _boleh(self, dasar):
        return boleh_menunjuk(self.pelaku, dasar.peran, dasar)

    def _pilihan(self):
        """By office: those who hold it, and the offices that are vacant."""
        for peran in PERAN_KANTOR:
            milik = [(pk, satu) for pk, satu in self.dasar.items() if satu.peran == peran]
            yield from (
                (pk, f"{satu.sebutan}: {satu.pengguna} ({pejabat.masa_teks(satu)})") for pk, satu in milik
            )
            terisi = milik or Penugasan.objects.filter(peran=peran).tercatat_berlaku().exists()
            if not terisi and boleh_menunjuk(self.pelaku, peran):
                yield f"{KOSONG}{peran}", f"{Peran(peran).label}: belum ada pejabatnya"

    def clean_sk(self):
        berkas = self.cleaned_data["sk"]
        return simpan_sk(berkas) if berkas else None

    def clean_sk_tersimpan(self):
        """The scan that came with an earlier press of this form: signed, so that nobody names a file of somebody else's."""
        if not self.cleaned_data["sk_tersimpan"]:
            return None
        try:
            return signing.loads(self.cleaned_data["sk_tersimpan"], salt=self._garam, max_age=24 * 3600)
        except signing.BadSignature:
            return None

    @property
    def _garam(self):
        return f"{GARAM}:{self.pelaku.pengguna.pk}"

    def clean(self):
        data = super().clean()
        self.tersimpan = data.get("sk") or data.get("sk_tersimpan")
        if self.tersimpan:
            self.data = self.data.copy()
            self.data["sk_tersimpan"] = signing.dumps(self.tersimpan, salt=self._garam)
        if not self.errors:
            self.penugasan = self._penugasan(data)
            try:
                pejabat.periksa(self.penugasan, oleh=self.pelaku.pengguna)
            except ValidationError as galat:
                self.tolak(galat)
        return data

    def tolak(self, galat):
        """Show what the rules refused at the field it is about."""
        for bidang, pesan in galat.message_dict.items():
            nama = BIDANG.get(bidang, bidang)
            self.add_error(nama if nama in self.fields else None, pesan)

    def _penugasan(self, data):
        pilihan = data["jabatan"]
        dasar = self.dasar.get(pilihan)
        sk = self.tersimpan or {"sha256": "", "nama": ""}
        return Penugasan(
            pengguna=data["pengguna"], peran=dasar.peran if dasar else pilihan.removeprefix(KOSONG), menggantikan=dasar,
            **{nama: data[nama] for nama in ("sifat", "mulai", "mulai_paruh", "selesai", "selesai_paruh", "lingkup")},
            dasar_hukum=data["dasar_hukum"], sk_sha256=sk["sha256"], sk_nama=sk["nama"],
        )  # fmt: skip


class FormSk(KalimatIsian, forms.Form):
    """The scan that came later."""

    sk = forms.FileField(label="Pindaian SK (PDF)", widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}))

    def clean_sk(self):
        return simpan_sk(self.cleaned_data["sk"])


class FormAkhiri(KalimatIsian, forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Misalnya: pejabatnya sudah kembali bertugas. Tercatat dalam register.",
    )
