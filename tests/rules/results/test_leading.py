"""What a leader goes by: working days to an answer, who is left out, which list a number opens."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.catalogue import rule
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import Flag, filter_of, grouped, kinds_behind
from fodfaeste.rules.followup.workdays import workdays_between
from fodfaeste.rules.results.counted import NOBODY, spread
from fodfaeste.rules.results.leading import (
    Answered,
    Flow,
    Stage,
    Unwritten,
    answers,
    answers_by_month,
)

FRIDAY, MONDAY, TUESDAY = date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 3)
days = st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 12, 31))


def test_g3_a_weekend_between_question_and_answer_takes_no_time() -> None:
    found = answers([Answered(FRIDAY, MONDAY, TUESDAY, 12)])
    assert found.in_words() == ("Typisk efter 1 arbejdsdag, den midterste halvdel 1–1 (12 svar)")
    assert found.in_time_in_words() == "12 af 12"


def test_g3_an_answer_after_its_day_is_not_in_time() -> None:
    found = answers([Answered(FRIDAY, TUESDAY, MONDAY, 3), Answered(FRIDAY, FRIDAY, MONDAY, 4)])
    assert (found.in_time, found.taken.number) == (4, 7)
    assert found.in_words() == "Typisk efter 0 arbejdsdage (7 svar)"


def test_g3_few_answers_are_not_told() -> None:
    found = answers([Answered(FRIDAY, MONDAY, TUESDAY, 4)])
    assert (found.in_words(), found.in_time_in_words()) == ("For få svar til at vise et tal", "–")
    assert answers([]).in_words() == "Ingen svar"


@given(st.lists(st.tuples(days, st.integers(0, 30), st.integers(1, 3)), max_size=8))
def test_g3_the_months_hold_every_answer_once(rows: list[tuple[date, int, int]]) -> None:
    answered = [
        Answered(asked, date.fromordinal(asked.toordinal() + later), asked, number)
        for asked, later, number in rows
    ]
    months = answers_by_month(answered)
    assert sum(one.taken.number for one in months.values()) == sum(row.number for row in answered)
    assert list(months) == sorted(months, reverse=True)
    taken = [
        workdays_between(one.asked_on, one.answered_on)
        for one in answered
        for _ in range(one.number)
    ]
    assert answers(answered).taken == spread(taken)


@pytest.mark.parametrize(
    ("waiting", "stopped", "said"),
    [
        (0, 0, ""),
        (7, 0, "Ikke regnet med: 7 venter endnu."),
        (
            4,
            12,
            "Ikke regnet med: færre end 5 venter endnu, 12 nåede det ikke, før forløbet sluttede.",
        ),
    ],
)
def test_j6_those_who_wait_stand_beside_the_days(waiting: int, stopped: int, said: str) -> None:
    flow = Flow(stage=Stage.TO_MATCH, days=NOBODY, waiting=waiting, stopped=stopped)
    assert flow.beside() == said


@pytest.mark.parametrize("kind", DeadlineKind)
def test_g4_every_kind_of_deadline_opens_a_list_that_holds_it(kind: DeadlineKind) -> None:
    code = filter_of(kind)
    assert kind in kinds_behind(code)
    assert len(kinds_behind(code)) == 1
    assert code in {value for _, choices in grouped() for value, _ in choices}


def test_g4_no_code_means_two_things() -> None:
    codes = [value for _, choices in grouped() for value, _ in choices]
    assert len(codes) == len(set(codes))
    assert {flag.value for flag in Flag} <= set(codes)


def test_b4_what_should_be_written_names_its_rule() -> None:
    assert all(rule(one.rule).source for one in Unwritten)
    assert [one for one in Unwritten if one.is_gate] == [Unwritten.CTI_BEGUN]
