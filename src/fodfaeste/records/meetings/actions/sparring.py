"""Make a sparring group, seat colleagues in it, hold its meetings, note what it decides (J1)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q

from fodfaeste.accounts.models import Unit
from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.meetings.models import (
    SparringAttendance,
    SparringGroup,
    SparringMeeting,
    SparringPoint,
    SparringSeat,
)
from fodfaeste.records.meetings.queries.sparring import roles_of
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.meetings.kinds import MeetingState
from fodfaeste.rules.meetings.sparring import (
    Decision,
    check_belongs,
    check_group_name,
    check_leads,
    check_seat,
    check_sparring_decision,
    check_sparring_held,
    check_sparring_planned,
)
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoint:
    """What was decided about one course, and who does what by when."""

    text: str
    responsible: int | None = None
    due_on: date | None = None


@creates(SparringGroup)
def make_group(
    *, actor: Actor, name: str, unit_id: int, people: tuple[int, ...], today: date, now: datetime
) -> SparringGroup:
    """Make a group in a unit one leads, with its first people."""
    access.require_anywhere(actor, Permission.SPARRING_LEAD)
    check_leads(leads=unit_id in actor.leads_units)
    called = cleaned(name, kind=TextKind.LINE)
    check_group_name(taken=_is_taken(called, unit_id))
    group = SparringGroup.objects.create(**made_by(actor.id, now), name=called, unit_id=unit_id)
    _seat(group, people, actor=actor, today=today, now=now)
    return group


@transaction.atomic
def change_group(
    *,
    actor: Actor,
    group_id: int,
    version: int,
    name: str,
    people: tuple[int, ...],
    today: date,
    now: datetime,
) -> SparringGroup:
    """Give a group its name and its people; who leaves has sat there until today."""
    access.require_anywhere(actor, Permission.SPARRING_LEAD)
    group = lock(SparringGroup.objects.filter(pk=group_id, closed_on=None), version=version)
    check_leads(leads=group.unit_id in actor.leads_units)
    called = cleaned(name, kind=TextKind.LINE)
    check_group_name(taken=_is_taken(called, group.unit_id, but=group.pk))
    group.name = called
    sitting = SparringSeat.objects.filter(group=group, ends_before=None)
    sitting.exclude(user_id__in=people).update(ends_before=today)
    here = set(sitting.values_list("user_id", flat=True))
    _seat(group, tuple(set(people) - here), actor=actor, today=today, now=now)
    changed_by(group, actor.id, now)
    group.save()
    return group


@transaction.atomic
def close_group(
    *, actor: Actor, group_id: int, version: int, today: date, now: datetime
) -> SparringGroup:
    """A group meets no more; what it decided stands."""
    access.require_anywhere(actor, Permission.SPARRING_LEAD)
    group = lock(SparringGroup.objects.filter(pk=group_id, closed_on=None), version=version)
    check_leads(leads=group.unit_id in actor.leads_units)
    SparringSeat.objects.filter(group=group, ends_before=None).update(ends_before=today)
    group.closed_on = today
    changed_by(group, actor.id, now)
    group.save()
    return group


@creates(SparringMeeting)
def plan_sparring(
    *,
    actor: Actor,
    group: SparringGroup,
    on: date,
    clock: time | None,
    place: str,
    today: date,
    now: datetime,
) -> SparringMeeting:
    """Agree when the group meets next."""
    access.require_anywhere(actor, Permission.SPARRING_SEE)
    _require_belongs(actor, group, today)
    check_sparring_planned(planned_on=on, today=today)
    made = SparringMeeting.objects.create(
        **made_by(actor.id, now),
        group=group,
        planned_on=on,
        starts_clock=clock,
        place=cleaned(place, kind=TextKind.LINE),
    )
    _tell("er aftalt", made, actor=actor, now=now)
    return made


@transaction.atomic
def hold_sparring(
    *,
    actor: Actor,
    meeting_id: int,
    version: int,
    held_on: date,
    attended: tuple[int, ...],
    today: date,
    now: datetime,
) -> SparringMeeting:
    """Say that a meeting was held, and who came."""
    access.require_anywhere(actor, Permission.SPARRING_SEE)
    meeting = lock(
        SparringMeeting.objects.filter(pk=meeting_id).exclude(state=MeetingState.CANCELLED),
        version=version,
    )
    _require_belongs(actor, meeting.group, today)
    check_sparring_held(held_on=held_on, attended=len(attended), today=today)
    meeting.state, meeting.held_on = MeetingState.HELD, held_on
    changed_by(meeting, actor.id, now)
    meeting.save()
    SparringAttendance.objects.filter(meeting=meeting).exclude(user_id__in=attended).delete()
    SparringAttendance.objects.bulk_create(
        (
            SparringAttendance(**made_by(actor.id, now), meeting=meeting, user_id=user)
            for user in attended
        ),
        ignore_conflicts=True,
    )
    return meeting


@transaction.atomic
def cancel_sparring(
    *, actor: Actor, meeting_id: int, version: int, today: date, now: datetime
) -> SparringMeeting:
    """A planned meeting will not be held; a second click changes nothing."""
    access.require_anywhere(actor, Permission.SPARRING_SEE)
    there = SparringMeeting.objects.select_for_update().get(pk=meeting_id)
    if there.state is MeetingState.CANCELLED:
        return there
    planned = SparringMeeting.objects.filter(pk=meeting_id, state=MeetingState.PLANNED)
    meeting = lock(planned, version=version)
    _require_belongs(actor, meeting.group, today)
    meeting.state = MeetingState.CANCELLED
    meeting.sequence += 1
    changed_by(meeting, actor.id, now)
    meeting.save()
    _tell("er aflyst", meeting, actor=actor, now=now)
    return meeting


@creates(SparringPoint)
def note_point(
    *,
    actor: Actor,
    case: Case,
    meeting: SparringMeeting,
    point: NewPoint,
    today: date,
    now: datetime,
    draft: str = "",
) -> SparringPoint:
    """Note what was decided about a course; with somebody to do it, it becomes a task."""
    access.require(actor, Permission.TASK_WRITE, case, today=today, now=now)
    _require_belongs(actor, meeting.group, today)
    check_sparring_decision(
        Decision(
            held_on=meeting.held_on,
            text=point.text,
            responsible=point.responsible,
            due_on=point.due_on,
        ),
        today=today,
    )
    text = cleaned(point.text, kind=TextKind.PARAGRAPH)
    task = None
    if point.responsible is not None:
        title = text.splitlines()[0][:200]
        task = new_task(actor=actor, case=case, title=title, responsible=point.responsible, now=now)
        task.due_on, task.rule = point.due_on, "J1"
        task.save(force_insert=True)
    made = SparringPoint.objects.create(
        **made_by(actor.id, now), case=case, meeting=meeting, text=text, task=task
    )
    drafts.discard(actor=actor, form=draft)
    return made


def _is_taken(name: str, unit_id: int, *, but: int = 0) -> bool:
    """Whether another group of the unit has the name; of two at once the second waits."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
    others = SparringGroup.objects.filter(unit_id=unit_id, name=name, closed_on=None)
    return others.exclude(pk=but).exists()


def _seat(
    group: SparringGroup, people: tuple[int, ...], *, actor: Actor, today: date, now: datetime
) -> None:
    for roles in roles_of(set(people), today).values():
        check_seat(roles=roles)
    SparringSeat.objects.bulk_create(
        SparringSeat(**made_by(actor.id, now), group=group, user_id=user, starts_on=today)
        for user in people
    )


def _tell(what: str, meeting: SparringMeeting, *, actor: Actor, now: datetime) -> None:
    """Let everyone who sits there that day know."""
    seats = SparringSeat.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=meeting.planned_on),
        group=meeting.group_id,
        starts_on__lte=meeting.planned_on,
    )
    notify(
        actor=actor,
        recipients=seats.values_list("user_id", flat=True),
        case_id=None,
        kind=NoticeKind.MEETING,
        sentence=f"Et sparringsmøde {what}: {meeting.group.name}.",
        now=now,
    )


def _require_belongs(actor: Actor, group: SparringGroup, today: date) -> None:
    sits = SparringSeat.objects.filter(
        Q(ends_before=None) | Q(ends_before__gt=today), group=group, user_id=actor.id
    )
    check_belongs(belongs=group.unit_id in actor.leads_units or sits.exists())
