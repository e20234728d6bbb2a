from datetime import date, timedelta

import pytest

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.meetings.addendum import check_addendum, signed
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.meetings.holding import (
    RULES,
    HeldMeeting,
    obstacles_to_holding,
    warnings_at,
)
from fodfaeste.rules.meetings.kickoff import check_plan_owner
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.meetings.planning import (
    check_cancelling,
    obstacles_to_day,
    obstacles_to_planning,
)
from fodfaeste.rules.meetings.proposal import proposed_kind
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
ENROLLED = date(2026, 1, 5)
EVERYONE = frozenset({Role.CITIZEN, *TEAM_ROLES})


def held(kind: MeetingKind = MeetingKind.OTHER, **changed: object) -> HeldMeeting:
    said: dict[str, object] = {"held_on": TODAY, "present": EVERYONE, **changed}
    return HeldMeeting(kind=kind, **said)  # type: ignore[arg-type]  # the test says what it changes


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"held_on": TODAY + timedelta(days=1)}, ["meeting_held_by_now"]),
        ({"held_on": ENROLLED - timedelta(days=1)}, ["meeting_after_enrolment"]),
        ({"present": frozenset()}, ["somebody_present"]),
    ],
)
def test_g2_a_meeting_is_held_on_a_day_by_somebody(
    changed: dict[str, object], expected: list[str]
) -> None:
    found = obstacles_to_holding(held(**changed), enrolled_on=ENROLLED, today=TODAY)
    assert conditions(found) == [("G2", name) for name in expected]


@pytest.mark.parametrize("following", [TODAY, TODAY - timedelta(days=1)])
def test_g1_the_next_follow_up_lies_ahead(following: date) -> None:
    facts = held(MeetingKind.FOLLOW_UP, next_follow_up_on=following)
    found = obstacles_to_holding(facts, enrolled_on=ENROLLED, today=TODAY)
    assert conditions(found) == [("G1", "follow_up_ahead")]


def test_g1_a_follow_up_without_a_next_day_is_pointed_out() -> None:
    assert conditions(warnings_at(held(MeetingKind.FOLLOW_UP))) == [("G1", "next_follow_up_agreed")]


def test_f3_tasks_are_given_on_with_the_citizen_and_the_cti_worker_there() -> None:
    two = frozenset({Role.CITIZEN, Role.CTI_WORKER})
    assert warnings_at(held(MeetingKind.TRANSFER, present=two)) == ()
    for absent in two:
        facts = held(MeetingKind.TRANSFER, present=two - {absent})
        assert conditions(warnings_at(facts)) == [("F3", "transfer_meeting_met")]


def test_e13_all_three_begin_together() -> None:
    three = frozenset({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT})
    assert warnings_at(held(MeetingKind.START_OF_THREE, present=three)) == ()
    for absent in three:
        facts = held(MeetingKind.START_OF_THREE, present=three - {absent})
        assert conditions(warnings_at(facts)) == [("E13", "start_of_three_met")]


def test_i1_the_closing_meeting_needs_everyone() -> None:
    for absent in EVERYONE:
        present = EVERYONE - {absent}
        facts = held(MeetingKind.CLOSING, present=present, know_the_plan=present)
        assert conditions(warnings_at(facts)) == [("I1", "closing_meeting_complete")]


def test_i3_everyone_who_came_knows_the_onward_plan() -> None:
    everyone_knows = held(MeetingKind.CLOSING, know_the_plan=EVERYONE)
    assert warnings_at(everyone_knows) == ()
    one_less = held(MeetingKind.CLOSING, know_the_plan=EVERYONE - {Role.CITIZEN})
    assert conditions(warnings_at(one_less)) == [("I3", "onward_plan_known")]


def test_i3_nobody_confirms_who_was_not_there() -> None:
    facts = held(
        MeetingKind.CLOSING, present=frozenset({Role.CITIZEN}), know_the_plan=frozenset(TEAM_ROLES)
    )
    found = obstacles_to_holding(facts, enrolled_on=ENROLLED, today=TODAY)
    assert conditions(found) == [("I3", "knowing_are_present")]


def test_every_kind_of_meeting_has_a_rule_that_asks_for_it() -> None:
    assert set(RULES) == set(MeetingKind)
    assert warnings_at(held(MeetingKind.OTHER)) == ()


@pytest.mark.parametrize(
    ("planned_on", "expected"),
    [
        (ENROLLED, []),
        (date(2028, 3, 4), []),
        (date(2028, 3, 5), ["planned_within_reach"]),
        (date(2199, 1, 1), ["planned_within_reach"]),
        (ENROLLED - timedelta(days=1), ["planned_after_enrolment"]),
    ],
)
def test_b2_a_kickoff_lies_within_reach(planned_on: date, expected: list[str]) -> None:
    found = obstacles_to_planning(
        MeetingKind.KICKOFF,
        planned_on=planned_on,
        enrolled_on=ENROLLED,
        expected=EVERYONE,
        today=TODAY,
    )
    assert conditions(found) == [("B1", name) for name in expected]


def test_b1_a_kickoff_for_nobody_is_none() -> None:
    found = obstacles_to_planning(
        MeetingKind.KICKOFF,
        planned_on=TODAY,
        enrolled_on=ENROLLED,
        expected=frozenset(),
        today=TODAY,
    )
    assert conditions(found) == [("B1", "somebody_asked")]


def test_b1_a_kickoff_before_the_enrolment_belongs_to_another_course() -> None:
    early = ENROLLED - timedelta(days=1)
    found = obstacles_to_day(MeetingKind.KICKOFF, held_on=early, enrolled_on=ENROLLED)
    assert conditions(found) == [("B1", "planned_after_enrolment")]
    assert obstacles_to_day(MeetingKind.KICKOFF, held_on=ENROLLED, enrolled_on=ENROLLED) == ()


def test_b4_only_a_caseworker_answers_for_the_plan() -> None:
    check_plan_owner(Role.SOCIAL_CASEWORKER)
    for role in (None, Role.CTI_WORKER):
        with pytest.raises(Refused) as refused:
            check_plan_owner(role)
        assert refused.value.rule == "B4"


def test_a_cancelled_meeting_says_why() -> None:
    check_cancelling(MeetingKind.OTHER, because="Karin er syg")
    with pytest.raises(Refused) as refused:
        check_cancelling(MeetingKind.CLOSING, because=" \n")
    assert conditions(refused.value.obstacles) == [("I1", "cancelling_explained")]


@pytest.mark.parametrize(
    ("text", "is_held", "people", "expected"),
    [
        ("Karin ringede.", True, (), []),
        ("", True, (Role.CITIZEN,), []),
        (" ", True, (), ["something_added"]),
        ("Karin ringede.", False, (), ["meeting_held_first"]),
    ],
)
def test_m3_minutes_are_added_to_after_the_meeting(
    text: str, *, is_held: bool, people: tuple[Role, ...], expected: list[str]
) -> None:
    found: list[str] = []
    try:
        check_addendum(text, is_held=is_held, people=people)
    except Refused as refused:
        found = [obstacle.condition for obstacle in refused.obstacles]
    assert found == expected


def test_an_addition_is_signed() -> None:
    words = signed("Karin ringede.", by="Nadia Friis", on=TODAY)
    assert words == "Tilføjet 04.03.2026 af Nadia Friis: Karin ringede."


def test_b3_the_agenda_is_taken_in_order() -> None:
    steps = [AgendaStep.WHO]
    while steps[-1].following is not steps[-1]:
        steps.append(steps[-1].following)
    assert steps == list(AgendaStep)
    assert [step.before for step in AgendaStep] == [None, *list(AgendaStep)[:-1]]
    assert [step.number for step in AgendaStep] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (CaseState.ENROLLED, MeetingKind.KICKOFF),
        (CaseState.KICKOFF_HELD, MeetingKind.PRE_CTI),
        (CaseState.MATCHED, MeetingKind.START_OF_THREE),
        (CaseState.CTI_PHASE_2, MeetingKind.FOLLOW_UP),
        (CaseState.CTI_CLOSING_DUE, MeetingKind.CLOSING),
        (CaseState.AFTERCARE, MeetingKind.FOLLOW_UP),
    ],
)
def test_b5_the_meeting_that_comes_next_is_proposed(state: CaseState, kind: MeetingKind) -> None:
    assert proposed_kind(state) is kind
