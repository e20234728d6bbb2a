"""The plans that hold after CTI: for crises, and for keeping the job; every text is kept (F3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.cti.models import (
    CopingStrategy,
    CrisisPlan,
    CrisisStrategy,
    RetentionPlan,
    RetentionStep,
    SafetyPlanVersion,
)
from fodfaeste.records.cti.queries.safety import chosen_of, promises_of
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, made_by
from fodfaeste.records.plan.actions.writing import judged, kept, put
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cti.promises import PromiseIn, SafetyPlanKind
from fodfaeste.rules.cti.safety import check_agreed, check_contact
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.text import TextKind, cleaned

SafetyPlan = TypeVar("SafetyPlan", CrisisPlan, RetentionPlan)

UNWRITTEN = 0
"""The version of a plan that nobody has written in yet."""

CRISIS_TEXTS = ("signs", "what_helps", "who_does_what", "numbers_to_call")
RETENTION_TEXTS = ("what_keeps_the_job", "warning_signs", "who_supports", "next_contacts")


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisWords:
    """Signs, what helps, who does what, whom to call; and the strategies chosen from the bank."""

    signs: str
    what_helps: str
    who_does_what: str
    numbers_to_call: str
    strategies: tuple[int, ...] = ()
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionWords:
    """What keeps the job, the signs at work, who supports, and when they talk next."""

    what_keeps_the_job: str
    warning_signs: str = ""
    who_supports: str = ""
    next_contacts: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """How a form on a plan was opened: version 0 is a plan not begun."""

    version: int
    seen: Marks | None = None
    draft: str = ""


@transaction.atomic
def write_crisis_plan(
    *,
    actor: Actor,
    case: Case,
    words: CrisisWords,
    sitting: Sitting,
    today: date,
    now: datetime,
) -> Saved[CrisisPlan]:
    """Write the crisis plan; what is not of the case's own bank cannot be chosen (E15)."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    check_agreed(words.agreed_on, today=today)
    plan = _to_write(CrisisPlan, case, actor=actor, now=now)
    before, own = chosen_of(plan), _own(case, words.strategies)
    mine = {**_texts(words, CRISIS_TEXTS), "strategies": in_marks(own)}
    stands = {**_standing(plan, CRISIS_TEXTS), "strategies": in_marks(before)}
    saved, written = _saved(
        plan, mine, stands, sitting, agreed_on=words.agreed_on, actor=actor, today=today, now=now
    )
    if "strategies" in written:
        _choose(plan, own, actor=actor, now=now)
    remember(case, SafetyPlanKind.CRISIS, actor=actor, today=today, now=now)
    return saved


@transaction.atomic
def write_retention_plan(
    *,
    actor: Actor,
    case: Case,
    words: RetentionWords,
    sitting: Sitting,
    today: date,
    now: datetime,
) -> Saved[RetentionPlan]:
    """Write the retention plan."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    check_agreed(words.agreed_on, today=today)
    plan = _to_write(RetentionPlan, case, actor=actor, now=now)
    saved, _ = _saved(
        plan,
        _texts(words, RETENTION_TEXTS),
        _standing(plan, RETENTION_TEXTS),
        sitting,
        agreed_on=words.agreed_on,
        actor=actor,
        today=today,
        now=now,
    )
    remember(case, SafetyPlanKind.RETENTION, actor=actor, today=today, now=now)
    return saved


@creates(RetentionStep)
def plan_contact(
    *,
    actor: Actor,
    case: Case,
    what: str,
    responsible: int | None,
    on: date | None,
    today: date,
    now: datetime,
) -> RetentionStep:
    """Set a day for a next contact: a task of a colleague on the team, else of the citizen."""
    access.require(actor, Permission.SAFETY_PLAN_WRITE, case, today=today, now=now)
    check_contact(what=what, on=on, today=today)
    plan = _to_write(RetentionPlan, case, actor=actor, now=now)
    on_team = TeamMembership.objects.filled_on(today).filter(case=case, user=responsible)
    colleague = responsible if responsible and on_team.exists() else None
    title = cleaned(what, kind=TextKind.PARAGRAPH)
    task = new_task(actor=actor, case=case, title=title, responsible=colleague, now=now)
    task.due_on, task.citizen_does_it, task.rule = on, colleague is None, "F3"
    task.save(force_insert=True)
    return RetentionStep.objects.create(**made_by(actor.id, now), case=case, plan=plan, task=task)


def in_marks(chosen: Iterable[int]) -> list[str]:
    """Numbers of strategies as a form sends them, always in the same order."""
    return [str(number) for number in sorted(chosen)]


def remember(
    case: Case, kind: SafetyPlanKind, *, actor: Actor, today: date, now: datetime
) -> SafetyPlanVersion | None:
    """Keep a plan as it stands now, unless that is what was kept last."""
    plan = _model(kind)._default_manager.filter(case=case).first()
    if plan is None:
        return None
    content = _content(plan, kind, today)
    last = SafetyPlanVersion.objects.filter(case=case, kind=kind).order_by("-number").first()
    if last and (last.content, last.agreed_on) == (content, plan.agreed_on):
        return last
    return SafetyPlanVersion.objects.create(
        **made_by(actor.id, now),
        case=case,
        kind=kind,
        number=last.number + 1 if last else 1,
        content=content,
        agreed_on=plan.agreed_on,
    )


def _model(kind: SafetyPlanKind) -> type[CrisisPlan] | type[RetentionPlan]:
    return CrisisPlan if kind is SafetyPlanKind.CRISIS else RetentionPlan


def _content(plan: CrisisPlan | RetentionPlan, kind: SafetyPlanKind, today: date) -> dict[str, str]:
    """Every heading of a plan with what stands under it, as text."""
    people = "\n".join(
        f"{one.name}: {one.promises}"
        for one in promises_of(plan.case_id, today)
        if one.plan in (PromiseIn.BOTH, kind.value)
    )
    if isinstance(plan, RetentionPlan):
        return {**_standing(plan, RETENTION_TEXTS), "people": people}
    held = plan.strategies.filter(strategy__in=chosen_of(plan))
    bank = "\n".join(held.values_list("strategy__text", flat=True))
    return {**_standing(plan, CRISIS_TEXTS), "strategies": bank, "people": people}


def _to_write(model: type[SafetyPlan], case: Case, *, actor: Actor, now: datetime) -> SafetyPlan:
    """The case's plan, made on the first write and locked until the transaction ends."""
    model._default_manager.get_or_create(
        case=case, defaults={**made_by(actor.id, now), "version": UNWRITTEN}
    )
    return model._default_manager.select_for_update().get(case=case)


def _texts(words: CrisisWords | RetentionWords, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: cleaned(getattr(words, name), kind=TextKind.LONG) for name in names}


def _standing(plan: CrisisPlan | RetentionPlan, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in names}


def _saved(
    plan: SafetyPlan,
    mine: Mapping[str, Any],
    stands: Mapping[str, Any],
    sitting: Sitting,
    *,
    agreed_on: date | None,
    actor: Actor,
    today: date,
    now: datetime,
) -> tuple[Saved[SafetyPlan], tuple[str, ...]]:
    """Keep what only this writer has changed; words that change put the day of the words forward.

    Raises Stale where two changed the same.
    """
    found = judged(
        plan,
        version=sitting.version,
        seen=sitting.seen,
        mine={**mine, "agreed_on": agreed_on},
        theirs={**stands, "agreed_on": plan.agreed_on},
    )
    every = {**mine, "agreed_on": agreed_on}
    columns = {name: every[name] for name in found.written if name != "strategies"}
    if set(found.written) - {"agreed_on"}:
        columns["words_on"] = today
    put(plan, columns)
    saved = kept(plan, columns, found, actor=actor, now=now)
    drafts.discard(actor=actor, form=sitting.draft)
    return saved, found.written


def _own(case: Case, chosen: Iterable[int]) -> list[int]:
    return list(
        CopingStrategy.objects.filter(case=case, pk__in=chosen).values_list("pk", flat=True)
    )


def _choose(plan: CrisisPlan, chosen: Iterable[int], *, actor: Actor, now: datetime) -> None:
    """Let the plan hold exactly these strategies; one left out keeps its row."""
    wanted, rows = set(chosen), {row.strategy_id: row for row in plan.strategies.all()}
    for row in rows.values():
        row.is_chosen = row.strategy_id in wanted
        row.save(update_fields=["is_chosen"])
    for number in sorted(wanted - rows.keys()):
        CrisisStrategy.objects.create(
            **made_by(actor.id, now), case_id=plan.case_id, plan=plan, strategy_id=number
        )
