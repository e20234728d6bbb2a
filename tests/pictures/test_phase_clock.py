"""The phase clock shows time, and says the same in words."""

from dataclasses import replace
from datetime import date

import pytest

from fodfaeste.pictures import phase_clock, phase_marker
from fodfaeste.pictures.phase_clock import PhaseClock, PhaseSpan
from tests.pictures.parsing import SVG, parsed, words_of

CLOCK = PhaseClock(
    phases=(
        PhaseSpan(1, "Ind i job og hverdag", date(2027, 3, 4), date(2027, 6, 4)),
        PhaseSpan(2, "Afprøvning og tilpasning", date(2027, 6, 4), date(2027, 9, 4)),
        PhaseSpan(3, "Overdragelse", date(2027, 9, 4), date(2027, 12, 4)),
    ),
    basis="SEL § 85",
    months=9,
    today=date(2027, 8, 17),
)


def on(day: date) -> PhaseClock:
    return replace(CLOCK, today=day)


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        (date(2027, 3, 3), "CTI begynder snart"),
        (date(2027, 3, 4), "Fase 1 · 92 dage tilbage"),
        (date(2027, 6, 3), "Fase 1 · 1 dag tilbage"),
        (date(2027, 6, 4), "Fase 2 · 92 dage tilbage"),
        (date(2027, 8, 17), "Fase 2 · 18 dage tilbage"),
        (date(2027, 12, 3), "Fase 3 · 1 dag tilbage"),
        (date(2027, 12, 4), "CTI skal afsluttes"),
    ],
)
def test_the_heading_says_where_we_are(day: date, heading: str) -> None:
    assert on(day).heading == heading


def test_a_closed_course_has_no_phase_any_more() -> None:
    closed = replace(CLOCK, closed_on=date(2027, 7, 1))
    assert closed.current is None
    assert closed.heading == "CTI er afsluttet"
    assert (
        closed.subheading
        == "Afsluttet 1. juli 2027 · CTI efter SEL § 85, 9\N{NO-BREAK SPACE}måneder"
    )


def test_each_phase_takes_a_third_of_the_bar() -> None:
    days = [date(2027, 3, 4), date(2027, 6, 4), date(2027, 9, 4), date(2027, 12, 4)]
    assert [phase_clock.position(CLOCK, day) for day in days] == [0, 1 / 3, 2 / 3, 1]


def test_the_mark_moves_every_day_and_never_back() -> None:
    days = [date.fromordinal(CLOCK.starts_on.toordinal() + count) for count in range(275)]
    places = [phase_clock.position(CLOCK, day) for day in days]
    assert places == sorted(set(places))


def test_the_picture_is_well_formed_and_says_the_same_in_words() -> None:
    root = parsed(phase_clock.svg(CLOCK))
    assert root.findtext(f"{SVG}title") == "Fase 2 · 18 dage tilbage"
    assert root.findtext(f"{SVG}desc") == phase_clock.description(CLOCK)
    assert root.get("role") == "img"
    assert words_of(phase_clock.svg(CLOCK)) == ["4. mar", "4. jun", "4. sep", "4. dec", "i dag"]


def test_before_and_after_the_course_there_is_no_mark_of_today() -> None:
    ends = ["4. mar", "4. jun", "4. sep", "4. dec"]
    for day in (date(2027, 3, 3), date(2027, 12, 4)):
        assert words_of(phase_clock.svg(on(day))) == ends


def test_presentation_stands_in_attributes_so_that_pdfs_show_it_too() -> None:
    drawn = phase_clock.svg(CLOCK)
    assert (drawn.count("class="), drawn.count("style=")) == (0, 0)


def test_what_people_typed_is_escaped() -> None:
    hostile = replace(
        CLOCK,
        phases=(replace(CLOCK.phases[0], name="<script>alert(1)</script>"), *CLOCK.phases[1:]),
    )
    drawn = phase_clock.svg(replace(hostile, basis='"><script>'))
    assert drawn.count("<script") == 0
    assert "Fase 1, <script>alert(1)</script>:" in parsed(drawn).findtext(f"{SVG}desc", "")


def test_the_table_behind_holds_every_phase() -> None:
    assert phase_clock.table(CLOCK) == (
        ("Fase", "Navn", "Første dag", "Sidste dag"),
        ("1", "Ind i job og hverdag", "4. marts 2027", "3. juni 2027"),
        ("2", "Afprøvning og tilpasning", "4. juni 2027", "3. september 2027"),
        ("3", "Overdragelse", "4. september 2027", "3. december 2027"),
    )


def test_a_row_of_the_list_costs_at_most_300_bytes_on_every_day() -> None:
    first = CLOCK.starts_on.toordinal() - 5
    sizes = [
        len(phase_marker.svg(on(date.fromordinal(first + count))).encode()) for count in range(300)
    ]
    assert max(sizes) <= 300


def test_a_row_points_to_the_shared_symbol_and_has_words() -> None:
    row = parsed(phase_marker.svg(CLOCK))
    use = row.find("use")
    assert use is not None
    assert use.get("href") == f"#{phase_marker.SYMBOL}"
    assert row.get("aria-label") == "Fase 2 · 18 dage tilbage"
    symbol = parsed(phase_marker.symbol()).find(f"{SVG}symbol")
    assert symbol is not None
    assert symbol.get("id") == phase_marker.SYMBOL


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        (date(2027, 3, 4), "M0 0"),
        (date(2027, 6, 4), "M0 0h30v9H0z"),
        (date(2027, 12, 4), "M0 0h30v9H0zM33 0h30v9H33zM66 0h30v9H66z"),
    ],
)
def test_a_row_fills_the_phases_that_have_gone(day: date, gone: str) -> None:
    path = parsed(phase_marker.svg(on(day))).find("path")
    assert path is not None
    assert path.get("d") == gone
