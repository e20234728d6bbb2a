"""How near one course is to the method, judged from ordinary registration (J8).

«de ikke bør skilles fra hinanden» (SEED-3): CTI is one of the six core elements. What is not yet
due is not judged, and what cannot be seen is said to be unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from fodfaeste.rules.caseload.load import FULL
from fodfaeste.rules.cti.clock import Clock, Phase, clock
from fodfaeste.rules.cti.fidelity_indicators import INDICATORS, Indicator, IndicatorCode
from fodfaeste.rules.cti.kinds import EarlyEndReason
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.words import Word

DAY = timedelta(days=1)
FEWEST_AREAS = 1


class Reading(Word):
    """What an indicator says of one course today."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    EARLY = "early", "For tidligt at sige"
    UNSEEN = "unseen", "Kan ikke ses"


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """A focus area: its phase, and the day the citizen chose it."""

    phase: int
    chosen_on: date | None


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """A task that is given on, and the day somebody said yes to it; None before that."""

    agreed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of the municipality that the indicators go by."""

    plan_within_days: int = 14
    most_areas: int = 3
    first_month: int = 2
    outside_office: int = 3
    with_network: int = 2


def limit_in_words(code: IndicatorCode, numbers: Numbers) -> str:
    """Return the number an indicator goes by, where a municipality may set it."""
    words = {
        IndicatorCode.PHASE_PLAN: f"Inden for {numbers.plan_within_days} dage.",
        IndicatorCode.FOCUS_AREAS: f"Højst {numbers.most_areas} i en fase.",
        IndicatorCode.FIRST_MONTH: f"Mindst {numbers.first_month}.",
        IndicatorCode.OUTSIDE: f"Mindst {numbers.outside_office}.",
        IndicatorCode.NETWORK: f"Mindst {numbers.with_network}.",
    }
    return words.get(code, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """One course as it is written down; `talks` are meetings and calls, phase by phase.

    `law_months` is None where the law of the start is not known any more, `load` where nobody is
    the CTI worker.
    """

    course: Clock
    law_months: int | None
    closed_on: date | None = None
    early_reason: EarlyEndReason | None = None
    areas: tuple[AreaFacts, ...] = ()
    talks: tuple[int, int, int] = (0, 0, 0)
    first_month: int = 0
    outside_office: int = 0
    with_network: int = 0
    load: Fraction | None = None
    transfer_held_on: date | None = None
    closing_note: bool = False
    handovers: tuple[HandoverFacts, ...] = ()
    sparring_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What one indicator says of one course, and the count behind it."""

    indicator: Indicator
    reading: Reading
    said: str = ""


def judge(facts: CourseFacts, *, numbers: Numbers, today: date) -> tuple[Judged, ...]:
    """Return every indicator for one course, in the order of a course."""
    return tuple(
        Judged(one, *_JUDGES[one.code](_Asked(facts, numbers, today))) for one in INDICATORS
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What each judge looks at."""

    facts: CourseFacts
    numbers: Numbers
    today: date

    @property
    def until(self) -> date:
        """The last day there is anything to say about."""
        last = self.facts.course.ends_before - DAY
        return min(day for day in (self.today, last, self.facts.closed_on) if day is not None)

    @property
    def begun(self) -> tuple[Phase, ...]:
        """The phases that have begun."""
        return tuple(one for one in self.facts.course.phases if one.starts_on <= self.until)

    @property
    def over(self) -> tuple[Phase, ...]:
        """The phases that were gone through to their last day and are behind us."""
        return tuple(
            one
            for one in self.facts.course.phases
            if one.ends_before <= self.today and one.ends_before - DAY <= self.until
        )

    def enough(self, number: int, least: int, *, before: date) -> tuple[Reading, str]:
        """Judge a count that must be reached before a day; the last day counts to its end."""
        said = f"{number} af mindst {least}"
        if number >= least:
            return Reading.YES, said
        if self.is_closed and self.until < before - DAY:
            return Reading.UNSEEN, said
        due = self.is_closed or self.today >= before
        return (Reading.NO if due else Reading.EARLY), said

    @property
    def not_yet(self) -> Reading:
        """What is said of something that was not due: it may come, or the course stopped."""
        return Reading.UNSEEN if self.is_closed else Reading.EARLY

    @property
    def is_closed(self) -> bool:
        """Whether the course is closed."""
        return self.facts.closed_on is not None

    @property
    def is_over(self) -> bool:
        """Whether the course is closed, or its time is up."""
        return self.is_closed or self.facts.course.ends_before <= self.today


Judge = Callable[[_Asked], tuple[Reading, str]]


def _yes_if(holds: bool, said: str = "") -> tuple[Reading, str]:  # noqa: FBT001 -- a condition
    return (Reading.YES if holds else Reading.NO), said


def _length(asked: _Asked) -> tuple[Reading, str]:
    months, law = asked.facts.course.months, asked.facts.law_months
    if law is None:
        return Reading.UNSEEN, ""
    return _yes_if(months == law, f"{months} måneder; loven giver {law}")


def _thirds(asked: _Asked) -> tuple[Reading, str]:
    course = asked.facts.course
    return _yes_if(clock(starts_on=course.starts_on, months=course.months) == course)


def _phase_plan(asked: _Asked) -> tuple[Reading, str]:
    within = timedelta(days=asked.numbers.plan_within_days)
    in_time = [phase for phase in asked.begun if _chosen_by(asked, phase, phase.starts_on + within)]
    late = [
        phase
        for phase in asked.begun
        if phase not in in_time and asked.until > phase.starts_on + within
    ]
    said = f"{len(in_time)} af {len(asked.begun)} begyndte faser"
    if late:
        return Reading.NO, said
    return (Reading.YES if in_time else asked.not_yet), said


def _chosen_by(asked: _Asked, phase: Phase, day: date) -> bool:
    chosen = [one.chosen_on for one in asked.facts.areas if one.phase == phase.number]
    return any(on is not None and on <= day for on in chosen)


def _focus_areas(asked: _Asked) -> tuple[Reading, str]:
    counts = [sum(one.phase == phase.number for one in asked.facts.areas) for phase in asked.begun]
    said = ", ".join(
        f"{count} i fase {phase.number}" for phase, count in zip(asked.begun, counts, strict=True)
    )
    if any(count > asked.numbers.most_areas for count in counts):
        return Reading.NO, said
    reading, _ = _phase_plan(asked)
    if all(count >= FEWEST_AREAS for count in counts) and counts:
        return Reading.YES, said
    return (Reading.NO if reading is Reading.NO else asked.not_yet), said


def _chosen(asked: _Asked) -> tuple[Reading, str]:
    areas = asked.facts.areas
    if not areas:
        return (Reading.NO if asked.is_over else Reading.EARLY), ""
    chosen = sum(one.chosen_on is not None for one in areas)
    return _yes_if(chosen == len(areas), f"{chosen} af {len(areas)} fokusområder")


def _caseload(asked: _Asked) -> tuple[Reading, str]:
    if asked.facts.load is None or asked.is_closed:
        return Reading.UNSEEN, ""
    return _yes_if(asked.facts.load <= FULL)


def _first_month(asked: _Asked) -> tuple[Reading, str]:
    month_over = add_months(asked.facts.course.starts_on, 1)
    return asked.enough(asked.facts.first_month, asked.numbers.first_month, before=month_over)


def _outside(asked: _Asked) -> tuple[Reading, str]:
    phase_over = asked.facts.course.phases[0].ends_before
    return asked.enough(asked.facts.outside_office, asked.numbers.outside_office, before=phase_over)


def _network(asked: _Asked) -> tuple[Reading, str]:
    phase_over = asked.facts.course.phases[0].ends_before
    return asked.enough(asked.facts.with_network, asked.numbers.with_network, before=phase_over)


def _decreasing(asked: _Asked) -> tuple[Reading, str]:
    counts = [asked.facts.talks[phase.number - 1] for phase in asked.over]
    said = ", ".join(f"{count} i fase {number}" for number, count in enumerate(counts, start=1))
    pairs = list(pairwise(counts))
    if not pairs:
        return asked.not_yet, said
    return _yes_if(all(after < before for before, after in pairs), said)


def _sparring(asked: _Asked) -> tuple[Reading, str]:
    phases = asked.over or asked.begun[:1]
    taken_up = [
        any(phase.period.contains(day) for day in asked.facts.sparring_days) for phase in phases
    ]
    said = f"{sum(taken_up)} af {len(asked.over)} faser, der er gået" if asked.over else ""
    if taken_up and all(taken_up):
        return Reading.YES, said
    if asked.over:
        return Reading.NO, said
    return asked.not_yet, said


def _no_early_stop(asked: _Asked) -> tuple[Reading, str]:
    if not asked.is_over:
        return Reading.EARLY, ""
    reason = asked.facts.early_reason
    if reason in {EarlyEndReason.MOVED, EarlyEndReason.DIED}:
        return Reading.UNSEEN, reason.label
    return _yes_if(reason is None, reason.label if reason else "")


def _handover(asked: _Asked) -> tuple[Reading, str]:
    deadline = add_months(asked.facts.course.ends_before, -1)
    agreed = [
        one.agreed_on is not None and one.agreed_on <= deadline for one in asked.facts.handovers
    ]
    said = f"{sum(agreed)} af {len(agreed)} opgaver" if agreed else "Ingen opgaver endnu"
    if agreed and all(agreed):
        return Reading.YES, said
    if asked.is_closed and asked.until < deadline:
        return Reading.UNSEEN, said
    return (Reading.EARLY if asked.until <= deadline else Reading.NO), said


def _transfer(asked: _Asked) -> tuple[Reading, str]:
    if asked.facts.transfer_held_on is not None:
        return Reading.YES, ""
    if asked.facts.early_reason is not None:
        return Reading.UNSEEN, asked.facts.early_reason.label
    return (Reading.NO if asked.is_over else Reading.EARLY), ""


def _closing_note(asked: _Asked) -> tuple[Reading, str]:
    if not asked.is_closed:
        return Reading.EARLY, ""
    return _yes_if(asked.facts.closing_note)


_JUDGES: dict[IndicatorCode, Judge] = {
    IndicatorCode.LENGTH: _length,
    IndicatorCode.THIRDS: _thirds,
    IndicatorCode.PHASE_PLAN: _phase_plan,
    IndicatorCode.FOCUS_AREAS: _focus_areas,
    IndicatorCode.CHOSEN: _chosen,
    IndicatorCode.CASELOAD: _caseload,
    IndicatorCode.FIRST_MONTH: _first_month,
    IndicatorCode.OUTSIDE: _outside,
    IndicatorCode.NETWORK: _network,
    IndicatorCode.DECREASING: _decreasing,
    IndicatorCode.SPARRING: _sparring,
    IndicatorCode.NO_EARLY_STOP: _no_early_stop,
    IndicatorCode.HANDOVER: _handover,
    IndicatorCode.TRANSFER: _transfer,
    IndicatorCode.CLOSING_NOTE: _closing_note,
}
