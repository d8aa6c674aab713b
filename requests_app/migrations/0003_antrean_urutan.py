from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0002_produk_jadi")]

    operations = [
        migrations.AddIndex(
            model_name="permohonan",
            index=models.Index(
                condition=models.Q(("selesai_pada", None)),
                fields=["selesai_pada", "tenggat", "id"],
                name="permohonan_urutan",
            ),
        ),
    ]
