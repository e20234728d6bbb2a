"""The state of a course: a pure function of facts and a day, never stored (rules.md section O).

«Borgerens sagsbehandler(e) skal løbende følge op på borgerens aktiviteter og progression frem til,
at forløbet afsluttes.» (SEED-4)
What has happened later is asked first; phases come from the clock alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cti.clock import Clock, phase_on
from fodfaeste.rules.periods import Period

_PHASE_STATES = (CaseState.CTI_PHASE_1, CaseState.CTI_PHASE_2, CaseState.CTI_PHASE_3)


@dataclass(frozen=True, slots=True)
class CtiRun:
    """One CTI course: its clock, and the day it was closed, early or at its end."""

    clock: Clock
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistory:
    """The facts that the state is read from; None and empty mean "not yet".

    `kickoff_planned_on` is the day the kickoff was arranged. The search for a job begins with the
    first of: the day agreed at the kickoff, an approved plan, a contact with a company.
    """

    enrolled_on: date
    kickoff_planned_on: date | None = None
    kickoff_held_on: date | None = None
    job_search_from: date | None = None
    plan_approved_on: date | None = None
    first_company_contact_on: date | None = None
    matches: tuple[Period, ...] = ()
    cti_runs: tuple[CtiRun, ...] = ()
    closed_on: date | None = None


def state_on(history: CaseHistory, today: date) -> CaseState:
    """Return where the course is on `today`."""
    if has_come(history.closed_on, today):
        return CaseState.CLOSED
    run = latest_run(history.cti_runs, today)
    return _state_before_cti(history, today) if run is None else _state_of_run(run, today)


def latest_run(runs: Iterable[CtiRun], today: date) -> CtiRun | None:
    """Return the CTI course that began last, closed or not; None before any has begun."""
    begun = [run for run in runs if run.clock.starts_on <= today]
    return max(begun, key=lambda run: run.clock.starts_on, default=None)


def _state_of_run(run: CtiRun, today: date) -> CaseState:
    if has_come(run.closed_on, today):
        return CaseState.AFTERCARE
    phase = phase_on(run.clock, today)
    return CaseState.CTI_CLOSING_DUE if phase is None else _PHASE_STATES[phase.number - 1]


def _state_before_cti(history: CaseHistory, today: date) -> CaseState:
    if any(match.contains(today) for match in history.matches):
        return CaseState.MATCHED
    if has_come(history.kickoff_held_on, today):
        return CaseState.MATCHING if _is_searching(history, today) else CaseState.KICKOFF_HELD
    if has_come(history.kickoff_planned_on, today):
        return CaseState.KICKOFF_PLANNED
    return CaseState.ENROLLED


def _is_searching(history: CaseHistory, today: date) -> bool:
    signs = (history.job_search_from, history.plan_approved_on, history.first_company_contact_on)
    return any(has_come(day, today) for day in signs)


def has_come(day: date | None, today: date) -> bool:
    """Say whether the day is known and has come."""
    return day is not None and day <= today
