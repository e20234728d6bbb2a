"""A note says who took part, what coordination took, and which task came of it; its words are found."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TIME_OF_COORDINATION = """
update records_contactnote set coordination_minutes = minutes, minutes = 0 where kind = 'coordination'
"""
AS_IT_WAS = """
update records_contactnote set minutes = coordination_minutes where kind = 'coordination'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0028_decisions_with_their_law"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="contactnote",
            name="coordination_minutes",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="contactnote",
            name="task",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.task",
            ),
        ),
        migrations.RunSQL(TIME_OF_COORDINATION, AS_IT_WAS),
        migrations.AddConstraint(
            model_name="contactnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "coordination"), _negated=True),
                    ("minutes", 0),
                    _connector="OR",
                ),
                name="coordination_is_no_contact",
            ),
        ),
        migrations.AddIndex(
            model_name="contactnote",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    "text", "next_step", "participants", config="danish"
                ),
                name="words_of_notes",
            ),
        ),
        migrations.AddIndex(
            model_name="noteaddendum",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("text", config="danish"),
                name="words_of_addenda",
            ),
        ),
        migrations.CreateModel(
            name="NoteParticipant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("belongs", models.CharField(max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.case",
                    ),
                ),
                (
                    "colleague",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "company_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.companyperson",
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
                    "network_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.networkperson",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="records.contactnote",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("belongs", "team"),
                                ("colleague__isnull", False),
                                ("company_person", None),
                                ("network_person", None),
                            ),
                            models.Q(
                                ("belongs", "network"),
                                ("colleague", None),
                                ("company_person", None),
                                ("network_person__isnull", False),
                            ),
                            models.Q(
                                ("belongs", "workplace"),
                                ("colleague", None),
                                ("company_person__isnull", False),
                                ("network_person", None),
                            ),
                            _connector="OR",
                        ),
                        name="who_took_part_is_one",
                    )
                ]
            },
        ),
    ]
