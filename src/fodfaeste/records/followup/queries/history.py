"""The gathered facts as the rules know them: the history that the state is read from."""

from datetime import date
from typing import Any

from fodfaeste.records.cases.access import facts_told
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.cti.clock import Clock, clock_between
from fodfaeste.rules.followup.states import CaseHistory, CtiRun
from fodfaeste.rules.periods import Period

Facts = dict[str, Any]
"""What `gathered.facts_on` brought from the database: JSON, dates as text."""


def day(text: str | None) -> date | None:
    """A date that came as text."""
    return date.fromisoformat(text) if text else None


def days(texts: list[str]) -> list[date]:
    """Dates that came as text."""
    return [date.fromisoformat(text) for text in texts]


def history_from(facts: Facts, *, enrolled_on: date, closed_on: date | None) -> CaseHistory:
    """The facts that the state is read from."""
    meetings = facts["meetings"] or {}
    return CaseHistory(
        enrolled_on=enrolled_on,
        kickoff_planned_on=day(meetings.get("kickoff_arranged")),
        kickoff_held_on=day(meetings.get("kickoff_held")),
        job_search_from=day((facts["kickoff"] or {}).get("search_from")),
        plan_approved_on=day((facts["versions"] or {}).get("first_on")),
        first_company_contact_on=_first_contact(facts),
        matches=tuple(_periods(facts["matches"])),
        cti_runs=tuple(map(run_of, facts["courses"])),
        closed_on=closed_on,
    )


def _first_contact(facts: Facts) -> date | None:
    """The first contact with a company; a match is one, whatever was written down before it."""
    known = [(facts["employers"] or {}).get("first_on")]
    known += [match["found_on"] for match in facts["matches"]]
    return min((found for found in map(day, known) if found), default=None)


def _periods(matches: list[Facts]) -> list[Period]:
    """The days each match lasted; one that ended on the day it was found lasted none."""
    return [
        Period(date.fromisoformat(match["found_on"]), day(match["ended_on"]))
        for match in matches
        if match["found_on"] != match["ended_on"]
    ]


def run_of(course: Facts) -> CtiRun:
    """A CTI course with the boundaries that were fixed at its start."""
    return CtiRun(clock=clock_of(course), closed_on=day(course["closed_on"]))


def clock_of(course: Facts) -> Clock:
    """The clock as it was fixed at the start; nothing recomputes it."""
    edges = days(
        [course[name] for name in ("starts_on", "phase_2_on", "phase_3_on", "ends_before")]
    )
    return clock_between(edges, months=course["months"])


def consents_from(facts: Facts) -> tuple[ConsentFacts, ...]:
    """Every consent, as the rules know it."""
    return tuple(map(facts_told, facts["consents"]))
