"""Copy the shipped law, limits, role texts and target groups into a new database, once."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from fodfaeste.records.catalogues.instruments import shipped
from fodfaeste.records.catalogues.models import (
    ChecklistItem,
    CopySheet,
    EmergencyNumber,
    Instrument,
    LegalBasis,
    Limit,
    MatchWeights,
    MeetingType,
    Offer,
    PlanLaw,
    RoleText,
    TalkLaw,
    TargetProfile,
)
from fodfaeste.records.foundation import made_by
from fodfaeste.rules import legal_basis, limits
from fodfaeste.rules.access import labels
from fodfaeste.rules.cases import target_group
from fodfaeste.rules.cti import checklists, emergency
from fodfaeste.rules.followup import talk_law
from fodfaeste.rules.measures.files.reading import read
from fodfaeste.rules.meetings import types as meeting_types
from fodfaeste.rules.placement.matching import weights
from fodfaeste.rules.plan import copy_sheets, legal_form, offers


@transaction.atomic
def ship_defaults() -> None:
    """Fill what is not there yet; what a municipality has edited is left alone."""
    stamp = made_by(None, timezone.now())
    _ship_legal_bases(stamp)
    _ship_limits(stamp)
    _ship_roles(stamp)
    _ship_target_groups(stamp)
    _ship_offers(stamp)
    _ship_plan_laws(stamp)
    _ship_copy_sheets(stamp)
    _ship_match_weights(stamp)
    _ship_checklists(stamp)
    _ship_emergency_numbers(stamp)
    _ship_meeting_types(stamp)
    _ship_talk_law(stamp)
    _ship_instruments(stamp)


def _ship_legal_bases(stamp: dict[str, Any]) -> None:
    if LegalBasis.objects.exists():
        return
    LegalBasis.objects.bulk_create(
        LegalBasis(
            **stamp,
            code=row.code,
            name=row.name,
            paragraph=row.paragraph,
            months=row.months,
            caseload=row.caseload,
            time_limited=row.time_limited,
            max_months=row.max_months,
            appealable=row.appealable,
            requires_visitation=row.requires_visitation,
            complaint_body=row.complaint_body,
            complaint_weeks=row.complaint_weeks,
            complaint_note=row.complaint_note,
            valid_from=row.valid_from,
            ends_before=row.ends_before,
            source=row.source,
        )
        for row in legal_basis.DEFAULTS
    )


def _ship_limits(stamp: dict[str, Any]) -> None:
    """Numbers that came with a later version are added to those the municipality has."""
    there = set(Limit.objects.values_list("code", flat=True))
    Limit.objects.bulk_create(
        Limit(
            **stamp,
            code=row.code,
            label=row.label,
            value=row.value,
            unit=row.unit,
            valid_from=row.valid_from,
        )
        for row in limits.DEFAULTS
        if row.code not in there
    )


def _ship_roles(stamp: dict[str, Any]) -> None:
    if RoleText.objects.exists():
        return
    RoleText.objects.bulk_create(
        RoleText(
            **stamp,
            role=row.role,
            label=row.label,
            description=row.description,
            valid_from=row.valid_from,
        )
        for row in labels.DEFAULTS
    )


def _ship_target_groups(stamp: dict[str, Any]) -> None:
    if TargetProfile.objects.exists():
        return
    TargetProfile.objects.bulk_create(
        TargetProfile(
            **stamp,
            code=row.code,
            benefits=sorted(row.benefits),
            min_age=row.min_age,
            min_months=row.min_months,
            source=row.source,
            valid_from=row.valid_from,
        )
        for row in target_group.DEFAULTS
    )


def _ship_offers(stamp: dict[str, Any]) -> None:
    if Offer.objects.exists():
        return
    Offer.objects.bulk_create(
        Offer(
            **stamp,
            name=row.name,
            offered_by=row.offered_by,
            area=row.area,
            purpose=row.purpose,
            law=row.law,
            contact=row.contact,
        )
        for row in offers.DEFAULTS
    )


def _ship_plan_laws(stamp: dict[str, Any]) -> None:
    if PlanLaw.objects.exists():
        return
    PlanLaw.objects.bulk_create(
        PlanLaw(
            **stamp,
            code=row.code,
            paragraph=row.paragraph,
            source=row.source,
            valid_from=row.valid_from,
            ends_before=row.ends_before,
        )
        for row in legal_form.DEFAULTS
    )


def _ship_copy_sheets(stamp: dict[str, Any]) -> None:
    """The first time all; later the kind of sheet that the municipality has none of (D9)."""
    there = list(CopySheet.objects.values_list("lines", flat=True))
    has_placement = any(
        field in copy_sheets.PLACEMENT_FIELDS for lines in there for field, _ in lines
    )
    CopySheet.objects.bulk_create(
        CopySheet(
            **stamp,
            system=row.system,
            title=row.title,
            department=row.department,
            lines=[[line.field.value, line.heading] for line in row.lines],
        )
        for row in copy_sheets.DEFAULTS
        if not there or (row.is_for_placement and not has_placement)
    )


def _ship_match_weights(stamp: dict[str, Any]) -> None:
    if not MatchWeights.objects.exists():
        MatchWeights.objects.create(**stamp, **asdict(weights.DEFAULT))


def _ship_checklists(stamp: dict[str, Any]) -> None:
    """Items that came with a later version are added to those the municipality has."""
    there = set(ChecklistItem.objects.values_list("code", flat=True))
    ChecklistItem.objects.bulk_create(
        ChecklistItem(**stamp, code=row.code, phase=row.phase, text=row.text, source=row.source)
        for row in checklists.DEFAULTS
        if row.code not in there
    )


def _ship_emergency_numbers(stamp: dict[str, Any]) -> None:
    if EmergencyNumber.objects.exists():
        return
    EmergencyNumber.objects.bulk_create(
        EmergencyNumber(
            **stamp,
            name=row.name,
            phone=row.phone,
            helps_with=row.helps_with,
            region=row.region or "",
            rank=row.rank,
            source=row.source,
        )
        for row in emergency.DEFAULTS
    )


def _ship_meeting_types(stamp: dict[str, Any]) -> None:
    """Types that came with a later version are added to those the municipality has."""
    there = set(MeetingType.objects.values_list("code", flat=True))
    MeetingType.objects.bulk_create(
        MeetingType(
            **stamp,
            code=row.code,
            name=row.name,
            minutes=row.minutes,
            required=sorted(row.required),
            expected=sorted(row.expected),
        )
        for row in meeting_types.DEFAULTS
        if row.code.value not in there
    )


def _ship_talk_law(stamp: dict[str, Any]) -> None:
    if not TalkLaw.objects.exists():
        TalkLaw.objects.bulk_create(TalkLaw(**stamp, **asdict(row)) for row in talk_law.DEFAULTS)


def _ship_instruments(stamp: dict[str, Any]) -> None:
    """Instruments that came with a later Fodfæste are added to those the municipality has."""
    there = set(Instrument.objects.values_list("code", flat=True))
    for file in shipped().values():
        made = read(file)
        if made.code not in there:
            Instrument.objects.create(
                **stamp,
                code=made.code,
                number=made.version,
                title=made.title,
                file=file.decode(),
            )
