from django.urls import path

from lpse_portal.kantor import jam, layanan, mulai, orang, profil, unit

urlpatterns = [
    path("", mulai.kantor, name="kantor"),
    path("mulai/", mulai.mulai, name="kantor_mulai"),
    path("profil/", profil.profil, name="kantor_profil"),
    path("logo.png", profil.gambar_logo, name="kantor_logo"),
    path("penomoran/", profil.penomoran, name="kantor_penomoran"),
    path("jam/", jam.jam, name="kantor_jam"),
    path("jam/biasa/", jam.jam_biasa, name="kantor_jam_biasa"),
    path("jam/baru/", jam.jam_baru, name="kantor_jam_baru"),
    path("jam/<int:pk>/", jam.jam_berkala, name="kantor_jam_berkala"),
    path("jam/<int:pk>/hapus/", jam.jam_hapus, name="kantor_jam_hapus"),
    path("libur/", jam.libur, name="kantor_libur"),
    path("libur/isi/", jam.libur_isi, name="kantor_libur_isi"),
    path("libur/<int:pk>/", jam.libur_ubah, name="kantor_libur_ubah"),
    path("libur/<int:pk>/hapus/", jam.libur_hapus, name="kantor_libur_hapus"),
    path("layanan/", layanan.layanan, name="kantor_layanan"),
    path("layanan/<slug:kode>/", layanan.petunjuk, name="kantor_petunjuk"),
    path("petugas/", orang.petugas, name="kantor_petugas"),
    path("unit/", unit.unit, name="kantor_unit"),
    path("unit/baru/", unit.unit_baru, name="kantor_unit_baru"),
    path("unit/<int:pk>/", unit.unit_ubah, name="kantor_unit_ubah"),
    path("orang/", orang.orang, name="kantor_orang"),
    path("orang/baru/", orang.orang_baru, name="kantor_orang_baru"),
    path("orang/<int:pk>/", orang.orang_rinci, name="kantor_orang_rinci"),
    path("orang/<int:pk>/ubah/", orang.orang_ubah, name="kantor_orang_ubah"),
    path("orang/<int:pk>/undang/", orang.orang_undang, name="kantor_orang_undang"),
    path("orang/<int:pk>/tugaskan/", orang.tugaskan, name="kantor_tugaskan"),
    path("penugasan/<int:pk>/akhiri/", orang.akhiri, name="kantor_akhiri"),
]
