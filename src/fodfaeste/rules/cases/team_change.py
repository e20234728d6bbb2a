"""A change on the team: the citizen keeps the same people unless there is a reason (A2).

«Jobkonsulenten skal være en gennemgående person» (SEED-4)
"""

from fodfaeste.rules.access.roles import CONTINUOUS_ROLES, Role
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


def check_change(*, role: Role, before: int | None, after: int, reason: str) -> None:
    """Raise Refused (A2) when nobody changes, or a person who goes through has no reason to go."""
    needs_reason = before is not None and role in CONTINUOUS_ROLES
    refuse_if(
        unmet(
            (before != after, _SOMEBODY_ELSE),
            (not needs_reason or is_said(reason, at_least=NOTE_LENGTH), _REASON_SAID),
        )
    )


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
