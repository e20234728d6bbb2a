"""Types of meetings: a municipality may ask for more than the method, never for less (B1, I1)."""

from dataclasses import replace

import pytest

from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingTypeCode
from fodfaeste.rules.meetings.types import (
    DEFAULTS,
    LEAST_ASKED,
    LEAST_REQUIRED,
    MeetingType,
    obstacles_to_type,
    obstacles_without_required,
    roles_for,
    shipped,
)
from tests.rules.naming import conditions

BOTH_CASEWORKERS = frozenset({Role.EMPLOYMENT_CASEWORKER, Role.SOCIAL_CASEWORKER})


def test_every_kind_of_meeting_on_a_course_has_a_type() -> None:
    on_courses = [row.code.value for row in DEFAULTS if not row.code.is_of_the_team]
    assert on_courses == [kind.value for kind in MeetingKind]
    assert [row.code for row in DEFAULTS] == list(MeetingTypeCode)


@pytest.mark.parametrize("row", DEFAULTS, ids=lambda row: row.code.value)
def test_what_is_shipped_is_allowed(row: MeetingType) -> None:
    assert obstacles_to_type(row) == ()


@pytest.mark.parametrize("code", LEAST_REQUIRED, ids=str)
def test_b1_i1_nobody_the_method_requires_can_be_taken_away(code: MeetingTypeCode) -> None:
    rule, least = LEAST_REQUIRED[code]
    row = shipped(code)
    for role in least:
        softer = replace(row, required=row.required - {role}, expected=row.expected | {role})
        assert conditions(obstacles_to_type(softer)) == [(rule, "type_keeps_the_method")]


@pytest.mark.parametrize("code", LEAST_ASKED, ids=str)
def test_e13_whom_the_method_asks_is_asked(code: MeetingTypeCode) -> None:
    rule, least = LEAST_ASKED[code]
    row = shipped(code)
    for role in least:
        fewer = replace(row, expected=row.expected - {role})
        harder = replace(fewer, required=row.required | {role})
        assert conditions(obstacles_to_type(fewer)) == [(rule, "type_asks_whom_the_method_asks")]
        assert obstacles_to_type(harder) == ()


def test_b1_the_refusal_says_who_and_that_more_are_welcome() -> None:
    row = shipped(MeetingTypeCode.KICKOFF)
    (found,) = obstacles_to_type(replace(row, required=row.required - {Role.CTI_WORKER}))
    assert found.sentence == (
        "Metoden siger, at CTI-medarbejderen skal være med. I kan bede om flere, aldrig om færre."
    )


@pytest.mark.parametrize("minutes", [0, 14, 481])
def test_m9_a_meeting_takes_time(minutes: int) -> None:
    row = replace(shipped(MeetingTypeCode.FOLLOW_UP), minutes=minutes, name=" ")
    assert conditions(obstacles_to_type(row)) == [
        ("M9", "meeting_type_has_a_name"),
        ("M9", "meeting_type_lasts"),
    ]


def test_m9_a_role_is_asked_once_and_belongs_to_the_meeting() -> None:
    row = shipped(MeetingTypeCode.FOLLOW_UP)
    twice = replace(row, required=frozenset({Role.CITIZEN}))
    stranger = replace(row, expected=row.expected | {Role.EVALUATOR})
    assert conditions(obstacles_to_type(twice)) == [("M9", "meeting_type_asks_once")]
    assert conditions(obstacles_to_type(stranger)) == [("M9", "meeting_type_roles_fit")]


def test_the_citizen_is_not_asked_to_meetings_of_the_team() -> None:
    assert Role.CITIZEN not in roles_for(MeetingTypeCode.GREEN_TIME)
    assert roles_for(MeetingTypeCode.FOLLOW_UP) == (Role.CITIZEN, *TEAM_ROLES)


def test_m9_what_the_municipality_asks_for_besides_is_missed_when_it_lacks() -> None:
    more = replace(
        shipped(MeetingTypeCode.FOLLOW_UP),
        required=BOTH_CASEWORKERS,
        expected=frozenset({Role.CITIZEN}),
    )
    lacking = obstacles_without_required(more, frozenset({Role.CITIZEN, Role.SOCIAL_CASEWORKER}))
    assert conditions(lacking) == [("M9", "required_by_the_municipality_came")]
    assert "sagsbehandleren på beskæftigelsesområdet" in lacking[0].sentence
    assert obstacles_without_required(more, BOTH_CASEWORKERS) == ()


def test_b1_the_methods_own_people_are_held_by_the_kickoffs_gate() -> None:
    assert obstacles_without_required(shipped(MeetingTypeCode.KICKOFF), frozenset()) == ()
