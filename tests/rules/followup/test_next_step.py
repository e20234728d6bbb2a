from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.contact import Contact
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.followup.agreed_days import follow_up_due_on
from fodfaeste.rules.followup.kinds import NextAction
from fodfaeste.rules.followup.next_step import NextStep, next_step
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CaseHistory, CtiRun
from fodfaeste.rules.limits import DEFAULTS, Limit, LimitCode
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.interruption import Broken

ENROLLED = CaseHistory(enrolled_on=date(2026, 1, 5))
PLANNED = replace(ENROLLED, kickoff_planned_on=date(2026, 1, 7))
HELD = replace(PLANNED, kickoff_held_on=date(2026, 1, 19))
APPROVED = replace(HELD, plan_approved_on=date(2026, 2, 2))
CONTACTED = replace(APPROVED, first_company_contact_on=date(2026, 2, 4))
MATCHED = replace(CONTACTED, matches=(Period(date(2026, 2, 23)),))
RUN = CtiRun(clock(starts_on=date(2026, 3, 2), months=9))
STARTED = replace(MATCHED, cti_runs=(RUN,))
ENDED = replace(MATCHED, cti_runs=(replace(RUN, closed_on=date(2026, 12, 2)),))

WORK = date(2026, 3, 9)
PHASE_1 = date(2026, 3, 10)


def step(history: CaseHistory, today: date, **facts: object) -> tuple[NextAction, date | None]:
    found = next_step(Situation(history=history, **facts), today)  # type: ignore[arg-type]
    assert found.sentence.endswith(".")
    return found.action, found.due_on


def test_a_vacant_seat_comes_before_everything_but_the_end() -> None:
    vacant = {"vacant": (Role.CTI_WORKER,)}
    today = date(2026, 1, 6)
    assert step(ENROLLED, today, **vacant) == (NextAction.FILL_TEAM, today)
    closed = replace(ENROLLED, closed_on=today)
    assert step(closed, today, **vacant) == (NextAction.NOTHING, None)


@pytest.mark.parametrize(
    ("history", "facts", "expected"),
    [
        (ENROLLED, {}, (NextAction.PLAN_KICKOFF, date(2026, 1, 12))),
        (
            PLANNED,
            {"kickoff_meeting_on": date(2026, 2, 20)},
            (NextAction.HOLD_KICKOFF, date(2026, 2, 20)),
        ),
        (HELD, {}, (NextAction.APPROVE_PLAN, None)),
        (APPROVED, {}, (NextAction.CONTACT_EMPLOYERS, None)),
        (CONTACTED, {"pre_cti_meetings": 1}, (NextAction.MEET_BEFORE_CTI, None)),
        (CONTACTED, {"pre_cti_meetings": 2}, (NextAction.FIND_MATCH, None)),
    ],
)
def test_before_the_match_the_way_leads_from_kickoff_to_plan_to_company_to_match(
    history: CaseHistory, facts: dict[str, object], expected: tuple[NextAction, date | None]
) -> None:
    assert step(history, date(2026, 2, 10), **facts) == expected


@pytest.mark.parametrize(
    ("history", "facts", "action"),
    [
        (replace(MATCHED, plan_approved_on=None), {}, NextAction.APPROVE_PLAN),
        (MATCHED, {}, NextAction.DECIDE_GRANT),
        (MATCHED, {"grant_decided": True}, NextAction.MEET_BEFORE_CTI),
        (MATCHED, {"grant_decided": True, "pre_cti_meetings": 2}, NextAction.START_CTI),
    ],
)
def test_e2_once_matched_everything_is_due_by_the_first_working_day(
    history: CaseHistory, facts: dict[str, object], action: NextAction
) -> None:
    found = step(history, date(2026, 2, 24), first_working_day=WORK, **facts)
    assert found == (action, WORK)


def test_e4_in_cti_the_agreement_comes_first_then_the_citizens_focus() -> None:
    assert step(STARTED, PHASE_1, first_working_day=WORK) == (NextAction.AGREE_WORK, WORK)
    assert step(STARTED, PHASE_1, agreement_agreed=True) == (
        NextAction.CHOOSE_FOCUS,
        date(2026, 3, 2),
    )


def test_e9_then_the_next_contact_by_the_guide_of_the_phase() -> None:
    going = {"agreement_agreed": True, "focus_areas": 2}
    talked = Contact(on=date(2026, 3, 8), kind=ContactKind.PHONE)
    tried = Contact(on=date(2026, 3, 9), kind=ContactKind.ATTEMPT)
    assert step(STARTED, PHASE_1, **going, contacts=(talked, tried)) == (
        NextAction.CONTACT_CITIZEN,
        date(2026, 3, 15),
    )
    in_phase_2, talked = date(2026, 6, 10), Contact(on=date(2026, 6, 9), kind=ContactKind.MEETING)
    assert step(STARTED, in_phase_2, **going, contacts=(talked,)) == (
        NextAction.CONTACT_CITIZEN,
        date(2026, 6, 23),
    )


def test_e9_the_first_contact_is_due_from_the_start_and_gets_late() -> None:
    going = {"agreement_agreed": True, "focus_areas": 2}
    before = Contact(on=date(2026, 2, 1), kind=ContactKind.MEETING)
    for today, contacts in ((PHASE_1, ()), (date(2026, 3, 30), (before,))):
        assert step(STARTED, today, **going, contacts=contacts) == (
            NextAction.CONTACT_CITIZEN,
            date(2026, 3, 9),
        )


def test_m9_the_next_contact_follows_the_municipalitys_own_number() -> None:
    every_3 = Limit(LimitCode.CONTACT_PHASE_1, 3, "dage", "", date(2018, 2, 1))
    own = (every_3, *(row for row in DEFAULTS if row.code is not LimitCode.CONTACT_PHASE_1))
    found = step(STARTED, PHASE_1, agreement_agreed=True, focus_areas=2, limits=own)
    assert found == (NextAction.CONTACT_CITIZEN, date(2026, 3, 5))


def test_d3_a_follow_up_that_was_agreed_comes_before_a_later_contact() -> None:
    talked = Contact(on=PHASE_1, kind=ContactKind.PHONE)
    going = {"agreement_agreed": True, "focus_areas": 2, "contacts": (talked,)}
    soon, later = date(2026, 3, 12), date(2026, 3, 18)
    assert step(STARTED, PHASE_1, **going, agreement_follow_up_on=soon) == (
        NextAction.FOLLOW_UP,
        soon,
    )
    assert step(STARTED, PHASE_1, **going, agreement_follow_up_on=later) == (
        NextAction.CONTACT_CITIZEN,
        date(2026, 3, 17),
    )


def test_i2_eight_weeks_before_the_end_the_closing_is_prepared() -> None:
    going = {"agreement_agreed": True, "focus_areas": 2}
    end, near = date(2026, 12, 2), date(2026, 10, 7)
    assert step(STARTED, near, **going) == (NextAction.PREPARE_CLOSING, end)
    talked = Contact(on=near, kind=ContactKind.PHONE)
    booked = step(STARTED, near, **going, contacts=(talked,), closing_meeting_on=date(2026, 11, 25))
    assert booked == (NextAction.CONTACT_CITIZEN, date(2026, 11, 6))


def test_i4_when_the_time_is_up_cti_is_closed() -> None:
    assert step(STARTED, date(2026, 12, 5)) == (NextAction.CLOSE_CTI, date(2026, 12, 2))


def test_g5_after_cti_the_checkpoints_come_one_by_one_and_then_the_end() -> None:
    today = date(2026, 12, 10)
    assert step(ENDED, today) == (NextAction.RECORD_AFTERCARE, date(2027, 1, 2))
    assert step(ENDED, today, checkpoints_held=frozenset({1})) == (
        NextAction.RECORD_AFTERCARE,
        date(2027, 3, 2),
    )
    assert step(ENDED, today, checkpoints_held=frozenset({1, 3, 6, 12})) == (
        NextAction.CLOSE_CASE,
        None,
    )


def test_a_next_step_is_one_sentence_with_an_action() -> None:
    assert next_step(Situation(history=HELD), date(2026, 1, 20)) == NextStep(
        NextAction.APPROVE_PLAN, "Gør den fælles plan færdig sammen med borgeren."
    )


@pytest.mark.parametrize(
    ("agreed", "planned", "last", "due"),
    [
        (None, None, None, None),
        (date(2026, 6, 26), None, None, date(2026, 6, 26)),
        (date(2026, 6, 26), None, date(2026, 6, 25), date(2026, 6, 26)),
        (date(2026, 6, 26), None, date(2026, 6, 26), None),
        (date(2026, 6, 26), date(2026, 8, 7), date(2026, 6, 29), date(2026, 8, 7)),
        (date(2026, 6, 26), date(2026, 6, 20), None, date(2026, 6, 20)),
    ],
)
def test_the_agreements_follow_up_is_over_once_somebody_has_followed_up(
    agreed: date | None, planned: date | None, last: date | None, due: date | None
) -> None:
    facts = Situation(
        history=CaseHistory(enrolled_on=date(2026, 1, 1)),
        agreement_follow_up_on=agreed,
        follow_up_planned_on=planned,
        last_follow_up_on=last,
    )
    assert follow_up_due_on(facts) == due


def test_e6_when_the_work_has_broken_off_the_way_back_comes_first() -> None:
    broken = Broken(on=PHASE_1, planned=False, begun_again=False)
    assert step(STARTED, PHASE_1, broken=broken) == (NextAction.PLAN_RESTART, None)
    planned = replace(broken, planned=True)
    assert step(STARTED, PHASE_1, broken=planned) == (NextAction.FIND_MATCH, None)
