"""The one next step of a course: what, by when, and why now.

«så ventetider og sagsgange ikke bliver en barriere for at fastholde borgeren i en ellers positiv
udvikling» (SEED-4)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cti.clock import Phase, phase_on
from fodfaeste.rules.cti.contact import REAL_CONTACT, expected_every
from fodfaeste.rules.followup.aftercare import next_checkpoint
from fodfaeste.rules.followup.agreed_days import follow_up_due_on
from fodfaeste.rules.followup.kinds import NextAction
from fodfaeste.rules.followup.missing import checkpoints, last_cti_end, running_cti
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CtiRun, state_on
from fodfaeste.rules.limits import LimitCode, limit_on


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence in Danish, the day it is due if there is one, and the action it leads to."""

    action: NextAction
    sentence: str
    due_on: date | None = None


def next_step(facts: Situation, today: date) -> NextStep:
    """Return the one thing that brings the course on today."""
    state = state_on(facts.history, today)
    if state is CaseState.CLOSED:
        return NextStep(NextAction.NOTHING, "Forløbet er afsluttet.")
    if facts.vacant:
        return NextStep(NextAction.FILL_TEAM, "Find en medarbejder til den ledige rolle.", today)
    run = running_cti(facts, today)
    if run is None:
        return _STEPS_WITHOUT_CTI[state](facts, today)
    phase = phase_on(run.clock, today)
    return _closing_due(run) if phase is None else _in_phase(facts, today, run, phase)


def _enrolled(facts: Situation, _today: date) -> NextStep:
    return NextStep(
        NextAction.PLAN_KICKOFF,
        "Aftal opstartsmøde med borgeren, dér hvor borgeren ønsker det.",
        facts.history.enrolled_on + timedelta(days=7),
    )


def _kickoff_planned(facts: Situation, _today: date) -> NextStep:
    return NextStep(
        NextAction.HOLD_KICKOFF,
        "Forbered opstartsmødet sammen, og hold det.",
        facts.kickoff_meeting_on,
    )


def _before_match(facts: Situation, today: date) -> NextStep:
    """Plan first, then companies, then trust; the match is what all of it leads to."""
    if facts.history.plan_approved_on is None:
        return NextStep(NextAction.APPROVE_PLAN, "Gør den fælles plan færdig sammen med borgeren.")
    if facts.history.first_company_contact_on is None:
        return NextStep(
            NextAction.CONTACT_EMPLOYERS, "Tag kontakt til en virksomhed, borgeren ønsker."
        )
    if facts.pre_cti_meetings < _meetings_needed(facts, today):
        return _meet_first()
    return NextStep(NextAction.FIND_MATCH, "Find det rette job sammen med borgeren.")


def _matched(facts: Situation, today: date) -> NextStep:
    """Name what CTI's start still lacks; CTI starts no later than the first working day."""
    due_on = facts.first_working_day
    if facts.history.plan_approved_on is None:
        return NextStep(NextAction.APPROVE_PLAN, "Godkend planen, så CTI kan begynde.", due_on)
    if not facts.grant_decided:
        return NextStep(
            NextAction.DECIDE_GRANT, "Træf afgørelse om CTI, så støtten kan begynde.", due_on
        )
    if facts.pre_cti_meetings < _meetings_needed(facts, today):
        return _meet_first(due_on)
    return NextStep(NextAction.START_CTI, "Start CTI, senest på den første arbejdsdag.", due_on)


def _in_phase(facts: Situation, today: date, run: CtiRun, phase: Phase) -> NextStep:
    """Agreement, focus, preparation of the end, then the next contact.

    Where the work has broken off the way back comes first; the clock goes on (E6).
    """
    if facts.broken is not None:
        return _begin_again(planned=facts.broken.planned)
    if not facts.agreement_agreed:
        return NextStep(
            NextAction.AGREE_WORK,
            "Hjælp borgeren med at få lavet en god arbejdsaftale.",
            facts.first_working_day,
        )
    if not facts.focus_areas:
        return NextStep(
            NextAction.CHOOSE_FOCUS, "Lad borgeren vælge fasens fokusområder.", phase.starts_on
        )
    weeks = limit_on(LimitCode.CLOSING_DECISIONS, today, facts.limits)
    if today >= run.clock.ends_before - timedelta(weeks=weeks) and not facts.closing_meeting_on:
        return NextStep(
            NextAction.PREPARE_CLOSING,
            "Forbered afslutningen: aftal det afsluttende møde med alle.",
            run.clock.ends_before,
        )
    return _contact_or_follow_up(facts, today, run, phase)


def _begin_again(*, planned: bool) -> NextStep:
    if planned:
        return NextStep(NextAction.FIND_MATCH, "Find det næste job sammen med borgeren.")
    return NextStep(
        NextAction.PLAN_RESTART, "Arbejdet er afbrudt. Læg planen for at komme i gang igen."
    )


def _contact_or_follow_up(facts: Situation, today: date, run: CtiRun, phase: Phase) -> NextStep:
    """Count from the latest talk; from the start of CTI while there is none since."""
    real = [contact.on for contact in facts.contacts if contact.kind in REAL_CONTACT]
    latest = max((day for day in real if day <= today), default=run.clock.starts_on)
    talk_on = max(latest, run.clock.starts_on) + timedelta(
        days=expected_every(phase.number, today, facts.limits)
    )
    follow_up_on = follow_up_due_on(facts)
    if follow_up_on is not None and follow_up_on <= talk_on:
        return NextStep(NextAction.FOLLOW_UP, "Hold opfølgningen på arbejdspladsen.", follow_up_on)
    return NextStep(NextAction.CONTACT_CITIZEN, "Tal med borgeren igen.", talk_on)


def _closing_due(run: CtiRun) -> NextStep:
    return NextStep(NextAction.CLOSE_CTI, "CTI-tiden er gået. Afslut CTI.", run.clock.ends_before)


def _aftercare(facts: Situation, today: date) -> NextStep:
    ended_on = last_cti_end(facts, today) or today
    following = next_checkpoint(
        ended_on, held=facts.checkpoints_held, checkpoints=checkpoints(facts, today)
    )
    if following is None:
        return NextStep(
            NextAction.CLOSE_CASE, "Alle opfølgninger efter CTI er holdt. Afslut forløbet."
        )
    return NextStep(
        NextAction.RECORD_AFTERCARE, "Følg op på, hvordan det går efter CTI.", following[1]
    )


def _meet_first(due_on: date | None = None) -> NextStep:
    return NextStep(
        NextAction.MEET_BEFORE_CTI,
        "Lad borgeren og CTI-medarbejderen mødes, så de kender hinanden.",
        due_on,
    )


def _meetings_needed(facts: Situation, today: date) -> int:
    return limit_on(LimitCode.PRE_CTI_MEETINGS, today, facts.limits)


_STEPS_WITHOUT_CTI: dict[CaseState, Callable[[Situation, date], NextStep]] = {
    CaseState.ENROLLED: _enrolled,
    CaseState.KICKOFF_PLANNED: _kickoff_planned,
    CaseState.KICKOFF_HELD: _before_match,
    CaseState.MATCHING: _before_match,
    CaseState.MATCHED: _matched,
    CaseState.AFTERCARE: _aftercare,
}
