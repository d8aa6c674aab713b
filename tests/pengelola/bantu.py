"""Addresses and forms of /kelola/."""

from django.urls import reverse


def alamat(model, halaman, *acuan):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{halaman}", args=acuan)


def kirim(client, model, isi, *acuan):
    """Post an add or change form; a refused form fails the test with its errors."""
    tanggapan = client.post(alamat(model, "change" if acuan else "add", *acuan), isi)
    galat = tanggapan.context["adminform"].form.errors if tanggapan.status_code == 200 else {}
    assert tanggapan.status_code == 302, galat
    return tanggapan


def galat(client, model, isi, *acuan):
    tanggapan = client.post(alamat(model, "change" if acuan else "add", *acuan), isi)
    assert tanggapan.status_code == 200
    return tanggapan.context["adminform"].form.errors
