"""What is new in one course since people last met: the agenda nobody has to prepare (G1)."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fodfaeste.kernel.clock import COPENHAGEN
from fodfaeste.records.cases.models import Case, QuickReaction, Task
from fodfaeste.records.cti.models import ContactNote
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.models import AgreementAnswer
from fodfaeste.records.plan.models import JointPlan, PlanVersion
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.followup.news import News
from fodfaeste.rules.followup.quick import QuickState
from fodfaeste.rules.meetings.kinds import MeetingState

AHEAD = timedelta(days=14)


def last_met(meeting: Meeting) -> Meeting | None:
    """The latest meeting of the same kind that was held before this one; else of any kind."""
    held = (
        Meeting.objects.filter(case_id=meeting.case_id, state=MeetingState.HELD)
        .exclude(pk=meeting.pk)
        .filter(held_on__lte=meeting.held_on or meeting.planned_on)
    )
    same = Q(kind=meeting.kind)
    return held.annotate(same=same).order_by("-same", "-held_on", "-pk").first()


def news_since(
    case: Case,
    since: date,
    *,
    today: date,
    phases: tuple[date, ...],
    sees_notes: bool,
    sees_work: bool,
) -> News:
    """What has happened after a day, as far as one may see it; one query."""
    after = datetime.combine(since, time.max, tzinfo=COPENHAGEN)
    tasks = Task.objects.filter(case=OuterRef("pk"))
    still = tasks.filter(state=TaskState.OPEN)
    asked = QuickReaction.objects.filter(case=OuterRef("pk"))
    said = AgreementAnswer.objects.filter(
        case=OuterRef("pk"), answered_at__gt=after, regretted_at=None
    )
    versions = PlanVersion.objects.filter(case=OuterRef("pk"), created_at__gt=after)
    row = (
        Case.objects.filter(pk=case.pk)
        .annotate(
            notes=_count(ContactNote.objects.filter(case=OuterRef("pk"), created_at__gt=after)),
            still=_count(still),
            late=_count(still.filter(due_on__lt=today)),
            done=_count(tasks.filter(state=TaskState.DONE, done_on__gt=since)),
            waiting=_count(asked.filter(state=QuickState.OPEN)),
            answered=_count(asked.filter(answered_at__gt=after)),
            yeses=_count(said.filter(agrees=True)),
            wishes=_count(said.filter(agrees=False)),
            newest=Subquery(versions.order_by("-number").values("number")[:1]),
            changed=Subquery(
                JointPlan.objects.filter(case=OuterRef("pk")).values("changed_since_approval")[:1]
            ),
        )
        .values()
        .get()
    )
    return News(
        notes=row["notes"] if sees_notes else 0,
        plan_version=row["newest"],
        plan_changed=bool(row["changed"]) and row["newest"] is None,
        yeses=row["yeses"] if sees_work else 0,
        wishes=row["wishes"] if sees_work else 0,
        open_tasks=row["still"],
        late_tasks=row["late"],
        done_tasks=row["done"],
        phase=_phase(phases, since, today),
        open_questions=row["waiting"],
        answered_questions=row["answered"],
    )


def _count(rows: "QuerySet[Model]") -> Coalesce:
    counted = rows.order_by().values("case").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _phase(phases: tuple[date, ...], since: date, today: date) -> tuple[int, date] | None:
    """The latest phase that began since or begins within two weeks."""
    near = [(n, day) for n, day in enumerate(phases, 1) if since < day <= today + AHEAD]
    return near[-1] if near else None
