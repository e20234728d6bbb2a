"""Who has a part in the plans that hold after CTI: written, said yes to, taken out (F3, C2)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case, NetworkPerson, TeamMembership
from fodfaeste.records.cti.actions.safety import remember
from fodfaeste.records.cti.models import Supporter
from fodfaeste.records.cti.queries.safety import around
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.kinds import AcceptedHow
from fodfaeste.rules.cti.promises import (
    PromiseIn,
    SafetyPlanKind,
    SupporterKind,
    asks_again,
    check_in_plan,
    check_left_out,
    check_pointed,
    check_promise,
    check_yes,
)
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One known person; the name is for somebody at the workplace, who stands in no other list."""

    kind: SupporterKind
    person_id: int | None = None
    colleague_id: int | None = None
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody promises, in which plan, and until when."""

    plan: PromiseIn
    promises: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """When somebody said yes, and how."""

    on: date
    how: AcceptedHow


@creates(Supporter)
def add_promise(
    *,
    actor: Actor,
    case: Case,
    who: Who,
    words: Words,
    today: date,
    now: datetime,
    yes: Yes | None = None,
) -> Supporter:
    """Give somebody a part in the plans, with their yes when it is there already."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    check_promise(words.promises, until=words.until, today=today)
    row = Supporter(
        **made_by(actor.id, now),
        case=case,
        plan=words.plan,
        promises=cleaned(words.promises, kind=TextKind.PARAGRAPH),
        until=words.until,
    )
    _point(row, who, today=today)
    if yes:
        _accept(row, yes, today=today)
    row.save(force_insert=True)
    _remember(row, actor=actor, today=today, now=now)
    return row


@transaction.atomic
def change_promise(
    *,
    actor: Actor,
    case: Case,
    promise_id: int,
    version: int,
    words: Words,
    today: date,
    now: datetime,
    who: Who | None = None,
) -> Supporter:
    """Say what somebody promises in another way; a yes was to the words before, and falls away.

    `who` points a row from before at the person it names.
    """
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    check_promise(words.promises, until=words.until, today=today)
    row = _held(case, promise_id, version)
    check_in_plan(left_out=row.set_aside_on is not None)
    before = (row.promises, row.until)
    row.plan, row.until = words.plan, words.until
    row.promises = cleaned(words.promises, kind=TextKind.PARAGRAPH)
    if who:
        _point(row, who, today=today)
    if asks_again(before=before, after=(row.promises, row.until)) and row.accepted_on:
        row.earlier_yes_on, row.accepted_on, row.accepted_how = row.accepted_on, None, ""
    _kept(row, actor=actor, today=today, now=now)
    return row


@transaction.atomic
def accept(
    *,
    actor: Actor,
    case: Case,
    promise_id: int,
    version: int,
    yes: Yes,
    today: date,
    now: datetime,
) -> Supporter:
    """Write down that somebody said yes to what the plan says of them (I1, C2)."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    row = _held(case, promise_id, version)
    check_in_plan(left_out=row.set_aside_on is not None)
    check_promise(row.promises, until=row.until, today=today)
    _accept(row, yes, today=today)
    _kept(row, actor=actor, today=today, now=now)
    return row


@transaction.atomic
def leave_out(
    *,
    actor: Actor,
    case: Case,
    promise_id: int,
    version: int,
    reason: str,
    today: date,
    now: datetime,
) -> Supporter:
    """Take somebody out of the plans, with the reason; the row stays to be read."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    row = _held(case, promise_id, version)
    check_left_out(already=row.set_aside_on is not None, reason=reason)
    row.set_aside_on, row.set_aside_by_id = today, actor.id
    row.set_aside_reason = cleaned(reason, kind=TextKind.PARAGRAPH)
    _kept(row, actor=actor, today=today, now=now)
    return row


def _held(case: Case, promise_id: int, version: int) -> Supporter:
    rows = Supporter.objects.filter(pk=promise_id, case=case)
    return lock(rows.select_related("person", "match__company"), version=version)


def _point(row: Supporter, who: Who, *, today: date) -> None:
    """Point at the person of the case; somebody of another case is not found."""
    row.kind, row.person, row.colleague, row.match = who.kind, None, None, None
    match who.kind:
        case SupporterKind.NETWORK:
            people = NetworkPerson.objects.filter(case=row.case, left_on=None)
            row.person = people.filter(pk=who.person_id or 0).first()
        case SupporterKind.TEAM:
            seats = TeamMembership.objects.filled_on(today).filter(case=row.case)
            users = get_user_model().objects.filter(pk__in=seats.values("user"))
            row.colleague = users.filter(pk=who.colleague_id or 0).first()
        case SupporterKind.WORKPLACE:
            matches = JobMatch.objects.filter(case=row.case, ended_on=None)
            row.match = matches.select_related("company").first()
            row.name = cleaned(who.name, kind=TextKind.LINE)
            row.phone = who.phone
    check_pointed(is_there=bool(row.person or row.colleague or row.match))


def _accept(row: Supporter, yes: Yes, *, today: date) -> None:
    them = around(row.case_id, today)
    kind = SupporterKind(row.kind) if row.kind else None
    check_yes(
        kind,
        them.naming(row) if kind else (),
        is_there=them.is_there(row) if kind else False,
        accepted_on=yes.on,
        today=today,
    )
    row.accepted_on, row.accepted_how = yes.on, yes.how


def _kept(row: Supporter, *, actor: Actor, today: date, now: datetime) -> None:
    changed_by(row, actor.id, now)
    row.save()
    _remember(row, actor=actor, today=today, now=now)


def _remember(row: Supporter, *, actor: Actor, today: date, now: datetime) -> None:
    for kind in SafetyPlanKind:
        remember(row.case, kind, actor=actor, today=today, now=now)
