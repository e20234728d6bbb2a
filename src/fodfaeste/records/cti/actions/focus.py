"""Focus areas that the citizen chose, and what is done about them (E7)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse, FocusAction, FocusArea
from fodfaeste.records.cti.queries.course import open_course
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti import focus as rule
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.cti.running import CTI_IS_RUNNING, check_action, check_result
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFocus:
    """A focus area as it was chosen, and the day the citizen chose it."""

    phase: int
    track: Track | None
    title: str
    chosen_how: rule.ChosenHow | None
    chosen_on: date
    why: str = ""
    goal_in_own_words: str = ""


@creates(FocusArea)
def choose(
    *,
    actor: Actor,
    case: Case,
    focus: NewFocus,
    today: date,
    now: datetime,
    draft: str = "",
) -> FocusArea:
    """Write down a focus area that the citizen has chosen for a phase."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    course = running_course(case)
    title = cleaned(focus.title, kind=TextKind.LINE)
    rule.check_focus(rule.FocusArea(title=title, track=focus.track, chosen_how=focus.chosen_how))
    drafts.discard(actor=actor, form=draft)
    return FocusArea.objects.create(
        **made_by(actor.id, now),
        case=case,
        course=course,
        phase=focus.phase,
        track=focus.track or "",
        title=title,
        why=cleaned(focus.why, kind=TextKind.PARAGRAPH),
        goal_in_own_words=cleaned(focus.goal_in_own_words, kind=TextKind.PARAGRAPH),
        chosen_by_citizen_on=focus.chosen_on,
        chosen_how=focus.chosen_how or "",
    )


@creates(FocusAction)
def add_action(
    *,
    actor: Actor,
    case: Case,
    focus_id: int,
    text: str,
    who: str,
    due_on: date | None,
    today: date,
    now: datetime,
) -> FocusAction:
    """Agree on one action in a focus area: what, who, by when."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    check_action(text=text, who=who)
    return FocusAction.objects.create(
        **made_by(actor.id, now),
        case=case,
        focus_area=FocusArea.objects.get(pk=focus_id, course=running_course(case)),
        text=cleaned(text, kind=TextKind.PARAGRAPH),
        who=cleaned(who, kind=TextKind.LINE),
        due_on=due_on,
    )


@transaction.atomic
def mark_action(
    *, actor: Actor, case: Case, action_id: int, done: bool, today: date, now: datetime
) -> FocusAction:
    """Mark an action as done, or undone again; saying it twice changes nothing."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    action = FocusAction.objects.select_for_update().get(pk=action_id, case=case)
    if done != (action.done_on is not None):
        action.done_on = today if done else None
        action.done_by_id = actor.id if done else None
        action.save()
    return action


@transaction.atomic
def conclude(
    *,
    actor: Actor,
    case: Case,
    focus_id: int,
    version: int,
    state: FocusState,
    result: str,
    today: date,
    now: datetime,
) -> FocusArea:
    """Say what became of a focus area."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    area = lock(FocusArea.objects.filter(pk=focus_id, case=case), version=version)
    check_result(concluded=state is not FocusState.CURRENT, result=result)
    area.state = state
    area.result = cleaned(result, kind=TextKind.PARAGRAPH)
    changed_by(area, actor.id, now)
    area.save()
    return area


def running_course(case: Case) -> CtiCourse:
    """The open course, or the refusal that there is none."""
    course = open_course(case.pk)
    if course is None:
        raise Refused(CTI_IS_RUNNING)
    return course
