"""Focus areas that the citizen chose, how they ended and what goes on; their actions (E7)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse, FocusAction, FocusArea
from fodfaeste.records.cti.queries.course import clock_of, open_course
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti import focus as rule
from fodfaeste.rules.cti import phase_plan
from fodfaeste.rules.cti.kinds import FocusState
from fodfaeste.rules.cti.phase_plan import LAST_PHASE, PhaseTime, time_of
from fodfaeste.rules.cti.running import CTI_IS_RUNNING, check_action, check_result
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusWords:
    """What a focus area is about, in the citizen's words."""

    track: Track | None
    title: str
    why: str = ""
    goal_in_own_words: str = ""

    def columns(self) -> dict[str, str]:
        """The columns as they are kept."""
        return {
            "track": self.track or "",
            "title": cleaned(self.title, kind=TextKind.LINE),
            "why": cleaned(self.why, kind=TextKind.PARAGRAPH),
            "goal_in_own_words": cleaned(self.goal_in_own_words, kind=TextKind.PARAGRAPH),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFocus(FocusWords):
    """A focus area as it was chosen: how, and the day the citizen chose it."""

    phase: int
    chosen_how: rule.ChosenHow | None
    chosen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusEnding:
    """How a focus area went, and what comes next."""

    state: FocusState
    result: str
    what_next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWords:
    """One action: what, who, by when."""

    text: str
    who: str
    due_on: date | None = None

    def columns(self) -> dict[str, str | date | None]:
        """The columns as they are kept; raises Refused (E7)."""
        check_action(text=self.text, who=self.who)
        return {
            "text": cleaned(self.text, kind=TextKind.PARAGRAPH),
            "who": cleaned(self.who, kind=TextKind.LINE),
            "due_on": self.due_on,
        }


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
    """Write down a focus area that the citizen has chosen for this phase or the next."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    course = running_course(case)
    columns = focus.columns()
    _check(focus.track, columns["title"], focus.chosen_how)
    rule.check_chosen_by_now(chosen_on=focus.chosen_on, today=today)
    phase_plan.check_plan_in(phase_time(course, focus.phase, today))
    drafts.discard(actor=actor, form=draft)
    return FocusArea.objects.create(
        **made_by(actor.id, now),
        **columns,
        case=case,
        course=course,
        phase=focus.phase,
        chosen_by_citizen_on=focus.chosen_on,
        chosen_how=focus.chosen_how or "",
    )


@transaction.atomic
def reword(
    *,
    actor: Actor,
    case: Case,
    focus_id: int,
    version: int,
    words: FocusWords,
    today: date,
    now: datetime,
    draft: str = "",
) -> FocusArea:
    """Change what a focus area says, while its phase is now or to come; raises Stale."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    area = lock(FocusArea.objects.filter(pk=focus_id, case=case), version=version)
    columns = words.columns()
    _check(words.track, columns["title"], rule.ChosenHow.TALK)
    phase_plan.check_plan_in(phase_time(_running(area), area.phase, today))
    for name, value in columns.items():
        setattr(area, name, value)
    changed_by(area, actor.id, now)
    area.save()
    drafts.discard(actor=actor, form=draft)
    return area


@transaction.atomic
def conclude(
    *,
    actor: Actor,
    case: Case,
    focus_id: int,
    version: int,
    ending: FocusEnding,
    today: date,
    now: datetime,
    draft: str = "",
) -> FocusArea:
    """Say how a focus area went and what comes next; carried on, it goes on in the next phase."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    area = lock(FocusArea.objects.filter(pk=focus_id, case=case), version=version)
    check_result(concluded=ending.state is not FocusState.CURRENT, result=ending.result)
    phase_plan.check_ending_in(phase_time(_running(area), area.phase, today))
    if ending.state is FocusState.CARRIED_ON:
        _go_on(area, actor=actor, today=today, now=now)
    area.state = ending.state
    area.result = cleaned(ending.result, kind=TextKind.PARAGRAPH)
    area.what_next = cleaned(ending.what_next, kind=TextKind.PARAGRAPH)
    changed_by(area, actor.id, now)
    area.save()
    drafts.discard(actor=actor, form=draft)
    return area


@transaction.atomic
def carry_on(*, actor: Actor, case: Case, focus_id: int, today: date, now: datetime) -> FocusArea:
    """Let a focus area go on in the phase after its own; pressing twice makes one."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    area = FocusArea.objects.select_for_update(of=("self",)).get(pk=focus_id, case=case)
    following = _go_on(area, actor=actor, today=today, now=now)
    if area.state is not FocusState.CARRIED_ON:
        area.state = FocusState.CARRIED_ON
        changed_by(area, actor.id, now)
        area.save()
    return following


@creates(FocusAction)
def add_action(
    *,
    actor: Actor,
    case: Case,
    focus_id: int,
    words: ActionWords,
    today: date,
    now: datetime,
    draft: str = "",
) -> FocusAction:
    """Agree on one action in a focus area: what, who, by when."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    columns = words.columns()
    area = FocusArea.objects.get(pk=focus_id, course=running_course(case))
    phase_plan.check_plan_in(phase_time(area.course, area.phase, today))
    drafts.discard(actor=actor, form=draft)
    return FocusAction.objects.create(
        **made_by(actor.id, now), **columns, case=case, focus_area=area
    )


@transaction.atomic
def change_action(
    *,
    actor: Actor,
    case: Case,
    action_id: int,
    version: int,
    words: ActionWords,
    today: date,
    now: datetime,
    draft: str = "",
) -> FocusAction:
    """Change what was agreed in an action; raises Stale."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    columns = words.columns()
    action = lock(FocusAction.objects.filter(pk=action_id, case=case), version=version)
    area = action.focus_area
    phase_plan.check_plan_in(phase_time(_running(area), area.phase, today))
    for name, value in columns.items():
        setattr(action, name, value)
    changed_by(action, actor.id, now)
    action.save()
    drafts.discard(actor=actor, form=draft)
    return action


@transaction.atomic
def mark_action(
    *, actor: Actor, case: Case, action_id: int, done: bool, today: date, now: datetime
) -> FocusAction:
    """Mark an action as done, or undone again; saying it twice changes nothing."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    action = FocusAction.objects.select_for_update().get(pk=action_id, case=case)
    if done != (action.done_on is not None):
        _running(action.focus_area)
        action.done_on = today if done else None
        action.done_by_id = actor.id if done else None
        changed_by(action, actor.id, now)
        action.save()
    return action


@transaction.atomic
def take_back_action(
    *, actor: Actor, case: Case, action_id: int, today: date, now: datetime
) -> FocusAction:
    """Take an action off the plan that was written by mistake; twice changes nothing."""
    access.require(actor, Permission.FOCUS_WRITE, case, today=today, now=now)
    action = FocusAction.objects.select_for_update().get(pk=action_id, case=case)
    if not action.taken_back:
        area = action.focus_area
        phase_plan.check_plan_in(phase_time(_running(area), area.phase, today))
        action.taken_back = True
        changed_by(action, actor.id, now)
        action.save()
    return action


def running_course(case: Case) -> CtiCourse:
    """The open course, or the refusal that there is none."""
    course = open_course(case.pk)
    if course is None:
        raise Refused(CTI_IS_RUNNING)
    return course


def phase_time(course: CtiCourse, number: int, today: date) -> PhaseTime:
    """Where a phase of a course lies today; the calendar alone decides."""
    return time_of(clock_of(course), number, today)


def _running(area: FocusArea) -> CtiCourse:
    if area.course.closed_on is not None:
        raise Refused(CTI_IS_RUNNING)
    return area.course


def _check(track: Track | None, title: str, chosen_how: rule.ChosenHow | None) -> None:
    rule.check_focus(rule.FocusArea(title=title, track=track, chosen_how=chosen_how))


def _go_on(area: FocusArea, *, actor: Actor, today: date, now: datetime) -> FocusArea:
    """The area of the next phase that continues this one: written by the system, once.

    One that went on already stays as it is; how it went can be told as late as one likes.
    """
    course = _running(area)
    following = FocusArea.objects.filter(continues=area).first()
    if following is not None and area.state is FocusState.CARRIED_ON:
        return following
    is_last = area.phase >= LAST_PHASE
    into = None if is_last else phase_time(course, area.phase + 1, today)
    phase_plan.check_carry_on(phase=area.phase, into=into, state=FocusState(area.state))
    return FocusArea.objects.create(
        **made_by(actor.id, now),
        continues=area,
        case_id=area.case_id,
        course_id=area.course_id,
        phase=area.phase + 1,
        track=area.track,
        title=area.title,
        why=area.why,
        goal_in_own_words=area.goal_in_own_words,
        chosen_by_citizen_on=area.chosen_by_citizen_on,
        chosen_how=area.chosen_how,
    )
