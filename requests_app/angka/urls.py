from django.urls import path

from requests_app.angka import views

urlpatterns = [
    path("", views.laporan, name="laporan"),
    path("angka/", views.angka, name="angka"),
    path("angka/<slug:bagian>.csv", views.angka_csv, name="angka_csv"),
]
