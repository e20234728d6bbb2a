from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0024_a_cv_is_made_by_a_yes"),
    ]

    operations = [
        migrations.RenameField("matchlist", "looked_at", "openings_seen"),
    ]
