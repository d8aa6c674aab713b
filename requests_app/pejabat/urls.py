from django.urls import path

from requests_app.pejabat import views

urlpatterns = [
    path("", views.daftar, name="pejabat"),
    path("siapa/", views.siapa, name="pejabat_siapa"),
    path("tunjuk/", views.tunjuk, name="pejabat_tunjuk"),
    path("<int:pk>/", views.rinci, name="pejabat_rinci"),
    path("<int:pk>/sk.pdf", views.sk, name="pejabat_sk"),
    path("<int:pk>/akhiri/", views.akhiri, name="pejabat_akhiri"),
]
