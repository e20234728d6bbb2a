import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

EXAMINED_GETS_A_DAY = """
insert into records_supportexamined (case_id, match_id, support, examined_on, needed, created_at,
  created_by_id)
select distinct on (a.match_id, s.support) a.case_id, a.match_id, s.support,
  (coalesce(a.changed_at, a.created_at) at time zone 'Europe/Copenhagen')::date, null::boolean,
  coalesce(a.changed_at, a.created_at), coalesce(a.changed_by_id, a.created_by_id)
from records_workagreement a, unnest(a.supports_examined) as s(support)
order by a.match_id, s.support, a.number;
set constraints all immediate;
"""
DAYS_BECOME_TICKS = """
update records_workagreement a set supports_examined = (
  select coalesce(array_agg(s.support order by s.support), '{}') from records_supportexamined s
  where s.match_id = a.match_id);
delete from records_supportexamined;
set constraints all immediate;
"""
ANSWERS_SAY_HOW = "update records_agreementanswer set given_how = 'link' where link_id is not null"
PROPOSALS_SAY_WHEN = """
update records_workagreement set proposed_at = coalesce(changed_at, created_at),
  proposed_by_id = coalesce(changed_by_id, created_by_id) where state <> 'draft';
set constraints all immediate;
"""


def _somebody() -> models.ForeignKey:
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


def _record(*fields: tuple[str, models.Field]) -> list[tuple[str, models.Field]]:
    """Every record of a course begins with the same columns."""
    return [
        (
            "id",
            models.BigAutoField(
                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
            ),
        ),
        ("created_at", models.DateTimeField()),
        *fields,
        (
            "case",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.case"
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
    ]


def _link() -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.caselink"
    )


def _match(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=name, to="records.jobmatch"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0019_job_profile_and_cv"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportExamined",
            fields=_record(
                ("support", models.CharField(max_length=40)),
                ("examined_on", models.DateField()),
                ("needed", models.BooleanField(blank=True, null=True)),
                ("match", _match("supports_examined")),
            ),
        ),
        migrations.CreateModel(
            name="AgreementChange",
            fields=_record(
                ("term", models.CharField(max_length=40)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="records.workagreement",
                    ),
                ),
            ),
            options={"ordering": ["id"]},
        ),
        migrations.CreateModel(
            name="EmployerFeedback",
            fields=_record(
                ("person_name", models.CharField(max_length=200)),
                ("given_on", models.DateField()),
                ("score", models.PositiveSmallIntegerField()),
                ("talk_about", models.TextField(blank=True)),
                ("link", _link()),
                ("match", _match("feedback")),
            ),
            options={"ordering": ["-id"]},
        ),
        migrations.CreateModel(
            name="LinkMessage",
            fields=_record(
                ("phone", models.CharField(max_length=40)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("error", models.TextField(blank=True)),
                ("link", _link()),
            ),
        ),
        migrations.AddConstraint(
            model_name="supportexamined",
            constraint=models.UniqueConstraint(
                fields=("match", "support"), name="one_look_a_support"
            ),
        ),
        migrations.AddConstraint(
            model_name="employerfeedback",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 1), ("score__lte", 5)),
                name="score_of_one_to_five",
            ),
        ),
        migrations.AddConstraint(
            model_name="linkmessage",
            constraint=models.UniqueConstraint(fields=("link",), name="one_message_a_link"),
        ),
        migrations.AddIndex(
            model_name="linkmessage",
            index=models.Index(
                condition=models.Q(("sent_on", None)), fields=["id"], name="link_to_send"
            ),
        ),
        migrations.RunSQL(EXAMINED_GETS_A_DAY, DAYS_BECOME_TICKS),
        migrations.RemoveField(model_name="workagreement", name="supports_examined"),
        migrations.AddField(
            model_name="workagreement",
            name="needs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="workagreement",
            name="contact_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="workagreement",
            name="contact_phone",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="workagreement",
            name="ordinary_asked_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="workagreement",
            name="proposed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(model_name="workagreement", name="proposed_by", field=_somebody()),
        migrations.AddField(
            model_name="workagreement",
            name="reminders_sent",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="agreementanswer",
            name="given_how",
            field=models.CharField(default="noted", max_length=40),
        ),
        migrations.AddField(
            model_name="agreementanswer",
            name="regretted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(model_name="agreementanswer", name="regretted_by", field=_somebody()),
        migrations.RunSQL(ANSWERS_SAY_HOW, migrations.RunSQL.noop),
        migrations.RunSQL(PROPOSALS_SAY_WHEN, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="agreementanswer", name="one_yes_a_party"),
        migrations.AddConstraint(
            model_name="agreementanswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agrees", True), ("regretted_at", None)),
                fields=("agreement", "party", "text_hash"),
                name="one_yes_a_party",
            ),
        ),
    ]
