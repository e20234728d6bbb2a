"""Keep what a team answered about its own working together (J4)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.boards.models import CollaborationCheck
from fodfaeste.records.boards.queries.reach import units_of
from fodfaeste.records.cases import access
from fodfaeste.records.drafts import actions as drafts
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


@transaction.atomic
def keep_check(
    *,
    actor: Actor,
    unit_id: int,
    version: int,
    answered: Answered,
    today: date,
    now: datetime,
    draft: str = "",
) -> CollaborationCheck:
    """Keep a check. One of the same day is corrected, by its version; raises Stale."""
    access.require_anywhere(actor, Permission.COLLABORATION_CHECK)
    check_in_unit(is_there=unit_id in {unit.pk for unit in units_of(actor, today)})
    check_collaboration(
        answered.answers, tried=answered.tried, held_on=answered.held_on, today=today
    )
    same = CollaborationCheck.objects.filter(unit_id=unit_id, held_on=answered.held_on)
    if version:
        kept = lock(same, version=version)
        changed_by(kept, actor.id, now)
    else:
        check_one_a_day(is_first=not same.exists())
        kept = CollaborationCheck(
            **made_by(actor.id, now), unit_id=unit_id, held_on=answered.held_on
        )
    kept.answers = {code: int(fits) for code, fits in answered.answers.items()}
    kept.tried = list(answered.tried)
    kept.note = cleaned(answered.note, kind=TextKind.PARAGRAPH)
    kept.save()
    drafts.discard(actor=actor, form=draft)
    return kept
