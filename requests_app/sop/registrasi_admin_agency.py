"""SOP Registrasi Admin Agency K/L/D/I (Biro Pengadaan Barang/Jasa Provinsi Kalimantan Timur), 8 rows."""

from requests_app.models.permohonan import Permohonan
from requests_app.sop import lazim
from requests_app.sop.kosakata import DITOLAK, SELESAI, Identitas, Langkah, Syarat, aksi, menunggu
from requests_app.sop.pelaksana import ADMIN_PPE, CALON, KEPALA_LPSE, PIMPINAN_INSTANSI
from requests_app.sop.syarat import (
    ada_orang,
    hardcopy_diterima,
    kredensial_siap,
    semua_terunggah,
    surat_beku,
    surat_terisi,
)
from requests_app.tenggat import menit

FORMULIR = "Formulir pembuatan akun Admin Agency"
PENUNJUKAN = "Surat Penunjukan sebagai Admin Agency"
SURAT_PERMOHONAN = "Surat Permohonan kepada Pimpinan LPSE"


class RegistrasiAdminAgency(Permohonan):
    KODE = "registrasi-admin-agency"
    NAMA = "SOP Registrasi Admin Agency K/L/D/I"
    NAMA_LAYANAN = "Registrasi Admin Agency"
    AWALAN_NOMOR = "RAA"
    URUTAN = 4
    SURAT = {"jawaban": "Surat Jawaban"}
    ISI_SURAT = {
        "hal": "Jawaban Permohonan Pembuatan Akun Admin Agency",
        "pembuka": "Menjawab surat Saudara Nomor {nomor_surat_pemohon} tanggal {tanggal_surat_pemohon} hal "
        "{hal_surat_pemohon}, bersama ini kami sampaikan bahwa permohonan pembuatan akun Admin Agency tersebut kami terima "
        "untuk diproses sesuai Standar Operasional Prosedur, bagi:",
        "penutup": "Berkas diperiksa kelengkapannya oleh Admin PPE, dan akun diaktifkan setelah calon Admin Agency mengikuti "
        "pelatihan penggunaan aplikasi. Demikian kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima "
        "kasih.",
    }
    JENIS = ("AA",)
    ISIAN_ORANG = (
        "jenis", "nama", "nip", "pangkat_golongan", "jabatan", "alamat", "email", "telepon",
        "nomor_sk", "tanggal_sk", "sk_berlaku_sampai",
    )  # fmt: skip
    ORANG_TERBANYAK = 1
    PENANDA_SURAT = "Pimpinan Instansi"
    SEBUTAN_ORANG = "calon Admin Agency"
    MENERIMA_HARDCOPY = True
    IDENTITAS = Identitas(
        instansi="Biro Pengadaan Barang/Jasa Sekretariat Daerah Provinsi Kalimantan Timur",
        nomor="000.3/06.20/BPLPSE/B.PBJ",
        tanggal=(("Tanggal Pembuatan", "2023-02-28"),),
        dasar_hukum=(
            "Undang-undang (UU) Nomor 1 Tahun 2023 tentang Kitab Undang-Undang Hukum Pidana",
            "Peraturan Pemerintah (PP) Nomor 71 Tahun 2019 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
            "Peraturan Presiden No. 12 Tahun 2021 Tentang Perubahan atas Perpres No. 16 Tahun 2018 Tentang Pengadaan "
            "Barang/Jasa Pemerintah",
            "PermenPan Nomor 35 Tahun 2012 tentang Pedoman Penyusunan Standar Operasional Prosedur Administrasi "
            "Pemerintahan",
            "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 10 Tahun 2021 tentang Unit Kerja "
            "Pengadaan Barang/Jasa",
            "Peraturan Kepala Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 1 Tahun 2015 tentang E-Tendering",
        ),
        kualifikasi=("Pimpinan Instansi", "Admin PPE", "Kepala LPSE", "Admin Agency K/L/D/I"),
        penjelasan="Prosedur ini mencakup proses permohonan akun admin agency K/L/D/I, verifikasi dan pembuatan akun oleh "
        "Admin PPE sehingga admin agency dapat melakukan login dengan akun yang telah didaftarkan tersebut",
        tujuan="Prosedur ini bertujuan sebagai standar bagi Pengelola LPSE dan Pimpinan Instansi Admin Agency dalam "
        "melakukan permohonan pembuatan akun pada aplikasi SPSE",
        keterkaitan=("SOP Pengarsipan Dokumen",),
        peralatan=(
            "Formulir Permohonan Pembuatan Akun Admin Agency",
            "Surat Keputusan/SK Penunjukan sebagai Admin Agency",
        ),
        peringatan=(
            "Pelaksana bertanggung jawab atas pelaksanaan aktivitas yang telah dibakukan dan ditetapkan",
            "Segala bentuk penyimpangan atas mutu baku terkait perlengkapan, waktu maupun output dikategorikan sebagai "
            "bentuk kegagalan yang harus dipertanggungjawabkan oleh pelaksana",
        ),
        definisi=(
            "Pimpinan Instansi adalah pejabat pemegang kewenangan pengguna anggaran Kementerian Negara/Lembaga/Perangkat "
            "Daerah",
            "Admin PPE adalah personil LPSE yang memiliki tugas mengelola website LPSE serta mengelola dan membuat akun "
            "(user id dan password admin agency, verifikator, helpdesk dan auditor/pemeriksa)",
            "Kepala LPSE adalah orang yang mempunyai tugas memimpin LPSE dalam menjalankan tugas dan fungsi LPSE",
            "Admin Agency adalah personil pada LPSE atau pada K/L/D/I yang memiliki tugas dan kewenangan melakukan proses "
            "registrasi dan verifikasi kepada Panitia Pengadaan/Pokja ULP/PPK",
        ),
        kolom=("No", "Aktivitas", "Pelaksana", "Persyaratan/Kelengkapan", "Waktu", "Keterangan"),
        pelaksana=(PIMPINAN_INSTANSI, CALON, KEPALA_LPSE, ADMIN_PPE),
    )

    LANGKAH = (
        Langkah(
            baris=1,
            status="DRAF",
            label="Draf",
            judul="Menyampaikan berkas permohonan",
            pelaksana=PIMPINAN_INSTANSI,
            waktu=None,
            aktivitas="Menyampaikan berkas permohonan pembuatan akun (user id, password) kepada Kepala LPSE",
            kelengkapan=(FORMULIR, PENUNJUKAN, SURAT_PERMOHONAN),
            wajib_unggah=(
                Syarat(
                    FORMULIR, per_orang=True, petunjuk="Diisi lengkap dan ditandatangani calon Admin Agency."
                ),
                Syarat(PENUNJUKAN, per_orang=True, petunjuk="Memuat nama calon Admin Agency."),
                Syarat(SURAT_PERMOHONAN, petunjuk="Berkop, ditandatangani Pimpinan Instansi, dan bercap."),
            ),
            keterangan=("Berkas disampaikan secara (hardcopy) langsung dan melalui email (softcopy)",),
        ),
        Langkah(
            baris=2,
            status="DIAJUKAN",
            label="Menunggu jawaban dan disposisi",
            judul="Menerima berkas, menjawab surat, dan mendisposisikan kepada Admin PPE",
            pelaksana=KEPALA_LPSE,
            waktu=None,
            aktivitas="Menerima berkas permohonan, menjawab surat permohonan kepada pimpinan instansi permohonan dan "
            "mendisposisikan kepada Admin PPE untuk ditindaklanjuti",
            kelengkapan=("Berkas permohonan",),
            keterangan=("Surat Jawaban Permohonan Pembuatan Akun",),
        ),
        Langkah(
            baris=3,
            status="DIDISPOSISI",
            label="Menunggu pemeriksaan kelengkapan",
            judul="Menerima dan memeriksa kelengkapan berkas",
            pelaksana=ADMIN_PPE,
            waktu=menit(5),
            aktivitas="Menerima dan memeriksa kelengkapan berkas permohonan. Apakah berkas permohonan lengkap",
            kelengkapan=("Berkas permohonan lengkap dan dokumen copy sesuai aslinya",),
        ),
        Langkah(
            baris=4,
            status="DINYATAKAN_TIDAK_LENGKAP",
            label="Menunggu permintaan melengkapi",
            judul="Meminta calon Admin Agency melengkapi berkas",
            pelaksana=ADMIN_PPE,
            waktu=menit(5),
            aktivitas="Minta Admin Agency untuk melengkapi berkas permohonan",
            keterangan=("Admin PPE mencantumkan kekurangan berkas Permohonan yang harus dilengkapi",),
        ),
        Langkah(
            baris=5,
            status="DIKEMBALIKAN",
            label="Perlu perbaikan",
            judul="Melengkapi berkas permohonan",
            pelaksana=CALON,
            waktu=None,
            aktivitas="Melengkapi kelengkapan berkas permohonan",
            melengkapi=True,
        ),
        Langkah(
            baris=6,
            status="DINYATAKAN_LENGKAP",
            label="Menunggu pembuatan akun",
            judul="Membuat akun Admin Agency pada aplikasi SPSE",
            pelaksana=ADMIN_PPE,
            waktu=menit(15),
            aktivitas="Membuat Akun Admin Agency pada aplikasi SPSE",
            kelengkapan=(
                "Data yang dimasukkan pada aplikasi SPSE berdasarkan formulir permohonan pembuatan akun Admin Agency",
                "Aktivasi akun dilakukan jika Admin Agency telah mengikuti pelatihan penggunaan aplikasi",
                "Tata cara pembuatan akun pada aplikasi SPSE mengacu pada panduan pengguna (user guide) aplikasi SPSE",
            ),
        ),
        Langkah(
            baris=7,
            status="DIBUATKAN_AKUN",
            label="Menunggu pengiriman informasi akun",
            judul="Menginformasikan akun melalui email",
            pelaksana=ADMIN_PPE,
            waktu=menit(10),
            aktivitas="Menginformasikan melalui email akun (user id dan password) Admin Agency yang telah dibuat dengan "
            "tembusan kepada Kepala LPSE",
            kelengkapan=(
                "Akun diberikan melalui email milik masing-masing personil (Admin Agency) yang terdaftar pada aplikasi "
                "SPSE",
                "Dalam email diinformasikan untuk segera melakukan login dengan User ID dan password tersebut serta "
                "wajibkan untuk melakukan perubahan password",
            ),
            keterangan=("Email informasi akun Admin Agency",),
        ),
        Langkah(
            baris=8,
            status="DIKIRIMI_AKUN",
            label="Menunggu pengarsipan",
            judul="Mengarsipkan berkas",
            pelaksana=ADMIN_PPE,
            waktu=menit(10),
            aktivitas="Mengarsipkan berkas dengan mengacu pada SOP pengarsipan berkas",
            kelengkapan=("Hasil pembuatan akun Admin Agency",),
            keterangan=("Arsip berkas permohonan",),
        ),
    )
    TAMBAHAN = (
        menunggu(
            "MENUNGGU_PELATIHAN",
            label="Menunggu pelatihan",
            judul="Mengikuti pelatihan penggunaan aplikasi",
            pelaksana=CALON,
            aktivitas="Akun sudah dibuat; aktivasi menunggu calon Admin Agency mengikuti pelatihan penggunaan aplikasi",
        ),
    )

    class Meta:
        proxy = True

    @aksi(
        dari="DRAF",
        ke="DIAJUKAN",
        label="Kirim permohonan",
        kalimat="menyampaikan berkas permohonan pembuatan akun kepada Kepala LPSE",
        selesai="Permohonan terkirim. Serahkan juga berkas fisiknya (hardcopy) ke kantor LPSE.",
        form="pernyataan",
        syarat=(surat_terisi, ada_orang, semua_terunggah),
        catat=("pengajuan", "calon"),
        janji=("kabar", "kabar_calon", "tanda_terima"),
        kabar="Permohonan Anda sudah kami terima dan menunggu jawaban Kepala LPSE. Serahkan juga berkas fisiknya "
        "(hardcopy) ke kantor LPSE.",
    )
    def ajukan(self, *, oleh, pada, data):
        """Row 1: the Pimpinan Instansi files for a candidate, who gets his way into the portal."""

    @aksi(
        dari="DIAJUKAN",
        ke="DIAJUKAN",
        label="Ubah isi Surat Jawaban",
        kalimat="menyusun isi Surat Jawaban",
        selesai="Isi Surat Jawaban tersimpan. Berikutnya: baca dan tanda tangani.",
        form="draf_jawaban",
        catat=("draf_surat",),
        janji=("pdf_draf",),
        tambahan=True,
        merusak=True,
        petunjuk="Surat Jawaban sudah tersusun dari templat kantor; ubah isinya hanya bila perlu.",
    )
    def susun_jawaban(self, *, oleh, pada, data):
        """Addition to row 2: other words than the template's, before the letter is read and signed."""

    @aksi(
        dari="DIAJUKAN",
        ke="DIDISPOSISI",
        label="Tanda tangani jawaban dan disposisikan",
        kalimat="menjawab surat permohonan dan mendisposisikannya kepada Admin PPE",
        selesai="Surat Jawaban ditandatangani dan dikirim; permohonan didisposisikan kepada Admin PPE.",
        form="jawab_disposisi",
        syarat=(surat_beku,),
        persiapan="tanda_tangan",
        catat=("tanda_tangan", "disposisi", "pengiriman_surat"),
        janji=("lembar_disposisi", "kabar"),
        kabar="Kepala LPSE menjawab surat permohonan Anda. Surat Jawaban dapat dibuka pada halaman permohonan.",
        langsung=False,
    )
    def jawab_dan_disposisikan(self, *, oleh, pada, data):
        """Row 2: one act answers the letter (signed) and passes the request on."""

    @aksi(
        dari="DIDISPOSISI",
        ke="DINYATAKAN_LENGKAP",
        label="Lengkap, lanjutkan",
        kalimat="memeriksa kelengkapan berkas, mencocokkan salinan dengan aslinya, dan menyatakannya lengkap",
        selesai="Berkas dinyatakan lengkap. Berikutnya: buat akun di SPSE.",
        form="pemeriksaan_asli",
        syarat=(hardcopy_diterima,),
        catat=("pemeriksaan",),
    )
    def nyatakan_lengkap(self, *, oleh, pada, data):
        """Row 3, complete: every copy was held against its original, so the papers must have come."""
        self.petugas = oleh

    @aksi(
        dari="DIDISPOSISI",
        ke="DINYATAKAN_TIDAK_LENGKAP",
        label="Tidak lengkap",
        kalimat="memeriksa kelengkapan berkas dan menyatakannya tidak lengkap",
        selesai="Berkas dinyatakan tidak lengkap. Berikutnya: minta calon Admin Agency melengkapinya.",
        form="pemeriksaan_asli_kurang",
        catat=("pemeriksaan",),
    )
    def nyatakan_tidak_lengkap(self, *, oleh, pada, data):
        """Row 3, not complete: row 4 asks."""
        self.petugas = oleh

    minta_lengkapi = lazim.minta_lengkapi(
        dari="DINYATAKAN_TIDAK_LENGKAP",
        ke="DIKEMBALIKAN",
        label="Minta calon melengkapi",
        kalimat="meminta calon Admin Agency melengkapi berkas dengan mencantumkan kekurangannya",
        selesai="Permintaan terkirim kepada calon Admin Agency; waktu layanan berhenti.",
    )
    lengkapi = lazim.lengkapi(
        dari="DIKEMBALIKAN", ke="DIDISPOSISI", kalimat="melengkapi kelengkapan berkas permohonan"
    )
    lanjutkan_tanpa_perbaikan = lazim.lanjutkan_tanpa_perbaikan(
        dari="DIKEMBALIKAN", ke="DIDISPOSISI", pelaksana=ADMIN_PPE
    )
    kedaluwarsakan = lazim.kedaluwarsakan(dari="DIKEMBALIKAN")

    periksa_ulang = lazim.periksa_ulang(
        dari="DINYATAKAN_LENGKAP",
        ke="DIDISPOSISI",
        kalimat="membuka kembali pemeriksaan kelengkapan",
        petunjuk="Permohonan kembali ke langkah 3, sehingga yang keliru dapat diminta diperbaiki.",
    )

    @aksi(
        dari="DINYATAKAN_LENGKAP",
        ke="DIBUATKAN_AKUN",
        label="Akun dibuat dan aktif (sudah dilatih)",
        kalimat="membuat akun Admin Agency pada aplikasi SPSE dan mengaktifkannya setelah pelatihan",
        selesai="Akun tercatat dan password disegel. Berikutnya: informasikan kepada Admin Agency.",
        form="akun_terlatih",
        catat=("akun", "pelatihan"),
    )
    def buat_akun(self, *, oleh, pada, data):
        """Row 6, where the training was attended already."""

    @aksi(
        dari="DINYATAKAN_LENGKAP",
        ke="MENUNGGU_PELATIHAN",
        label="Akun dibuat, aktivasi menunggu pelatihan",
        kalimat="membuat akun Admin Agency pada aplikasi SPSE tanpa mengaktifkannya",
        selesai="Akun tercatat belum aktif. Calon masuk daftar tunggu pelatihan; waktu layanan berhenti.",
        form="akun_belum_terlatih",
        catat=("akun_belum_aktif",),
        janji=("kabar", "kabar_pelatihan"),
        kabar="Akun Admin Agency sudah dibuat dan diaktifkan setelah calon mengikuti pelatihan penggunaan aplikasi.",
        tambahan=True,
        merusak=True,
    )
    def buat_akun_menunggu_pelatihan(self, *, oleh, pada, data):
        """Addition to row 6: created and not trained is a state between, with the clock stopped."""

    @aksi(
        dari="MENUNGGU_PELATIHAN",
        ke="DIBUATKAN_AKUN",
        label="Catat pelatihan dan aktifkan",
        kalimat="mencatat pelatihan dan mengaktifkan akun Admin Agency",
        selesai="Pelatihan tercatat dan password disegel. Berikutnya: informasikan kepada Admin Agency.",
        form="aktivasi",
        catat=("akun", "pelatihan"),
        pelaksana=ADMIN_PPE,
        tambahan=True,
    )
    def aktifkan(self, *, oleh, pada, data):
        """Ends the wait: the training is recorded, the account activated in SPSE."""

    @aksi(
        dari="DIBUATKAN_AKUN",
        ke="DIKIRIMI_AKUN",
        label="Informasikan akun",
        kalimat="menginformasikan akun melalui email kepada Admin Agency dengan tembusan kepada Kepala LPSE",
        selesai="Informasi akun dikirim kepada Admin Agency dengan tembusan kepada Kepala LPSE.",
        form="pengiriman_akun",
        syarat=(kredensial_siap,),
        catat=("pengiriman_akun",),
        janji=("e_pesan_akun_tembusan",),
        petunjuk="Email memuat User ID, tautan ke e-Pesan, dan kewajiban mengganti password. Password tidak ada dalam "
        "email maupun tembusannya.",
    )
    def informasikan_akun(self, *, oleh, pada, data):
        """Row 7; where the password is: design §9."""

    catat_ulang = lazim.catat_ulang(
        dari="DIBUATKAN_AKUN",
        ke="DINYATAKAN_LENGKAP",
        kalimat="membuka kembali catatan akun sebelum diinformasikan",
    )

    @aksi(
        dari="DIKIRIMI_AKUN",
        ke=SELESAI,
        label="Arsipkan berkas",
        kalimat="mengarsipkan berkas permohonan",
        selesai="Berkas diarsipkan. Permohonan selesai.",
        janji=("kabar", "arsip"),
        kabar="Permohonan Anda selesai: akun Admin Agency sudah diaktifkan dan diinformasikan kepada pemegangnya.",
    )
    def arsipkan(self, *, oleh, pada, data):
        """Row 8, the end."""

    tolak = lazim.tolak(dari="DIDISPOSISI", ke=DITOLAK)
    tarik = lazim.tarik(
        dari=("DIAJUKAN", "DIDISPOSISI", "DINYATAKAN_TIDAK_LENGKAP", "DIKEMBALIKAN", "DINYATAKAN_LENGKAP"),
        catat=("berkas_perbaikan", "pembatalan_nomor"),
    )
