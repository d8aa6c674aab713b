from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from lpse_portal import keadaan, kelola
from lpse_portal.demo import masuk_sebagai
from lpse_portal.sehat import sehat
from lpse_portal.sesi import tetap_masuk

admin.site.site_header = "Kelola Portal Akun SPSE"
admin.site.site_title = "Kelola portal"
admin.site.index_title = "Pengaturan kantor"

urlpatterns = [
    path("sehat/", sehat, name="sehat"),
    path("tetap-masuk/", tetap_masuk, name="tetap_masuk"),
    path("demo/masuk/", masuk_sebagai, name="masuk_sebagai"),
    # Pages of allauth that this office does not offer: people, e-mails and first passwords come from the office.
    path("akun/email/", keadaan.surel_dicatat_kantor),
    path("akun/signup/", keadaan.tidak_ada),
    re_path(r"^akun/confirm-email/", keadaan.tidak_ada),
    path("akun/password/set/", keadaan.tidak_ada),
    path("akun/login/code/confirm/", keadaan.tidak_ada),
    path("akun/", include("allauth.account.urls")),
    # allauth's rate limits guard the one login there is.
    path("kelola/login/", kelola.masuk),
    path("kelola/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("kelola/", admin.site.urls),
    path("kantor/", include("lpse_portal.kantor.urls")),
    path("arsip/", include("archive_app.urls")),
    path("", include("requests_app.urls")),
]

handler500 = "lpse_portal.keadaan.galat_500"
