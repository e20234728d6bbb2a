"""What an administrator changes from a day on: law, numbers, names, and whose house it is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from fodfaeste.records.catalogues.models import (
    CopySheet,
    Dated,
    Installation,
    LegalBasis,
    Limit,
    MatchWeights,
    Offer,
    PlanLaw,
    RoleText,
)
from fodfaeste.records.foundation import changed_by, lock, made_by
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.refusing import require_without_case
from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.administration.dated import (
    NewLaw,
    Period,
    check_law,
    check_limit,
    check_succeed,
)
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.municipalities import MUNICIPALITIES, Municipality
from fodfaeste.rules.placement.matching.weights import Weights, check_weights
from fodfaeste.rules.plan import offers
from fodfaeste.rules.plan.copy_sheets import SheetLine, check_layout, check_screen
from fodfaeste.rules.text import TextKind, cleaned

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
    complaint_body: str
    complaint_weeks: int | None
    complaint_note: str
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
            code=LegalBasisCode(LegalBasis.objects.get(pk=turn.row_id).code),
            months=law.months,
            caseload=law.caseload,
            time_limited=law.time_limited,
            max_months=law.max_months,
            appealable=law.appealable,
            complaint_body=law.complaint_body,
            complaint_weeks=law.complaint_weeks,
        )
    )
    words = {name: getattr(law, name) for name in LawFacts.__slots__}
    return take_over(LegalBasis, actor, turn, words, today, now)


@transaction.atomic
def change_limit(*, actor: Actor, turn: Turn, value: int, today: date, now: datetime) -> Limit:
    """Let a number of the method be another from a day on."""
    require_without_case(actor, Permission.ADMINISTER)
    check_limit(LimitCode(Limit.objects.get(pk=turn.row_id).code), value)
    return take_over(Limit, actor, turn, {"value": value}, today, now)


@transaction.atomic
def change_role_text(
    *, actor: Actor, turn: Turn, label: str, description: str, today: date, now: datetime
) -> RoleText:
    """Call a role something else from a day on."""
    require_without_case(actor, Permission.ADMINISTER)
    words = {"label": label, "description": description}
    return take_over(RoleText, actor, turn, words, today, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """An offer as it is written, and when it is there; half-open, None is open."""

    offer: offers.Offer
    valid_from: date | None = None
    ends_before: date | None = None

    def columns(self) -> dict[str, Any]:
        """The columns as they are kept; raises Refused (C12)."""
        offers.check_offer(self.offer, valid_from=self.valid_from, ends_before=self.ends_before)
        return {
            "name": cleaned(self.offer.name, kind=TextKind.LINE),
            "offered_by": self.offer.offered_by,
            "area": self.offer.area,
            "purpose": cleaned(self.offer.purpose, kind=TextKind.PARAGRAPH),
            "law": cleaned(self.offer.law, kind=TextKind.LINE)[:100],
            "contact": cleaned(self.offer.contact, kind=TextKind.PARAGRAPH),
            "valid_from": self.valid_from,
            "ends_before": self.ends_before,
        }


@transaction.atomic
def add_offer(*, actor: Actor, facts: OfferFacts, now: datetime) -> Offer:
    """Add an offer to the list (C12); the same offer once more, as by a double click, is one."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    same = Offer.objects.filter(**columns).first()
    if same is not None:
        return same
    _keep_names_apart(facts, columns["name"], but=None)
    return Offer.objects.create(**made_by(actor.id, now), **columns)


@transaction.atomic
def change_offer(
    *, actor: Actor, offer_id: int, version: int, facts: OfferFacts, now: datetime
) -> Offer:
    """Correct an offer, or say when it ends; raises Stale.

    It is corrected where it stands: an effort keeps its own words, so nothing hangs on the row.
    """
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    kept = lock(Offer.objects.filter(pk=offer_id), version=version)
    _keep_names_apart(facts, columns["name"], but=offer_id)
    for name, value in columns.items():
        setattr(kept, name, value)
    changed_by(kept, actor.id, now)
    kept.save()
    return kept


def _keep_names_apart(facts: OfferFacts, name: str, *, but: int | None) -> None:
    """Refuse a name that another offer has in the same period."""
    others = Offer.objects.filter(name=name).exclude(pk=but or 0)
    if facts.valid_from is not None:
        others = others.exclude(ends_before__lte=facts.valid_from)
    if facts.ends_before is not None:
        others = others.exclude(valid_from__gte=facts.ends_before)
    offers.check_name_free(is_free=not others.exists())


@transaction.atomic
def change_plan_law(
    *, actor: Actor, turn: Turn, paragraph: str, source: str, today: date, now: datetime
) -> PlanLaw:
    """Let the plan stand on another paragraph from a day on; plans that are made keep theirs."""
    require_without_case(actor, Permission.ADMINISTER)
    words = {"paragraph": paragraph, "source": source}
    return take_over(PlanLaw, actor, turn, words, today, now)


@transaction.atomic
def change_weights(
    *, actor: Actor, turn: Turn, weights: Weights, today: date, now: datetime
) -> MatchWeights:
    """Share the 100 points of a match out differently from a day on (D2); old lists keep theirs."""
    require_without_case(actor, Permission.ADMINISTER)
    check_weights(weights)
    return take_over(MatchWeights, actor, turn, asdict(weights), today, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What a copy-sheet asks for, in its order (M7)."""

    system: str
    title: str
    department: Department
    lines: tuple[SheetLine, ...]
    is_used: bool = True

    def columns(self) -> dict[str, Any]:
        """As it is kept; raises Refused (M7) when it cannot be copied field by field."""
        system = cleaned(self.system, kind=TextKind.LINE)[:100]
        title = cleaned(self.title, kind=TextKind.LINE)[:100]
        check_layout(self.lines, system=system, title=title)
        return {
            "system": system,
            "title": title,
            "department": self.department,
            "lines": [[line.field.value, line.heading.strip()] for line in self.lines],
            "is_used": self.is_used,
        }


@transaction.atomic
def add_copy_sheet(*, actor: Actor, facts: SheetFacts, now: datetime) -> CopySheet:
    """Add a sheet for a screen that has none; the same once more, as by a double click, is one."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    same = CopySheet.objects.filter(**columns).first()
    if same is not None:
        return same
    _keep_screens_apart(columns, but=None)
    sheet = CopySheet(**made_by(actor.id, now), **columns)
    sheet.save(force_insert=True)
    return sheet


@transaction.atomic
def change_copy_sheet(
    *, actor: Actor, sheet_id: int, version: int, facts: SheetFacts, now: datetime
) -> CopySheet:
    """Change what a sheet asks for; raises Stale."""
    require_without_case(actor, Permission.ADMINISTER)
    columns = facts.columns()
    _keep_screens_apart(columns, but=sheet_id)
    sheet = CopySheet.objects.select_for_update().get(pk=sheet_id)
    if all(getattr(sheet, name) == value for name, value in columns.items()):
        return sheet
    sheet = lock(CopySheet.objects.filter(pk=sheet_id), version=version)
    for name, value in columns.items():
        setattr(sheet, name, value)
    changed_by(sheet, actor.id, now)
    sheet.save()
    return sheet


def _keep_screens_apart(columns: Mapping[str, Any], *, but: int | None) -> None:
    same = CopySheet.objects.filter(
        system__iexact=columns["system"], title__iexact=columns["title"]
    ).exclude(pk=but or 0)
    check_screen(is_free=not same.exists())


def take_over(
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
