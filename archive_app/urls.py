from django.urls import path

from archive_app import views

urlpatterns = [
    path("", views.daftar, name="arsip"),
    path("<str:nomor>/", views.rincian, name="arsip_rincian"),
]
