"""Hold a follow-up at the workplace; tasks, next day and next agreement come of it (D10)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.followup.models import WorkplaceFollowUp
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.actions import Held, hold_meeting
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.actions.changes import carry_from_talk
from fodfaeste.records.placement.models import WorkAgreement
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.followup.workplace import Talk, check_talk
from fodfaeste.rules.placement.interruption import Step, check_steps
from fodfaeste.rules.placement.kinds import AgreementState
from fodfaeste.rules.placement.ordinary_talk import OrdinaryTalk
from fodfaeste.rules.text import TextKind, cleaned

RULE = "D10"
NEXT_VERSION = "Skriv næste udgave af arbejdsaftalen, som det blev aftalt på arbejdspladsen."
NEXT_VERSION_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How it went, and what the three settled; `employer_came` when the workplace took part."""

    held: Held
    employer_came: bool
    ordinary_talk: OrdinaryTalk
    ordinary_reason: str = ""
    considerations_fit: bool | None = None
    terms_change: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def talk(self) -> Talk:
        """The talk as the rules judge it."""
        return Talk(
            present=self.held.present,
            employer_came=self.employer_came,
            ordinary_talk=self.ordinary_talk,
            ordinary_reason=self.ordinary_reason,
            next_follow_up_on=self.held.next_follow_up_on,
        )


@transaction.atomic
def hold_at_work(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    version: int,
    settled: Settled,
    today: date,
    now: datetime,
    draft: str = "",
) -> Meeting:
    """Note how it went; a second click changes nothing, a promise becomes a task."""
    access.require(actor, Permission.FOLLOW_UP_HOLD, case, today=today, now=now)
    seats = dict(TeamMembership.objects.on(today).filter(case=case).values_list("role", "user_id"))
    check_talk(settled.talk, held_on=settled.held.held_on)
    check_steps(settled.steps, team=frozenset(seats.values()), today=today)
    meeting = hold_meeting(
        actor=actor,
        case=case,
        meeting_id=meeting_id,
        version=version,
        held=settled.held,
        today=today,
        now=now,
        draft=draft,
    )
    if WorkplaceFollowUp.objects.filter(meeting=meeting).exists():
        return meeting
    _keep(meeting, settled, actor=actor, now=now)
    said_no = settled.ordinary_talk is OrdinaryTalk.NO
    carry_from_talk(
        case.pk,
        held_on=settled.held.held_on,
        next_on=settled.held.next_follow_up_on,
        still_no=cleaned(settled.ordinary_reason, kind=TextKind.PARAGRAPH) if said_no else None,
        actor=actor,
        now=now,
    )
    for step in settled.steps:
        _promise(case, step, actor=actor, now=now)
    if settled.terms_change or settled.considerations_fit is False:
        due_on = add_workdays(today, NEXT_VERSION_DAYS)
        write = Step(NEXT_VERSION, seats.get(Role.JOB_CONSULTANT, actor.id), due_on)
        _promise(case, write, actor=actor, now=now)
    return meeting


def _keep(meeting: Meeting, settled: Settled, *, actor: Actor, now: datetime) -> None:
    agreement = WorkAgreement.objects.filter(
        case_id=meeting.case_id, state=AgreementState.AGREED, match__ended_on=None
    )
    WorkplaceFollowUp(
        **made_by(actor.id, now),
        case_id=meeting.case_id,
        meeting=meeting,
        agreement=agreement.order_by("-pk").first(),
        ordinary_talk=settled.ordinary_talk,
        ordinary_reason=cleaned(settled.ordinary_reason, kind=TextKind.PARAGRAPH),
        considerations_fit=settled.considerations_fit,
        terms_change=settled.terms_change,
    ).save(force_insert=True)


def _promise(case: Case, step: Step, *, actor: Actor, now: datetime) -> None:
    title = cleaned(step.what, kind=TextKind.PARAGRAPH)
    task = new_task(actor=actor, case=case, title=title, responsible=step.who, now=now)
    task.citizen_does_it, task.due_on, task.rule = step.who is None, step.due_on, RULE
    task.save(force_insert=True)
