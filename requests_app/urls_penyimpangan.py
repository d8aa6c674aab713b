"""Addresses under /penyimpangan/: departures from the mutu baku and their reasons."""

from django.urls import path

from requests_app.views import penyimpangan

urlpatterns = [
    path("", penyimpangan.semua, name="penyimpangan_semua"),
    path("ekspor/", penyimpangan.ekspor, name="penyimpangan_ekspor"),
    path("<int:pk>/", penyimpangan.penyimpangan, name="penyimpangan"),
    path("<str:bulan>/berita-acara.pdf", penyimpangan.berita_acara, name="penyimpangan_berita_acara"),
]
