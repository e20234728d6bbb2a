"""The line of who took part is as long as it needs to be."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0031_strategies_and_promises"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contactnote",
            name="participants",
            field=models.TextField(blank=True),
        ),
    ]
