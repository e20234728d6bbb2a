from datetime import date, timedelta

import pytest

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.sparring import (
    Course,
    Decision,
    SparringReason,
    check_belongs,
    check_leads,
    check_seat,
    check_sparring_held,
    obstacles_to_sparring_decision,
    reasons_to_talk,
    warnings_on_group,
    warnings_without_group,
)
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 6, 10)
LAST = TODAY - timedelta(days=21)
OLD = (date(2025, 12, 1), date(2026, 3, 1), date(2026, 8, 1))


def reasons(*starts: date, missing: tuple[str, ...] = ()) -> tuple[SparringReason, ...]:
    course = Course(phase_starts=starts, missing=frozenset(missing))
    return reasons_to_talk(course, since=LAST, today=TODAY)


def test_j1_a_quiet_course_is_not_on_the_agenda() -> None:
    assert reasons(*OLD) == ()
    assert reasons() == ()


@pytest.mark.parametrize(
    ("starts_on", "is_new"),
    [(LAST, False), (LAST + timedelta(days=1), True), (TODAY, True), (TODAY + timedelta(1), False)],
)
def test_j1_a_course_is_new_when_cti_began_since_the_last_meeting(
    starts_on: date, *, is_new: bool
) -> None:
    later = (date(2027, 1, 1), date(2027, 4, 1))
    assert (SparringReason.NEW in reasons(starts_on, *later)) is is_new


@pytest.mark.parametrize(
    ("shift", "is_told"),
    [
        (LAST, False),
        (LAST + timedelta(days=1), True),
        (TODAY + timedelta(days=14), True),
        (TODAY + timedelta(days=15), False),
    ],
)
def test_j1_a_phase_shift_is_talked_about_two_weeks_ahead_and_until_the_next_meeting(
    shift: date, *, is_told: bool
) -> None:
    found = reasons(date(2025, 12, 1), shift, date(2027, 1, 1))
    assert found == ((SparringReason.PHASE_SHIFT,) if is_told else ())


def test_j1_what_stands_still_and_what_is_hard_comes_on_by_itself() -> None:
    assert reasons(*OLD, missing=("hours_move",)) == (SparringReason.STALLED,)
    assert reasons(*OLD, missing=("restart_planned", "cv_made")) == (SparringReason.CRISIS,)
    assert reasons(*OLD, missing=("cv_made",)) == ()


@pytest.mark.parametrize(
    ("roles", "lacks"),
    [
        ((Role.CTI_WORKER, Role.JOB_CONSULTANT), ""),
        ((Role.CTI_WORKER,), "en jobkonsulent"),
        ((Role.JOB_CONSULTANT, Role.SOCIAL_CASEWORKER), "en CTI-medarbejder"),
        ((), "en CTI-medarbejder og en jobkonsulent"),
    ],
)
def test_j1_both_professions_sit_in_each_group(roles: tuple[Role, ...], lacks: str) -> None:
    found = warnings_on_group(roles)
    assert conditions(found) == ([("J1", "both_professions")] if lacks else [])
    assert all(f"Gruppen mangler {lacks}." in one.sentence for one in found)


def test_j1_who_sits_in_no_group_is_named() -> None:
    assert warnings_without_group(()) == ()
    (found,) = warnings_without_group(["Nadia Friis", "Jonas Krag"])
    assert found.sentence.startswith("Uden sparringsgruppe: Nadia Friis og Jonas Krag.")


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({}, []),
        ({"responsible": 7, "due_on": TODAY}, []),
        ({"responsible": 7}, []),
        ({"text": "  "}, ["sparring_decision_said"]),
        ({"held_on": None}, ["sparring_meeting_held"]),
        ({"due_on": TODAY}, ["sparring_task_has_somebody"]),
        ({"responsible": 7, "due_on": TODAY - timedelta(days=1)}, ["sparring_task_ahead"]),
    ],
)
def test_j1_a_decision_is_said_at_a_held_meeting_and_a_task_has_somebody(
    changed: dict[str, object], lacks: list[str]
) -> None:
    said = {"held_on": LAST, "text": "Ring til Grethe.", "responsible": None, "due_on": None}
    decision = Decision(**{**said, **changed})  # type: ignore[arg-type]
    found = obstacles_to_sparring_decision(decision, today=TODAY)
    assert conditions(found) == [("J1", name) for name in lacks]


def test_j1_a_meeting_is_held_by_now_and_by_somebody() -> None:
    check_sparring_held(held_on=TODAY, attended=1, today=TODAY)
    with pytest.raises(Refused) as refusal:
        check_sparring_held(held_on=TODAY + timedelta(days=1), attended=0, today=TODAY)
    assert conditions(refusal.value.obstacles) == [
        ("J1", "sparring_held_by_now"),
        ("J1", "sparring_somebody_came"),
    ]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EVALUATOR, Role.CITIZEN])
def test_j1_only_who_works_with_citizens_sits_in_a_group(role: Role) -> None:
    check_seat(roles=[role, Role.JOB_CONSULTANT])
    with pytest.raises(Refused):
        check_seat(roles=[role])


def test_j1_a_group_is_its_members_and_its_leaders() -> None:
    check_belongs(belongs=True)
    check_leads(leads=True)
    for check in (lambda: check_belongs(belongs=False), lambda: check_leads(leads=False)):
        with pytest.raises(Refused):
            check()
