"""What is missing on one course today, earliest first, for the case page and Min dag.

«så udfordringer, der opstår, kan blive håndteret, inden de vokser sig store» (SEED-3)
Each line below is one rule; each rule lives where its subject lives.
"""

from collections.abc import Callable
from datetime import date, timedelta

from fodfaeste.rules.access.names import named
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.cti.clock import phase_on
from fodfaeste.rules.cti.contact import warnings_on_contact
from fodfaeste.rules.cti.countdown import Countdown, countdown
from fodfaeste.rules.cti.focus import warnings_in_phase
from fodfaeste.rules.decisions.expiry import Notice, expiry_alert
from fodfaeste.rules.followup import lacks
from fodfaeste.rules.followup.aftercare import aftercare_alert
from fodfaeste.rules.followup.agreed_days import follow_up_due, measure_due
from fodfaeste.rules.followup.quick import answer_due
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CtiRun, has_come, latest_run, state_on
from fodfaeste.rules.followup.talks import talks_missing
from fodfaeste.rules.followup.workdays import add_workdays
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.meetings.follow_up import warnings_at_follow_up
from fodfaeste.rules.missing import Missing, ranked
from fodfaeste.rules.placement.duration import placement_alert
from fodfaeste.rules.placement.hours import stagnation
from fodfaeste.rules.placement.interruption import restart_lacks
from fodfaeste.rules.placement.kinds import WorkSupport
from fodfaeste.rules.placement.ladder.pay_talk import pay_talk_due
from fodfaeste.rules.placement.ladder.progress import moved_on
from fodfaeste.rules.placement.papers import law_from, papers_due
from fodfaeste.rules.placement.said import hours_to_settle
from fodfaeste.rules.plan.clashes import Clash, clashes
from fodfaeste.rules.plan.upkeep import not_made_ready_first, warnings_on_paper

Look = Callable[[Situation, date], tuple[Missing, ...]]

_CHECKPOINT_LIMITS = (
    LimitCode.AFTERCARE_1,
    LimitCode.AFTERCARE_2,
    LimitCode.AFTERCARE_3,
    LimitCode.AFTERCARE_4,
)


CLASHES_AT_ONCE = 3
"""A week that is out of joint is mended on its own page; a list of forty helps nobody."""

MINUTES_AN_HOUR = 60


def missing(facts: Situation, today: date) -> tuple[Missing, ...]:
    """Return everything that is missing today; nothing once the course is closed."""
    if state_on(facts.history, today) is CaseState.CLOSED:
        return ()
    return ranked(tuple(item for look in _LOOKS for item in look(facts, today)))


def checkpoints(facts: Situation, today: date) -> tuple[int, ...]:
    """Return the months after CTI on which this municipality follows up."""
    return tuple(_limit(facts, code, today) for code in _CHECKPOINT_LIMITS)


def running_cti(facts: Situation, today: date) -> CtiRun | None:
    """Return the CTI course that has begun and is not closed, or None."""
    run = latest_run(facts.history.cti_runs, today)
    return None if run is None or has_come(run.closed_on, today) else run


def last_cti_end(facts: Situation, today: date) -> date | None:
    """Return the latest day a CTI course was closed, or None."""
    ends = (run.closed_on for run in facts.history.cti_runs if run.closed_on is not None)
    return max((day for day in ends if day <= today), default=None)


def clashes_ahead(facts: Situation, today: date) -> tuple[Clash, ...]:
    """Return what cannot be done at the same time, from today on (C9, C10)."""
    most = _limit(facts, LimitCode.WEEKLY_HOURS, today) * MINUTES_AN_HOUR
    return clashes(facts.appointments, today=today, most_minutes=most)


def _limit(facts: Situation, code: LimitCode, today: date) -> int:
    return limit_on(code, today, facts.limits)


def _a1_vacancy(facts: Situation, today: date) -> tuple[Missing, ...]:
    return (Missing(lacks.seat_taken(named(facts.vacant)), today),) if facts.vacant else ()


def _b7_cv(facts: Situation, today: date) -> tuple[Missing, ...]:
    due_on = facts.history.job_search_from
    is_due = due_on is not None and due_on <= today and not facts.cv_made
    return (Missing(lacks.CV_MADE, due_on),) if is_due else ()


def _c1_assessment(facts: Situation, _today: date) -> tuple[Missing, ...]:
    """Said until CTI has begun: from then on the phase plans say what is worked on."""
    is_early = not facts.history.cti_runs
    return (Missing(lacks.ASSESSMENT_BEGUN),) if is_early and not facts.assessed else ()


def _c2_sharing(facts: Situation, _today: date) -> tuple[Missing, ...]:
    """Said until the first plan is approved: who has been asked by then has answered."""
    is_open = not facts.consents_noted and not facts.approved_version
    return (Missing(lacks.SHARING_ASKED),) if is_open else ()


def _c2_consent(facts: Situation, today: date) -> tuple[Missing, ...]:
    notice = timedelta(days=_limit(facts, LimitCode.CONSENT_EXPIRY, today))
    return tuple(
        Missing(lacks.CONSENT_LASTS, day - timedelta(days=1))
        for day in facts.consent_ends
        if today < day <= today + notice
    )


def _c6_paper(facts: Situation, _today: date) -> tuple[Missing, ...]:
    found = warnings_on_paper(
        approved_version=facts.approved_version, handed_over_version=facts.handed_over_version
    )
    return tuple(Missing(obstacle, facts.newest_version_on) for obstacle in found)


def _c10_clashes(facts: Situation, today: date) -> tuple[Missing, ...]:
    found = clashes_ahead(facts, today)
    shown = tuple(Missing(clash.obstacle, clash.first_on) for clash in found[:CLASHES_AT_ONCE])
    rest = len(found) - len(shown)
    if not rest:
        return shown
    return (*shown, Missing(lacks.more_clashes(rest), shown[-1].due_on))


def _c11_company(facts: Situation, today: date) -> tuple[Missing, ...]:
    return not_made_ready_first(
        efforts_since=facts.efforts_since,
        last_company_activity_on=facts.last_company_activity_on,
        today=today,
        weeks=_limit(facts, LimitCode.NO_COMPANY_ACTIVITY, today),
    )


def _d5_support(facts: Situation, today: date) -> tuple[Missing, ...]:
    at_work = facts.first_working_day is not None and facts.first_working_day <= today
    wanted = [support.label.lower() for support in WorkSupport if support in facts.unexamined]
    return (Missing(lacks.support_examined(wanted)),) if at_work and wanted else ()


def _d7_hours(facts: Situation, today: date) -> tuple[Missing, ...]:
    settling = hours_to_settle(any_differ=facts.hours_differ)
    if facts.first_working_day is None:
        return settling  # without work nothing stands still
    stands_still = stagnation(
        facts.weeks,
        last_follow_up_on=facts.last_follow_up_on,
        progressed_on=moved_on(facts.progress),
        today=today,
        after_weeks=_limit(facts, LimitCode.HOURS_STAGNATION, today),
    )
    return (*settling, *stands_still)


def _d8_placement(facts: Situation, today: date) -> tuple[Missing, ...]:
    ends, papers = facts.placement_ends, facts.papers
    if ends is None and papers is None:
        return ()
    law = law_from(lambda code: _limit(facts, code, today))
    return (
        *(papers_due(papers, law=law, today=today) if papers else ()),
        *(placement_alert(ends, today=today, notice_weeks=law.notice_weeks) if ends else ()),
    )


def _d11_restart(facts: Situation, today: date) -> tuple[Missing, ...]:
    if facts.broken is None:
        return ()
    days = _limit(facts, LimitCode.QUICK_REACTION, today)
    return restart_lacks(facts.broken, due_on=add_workdays(facts.broken.on, days))


def _d12_pay_talk(facts: Situation, today: date) -> tuple[Missing, ...]:
    within_days = _limit(facts, LimitCode.PAY_TALK, today)
    return pay_talk_due(facts.pay, today=today, within_days=within_days)


def _g3_answers(facts: Situation, _today: date) -> tuple[Missing, ...]:
    return tuple(answer_due(quick) for quick in facts.quick_open)


def _d15_first_company(facts: Situation, today: date) -> tuple[Missing, ...]:
    held_on, contact_on = facts.history.kickoff_held_on, facts.history.first_company_contact_on
    if held_on is None or contact_on is not None:
        return ()
    due_on = held_on + timedelta(days=_limit(facts, LimitCode.FIRST_COMPANY_CONTACT, today))
    return (Missing(lacks.COMPANY_CONTACTED, due_on),) if due_on < today else ()


def _e7_focus(facts: Situation, today: date) -> tuple[Missing, ...]:
    run = running_cti(facts, today)
    phase = phase_on(run.clock, today) if run else None
    if phase is None:
        return ()
    most = _limit(facts, LimitCode.FOCUS_AREAS, today)
    found = warnings_in_phase(current_areas=facts.focus_areas, at_most=most)
    return tuple(Missing(obstacle, phase.starts_on) for obstacle in found)


def _e9_contact(facts: Situation, today: date) -> tuple[Missing, ...]:
    run = running_cti(facts, today)
    if run is None:
        return ()
    longest = _limit(facts, LimitCode.NO_CONTACT_PHASE_1, today)
    found = warnings_on_contact(run.clock, facts.contacts, today=today, longest_days=longest)
    return tuple(Missing(obstacle, today) for obstacle in found)


def _g1_professions(facts: Situation, _today: date) -> tuple[Missing, ...]:
    if not facts.last_follow_up_roles:
        return ()
    return tuple(Missing(found) for found in warnings_at_follow_up(facts.last_follow_up_roles))


def _g2_talks(facts: Situation, today: date) -> tuple[Missing, ...]:
    if facts.talks is None:
        return ()
    kickoff_held = has_come(facts.history.kickoff_held_on, today)
    return talks_missing(facts.talks, today, kickoff_held=kickoff_held)


def _g4_activity(facts: Situation, today: date) -> tuple[Missing, ...]:
    ahead = today + timedelta(days=_limit(facts, LimitCode.NO_EFFORT_AHEAD, today))
    planned = facts.next_activity_on is not None and today <= facts.next_activity_on <= ahead
    return () if planned else (Missing(lacks.SOMETHING_AHEAD, today),)


def _g5_aftercare(facts: Situation, today: date) -> tuple[Missing, ...]:
    ended_on = last_cti_end(facts, today)
    if ended_on is None or running_cti(facts, today) is not None:
        return ()
    return aftercare_alert(
        ended_on,
        held=facts.checkpoints_held,
        today=today,
        checkpoints=checkpoints(facts, today),
    )


def _h6_grant(facts: Situation, today: date) -> tuple[Missing, ...]:
    return expiry_alert(
        facts.grant_ends,
        today=today,
        notice=Notice(
            first=_limit(facts, LimitCode.GRANT_EXPIRY, today),
            second=_limit(facts, LimitCode.GRANT_EXPIRY_SECOND, today),
            last=_limit(facts, LimitCode.GRANT_EXPIRY_LAST, today),
        ),
    )


def _i2_countdown(facts: Situation, today: date) -> tuple[Missing, ...]:
    run = running_cti(facts, today)
    if run is None:
        return ()
    return countdown(
        Countdown(
            ends_before=run.clock.ends_before,
            decisions_started=facts.decisions_started,
            network_agreed=facts.network_agreed,
            closing_meeting_booked=facts.closing_meeting_on is not None,
            follow_on_arranged=facts.follow_on_arranged,
            decisions_weeks=_limit(facts, LimitCode.CLOSING_DECISIONS, today),
            network_weeks=_limit(facts, LimitCode.CLOSING_NETWORK, today),
            meeting_weeks=_limit(facts, LimitCode.CLOSING_MEETING, today),
        ),
        today=today,
    )


def _i4_overdue(facts: Situation, today: date) -> tuple[Missing, ...]:
    run = running_cti(facts, today)
    is_over = run is not None and run.clock.ends_before <= today
    return (Missing(lacks.CTI_CLOSED, run.clock.ends_before),) if run and is_over else ()


_LOOKS: tuple[Look, ...] = (
    _a1_vacancy,
    _b7_cv,
    _c1_assessment,
    _c2_sharing,
    _c2_consent,
    _c6_paper,
    _c10_clashes,
    _c11_company,
    follow_up_due,
    _d5_support,
    _d7_hours,
    _d8_placement,
    _d11_restart,
    _d12_pay_talk,
    _d15_first_company,
    _e7_focus,
    _e9_contact,
    _g1_professions,
    _g2_talks,
    _g3_answers,
    _g4_activity,
    _g5_aftercare,
    _h6_grant,
    _i2_countdown,
    _i4_overdue,
    measure_due,
)
