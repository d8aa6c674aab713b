"""The line that leads to what a person has still to explain."""

from django import template

from requests_app.penyimpangan import baca

register = template.Library()


@register.inclusion_tag("penyimpangan/ajakan.html", takes_context=True)
def ajakan_penyimpangan(context, tautan=False):
    """`tautan`: also a link to the register for who watches over the office. Nobody outside the office costs a query."""
    pelaku = context["request"].pelaku
    return {
        "jumlah": baca.terbuka(pelaku.pengguna).count() if pelaku.petugas_kantor else 0,
        "tautan": tautan and bool(baca.boleh_mengawasi(pelaku)),
    }
