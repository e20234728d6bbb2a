"""The agenda and the decisions of a meeting, and what became of each (G1, C5)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from fodfaeste.records.meetings.models import AgendaPoint, Meeting, MeetingDecision
from fodfaeste.records.plan.models import PlanVersion
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.kinds import DecisionBecomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A decision and what became of it.

    `who` does it, `due_on` is when; `done_on` is when it was done or stood in the approved plan,
    whose number is `version`.
    """

    id: int
    text: str
    becomes: DecisionBecomes
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None
    version: int | None = None

    def is_late(self, today: date) -> bool:
        """Whether a task should have been done."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


def points_of(meeting: Meeting) -> QuerySet[AgendaPoint]:
    """What people want to talk about, in the order they said it."""
    return AgendaPoint.objects.filter(meeting=meeting, taken_back=False).select_related(
        "created_by"
    )


def outcomes_of(meeting_ids: Iterable[int], *, citizen: str) -> dict[int, tuple[Outcome, ...]]:
    """The decisions of meetings and what became of them, by meeting; two queries."""
    rows = list(
        MeetingDecision.objects.filter(meeting__in=[*meeting_ids])
        .select_related("task__responsible")
        .order_by("pk")
    )
    versions = _versions(rows)
    found: dict[int, tuple[Outcome, ...]] = {}
    for row in rows:
        found[row.meeting_id] = (
            *found.get(row.meeting_id, ()),
            _outcome(row, versions, citizen=citizen),
        )
    return found


def waiting_for_the_plan(case_id: int) -> QuerySet[MeetingDecision]:
    """Decisions that change the plan and came after it was last approved (C5)."""
    later = PlanVersion.objects.filter(case=OuterRef("case"), created_at__gt=OuterRef("created_at"))
    found = MeetingDecision.objects.filter(case_id=case_id, becomes=DecisionBecomes.PLAN)
    return found.exclude(Exists(later)).select_related("meeting").order_by("pk")


def _versions(rows: list[MeetingDecision]) -> list[tuple[datetime, int, date]]:
    cases = {row.case_id for row in rows if row.becomes is DecisionBecomes.PLAN}
    if not cases:
        return []
    found = PlanVersion.objects.filter(case__in=cases).order_by("created_at")
    return list(found.values_list("created_at", "number", "approved_on"))


def _outcome(
    row: MeetingDecision, versions: list[tuple[datetime, int, date]], *, citizen: str
) -> Outcome:
    said = Outcome(id=row.pk, text=row.text, becomes=DecisionBecomes(row.becomes))
    task = row.task
    if task is not None:
        done = task.done_on if task.state is TaskState.DONE else None
        who = citizen if task.citizen_does_it else ""
        name = task.responsible.name if task.responsible else who
        return replace(said, who=name, due_on=task.due_on, done_on=done)
    if row.becomes is DecisionBecomes.PLAN:
        after = next((one for one in versions if one[0] > row.created_at), None)
        if after is not None:
            return replace(said, version=after[1], done_on=after[2])
    return said
