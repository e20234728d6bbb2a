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


def check_review(*, opened_by: int, reviewer: int, leads_the_unit: bool) -> None:
    """Raise Refused (M1) unless the unit's leader reviews it, and never the one who opened it."""
    refuse_if(unmet((leads_the_unit, _OWN_UNIT), (opened_by != reviewer, _NOT_ONES_OWN)))


NO_CARD_SEEN = Obstacle(
    rule="M1",
    condition="card_seen",
    sentence="Et forløb kan kun nødåbnes af en, der lige har slået borgeren op.",
    next_step="Slå borgeren op på CPR-nummer, og åbn forløbet fra kortet.",
)
_OWN_UNIT = Obstacle(
    rule="M1",
    condition="leads_the_unit",
    sentence="Nødåbningen gælder et forløb i en anden enhed. Den gennemgås af enhedens egen leder.",
    next_step="Bed lederen af den enhed om at gennemgå den.",
)
_NOT_ONES_OWN = Obstacle(
    rule="M1",
    condition="not_ones_own",
    sentence="Du har selv åbnet forløbet i nød. Gennemgangen skal laves af en anden.",
    next_step="Bed en anden leder af enheden om at gennemgå den.",
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
