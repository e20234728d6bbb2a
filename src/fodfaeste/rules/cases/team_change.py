"""A change on the team: the citizen keeps the same people unless there is a reason (A2).

«Jobkonsulenten skal være en gennemgående person» (SEED-4)
«Tydeliggør over for borgeren, hvem der er involveret i indsatsen» (SEED-3): so every change is told
to the citizen, on their own page or by somebody who knows them, and the day is kept (A3).
"""

from datetime import date

from fodfaeste.rules.access.roles import CONTINUOUS_ROLES, Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

TELL_WITHIN = 3
"""Working days within which a citizen without a page of their own is to be told of a change."""


def check_change(
    *, role: Role, before: int | None, after: int, reason: str, holds_role: bool
) -> None:
    """Raise Refused (A1, A2) unless somebody else takes over who can, and the change has a reason.

    Only those who go through need one to go: CTI is there for a time.
    """
    needs_reason = before is not None and role in CONTINUOUS_ROLES
    refuse_if(
        unmet(
            (before != after, _SOMEBODY_ELSE),
            (holds_role, _HOLDS_ROLE),
            (not needs_reason or is_said(reason, at_least=NOTE_LENGTH), _REASON_SAID),
        )
    )


def check_told(*, told_on: date, enrolled_on: date, today: date) -> None:
    """Raise Refused (A3) unless the citizen was told on a day of the course that has come."""
    refuse_if(unmet((enrolled_on <= told_on <= today, _TOLD_BY_NOW)))


_SOMEBODY_ELSE = Obstacle(
    rule="A2",
    condition="somebody_else",
    sentence="Den, du har valgt, har allerede rollen.",
    next_step="Vælg en anden, eller lad teamet være, som det er.",
)
_REASON_SAID = Obstacle(
    rule="A2",
    condition="change_reason_said",
    sentence="Et skift mangler en grund. Borgeren skal så vidt muligt beholde de samme mennesker.",
    next_step=f"Skriv med mindst {NOTE_LENGTH} tegn, hvorfor det er nødvendigt.",
)
_HOLDS_ROLE = Obstacle(
    rule="A1",
    condition="successor_holds_role",
    sentence="Den, du har valgt, har ikke rollen i dag eller kan ikke logge ind. "
    "Borgeren skal have en, der kan hjælpe fra første dag.",
    next_step="Vælg en anden, eller bed en administrator om at give rollen.",
)
_TOLD_BY_NOW = Obstacle(
    rule="A3",
    condition="told_by_now",
    sentence="Borgeren kan kun være fortalt det i dag eller en tidligere dag i forløbet.",
    next_step="Ret dagen, eller gem det, når I har talt sammen.",
)
