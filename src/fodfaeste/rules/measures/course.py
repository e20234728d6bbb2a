"""Reading a course: one line for each scale, and what its change says (K3, K4).

A score is told only where the scale's own missing rule gives one. Two scores are compared only when
they come from the same version, because other words are another question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.measures.change import Change, change_between, in_words
from fodfaeste.rules.measures.definition import Instrument, Prompt, Scale
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent
from fodfaeste.rules.measures.scoring import Answers, Score, prompt_at, score, scores

FEWEST_TO_COMPARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet:
    """One set of answers, with the version of the instrument that they were given to."""

    instrument: Instrument
    respondent: Respondent
    measured_on: date
    occasion: MeasureOccasion
    mode: AnswerMode
    answers: Answers
    by: str = ""

    def scores(self) -> dict[str, Score]:
        """Return the score of each scale that its missing rule gives one."""
        return scores(self.instrument, self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One measurement of a scale; the score is None beyond the missing rule."""

    on: date
    occasion: MeasureOccasion
    mode: AnswerMode
    version: int
    score: Score | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One scale over time, as one of the two answered it; the latest version tells its words."""

    instrument: Instrument
    scale: Scale
    respondent: Respondent
    points: tuple[Point, ...]

    @property
    def scored(self) -> tuple[Point, ...]:
        """The points with a score, in order of time."""
        return tuple(point for point in self.points if point.score is not None)

    @property
    def comparable(self) -> tuple[Point, ...]:
        """Those of the version that was answered last."""
        scored = self.scored
        return tuple(point for point in scored if point.version == scored[-1].version)

    @property
    def change(self) -> Change | None:
        """The change from the first to the last of one version; None of fewer than two."""
        found = self.comparable
        if len(found) < FEWEST_TO_COMPARE or not (found[0].score and found[-1].score):
            return None
        return change_between(self.scale, found[0].score, found[-1].score)

    @property
    def prompt(self) -> Prompt | None:
        """The prompt to talk that the latest score has reached."""
        last = self.scored[-1].score if self.scored else None
        return prompt_at(self.scale, last) if last else None


def lines(sets: Iterable[AnswerSet]) -> tuple[Line, ...]:
    """Return a line for each scale and each who answered, in the order first answered."""
    kept: dict[tuple[str, Respondent], list[AnswerSet]] = {}
    for given in sorted(sets, key=lambda one: one.measured_on):
        kept.setdefault((given.instrument.code, given.respondent), []).append(given)
    return tuple(
        _line(found[-1].instrument, scale, respondent, found)
        for (_, respondent), found in kept.items()
        for scale in found[-1].instrument.scales
    )


def _line(
    instrument: Instrument, scale: Scale, respondent: Respondent, found: Sequence[AnswerSet]
) -> Line:
    points = tuple(
        Point(
            on=given.measured_on,
            occasion=given.occasion,
            mode=given.mode,
            version=given.instrument.version,
            score=score(given.instrument, given.instrument.scale(scale.code), given.answers),
        )
        for given in found
        if any(one.code == scale.code for one in given.instrument.scales)
    )
    return Line(instrument=instrument, scale=scale, respondent=respondent, points=points)


def sentences(line: Line) -> tuple[str, ...]:
    """Return what can be said of a line, each a sentence or two; a single score says nothing."""
    told: list[str] = []
    if line.change is not None:
        told.append(in_words(line.scale, line.change))
    elif len(line.scored) == 1:
        told.append("Der er én måling. En ændring kan først læses af to.")
    if len(line.comparable) < len(line.scored):
        told.append("Ordene i skemaet er ændret undervejs. Tal fra før kan ikke sammenlignes.")
    if len({point.mode for point in line.comparable}) > 1:
        told.append("Der er svaret på forskellige måder. Det kan flytte tallet lidt.")
    if len(line.points) > len(line.scored):
        told.append("Et sted mangler så mange svar, at der ikke er noget tal.")
    return tuple(told)


def marking(instrument: Instrument) -> str:
    """Return how the words are marked wherever their numbers stand; empty when they are tested."""
    return "" if instrument.is_validated else "Egne ord, ikke efterprøvet."
