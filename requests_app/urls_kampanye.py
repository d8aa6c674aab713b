"""Addresses under /penonaktifan/: the year-end deactivation of many accounts."""

from django.urls import path

from requests_app.views import kampanye, kampanye_kerja

urlpatterns = [
    path("", kampanye.semua, name="kampanye_semua"),
    path("baru/", kampanye.baru, name="kampanye_baru"),
    path("<int:pk>/", kampanye.kampanye, name="kampanye"),
    path("<int:pk>/kriteria/", kampanye.kriteria, name="kampanye_kriteria"),
    path("<int:pk>/akun/", kampanye.akun, name="kampanye_akun"),
    path("<int:pk>/akun/<int:akun>/kecualikan/", kampanye.kecualikan, name="kampanye_kecualikan"),
    path("<int:pk>/akun/<int:akun>/sertakan/", kampanye.sertakan, name="kampanye_sertakan"),
    path("<int:pk>/akun.csv", kampanye.ekspor, name="kampanye_ekspor"),
    path("<int:pk>/ajukan/", kampanye.ajukan, name="kampanye_ajukan"),
    path("<int:pk>/hapus/", kampanye.hapus, name="kampanye_hapus"),
    path("<int:pk>/putusan/", kampanye.putuskan, name="kampanye_putuskan"),
    path("<int:pk>/ulangi/", kampanye.ulangi, name="kampanye_ulangi"),
    path("<int:pk>/pelaksanaan/", kampanye_kerja.kerja, name="kampanye_kerja"),
    path("<int:pk>/batalkan/", kampanye_kerja.batalkan, name="kampanye_batalkan"),
    path("<int:pk>/berita-acara/", kampanye.minta_berita_acara, name="kampanye_minta_berita_acara"),
    path("<int:pk>/berita-acara.pdf", kampanye.berita_acara, name="kampanye_berita_acara"),
]
