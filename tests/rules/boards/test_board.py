"""The board, its agenda and its meetings: from «tavlemøder» of the guide (J2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.boards.agenda import MOST_AT_ONE_MEETING, Item, Standing, agenda, reasons_for
from fodfaeste.rules.boards.columns import COLUMN_OF, STATES_TOLD, BoardColumn, Signal, signal_of
from fodfaeste.rules.boards.kinds import BoardReason
from fodfaeste.rules.boards.meeting import (
    Promise,
    check_board_begun,
    check_board_decision,
    check_board_goes_on,
    check_leads_board,
    check_obstacle,
    check_one_at_a_time,
    check_removed,
    warnings_on_attendance,
)
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.refusal import Refused

TODAY = date(2027, 8, 18)
LAST = date(2027, 8, 4)
AHEAD = TODAY + timedelta(days=7)


def standing(**changed: object) -> Standing:
    calm = Standing(case_id=1, enrolled_on=date(2027, 1, 4), shifts=(), asks=frozenset(), days=())
    return Standing(**{name: changed.get(name, getattr(calm, name)) for name in calm.__slots__})


def conditions(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [obstacle.condition for obstacle in refused.value.obstacles]


def test_j2_every_state_but_the_closed_one_has_a_column_and_every_column_a_state() -> None:
    assert set(COLUMN_OF) == set(CaseState) - {CaseState.CLOSED}
    assert set(COLUMN_OF.values()) == set(BoardColumn)


def test_j2_a_column_of_one_state_says_it_by_its_name_alone() -> None:
    alone = [column for column in BoardColumn if [*COLUMN_OF.values()].count(column) == 1]
    assert alone == [BoardColumn.PHASE_1, BoardColumn.PHASE_2, BoardColumn.AFTER]
    assert not any(COLUMN_OF[state] in alone for state in STATES_TOLD)


@pytest.mark.parametrize(
    ("days", "signal"),
    [
        ((), Signal.CALM),
        ((None,), Signal.DUE),
        ((TODAY,), Signal.DUE),
        ((TODAY - timedelta(days=1), None), Signal.LATE),
    ],
)
def test_j2_the_signal_follows_the_days_of_what_is_to_be_done(
    days: tuple[date | None, ...], signal: Signal
) -> None:
    assert signal_of(days, TODAY) is signal


def test_j2_the_agenda_takes_what_is_late_new_shifting_or_standing_still() -> None:
    late = standing(case_id=4, days=(TODAY - timedelta(days=3),))
    new = standing(case_id=3, enrolled_on=LAST + timedelta(days=1))
    shifting = standing(case_id=2, shifts=(TODAY + timedelta(days=10),))
    still = standing(case_id=1, asks=frozenset({"hours_move"}))
    assert agenda([still, standing(case_id=5), shifting, new, late], since=LAST, today=TODAY) == (
        Item(4, (BoardReason.LATE,)),
        Item(3, (BoardReason.NEW,)),
        Item(2, (BoardReason.PHASE_SHIFT,)),
        Item(1, (BoardReason.STALLED,)),
    )


def test_j2_who_was_new_at_the_last_meeting_is_not_new_again() -> None:
    assert reasons_for(standing(enrolled_on=LAST), since=LAST, today=TODAY) == ()


def test_j2_of_two_that_are_late_the_older_comes_first() -> None:
    newer = standing(case_id=1, days=(TODAY - timedelta(days=1),))
    older = standing(case_id=2, days=(None, TODAY - timedelta(days=30)))
    assert [one.case_id for one in agenda([newer, older], since=LAST, today=TODAY)] == [2, 1]


@given(st.lists(st.integers(-40, 40), max_size=90))
def test_j2_an_agenda_never_leaves_out_the_more_pressing_for_the_less(days: list[int]) -> None:
    courses = [
        standing(case_id=number, days=(TODAY + timedelta(days=day),))
        for number, day in enumerate(days)
    ]
    found = agenda(courses, since=LAST, today=TODAY)
    late = sorted(day for day in days if day < 0)
    assert [days[one.case_id] for one in found] == late[:MOST_AT_ONE_MEETING]


def test_j2_leaders_of_both_departments_take_part() -> None:
    assert warnings_on_attendance([Department.EMPLOYMENT, Department.SOCIAL]) == ()
    (one,) = warnings_on_attendance([Department.SOCIAL])
    assert one.sentence.startswith("Ingen leder fra beskæftigelse var med.")
    (both,) = warnings_on_attendance([])
    assert "beskæftigelse og social" in both.sentence


def test_j2_a_meeting_begins_today_with_somebody_there_by_the_units_leader() -> None:
    check_board_begun(held_on=TODAY, attended=1, today=TODAY)
    with pytest.raises(Refused) as refused:
        check_board_begun(held_on=AHEAD, attended=0, today=TODAY)
    assert conditions(refused) == ["board_not_ahead", "board_somebody_came"]
    check_board_begun(held_on=date(2026, 8, 18), attended=1, today=TODAY)
    with pytest.raises(Refused) as refused:
        check_board_begun(held_on=date(1926, 8, 18), attended=1, today=TODAY)
    assert conditions(refused) == ["board_in_reach"]
    check_leads_board(leads=True)
    with pytest.raises(Refused) as refused:
        check_leads_board(leads=False)
    assert conditions(refused) == ["board_leads"]


def test_j2_one_meeting_goes_on_at_a_time_and_a_forgotten_one_gives_way() -> None:
    check_one_at_a_time(other_on=None, held_on=TODAY)
    check_one_at_a_time(other_on=LAST, held_on=TODAY)
    with pytest.raises(Refused) as refused:
        check_one_at_a_time(other_on=TODAY, held_on=TODAY)
    assert conditions(refused) == ["board_one_at_a_time"]


def test_j2_nothing_is_decided_at_a_meeting_that_is_over() -> None:
    check_board_goes_on(ended=False)
    with pytest.raises(Refused) as refused:
        check_board_goes_on(ended=True)
    assert conditions(refused) == ["board_goes_on"]


@pytest.mark.parametrize(
    ("text", "responsible", "due_on", "lacking"),
    [
        ("Vi venter til næste møde", None, None, []),
        ("Ring til kantinen", 7, AHEAD, []),
        (" ", None, None, ["board_decision_said"]),
        ("Ring", None, AHEAD, ["board_task_has_somebody"]),
        ("Ring", 7, None, ["board_task_has_a_day"]),
        ("Ring", 7, LAST, ["board_task_ahead"]),
    ],
)
def test_j2_a_decision_is_words_or_a_task_with_somebody_and_a_day(
    text: str, responsible: int | None, due_on: date | None, lacking: list[str]
) -> None:
    decision = Promise(text=text, responsible=responsible, due_on=due_on)
    if not lacking:
        return check_board_decision(decision, today=TODAY)
    with pytest.raises(Refused) as refused:
        check_board_decision(decision, today=TODAY)
    assert conditions(refused) == lacking
    return None


def test_j2_an_obstacle_has_somebody_who_removes_it_by_a_day() -> None:
    check_obstacle(Promise(text="Ingen buskort", responsible=7, due_on=AHEAD), today=TODAY)
    with pytest.raises(Refused) as refused:
        check_obstacle(Promise(text="", responsible=None, due_on=None), today=TODAY)
    assert conditions(refused) == ["obstacle_said", "obstacle_has_somebody", "obstacle_has_a_day"]
    with pytest.raises(Refused) as refused:
        check_obstacle(Promise(text="Kort", responsible=7, due_on=LAST), today=TODAY)
    assert conditions(refused) == ["obstacle_ahead"]


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Karins buskort er ikke betalt", ["obstacle_names_nobody"]),
        ("Mølgaard venter på 12 34 56 78", ["obstacle_names_nobody", "obstacle_holds_no_numbers"]),
        ("010190-1234 mangler et kort", ["obstacle_holds_no_numbers"]),
        ("Karinas kantine er lukket", []),
    ],
)
def test_j2_an_obstacle_is_written_without_the_citizens_name(text: str, lacking: list[str]) -> None:
    promise = Promise(text=text, responsible=7, due_on=AHEAD)
    if not lacking:
        return check_obstacle(promise, today=TODAY, citizen="Karin Mølgaard")
    with pytest.raises(Refused) as refused:
        check_obstacle(promise, today=TODAY, citizen="Karin Mølgaard")
    assert conditions(refused) == lacking
    return None


def test_j2_an_obstacle_is_closed_once_by_its_own_people_with_how() -> None:
    check_removed(how="Kommunen betaler", removed=False, may=True)
    with pytest.raises(Refused) as refused:
        check_removed(how=" ", removed=True, may=False)
    assert conditions(refused) == ["own_obstacle", "obstacle_still_there", "obstacle_how_said"]
