"""Whether a match can be found in an opening, and whether a no may be looked past (D2, D8).

A requirement that is not met stops the match until a person has looked past it with a reason.
"""

from collections.abc import Iterable

from fodfaeste.rules.placement.matching.requirements import Requirement
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import NOTE_LENGTH, is_said


def check_opening_fits(noes: Iterable[tuple[Requirement, str]]) -> None:
    """Raise Refused (D2) for each requirement nobody has looked past; each with its why-not."""
    refuse_if(_opening_fits(which, sentence) for which, sentence in noes)


def check_look_past(*, reason: str, is_unmet: bool) -> None:
    """Raise Refused (D2) unless there is a no, and a reason to look past it."""
    refuse_if(
        unmet(
            (is_unmet, _NO_TO_LOOK_PAST),
            (is_said(reason, at_least=NOTE_LENGTH), _LOOKED_PAST_WITH_REASON),
        )
    )


def _opening_fits(which: Requirement, sentence: str) -> Obstacle:
    return Obstacle(
        rule="D2",
        condition="opening_fits",
        sentence=f"Kravet »{which.label}« er ikke opfyldt. {sentence}",
        next_step="Skriv på listen over åbninger, hvorfor I ser bort fra kravet, eller vælg en "
        "anden åbning.",
    )


_NO_TO_LOOK_PAST = Obstacle(
    rule="D2",
    condition="a_no_to_look_past",
    sentence="Kravet er opfyldt nu. Der er ikke noget at se bort fra.",
    next_step="Gå tilbage til listen. Den er ændret, siden du åbnede den.",
)
_LOOKED_PAST_WITH_REASON = Obstacle(
    rule="D2",
    condition="looked_past_with_reason",
    sentence="Der står ikke, hvorfor I ser bort fra kravet. Det skal andre kunne forstå senere.",
    next_step=f"Skriv grunden med mindst {NOTE_LENGTH} tegn.",
)
