"""Put something on the agenda, and write down what was decided: task, plan or note (G1)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import AgendaPoint, Meeting, MeetingDecision
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.decisions import Decided, check_decision, check_point
from fodfaeste.rules.meetings.holding import RULES
from fodfaeste.rules.meetings.kinds import DecisionBecomes, MeetingKind, MeetingState
from fodfaeste.rules.text import TextKind, cleaned

TITLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """What was decided and what it becomes; a task is the citizen's or a colleague's."""

    text: str
    becomes: DecisionBecomes
    responsible: int | None = None
    citizen_does_it: bool = False
    due_on: date | None = None


@creates(MeetingDecision)
def decide(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    decision: NewDecision,
    today: date,
    now: datetime,
    draft: str = "",
) -> MeetingDecision:
    """Write a decision down; one that somebody shall do is their task."""
    access.require(actor, Permission.MEETING_HOLD, case, today=today, now=now)
    meeting = Meeting.objects.get(case=case, pk=meeting_id)
    kind = MeetingKind(meeting.kind)
    text = cleaned(decision.text, kind=TextKind.PARAGRAPH)
    check_decision(
        Decided(
            kind=kind,
            state=MeetingState(meeting.state),
            meets_on=meeting.held_on or meeting.planned_on,
            text=text,
            becomes=decision.becomes,
            has_somebody=decision.responsible is not None or decision.citizen_does_it,
            due_on=decision.due_on,
        ),
        today=today,
    )
    made = MeetingDecision.objects.create(
        **made_by(actor.id, now),
        case=case,
        meeting=meeting,
        text=text,
        becomes=decision.becomes,
        task=_task(case, kind, text, decision, actor=actor, now=now),
    )
    drafts.discard(actor=actor, form=draft)
    return made


def _task(
    case: Case,
    kind: MeetingKind,
    text: str,
    decision: NewDecision,
    *,
    actor: Actor,
    now: datetime,
) -> Task | None:
    if decision.becomes is not DecisionBecomes.TASK:
        return None
    who = None if decision.citizen_does_it else decision.responsible
    task = new_task(actor=actor, case=case, title=text[:TITLE], responsible=who, now=now)
    task.citizen_does_it, task.due_on = decision.citizen_does_it, decision.due_on
    task.rule = RULES[kind]
    task.save(force_insert=True)
    return task


@creates(AgendaPoint)
def add_point(
    *, actor: Actor, case: Case, meeting_id: int, text: str, today: date, now: datetime
) -> AgendaPoint:
    """Put something on the agenda of a meeting that is to come."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    meeting = Meeting.objects.get(case=case, pk=meeting_id)
    words = cleaned(text, kind=TextKind.LINE)
    check_point(words, kind=MeetingKind(meeting.kind), state=MeetingState(meeting.state))
    return AgendaPoint.objects.create(
        **made_by(actor.id, now), case=case, meeting=meeting, text=words
    )


@transaction.atomic
def take_back_point(
    *, actor: Actor, case: Case, meeting_id: int, point_id: int, today: date, now: datetime
) -> AgendaPoint:
    """Take something off the agenda again; the row stays in the table."""
    access.require(actor, Permission.MEETING_PLAN, case, today=today, now=now)
    point = AgendaPoint.objects.select_for_update().get(
        case=case, meeting_id=meeting_id, pk=point_id
    )
    point.taken_back = True
    point.save(update_fields=["taken_back"])
    return point
