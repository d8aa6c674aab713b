from celery import shared_task
from django.utils import timezone

from requests_app.kantor import zona_kantor


@shared_task
def kabarkan_kesehatan():
    from lpse_portal.kesehatan.ringkasan import kabarkan

    with timezone.override(zona_kantor()):
        kabarkan()
