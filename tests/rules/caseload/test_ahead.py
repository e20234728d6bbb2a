from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.caseload.ahead import Carried, freed, overdue
from fodfaeste.rules.caseload.load import load

TODAY = date(2026, 3, 4)
DAYS = st.none() | st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=300))
CARRIED = st.lists(st.builds(Carried, st.sampled_from([10, 15]), DAYS), max_size=25)


def test_a6_what_becomes_free_is_told_day_by_day() -> None:
    june, july = date(2026, 6, 4), date(2026, 7, 1)
    told = freed(
        [Carried(10, july), Carried(15, june), Carried(15, june), Carried(10)], today=TODAY
    )
    assert [(one.on, one.citizens, one.share, one.left) for one in told] == [
        (june, 2, Fraction(2, 15), Fraction(1, 5)),
        (july, 1, Fraction(1, 10), Fraction(1, 10)),
    ]


def test_i4_an_overdue_course_frees_nothing_before_it_is_closed() -> None:
    late = [Carried(10, TODAY), Carried(10, TODAY - timedelta(days=3)), Carried(15)]
    assert freed(late, today=TODAY) == ()
    assert overdue(late, today=TODAY) == 2


@given(CARRIED)
def test_a6_the_days_ahead_free_all_but_what_is_overdue_or_not_begun(
    carried: list[Carried],
) -> None:
    told = freed(carried, today=TODAY)
    staying = [one.norm for one in carried if one.ends_before is None or one.ends_before <= TODAY]
    assert sum((one.share for one in told), Fraction(0)) + load(staying) == load(
        one.norm for one in carried
    )
    assert [one.on for one in told] == sorted({one.on for one in told})
    lefts = [one.left for one in told]
    assert lefts == sorted(lefts, reverse=True)
    assert (lefts[-1] if lefts else load(staying)) == load(staying)
