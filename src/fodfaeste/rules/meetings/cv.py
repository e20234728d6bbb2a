"""The CV is made, not only dated (B7).

«Alle borgere skal have udarbejdet et CV» (SEED-4)
"""

from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet


def obstacles_to_cv(
    *, made_on: date, kickoff_held_on: date | None, today: date
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of noting that the CV is made."""
    return unmet(
        (kickoff_held_on is not None, _KICKOFF_HELD),
        (made_on <= today, _MADE_BY_NOW),
    )


def check_cv(*, made_on: date, kickoff_held_on: date | None, today: date) -> None:
    """Raise Refused (B7) unless the CV can be noted as made."""
    refuse_if(obstacles_to_cv(made_on=made_on, kickoff_held_on=kickoff_held_on, today=today))


_KICKOFF_HELD = Obstacle(
    rule="B7",
    condition="kickoff_held_first",
    sentence="Opstartsmødet er ikke holdt endnu, og CV'et aftales dér.",
    next_step="Hold opstartsmødet først.",
)
_MADE_BY_NOW = Obstacle(
    rule="B7",
    condition="cv_made_by_now",
    sentence="Dagen, hvor CV'et blev færdigt, ligger ude i fremtiden.",
    next_step="Ret datoen til den dag, CV'et blev færdigt.",
)
