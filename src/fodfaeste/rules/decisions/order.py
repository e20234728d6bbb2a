"""Which law comes first, told while the form is filled in (H2), and what each law leads to (H1).

«Såfremt borgeren er i målgruppen for SEL § 85 (socialpædagogisk bistand) bevilges CTI-indsatsen
efter denne lovbestemmelse. Alternativt bevilges borgeren CTI-indsatsen efter LAB § 31b
(mentorstøtte) eller SEL § 82b» (SEED-4)
"""

from datetime import date, timedelta

from fodfaeste.rules.decisions.grants import Visitation, ends_only_by_decision
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.rules.periods import add_months

PHASES = 3


def first_in_order(visitation: Visitation | None) -> str:
    """Return which law comes first for this citizen, by the visitation that counts."""
    if visitation is None:
        return (
            "§ 85 kommer først, og den kræver en visitation. Der er ingen endnu. Vælger du § 82 b "
            "eller mentor uden den, skal du skrive, hvorfor borgeren ikke er i målgruppen for § 85."
        )
    if visitation.in_target_group:
        return (
            "Visitationen siger, at borgeren er i målgruppen for § 85, og så bevilges CTI efter "
            "den. Vælger du en anden lov, skal du skrive hvorfor."
        )
    return (
        "Visitationen siger, at borgeren ikke er i målgruppen for § 85. Vælg § 82 b eller mentor. "
        "Visitationen er forklaringen; den skal ikke skrives igen."
    )


def explains_itself(code: LegalBasisCode, visitation: Visitation | None) -> bool:
    """Say whether choosing this law needs no words of its own."""
    if code is LegalBasisCode.SEL_85:
        return visitation is not None and visitation.in_target_group
    return visitation is not None and not visitation.in_target_group


def longest_last_day(basis: LegalBasis, starts_on: date) -> date | None:
    """Return the latest last day that one grant by this law may have; None where it has no end."""
    if not basis.time_limited or basis.max_months is None:
        return None
    return add_months(starts_on, basis.max_months) - timedelta(days=1)


def what_follows(basis: LegalBasis) -> tuple[str, ...]:
    """Return what choosing a law leads to: the length of CTI and how the grant ends."""
    phase = basis.months // PHASES
    months = "måned" if phase == 1 else "måneder"
    cti = f"CTI varer {basis.months} måneder: tre faser på {phase} {months}."
    if ends_only_by_decision(basis.code):
        return (cti, "Bevillingen har ingen slutdato og slutter kun ved en ny afgørelse.")
    return (cti, f"En bevilling kan højst gælde {basis.max_months} måneder ad gangen.")
