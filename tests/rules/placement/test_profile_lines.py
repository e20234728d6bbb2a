"""Lines of the profile: in words, forward in time, no more than happened; one to three wishes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodfaeste.rules.placement.profile.complete import ProfileFacts, lacks_before_match
from fodfaeste.rules.placement.profile.kinds import LineKind, section_of
from fodfaeste.rules.placement.profile.lines import (
    Line,
    check_line,
    obstacles_to_line,
    warnings_on_wishes,
)
from fodfaeste.rules.placement.profile.reach import reach_in, reach_said, stretches
from fodfaeste.rules.placement.profile.when import (
    is_after,
    newest_first,
    period_said,
    when_in,
    when_said,
)
from fodfaeste.rules.placement.profile.window import check_window, obstacles_to_window
from fodfaeste.rules.refusal import Refused
from tests.rules.naming import conditions

TODAY = date(2026, 3, 4)
KITCHEN = Line(kind=LineKind.EXPERIENCE, what="Køkkenhjælp", began="2011", ended="2014-06")
YEARS = st.integers(1930, 2100).map(str)
CODES = st.one_of(YEARS, st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", ""),
        ("  ", ""),
        ("2011", "2011"),
        ("3/2011", "2011-03"),
        ("03-2011", "2011-03"),
        ("2011-03", "2011-03"),
        ("marts 2011", "2011-03"),
        ("Sept. 2011", "2011-09"),
        ("ma 2011", None),
        ("ma", None),
        ("13/2011", None),
        ("2011-13", None),
        ("11", None),
        ("0011", None),
        ("for længe siden", None),
        ("²⁰¹¹", None),
    ],
)
def test_b7_a_time_is_a_year_or_a_month_however_it_is_written(said: str, code: str | None) -> None:
    assert when_in(said) == code


@given(CODES)
def test_b7_what_is_shown_is_read_again(code: str) -> None:
    assert when_in(when_said(code)) == code


@given(CODES, CODES)
def test_b7_of_two_times_no_more_than_one_is_after_the_other(one: str, other: str) -> None:
    assert not (is_after(one, other) and is_after(other, one))
    assert not is_after(one, one)


@pytest.mark.parametrize(
    ("began", "ended", "ongoing", "said"),
    [
        ("", "", False, ""),
        ("", "", True, "nu"),
        ("2011", "", True, "siden 2011"),
        ("2011-03", "", False, "marts 2011"),
        ("", "2014", False, "2014"),
        ("2011", "2011", False, "2011"),
        ("2011", "2014-06", False, "2011–juni 2014"),
    ],
)
def test_b7_a_period_is_said_as_far_as_it_is_known(
    began: str, ended: str, *, ongoing: bool, said: str
) -> None:
    assert period_said(began, ended, ongoing=ongoing) == said


def test_b7_what_goes_on_stands_first_and_what_has_no_time_last() -> None:
    times = {
        "nu": newest_first("2001", "", ongoing=True),
        "2014": newest_first("2011", "2014-06", ongoing=False),
        "2012": newest_first("2012", "", ongoing=False),
        "engang": newest_first("", "", ongoing=False),
    }
    assert sorted(times, key=lambda name: times[name], reverse=True) == [
        "nu",
        "2014",
        "2012",
        "engang",
    ]


def test_b7_a_line_that_says_what_and_when_is_kept() -> None:
    check_line(KITCHEN, today=TODAY)
    check_line(replace(KITCHEN, began="", ended=""), today=TODAY)
    check_line(replace(KITCHEN, ended="", ongoing=True), today=TODAY)


@pytest.mark.parametrize(
    ("wrong", "condition"),
    [
        ({"what": "  "}, "profile_line_in_words"),
        ({"began": "2015"}, "profile_line_forward"),
        ({"began": "2014-07"}, "profile_line_forward"),
        ({"began": "2026-04", "ended": ""}, "profile_line_has_been"),
        ({"ended": "2027"}, "profile_line_has_been"),
        ({"ongoing": True}, "profile_line_one_end"),
    ],
)
def test_b7_a_line_that_cannot_be_is_refused_with_its_reason(
    wrong: dict[str, object], condition: str
) -> None:
    line = replace(KITCHEN, **wrong)  # type: ignore[arg-type]  # named above
    assert conditions(obstacles_to_line(line, today=TODAY)) == [("B7", condition)]
    with pytest.raises(Refused, match=obstacles_to_line(line, today=TODAY)[0].sentence[:20]):
        check_line(line, today=TODAY)


@given(CODES)
def test_b7_the_same_time_at_both_ends_is_never_backwards(code: str) -> None:
    line = replace(KITCHEN, began=code, ended=code)
    found = conditions(obstacles_to_line(line, today=date(2100, 12, 31)))
    assert found == []


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, ["wish_said"]), (1, []), (3, []), (4, ["few_wishes"]), (40, ["few_wishes"])],
)
def test_c7_one_to_three_wishes_are_a_good_number(count: int, expected: list[str]) -> None:
    assert conditions(warnings_on_wishes(count)) == [("C7", name) for name in expected]


def test_d2_what_is_missing_before_openings_are_looked_at_is_named() -> None:
    nothing = lacks_before_match(ProfileFacts())
    assert conditions(nothing) == [
        ("C7", "wish_said"),
        ("D2", "skill_said"),
        ("D2", "hours_said"),
        ("D2", "way_said"),
    ]
    whole = ProfileFacts(wishes=2, lines_about_skill=1, has_hours=True, has_transport=True)
    assert lacks_before_match(whole) == ()


def test_c7_wishes_skill_and_experience_are_the_whole_teams_and_the_rest_employments() -> None:
    sections = {kind.value: section_of(kind).value for kind in LineKind}
    assert sections == {
        "wish": "plan",
        "competence": "plan",
        "experience": "plan",
        "education": "employment",
        "course": "employment",
        "language": "employment",
        "interest": "employment",
    }


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("", ()),
        ("2400", ("2400",)),
        ("2450 og 2400", ("2400", "2450")),
        ("2700-2770, 2400;2400", ("2400", "2700-2770")),
        ("2700 til 2770\n2400", ("2400", "2700-2770")),
        ("2700-2700", ("2700",)),
        ("2770-2700", None),
        ("240", None),
        ("24000", None),
        ("Valby", None),
        ("2400 2450", None),
        (", ".join(str(code) for code in range(1000, 1021)), None),
    ],
)
def test_d2_a_reach_is_postcodes_and_stretches_of_them(
    said: str, codes: tuple[str, ...] | None
) -> None:
    assert reach_in(said) == codes


@given(st.sets(st.integers(1000, 9999), max_size=20))
def test_d2_a_reach_that_is_shown_is_read_again(numbers: set[int]) -> None:
    codes = tuple(sorted(map(str, numbers)))
    assert reach_in(reach_said(codes)) == codes
    assert stretches(codes) == tuple((code, code) for code in codes)


def test_d2_a_stretch_has_both_its_ends() -> None:
    assert stretches(("2400", "2700-2770")) == (("2400", "2400"), ("2700", "2770"))


def test_d2_the_fewest_hours_are_not_more_than_the_most() -> None:
    assert conditions(obstacles_to_window(600, 300)) == [("D2", "hours_window_forward")]
    for least, most in ((300, 600), (300, 300), (None, 300), (300, None), (None, None)):
        check_window(least, most)
    with pytest.raises(Refused, match="større end det største"):
        check_window(600, 300)
