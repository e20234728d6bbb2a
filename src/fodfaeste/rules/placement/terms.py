"""What the three agree on, term by term, and which terms need new yeses when they change (D3–D6).

«om timetal, opgaver, helbredshensyn og delmål for progression. Der indgås også en klar aftale om
opfølgning» (SEED-4). A yes is to the terms that bind somebody. What is only practical (the day of
the next follow-up, whom to ask for) may be put right while the yeses stand; everybody is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.kinds import TaskStep
from fodfaeste.rules.placement.work_words import WorkNeed
from fodfaeste.rules.plan.weekly import WeeklyTime, minutes_a_week, times_in
from fodfaeste.rules.words import Word, listed

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task and how far up the ladder it is."""

    wording: str
    step: TaskStep = TaskStep.LEARNING


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """A sub-goal with its date, and the hours it aims at."""

    wording: str
    due_on: date
    weekly_minutes: int | None = None
    ordinary_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the three agree on, as it is written."""

    placement_minutes: int | None = None
    ordinary_minutes: int | None = None
    working_times: str = ""
    tasks: tuple[SheetTask, ...] = ()
    needs: frozenset[WorkNeed] = frozenset()
    considerations: str = ""
    no_considerations: bool = False
    ordinary_possible: bool | None = None
    ordinary_when: str = ""
    ordinary_no_reason: str = ""
    sub_goals: tuple[SheetGoal, ...] = ()
    follow_up_on: date | None = None
    follow_up_how: str = ""
    contact_name: str = ""
    contact_phone: str = ""

    @property
    def weekly_minutes(self) -> int | None:
        """All minutes of a week, None while neither kind is written."""
        if self.placement_minutes is None and self.ordinary_minutes is None:
            return None
        return (self.placement_minutes or 0) + (self.ordinary_minutes or 0)

    @property
    def times(self) -> tuple[WeeklyTime, ...] | None:
        """The days and times that are written; None when the words cannot be read for certain."""
        return times_in(self.working_times)

    @property
    def minutes_of_times(self) -> int | None:
        """How much the days and times come to; None when none can be read."""
        return minutes_a_week(self.times) if self.times else None


class Term(Word):
    """Each thing the agreement says; the code is the name of the field in `Terms`."""

    PLACEMENT_MINUTES = "placement_minutes", "Timer i praktik uden løn"
    ORDINARY_MINUTES = "ordinary_minutes", "Timer med løn"
    WORKING_TIMES = "working_times", "Dage og tider"
    TASKS = "tasks", "Opgaver"
    NEEDS = "needs", "Behov på arbejdet"
    CONSIDERATIONS = "considerations", "Hensyn på arbejdet"
    NO_CONSIDERATIONS = "no_considerations", "Ingen særlige hensyn"
    ORDINARY_POSSIBLE = "ordinary_possible", "Er timer med løn en mulighed?"
    ORDINARY_WHEN = "ordinary_when", "Timer med løn, når"
    ORDINARY_NO_REASON = "ordinary_no_reason", "Hvorfor ikke timer med løn"
    SUB_GOALS = "sub_goals", "Næste mål"
    FOLLOW_UP_ON = "follow_up_on", "Næste opfølgning"
    FOLLOW_UP_HOW = "follow_up_how", "Hvem mødes, og hvor"
    CONTACT_NAME = "contact_name", "Kontakt på arbejdspladsen"
    CONTACT_PHONE = "contact_phone", "Kontaktens telefon"


class TermClass(Word):
    """What happens when a term of an agreement that stands is changed."""

    SIGNED = "signed", "Kræver nye ja"
    TOLD = "told", "Alle får besked"
    STAFF = "staff", "Kun for teamet"


CLASS_OF: Mapping[Term, TermClass] = {
    Term.PLACEMENT_MINUTES: TermClass.SIGNED,
    Term.ORDINARY_MINUTES: TermClass.SIGNED,
    Term.WORKING_TIMES: TermClass.SIGNED,
    Term.TASKS: TermClass.SIGNED,
    Term.NEEDS: TermClass.SIGNED,
    Term.CONSIDERATIONS: TermClass.SIGNED,
    Term.NO_CONSIDERATIONS: TermClass.SIGNED,
    Term.ORDINARY_POSSIBLE: TermClass.SIGNED,
    Term.ORDINARY_WHEN: TermClass.SIGNED,
    Term.SUB_GOALS: TermClass.SIGNED,
    Term.FOLLOW_UP_ON: TermClass.TOLD,
    Term.FOLLOW_UP_HOW: TermClass.TOLD,
    Term.CONTACT_NAME: TermClass.TOLD,
    Term.CONTACT_PHONE: TermClass.TOLD,
    Term.ORDINARY_NO_REASON: TermClass.STAFF,
}
"""The one table: what a yes covers, what everybody is told, and what only the team reads."""


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term that differs, in words; either side may be empty."""

    term: Term
    before: str
    after: str

    @property
    def kind(self) -> TermClass:
        """Return what the change asks for."""
        return CLASS_OF[self.term]


def changes(before: Terms, after: Terms) -> tuple[TermChange, ...]:
    """Return every term that differs, in the order the agreement is read."""
    return tuple(
        TermChange(term, said(term, before), said(term, after))
        for term in Term
        if _signable(term, before) != _signable(term, after)
    )


def needs_new_yes(before: Terms, after: Terms) -> bool:
    """Say whether a change touches what the three have said yes to."""
    return any(change.kind is TermClass.SIGNED for change in changes(before, after))


def signed_text(terms: Terms, *, number: int, company: str, job: str) -> dict[str, object]:
    """Return everything that a yes is to; the fingerprint is made of it."""
    text = {
        term.value: _signable(term, terms)
        for term, kind in CLASS_OF.items()
        if kind is TermClass.SIGNED
    }
    return {"number": number, "company": company, "job": job, **text}


def said(term: Term, terms: Terms) -> str:
    """Return one term as it is read; empty when nothing is said."""
    return _SAID.get(term, _as_written)(term, terms)


def goal_said(goal: SheetGoal) -> str:
    """Return a sub-goal in one line: what, by when, how many hours."""
    return ", ".join(_goal_parts(goal))


def hours_said(minutes: int) -> str:
    """Return "12,5 timer"."""
    number = f"{round(minutes / MINUTES_AN_HOUR, 2):g}".replace(".", ",")
    return f"{number} {'time' if minutes == MINUTES_AN_HOUR else 'timer'}"


def _signable(term: Term, terms: Terms) -> object:
    """The value of a term as it is compared and hashed: how far a task has come is not agreed."""
    value = getattr(terms, term.value)
    if term is Term.TASKS:
        return [task.wording for task in terms.tasks]
    if term is Term.SUB_GOALS:
        return [
            [goal.wording, f"{goal.due_on}", goal.weekly_minutes, goal.ordinary_minutes]
            for goal in terms.sub_goals
        ]
    if term is Term.NEEDS:
        return sorted(terms.needs)
    return f"{value}" if isinstance(value, date) else value


def _goal_parts(goal: SheetGoal) -> Iterator[str]:
    yield goal.wording
    yield f"senest {_day(goal.due_on)}"
    if goal.weekly_minutes:
        yield f"{hours_said(goal.weekly_minutes)} om ugen"
    if goal.ordinary_minutes:
        yield f"heraf {hours_said(goal.ordinary_minutes)} med løn"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _as_written(term: Term, terms: Terms) -> str:
    return str(getattr(terms, term.value))


def _hours(term: Term, terms: Terms) -> str:
    minutes = getattr(terms, term.value)
    return "" if minutes is None else f"{hours_said(minutes)} om ugen"


def _yes_or_no(term: Term, terms: Terms) -> str:
    return {True: "Ja", False: "Nej, ikke nu", None: ""}[getattr(terms, term.value)]


def _tasks(_: Term, terms: Terms) -> str:
    return "\n".join(task.wording for task in terms.tasks)


def _needs(_: Term, terms: Terms) -> str:
    return listed(need.label.lower() for need in WorkNeed if need in terms.needs)


def _none_needed(_: Term, terms: Terms) -> str:
    return "Talt igennem" if terms.no_considerations else ""


def _goals(_: Term, terms: Terms) -> str:
    return "\n".join(map(goal_said, terms.sub_goals))


def _follow_up(_: Term, terms: Terms) -> str:
    return _day(terms.follow_up_on) if terms.follow_up_on else ""


_SAID: Mapping[Term, Callable[[Term, Terms], str]] = {
    Term.PLACEMENT_MINUTES: _hours,
    Term.ORDINARY_MINUTES: _hours,
    Term.TASKS: _tasks,
    Term.NEEDS: _needs,
    Term.NO_CONSIDERATIONS: _none_needed,
    Term.ORDINARY_POSSIBLE: _yes_or_no,
    Term.SUB_GOALS: _goals,
    Term.FOLLOW_UP_ON: _follow_up,
}
