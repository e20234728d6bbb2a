from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.agenda import Told, Topic
from fodfaeste.rules.meetings.kickoff import (
    Kickoff,
    check_baseline,
    check_named_person,
    check_promise,
    obstacles_to_kickoff,
    warnings_at_kickoff,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 1, 19)
EVERYONE = frozenset({Role.CITIZEN, Role.SOCIAL_CASEWORKER, Role.JOB_CONSULTANT, Role.CTI_WORKER})
READY = Kickoff(
    held_on=TODAY,
    present=EVERYONE,
    prepared_by=frozenset({Role.SOCIAL_CASEWORKER, Role.EMPLOYMENT_CASEWORKER}),
    citizen_assents=True,
    cv_starts_on=TODAY,
    time_plan="Plan inden 2. februar.",
    plan_owner=Role.EMPLOYMENT_CASEWORKER,
    next_on=date(2026, 1, 26),
)
YESTERDAY = date(2026, 1, 18)


def found(**changes: object) -> list[tuple[str, str]]:
    return conditions(obstacles_to_kickoff(replace(READY, **changes), today=TODAY))  # type: ignore[arg-type]


def test_b1_one_caseworker_is_enough_beside_citizen_cti_worker_and_consultant() -> None:
    assert found() == []
    other = EVERYONE - {Role.SOCIAL_CASEWORKER} | {Role.EMPLOYMENT_CASEWORKER}
    assert found(present=other) == []


@pytest.mark.parametrize(
    ("absent", "condition"),
    [
        (Role.CITIZEN, "citizen_present"),
        (Role.SOCIAL_CASEWORKER, "caseworker_present"),
        (Role.CTI_WORKER, "cti_worker_present"),
        (Role.JOB_CONSULTANT, "job_consultant_present"),
    ],
)
def test_b1_the_kickoff_is_not_held_without(absent: Role, condition: str) -> None:
    assert found(present=EVERYONE - {absent}) == [("B1", condition)]


def test_b1_that_no_caseworker_came_is_said_once() -> None:
    alone = replace(READY, present=frozenset({Role.CITIZEN, Role.CTI_WORKER, Role.JOB_CONSULTANT}))
    (said,) = (one.sentence for one in obstacles_to_kickoff(alone, today=TODAY))
    assert said.startswith("Ingen sagsbehandler var med på opstartsmødet.")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"citizen_assents": False}, [("B3", "citizen_assents")]),
        ({"cv_starts_on": None}, [("B4", "cv_date_agreed")]),
        ({"cv_starts_on": date(2026, 1, 18)}, [("B4", "cv_date_ahead")]),
        ({"time_plan": "Snart."}, [("B4", "time_plan_agreed")]),
        ({"plan_owner": None}, [("B4", "plan_owner_named")]),
        ({"plan_owner": Role.CTI_WORKER}, [("B4", "plan_owner_named")]),
        ({"plan_ready_on": YESTERDAY}, [("B4", "plan_ready_ahead")]),
        ({"next_on": YESTERDAY}, [("B4", "next_meeting_ahead")]),
        (
            {"held_on": date(2026, 1, 20), "cv_starts_on": date(2026, 1, 20)},
            [("B1", "kickoff_held_by_now")],
        ),
    ],
)
def test_b4_the_kickoff_cannot_be_closed_without_what_must_be_agreed(
    changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert found(**changes) == expected


def test_b1_both_departments_prepare_it_together_or_it_is_pointed_out() -> None:
    assert warnings_at_kickoff(READY) == ()
    alone = replace(READY, prepared_by=frozenset({Role.SOCIAL_CASEWORKER}))
    assert conditions(warnings_at_kickoff(alone)) == [("B1", "prepared_together")]
    assert obstacles_to_kickoff(alone, today=TODAY) == ()


def test_b5_a_later_kickoff_may_keep_the_day_that_an_earlier_one_promised() -> None:
    assert found(cv_starts_on=YESTERDAY, cv_promised_on=YESTERDAY) == []
    assert found(cv_starts_on=YESTERDAY, cv_promised_on=date(2026, 1, 2)) == [
        ("B4", "cv_date_ahead")
    ]


@pytest.mark.parametrize(
    ("changes", "rule", "sentence"),
    [
        (
            {"told": frozenset(Told) - {Told.VOICE}},
            ("B3", "citizen_told"),
            "Ét af de punkter, som borgeren skal have fortalt, er ikke mærket af.",
        ),
        (
            {"told": frozenset({Told.GOAL})},
            ("B3", "citizen_told"),
            "4 af de punkter, som borgeren skal have fortalt, er ikke mærket af.",
        ),
        (
            {"talked": frozenset({Topic.WISHES, Topic.RESOURCES})},
            ("B3", "topics_talked_about"),
            "Der står ikke noget om kompetencer, erfaringer og netværk.",
        ),
        (
            {"next_on": None},
            ("B4", "next_meeting_agreed"),
            "Det er ikke aftalt, hvornår I ses igen. Det skal borgeren altid vide.",
        ),
        (
            {"baseline_offered": False},
            ("B6", "baseline_offered"),
            "Borgeren er ikke blevet tilbudt de første målinger.",
        ),
    ],
)
def test_b3_b6_what_was_left_out_is_pointed_out_and_stops_nothing(
    changes: dict[str, object], rule: tuple[str, str], sentence: str
) -> None:
    facts = replace(READY, **changes)  # type: ignore[arg-type]
    warnings = warnings_at_kickoff(facts)
    assert conditions(warnings) == [rule]
    assert warnings[0].sentence == sentence
    assert obstacles_to_kickoff(facts, today=TODAY) == ()


@pytest.mark.parametrize(
    ("title", "due_on", "expected"),
    [
        ("Ringe til stalden", None, []),
        ("Ringe til stalden", TODAY, []),
        ("  ", None, [("B4", "promise_in_words")]),
        ("Ringe til stalden", YESTERDAY, [("B4", "promise_ahead")]),
    ],
)
def test_b4_a_promise_is_in_words_and_lies_ahead(
    title: str, due_on: date | None, expected: list[tuple[str, str]]
) -> None:
    assert refused_by(lambda: check_promise(title, due_on=due_on, meeting_on=TODAY)) == expected


@pytest.mark.parametrize(("name", "expected"), [("Lone", []), (" ", [("B3", "person_has_a_name")])])
def test_b3_somebody_around_the_citizen_has_a_name(
    name: str, expected: list[tuple[str, str]]
) -> None:
    assert refused_by(lambda: check_named_person(name)) == expected


@pytest.mark.parametrize(
    ("later", "on", "expected"),
    [
        (False, None, []),
        (True, TODAY, []),
        (True, None, [("B6", "baseline_day")]),
        (True, YESTERDAY, [("B6", "baseline_ahead")]),
    ],
)
def test_b6_measurements_that_wait_are_given_a_day(
    later: bool,  # noqa: FBT001 -- a row of the table
    on: date | None,
    expected: list[tuple[str, str]],
) -> None:
    said = refused_by(lambda: check_baseline(later=later, later_on=on, meeting_on=TODAY))
    assert said == expected


def refused_by(check: Callable[[], None]) -> list[tuple[str, str]]:
    try:
        check()
    except Refused as refused:
        return conditions(refused.obstacles)
    return []
