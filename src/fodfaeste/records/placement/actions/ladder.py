"""Say how far a task has come, note the talk about pay, begin the next version (D12, D14)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import finish_asked_for, new_task
from fodfaeste.records.cases.models import Case, Task, TeamMembership
from fodfaeste.records.catalogues.queries import limits_on
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.placement.actions.agreements import begin_agreement
from fodfaeste.records.placement.models import (
    JobMatch,
    PayTalk,
    ResponsibilitySaid,
    TaskStepSaid,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.records.placement.queries.ladder import Ladder, ladder_of
from fodfaeste.records.placement.queries.sheets import in_force, sheets_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.kinds import AgreementState, TaskStep
from fodfaeste.rules.placement.ladder.history import LadderTask
from fodfaeste.rules.placement.ladder.kinds import Responsibility
from fodfaeste.rules.placement.ladder.next_version import NO_AGREEMENT_IN_FORCE, next_terms
from fodfaeste.rules.placement.ladder.pay_talk import TALK_WITHIN_DAYS, Talk, check_talk
from fodfaeste.rules.placement.ladder.progress import check_grown
from fodfaeste.rules.placement.ladder.steps import NewStep, check_step_said, is_back
from fodfaeste.rules.placement.match import check_match_open
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.text import TextKind, cleaned

PAY_RULE = "D12"
TALK_ABOUT_PAY = "Tal løn med arbejdsgiveren: borgeren mestrer en opgave."


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStep:
    """A step as somebody saw it; `read_as` is where the page said that the task stood."""

    task_id: int
    step: TaskStep
    seen_on: date
    read_as: TaskStep | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenGrowth:
    """More that is asked of the citizen, as somebody saw it; of one task or of the work."""

    kind: Responsibility
    seen_on: date
    note: str
    task_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTalk:
    """A talk with the employer, with whom and what was said."""

    talk: Talk
    employer_name: str = ""
    note: str = ""


@creates(TaskStepSaid)
def say_step(
    *, actor: Actor, case: Case, seen: SeenStep, today: date, now: datetime, draft: str = ""
) -> TaskStepSaid:
    """Say that a task stands on another step; the first mastered one asks for a talk about pay."""
    access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    _match(case)
    task = _task(ladder_of(case.pk), seen.task_id)
    note = cleaned(seen.note, kind=TextKind.PARAGRAPH)
    check_step_said(
        NewStep(
            stands=task.step,
            since=task.since,
            step=seen.step,
            seen_on=seen.seen_on,
            read_as=seen.read_as,
            note=note,
        ),
        today=today,
    )
    word = TaskStepSaid(
        **made_by(actor.id, now),
        case=case,
        task_id=task.id,
        step=seen.step,
        seen_on=seen.seen_on,
        is_back=is_back(task.step, seen.step),
        note=note,
    )
    word.save(force_insert=True)
    if seen.step is TaskStep.MASTERS and not word.is_back:
        _ask_for_talk(actor, case, seen_on=seen.seen_on, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    return word


@creates(ResponsibilitySaid)
def say_growth(
    *, actor: Actor, case: Case, seen: SeenGrowth, today: date, now: datetime, draft: str = ""
) -> ResponsibilitySaid:
    """Say that more is asked of the citizen than before (D14)."""
    access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    match = _match(case)
    task = None if seen.task_id is None else _task(ladder_of(case.pk), seen.task_id)
    note = cleaned(seen.note, kind=TextKind.LINE)
    check_grown(seen_on=seen.seen_on, words=note, today=today)
    word = ResponsibilitySaid(
        **made_by(actor.id, now),
        case=case,
        match=match,
        task_id=task.id if task else None,
        kind=seen.kind,
        seen_on=seen.seen_on,
        note=note,
    )
    word.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return word


@creates(PayTalk)
def note_talk(
    *, actor: Actor, case: Case, held: HeldTalk, today: date, now: datetime, draft: str = ""
) -> PayTalk:
    """Note what the employer answered about pay; whoever was asked to talk has done it."""
    access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    match, talk = _match(case), held.talk
    check_talk(talk, today=today)
    noted = PayTalk(
        **made_by(actor.id, now),
        case=case,
        match=match,
        talked_on=talk.talked_on,
        employer_name=cleaned(held.employer_name, kind=TextKind.LINE),
        answer=talk.answer,
        ordinary_minutes=talk.ordinary_minutes,
        again_on=talk.again_on,
        note=cleaned(held.note, kind=TextKind.PARAGRAPH),
    )
    noted.save(force_insert=True)
    _asked_again(match, talk, actor=actor, now=now)
    finish_asked_for(rule=PAY_RULE, case=case, done_on=today, actor=actor, now=now)
    drafts.discard(actor=actor, form=draft)
    return noted


def _asked_again(match: JobMatch, talk: Talk, *, actor: Actor, now: datetime) -> None:
    """A talk about pay is the question that a no in the agreement raises again (D4).

    It is not asked for once more at the follow-up; the reason of the no stays as it was agreed.
    """
    rows = WorkAgreement.objects.select_for_update(of=("self",)).filter(
        match=match, state=AgreementState.AGREED, ordinary_possible=False
    )
    for agreement in rows:
        if agreement.ordinary_asked_on is None or agreement.ordinary_asked_on < talk.talked_on:
            agreement.ordinary_asked_on = talk.talked_on
            changed_by(agreement, actor.id, now)
            agreement.save(
                update_fields=["ordinary_asked_on", "version", "changed_at", "changed_by"]
            )


@transaction.atomic
def begin_next_version(
    *, actor: Actor, key: UUID, case: Case, today: date, now: datetime
) -> WorkAgreement:
    """Begin the next version from what is in force, with the tasks where they stand now.

    Raises Refused (D12) without an agreement in force, and Stale when a version is on its way.
    """
    access.require(actor, Permission.AGREEMENT_WRITE, case, today=today, now=now)
    match, found = _match(case), ladder_of(case.pk)
    stands = in_force(sheets_of(match.pk))
    if stands is None:
        raise Refused(NO_AGREEMENT_IN_FORCE)
    begun = begin_agreement(
        actor=actor,
        key=key,
        case=case,
        terms=next_terms(stands.terms, found.tasks, found.standing_yes),
        today=today,
        now=now,
    )
    finish_asked_for(rule=PAY_RULE, case=case, done_on=today, actor=actor, now=now)
    return begun


def _match(case: Case) -> JobMatch:
    """The match in progress, locked: two words about one task come one after the other."""
    matches = JobMatch.objects.select_for_update().filter(case=case, ended_on=None)
    check_match_open(is_open=matches.exists())
    return matches.get()


def _task(found: Ladder, task_id: int) -> LadderTask:
    task = found.task(task_id)
    if task is None:
        raise WorkTask.DoesNotExist
    return task


def _ask_for_talk(actor: Actor, case: Case, *, seen_on: date, today: date, now: datetime) -> None:
    """Give the job consultant the talk to do; one that is open already covers this task too."""
    if Task.objects.filter(case=case, rule=PAY_RULE, state=TaskState.OPEN).exists():
        return
    seats = TeamMembership.objects.on(today).filter(case=case, role=Role.JOB_CONSULTANT)
    responsible = seats.values_list("user_id", flat=True).first()
    task = new_task(
        actor=actor, case=case, title=TALK_ABOUT_PAY, responsible=responsible or actor.id, now=now
    )
    days = limits_on(today).get(LimitCode.PAY_TALK, TALK_WITHIN_DAYS)
    task.rule, task.due_on = PAY_RULE, seen_on + timedelta(days=days)
    task.save(force_insert=True)
