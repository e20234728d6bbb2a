"""The statutory talks: by agreement, by the law of the first months, and what is missing (G2)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.deadlines import deadlines
from fodfaeste.rules.followup.flags import Flag
from fodfaeste.rules.followup.situation import Situation
from fodfaeste.rules.followup.states import CaseHistory
from fodfaeste.rules.followup.talk_law import (
    DEFAULTS,
    TalkLaw,
    check_talk_law,
    checked_law_on,
    law_on,
)
from fodfaeste.rules.followup.talks import (
    NOTICE,
    FirstMonths,
    NewRhythm,
    TalkRhythm,
    Talks,
    check_rhythm,
    counts_from,
    first_months,
    next_talk_due,
    talks_missing,
    warnings_on_rhythm,
)
from fodfaeste.rules.meetings.talks import ArrangedTalk, check_talk
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

BEGAN = date(2026, 1, 12)
(LAW,) = DEFAULTS
EVERY_SIXTH = TalkRhythm(weeks=6, counts_from=BEGAN)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def on(days: int) -> date:
    return BEGAN + timedelta(days=days)


def names(talks: Talks, today: date, *, kickoff_held: bool = True) -> list[tuple[str, str]]:
    found = talks_missing(talks, today, kickoff_held=kickoff_held)
    return conditions(item.obstacle for item in found)


def test_g2_past_the_first_months_the_agreed_weeks_are_counted_from_the_last_talk() -> None:
    talks = Talks(rhythm=EVERY_SIXTH, law=LAW)
    assert next_talk_due(talks, on(0)) == date(2026, 2, 23)
    assert next_talk_due(replace(talks, held=(on(30), on(10))), on(31)) == date(2026, 3, 25)
    assert next_talk_due(replace(talks, held=(on(-90),)), on(1)) == date(2026, 2, 23)


def test_g2_a_talk_of_tomorrow_counts_for_nothing_today() -> None:
    talks = Talks(rhythm=EVERY_SIXTH, held=(on(5),))
    assert (next_talk_due(talks, on(4)), next_talk_due(talks, on(5))) == (on(42), on(47))


def test_g2_without_a_fixed_rhythm_nothing_is_due_and_it_is_said_why() -> None:
    by_need = NewRhythm(weeks=None, words="kort", agreed_on=BEGAN, since=None, enrolled_on=on(-30))
    with pytest.raises(Refused) as refused:
        check_rhythm(by_need, today=BEGAN)
    assert conditions(refused.value.obstacles) == [("G2", "talk_rhythm_explained")]
    check_rhythm(replace(by_need, words="Karin ringer selv, når der er noget."), today=BEGAN)
    assert next_talk_due(Talks(rhythm=replace(EVERY_SIXTH, weeks=None)), on(500)) is None


def test_g2_lab_31_the_first_talk_within_a_week_and_four_within_six_months() -> None:
    rhythm = TalkRhythm(weeks=None, counts_from=BEGAN, since=BEGAN)
    none = Talks(rhythm=rhythm, law=LAW)
    assert next_talk_due(none, on(0)) == date(2026, 1, 19)
    three = replace(none, held=(on(3), on(40), on(80)))
    assert first_months(three, on(90)) == FirstMonths(3, 4, date(2026, 7, 11))
    assert next_talk_due(three, on(90)) == date(2026, 7, 11)
    four = replace(three, held=(*three.held, on(100)))
    assert (first_months(four, on(100)), next_talk_due(four, on(100))) == (
        FirstMonths(4, 4, date(2026, 7, 11)),
        None,
    )
    assert first_months(three, date(2026, 7, 12)) is None
    assert first_months(three, on(-1)) is None


def test_g2_the_earlier_of_law_and_agreement_is_due() -> None:
    rhythm = TalkRhythm(weeks=4, counts_from=BEGAN, since=BEGAN)
    assert next_talk_due(Talks(rhythm=rhythm, law=LAW), BEGAN) == on(7)
    assert next_talk_due(Talks(rhythm=rhythm, law=LAW, held=(on(6),)), on(6)) == on(34)


def test_g2_no_number_is_made_up_after_the_first_of_july_2026() -> None:
    last, first = date(2026, 6, 30), date(2026, 7, 1)
    assert (checked_law_on(last), checked_law_on(first), law_on(first)) == (LAW, None, LAW)
    assert "ikke bekræftet" in LAW.source
    rhythm = TalkRhythm(weeks=None, counts_from=on(120), since=on(120))
    assert next_talk_due(Talks(rhythm=rhythm, law=checked_law_on(last)), last) == on(127)
    assert next_talk_due(Talks(rhythm=rhythm, law=checked_law_on(first)), first) is None
    own = replace(LAW, least=2, checked_before=None, valid_from=first)
    assert checked_law_on(date(2030, 1, 1), (replace(LAW, ends_before=first), own)) == own
    assert law_on(date(2023, 12, 31)) is None


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"least": 0}, "talk_law_counts_talks"),
        ({"months": 25}, "talk_law_counts_months"),
        ({"first_days": 91}, "talk_law_counts_days"),
        ({"paragraph": " "}, "talk_law_names_a_paragraph"),
        ({"source": ""}, "talk_law_has_a_source"),
        ({"checked_before": date(2024, 1, 1)}, "talk_law_checked_for_a_time"),
    ],
)
def test_g2_a_row_of_law_counts_something_and_has_a_source(
    changed: dict[str, object], condition: str
) -> None:
    check_talk_law(LAW)
    check_talk_law(replace(LAW, checked_before=None))
    wanted: TalkLaw = replace(LAW, **changed)  # type: ignore[arg-type]  # one field at a time
    with pytest.raises(Refused) as refused:
        check_talk_law(wanted)
    assert conditions(refused.value.obstacles) == [("G2", condition)]


def test_g2_an_agreement_is_missed_once_the_kickoff_is_held() -> None:
    assert names(Talks(), BEGAN) == [("G2", "talks_agreed")]
    assert names(Talks(), BEGAN, kickoff_held=False) == []


def test_g2_a_talk_is_missed_two_weeks_ahead_unless_it_is_booked_in_time() -> None:
    talks = Talks(rhythm=EVERY_SIXTH)
    due = on(42)
    assert names(talks, due - NOTICE - timedelta(days=1)) == []
    assert names(talks, due - NOTICE) == [("G2", "talk_held")]
    assert names(replace(talks, booked_on=due), due - NOTICE) == []
    late = replace(talks, booked_on=due + timedelta(days=1))
    (found,) = talks_missing(late, due, kickoff_held=True)
    assert (found.due_on, "efter fristen" in found.obstacle.sentence) == (due, True)


def test_g2_a_course_shows_it_as_a_deadline_of_the_employment_caseworker() -> None:
    facts = Situation(
        history=CaseHistory(enrolled_on=on(-30)),
        talks=Talks(rhythm=EVERY_SIXTH),
        next_activity_on=on(40),
    )
    (found,) = deadlines(facts, on(40))
    assert (found.kind, found.due_on, found.roles) == (
        DeadlineKind.TALK_HELD,
        on(42),
        frozenset({Role.EMPLOYMENT_CASEWORKER}),
    )
    assert found.kind in Flag.TALK.kinds
    assert "afholdelsessted" in found.kind.law


def test_g2_a_rhythm_that_misses_the_law_is_pointed_out() -> None:
    seldom = Talks(
        rhythm=TalkRhythm(weeks=9, counts_from=BEGAN, since=BEGAN), law=LAW, held=(on(5),)
    )
    (found,) = warnings_on_rhythm(seldom, on(6))
    assert "3 af de 4 samtaler" in found.sentence
    rhythm = TalkRhythm(weeks=8, counts_from=BEGAN, since=BEGAN)
    assert warnings_on_rhythm(replace(seldom, rhythm=rhythm), on(6)) == ()
    assert warnings_on_rhythm(replace(seldom, law=None), on(6)) == ()


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"weeks": 0}, "talk_weeks_fit"),
        ({"weeks": 53}, "talk_weeks_fit"),
        ({"agreed_on": on(-31)}, "talk_rhythm_in_the_course"),
        ({"latest_on": on(1)}, "talk_rhythm_after_the_last"),
        ({"since": on(1)}, "talks_begun_by_then"),
        ({"agreed_on": on(2)}, "talk_rhythm_agreed_by_now"),
    ],
)
def test_g2_an_agreement_is_of_a_day_and_a_number(
    changed: dict[str, object], condition: str
) -> None:
    facts = NewRhythm(weeks=6, words="", agreed_on=BEGAN, since=None, enrolled_on=on(-30))
    check_rhythm(facts, today=on(1))
    with pytest.raises(Refused) as refused:
        check_rhythm(replace(facts, **changed), today=on(1))  # type: ignore[arg-type]  # one field
    assert conditions(refused.value.obstacles) == [("G2", condition)]


@given(weeks=st.integers(1, 52), agreed=DAYS, again=DAYS)
def test_g2_agreeing_the_same_again_moves_no_deadline(
    weeks: int, agreed: date, again: date
) -> None:
    before = TalkRhythm(weeks=weeks, counts_from=agreed)
    assert counts_from(weeks, again, before=before) == agreed
    assert counts_from(weeks + 1, again, before=before) == again
    assert counts_from(weeks, again, before=None) == again


@given(
    weeks=st.none() | st.integers(1, 52),
    since=st.none() | DAYS,
    counts=DAYS,
    held=st.lists(DAYS, max_size=6),
    today=DAYS,
)
def test_g2_holding_one_more_talk_never_brings_the_next_one_nearer(
    weeks: int | None, since: date | None, counts: date, held: list[date], today: date
) -> None:
    rhythm = TalkRhythm(weeks=weeks, counts_from=counts, since=since)
    talks = Talks(rhythm=rhythm, law=LAW, held=tuple(held))
    due = next_talk_due(talks, today)
    then = next_talk_due(replace(talks, held=(*talks.held, today)), today)
    assert due is None or then is None or then >= due
    assert due is not None or then is None


def test_g2_a_talk_is_arranged_with_time_place_and_somebody_responsible() -> None:
    both = frozenset({Role.CITIZEN, Role.EMPLOYMENT_CASEWORKER})
    arranged = ArrangedTalk(has_a_clock=True, place="Biblioteket", expected=both, seats=both)
    check_talk(arranged)
    with pytest.raises(Refused) as refused:
        check_talk(ArrangedTalk(has_a_clock=False, place=" ", expected=frozenset(), seats=both))
    assert conditions(refused.value.obstacles) == [
        ("G2", "talk_has_a_clock"),
        ("G2", "talk_has_a_place"),
        ("G2", "talk_is_with_the_citizen"),
        ("G2", "talk_has_a_responsible"),
    ]
    with pytest.raises(Refused, match="Ingen er ansvarlig"):
        check_talk(replace(arranged, seats=frozenset({Role.CITIZEN})))
