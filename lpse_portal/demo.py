"""The people of the demo office, all invented, and the buttons to become one of them. Exists only in demo mode."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

SANDI = "demo-portal-lpse"
"""The one printed password of the demo people, and the passphrase of the demo signers."""

ORANG = [
    ("satker", "Petugas Satuan Kerja – Balai Contoh Tekstil"),
    ("satker2", "Petugas Satuan Kerja – Politeknik Contoh Bandung"),
    ("pimpinan", "Pimpinan Instansi"),
    ("ppk", "PPK, penerima akun"),
    ("pp", "Pejabat Pengadaan, penerima akun"),
    ("pokja", "Anggota Pokja"),
    ("kepala.ukpbj", "Kepala UKPBJ – mendisposisi dan menandatangani"),
    ("kepala.lpse", "Kepala LPSE – memerintahkan dan mengoreksi"),
    ("admin.ppe", "Admin PPE – Tim Pengelola LPSE"),
    ("admin.agency", "Admin Agency – Tim Pengelola LPSE"),
    ("helpdesk", "Helpdesk"),
    ("auditor", "Auditor dengan surat tugas"),
    ("admin", "Pengelola portal"),
]


@login_not_required
@require_POST
def masuk_sebagai(request):
    """Log in as a demo person through all of allauth's stages; 404 outside demo mode or for any other name."""
    from allauth.account.internal.flows.login import Login, perform_login

    from accounts_app.models import Pengguna

    nama = request.POST.get("nama", "")
    if not settings.DEMO or nama not in dict(ORANG):
        raise Http404
    return perform_login(request, Login(user=get_object_or_404(Pengguna, username=nama), redirect_url="/"))
