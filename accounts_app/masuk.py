"""Login by user name, e-mail or NIP (django-allauth), with one failure counter per person whatever he types."""

import re

from allauth.account import forms as bawaan
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django import forms
from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts_app.izin import izin_unit
from accounts_app.models import AkunSPSE, Pengguna, Pesan, ProfilKantor
from accounts_app.pengesah import KalimatIsian, petunjuk_kata_sandi

TIDAK_COCOK = "Nama pengguna, surel, atau NIP tidak cocok dengan kata sandi. Periksa keduanya lalu coba lagi."
SANDI_KELIRU = "Kata sandi portal ini tidak cocok. Periksa lalu ketik sekali lagi."
SANDI_BEDA = "Kata sandi baru dan ulangannya tidak sama. Ketik ulang keduanya."
TERLALU_SERING = (
    "Terlalu banyak percobaan masuk yang gagal. Tunggu lima menit lalu coba lagi, "
    "atau pilih “Lupa kata sandi portal?”."
)


def rapikan_nip(teks):
    """The 18 digits of a NIP however it was typed ("19720528 200502 1 001"), or the text as it was."""
    angka = re.sub(r"[\s.]", "", teks)
    return angka if re.fullmatch(r"\d{18}", angka) else teks


class BackendMasuk(AuthenticationBackend):
    def _authenticate_by_username(self, username, password):
        nip = rapikan_nip(username)
        if re.fullmatch(r"\d{18}", nip):
            return self._check_password(Pengguna.objects.filter(nip=nip).first(), password)
        return super()._authenticate_by_username(username, password)

    def get_user(self, user_id):
        """The person of a request, with what the menu of every page counts, and whether he was granted any unit at all or
        holds an SPSE account."""
        belum = Pesan.objects.filter(penerima=OuterRef("pk"), dibaca_pada=None).order_by().values("penerima")
        orang = Pengguna.objects.annotate(
            pesan_baru=Coalesce(Subquery(belum.annotate(n=Count("pk")).values("n")), 0),
            diberi_unit=Exists(izin_unit().filter(user=OuterRef("pk"))),
            berakun=Exists(AkunSPSE.objects.filter(pengguna=OuterRef("pk"))),
        )
        pengguna = orang.filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None


class AdaptorAkun(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": TIDAK_COCOK,
        "email_password_mismatch": TIDAK_COCOK,
        "too_many_login_attempts": TERLALU_SERING,
        "enter_current_password": SANDI_KELIRU,
        "incorrect_password": SANDI_KELIRU,
        "account_inactive": "Akun portal ini tidak aktif. Hubungi kantor LPSE.",
        "invalid_password_reset": "Tautan ini sudah dipakai atau sudah kedaluwarsa. Minta tautan baru.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu beberapa menit lalu coba lagi.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_reset_password_from_key_url(self, key):
        """On the portal's own address, whatever Host the request claimed: the link opens an account."""
        uid, _, token = key.partition("-")
        jalur = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.PORTAL_URL}{jalur}"

    def send_password_reset_mail(self, user, email, context):
        return super().send_password_reset_mail(user, email, context | {"kantor": ProfilKantor.muat()})

    def _get_login_attempts_cache_key(self, request, **credentials):
        login = (credentials.get("username") or credentials.get("email") or "").lower()
        cocok = Q(username__iexact=login) | Q(email__iexact=login) | Q(nip=login)
        pk = Pengguna.objects.filter(cocok).values_list("pk", flat=True).first()
        return f"pengguna:{pk}" if pk else f"tak-dikenal:{login}"


def _tata(bidang, label, autocomplete, petunjuk=""):
    """allauth says the label a second time inside the field, and hangs a link to the reset page below passwords."""
    bidang.label, bidang.help_text = label, petunjuk
    bidang.widget.attrs.pop("placeholder", None)
    bidang.widget.attrs["autocomplete"] = autocomplete


class FormMasuk(KalimatIsian, bawaan.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _tata(self.fields["login"], "Nama pengguna, surel, atau NIP", "username")
        _tata(self.fields["password"], "Kata sandi portal", "current-password")
        self.fields.pop("remember", None)

    def clean_login(self):
        return rapikan_nip(super().clean_login().strip())


class FormLupaSandi(KalimatIsian, bawaan.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _tata(self.fields["email"], "Surel", "email")


class _SandiBaru(KalimatIsian):
    """A new password, typed twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _tata(self.fields["password1"], "Kata sandi baru", "new-password", petunjuk_kata_sandi())
        _tata(self.fields["password2"], "Ulangi kata sandi baru", "new-password")

    def clean(self):
        """Instead of allauth's clean(), which does the same in other words."""
        data = forms.Form.clean(self)
        satu, dua = data.get("password1"), data.get("password2")
        if satu and dua and satu != dua:
            self.add_error("password2", SANDI_BEDA)
        return data


class FormBuatSandi(_SandiBaru, bawaan.ResetPasswordKeyForm):
    """From a one-time link."""


class FormGantiSandi(_SandiBaru, bawaan.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _tata(self.fields["oldpassword"], "Kata sandi portal yang sekarang", "current-password")


class FormKonfirmasiDiri(KalimatIsian, bawaan.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _tata(self.fields["password"], "Kata sandi portal", "current-password")
