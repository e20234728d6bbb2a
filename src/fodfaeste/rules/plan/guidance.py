"""The citizen is guided on support under other law, and it is noted (C13).

«Borgeren vejledes desuden i at søge støtte efter anden lovgivning, hvis borgeren har ønske om og
behov for dette.» (SEED-4): offered to each, forced on nobody; no gate waits for it.
"""

from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said


def check_guidance(*, about: str, given_by: str, given_on: date, today: date) -> None:
    """Raise Refused (C13) unless it says about what and by whom, and has taken place."""
    refuse_if(
        unmet(
            (is_said(about), _ABOUT_SAID),
            (is_said(given_by), _GIVER_SAID),
            (given_on <= today, _GIVEN_ALREADY),
        )
    )


_ABOUT_SAID = Obstacle(
    rule="C13",
    condition="guidance_about_said",
    sentence="Det står ikke, hvilken støtte I talte om. Borgeren skal kunne finde tilbage til det.",
    next_step="Skriv støtten med almindelige ord, fx tilskud til tandlæge.",
)
_GIVER_SAID = Obstacle(
    rule="C13",
    condition="guidance_giver_said",
    sentence="Det står ikke, hvem der vejledte borgeren.",
    next_step="Skriv navnet, så borgeren ved, hvem der kan svare.",
)
_GIVEN_ALREADY = Obstacle(
    rule="C13",
    condition="guidance_given_already",
    sentence="Dagen er ikke kommet endnu. Her står kun det, der er talt om.",
    next_step="Skriv den dag, I talte om det, eller lav en opgave med datoen.",
)
