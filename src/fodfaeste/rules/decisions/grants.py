"""Grants: the right law first, the right end, and a visitation before § 85 (H1–H3, H7).

«Såfremt borgeren er i målgruppen for SEL § 85 (socialpædagogisk bistand) bevilges CTI-indsatsen
efter denne lovbestemmelse.» (SEED-4)
«skal der foretages en visitation, som uanset boform tager udgangspunkt i den enkeltes
funktionsnedsættelse, og som vurderer omfanget og arten af støttebehovet» (SEED-4)
«Indsatser efter SEL § 85 kan ikke bevilges med en tidsbegrænsning.» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

FURTHEST_START = 12
"""Months between a decision and the first day of what it grants, either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitation:
    """The assessment before § 85: three texts and the answer."""

    functional_impairment: str
    extent_of_need: str
    kind_of_need: str
    in_target_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A grant on its way; `basis` is the row of law in force on its first day, None for no row.

    `decided_on` is the day of the decision. `other_law_note` is the assessment behind another law
    than § 85; it may be left out only where a visitation says that the citizen is not in § 85's
    target group.
    """

    basis: LegalBasis | None
    starts_on: date
    ends_before: date | None
    visitation: Visitation | None
    other_law_note: str
    decided_on: date | None = None


def obstacles_to_visitation(
    facts: Visitation, *, assessed_on: date | None = None, today: date | None = None
) -> tuple[Obstacle, ...]:
    """Return which of the visitation's three texts is not written, and a day that is not yet."""
    seen = assessed_on is None or today is None or assessed_on <= today
    return unmet(
        (seen, _ASSESSED_BY_NOW),
        (is_said(facts.functional_impairment, at_least=NOTE_LENGTH), _IMPAIRMENT_SAID),
        (is_said(facts.extent_of_need, at_least=NOTE_LENGTH), _EXTENT_SAID),
        (is_said(facts.kind_of_need, at_least=NOTE_LENGTH), _KIND_SAID),
    )


def check_visitation(facts: Visitation, *, assessed_on: date, today: date) -> None:
    """Raise Refused (H2) unless all three texts are written, and the day has come."""
    refuse_if(obstacles_to_visitation(facts, assessed_on=assessed_on, today=today))


def obstacles_to_grant(grant: Grant) -> tuple[Obstacle, ...]:
    """Return what stands in the way of the grant; empty when it can be decided."""
    if grant.basis is None:
        return (LAW_IN_FORCE,)
    return (
        *unmet((_in_reach(grant), _STARTS_IN_REACH)),
        *_visitation_obstacles(grant, grant.basis),
        *_order_obstacles(grant, grant.basis),
        *_end_obstacles(grant, grant.basis),
    )


def check_grant(grant: Grant) -> None:
    """Raise Refused (H1, H2, H3) unless the grant can be decided."""
    refuse_if(obstacles_to_grant(grant))


def warnings_on_goal(
    *, goal_linked: bool, ends_before: date | None, today: date
) -> tuple[Obstacle, ...]:
    """Return the warning when a grant that is not over supports no goal of the plan (H7)."""
    over = ends_before is not None and ends_before <= today
    return unmet((goal_linked or over, GOAL_LINKED))


def ends_only_by_decision(code: LegalBasisCode) -> bool:
    """Say whether a grant by this law ends through a new decision alone, never with CTI (H3)."""
    return code is LegalBasisCode.SEL_85


def _in_reach(grant: Grant) -> bool:
    """Support begins within a year of its decision, before or after; else the year is mistyped."""
    if grant.decided_on is None:
        return True
    earliest = add_months(grant.decided_on, -FURTHEST_START)
    return earliest <= grant.starts_on <= add_months(grant.decided_on, FURTHEST_START)


def _visitation_obstacles(grant: Grant, basis: LegalBasis) -> tuple[Obstacle, ...]:
    if not basis.requires_visitation:
        return ()
    if grant.visitation is None:
        return (_VISITATION_RECORDED,)
    return (
        *obstacles_to_visitation(grant.visitation),
        *unmet((grant.visitation.in_target_group, _IN_TARGET_GROUP)),
    )


def _order_obstacles(grant: Grant, basis: LegalBasis) -> tuple[Obstacle, ...]:
    """Ask for § 85 first; another law needs the assessment behind it in words."""
    noted = is_said(grant.other_law_note, at_least=NOTE_LENGTH)
    if basis.code is LegalBasisCode.SEL_85 or noted:
        return ()
    if grant.visitation is None:
        return (_SEL_85_ASSESSED,)
    return unmet((not grant.visitation.in_target_group, _SEL_85_FIRST))


def _end_obstacles(grant: Grant, basis: LegalBasis) -> tuple[Obstacle, ...]:
    end = grant.ends_before
    if not basis.time_limited:
        return unmet((end is None, _NO_END_DATE))
    if end is None:
        return (_END_DATE_SAID,)
    longest = basis.max_months
    fits = longest is None or end <= add_months(grant.starts_on, longest)
    return unmet((grant.starts_on < end, _ENDS_AFTER_START), (fits, _not_longer(longest)))


def _lacks(rule: str, condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule=rule, condition=condition, sentence=sentence, next_step=next_step)


def _not_longer(months: int | None) -> Obstacle:
    return _lacks(
        "H1",
        "not_longer_than_law",
        f"Bevillingen er længere end {months} måneder, og så længe kan den ikke gives ad gangen.",
        f"Vælg en slutdato inden for {months} måneder. Behovet kan vurderes igen.",
    )


LAW_IN_FORCE = _lacks(
    "H1",
    "law_in_force",
    "Lovgrundlaget gælder ikke på bevillingens første dag.",
    "Vælg et lovgrundlag, der gælder den dag, eller ret datoen.",
)
GRANT_SAID = _lacks(
    "H1",
    "grant_said",
    "Afgørelsen siger ja, men det står ikke, fra hvornår støtten er bevilget.",
    "Skriv den første dag.",
)
_STARTS_IN_REACH = _lacks(
    "H1",
    "grant_starts_in_reach",
    f"Der er mere end {FURTHEST_START} måneder mellem afgørelsen og bevillingens første dag.",
    "Se efter, om årstallene er rigtige.",
)
_ASSESSED_BY_NOW = _lacks(
    "H2",
    "assessed_by_now",
    "Visitationen er dateret ude i fremtiden.",
    "Skriv den dag, vurderingen er foretaget.",
)
_IMPAIRMENT_SAID = _lacks(
    "H2",
    "impairment_said",
    "Visitationen siger ikke, hvilken funktionsnedsættelse det drejer sig om.",
    f"Beskriv funktionsnedsættelsen med mindst {NOTE_LENGTH} tegn.",
)
_EXTENT_SAID = _lacks(
    "H2",
    "extent_said",
    "Visitationen siger ikke, hvor stort støttebehovet er.",
    f"Beskriv omfanget med mindst {NOTE_LENGTH} tegn.",
)
_KIND_SAID = _lacks(
    "H2",
    "kind_said",
    "Visitationen siger ikke, hvilken slags støtte der er brug for.",
    f"Beskriv arten af støttebehovet med mindst {NOTE_LENGTH} tegn.",
)
_VISITATION_RECORDED = _lacks(
    "H2",
    "visitation_recorded",
    "Der er ingen visitation fra afgørelsens dag eller før. "
    "Støtte efter § 85 bygger på en vurdering af den enkelte.",
    "Bed sagsbehandleren på socialområdet om at registrere visitationen først, eller ret datoen.",
)
_IN_TARGET_GROUP = _lacks(
    "H2",
    "in_target_group",
    "Visitationen siger, at borgeren ikke er i målgruppen for § 85.",
    "Brug § 82 b eller mentor, eller vurdér borgeren på ny.",
)
_SEL_85_FIRST = _lacks(
    "H2",
    "sel_85_first",
    "Borgeren er i målgruppen for § 85, og så bevilges CTI efter den.",
    "Vælg § 85, eller skriv, hvorfor et andet lovgrundlag er det rette.",
)
_SEL_85_ASSESSED = _lacks(
    "H2",
    "sel_85_assessed",
    "Det er ikke vurderet, om borgeren er i målgruppen for § 85, som går forud for de andre love.",
    f"Skriv vurderingen med mindst {NOTE_LENGTH} tegn.",
)
_NO_END_DATE = _lacks(
    "H3",
    "no_end_date",
    "Støtte efter § 85 kan ikke bevilges med en slutdato. Den slutter kun ved en ny afgørelse.",
    "Fjern slutdatoen. CTI-forløbet har sin egen.",
)
_END_DATE_SAID = _lacks(
    "H1",
    "end_date_said",
    "Bevillingen har ingen slutdato, og lovgrundlaget er tidsbegrænset.",
    "Vælg en slutdato.",
)
_ENDS_AFTER_START = _lacks(
    "H1",
    "grant_ends_after_start",
    "Bevillingen slutter, før den begynder.",
    "Ret en af de to datoer.",
)
GOAL_LINKED = _lacks(
    "H7",
    "goal_linked",
    "Bevillingen hører ikke til et mål i planen. Støtten skal føre mod borgerens mål.",
    "Vælg det mål i planen, bevillingen støtter.",
)
