"""Whether enough is known of a citizen to look for openings, and what to ask about (D2).

«Når jobkonsulent og borger har fundet et jobmatch» (SEED-4): what is not known never closes a door,
but the more the two have talked about, the better the list.
"""

from dataclasses import dataclass

from fodfaeste.rules.placement.profile.lines import warnings_on_wishes
from fodfaeste.rules.refusal import Obstacle, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """How much of the profile has been said."""

    wishes: int = 0
    lines_about_skill: int = 0
    """Competences and experience together."""
    has_hours: bool = False
    has_transport: bool = False


def lacks_before_match(facts: ProfileFacts) -> tuple[Obstacle, ...]:
    """Return what is still to be talked about before openings are looked at."""
    return (
        *warnings_on_wishes(facts.wishes),
        *unmet(
            (facts.lines_about_skill > 0, _SKILL_SAID),
            (facts.has_hours, _HOURS_SAID),
            (facts.has_transport, _WAY_SAID),
        ),
    )


_SKILL_SAID = Obstacle(
    rule="D2",
    condition="skill_said",
    sentence="Der står ikke, hvad borgeren kan eller har prøvet.",
    next_step="Spørg til det, borgeren kan, også fra hjem, fritid og frivilligt arbejde.",
)
_HOURS_SAID = Obstacle(
    rule="D2",
    condition="hours_said",
    sentence="Der står ikke, hvor mange timer om ugen borgeren vil begynde med.",
    next_step="Aftal, hvor få og hvor mange timer der kan være tale om.",
)
_WAY_SAID = Obstacle(
    rule="D2",
    condition="way_said",
    sentence="Der står ikke, hvordan borgeren kan komme på arbejde.",
    next_step="Spørg, om det er til fods, på cykel, med bus eller i bil.",
)
