"""Forms of actions, by the name a SOP file uses. Adding a form here is adding a word to the vocabulary."""

from requests_app.forms.akun import (
    FormAkun,
    FormAkunLama,
    FormAkunPasti,
    FormPengirimanAkun,
)
from requests_app.forms.dasar import FormAksi, FormAlasan, FormPernyataan
from requests_app.forms.disposisi import FormDisposisi, FormPerintah
from requests_app.forms.hak_akses import FormHakAkses, FormKonfirmasiHasil, FormPenerusanHasil
from requests_app.forms.jawaban import FormDrafJawaban, FormJawabDisposisi
from requests_app.forms.kebenaran import FormKebenaran, FormKetidakbenaran, FormPenolakan
from requests_app.forms.loket import FormLoket
from requests_app.forms.pelatihan import FormAktivasi, FormAkunBelumTerlatih, FormAkunTerlatih
from requests_app.forms.pemegang import FormPemeriksaanPemegang, FormPemeriksaanPemegangKurang
from requests_app.forms.pemeriksaan import (
    FormPemeriksaan,
    FormPemeriksaanAsli,
    FormPemeriksaanAsliKurang,
    FormPemeriksaanKurang,
    FormPemeriksaanLengkap,
    FormPengembalian,
)
from requests_app.forms.penerimaan import FormPengarsipan, FormSerahTerima
from requests_app.forms.surat import FormDrafSurat, FormKoreksiSurat, FormUsulSurat
from requests_app.forms.tanda_tangan import FormTandaTangan

FORM = {
    "konfirmasi": FormAksi,
    "pernyataan": FormPernyataan,
    "loket": FormLoket,
    "alasan": FormAlasan,
    "disposisi": FormDisposisi,
    "perintah": FormPerintah,
    "pemeriksaan": FormPemeriksaan,
    "pemeriksaan_lengkap": FormPemeriksaanLengkap,
    "pemeriksaan_kurang": FormPemeriksaanKurang,
    "pemeriksaan_pemegang": FormPemeriksaanPemegang,
    "pemeriksaan_pemegang_kurang": FormPemeriksaanPemegangKurang,
    "pemeriksaan_asli": FormPemeriksaanAsli,
    "pemeriksaan_asli_kurang": FormPemeriksaanAsliKurang,
    "kebenaran": FormKebenaran,
    "ketidakbenaran": FormKetidakbenaran,
    "penolakan": FormPenolakan,
    "pengembalian": FormPengembalian,
    "akun": FormAkun,
    "akun_pasti": FormAkunPasti,
    "akun_lama": FormAkunLama,
    "akun_terlatih": FormAkunTerlatih,
    "akun_belum_terlatih": FormAkunBelumTerlatih,
    "aktivasi": FormAktivasi,
    "hak_akses": FormHakAkses,
    "pengiriman_akun": FormPengirimanAkun,
    "penerusan_hasil": FormPenerusanHasil,
    "konfirmasi_hasil": FormKonfirmasiHasil,
    "serah_terima_berkas": FormSerahTerima,
    "pengarsipan": FormPengarsipan,
    "draf_jawaban": FormDrafJawaban,
    "jawab_disposisi": FormJawabDisposisi,
    "draf_surat": FormDrafSurat,
    "koreksi_surat": FormKoreksiSurat,
    "usul_surat": FormUsulSurat,
    "tanda_tangan": FormTandaTangan,
}
