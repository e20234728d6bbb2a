"""What a goal and an effort need before they are kept: words, and dates that go forward (C3).

«så dette er samlet ét sted for både borgere og medarbejdere» (SEED-3): who does what, under which
law and when, in words.
"""

from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


def check_wording(wording: str) -> None:
    """Raise Refused (C3) for a goal, sub-goal or effort without words."""
    refuse_if(unmet((is_said(wording), _WORDING_SAID)))


def check_effort(
    *, wording: str, responsible: str, starts_on: date | None, ends_before: date | None
) -> None:
    """Raise Refused (C3) unless the effort says what, by whom, and ends after it starts."""
    forward = starts_on is None or ends_before is None or starts_on < ends_before
    refuse_if(
        unmet(
            (is_said(wording), _WORDING_SAID),
            (is_said(responsible), _RESPONSIBLE_SAID),
            (forward, _EFFORT_FORWARD),
        )
    )


_WORDING_SAID = Obstacle(
    rule="C3",
    condition="wording_said",
    sentence="Der er ingen tekst. Planen skal kunne læses af alle, også af borgeren.",
    next_step="Skriv det med ord, borgeren kender.",
)
_RESPONSIBLE_SAID = Obstacle(
    rule="C3",
    condition="responsible_said",
    sentence="Det står ikke, hvem der gør det. Planen siger, hvem der gør hvad.",
    next_step="Skriv navnet på den, der gør det.",
)
_EFFORT_FORWARD = Obstacle(
    rule="C3",
    condition="effort_forward",
    sentence="Indsatsen slutter, før den begynder.",
    next_step="Ret en af de to datoer.",
)
