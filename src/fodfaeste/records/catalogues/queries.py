"""The law and the numbers that hold on a day, as the municipality keeps them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONArray

from fodfaeste.records.catalogues import models
from fodfaeste.rules.access.labels import label_on
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import Benefit
from fodfaeste.rules.cases.target_group import TargetGroup, TargetGroupCode
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.rules.limits import UNREAD, LimitCode
from fodfaeste.rules.placement.matching.weights import DEFAULT, Part, Weights
from fodfaeste.rules.plan.copy_sheets import SheetField, SheetLine
from fodfaeste.rules.plan.kinds import LifeArea
from fodfaeste.rules.plan.legal_form import PlanLaw, PlanLawCode


def _valid_on(day: date) -> Q:
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(ends_before=None) | Q(ends_before__gt=day)
    )


def legal_bases_on(day: date) -> tuple[LegalBasis, ...]:
    """Every legal basis in force on a day, § 85 first as the method prefers it (H2)."""
    rows = models.LegalBasis.objects.filter(_valid_on(day)).order_by("code", "pk")
    order = list(LegalBasisCode)
    return tuple(sorted(map(law_of, rows), key=lambda basis: order.index(basis.code)))


def legal_basis_on(code: LegalBasisCode, day: date) -> LegalBasis | None:
    """One legal basis as it stands on a day, or None when it is not in force."""
    row = law_row_on(code, day)
    return law_of(row) if row else None


def law_row_on(code: LegalBasisCode, day: date) -> models.LegalBasis | None:
    """The row of a law that is in force on a day, as a grant keeps it (H1)."""
    return models.LegalBasis.objects.filter(_valid_on(day), code=code).order_by("-pk").first()


def law_of(row: models.LegalBasis) -> LegalBasis:
    """What one row of law says."""
    return LegalBasis(
        code=LegalBasisCode(row.code),
        name=row.name,
        paragraph=row.paragraph,
        months=row.months,
        caseload=row.caseload,
        time_limited=row.time_limited,
        max_months=row.max_months,
        appealable=row.appealable,
        requires_visitation=row.requires_visitation,
        valid_from=row.valid_from,
        ends_before=row.ends_before,
        source=row.source,
        complaint_body=row.complaint_body,
        complaint_weeks=row.complaint_weeks,
        complaint_note=row.complaint_note,
    )


def limits_on(day: date) -> dict[LimitCode, int]:
    """Every number of the method as it stands on a day."""
    return limits_by_code(_limits(day).values_list("code", "value"))


def limits_in_force(day: date) -> Cast:
    """The same numbers as a column of a larger query; read by `limits_read`.

    As text, because every row of a list carries it and one of them is read.
    """
    rows = ArraySubquery(_limits(day).values_list(JSONArray("code", "value")))
    return Cast(Func(rows, function="to_jsonb", output_field=JSONField()), TextField())


def limits_read(text: str) -> dict[LimitCode, int]:
    """The numbers of a column of `limits_in_force`."""
    return limits_by_code(json.loads(text))


def limits_by_code(rows: Iterable[tuple[str, int]]) -> dict[LimitCode, int]:
    """The numbers by what they are for."""
    return {LimitCode(code): value for code, value in rows}


def _limits(day: date) -> QuerySet[models.Limit]:
    return models.Limit.objects.filter(_valid_on(day)).order_by("pk")


def role_texts_on(day: date) -> dict[Role, models.RoleText]:
    """What each role is called and does, on a day."""
    return {Role(text.role): text for text in models.RoleText.objects.filter(_valid_on(day))}


def role_name_on(role: Role, day: date) -> str:
    """What one role is called here on a day (A5)."""
    return role_label(role, role_labels(role, day).first(), day)


def role_label(role: Role, written: str | None, day: date) -> str:
    """What the municipality has written that a role is called, else the word that is shipped."""
    return written or label_on(role, day).label


def role_labels(role: Role | None, day: date) -> QuerySet[models.RoleText, str]:
    """What the municipality has written that one role is called on a day, for larger queries."""
    rows = models.RoleText.objects.filter(_valid_on(day), role=role).order_by("pk")
    return rows.values_list("label", flat=True)


def target_group_on(code: TargetGroupCode, day: date) -> TargetGroup | None:
    """One target-group profile as it stands on a day, or None when it is not in force."""
    return next((group for group in target_groups_on(day) if group.code == code), None)


def target_groups_on(day: date) -> tuple[TargetGroup, ...]:
    """The target groups one may enrol for on a day, the latest first (A4)."""
    rows = models.TargetProfile.objects.filter(_valid_on(day)).order_by("-valid_from", "-pk")
    return tuple(
        TargetGroup(
            code=TargetGroupCode(row.code),
            benefits=frozenset(map(Benefit, row.benefits)),
            min_age=row.min_age,
            min_months=row.min_months,
            valid_from=row.valid_from or date.min,
            source=row.source,
        )
        for row in rows
    )


def installation() -> models.Installation | None:
    """The municipality, once it has been chosen."""
    return models.Installation.objects.first()


def relaxed_sections() -> frozenset[Section]:
    """The sections that the municipality's DPO lets pass between the departments."""
    found = models.Installation.objects.values_list("relaxed_sections", flat=True).first()
    return frozenset(Section(code) for code in found or [])


def plan_laws_on(day: date) -> tuple[PlanLaw, ...]:
    """The paragraphs a joint plan may stand on, on a day (C8)."""
    rows = models.PlanLaw.objects.filter(_valid_on(day)).order_by("code", "pk")
    return tuple(
        PlanLaw(
            code=PlanLawCode(row.code),
            paragraph=row.paragraph,
            valid_from=row.valid_from,
            ends_before=row.ends_before,
            source=row.source,
        )
        for row in rows
    )


def match_weights_on(day: date) -> Weights:
    """How many points each part of a match can give, on a day (D2)."""
    row = models.MatchWeights.objects.filter(_valid_on(day)).first()
    return weights_in(row) if row else DEFAULT


def weights_in(row: models.MatchWeights) -> Weights:
    """The six numbers of a row."""
    return Weights(**{part.value: getattr(row, part.value) for part in Part})


def weights_table() -> QuerySet[models.MatchWeights]:
    """Every set of weights there is or was, the newest first."""
    return models.MatchWeights.objects.order_by(F("valid_from").desc(nulls_last=True), "-pk")


def weights_row(row_id: int) -> models.MatchWeights | None:
    """One row of the table of weights."""
    return models.MatchWeights.objects.filter(pk=row_id).first()


def plan_law_table() -> QuerySet[models.PlanLaw]:
    """Every paragraph of the plan there is or was, by what it does, the newest row first."""
    return models.PlanLaw.objects.order_by("code", F("valid_from").desc(nulls_last=True), "-pk")


def plan_law_row(row_id: int) -> models.PlanLaw | None:
    """One row of the table of the plan's law."""
    return models.PlanLaw.objects.filter(pk=row_id).first()


SheetRow: TypeAlias = models.CopySheet
"""What the floor above calls a copy-sheet; it imports no tables."""


def copy_sheets() -> QuerySet[models.CopySheet]:
    """Every copy-sheet, those in use first (M7)."""
    return models.CopySheet.objects.order_by("-is_used", "department", "system", "title")


def copy_sheet(sheet_id: int) -> models.CopySheet | None:
    """One copy-sheet."""
    return models.CopySheet.objects.filter(pk=sheet_id).first()


def lines_of(sheet: models.CopySheet) -> tuple[SheetLine, ...]:
    """The fields of a sheet in its order."""
    return tuple(SheetLine(SheetField(field), heading) for field, heading in sheet.lines)


def law_table() -> QuerySet[models.LegalBasis]:
    """Every legal basis there is or was, each law by itself, the newest row first."""
    return models.LegalBasis.objects.order_by("code", F("valid_from").desc(nulls_last=True), "-pk")


def law_row(row_id: int) -> models.LegalBasis | None:
    """One row of the table of law."""
    return models.LegalBasis.objects.filter(pk=row_id).first()


def limit_table() -> QuerySet[models.Limit]:
    """Every number there is or was, by what it is about, the newest row first."""
    read = models.Limit.objects.exclude(code__in=UNREAD)
    return read.order_by("label", F("valid_from").desc(nulls_last=True), "-pk")


def limit_row(row_id: int) -> models.Limit | None:
    """One row of the table of numbers."""
    return models.Limit.objects.filter(pk=row_id).first()


def role_text_table() -> QuerySet[models.RoleText]:
    """Every name a role has or had, by role, the newest row first."""
    return models.RoleText.objects.order_by("role", F("valid_from").desc(nulls_last=True), "-pk")


def role_text_row(row_id: int) -> models.RoleText | None:
    """One row of the table of names."""
    return models.RoleText.objects.filter(pk=row_id).first()


ROWS = 50
SUGGESTED = 8
NAMES = 300

OfferRow: TypeAlias = models.Offer
"""What the floors above call an offer; they import no tables."""

_DANISH_NAME = Func("name", function="da_sort", output_field=TextField())


@dataclass(frozen=True, slots=True)
class OfferPage:
    """Fifty offers in Danish order, and where they stand in the whole."""

    offers: tuple[models.Offer, ...]
    number: int
    last: int
    total: int


def offer_page(
    text: str, *, number: int = 1, area: LifeArea | None = None, day: date | None = None
) -> OfferPage:
    """One page of the offers (C12): those there are on a day, or without a day all there were."""
    rows = _offers_by(text)
    if area is not None:
        rows = rows.filter(area=area)
    if day is not None:
        rows = rows.filter(_valid_on(day))
    total = rows.count()
    last = max(-(-total // ROWS), 1)
    here = min(max(number, 1), last)
    start = (here - 1) * ROWS
    return OfferPage(tuple(rows[start : start + ROWS]), here, last, total)


def offers_like(text: str, day: date) -> tuple[models.Offer, ...]:
    """The first few offers that fit what has been typed so far; none for nothing."""
    if not text.strip():
        return ()
    return tuple(_offers_by(text).filter(_valid_on(day))[:SUGGESTED])


def offer_names(day: date) -> tuple[str, ...]:
    """The names of the offers there are on a day, in Danish order; so many as a page can carry."""
    names = _offers_by("").filter(_valid_on(day)).values_list("name", flat=True)
    return tuple(names[:NAMES])


def offer_row(offer_id: int) -> models.Offer | None:
    """One offer."""
    return models.Offer.objects.filter(pk=offer_id).first()


def offer_on(offer_id: int, day: date) -> models.Offer | None:
    """One offer that is there on a day."""
    return models.Offer.objects.filter(_valid_on(day), pk=offer_id).first()


def _offers_by(text: str) -> QuerySet[models.Offer]:
    """The offers whose name, purpose or law holds every word, in Danish order."""
    named = Q()
    for word in text.replace("\x00", "").split():
        named &= Q(name__icontains=word) | Q(purpose__icontains=word) | Q(law__icontains=word)
    return models.Offer.objects.filter(named).order_by(_DANISH_NAME, "pk")
