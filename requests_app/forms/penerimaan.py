"""Receiving papers, and putting a file away."""

import secrets

from django import forms

from accounts_app.pengesah import KalimatIsian
from requests_app.forms.dasar import FormAksi
from requests_app.kelengkapan import butir_wajib
from requests_app.models import PenerimaanBerkas


class TabelBerkas:
    """The formulir serah terima itself: how the file came, who brought it, and every document of the first row by item."""

    BENTUK = (("ASLI", "Asli"), ("SALINAN", "Salinan"))
    lebar = True

    class Media:
        css = {"all": ["css/serah_terima.css"]}

    def siapkan_tabel(self):
        # Demanded of who brings the papers himself: calling it optional would mislead.
        self.fields["dibawa_oleh"].bersyarat = True
        self.butir = butir_wajib(self.permohonan)
        for butir in self.butir:
            self._bidang(butir)

    def _bidang(self, butir):
        ada = butir.berkas is not None
        isi = {
            "ada": forms.BooleanField(label=f"Ada: {butir.judul}", required=False, initial=ada),
            "bentuk": forms.ChoiceField(
                label=f"Bentuk {butir.judul}",
                choices=self.BENTUK,
                initial="SALINAN",
                required=False,
                widget=forms.Select(attrs={"class": "kolom"}),
            ),
            "lembar": forms.IntegerField(
                label=f"Jumlah lembar {butir.judul}",
                required=False,
                min_value=1,
                max_value=999,
                initial=butir.berkas.halaman if ada else None,
                widget=forms.NumberInput(attrs={"class": "kolom"}),
            ),
            "keterangan": forms.CharField(
                label=f"Keterangan {butir.judul}",
                required=False,
                max_length=150,
                widget=forms.TextInput(attrs={"autocomplete": "off", "class": "kolom"}),
            ),
        }
        self.fields |= {f"{nama}-{butir.kode}": bidang for nama, bidang in isi.items()}

    def tabel(self):
        """Per document: {"butir", and its four bound fields by name}."""
        for butir in self.butir:
            yield {"butir": butir} | {
                nama: self[f"{nama}-{butir.kode}"] for nama in ("ada", "bentuk", "lembar", "keterangan")
            }

    def clean(self):
        data = super().clean()
        langsung = data.get("cara") == PenerimaanBerkas.Cara.LANGSUNG
        if langsung and not data.get("dibawa_oleh") and "dibawa_oleh" not in self.errors:
            self.add_error("dibawa_oleh", "Tulis nama yang mengantar berkas.")
        data["butir"] = [self._butir(butir, data) for butir in self.butir]
        if self.butir and not any(b["ada"] for b in data["butir"]):
            self.add_error(None, "Centang sedikitnya satu dokumen yang diterima.")
        return data

    def _butir(self, butir, data):
        ada = bool(data.get(f"ada-{butir.kode}"))
        return {
            "dokumen": butir.judul,
            "ada": ada,
            "bentuk": (data.get(f"bentuk-{butir.kode}") or "SALINAN") if ada else "",
            "lembar": data.get(f"lembar-{butir.kode}") if ada else None,
            "keterangan": data.get(f"keterangan-{butir.kode}", ""),
        }

    def isi(self):
        """The data of a PenerimaanBerkas."""
        nama = ("cara", "dibawa_oleh", "kontak_pembawa", "asli_ditunjukkan", "butir", "catatan")
        return {satu: self.cleaned_data[satu] for satu in nama}


class IsianSerahTerima(forms.Form):
    """The fields of the formulir that are there once."""

    cara = forms.ChoiceField(
        label="Berkas diterima lewat", choices=PenerimaanBerkas.Cara.choices, widget=forms.RadioSelect
    )
    dibawa_oleh = forms.CharField(label="Dibawa oleh", required=False, max_length=150)
    kontak_pembawa = forms.CharField(label="Telepon atau surel pembawa", required=False, max_length=150)
    asli_ditunjukkan = forms.BooleanField(
        label="Dokumen asli ditunjukkan kepada penerima berkas.", required=False
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class FormSerahTerima(TabelBerkas, IsianSerahTerima, FormAksi):
    """Hak-akses row 2: the file is received with the formulir serah terima berkas."""

    template_isian = "aksi/serah_terima_berkas.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fisik = self.permohonan.bentuk == self.permohonan.Bentuk.HARDCOPY
        cara = PenerimaanBerkas.Cara
        self.fields["cara"].initial = cara.LANGSUNG if fisik else cara.PORTAL
        self.siapkan_tabel()


class FormPenerimaan(TabelBerkas, KalimatIsian, IsianSerahTerima):
    """Papers that follow a request filed through the portal (registrasi row 1): received beside the SOP's rows."""

    HARDCOPY = [c for c in PenerimaanBerkas.Cara.choices if c[0] in ("LANGSUNG", "POS")]
    kunci = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, *args, permohonan, **kwargs):
        super().__init__(*args, **kwargs)
        self.permohonan = permohonan
        self.fields["kunci"].initial = secrets.token_urlsafe(24)
        self.fields["cara"].choices, self.fields["cara"].initial = self.HARDCOPY, self.HARDCOPY[0][0]
        self.siapkan_tabel()


class FormPengarsipan(FormAksi):
    """Hak-akses row 9: what came as softcopy is printed for the archive, and where the papers are is written down."""

    template_isian = "aksi/pengarsipan.html"
    dicetak = forms.BooleanField(
        label="Berkas softcopy sudah dicetak untuk dokumen arsip.",
        error_messages={"required": "Cetak berkasnya dahulu (SOP langkah 1), lalu centang."},
    )
    lokasi = forms.CharField(
        label="Lokasi simpan berkas fisik",
        required=False,
        max_length=150,
        help_text="Misalnya lemari, rak, atau map; tampil pada catatan permohonan ini.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.permohonan.bentuk == self.permohonan.Bentuk.HARDCOPY or self.permohonan.ex_officio:
            del self.fields["dicetak"]

    def untuk_dicetak(self):
        """The documents that count, in the order they were handed in."""
        return [berkas for berkas in self.permohonan.berkas.all() if berkas.terbaru]
