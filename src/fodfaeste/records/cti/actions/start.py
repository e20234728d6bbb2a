"""Start CTI: the gate, the fixed clock, the first task (E1–E4, C3)."""

from datetime import date, datetime

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.cti.queries.course import team_of
from fodfaeste.records.cti.queries.start import StartGround, start_ground
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.placement.queries.agreements import in_force_since
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases import tasks
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.start import (
    FIRST_TASK,
    GRANT_COVERS_START,
    MATCH_FOUND,
    check_cti_start,
)
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.text import TextKind, cleaned


@creates(CtiCourse)
def start(
    *,
    actor: Actor,
    case: Case,
    starts_on: date,
    few_meetings_reason: str,
    today: date,
    now: datetime,
    draft: str = "",
) -> CtiCourse:
    """Start CTI on a day; length and phases are fixed here and never again (E1)."""
    access.require(actor, Permission.CTI_START, case, today=today, now=now)
    held = Case.objects.select_for_update().get(pk=case.pk)
    access.require(actor, Permission.CTI_START, held, today=today, now=now)  # closed meanwhile?
    reason = cleaned(few_meetings_reason, kind=TextKind.PARAGRAPH)
    ground = start_ground(case.pk, starts_on=starts_on, few_meetings_reason=reason, today=today)
    check_cti_start(ground.facts)
    course = _course_on(ground, case=case, actor=actor, now=now)
    _first_task(course, ground, actor=actor, now=now)
    notify(
        actor=actor,
        recipients=team_of(case.pk, today),
        case_id=case.pk,
        kind=NoticeKind.CTI_STARTED,
        sentence="CTI er startet. Den første opgave er at hjælpe med arbejdsaftalen.",
        now=now,
    )
    drafts.discard(actor=actor, form=draft)
    return course


def _course_on(ground: StartGround, *, case: Case, actor: Actor, now: datetime) -> CtiCourse:
    if ground.match is None:
        raise Refused(MATCH_FOUND)
    if ground.grant is None or ground.law is None:
        raise Refused(GRANT_COVERS_START)
    facts = ground.facts
    fixed = clock(starts_on=facts.starts_on, months=ground.law.months)
    return CtiCourse.objects.create(
        **made_by(actor.id, now),
        case=case,
        match=ground.match,
        grant=ground.grant,
        legal_basis=ground.law.code,
        paragraph=ground.law.paragraph,
        months=fixed.months,
        starts_on=fixed.starts_on,
        phase_2_on=fixed.phases[1].starts_on,
        phase_3_on=fixed.phases[2].starts_on,
        ends_before=fixed.ends_before,
        few_meetings_reason=facts.few_meetings_reason,
        not_at_kickoff_reason=facts.leader_reason,
    )


def _first_task(course: CtiCourse, ground: StartGround, *, actor: Actor, now: datetime) -> None:
    """«Den første opgave for CTI-medarbejderen» (E4); done already when the agreement stands."""
    agreed_on = in_force_since(course.match_id)
    Task.objects.create(
        **made_by(actor.id, now),
        case_id=course.case_id,
        title=FIRST_TASK,
        responsible_id=ground.cti_worker_id,
        due_on=ground.facts.first_working_day or course.starts_on,
        rule=tasks.WORK_AGREEMENT,
        state=TaskState.DONE if agreed_on else TaskState.OPEN,
        done_on=agreed_on,
        done_by_id=actor.id if agreed_on else None,
    )
