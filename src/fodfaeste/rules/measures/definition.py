"""What an instrument is: items, categories, scales, missing rule, prompts and change rule (K3).

An instrument is data with a version, never code. The published evaluation of the intervention asked
about well-being with a response category missing (domain.md 4), so its baseline is known only to
lie between 42.4 and 53.7: that is why a definition is checked before anybody answers it.
"""

from dataclasses import dataclass
from fractions import Fraction

from fodfaeste.rules.measures.kinds import Formula, Respondent, WhenMissing


@dataclass(frozen=True, slots=True)
class Category:
    """One answer that can be chosen: its value and its words."""

    value: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question; `is_reversed` when a high answer counts low in the score.

    `text` is put to the first one it is for. Where citizen and staff answer the same item, `text`
    is the citizen's wording and `staff_text` the staff's.
    """

    code: str
    text: str
    categories: tuple[Category, ...]
    staff_text: str = ""
    is_reversed: bool = False

    @property
    def lowest(self) -> int:
        """The lowest value that can be answered."""
        return min(category.value for category in self.categories)

    @property
    def highest(self) -> int:
        """The highest value that can be answered."""
        return max(category.value for category in self.categories)

    def takes(self, answer: int) -> bool:
        """Say whether the answer is one of the categories."""
        return any(category.value == answer for category in self.categories)

    def put_to(self, respondent: Respondent) -> str:
        """Return the question in the words of the one who answers."""
        return self.staff_text if respondent is Respondent.STAFF and self.staff_text else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A poor score as a prompt to talk, never a decision (K3).

    It is reached at `limit` and on the poor side of it: below, or above where high is poor.
    """

    limit: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRule:
    """How large a difference between two scores of one person must be; in points of the scale.

    `detectable`: the minimal detectable change, beyond which a difference is more than the
    instrument's own error. None where nobody has published one. `talking_point`: a difference worth
    talking about, however it came. `source` says where both were found.
    """

    detectable: Fraction | None = None
    talking_point: Fraction | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One number made of some of the items, and what may be said about it.

    `most_missing`: how many of its items may be left out. Beyond that there is no score at all; up
    to that, `when_missing` says whether the answered ones stand for the rest.
    """

    code: str
    title: str
    items: tuple[str, ...]
    formula: Formula
    most_missing: int = 0
    when_missing: WhenMissing = WhenMissing.NONE
    higher_is_better: bool = True
    prompts: tuple[Prompt, ...] = ()
    change: ChangeRule = ChangeRule()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One version of an instrument.

    `answered_by`: whom it is for. `team_only`: what staff answer and the citizen, the employer and
    the network never see. `is_validated`: whether these very words have been tested; where they
    have not, every page says so. `stands_in_for`: the code of an instrument whose own words an
    installation may load; from that day this one is no longer asked. `most_unanswered`: with more
    items left out there is no measurement. `least_days`: days there should be between two.
    """

    code: str
    version: int
    title: str
    language: str
    source: str
    licence: str
    is_validated: bool
    answered_by: tuple[Respondent, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    introduction: str = ""
    team_only: bool = False
    stands_in_for: str = ""
    most_unanswered: int = 0
    least_days: int = 0

    def item(self, code: str) -> Item:
        """Return the item of a code."""
        return next(item for item in self.items if item.code == code)

    def scale(self, code: str) -> Scale:
        """Return the scale of a code."""
        return next(scale for scale in self.scales if scale.code == code)

    def items_of(self, scale: Scale) -> tuple[Item, ...]:
        """Return the items that a scale is made of, in the order they are asked."""
        return tuple(item for item in self.items if item.code in scale.items)

    def is_for(self, respondent: Respondent) -> bool:
        """Say whether this one is asked."""
        return respondent in self.answered_by

    def reach(self, scale: Scale) -> tuple[Fraction, Fraction]:
        """Return the lowest and the highest score that complete answers can give, in points."""
        items = self.items_of(scale)
        lowest, highest = sum(item.lowest for item in items), sum(item.highest for item in items)
        if scale.formula is Formula.LINEAR:
            return Fraction(0), Fraction(100)
        if scale.formula is Formula.MEAN:
            return Fraction(lowest, len(items)), Fraction(highest, len(items))
        return Fraction(lowest), Fraction(highest)
