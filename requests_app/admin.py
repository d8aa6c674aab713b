"""Configuration of the clock and the SOPs under /kelola/, and registers to read. No permohonan is edited here."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts_app.admin import ProfilKantorAdmin
from accounts_app.models import ProfilKantor
from requests_app import jam, sop, tugas
from requests_app.models import HariLibur, JamKerja, Jejak, NomorSurat, PenyesuaianLangkah, Tugas
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON, PERAN_PELAKSANA


class KalenderAdmin(admin.ModelAdmin):
    """A change of the calendar moves the deadlines that run by it."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        self._hitung_ulang(request, f"{obj} {'diubah' if change else 'ditambahkan'}")

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._hitung_ulang(request, f"{obj} dihapus")

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            banyak = queryset.count()
            super().delete_queryset(request, queryset)
            self._hitung_ulang(request, f"{banyak} baris dihapus")

    def _hitung_ulang(self, request, apa):
        sebab = f"Lewat Kelola, {self.opts.verbose_name}: {apa}"
        jumlah = jam.hitung_ulang(oleh=request.user, sebab=sebab)
        if jumlah:
            messages.info(request, f"Batas waktu {jumlah} permohonan yang sedang berjalan dihitung ulang.")


admin.site.unregister(ProfilKantor)


@admin.register(ProfilKantor)
class ProfilKantorBerjam(KalenderAdmin, ProfilKantorAdmin):
    """The office's zone is part of its calendar; what else its profile says moves no deadline but that of a return."""

    def save_model(self, request, obj, form, change):
        if {"zona", "hari_perbaikan"} & set(form.changed_data):
            super().save_model(request, obj, form, change)
        else:
            admin.ModelAdmin.save_model(self, request, obj, form, change)


@admin.register(HariLibur)
class HariLiburAdmin(KalenderAdmin):
    list_display = ["tanggal", "nama", "jenis"]
    list_filter = ["jenis"]
    search_fields = ["nama"]
    date_hierarchy = "tanggal"
    ordering = ["-tanggal"]


@admin.register(JamKerja)
class JamKerjaAdmin(KalenderAdmin):
    list_display = ["profil", "hari", "buka", "tutup", "mulai", "selesai"]
    list_filter = ["profil", "hari"]


class FormPenyesuaian(forms.ModelForm):
    """The codes and the columns as a choice; what they may be is checked by the model."""

    sop = forms.ChoiceField(label="SOP")
    pelaksana = forms.ChoiceField(label="Pelaksana", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "sop" not in self.fields:
            return
        self.fields["sop"].choices = sop.pilihan()
        self.fields["pelaksana"].choices = [("", "seperti tercetak"), *((p, p) for p in PERAN_PELAKSANA)]
        kelas = sop.SOP.get(self.data.get("sop") or self.initial.get("sop") or self.instance.sop)
        if kelas:
            self._khususkan(kelas)

    def _khususkan(self, kelas):
        """The SOP is known (from its sheet, say): its rows by their words, and who may perform the chosen one."""
        baris = [(str(b.baris), _sebutan_baris(b)) for b in kelas.LANGKAH]
        self.fields["baris"] = forms.TypedChoiceField(
            label="Baris", choices=[("", "pilih baris"), *baris], coerce=int, empty_value=None
        )
        nomor = str(self.data.get("baris") or self.initial.get("baris") or self.instance.baris)
        satu = next((b for b in kelas.LANGKAH if str(b.baris) == nomor), None)
        if satu:
            pihak = [
                p
                for p in PERAN_PELAKSANA
                if (p in PELAKSANA_PEMOHON) == (satu.pelaksana in PELAKSANA_PEMOHON)
            ]
            tercetak = ("", f"seperti tercetak: {satu.pelaksana}")
            self.fields["pelaksana"].choices = [tercetak, *((p, p) for p in pihak)]
            self.fields[
                "waktu"
            ].help_text = f"Tercetak {satu.waktu or 'N/A'}. Tulis “60 menit” atau “1 hari”; kosong: tetap."

    def clean(self):
        data = super().clean()
        if not data.get("pelaksana") and not data.get("waktu"):
            raise ValidationError("Isi pelaksana, waktu, atau keduanya.")
        return data

    def clean_berlaku_mulai(self):
        mulai = self.cleaned_data["berlaku_mulai"]
        if mulai < timezone.localdate():
            raise ValidationError("Penyesuaian tidak berlaku surut.")
        return mulai


def _sebutan_baris(baris):
    return f"{baris.baris}. {baris.judul} ({baris.pelaksana}, {baris.waktu or 'N/A'})"


@admin.register(PenyesuaianLangkah)
class PenyesuaianLangkahAdmin(admin.ModelAdmin):
    """Dated: one that is in force stays as it is, and is overtaken by a later one."""

    form = FormPenyesuaian
    list_display = ["sop", "baris", "pelaksana", "waktu", "berlaku_mulai", "dasar_hukum"]
    list_filter = ["sop"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _berlaku(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _berlaku(obj)


def _berlaku(ubah):
    return ubah is not None and ubah.berlaku_mulai <= timezone.localdate()


class HanyaBaca(admin.ModelAdmin):
    """A register: its rows come from work done in the portal, and are read here."""

    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(NomorSurat)
class NomorSuratAdmin(HanyaBaca):
    list_display = ["teks", "tanggal", "keadaan", "permohonan", "dipesan_oleh", "alasan_batal"]
    list_filter = ["keadaan", "tahun"]
    list_select_related = ["permohonan", "dipesan_oleh"]
    search_fields = ["teks"]


@admin.register(Jejak)
class JejakAdmin(HanyaBaca):
    list_display = ["waktu", "permohonan", "urut", "aksi", "pelaku", "peran", "dari", "ke"]
    list_filter = ["aksi"]
    list_select_related = ["permohonan", "pelaku"]
    search_fields = ["permohonan__nomor"]
    ordering = ["-pk"]


class Keadaan(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"
    PILIHAN = {
        "menunggu": {"selesai_pada": None, "karantina_pada": None},
        "karantina": {"karantina_pada__isnull": False},
        "selesai": {"selesai_pada__isnull": False},
    }

    def lookups(self, request, model_admin):
        return [(kata, kata.capitalize()) for kata in self.PILIHAN]

    def queryset(self, request, queryset):
        return queryset.filter(**self.PILIHAN.get(self.value(), {}))


@admin.register(Tugas)
class TugasAdmin(HanyaBaca):
    list_display = [
        "jenis",
        "permohonan",
        "dibuat_pada",
        "percobaan",
        "selesai_pada",
        "karantina_pada",
        "galat",
    ]
    list_filter = [Keadaan, "jenis"]
    list_select_related = ["permohonan"]
    actions = ["coba_lagi"]

    @admin.action(description="Coba lagi yang dikarantina")
    def coba_lagi(self, request, queryset):
        for satu in queryset.filter(karantina_pada__isnull=False):
            tugas.lepaskan(satu)
        messages.success(request, "Pekerjaan yang dikarantina akan dicoba lagi dalam beberapa detik.")

    ordering = ["-pk"]
