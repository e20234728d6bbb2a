"""What a difference between two scores of one person says, by the instrument's own error (K4)."""

from dataclasses import dataclass
from fractions import Fraction

from fodfaeste.rules.measures.definition import ChangeRule, Scale
from fodfaeste.rules.measures.kinds import Verdict
from fodfaeste.rules.measures.scoring import Score, in_digits


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in points, signed as it stands on the scale, and what may be said of it.

    `verdict` is None where nobody has published how large a difference must be to be certain.
    """

    points: Fraction
    verdict: Verdict | None
    is_talking_point: bool


def change_between(scale: Scale, first: Score, last: Score) -> Change:
    """Return the change from the first score to the last, in points of the scale.

    A difference is certain from the minimal detectable change on, in either direction. For WHO-5
    that is 23.6 points: test-retest of the Danish version, ICC .81, n = 554
    (doi 10.1186/s12955-018-1001-0); 10 points are worth talking about (its manual).
    The error of a single measurement is taken to be the same all over the scale.
    """
    points = last.value - first.value
    return Change(points, _verdict(scale, points), _is_talking_point(scale.change, points))


def _verdict(scale: Scale, points: Fraction) -> Verdict | None:
    detectable = scale.change.detectable
    if detectable is None:
        return None
    if abs(points) < detectable:
        return Verdict.UNCERTAIN
    return Verdict.BETTER if (points > 0) is scale.higher_is_better else Verdict.WORSE


def _is_talking_point(rule: ChangeRule, points: Fraction) -> bool:
    return rule.talking_point is not None and abs(points) >= rule.talking_point


def in_words(scale: Scale, change: Change) -> str:
    """Return the change as one or two sentences that a citizen can read aloud."""
    size = in_digits(abs(change.points))
    unit = "point" if scale.change.detectable or scale.change.talking_point else "trin"
    moved = _moved(change.points, size, unit)
    if change.verdict is None:
        talk = " Det er værd at tale om." if change.is_talking_point else ""
        return f"{moved}{talk}"
    talk = (
        " Det er værd at tale om, selv om det ikke er sikkert."
        if change.is_talking_point and change.verdict is Verdict.UNCERTAIN
        else ""
    )
    return f"{change.verdict.label}: {moved[:1].lower()}{moved[1:]}{talk}"


def _moved(points: Fraction, size: str, unit: str) -> str:
    if not points:
        return "Det samme som første gang."
    return f"{size} {unit} {'højere' if points > 0 else 'lavere'} end første gang."
