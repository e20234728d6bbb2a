"""What each role is called, and what it does for the citizen, as dated data (A3, A5).

«Tydeliggør over for borgeren, hvem der er involveret i indsatsen og hvordan de forskellige
medarbejdere kan støtte borgeren under forløbet.» (SEED-3)
SEED-3 says «virksomhedskonsulent» where SEED-4 says «jobkonsulent»: each municipality picks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.access.roles import Role


@dataclass(frozen=True, slots=True)
class RoleLabel:
    """The name of a role and one sentence to the citizen about it, from one day on."""

    role: Role
    label: str
    description: str
    valid_from: date | None = None


DEFAULTS: tuple[RoleLabel, ...] = (
    RoleLabel(
        Role.EMPLOYMENT_CASEWORKER,
        "Sagsbehandler, beskæftigelse",
        "Følger din vej mod job, holder samtaler med dig og træffer afgørelser om beskæftigelse.",
    ),
    RoleLabel(
        Role.SOCIAL_CASEWORKER,
        "Sagsbehandler, social",
        "Finder sammen med dig ud af, hvilken støtte du har brug for, og træffer afgørelse om den.",
    ),
    RoleLabel(
        Role.JOB_CONSULTANT,
        "Jobkonsulent",
        "Hjælper dig med at finde et arbejde, der passer til dig, og følger dig på arbejdspladsen.",
    ),
    RoleLabel(
        Role.CTI_WORKER,
        "CTI-medarbejder",
        "Støtter dig tæt i den første tid med job og hjælper med at få hverdagen til at fungere.",
    ),
    RoleLabel(Role.LEADER, "Leder", "Sørger for, at teamet har tid og mulighed for at hjælpe dig."),
    RoleLabel(Role.ADMINISTRATOR, "Administrator", "Sørger for, at systemet er sat rigtigt op."),
    RoleLabel(
        Role.EVALUATOR, "Evaluator", "Undersøger, om indsatsen virker, uden at se hvem du er."
    ),
    RoleLabel(Role.CITIZEN, "Borger", "Det er dig. Det er dine mål, planen handler om."),
)


def label_on(role: Role, day: date, table: Iterable[RoleLabel] = DEFAULTS) -> RoleLabel:
    """Return the label of a role in force on `day`: the latest that has begun.

    Raises LookupError when the table has no such row.
    """
    begun = [row for row in table if row.role == role and (row.valid_from or date.min) <= day]
    if not begun:
        raise LookupError(f"no label for {role} on {day}")
    return max(begun, key=lambda row: row.valid_from or date.min)
