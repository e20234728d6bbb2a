import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

WEEKS_BECOME_WORDS = """
insert into records_hoursentry (case_id, week_starts_on, source, taster_minutes, placement_minutes,
  ordinary_minutes, subsidised_minutes, flex_minutes, note, person_name, created_at, created_by_id)
select case_id, week_starts_on, 'staff', 0, placement_minutes, ordinary_minutes,
  subsidised_minutes, flex_minutes, note, '', coalesce(changed_at, created_at),
  coalesce(changed_by_id, created_by_id)
from records_hoursweek order by week_starts_on, id;
update records_hoursweek w set stands_id = e.id from records_hoursentry e
  where e.case_id = w.case_id and e.week_starts_on = w.week_starts_on;
set constraints all immediate;
"""
WORDS_BECOME_WEEKS = """
update records_hoursweek w set note = e.note from records_hoursentry e where e.id = w.stands_id;
update records_hoursweek set stands_id = null;
delete from records_hoursentry;
set constraints all immediate;
"""
WITHIN_FULL_TIME = models.Q(
    placement_minutes__lte=models.Value(2220)
    - models.F("taster_minutes")
    - models.F("ordinary_minutes")
    - models.F("subsidised_minutes")
    - models.F("flex_minutes")
)


def stands(*, null: bool) -> models.ForeignKey:
    """Point to the word that counts."""
    return models.ForeignKey(
        db_index=False,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="records.hoursentry",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0016_checkpoints_after_each_course"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HoursEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("week_starts_on", models.DateField()),
                ("source", models.CharField(max_length=40)),
                ("taster_minutes", models.PositiveIntegerField(default=0)),
                ("placement_minutes", models.PositiveIntegerField(default=0)),
                ("ordinary_minutes", models.PositiveIntegerField(default=0)),
                ("subsidised_minutes", models.PositiveIntegerField(default=0)),
                ("flex_minutes", models.PositiveIntegerField(default=0)),
                ("note", models.TextField(blank=True)),
                ("person_name", models.CharField(blank=True, max_length=200)),
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
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.caselink",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "week_starts_on", "id"], name="entries_of_a_week")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(week_starts_on__iso_week_day=1),
                        name="entry_is_about_a_week",
                    ),
                    models.CheckConstraint(
                        condition=WITHIN_FULL_TIME, name="entry_within_full_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("link", None), ("source", "employer"), _connector="OR"),
                        name="employer_enters_by_link",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="hoursweek", name="no_more_than_37_hours"),
        migrations.AddField(
            model_name="hoursweek",
            name="said_differently",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="hoursweek",
            name="taster_minutes",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="hoursweek",
            constraint=models.CheckConstraint(
                condition=WITHIN_FULL_TIME, name="no_more_than_37_hours"
            ),
        ),
        migrations.AddField(model_name="hoursweek", name="stands", field=stands(null=True)),
        migrations.RunSQL(WEEKS_BECOME_WORDS, WORDS_BECOME_WEEKS),
        migrations.AlterField(model_name="hoursweek", name="stands", field=stands(null=False)),
        migrations.RemoveField(model_name="hoursweek", name="note"),
    ]
