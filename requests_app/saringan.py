"""Which running permohonan a person looks at: the tabs of the queue, its filters, its order. Reads only."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Count, Exists, F, OuterRef, Q
from django.http import QueryDict
from django.utils import timezone

from accounts_app.models import Pengguna, UnitKerja
from requests_app import sop
from requests_app.izin import orang_terbaca, tanpa_petugas
from requests_app.models import Permohonan, Subjek, Surat
from requests_app.sop.pelaksana import PELAKSANA_BERBAGI, PELAKSANA_KEPALA, PELAKSANA_PEMOHON

BATAS = {"lewat": "Sudah lewat", "hari-ini": "Hari ini", "3-hari": "Sampai 3 hari lagi"}


@dataclass(frozen=True)
class Tab:
    """One part of the queue. `urut`: the column by which it is ordered; `kosong`: what to do when nothing is in it."""

    kode: str
    nama: str
    q: Q
    kosong: str
    urut: str = "tenggat"


def daftar_tab(pelaku):
    """The tabs that mean something to this person, as {code: Tab}; the first is where he begins."""
    if bersama := kolom_bersama(pelaku):
        tab = [_tugas("Tugas saya", pelaku), _bebas(bersama), *_berjalan()]
    elif pelaku.pelaksana:
        tab = [_tugas("Menunggu saya", pelaku), _tim(), *_berjalan()]
    elif pelaku.unit_ajukan:
        tab = [_tugas("Menunggu kami", pelaku, "batas_perbaikan"), _kantor(), _lewat(), _semua()]
    else:
        tab = [_semua(), _lewat()] if pelaku.unit_lihat else [_semua()]
    return {satu.kode: satu for satu in tab}


def kolom_bersama(pelaku):
    """The columns this person fills together with others, so that work is taken and handed over; empty for most."""
    return [nama for nama in pelaku.pelaksana if nama in PELAKSANA_BERBAGI]


def _tugas(nama, pelaku, urut="tenggat"):
    """What waits for this person: held by him, or (a head's row, a satker's) his alone to do."""
    milik = Q(petugas=pelaku.pengguna) | ~Q(pelaksana__in=PELAKSANA_BERBAGI)
    kosong = "Tidak ada yang menunggu Anda sekarang. Yang lain ada di bagian lain antrean ini."
    return Tab("tugas", nama, pelaku.saringan_tugas() & milik, kosong, urut)


def _bebas(bersama):
    kosong = "Semua pekerjaan tim sudah ada yang memegang."
    return Tab("bebas", "Belum diambil", tanpa_petugas() & Q(pelaksana__in=bersama), kosong)


def _berjalan():
    pemohon = Q(pelaksana__in=PELAKSANA_PEMOHON)
    kosong_pemohon = "Tidak ada permohonan yang sedang dilengkapi pemohon."
    kosong_pimpinan = "Tidak ada yang menunggu disposisi, koreksi, atau tanda tangan."
    return [
        Tab("pemohon", "Menunggu pemohon", pemohon, kosong_pemohon, "batas_perbaikan"),
        Tab("pimpinan", "Menunggu pimpinan", Q(pelaksana__in=PELAKSANA_KEPALA), kosong_pimpinan),
        _lewat(),
        _semua(),
    ]


def _tim():
    kosong = "Tidak ada permohonan yang sedang dikerjakan Tim Pengelola LPSE."
    return Tab("tim", "Dikerjakan tim", Q(pelaksana__in=PELAKSANA_BERBAGI), kosong)


def _kantor():
    kosong = "Tidak ada permohonan yang sedang diproses. Ajukan permohonan dari Beranda."
    return Tab("kantor", "Diproses LPSE", ~Q(pelaksana__in=PELAKSANA_PEMOHON), kosong)


def _lewat():
    # Not `terlambat_sejak`: the sweep writes that a little later than the chip beside it turns red.
    kosong = "Tidak ada yang lewat batas waktu."
    return Tab("lewat", "Lewat batas", Q(tenggat__lt=timezone.now()), kosong)


def _semua():
    return Tab("semua", "Semua berjalan", Q(), "Belum ada permohonan yang berjalan.")


class FormSaringan(forms.Form):
    """The filters in the address. What it does not know it leaves out of `cleaned_data`, and says so in `diabaikan`."""

    q = forms.CharField(
        label="Cari nomor, nama, NIP, satker, atau nomor surat", max_length=100, required=False
    )
    sop = forms.ChoiceField(label="Layanan", required=False)
    langkah = forms.ChoiceField(label="Langkah", required=False)
    petugas = forms.CharField(label="Petugas", required=False, widget=forms.Select)
    batas = forms.ChoiceField(label="Batas waktu", required=False)
    satker = forms.ModelChoiceField(UnitKerja.objects.all(), label="Satuan kerja", required=False)
    kembali = forms.ChoiceField(label="Pengembalian", required=False)

    KHUSUS_PETUGAS = {"saya": "Saya", "belum": "Belum ada"}

    def __init__(self, data=None, *, pelaku, **kwargs):
        super().__init__(data, auto_id="saring_%s", use_required_attribute=False, **kwargs)
        self.pelaku = pelaku
        layanan = [(kode, kelas.NAMA_LAYANAN) for kode, kelas in sop.SOP.items()]
        self.fields["q"].widget.input_type = "search"
        self.fields["sop"].choices = [("", "Semua layanan"), *layanan]
        self.fields["langkah"].choices = [("", "Semua langkah"), *pilihan_langkah((data or {}).get("sop"))]
        self.fields["batas"].choices = [("", "Semua"), *BATAS.items()]
        self.fields["kembali"].choices = [("", "Semua"), ("1", "Pernah dikembalikan")]

    def clean_petugas(self):
        nilai = self.cleaned_data["petugas"]
        if nilai in ("", *self.KHUSUS_PETUGAS):
            return nilai
        # The chip prints the name: whoever is not of the office would read everybody's by counting up.
        boleh = self.pelaku.petugas_kantor and nilai.isdecimal() and len(nilai) < 19
        orang = Pengguna.objects.filter(pk=nilai).first() if boleh else None
        if orang is None:
            raise forms.ValidationError("tidak dikenal")
        return orang

    def clean_satker(self):
        unit, pelaku = self.cleaned_data["satker"], self.pelaku
        if unit and not pelaku.petugas_kantor and unit.pk not in pelaku.unit_ajukan | pelaku.unit_lihat:
            raise forms.ValidationError("tidak dikenal")
        return unit

    @property
    def aktif(self):
        """{field: value} of what is set and understood."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nilai}

    @property
    def diabaikan(self):
        """(label, what was typed) of each value that was not understood."""
        return [(self.fields[nama].label, str(self.data.get(nama, ""))[:40]) for nama in self.errors]

    def parameter(self, **lain):
        """The understood filters as they stand in an address, after `lain`: a QueryDict."""
        isi = QueryDict(mutable=True)
        isi.update(lain)
        isi.update({nama: str(getattr(nilai, "pk", nilai)) for nama, nilai in self.aktif.items()})
        return isi

    def keping(self):
        """(field, words) of each filter that is set, for its chip."""
        return [(nama, f"{self._nama_pendek(nama)}: {self._kata(nama, n)}") for nama, n in self.aktif.items()]

    def _nama_pendek(self, nama):
        return "Cari" if nama == "q" else self.fields[nama].label

    def _kata(self, nama, nilai):
        if nama == "petugas":
            return self.KHUSUS_PETUGAS.get(nilai, str(nilai))
        pilihan = dict(getattr(self.fields[nama], "choices", ())) if nama != "satker" else {}
        return pilihan.get(nilai, str(nilai))

    def tampil(self, unit, petugas):
        """The same form to show: only what was understood, with the units and officers there is work of ((pk, name) pairs)."""
        hasil = FormSaringan(initial=self.parameter().dict(), pelaku=self.pelaku)
        orang = {str(pk): nama for pk, nama in petugas} | _sendiri(self.aktif.get("petugas"))
        satuan = {str(pk): nama for pk, nama in unit} | _sendiri(self.aktif.get("satker"))
        hasil.fields["petugas"].widget.choices = [
            ("", "Semua petugas"),
            *self.KHUSUS_PETUGAS.items(),
            *orang.items(),
        ]
        hasil.fields["satker"].widget.choices = [("", "Semua satker"), *satuan.items()]
        if not self.pelaku.petugas_kantor:
            del hasil.fields["petugas"]
        if len(satuan) < 2:
            del hasil.fields["satker"]
        return hasil

    def saringan(self):
        """Q over Permohonan of everything that is set."""
        hasil = Q()
        for nama, nilai in self.aktif.items():
            hasil &= SARINGAN[nama](nilai, self.pelaku)
        return hasil


def dipilih(pelaku, parameter):
    """(Tab, FormSaringan, [(label, value)] not understood) that an address asks for; without a tab, the person's first."""
    tab = daftar_tab(pelaku)
    form = FormSaringan(parameter, pelaku=pelaku)
    form.full_clean()
    diminta = parameter.get("tab", "")
    asing = [("Bagian", diminta[:40])] if diminta and diminta not in tab else []
    return tab.get(diminta) or next(iter(tab.values())), form, asing + form.diabaikan


def _sendiri(nilai):
    """A chosen unit or person stays in his list, though nothing of his is running now."""
    return {str(nilai.pk): str(nilai)} if hasattr(nilai, "pk") else {}


def pilihan_langkah(kode=None):
    """(status, words) of every row and added state in which a filed permohonan can wait, of one SOP or of all.

    A status that several SOPs use is named in the words of each.
    """
    kata = {}
    for kelas in [sop.SOP[kode]] if kode in sop.SOP else sop.SOP.values():
        for b in (*kelas.LANGKAH, *kelas.TAMBAHAN):
            kata.setdefault(b.status, {})[f"{b.baris}. {b.label}" if b.baris else b.label] = True
    return [(status, " / ".join(semua)) for status, semua in kata.items() if status != "DRAF"]


def cari(kata, pelaku):
    """By number, letter (the satker's or ours), person, NIP or unit. A person he may not read is not found either."""
    orang = Q(nama__icontains=kata)
    if nip := kata.replace(" ", ""):
        orang |= Q(nip__startswith=nip)
    surat = Surat.objects.filter(permohonan=OuterRef("pk"), nomor__teks__icontains=kata)
    return (
        Q(nomor__icontains=kata)
        | Q(nomor_surat__icontains=kata)
        | Q(unit__nama__icontains=kata)
        | Exists(Subjek.objects.filter(orang, orang_terbaca(pelaku), permohonan=OuterRef("pk")))
        | Exists(surat)
    )


def _petugas(nilai, pelaku):
    if nilai == "belum":
        return tanpa_petugas()
    return Q(petugas=pelaku.pengguna if nilai == "saya" else nilai)


def _batas(nilai, _pelaku):
    """Due moments of the office, and of the applicant who has to complete; days are the office's local days."""
    if nilai == "lewat":
        return Q(tenggat__lt=timezone.now())
    hari = timezone.localdate()
    awal = timezone.make_aware(datetime.combine(hari, time.min))
    akhir = timezone.make_aware(
        datetime.combine(hari + timedelta(days=1 if nilai == "hari-ini" else 4), time.min)
    )
    dalam = {"gte": awal, "lt": akhir}
    return Q(**{f"tenggat__{k}": v for k, v in dalam.items()}) | Q(
        **{f"batas_perbaikan__{k}": v for k, v in dalam.items()}
    )


SARINGAN = {
    "q": cari,
    "sop": lambda kode, _: Q(sop=kode),
    "langkah": lambda status, _: Q(status=status),
    "petugas": _petugas,
    "batas": _batas,
    "satker": lambda unit, _: Q(unit=unit),
    "kembali": lambda _nilai, _: Q(putaran__gt=1) | Q(batas_perbaikan__isnull=False),
}


def berjalan(pelaku):
    """Every running permohonan this person may see."""
    return Permohonan.objects.terlihat_oleh(pelaku).berjalan()


def hitung(pelaku, tab, saringan):
    """One query for every number of the page, under the filter, and for the units and officers there is work of.

    Returns ({code: count}, [(pk, unit)], [(pk, officer)]), the lists by name and regardless of the filter.
    """
    jumlah = {
        kode: Count("pk", filter=(satu.q & saringan) or Q(pk__isnull=False)) for kode, satu in tab.items()
    }
    kunci = {"_unit": F("unit__nama"), "_petugas": F("petugas__nama")}
    baris = list(berjalan(pelaku).order_by().values("unit_id", "petugas_id", **kunci).annotate(**jumlah))
    unit = {b["unit_id"]: b["_unit"] for b in baris}
    petugas = {
        b["petugas_id"]: b["_petugas"]
        for b in baris
        if b["petugas_id"] and b["petugas_id"] != pelaku.pengguna.pk
    }
    return {kode: sum(b[kode] for b in baris) for kode in jumlah}, _menurut_nama(unit), _menurut_nama(petugas)


def _menurut_nama(isi):
    return sorted(isi.items(), key=lambda butir: butir[1])
