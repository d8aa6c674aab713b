"""Forms of /kantor/ sent as a browser would send them."""


def kirim(klien, alamat, isi, *, ikut=False):
    """Post a form; one that is refused fails the test with its errors."""
    tanggapan = klien.post(alamat, isi, follow=ikut)
    galat = tanggapan.context["form"].errors if tanggapan.status_code == 422 else {}
    assert tanggapan.status_code == (200 if ikut else 302), (tanggapan.status_code, galat)
    return tanggapan


def galat(klien, alamat, isi):
    """The sentences of a refused form, as one text."""
    tanggapan = klien.post(alamat, isi)
    assert tanggapan.status_code == 422, tanggapan.status_code
    halaman = tanggapan.content.decode()
    assert "ringkasan-galat" in halaman
    return str(tanggapan.context["form"].errors)


def pesan(tanggapan):
    return " ".join(str(satu) for satu in tanggapan.context["messages"])
