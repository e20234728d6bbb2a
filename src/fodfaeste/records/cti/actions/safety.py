"""The plans that hold after CTI: for crises, and for keeping the job; and who has said yes (F3)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CrisisPlan, RetentionPlan, Supporter
from fodfaeste.records.cti.queries.network import colleagues_of, consents_to, network_of
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Stale, changed_by, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.consent.involving import check_may_support
from fodfaeste.rules.text import TextKind, cleaned

SafetyPlan = TypeVar("SafetyPlan", CrisisPlan, RetentionPlan)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisWords:
    """Signs, what helps, who does what, whom to call."""

    signs: str
    what_helps: str
    who_does_what: str
    numbers_to_call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionWords:
    """What keeps the job, who supports, and when they talk next."""

    what_keeps_the_job: str
    who_supports: str
    next_contacts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSupporter:
    """A named person who has said yes to a part in the plans."""

    name: str
    relation: str
    phone: str
    promises: str
    accepted_on: date


@transaction.atomic
def write_crisis_plan(
    *,
    actor: Actor,
    case: Case,
    words: CrisisWords,
    version: int,
    today: date,
    now: datetime,
    draft: str = "",
) -> CrisisPlan:
    """Write the crisis plan; version 0 is a plan not begun."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    plan = _held(CrisisPlan, case, version, actor=actor, now=now)
    return _written(plan, asdict(words), actor=actor, now=now, draft=draft)


@transaction.atomic
def write_retention_plan(
    *,
    actor: Actor,
    case: Case,
    words: RetentionWords,
    version: int,
    today: date,
    now: datetime,
    draft: str = "",
) -> RetentionPlan:
    """Write the retention plan; version 0 is a plan not begun."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    plan = _held(RetentionPlan, case, version, actor=actor, now=now)
    return _written(plan, asdict(words), actor=actor, now=now, draft=draft)


@creates(Supporter)
def add_supporter(
    *, actor: Actor, case: Case, supporter: NewSupporter, today: date, now: datetime
) -> Supporter:
    """Write down that a named person has accepted: a colleague, or one involved by consent (C2)."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    name = cleaned(supporter.name, kind=TextKind.LINE)
    people = list(network_of(case.pk).filter(name__iexact=name))
    check_may_support(
        is_colleague=name.casefold() in colleagues_of(case.pk, today),
        is_known=bool(people),
        consents=[one for person in people for one in consents_to(person, today)],
        today=today,
    )
    return Supporter.objects.create(
        **made_by(actor.id, now),
        case=case,
        name=name,
        relation=cleaned(supporter.relation, kind=TextKind.LINE),
        phone=supporter.phone,
        promises=cleaned(supporter.promises, kind=TextKind.PARAGRAPH),
        accepted_on=supporter.accepted_on,
    )


def _held(
    model: type[SafetyPlan], case: Case, version: int, *, actor: Actor, now: datetime
) -> SafetyPlan:
    """The plan that was read, or a new one; Stale when somebody else has saved in between."""
    Case.objects.select_for_update().get(pk=case.pk)
    plan = model._default_manager.filter(case=case).first()
    if plan is None:
        return model(**made_by(actor.id, now), case=case, version=0)
    if plan.version != version:
        raise Stale(plan)
    return plan


def _written(
    plan: SafetyPlan, words: dict[str, str], *, actor: Actor, now: datetime, draft: str
) -> SafetyPlan:
    for name, text in words.items():
        setattr(plan, name, cleaned(text, kind=TextKind.LONG))
    changed_by(plan, actor.id, now)
    plan.save()
    drafts.discard(actor=actor, form=draft)
    return plan
