"""How many points each part of a match can give: printed, editable, dated numbers (D2).

«borgers jobmål sætter retningen for virksomhedskonsulentens arbejde» (SEED-3): so the wishes weigh
most. The numbers are a municipality's own choice and no truth; they are the same for everybody, are
shown beside every list, and always add up to 100.
"""

from dataclasses import dataclass

from fodfaeste.rules.refusal import Obstacle, refuse_if
from fodfaeste.rules.words import Word

WHOLE = 100
RULES = 1
"""Counts up whenever a requirement, a part or a share is judged otherwise than before."""


class Part(Word):
    """One of the six parts that the points of an opening are the sum of."""

    WISHES = "wishes", "Ønsker"
    COMPETENCES = "competences", "Erfaring og kompetencer"
    HOURS = "hours", "Timer"
    WAY = "way", "Vejen til arbejde"
    CONSIDERATIONS = "considerations", "Hensyn"
    PAID = "paid", "Løntimer i sigte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The most points that each part can give."""

    wishes: int
    competences: int
    hours: int
    way: int
    considerations: int
    paid: int

    def of(self, part: Part) -> int:
        """Return the most points that one part can give."""
        return self.in_order[list(Part).index(part)]

    @property
    def in_order(self) -> tuple[int, ...]:
        """Return the six numbers in the order of the parts."""
        return (
            self.wishes,
            self.competences,
            self.hours,
            self.way,
            self.considerations,
            self.paid,
        )

    @property
    def rule_version(self) -> str:
        """Return what a list was made by: the number of the rules, and the weights."""
        return f"{RULES}/{'-'.join(map(str, self.in_order))}"


DEFAULT = Weights(wishes=30, competences=20, hours=15, way=10, considerations=15, paid=10)


def obstacles_to_weights(weights: Weights) -> tuple[Obstacle, ...]:
    """Return why the points cannot be shared out like this."""
    total = sum(weights.in_order)
    if min(weights.in_order) < 0:
        return (_NO_PART_TAKES_AWAY,)
    return () if total == WHOLE else (_sum_is_whole(total),)


def check_weights(weights: Weights) -> None:
    """Raise Refused (D2) unless the six numbers add up to 100."""
    refuse_if(obstacles_to_weights(weights))


_NO_PART_TAKES_AWAY = Obstacle(
    rule="D2",
    condition="no_part_takes_away",
    sentence="En del kan ikke give færre end 0 point. En åbning skal ikke trækkes ned.",
    next_step="Skriv 0 ved den del, der ikke skal tælle.",
)


def _sum_is_whole(total: int) -> Obstacle:
    far = abs(WHOLE - total)
    return Obstacle(
        rule="D2",
        condition="weights_sum_to_100",
        sentence=f"De seks dele giver {total} point i alt. De skal give {WHOLE}, så alle kan se, "
        "hvor meget hver del fylder.",
        next_step=f"Læg {far} point til." if total < WHOLE else f"Tag {far} point fra.",
    )
