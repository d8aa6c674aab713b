from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Pengguna(AbstractUser):
    """A person of the portal: satker staff, an official, a PPK, an auditor. What he may do is not here but in `Penugasan`."""

    first_name = None
    last_name = None
    nama = models.CharField("nama lengkap", max_length=150)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    nip = models.CharField("NIP", max_length=18, unique=True, null=True, blank=True, help_text="18 angka")
    pangkat_golongan = models.CharField("pangkat/golongan", max_length=60, blank=True)
    jabatan = models.CharField(max_length=150, blank=True)
    telepon = models.CharField(max_length=20, blank=True)
    email = models.EmailField("surel")
    pintasan = models.BooleanField("pintasan papan ketik", default=False)

    REQUIRED_FIELDS = ["email", "nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="pengguna_surel_unik"),
            # A user name that looks like a NIP could be somebody else's door.
            models.CheckConstraint(
                condition=~Q(username__regex=r"^[0-9]{18}$"), name="pengguna_nama_bukan_nip"
            ),
        ]

    def __str__(self):
        return self.nama_bergelar

    @property
    def nama_bergelar(self):
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}" or self.username

    def get_full_name(self):
        return self.nama_bergelar

    def get_short_name(self):
        return self.nama.split(" ")[0]

    def save(self, *args, **kwargs):
        self.nip = self.nip or None
        super().save(*args, **kwargs)
