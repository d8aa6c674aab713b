"""When the office reminds, and whom: the figures of reminders, escalation and the morning digest."""

from datetime import time

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts_app.models import ProfilKantor
from accounts_app.pengesah import KalimatIsian
from lpse_portal.kantor.gerbang import catat, pengelola, tampilkan
from requests_app import eskalasi
from requests_app.kantor import kalender_kantor
from requests_app.ringkasan import SAMPAI
from requests_app.tenggat import TanpaHariKerja, diterima, hari, menit

PALING_PAGI = time(5)
CONTOH = (("60 menit", menit(60)), ("1 hari", hari(1)))


class FormPengingat(KalimatIsian, forms.ModelForm):
    class Meta:
        model = ProfilKantor
        fields = ["persen_peringatan", "hari_eskalasi", "hari_pengingat", "jam_ringkasan"]
        labels = {
            "persen_peringatan": "Peringatan dini (persen)",
            "hari_eskalasi": "Naik ke sekretariat (hari kerja)",
            "hari_pengingat": "Pengingat berkala (hari kerja)",
            "jam_ringkasan": "Jam ringkasan pagi",
        }
        help_texts = {
            "persen_peringatan": "Dikirim kepada pelaksana setelah sekian persen baku waktu terpakai. 25 sampai 95.",
            "hari_eskalasi": "Dikirim kepada atasan dan sekretariat setelah sekian hari kerja terlambat. 1 sampai 10.",
            "hari_pengingat": "Diulang setiap sekian hari kerja selama langkah itu macet. 1 sampai 20.",
            "jam_ringkasan": "Antara 05.00 dan 11.59, misalnya 07.30. Hanya pada hari kerja.",
        }
        error_messages = {"jam_ringkasan": {"invalid": "Tulis jam dan menit, misalnya 07.30."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jam_ringkasan"] = forms.TimeField(
            label=self.fields["jam_ringkasan"].label,
            help_text=self.fields["jam_ringkasan"].help_text,
            input_formats=["%H.%M", "%H:%M"],
            error_messages=self.Meta.error_messages["jam_ringkasan"],
            widget=forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off", "size": 6}),
        )

    def clean_jam_ringkasan(self):
        jam = self.cleaned_data["jam_ringkasan"]
        if not PALING_PAGI <= jam < SAMPAI:
            raise forms.ValidationError("Ringkasan dikirim pagi hari. Tulis jam antara 05.00 dan 11.59.")
        return jam


@require_http_methods(["GET", "POST"])
@pengelola
def pengingat(request):
    """The figures, with a button that shows what they would do to a row that lands now, without saving anything."""
    form = FormPengingat(request.POST or None, instance=ProfilKantor.muat())
    sah = form.is_valid() if request.method == "POST" else True
    mencoba = "coba" in request.POST
    if request.method == "POST" and sah and not mencoba:
        catat(request, form.save(), f"Pengingat: {', '.join(form.changed_data)}")
        messages.success(request, "Pengingat dan eskalasi tersimpan.")
        return redirect("kantor_pengingat")
    contoh = _contoh(form.instance) if sah else None
    return tampilkan(request, "pengingat", form=form, mencoba=mencoba, contoh=contoh)


def _contoh(profil):
    """{"mulai": when a row that comes now is received, "baris": [(words, moments)]}; None for an office that never opens."""
    kalender = kalender_kantor(profil)
    try:
        mulai = diterima(kalender, timezone.now())
        baris = [(kata, eskalasi.contoh(kalender, profil, mulai, baku)) for kata, baku in CONTOH]
    except TanpaHariKerja:
        return None
    return {"mulai": mulai, "baris": baris}
