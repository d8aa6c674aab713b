import secrets

from django.db import models
from django.db.models import Q
from django_fsm import ConcurrentTransitionMixin, FSMField

from requests_app import sop as daftar_sop
from requests_app.sop.kosakata import AKHIR, label_status
from requests_app.sop.pelaksana import PELAKSANA_DIRI


def kode_draf_baru():
    return secrets.token_urlsafe(12)


class PermohonanQuerySet(models.QuerySet):
    def terlihat_oleh(self, pelaku):
        """What `pelaku` (requests_app.izin.Pelaku) may know of at all; everything else is a 404 to him."""
        return self.filter(pelaku.saringan_terlihat()) if pelaku.aktif else self.none()

    def terkunci(self, pk):
        """Read one under its lock, until the transaction ends (PostgreSQL; SQLite's IMMEDIATE one holds the whole file)."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def untuk_daftar(self):
        """With what a list shows of each, so that it costs no query per row."""
        return self.select_related("unit", "pemohon", "petugas").prefetch_related("subjek")

    def berjalan(self):
        return self.filter(selesai_pada=None).exclude(nomor=None)

    def menunggu(self, pelaku):
        """Filed permohonan whose awaited row this person may perform now, soonest due first."""
        return (
            self.berjalan()
            .filter(pelaku.saringan_tugas())
            .order_by(models.F("tenggat").asc(nulls_last=True), "pk")
        )


class Permohonan(ConcurrentTransitionMixin, models.Model):
    """One request by one SOP. Its status says which row of the SOP is awaited; only `services.jalankan` changes it."""

    kode_draf = models.CharField(max_length=24, unique=True, default=kode_draf_baru, editable=False)
    nomor = models.CharField("nomor permohonan", max_length=24, unique=True, null=True, editable=False)  # noqa: DJ001
    sop = models.CharField("SOP", max_length=40, choices=daftar_sop.pilihan)
    versi_sop = models.ForeignKey("requests_app.VersiSOP", models.PROTECT, null=True, editable=False)
    status = FSMField(default="DRAF", protected=True, choices=daftar_sop.pilihan_status)
    unit = models.ForeignKey("accounts_app.UnitKerja", models.PROTECT, related_name="permohonan")
    pemohon = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="permohonan_diajukan")
    petugas = models.ForeignKey(
        "accounts_app.Pengguna", models.PROTECT, null=True, blank=True, related_name="permohonan_ditangani"
    )

    class Bentuk(models.TextChoices):
        SOFTCOPY = "SOFTCOPY", "Softcopy (lewat portal)"
        HARDCOPY = "HARDCOPY", "Hardcopy (berkas fisik)"

    bentuk = models.CharField("bentuk berkas", max_length=8, choices=Bentuk.choices, default=Bentuk.SOFTCOPY)
    dicatat_oleh = models.ForeignKey(
        "accounts_app.Pengguna", models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        help_text="petugas loket yang mencatat permohonan ini atas nama pemohonnya",
    )  # fmt: skip
    ex_officio = models.BooleanField(
        "tanpa permohonan",
        default=False,
        editable=False,
        help_text="atas wewenang kantor, tanpa surat dan pemohon",
    )
    ditolak = models.BooleanField(
        "diputus tidak dapat dipenuhi", default=False, editable=False,
        help_text="penolakan yang masih harus diberitahukan dan diarsipkan",
    )  # fmt: skip

    nomor_surat = models.CharField("nomor surat", max_length=100, blank=True)
    tanggal_surat = models.DateField("tanggal surat", null=True, blank=True)
    hal = models.CharField("hal", max_length=200, blank=True)
    penanda_tangan = models.CharField("ditandatangani oleh (Kepala Satker)", max_length=150, blank=True)
    penanda_tangan_jabatan = models.CharField("jabatan penanda tangan", max_length=220, blank=True)

    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diajukan_pada = models.DateTimeField(null=True)
    status_sejak = models.DateTimeField(null=True)
    pelaksana = models.CharField("pelaksana baris yang ditunggu", max_length=60, blank=True)
    tenggat = models.DateTimeField(
        null=True, help_text="kosong: tanpa baku waktu, dijeda, atau sudah berakhir"
    )
    terlambat_sejak = models.DateTimeField(null=True)
    dijeda_sejak = models.DateTimeField(null=True, help_text="jam baris ini sedang dihentikan (Jeda)")
    versi_kalender = models.ForeignKey(
        "requests_app.VersiKalender", models.PROTECT, null=True, editable=False
    )
    peringatan_pada = models.DateTimeField(null=True, help_text="saat pengingat berikutnya (eskalasi)")
    peringatan_tahap = models.PositiveSmallIntegerField(default=0)
    putaran = models.PositiveSmallIntegerField(default=1)
    batas_perbaikan = models.DateTimeField(null=True, help_text="hanya selama pemohon diminta melengkapi")
    kode_lacak = models.CharField("kode lacak", max_length=8, blank=True, editable=False)
    alasan = models.TextField("alasan pengembalian, penolakan, atau penarikan", blank=True)
    salinan_arsip_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=0)
    jejak_urut = models.PositiveIntegerField(default=0, editable=False)
    jejak_sidik = models.CharField(max_length=64, blank=True, editable=False)

    objects = PermohonanQuerySet.as_manager()

    # What a SOP says otherwise where it differs.
    URUTAN = 100
    JENIS = ("PPK", "PP")
    ISIAN_ORANG = (
        "jenis", "nama", "nip", "pangkat_golongan", "jabatan", "email", "telepon",
        "nomor_sk", "tanggal_sk", "sk_berlaku_sampai", "nomor_sertifikat",
    )  # fmt: skip
    ORANG_TERBANYAK = 50
    PENANDA_SURAT = "Kepala Satker"
    SEBUTAN_ORANG = "orang"
    HASIL = {"DIBUAT": "Akun dibuat", "TIDAK": "Tidak dibuat"}
    ISI_SURAT = {}
    MENERIMA_HARDCOPY = False
    SEBUT_LUPA_PASSWORD = False
    IDENTITAS = None

    class Meta:
        verbose_name = "permohonan"
        verbose_name_plural = "permohonan"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=AKHIR, selesai_pada__isnull=False)
                | (~Q(status__in=AKHIR) & Q(selesai_pada=None)),
                name="permohonan_selesai_pada_jika_berakhir",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=AKHIR) | Q(tenggat=None), name="permohonan_berakhir_tanpa_tenggat"
            ),
            models.CheckConstraint(
                condition=Q(dijeda_sejak=None) | Q(tenggat=None, selesai_pada=None),
                name="permohonan_dijeda_tanpa_tenggat",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=AKHIR) | Q(peringatan_pada=None),
                name="permohonan_berakhir_tanpa_peringatan",
            ),
            models.CheckConstraint(
                condition=Q(nomor=None, diajukan_pada=None, status="DRAF", versi_sop=None)
                | (
                    Q(nomor__isnull=False, diajukan_pada__isnull=False, versi_sop__isnull=False)
                    & ~Q(status="DRAF")
                ),
                name="permohonan_bernomor_jika_diajukan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("DITOLAK", "DITARIK")) | ~Q(alasan=""),
                name="permohonan_berakhir_dengan_alasan",
            ),
        ]
        indexes = [
            models.Index(
                fields=["pelaksana", "tenggat", "id"],
                name="permohonan_antrean",
                condition=Q(selesai_pada=None),
            ),
            models.Index(
                fields=["tenggat"], name="permohonan_jatuh_tempo", condition=Q(terlambat_sejak=None)
            ),
            models.Index(
                fields=["peringatan_pada"],
                name="permohonan_peringatan",
                condition=Q(peringatan_pada__isnull=False),
            ),
            # The queue's default order; selesai_pada leads, or SQLite would search by the index of what ended, and sort.
            models.Index(
                fields=["selesai_pada", "tenggat", "id"],
                name="permohonan_urutan",
                condition=Q(selesai_pada=None),
            ),
            models.Index(fields=["unit", "-id"], name="permohonan_unit"),
            models.Index(fields=["-selesai_pada", "-id"], name="permohonan_selesai"),
        ]

    def __str__(self):
        return self.nomor or "Draf permohonan"

    @classmethod
    def from_db(cls, db, field_names, values):
        """Rows come back as the proxy of their SOP, which holds the actions."""
        kode = dict(zip(field_names, values, strict=True)).get("sop")
        kelas = daftar_sop.SOP.get(kode, cls) if cls._meta.concrete_model is cls else cls
        return super(Permohonan, kelas).from_db.__func__(kelas, db, field_names, values)

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        # django-fsm-2 switches `protected` off on the field shared by all threads; this works on the instance alone.
        lama = self.__dict__.pop("status", None)
        try:
            models.Model.refresh_from_db(self, using=using, fields=fields, from_queryset=from_queryset)
        finally:
            if lama is not None:
                self.__dict__.setdefault("status", lama)
        self._update_initial_state()

    @property
    def kelas(self):
        """The SOP class of this permohonan (also for an instance made as the base class)."""
        return daftar_sop.SOP[self.sop]

    @property
    def acuan(self):
        """What stands in addresses: the number, before filing the opaque draft code."""
        return self.nomor or self.kode_draf

    @property
    def berakhir(self):
        return self.status in AKHIR

    @property
    def draf(self):
        return self.nomor is None

    @property
    def untuk_diri(self):
        """Is it a SOP by which one asks for an account of his own?"""
        return self.kelas.LANGKAH[0].pelaksana in PELAKSANA_DIRI

    @property
    def diri_sendiri(self):
        """Does the person it is about fill it in himself (not the counter for him)?"""
        return self.untuk_diri and self.dicatat_oleh_id is None

    @property
    def melengkapi(self):
        """Is the applicant to hand in again what the last check found faulty?"""
        langkah = self.langkah_kini()
        return langkah is not None and langkah.melengkapi

    def get_status_display(self):
        """The word shown for its status, as its own SOP has it."""
        return label_status(self.kelas, self.status)

    def langkah(self):
        """The effective rows of this permohonan: as snapshotted at filing, before that as in force today."""
        from requests_app import langkah

        return langkah.berlaku(self)

    def langkah_kini(self):
        """The awaited row (or added waiting state); None when it has ended."""
        return next((baris for baris in self.langkah() if baris.status == self.status), None)
