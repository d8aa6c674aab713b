from django import forms

from accounts_app.brankas import Rahasia
from accounts_app.pengesah import KalimatIsian
from requests_app.forms.akun import MINIMAL


class FormSegelUlang(KalimatIsian, forms.Form):
    """The new password set in SPSE. It is never sent back to the page. `lama`: the credential the writer saw."""

    lama = forms.IntegerField(widget=forms.HiddenInput)
    sandi = forms.CharField(
        label="Password baru",
        strip=False,
        min_length=MINIMAL,
        max_length=128,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password", "data-sandi": "", "spellcheck": "false"}
        ),
        help_text="Yang Anda pasang di SPSE. Disegel untuk penerimanya dan tidak dapat dibaca lagi di sini.",
        error_messages={
            "required": "Isi password baru yang Anda pasang di SPSE.",
            "min_length": f"Isi password, sedikitnya {MINIMAL} karakter.",
        },
    )

    def clean_sandi(self):
        return Rahasia(self.cleaned_data["sandi"])
