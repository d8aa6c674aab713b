from django.urls import path

from requests_app.views import registri, registri_impor

urlpatterns = [
    path("", registri.registri, name="registri"),
    path("ekspor/", registri.ekspor, name="ekspor_registri"),
    path("impor/", registri_impor.impor, name="impor_registri"),
    path("impor/templat.csv", registri_impor.templat, name="templat_registri"),
    path("impor/<str:sidik>/", registri_impor.hasil, name="hasil_impor"),
    path("impor/<str:sidik>/baris.csv", registri_impor.unduh_baris, name="baris_impor"),
    path("<int:pk>/", registri.akun, name="akun_registri"),
]
