"""Configuration of people and rights under /kelola/. Nothing here sets a password, and nobody is ever deleted."""

from smtplib import SMTPException

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts_app import kredensial, services
from accounts_app.models import Pengguna, Penugasan, ProfilKantor, UnitKerja

# Rights follow from appointments, addresses from the person's one e-mail: neither is edited beside them.
admin.site.unregister([Group, EmailAddress])


class TanpaHapus(admin.ModelAdmin):
    """What others point to is made inactive or ended, never deleted."""

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Pengguna)
class PenggunaAdmin(TanpaHapus):
    list_display = ["nama", "username", "nip", "jabatan", "email", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["nama", "username", "nip", "email"]
    ordering = ["nama"]
    readonly_fields = ["last_login", "date_joined"]
    actions = ["kirim_undangan"]
    fieldsets = [
        ("Orang", {"fields": ["nama", "gelar_depan", "gelar_belakang", "nip", "pangkat_golongan", "jabatan"]}),
        ("Hubungan", {"fields": ["email", "telepon"]}),
        ("Akun portal", {"fields": ["username", "is_active", "last_login", "date_joined"]}),
    ]  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        """Who may enter /kelola/ at all is for a superuser to say: a pengelola cannot raise himself or others."""
        lain = (
            [("Pengelolaan portal", {"fields": ["is_staff", "groups"]})] if request.user.is_superuser else []
        )
        return self.fieldsets + lain

    def has_change_permission(self, request, obj=None):
        """A pengelola changes people, not those who manage the portal: their e-mail would be his way up."""
        boleh = super().has_change_permission(request, obj)
        return boleh and (obj is None or request.user.is_superuser or not (obj.is_staff or obj.is_superuser))

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        services.selaraskan_surel(obj)
        if change and "email" in form.changed_data:
            self._surel_berganti(request, obj, form.initial["email"])

    def _surel_berganti(self, request, obj, lama):
        """The old address hears of it, and what waits sealed for the person is destroyed: his inbox may have changed hands."""
        for milik in obj.kredensial.filter(sandi__isnull=False):
            kredensial.cabut(milik)
        try:
            services.kabari_surel_berganti(obj, lama)
        except (SMTPException, OSError):
            messages.warning(request, f"Pemberitahuan ke alamat lama {lama} belum terkirim.")

    def response_add(self, request, obj, post_url_continue=None):
        self._undang(request, obj)
        return super().response_add(request, obj, post_url_continue)

    @admin.action(description="Kirim tautan kata sandi (undangan atau reset)", permissions=["change"])
    def kirim_undangan(self, request, queryset):
        for pengguna in queryset.filter(is_active=True):
            if not self.has_change_permission(request, pengguna):
                messages.error(request, f"{pengguna} mengelola portal; kata sandinya hanya diurus superuser.")
                continue
            self._undang(request, pengguna)

    def _undang(self, request, pengguna):
        try:
            services.undang(pengguna)
        except (SMTPException, OSError):
            messages.error(
                request,
                f"Surel ke {pengguna.email} belum terkirim. Pilih lagi “Kirim tautan kata sandi” beberapa saat lagi.",
            )
        else:
            messages.success(request, f"Tautan kata sandi dikirim ke {pengguna.email}.")


@admin.register(UnitKerja)
class UnitKerjaAdmin(TanpaHapus):
    list_display = ["nama", "kode", "jenis", "induk", "nama_kepala", "aktif"]
    list_filter = ["jenis", "aktif"]
    list_select_related = ["induk"]
    search_fields = ["nama", "kode"]
    autocomplete_fields = ["induk"]

    def get_form(self, request, obj=None, **kwargs):
        return super().get_form(request, obj, form=FormUnit, **kwargs)


class FormUnit(forms.ModelForm):
    def clean_induk(self):
        """A unit below itself would be a tree without a root."""
        induk = atas = self.cleaned_data["induk"]
        while atas:
            if atas.pk == self.instance.pk:
                raise ValidationError("Unit tidak dapat berada di bawah dirinya sendiri.")
            atas = atas.induk
        return induk


class FormPenugasan(forms.ModelForm):
    def clean(self):
        data = super().clean()
        # The model's own check is left out once the first day is no longer a field of the form.
        mulai, selesai = data.get("mulai", self.instance.mulai), data.get("selesai")
        if self.instance.pk and selesai and selesai < mulai:
            self.add_error("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
        if data.get("pengguna") == self.oleh:
            self.add_error("pengguna", "Penugasan untuk diri sendiri dibuat oleh pengelola lain.")
        return data


@admin.register(Penugasan)
class PenugasanAdmin(TanpaHapus):
    """An appointment is made, and later ended by its date; what it was stays as it was."""

    list_display = ["pengguna", "peran", "sifat", "unit", "mulai", "selesai", "dasar_hukum"]
    list_filter = ["peran", "sifat"]
    list_select_related = ["pengguna", "unit"]
    search_fields = ["pengguna__nama", "pengguna__nip", "unit__nama", "dasar_hukum"]
    autocomplete_fields = ["pengguna", "unit"]
    date_hierarchy = "mulai"

    def get_readonly_fields(self, request, obj=None):
        return ["pengguna", "peran", "unit", "sifat", "mulai"] if obj else []

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, form=FormPenugasan, **kwargs)
        form.oleh = request.user
        return form

    def has_change_permission(self, request, obj=None):
        sendiri = obj is not None and obj.pengguna_id == request.user.pk
        return not sendiri and super().has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        services.selaraskan_izin(obj)


class FormProfil(forms.ModelForm):
    url_spse = forms.URLField(label="Alamat SPSE", max_length=200, assume_scheme="https")

    def clean_format_nomor_surat(self):
        """A format that cannot be filled in, or repeats itself, would stop every letter of the office."""
        pola = self.cleaned_data["format_nomor_surat"]
        contoh = {"derajat": "B", "unit": "U", "klasifikasi": "K", "bulan": 1, "bulan_romawi": "I"}
        try:
            hasil = {
                pola.format(urut=urut, tahun=tahun, **contoh) for urut in (1, 2) for tahun in (2026, 2027)
            }
        except (KeyError, IndexError, ValueError, AttributeError):
            raise ValidationError("Format tidak terbaca. Pakai hanya kata yang dikenal di bawah.") from None
        if len(hasil) < 4:
            raise ValidationError("Format harus memuat {urut} dan {tahun}, agar tidak ada nomor yang sama.")
        return pola


@admin.register(ProfilKantor)
class ProfilKantorAdmin(TanpaHapus):
    """The one office of this deployment."""

    form = FormProfil

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not ProfilKantor.objects.exists()

    def changelist_view(self, request, extra_context=None):
        profil = ProfilKantor.objects.first()
        if profil is None:
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(reverse("admin:accounts_app_profilkantor_change", args=[profil.pk]))
