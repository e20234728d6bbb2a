"""A CV is made by the citizen's yes; the tick that said so before goes (B7)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0023_ladder_pay_talks_and_pay_rules"),
    ]

    operations = [
        migrations.RemoveField(model_name="kickoffagreement", name="cv_made_on"),
    ]
