"""Who configures the portal: the permissions of the pages under /kelola/, held through one group."""

from django.contrib.auth.models import Group, Permission

NAMA_GRUP = "Pengelola Portal"
IZIN = {
    "accounts_app": {
        "pengguna": ("add", "change", "view"),
        "unitkerja": ("add", "change", "view"),
        "penugasan": ("add", "change", "view"),
        "profilkantor": ("add", "change", "view"),
    },
    "requests_app": {
        "harilibur": ("add", "change", "delete", "view"),
        "jamkerja": ("add", "change", "delete", "view"),
        "penyesuaianlangkah": ("add", "change", "delete", "view"),
        "nomorsurat": ("view",),
        "jejak": ("view",),
        "tugas": ("view",),
    },
}


def grup_pengelola():
    """The group, with exactly these permissions."""
    grup, _ = Group.objects.get_or_create(name=NAMA_GRUP)
    grup.permissions.set(
        Permission.objects.get(
            content_type__app_label=aplikasi, content_type__model=model, codename=f"{kata}_{model}"
        )
        for aplikasi, daftar in IZIN.items()
        for model, izin in daftar.items()
        for kata in izin
    )
    return grup


def jadikan_pengelola(pengguna):
    """Open /kelola/ to a person. It opens no permohonan: what he may do there follows from his appointments."""
    pengguna.is_staff = True
    pengguna.save(update_fields=["is_staff"])
    pengguna.groups.add(grup_pengelola())
