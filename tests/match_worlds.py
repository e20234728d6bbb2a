"""Openings, a profile, and a list of openings for Karin."""

import uuid
from datetime import date
from typing import Any

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.actions import matching, openings, profile, profile_lines
from fodfaeste.records.placement.models import (
    Company,
    JobProfile,
    MatchList,
    MatchOverride,
    Opening,
)
from fodfaeste.records.placement.queries.matching import Wanted
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.placement.matching.shown import Shown
from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.placement.profile.lines import Line
from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from tests.work_worlds import NOW, a_company
from tests.worlds import TODAY

HOUR = 60
REASON = "Virksomheden har sagt, at det nok kan lade sig gøre."


def an_opening(actor: Actor, company: Company | None = None, **details: Any) -> Opening:
    """Add an opening, at a company of its own unless one is named."""
    facts: dict[str, Any] = {
        "title": "Bagerimedhjælper",
        "work_field": WorkField.KITCHEN,
        "tasks": "Bage rugbrød",
        "open_from": date(2026, 1, 1),
        **details,
    }
    return openings.add_opening(
        actor=actor,
        key=uuid.uuid4(),
        company_id=(
            company or a_company(actor, f"Brød {uuid.uuid4().hex[:6]}", postcode="4200")
        ).pk,
        details=openings.OpeningDetails(**facts),
        now=NOW,
    )


def a_profile(actor: Actor, case: Case, **practical: Any) -> None:
    """Karin would like to bake, has no driving licence and cannot do without a calm place."""
    profile_lines.add_line(
        actor=actor,
        key=uuid.uuid4(),
        case=case,
        line=Line(kind=LineKind.WISH, what="bage brød", work_field=WorkField.KITCHEN),
        today=TODAY,
        now=NOW,
    )
    facts: dict[str, Any] = {
        "least_minutes": 3 * HOUR,
        "most_minutes": 15 * HOUR,
        "transport": (Transport.BICYCLE,),
        "reach": ("4200",),
        **practical,
    }
    for part in (
        profile.Practical(**facts),
        profile.Needs(needs=(WorkNeed.BREAKS,), essential=(WorkNeed.CALM,)),
    ):
        profile.save_part(
            actor=actor,
            case=case,
            version=JobProfile.objects.get(case=case).version,
            part=part,
            today=TODAY,
            now=NOW,
        )


def fits(**details: Any) -> dict[str, Any]:
    """Details of an opening that meets all that Karin asks for."""
    return {"needs_met": (WorkNeed.CALM, WorkNeed.BREAKS), "ordinary_possible": True, **details}


NEEDS_A_LICENCE = fits(demands=(WorkDemand.DRIVING_LICENCE,), title="Chauffør")


def looked(actor: Actor, case: Case, wanted: Wanted | None = None) -> MatchList:
    """The list as it is kept."""
    return _look(actor, case, wanted).kept


def shown(actor: Actor, case: Case, wanted: Wanted | None = None) -> Shown:
    """The list as it is shown."""
    return _look(actor, case, wanted).found.shown


def _look(actor: Actor, case: Case, wanted: Wanted | None) -> matching.Looked:
    return matching.look(actor=actor, case=case, wanted=wanted or Wanted(), today=TODAY, now=NOW)


def past(
    actor: Actor,
    case: Case,
    opening: Opening,
    requirement: Requirement = Requirement.DEMANDS,
    *,
    reason: str = REASON,
    key: uuid.UUID | None = None,
) -> MatchOverride:
    """Look past a no."""
    return matching.look_past(
        actor=actor,
        key=key or uuid.uuid4(),
        case=case,
        opening_id=opening.pk,
        requirement=requirement,
        reason=reason,
        today=TODAY,
        now=NOW,
    )
