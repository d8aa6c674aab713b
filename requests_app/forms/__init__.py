"""Forms of actions, by the name a SOP file uses. Adding a form here is adding a word to the vocabulary."""

from requests_app.forms.akun import FormAkun, FormPengirimanAkun
from requests_app.forms.dasar import FormAksi, FormAlasan, FormPernyataan
from requests_app.forms.disposisi import FormDisposisi, FormPerintah
from requests_app.forms.pemeriksaan import FormPemeriksaan, FormPengembalian
from requests_app.forms.surat import FormDrafSurat, FormKoreksiSurat, FormUsulSurat
from requests_app.forms.tanda_tangan import FormTandaTangan

FORM = {
    "konfirmasi": FormAksi,
    "pernyataan": FormPernyataan,
    "alasan": FormAlasan,
    "disposisi": FormDisposisi,
    "perintah": FormPerintah,
    "pemeriksaan": FormPemeriksaan,
    "pengembalian": FormPengembalian,
    "akun": FormAkun,
    "pengiriman_akun": FormPengirimanAkun,
    "draf_surat": FormDrafSurat,
    "koreksi_surat": FormKoreksiSurat,
    "usul_surat": FormUsulSurat,
    "tanda_tangan": FormTandaTangan,
}
