"""What a leader goes by every week: the way through a course, answers, and what is not written.

«Afstemte forventninger, ledelsesmæssig opbakning og tydelighed i mål og rammer understøtter
indsatsen» (SEED-3). Times are of courses, told as in J6: none of fewer than five, no quarter of
fewer than ten; those who still wait are said beside them, never counted as if they had arrived.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fodfaeste.rules.followup.workdays import workdays_between
from fodfaeste.rules.results.counted import (
    FEWEST_FOR_A_SHARE,
    FEWEST_SHOWN,
    Spread,
    spread,
)
from fodfaeste.rules.words import Word


class Stage(Word):
    """A step of the way, from one day to the next."""

    TO_KICKOFF = "to_kickoff", "Fra indskrivning til opstartsmøde"
    TO_MATCH = "to_match", "Fra opstartsmøde til jobmatch"
    TO_CTI = "to_cti", "Fra jobmatch til CTI begynder"
    OF_CTI = "of_cti", "Fra CTI begynder, til det er afsluttet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One step over many courses: the days it took, how many wait, how many never came so far."""

    stage: Stage
    days: Spread
    waiting: int
    stopped: int

    def beside(self) -> str:
        """Return who is not in the days; empty when nobody is left out."""
        left_out = [
            f"{in_few(number)} {words}"
            for number, words in (
                (self.waiting, "venter endnu"),
                (self.stopped, "nåede det ikke, før forløbet sluttede"),
            )
            if number
        ]
        return f"Ikke regnet med: {', '.join(left_out)}." if left_out else ""


def in_few(number: int) -> str:
    """Return a number of courses as it may be told."""
    return str(number) if number >= FEWEST_SHOWN else f"færre end {FEWEST_SHOWN}"


@dataclass(frozen=True, slots=True)
class Answered:
    """So many questions asked, answered and due on the same three days."""

    asked_on: date
    answered_on: date
    due_on: date
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How fast questions were answered in some time, in working days."""

    taken: Spread
    in_time: int

    def in_words(self) -> str:
        """Return "typisk efter 1 arbejdsdag (12 svar)", with the middle half where it may be."""
        number = self.taken.number
        if number < FEWEST_SHOWN:
            return "For få svar til at vise et tal" if number else "Ingen svar"
        said = f"Typisk efter {workdays(self.taken.median)}"
        if number < FEWEST_FOR_A_SHARE:
            return f"{said} ({number} svar)"
        half = f"{_number(self.taken.lower)}–{_number(self.taken.upper)}"
        return f"{said}, den midterste halvdel {half} ({number} svar)"

    def in_time_in_words(self) -> str:
        """Return "9 af 12"; nothing of so few answers that one knows whose they are."""
        number = self.taken.number
        return f"{self.in_time} af {number}" if number >= FEWEST_SHOWN else "–"


def answers(rows: Iterable[Answered]) -> Answers:
    """Return how fast all of these were answered."""
    taken: list[int] = []
    in_time = 0
    for row in rows:
        taken += [_taken(row.asked_on, row.answered_on)] * row.number
        in_time += row.number if row.answered_on <= row.due_on else 0
    return Answers(taken=spread(taken), in_time=in_time)


def answers_by_month(rows: Iterable[Answered]) -> Mapping[date, Answers]:
    """Return the same month by month, by the day of the answer; the latest month first."""
    found: dict[date, list[Answered]] = defaultdict(list)
    for row in rows:
        found[row.answered_on.replace(day=1)].append(row)
    return {month: answers(found[month]) for month in sorted(found, reverse=True)}


@lru_cache(maxsize=4096)
def _taken(asked_on: date, answered_on: date) -> int:
    return workdays_between(asked_on, answered_on)


def workdays(number: float) -> str:
    """Return "1 arbejdsdag", "2,5 arbejdsdage"."""
    return f"{_number(number)} {'arbejdsdag' if number == 1 else 'arbejdsdage'}"


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


class Unwritten(Word):
    """What should be written on a course by now and is not."""

    KICKOFF_DATE = "kickoff_date", "Opstartsmødet har ingen dag"
    JOB_GOAL = "job_goal", "Jobmålet er ikke skrevet"
    PLAN_OWNER = "plan_owner", "Ingen har ansvaret for planen"
    BASELINE = "baseline", "Den første måling mangler"
    LEGAL_BASIS = "legal_basis", "Der er et jobmatch, men intet lovgrundlag"
    CONTACT_PERSON = "contact_person", "Arbejdspladsen har ingen kontaktperson"
    CTI_BEGUN = "cti_begun", "Arbejdet er begyndt, men CTI er ikke"

    @property
    def rule(self) -> str:
        """Return the id of the rule that asks for it."""
        return _RULES[self]

    @property
    def is_gate(self) -> bool:
        """Say whether it is a gate that stays closed, rather than a field that is empty."""
        return self is Unwritten.CTI_BEGUN


_RULES: Mapping[Unwritten, str] = {
    Unwritten.KICKOFF_DATE: "B1",
    Unwritten.JOB_GOAL: "C3",
    Unwritten.PLAN_OWNER: "B4",
    Unwritten.BASELINE: "B6",
    Unwritten.LEGAL_BASIS: "H1",
    Unwritten.CONTACT_PERSON: "D1",
    Unwritten.CTI_BEGUN: "E14",
}
