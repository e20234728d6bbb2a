"""The leader's reason, where the method bends only for one (E3, E5, I1).

«CTI-medarbejderen som minimum skal deltage i det første møde» (SEED-4): where that is no longer
possible, the leader says why, so that it is seen and not a habit.
"""

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


def check_leader_reason(text: str) -> None:
    """Raise Refused (E3) when the reason says too little."""
    refuse_if(unmet((is_said(text, at_least=NOTE_LENGTH), _REASON_SAID)))


_REASON_SAID = Obstacle(
    rule="E3",
    condition="leader_reason_said",
    sentence="Begrundelsen er for kort til, at andre kan forstå den.",
    next_step=f"Skriv begrundelsen med mindst {NOTE_LENGTH} tegn.",
)
