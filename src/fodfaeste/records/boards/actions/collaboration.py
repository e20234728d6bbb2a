"""Keep what a team answered about its own working together (J4)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.accounts.models import Unit
from fodfaeste.records.boards.models import CollaborationCheck
from fodfaeste.records.boards.queries.reach import units_of
from fodfaeste.records.cases import access
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.collaboration import (
    Answers,
    check_collaboration,
    check_in_unit,
    check_one_a_day,
)
from fodfaeste.rules.text import TextKind, cleaned


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the team answered, and what it will try."""

    held_on: date
    answers: Answers
    tried: tuple[str, ...]
    note: str = ""


@creates(CollaborationCheck)
def keep_check(
    *,
    actor: Actor,
    unit_id: int,
    answered: Answered,
    today: date,
    now: datetime,
    draft: str = "",
) -> CollaborationCheck:
    """Keep a check of a day that has none."""
    _check(actor, unit_id, answered, today=today)
    _check_day_is_free(unit_id, answered.held_on)
    made = CollaborationCheck(**made_by(actor.id, now), unit_id=unit_id)
    _write(made, answered)
    drafts.discard(actor=actor, form=draft)
    return made


@transaction.atomic
def change_check(
    *,
    actor: Actor,
    unit_id: int,
    check_id: int,
    version: int,
    answered: Answered,
    today: date,
    now: datetime,
    draft: str = "",
) -> CollaborationCheck:
    """Correct a check, its day too where that is free. Raises Stale."""
    _check(actor, unit_id, answered, today=today)
    _check_day_is_free(unit_id, answered.held_on, but=check_id)
    kept = lock(CollaborationCheck.objects.filter(pk=check_id, unit=unit_id), version=version)
    changed_by(kept, actor.id, now)
    _write(kept, answered)
    drafts.discard(actor=actor, form=draft)
    return kept


def _check(actor: Actor, unit_id: int, answered: Answered, *, today: date) -> None:
    access.require_anywhere(actor, Permission.COLLABORATION_CHECK)
    check_in_unit(is_there=unit_id in {unit.pk for unit in units_of(actor, today)})
    check_collaboration(
        answered.answers, tried=answered.tried, held_on=answered.held_on, today=today
    )


def _check_day_is_free(unit_id: int, day: date, *, but: int = 0) -> None:
    """Of two who answer at once the second waits, and is told."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
    others = CollaborationCheck.objects.filter(unit=unit_id, held_on=day).exclude(pk=but)
    check_one_a_day(is_first=not others.exists())


def _write(check: CollaborationCheck, answered: Answered) -> None:
    check.held_on = answered.held_on
    check.answers = {code: int(fits) for code, fits in answered.answers.items()}
    check.tried = list(answered.tried)
    check.note = cleaned(answered.note, kind=TextKind.PARAGRAPH)
    check.save()
