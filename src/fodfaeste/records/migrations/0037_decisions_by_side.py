from django.db import migrations, models
from django.db.models import Q

MENTOR_IS_EMPLOYMENT = """
update records_grant set section = 'employment' where legal_basis = 'lab-mentor';
update records_decision d set section = 'employment' where d.legal_basis = 'lab-mentor'
   and not exists (select from records_decision b where b.id = d.follows_id and b.legal_basis <> 'lab-mentor');
"""
"""What is written by the mentor's law belongs to the employment side, unless it is also about support by social law."""

LAST_DAYS = """
update records_decision d set last_day = g.ends_before - 1
  from records_grant g where g.ended_by_decision_id = d.id and d.outcome in ('ended', 'changed');
"""
"""Until now a decision's last day stood in the grant alone, where a later decision wrote it over."""

AT_ONCE = "set constraints all immediate;"


class Migration(migrations.Migration):
    dependencies = [("records", "0036_procedures")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="last_day",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="section",
            field=models.CharField(default="social", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="grant",
            name="section",
            field=models.CharField(default="social", max_length=40),
            preserve_default=False,
        ),
        migrations.RunSQL(MENTOR_IS_EMPLOYMENT, migrations.RunSQL.noop),
        migrations.RunSQL(LAST_DAYS, migrations.RunSQL.noop),
        migrations.RunSQL(AT_ONCE, AT_ONCE),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=Q(section="social") | Q(section="employment", legal_basis="lab-mentor"),
                name="decision_goes_to_its_section",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=Q(section="employment", legal_basis="lab-mentor")
                | (Q(section="social") & ~Q(legal_basis="lab-mentor")),
                name="grant_goes_to_its_section",
            ),
        ),
    ]
