"""Write in the strategy bank: what was tried, tried again elsewhere, set aside (E15)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import ContactNote, CopingStrategy, StrategyTry
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import Saved, changed_by, lock, made_by
from fodfaeste.records.plan.actions.writing import edited
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.strategies import (
    Outcome,
    Situation,
    check_set_aside,
    check_still_stands,
    check_strategy,
    check_try,
    check_words_are_ones_own,
)
from fodfaeste.rules.plan.merging import Marks
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyWords:
    """What one does, and what the citizen says of it."""

    text: str
    own_words: str = ""

    def values(self) -> dict[str, object]:
        """The columns as they are kept."""
        return {
            "text": cleaned(self.text, kind=TextKind.PARAGRAPH),
            "own_words": cleaned(self.own_words, kind=TextKind.PARAGRAPH),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTry:
    """One day it was tried; `note_id` is the contact note that tells of it."""

    tried_on: date
    situation: Situation
    outcome: Outcome
    where: str = ""
    how_it_went: str = ""
    note_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Which record a form was opened on, at which version, and what each field said then."""

    id: int
    version: int
    seen: Marks | None = None


@creates(CopingStrategy)
def add_strategy(
    *,
    actor: Actor,
    case: Case,
    words: StrategyWords,
    first: NewTry,
    today: date,
    now: datetime,
    draft: str = "",
) -> CopingStrategy:
    """Put something that was tried in the bank, with the first time it was tried."""
    role = _writes_as(actor, case, today, now)
    check_strategy(words.text)
    strategy = CopingStrategy.objects.create(
        **made_by(actor.id, now), case=case, written_as=role, **words.values()
    )
    _tried(strategy, first, role=role, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    return strategy


@creates(StrategyTry)
def add_try(
    *,
    actor: Actor,
    case: Case,
    strategy_id: int,
    tried: NewTry,
    today: date,
    now: datetime,
    draft: str = "",
) -> StrategyTry:
    """Write that a strategy was tried again, in the same situation or carried over to another."""
    role = _writes_as(actor, case, today, now)
    strategy = CopingStrategy.objects.select_for_update().get(pk=strategy_id, case=case)
    check_still_stands(set_aside=strategy.set_aside_on is not None)
    made = _tried(strategy, tried, role=role, actor=actor, today=today, now=now)
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def edit_strategy(
    *,
    actor: Actor,
    case: Case,
    opened: Opened,
    words: StrategyWords,
    today: date,
    now: datetime,
    draft: str = "",
) -> Saved[CopingStrategy]:
    """Say it in another way; what the citizen wrote, only the citizen rewrites."""
    role = _writes_as(actor, case, today, now)
    check_strategy(words.text)

    def check(strategy: CopingStrategy) -> None:
        check_still_stands(set_aside=strategy.set_aside_on is not None)
        check_words_are_ones_own(written_as=Role(strategy.written_as), reader=role)

    saved = edited(
        CopingStrategy.objects.filter(pk=opened.id, case=case),
        version=opened.version,
        seen=opened.seen,
        values=words.values(),
        actor=actor,
        now=now,
        check=check,
    )
    drafts.discard(actor=actor, form=draft)
    return saved


@transaction.atomic
def set_aside(
    *,
    actor: Actor,
    case: Case,
    strategy_id: int,
    version: int,
    reason: str,
    today: date,
    now: datetime,
) -> CopingStrategy:
    """Set a strategy aside for a reason; it and its tries stay to be read."""
    _writes_as(actor, case, today, now)
    strategy = lock(CopingStrategy.objects.filter(pk=strategy_id, case=case), version=version)
    check_set_aside(already=strategy.set_aside_on is not None, reason=reason)
    strategy.set_aside_on, strategy.set_aside_by_id = today, actor.id
    strategy.set_aside_reason = cleaned(reason, kind=TextKind.PARAGRAPH)
    changed_by(strategy, actor.id, now)
    strategy.save()
    return strategy


@transaction.atomic
def take_back(
    *, actor: Actor, case: Case, strategy_id: int, version: int, today: date, now: datetime
) -> CopingStrategy:
    """Put a strategy back in the bank, to be tried again."""
    _writes_as(actor, case, today, now)
    strategy = lock(CopingStrategy.objects.filter(pk=strategy_id, case=case), version=version)
    strategy.set_aside_on, strategy.set_aside_by, strategy.set_aside_reason = None, None, ""
    changed_by(strategy, actor.id, now)
    strategy.save()
    return strategy


@transaction.atomic
def set_try_aside(
    *, actor: Actor, case: Case, try_id: int, reason: str, today: date, now: datetime
) -> StrategyTry:
    """Say that a try was written by mistake; it counts no more, and stays to be read."""
    _writes_as(actor, case, today, now)
    tried = StrategyTry.objects.select_for_update().get(pk=try_id, case=case)
    check_set_aside(already=tried.set_aside_on is not None, reason=reason)
    tried.set_aside_on, tried.set_aside_by_id = today, actor.id
    tried.set_aside_reason = cleaned(reason, kind=TextKind.PARAGRAPH)
    tried.save()
    return tried


def _writes_as(actor: Actor, case: Case, today: date, now: datetime) -> Role:
    """The role one writes in: the citizen's own, or the CTI worker's."""
    relation = access.require(actor, Permission.STRATEGY_WRITE, case, today=today, now=now)
    return Role.CITIZEN if relation.is_the_citizen else Role.CTI_WORKER


def _tried(
    strategy: CopingStrategy,
    tried: NewTry,
    *,
    role: Role,
    actor: Actor,
    today: date,
    now: datetime,
) -> StrategyTry:
    check_try(tried_on=tried.tried_on, today=today)
    notes = ContactNote.objects.filter(case_id=strategy.case_id)
    note = notes.filter(pk=tried.note_id).first() if tried.note_id else None
    return StrategyTry.objects.create(
        **made_by(actor.id, now),
        case_id=strategy.case_id,
        strategy=strategy,
        tried_on=tried.tried_on,
        situation=tried.situation,
        where=cleaned(tried.where, kind=TextKind.LINE),
        outcome=tried.outcome,
        how_it_went=cleaned(tried.how_it_went, kind=TextKind.PARAGRAPH),
        note=note,
        written_as=role,
    )
