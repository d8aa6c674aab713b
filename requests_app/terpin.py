"""What was written about a permohonan, pinned: keyed digests that the journal and the archive's seals hold in its place.

They prove later that a row was not changed behind the program, and say nothing to who has not the key and the text.
"""

from requests_app.models import Jejak
from requests_app.models.jejak import kanonik
from requests_app.sidik import sidik_berkunci


def sidik(nilai):
    """Keyed digest (hex) of any JSON-able value."""
    return sidik_berkunci(kanonik(nilai).decode())


def pengajuan(permohonan):
    """What the applicant handed in: letter and persons by keyed digest, documents by their own SHA-256."""
    surat = [permohonan.nomor_surat, str(permohonan.tanggal_surat), permohonan.hal, permohonan.penanda_tangan]
    berkas = permohonan.berkas.filter(terbaru=True).order_by("pk").values_list("sha256", flat=True)
    orang = {str(o.pk): sidik(o.data()) for o in permohonan.subjek.all()}
    return {"surat": sidik(surat), "orang": orang, "berkas": list(berkas)}


def hasil(permohonan):
    """What became of each person."""
    return {str(o.pk): sidik([o.hasil, o.user_id, o.alasan_hasil]) for o in permohonan.subjek.all()}


def seluruhnya(permohonan):
    """Everything written about it, for the seal of its dossier."""
    disposisi = {
        str(d.pk): sidik([d.dari_id, d.kepada, d.sifat, d.harap, d.catatan])
        for d in permohonan.disposisi.all()
    }
    periksa = {
        str(p.pk): sidik(
            [
                [b.syarat, b.subjek_id, b.berkas_id, b.sesuai, b.alasan, b.dicocokkan_asli]
                for b in p.butir.all()
            ]
        )
        for p in permohonan.pemeriksaan.all()
    }
    terima = {
        str(t.pk): sidik([t.cara, t.dibawa_oleh, t.kontak_pembawa, t.asli_ditunjukkan, t.butir, t.catatan])
        for t in permohonan.penerimaan.all()
    }
    catatan = {
        str(c.pk): sidik([c.oleh_id, c.untuk_pemohon, c.isi]) for c in permohonan.catatan.order_by("pk")
    }
    versi = {
        str(v.pk): sidik([v.jenis, v.isi, v.catatan, v.oleh_id, *([v.putusan] if v.putusan else [])])
        for s in permohonan.surat.all()
        for v in s.versi.all()
    }
    return {
        "pengajuan": pengajuan(permohonan),
        "hasil": hasil(permohonan),
        "alasan": sidik(permohonan.alasan),
        "disposisi": disposisi,
        "pemeriksaan": periksa,
        "versi_surat": versi,
        "penerimaan": terima,
        "catatan": catatan,
    }


def periksa(permohonan):
    """Sentences about what no longer agrees with the journal (nothing is judged while the applicant is filling in)."""
    if permohonan.draf or permohonan.melengkapi:
        return []
    jejak = list(Jejak.objects.filter(permohonan=permohonan).order_by("urut"))
    galat = []
    terakhir = next((j.data for j in reversed(jejak) if "orang" in j.data), None)
    if terakhir and {k: terakhir[k] for k in ("surat", "orang", "berkas")} != pengajuan(permohonan):
        galat.append("Data atau dokumen pengajuan tidak sama dengan yang tercatat.")
    akun = next((j.data for j in reversed(jejak) if "hasil" in j.data), None)
    if akun and akun["hasil"] != hasil(permohonan):
        galat.append("Hasil pembuatan akun tidak sama dengan yang tercatat.")
    return galat
