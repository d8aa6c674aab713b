from django import forms

from accounts_app.pengesah import KalimatIsian
from requests_app.models import Jeda


class FormJeda(KalimatIsian, forms.ModelForm):
    """Why the clock of the awaited row is to stand still. `versi`: of the permohonan as the person saw it."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Jeda
        fields = ["sebab", "keterangan"]
        labels = {"sebab": "Mengapa jam dihentikan?", "keterangan": "Keterangan"}
        help_texts = {
            "keterangan": "Apa yang terjadi dan apa yang ditunggu. Tercatat, dan dapat dibaca juga oleh pemohon.",
        }
        widgets = {"sebab": forms.RadioSelect, "keterangan": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "sebab": {"required": "Pilih mengapa jam dihentikan."},
            "keterangan": {"required": "Tulis keterangannya."},
        }

    def __init__(self, *args, permohonan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sebab"].choices = Jeda.Sebab.choices
        self.fields["versi"].initial = permohonan.versi


class FormLanjut(forms.Form):
    """Which pause is to end."""

    jeda = forms.IntegerField()
