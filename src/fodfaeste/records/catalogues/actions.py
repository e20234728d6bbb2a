"""What an administrator changes from a day on: law, numbers, names, and whose house it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from fodfaeste.records.catalogues.models import (
    Dated,
    Installation,
    LegalBasis,
    Limit,
    RoleText,
)
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.administration.dated import (
    NewLaw,
    Period,
    check_law,
    check_limit,
    check_succeed,
)
from fodfaeste.rules.municipalities import MUNICIPALITIES, Municipality

DatedRow = TypeVar("DatedRow", bound=Dated)

STAMPS = frozenset(
    {"id", "created_at", "created_by", "version", "changed_at", "changed_by", "valid_from"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The row that is taken over from, as it was read, and the day the new one begins."""

    row_id: int
    version: int
    from_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFacts:
    """What a legal basis says from a day on; its code stays."""

    name: str
    paragraph: str
    months: int
    caseload: int
    time_limited: bool
    max_months: int | None
    appealable: bool
    requires_visitation: bool
    source: str


@transaction.atomic
def choose_municipality(
    *, actor: Actor, municipality: Municipality, contact: str, version: int, now: datetime
) -> Installation:
    """Say whose installation this is."""
    require_without_case(actor, Permission.ADMINISTER)
    if municipality not in MUNICIPALITIES:
        raise ValueError(municipality)
    kept = Installation.objects.first()
    if kept is None:
        kept = Installation(**made_by(actor.id, now))
    else:
        kept = lock(Installation.objects.filter(pk=kept.pk), version=version)
        changed_by(kept, actor.id, now)
    kept.municipality_code = municipality.code
    kept.municipality_name = municipality.name
    kept.contact = contact.strip()
    kept.save()
    return kept


@transaction.atomic
def change_law(
    *, actor: Actor, turn: Turn, law: LawFacts, today: date, now: datetime
) -> LegalBasis:
    """Let a legal basis read differently from a day on; courses that run keep theirs."""
    require_without_case(actor, Permission.ADMINISTER)
    check_law(
        NewLaw(
            months=law.months,
            caseload=law.caseload,
            time_limited=law.time_limited,
            max_months=law.max_months,
        )
    )
    words = {name: getattr(law, name) for name in LawFacts.__slots__}
    return _take_over(LegalBasis, actor, turn, words, today, now)


@transaction.atomic
def change_limit(*, actor: Actor, turn: Turn, value: int, today: date, now: datetime) -> Limit:
    """Let a number of the method be another from a day on."""
    require_without_case(actor, Permission.ADMINISTER)
    check_limit(value)
    return _take_over(Limit, actor, turn, {"value": value}, today, now)


@transaction.atomic
def change_role_text(
    *, actor: Actor, turn: Turn, label: str, description: str, today: date, now: datetime
) -> RoleText:
    """Call a role something else from a day on."""
    require_without_case(actor, Permission.ADMINISTER)
    words = {"label": label, "description": description}
    return _take_over(RoleText, actor, turn, words, today, now)


def _take_over(
    model: type[DatedRow],
    actor: Actor,
    turn: Turn,
    words: Mapping[str, Any],
    today: date,
    now: datetime,
) -> DatedRow:
    """End the present row and write the next one; the days meet without gap or overlap."""
    present = lock(model._default_manager.filter(pk=turn.row_id), version=turn.version)
    check_succeed(
        Period(valid_from=present.valid_from, ends_before=present.ends_before),
        from_day=turn.from_day,
        today=today,
    )
    kept = {
        field.attname: getattr(present, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in STAMPS
    }
    present.ends_before = turn.from_day
    changed_by(present, actor.id, now)
    present.save()
    following = model(**made_by(actor.id, now), **{**kept, **words, "valid_from": turn.from_day})
    following.save(force_insert=True)
    return following
