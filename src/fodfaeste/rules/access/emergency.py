"""Looking up a citizen one does not work with, and opening a course in an emergency (M1).

Knowing the citizen belongs to the team (SEED-4: «får de centrale parter i det videre forløb
alle et kendskab til borgeren»); everybody else needs a reason that can be read afterwards.
"""

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said

GLASS_REASON_LENGTH = 20
"""The shortest reason for an emergency opening, in characters."""


def check_card_reason(reason: str) -> None:
    """Raise Refused (M1) unless the look-up has a reason in words."""
    refuse_if(unmet((is_said(reason, at_least=NOTE_LENGTH), _CARD_REASON)))


def check_glass_reason(reason: str) -> None:
    """Raise Refused (M1) unless the emergency opening has a reason in words."""
    refuse_if(unmet((is_said(reason, at_least=GLASS_REASON_LENGTH), _GLASS_REASON)))


NO_CARD_SEEN = Obstacle(
    rule="M1",
    condition="card_seen",
    sentence="Et forløb kan kun nødåbnes af en, der lige har slået borgeren op.",
    next_step="Slå borgeren op på CPR-nummer, og åbn forløbet fra kortet.",
)
_CARD_REASON = Obstacle(
    rule="M1",
    condition="card_reason_said",
    sentence="Der mangler en grund til opslaget. Borgeren kan se, hvem der har slået op.",
    next_step=f"Skriv grunden med mindst {NOTE_LENGTH} tegn.",
)
_GLASS_REASON = Obstacle(
    rule="M1",
    condition="glass_reason_said",
    sentence="Der mangler en grund til nødåbningen. Lederen læser den, og borgeren kan få den.",
    next_step=f"Skriv grunden med mindst {GLASS_REASON_LENGTH} tegn.",
)
