import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0043_statutory_talks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("number", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("state", models.CharField(default="waiting", max_length=40)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField()),
                ("claim", models.UUIDField(null=True)),
                ("claimed", models.DateTimeField(null=True)),
                ("settled", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=100)),
                ("channel", models.CharField(max_length=40)),
                ("sequence", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, max_length=100)),
                ("text", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.case",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="records.meeting",
                    ),
                ),
                (
                    "resend_of",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resent",
                        to="records.meetingmessage",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "handing_over", "under_way"])),
                        fields=["not_before"],
                        name="message_to_send",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("resend_of", None)),
                        fields=("meeting", "sequence"),
                        name="citizen_told_once_of_a_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["handing_over", "under_way"]), _negated=True),
                            ("claim__isnull", False),
                            _connector="OR",
                        ),
                        name="who_has_a_message_in_hand_is_known",
                    ),
                ],
            },
        ),
    ]
