from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.contact import Contact
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.followup.missing import missing
from fodfaeste.rules.followup.quick import OpenQuestion
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CaseHistory, CtiRun
from fodfaeste.rules.limits import DEFAULTS, Limit, LimitCode
from fodfaeste.rules.measures.kinds import MeasureOccasion
from fodfaeste.rules.missing import Missing, ranked
from fodfaeste.rules.placement.hours import WeekHours
from fodfaeste.rules.placement.interruption import Broken
from fodfaeste.rules.placement.kinds import HoursKind, TaskStep, WorkSupport
from fodfaeste.rules.placement.ladder.history import WrittenTask, ladder
from fodfaeste.rules.placement.ladder.pay_talk import PayFacts
from fodfaeste.rules.placement.papers import Papers
from fodfaeste.rules.placement.purposes import PlacementPurpose
from tests.rules.naming import reminders

TODAY = date(2026, 4, 13)
BEFORE_CTI = CaseHistory(
    enrolled_on=date(2026, 3, 2),
    kickoff_planned_on=date(2026, 3, 4),
    kickoff_held_on=date(2026, 3, 30),
    job_search_from=date(2026, 4, 6),
    plan_approved_on=date(2026, 4, 7),
    first_company_contact_on=date(2026, 4, 8),
)
RUN = CtiRun(clock(starts_on=date(2026, 4, 6), months=9))
IN_CTI = replace(BEFORE_CTI, cti_runs=(RUN,))
AFTER_CTI = replace(BEFORE_CTI, cti_runs=(replace(RUN, closed_on=date(2027, 1, 6)),))

NOTHING_MISSING = Situation(
    history=BEFORE_CTI,
    cv_made=True,
    approved_version=1,
    handed_over_version=1,
    efforts_since=date(2026, 4, 1),
    last_company_activity_on=date(2026, 4, 8),
    next_activity_on=date(2026, 4, 20),
    measured=frozenset(MeasureOccasion),
)
MASTERED = WrittenTask(
    id=1,
    version=1,
    wording="Bager boller",
    step=TaskStep.MASTERS,
    at=datetime(2026, 4, 8, 10, tzinfo=UTC),
    on=date(2026, 4, 8),
)
IN_PHASE_1 = replace(
    NOTHING_MISSING,
    history=IN_CTI,
    contacts=(Contact(on=date(2026, 4, 10), kind=ContactKind.PHONE),),
    focus_areas=2,
)


def found(facts: Situation, today: date = TODAY, **changes: Any) -> list[tuple[str, str]]:
    return reminders(missing(replace(facts, **changes), today))


PAPERS = Papers(
    starts_on=TODAY,
    ends_before=TODAY + timedelta(weeks=13),
    purpose=PlacementPurpose.SKILLS,
    granted_on=None,
    paid_hours_too=False,
    functions_differ=False,
)
BROKEN = Broken(on=TODAY, planned=False, begun_again=False)
QUESTION = OpenQuestion(asked=frozenset({Role.SOCIAL_CASEWORKER}), due_on=TODAY)
STANDS_STILL = (WeekHours(date(2026, 3, 2), {HoursKind.PLACEMENT: Decimal(8)}),)


@pytest.mark.parametrize("facts", [NOTHING_MISSING, IN_PHASE_1])
def test_a_course_on_its_way_lacks_nothing(facts: Situation) -> None:
    assert found(facts) == []


def test_a_closed_course_is_left_in_peace() -> None:
    closed = replace(BEFORE_CTI, closed_on=TODAY)
    assert found(NOTHING_MISSING, history=closed, vacant=(Role.CTI_WORKER,)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"vacant": (Role.CTI_WORKER,)}, [("A1", "seat_taken")]),
        ({"pay": PayFacts(ladder([MASTERED], []))}, [("D12", "pay_talked_about")]),
        ({"pay": PayFacts(ladder([replace(MASTERED, step=TaskStep.PAID)], []))}, []),
        ({"cv_made": False}, [("B7", "cv_made")]),
        ({"consent_ends": (date(2026, 5, 13), date(2026, 5, 14))}, [("C2", "consent_lasts")]),
        ({"consent_ends": (TODAY,)}, []),
        ({"handed_over_version": 0}, [("C6", "copy_is_newest")]),
        (
            {"efforts_since": date(2026, 2, 1), "last_company_activity_on": None},
            [("C11", "company_beside")],
        ),
        (
            {
                "first_working_day": TODAY,
                "unexamined": frozenset({WorkSupport.AIDS, WorkSupport.OTHER}),
            },
            [("D5", "support_examined")],
        ),
        (
            {
                "first_working_day": date(2026, 4, 14),
                "unexamined": frozenset({WorkSupport.AIDS}),
            },
            [],
        ),
        (
            {"first_working_day": date(2026, 3, 2), "weeks": STANDS_STILL},
            [("D7", "hours_move")],
        ),
        ({"first_working_day": None, "weeks": STANDS_STILL}, []),
        ({"hours_differ": True}, [("D7", "hours_are_settled")]),
        ({"placement_ends": date(2026, 5, 1)}, [("D8", "placement_runs_out")]),
        ({"papers": PAPERS}, [("D8", "grant_dated")]),
        ({"broken": BROKEN}, [("D11", "restart_planned")]),
        ({"quick_open": (QUESTION,)}, [("G3", "quick_answered")]),
        (
            {"last_follow_up_on": TODAY, "last_follow_up_roles": frozenset({Role.CTI_WORKER})},
            [("G1", "across_professions")],
        ),
        ({"next_activity_on": None}, [("G4", "something_ahead")]),
        ({"next_activity_on": date(2026, 4, 28)}, [("G4", "something_ahead")]),
        ({"next_activity_on": date(2026, 4, 12)}, [("G4", "something_ahead")]),
        ({"next_activity_on": date(2026, 4, 27)}, []),
        ({"grant_ends": date(2026, 5, 1)}, [("H6", "grant_ends_soon")]),
    ],
)
def test_each_thing_that_is_missing_is_told_by_its_rule(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert found(NOTHING_MISSING, **changes) == expected


def test_b7_the_cv_is_not_asked_for_before_its_day() -> None:
    ahead = replace(BEFORE_CTI, job_search_from=date(2026, 4, 14))
    assert found(NOTHING_MISSING, history=ahead, cv_made=False) == []
    unagreed = replace(BEFORE_CTI, job_search_from=None)
    assert found(NOTHING_MISSING, history=unagreed, cv_made=False) == []


def test_c1_the_assessment_is_begun_before_cti_and_asked_for_no_longer() -> None:
    assert found(NOTHING_MISSING, history=BEFORE_CTI, assessed=False) == [
        ("C1", "assessment_begun")
    ]
    assert found(IN_PHASE_1, assessed=False) == []


def test_c2_whether_more_may_be_shared_is_asked_until_the_first_plan_is_approved() -> None:
    asked = {"history": BEFORE_CTI, "consents_noted": False, "handed_over_version": 0}
    assert found(NOTHING_MISSING, **asked, approved_version=0) == [("C2", "sharing_asked")]
    assert found(NOTHING_MISSING, history=BEFORE_CTI, consents_noted=False) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (TODAY, []),
        (TODAY + timedelta(days=1), [("D15", "company_contacted")]),
    ],
)
def test_d15_the_first_company_within_14_days_of_the_kickoff(
    today: date, expected: list[tuple[str, str]]
) -> None:
    late = replace(BEFORE_CTI, first_company_contact_on=None, kickoff_held_on=date(2026, 3, 30))
    assert found(NOTHING_MISSING, today, history=late) == expected
    unheld = replace(late, kickoff_held_on=None)
    assert found(NOTHING_MISSING, today, history=unheld) == []


def test_d5_the_reminder_names_what_nobody_has_looked_into() -> None:
    unexamined = frozenset({WorkSupport.AIDS, WorkSupport.WORKPLACE_MENTOR})
    facts = replace(NOTHING_MISSING, first_working_day=TODAY, unexamined=unexamined)
    (only,) = missing(facts, TODAY)
    assert "brug for hjælpemidler og virksomhedsmentor." in only.obstacle.sentence


def test_e7_and_e9_belong_to_the_phase() -> None:
    assert found(IN_PHASE_1, focus_areas=0) == [("E7", "at_least_one_focus")]
    assert found(IN_PHASE_1, date(2026, 4, 17), contacts=()) == [("E9", "often_in_phase_1")]
    assert found(NOTHING_MISSING, focus_areas=9) == []


def test_i2_the_countdown_and_i4_the_overdue_closing() -> None:
    quiet: dict[str, Any] = {"next_activity_on": date(2026, 12, 20), "efforts_since": None}
    near = date(2026, 12, 15)
    assert found(IN_PHASE_1, near, **quiet) == [
        ("I2", "decisions_started"),
        ("I2", "network_agreed"),
    ]
    arranged: dict[str, Any] = {
        "decisions_started": True,
        "network_agreed": True,
        "closing_meeting_on": date(2026, 12, 20),
    }
    assert found(IN_PHASE_1, near, **quiet, **arranged) == []
    after = date(2027, 1, 6)
    ahead: dict[str, Any] = {"next_activity_on": after, "efforts_since": None}
    assert found(IN_PHASE_1, after, **ahead, **arranged) == [("I4", "cti_closed")]


def test_g5_aftercare_is_told_while_no_new_cti_runs() -> None:
    today = date(2027, 2, 6)
    facts = replace(NOTHING_MISSING, history=AFTER_CTI, next_activity_on=today)
    quiet: dict[str, Any] = {"last_company_activity_on": today}
    assert found(facts, today, **quiet) == [("G5", "checkpoint_held")]
    assert found(facts, today, **quiet, checkpoints_held=frozenset({1})) == []
    again = CtiRun(clock(starts_on=date(2027, 2, 1), months=6))
    history = replace(AFTER_CTI, cti_runs=(*AFTER_CTI.cti_runs, again))
    assert found(facts, today, **quiet, history=history, focus_areas=1) == []


def test_g4_a_course_without_a_plan_for_the_next_14_days_is_pointed_out() -> None:
    for days, said in ((0, []), (14, []), (15, [("G4", "something_ahead")])):
        assert found(NOTHING_MISSING, next_activity_on=TODAY + timedelta(days=days)) == said
    assert found(NOTHING_MISSING, next_activity_on=None) == [("G4", "something_ahead")]
    assert found(NOTHING_MISSING, next_activity_on=TODAY - timedelta(days=1)) != []


def test_m9_a_municipality_with_other_numbers_is_told_by_them() -> None:
    sooner = tuple(row for row in DEFAULTS if row.code is not LimitCode.NO_EFFORT_AHEAD)
    limits = (*sooner, Limit(LimitCode.NO_EFFORT_AHEAD, 3, "dage", "Kort", date(2020, 1, 1)))
    assert found(NOTHING_MISSING, limits=limits) == [("G4", "something_ahead")]


def test_the_earliest_day_stands_first_and_what_has_no_day_last() -> None:
    facts = replace(
        NOTHING_MISSING,
        next_activity_on=None,
        cv_made=False,
        first_working_day=TODAY,
        unexamined=frozenset({WorkSupport.AIDS}),
    )
    assert [item.obstacle.rule for item in missing(facts, TODAY)] == ["B7", "G4", "D5"]
    undated = Missing(missing(facts, TODAY)[0].obstacle)
    dated = Missing(undated.obstacle, TODAY)
    assert ranked((undated, dated)) == (dated, undated)
