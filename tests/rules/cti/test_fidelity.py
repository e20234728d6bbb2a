from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.cti.clock import Clock, Phase, clock
from fodfaeste.rules.cti.fidelity import (
    AreaFacts,
    CourseFacts,
    HandoverFacts,
    Judged,
    Numbers,
    Reading,
    judge,
)
from fodfaeste.rules.cti.fidelity_indicators import INDICATORS, NOT_COUNTED, IndicatorCode
from fodfaeste.rules.cti.fidelity_together import (
    Delivered,
    core_element,
    elements,
    tallied,
)
from fodfaeste.rules.cti.kinds import EarlyEndReason

COURSE = clock(starts_on=date(2026, 1, 1), months=9)
SECOND, THIRD, END = (phase.ends_before for phase in COURSE.phases)
LAST_DAY = END - timedelta(days=1)
NUMBERS = Numbers()
YES, NO, EARLY, UNSEEN = Reading
Code = IndicatorCode

GOOD = CourseFacts(
    course=COURSE,
    law_months=9,
    closed_on=LAST_DAY,
    areas=(
        AreaFacts(1, date(2026, 1, 3)),
        AreaFacts(2, SECOND),
        AreaFacts(3, THIRD + timedelta(days=14)),
    ),
    talks=(13, 6, 3),
    first_month=4,
    outside_office=3,
    with_network=2,
    load=Fraction(1),
    transfer_held_on=date(2026, 9, 1),
    closing_note=True,
    handovers=(HandoverFacts(date(2026, 8, 1)), HandoverFacts(date(2026, 9, 1))),
    sparring_days=(date(2026, 1, 1), SECOND, LAST_DAY),
)
BARE = CourseFacts(course=COURSE, law_months=9)


def readings(facts: CourseFacts, today: date) -> dict[IndicatorCode, Reading]:
    return {one.indicator.code: one.reading for one in judge(facts, numbers=NUMBERS, today=today)}


def said(facts: CourseFacts, code: IndicatorCode, today: date) -> str:
    found = judge(facts, numbers=NUMBERS, today=today)
    return next(one.said for one in found if one.indicator.code is code)


def reading(code: IndicatorCode, today: date = END, **changes: object) -> Reading:
    return readings(replace(GOOD, **changes), today)[code]  # type: ignore[arg-type]


# --- The whole ------------------------------------------------------------------------------------


def test_j8_a_course_by_the_book_has_a_yes_to_all_that_can_be_seen() -> None:
    found = readings(GOOD, END)
    assert found.pop(Code.CASELOAD) is UNSEEN
    assert set(found.values()) == {YES}


def test_j8_on_the_first_day_nothing_is_judged_too_early() -> None:
    found = readings(BARE, COURSE.starts_on)
    assert {code for code, one in found.items() if one is NO} == set()
    assert {code for code, one in found.items() if one is YES} == {Code.LENGTH, Code.THIRDS}


def test_j8_a_course_in_which_nothing_was_written_has_a_no_when_it_is_over() -> None:
    found = readings(replace(BARE, closed_on=LAST_DAY), END)
    assert {code for code, one in found.items() if one is not NO} == {
        Code.LENGTH,
        Code.THIRDS,
        Code.CASELOAD,
        Code.NO_EARLY_STOP,
    }


def test_j8_every_indicator_says_what_it_counts_from_what_and_what_it_hides() -> None:
    assert [one.code for one in INDICATORS] == list(IndicatorCode)
    for one in INDICATORS:
        texts = (one.title, one.counts, one.facts, one.hides, one.change, one.source)
        assert all(text.strip() for text in texts), one.code
    assert any("upervision" in line for line in NOT_COUNTED)


@given(
    starts_on=st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)),
    months=st.sampled_from([6, 9]),
    offset=st.integers(min_value=-30, max_value=400),
    closes=st.none() | st.integers(min_value=0, max_value=300),
)
def test_j8_whatever_the_course_each_indicator_has_one_answer(
    starts_on: date, months: int, offset: int, closes: int | None
) -> None:
    closed_on = None if closes is None else starts_on + timedelta(days=closes)
    facts = CourseFacts(
        course=clock(starts_on=starts_on, months=months), law_months=months, closed_on=closed_on
    )
    found = judge(facts, numbers=NUMBERS, today=starts_on + timedelta(days=offset))
    assert [one.indicator for one in found] == list(INDICATORS)


@given(offset=st.integers(min_value=0, max_value=300))
def test_j8_a_no_never_becomes_too_early_again(offset: int) -> None:
    today = COURSE.starts_on + timedelta(days=offset)
    for code, now in readings(BARE, today).items():
        later = readings(BARE, today + timedelta(days=1))[code]
        assert (now, later) != (NO, EARLY), code


# --- One by one -----------------------------------------------------------------------------------


def test_j8_length_and_thirds_are_the_laws_and_the_calendars() -> None:
    assert reading(Code.LENGTH, law_months=6) is NO
    assert reading(Code.LENGTH, law_months=None) is UNSEEN
    first, second, third = COURSE.phases
    late = first.ends_before + timedelta(days=5)
    moved = Clock(
        COURSE.starts_on,
        COURSE.ends_before,
        9,
        (
            Phase(1, first.name, first.starts_on, late),
            Phase(2, second.name, late, second.ends_before),
            third,
        ),
    )
    assert reading(Code.THIRDS, course=moved) is NO


@pytest.mark.parametrize(
    ("chosen_on", "today", "expected"),
    [
        (None, date(2026, 1, 15), EARLY),
        (None, date(2026, 1, 16), NO),
        (date(2026, 1, 15), date(2026, 1, 20), YES),
        (date(2026, 1, 16), date(2026, 1, 20), NO),
    ],
)
def test_j8_a_phase_has_its_plan_within_fourteen_days(
    chosen_on: date | None, today: date, expected: Reading
) -> None:
    areas = (AreaFacts(1, chosen_on),) if chosen_on else ()
    assert readings(replace(BARE, areas=areas), today)[Code.PHASE_PLAN] is expected


def test_j8_one_to_three_focus_areas_in_each_phase_that_has_begun() -> None:
    three = tuple(AreaFacts(1, COURSE.starts_on) for _ in range(3))
    early = date(2026, 1, 10)
    assert readings(replace(BARE, areas=three), early)[Code.FOCUS_AREAS] is YES
    four = (*three, AreaFacts(1, COURSE.starts_on))
    assert readings(replace(BARE, areas=four), early)[Code.FOCUS_AREAS] is NO
    assert said(GOOD, Code.FOCUS_AREAS, END) == "1 i fase 1, 1 i fase 2, 1 i fase 3"
    assert reading(Code.CHOSEN, areas=(AreaFacts(1, None),)) is NO


def test_j8_the_caseload_is_that_of_today() -> None:
    running = {"closed_on": None, "today": date(2026, 3, 1)}
    assert reading(Code.CASELOAD, **running) is YES  # type: ignore[arg-type]
    assert reading(Code.CASELOAD, load=Fraction(11, 10), **running) is NO  # type: ignore[arg-type]
    assert reading(Code.CASELOAD, load=None, **running) is UNSEEN  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "field", "least", "over"),
    [
        (Code.FIRST_MONTH, "first_month", 2, date(2026, 1, 31)),
        (Code.OUTSIDE, "outside_office", 3, SECOND - timedelta(days=1)),
        (Code.NETWORK, "with_network", 2, SECOND - timedelta(days=1)),
    ],
)
def test_j8_enough_is_yes_at_once_and_too_few_is_no_only_when_the_time_is_over(
    code: IndicatorCode, field: str, least: int, over: date
) -> None:
    enough, few = {field: least}, {field: least - 1}
    assert readings(replace(BARE, **enough), COURSE.starts_on)[code] is YES  # type: ignore[arg-type]
    assert readings(replace(BARE, **few), over)[code] is EARLY, "its last day is not over"  # type: ignore[arg-type]
    assert readings(replace(BARE, **few), over + timedelta(days=1))[code] is NO  # type: ignore[arg-type]
    assert said(replace(BARE, **few), code, over) == f"{least - 1} af mindst {least}"  # type: ignore[arg-type]


@pytest.mark.parametrize("reason", EarlyEndReason)
def test_j8_a_course_that_stopped_is_never_too_early_and_owes_nothing_that_was_not_due(
    reason: EarlyEndReason,
) -> None:
    stopped = replace(BARE, closed_on=date(2026, 1, 10), early_reason=reason, closing_note=True)
    found = readings(stopped, date(2026, 6, 1))
    assert EARLY not in found.values()
    asked = (Code.FIRST_MONTH, Code.OUTSIDE, Code.NETWORK, Code.PHASE_PLAN, Code.TRANSFER)
    assert [found[code] for code in asked] == [UNSEEN] * len(asked)


def test_j8_contact_decreases_over_the_phases_that_are_over() -> None:
    running = {"closed_on": None}
    assert reading(Code.DECREASING, SECOND, **running) is EARLY
    assert reading(Code.DECREASING, THIRD, **running) is YES
    assert reading(Code.DECREASING, THIRD, talks=(6, 6, 0), **running) is NO
    assert reading(Code.DECREASING, talks=(13, 6, 6)) is NO
    assert reading(Code.DECREASING, closed_on=SECOND) is UNSEEN
    assert said(GOOD, Code.DECREASING, END) == "13 i fase 1, 6 i fase 2, 3 i fase 3"


def test_j8_a_course_is_taken_up_in_sparring_in_each_phase_that_is_over() -> None:
    running = {"closed_on": None}
    assert reading(Code.SPARRING, date(2026, 2, 1), sparring_days=(), **running) is EARLY
    assert reading(Code.SPARRING, date(2026, 2, 1), **running) is YES
    assert reading(Code.SPARRING, SECOND, sparring_days=(), **running) is NO
    assert reading(Code.SPARRING, sparring_days=(SECOND, LAST_DAY)) is NO
    assert reading(Code.SPARRING, closed_on=date(2026, 2, 1), sparring_days=()) is UNSEEN
    assert said(GOOD, Code.SPARRING, END) == "3 af 3 faser, der er gået"


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (None, YES),
        (EarlyEndReason.WITHDREW, NO),
        (EarlyEndReason.OTHER_EFFORT, NO),
        (EarlyEndReason.OTHER, NO),
        (EarlyEndReason.MOVED, UNSEEN),
        (EarlyEndReason.DIED, UNSEEN),
    ],
)
def test_j8_an_early_stop_is_counted_but_not_who_moved_or_died(
    reason: EarlyEndReason | None, expected: Reading
) -> None:
    assert reading(Code.NO_EARLY_STOP, early_reason=reason) is expected
    assert reading(Code.NO_EARLY_STOP, THIRD, closed_on=None) is EARLY
    assert reading(Code.NO_EARLY_STOP, END, closed_on=None) is YES


def test_j8_tasks_have_a_new_owner_a_month_before_the_end() -> None:
    in_time, late = HandoverFacts(date(2026, 9, 1)), HandoverFacts(date(2026, 9, 2))
    assert reading(Code.HANDOVER, handovers=(in_time,)) is YES
    assert reading(Code.HANDOVER, handovers=(in_time, late)) is NO
    assert reading(Code.HANDOVER, handovers=(in_time, HandoverFacts(None))) is NO
    waiting = {"handovers": (HandoverFacts(None),), "closed_on": None}
    assert reading(Code.HANDOVER, date(2026, 9, 1), **waiting) is EARLY
    assert reading(Code.HANDOVER, date(2026, 9, 2), **waiting) is NO
    assert reading(Code.HANDOVER, handovers=(), closed_on=SECOND) is UNSEEN


def test_j8_the_end_has_its_meeting_and_its_note() -> None:
    for code, without in (
        (Code.TRANSFER, {"transfer_held_on": None}),
        (Code.CLOSING_NOTE, {"closing_note": False}),
    ):
        assert reading(code, **without) is NO
        assert reading(code, THIRD, closed_on=None, **without) is EARLY


# --- Together -------------------------------------------------------------------------------------


def judged(*facts: CourseFacts) -> list[tuple[Judged, ...]]:
    return [judge(one, numbers=NUMBERS, today=END) for one in facts]


WITHOUT_NOTE = replace(GOOD, closing_note=False)


def words(yes: int, no: int, *, fewest: int = 5) -> str:
    (last,) = tallied(judged(*[GOOD] * yes, *[WITHOUT_NOTE] * no))[-1:]
    return last.in_words(fewest=fewest)


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        (7, 2, "7 af 9 forløb"),
        (9, 0, "9 af 9 forløb"),
        (4, 5, "Færre end 5 af 9 forløb"),
        (0, 5, "Færre end 5 af 5 forløb"),
        (4, 0, "For få forløb kan vurderes endnu"),
        (0, 0, "For få forløb kan vurderes endnu"),
        (7, 3, "7 af 10 forløb (70 procent)"),
        (10, 5, "10 af 15 forløb (66 procent)"),
    ],
)
def test_j8_numbers_below_five_and_shares_of_fewer_than_ten_are_not_told(
    yes: int, no: int, expected: str
) -> None:
    assert words(yes, no) == expected


def test_j8_ones_own_courses_are_counted_as_they_are() -> None:
    assert words(1, 1, fewest=1) == "1 af 2 forløb"
    assert words(0, 2, fewest=1) == "Ingen af 2 forløb"
    assert words(0, 0, fewest=1) == "Kan ikke vurderes endnu"


@given(yes=st.integers(min_value=0, max_value=40), no=st.integers(min_value=0, max_value=40))
def test_j8_no_word_tells_a_yes_below_five(yes: int, no: int) -> None:
    told = words(yes, no)
    assert ("procent" in told) == (yes >= 5 and yes + no >= 10)
    assert told.startswith(f"{yes} af") == (yes >= 5 and yes + no >= 5)


def test_j8_cti_is_delivered_or_partly_there_with_what_would_change_it() -> None:
    whole, partly = (core_element(one) for one in judged(GOOD, WITHOUT_NOTE))
    assert (whole.delivered, whole.changes) == (Delivered.DELIVERED, ())
    assert (partly.delivered, partly.changes) == (
        Delivered.PARTLY,
        ("Skriv notatet sammen med borgeren.",),
    )


def test_j8_over_many_courses_it_is_one_sentence() -> None:
    told = elements(judged(*[GOOD] * 6, *[WITHOUT_NOTE] * 3)).in_words()
    assert told == "I 6 af 9 forløb er alt det på plads, der kan vurderes nu."
    few = elements(judged(GOOD, WITHOUT_NOTE)).in_words()
    assert few == "Der er for få forløb til at vise et samlet tal."
