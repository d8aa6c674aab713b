"""Configuration of people and rights under /kelola/. Nothing here sets a password, and nobody is ever deleted."""

from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts_app import services
from accounts_app.formulir import FormPenugasan, FormProfil, FormUnit
from accounts_app.kepengelolaan import (
    SurelTertahan,
    boleh_mengubah_orang,
    boleh_menugaskan,
    kirim_undangan,
    simpan_orang,
)
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
        return boleh and (obj is None or bool(boleh_mengubah_orang(request.user, obj)))

    def save_model(self, request, obj, form, change):
        try:
            simpan_orang(obj, form.initial["email"] if change else "")
        except SurelTertahan as galat:
            messages.warning(request, str(galat))

    def response_add(self, request, obj, post_url_continue=None):
        self._undang(request, obj)
        return super().response_add(request, obj, post_url_continue)

    @admin.action(description="Kirim tautan kata sandi (undangan atau reset)", permissions=["change"])
    def kirim_undangan(self, request, queryset):
        for pengguna in queryset.filter(is_active=True):
            izin = boleh_mengubah_orang(request.user, pengguna)
            if izin:
                self._undang(request, pengguna)
            else:
                messages.error(request, izin.alasan)

    def _undang(self, request, pengguna):
        try:
            kirim_undangan(pengguna)
        except SurelTertahan as galat:
            messages.error(request, str(galat))
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


@admin.register(Penugasan)
class PenugasanAdmin(TanpaHapus):
    """An appointment is made, and later ended by its date; what it was stays as it was."""

    list_display = ["pengguna", "peran", "sifat", "unit", "mulai", "selesai", "dasar_hukum"]
    # Whom one replaces, halves of days, scope and the scan belong to the register of acting officials (/pejabat/).
    fields = ["pengguna", "peran", "unit", "sifat", "mulai", "selesai", "dasar_hukum"]
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
        boleh = super().has_change_permission(request, obj)
        return boleh and (obj is None or bool(boleh_menugaskan(request.user, obj.pengguna)))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        services.selaraskan_izin(obj)


@admin.register(ProfilKantor)
class ProfilKantorAdmin(TanpaHapus):
    """The one office of this deployment."""

    form = FormProfil
    # Lists of codes and texts: the portal's own pages under /kantor/ show them as choices and fields.
    exclude = ["sop_berlaku", "petunjuk_syarat"]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not ProfilKantor.objects.exists()

    def changelist_view(self, request, extra_context=None):
        profil = ProfilKantor.objects.first()
        if profil is None:
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(reverse("admin:accounts_app_profilkantor_change", args=[profil.pk]))
