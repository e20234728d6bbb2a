"""Answer the items of a phase's checklist, and add items for the one citizen (F0–F3)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.actions.focus import phase_time, running_course
from fodfaeste.records.cti.models import ChecklistPoint, CtiCourse
from fodfaeste.records.cti.queries.checklist import item_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti import phase_plan
from fodfaeste.rules.cti.ticking import CheckState, check_left_out, check_own_item
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Which line of a checklist: an item of the list by its code, or one's own by its number."""

    phase: int
    code: str = ""
    point_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said to an item; `version` is the one that was read, None where it does not matter.

    A tick says where the item shall be, so it may come twice; a reason is written, so it may not
    be written over.
    """

    state: CheckState
    because: str = ""
    version: int | None = None


@transaction.atomic
def say(
    *,
    actor: Actor,
    case: Case,
    item: Item,
    said: Said,
    today: date,
    now: datetime,
    draft: str = "",
) -> ChecklistPoint:
    """Tick an item, take the tick away, or leave it out for a reason; raises Stale."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    course = CtiCourse.objects.select_for_update().get(pk=running_course(case).pk)
    phase_plan.check_ending_in(phase_time(course, item.phase, today))
    because = cleaned(said.because, kind=TextKind.PARAGRAPH)
    if said.state is CheckState.NOT_RELEVANT:
        check_left_out(because)
    point = _point(course, item, actor=actor, today=today, now=now)
    if (point.state, point.because) == (said.state, because) and point.pk:
        drafts.discard(actor=actor, form=draft)
        return point
    if said.version is not None and said.version != (point.version if point.pk else 0):
        raise Stale(point)
    if point.pk:
        changed_by(point, actor.id, now)
    point.state, point.because = said.state, because
    point.said_on = None if said.state is CheckState.OPEN else today
    point.save()
    drafts.discard(actor=actor, form=draft)
    return point


@creates(ChecklistPoint)
def add_own(
    *, actor: Actor, case: Case, phase: int, text: str, today: date, now: datetime
) -> ChecklistPoint:
    """Add an item to this citizen's checklist of the phase that is now, or the next."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    course = running_course(case)
    check_own_item(text)
    phase_plan.check_plan_in(phase_time(course, phase, today))
    return ChecklistPoint.objects.create(
        **made_by(actor.id, now),
        case=case,
        course=course,
        phase=phase,
        text=cleaned(text, kind=TextKind.LINE),
    )


@transaction.atomic
def take_back_own(
    *, actor: Actor, case: Case, point_id: int, today: date, now: datetime
) -> ChecklistPoint:
    """Take an item of one's own off the list again; twice changes nothing."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    point = ChecklistPoint.objects.select_for_update().get(
        pk=point_id, case=case, code="", course=running_course(case)
    )
    if point.state is not CheckState.TAKEN_BACK:
        changed_by(point, actor.id, now)
        point.state, point.said_on = CheckState.TAKEN_BACK, today
        point.save()
    return point


def _point(
    course: CtiCourse, item: Item, *, actor: Actor, today: date, now: datetime
) -> ChecklistPoint:
    """The row of an item; not saved yet where nothing was said to it before."""
    rows = ChecklistPoint.objects.filter(course=course, phase=item.phase)
    if item.point_id is not None:
        return rows.get(pk=item.point_id, code="")
    kept = rows.filter(code=item.code).first()
    shipped = item_on(course, item.phase, item.code, today)
    if kept is None:
        kept = ChecklistPoint(
            **made_by(actor.id, now),
            case_id=course.case_id,
            course=course,
            phase=item.phase,
            code=item.code,
        )
    if shipped is not None and (not kept.pk or kept.state is CheckState.OPEN):
        kept.text = shipped.text
    return kept
