"""In which capacity an entry of the journal was made: both names, where somebody acted in another's place."""

from accounts_app.models import Penugasan


def kapasitas(jejak):
    """{key: Penugasan} of the appointments these entries name; one query, none where they name none."""
    pk = {satu.data["penugasan"] for satu in jejak if "penugasan" in satu.data}
    if not pk:
        return {}
    return Penugasan.objects.select_related("menggantikan__pengguna").in_bulk(pk)


def peran_teks(jejak, semua):
    """ "Plh. Kepala LPSE, menggantikan Drs. A": the capacity as recorded, and in whose place (`semua`: what `kapasitas` gave)."""
    penugasan = semua.get(jejak.data.get("penugasan"))
    if penugasan is None or penugasan.menggantikan is None:
        return jejak.peran
    kata = "menggantikan" if penugasan.pengganti_sah else "atas mandat"
    return f"{jejak.peran}, {kata} {penugasan.menggantikan.pengguna.nama_bergelar}"
