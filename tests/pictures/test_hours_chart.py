"""The picture of hours: what it draws, what its table says and what it was told agree (D7)."""

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodfaeste.pictures import hours_chart, hours_words
from fodfaeste.pictures.danish import number_of_hours
from fodfaeste.pictures.hours_chart import Goal, HoursChart, Phase, Week
from fodfaeste.pictures.hours_marks import COLOURS, SHORT
from fodfaeste.rules.placement.kinds import HoursKind
from fodfaeste.rules.placement.minutes import WeekMinutes, minutes_of
from tests.pictures.parsing import SVG, parsed, words_of

MONDAY = date(2026, 11, 30)
BAR = re.compile(r"M([-\d.]+) ([-\d.]+)V([-\d.]+)h([-\d.]+)V[-\d.]+z")


def weeks(*told: WeekMinutes | None, planned: WeekMinutes | None = None) -> tuple[Week, ...]:
    return tuple(
        Week(monday=MONDAY + timedelta(weeks=number), worked=worked, planned=planned)
        for number, worked in enumerate(told)
    )


def drawn_minutes(chart: HoursChart, kind: HoursKind) -> list[int]:
    """The minutes of each bar of a kind, read back from the picture from left to right."""
    root = parsed(hours_chart.svg(chart))
    paths = [path.get("d", "") for path in root.iter(f"{SVG}path")]
    colours = [path.get("fill") for path in root.iter(f"{SVG}path")]
    shapes = "".join(d for d, colour in zip(paths, colours, strict=True) if colour == COLOURS[kind])
    scale = (hours_chart.BOTTOM - hours_chart.TOP) / (chart.most_hours * 60)
    return [
        round((float(lower) - float(upper)) / scale) for _, lower, upper, _ in BAR.findall(shapes)
    ]


MINUTES = st.dictionaries(st.sampled_from(HoursKind), st.integers(0, 440).map(lambda n: n * 5))


@settings(max_examples=60)
@given(st.lists(st.none() | MINUTES.map(minutes_of), min_size=1, max_size=90))
def test_d7_picture_table_and_rows_say_the_same(told: list[WeekMinutes | None]) -> None:
    chart = HoursChart(weeks=weeks(*told))
    head, *rows = hours_chart.table(chart)
    for kind in chart.kinds:
        worked = [week.of(kind) for week in told if week and week.of(kind)]
        assert drawn_minutes(chart, kind) == pytest.approx(worked, abs=2)
        column = head.index(hours_words.HEADS[kind])
        assert [row[column] for row in rows] == [
            number_of_hours(week.of(kind)) if week else "–" for week in told
        ]
    total = head.index("I alt")
    assert [row[total] for row in rows] == [
        number_of_hours(week.total) if week else "–" for week in told
    ]


def test_d7_only_the_terms_that_occur_are_explained() -> None:
    chart = HoursChart(weeks=weeks(WeekMinutes(placement=600, flex=300)))
    said = words_of(hours_chart.svg(chart))
    shown = {kind for kind in HoursKind if SHORT[kind] in said}
    assert shown == {HoursKind.PLACEMENT, HoursKind.FLEX}


def test_d7_the_plan_is_dashed_and_its_sub_goals_stand_on_it() -> None:
    goals = (
        Goal("Fire dage", MONDAY + timedelta(days=3), None, reached=True),
        Goal("20 timer", MONDAY + timedelta(weeks=2), 1200, reached=False),
        Goal("Uden for billedet", MONDAY + timedelta(weeks=9), 1200, reached=False),
    )
    chart = HoursChart(
        weeks=weeks(WeekMinutes(), WeekMinutes(), None, planned=WeekMinutes(placement=600)),
        goals=goals,
    )
    root = parsed(hours_chart.svg(chart))
    (line,) = [path for path in root.iter(f"{SVG}path") if "H" in path.get("d", "")]
    assert (line.get("stroke-dasharray"), line.get("d", "").count("H")) == ("5 4", 3)
    diamonds = [p for p in root.iter(f"{SVG}path") if p.get("d", "").endswith("l6 6l-6 6l-6 -6z")]
    assert [p.get("fill") for p in diamonds] == ["#1a1a1a", "#ffffff", "#ffffff", "#1a1a1a"]
    said = words_of(hours_chart.svg(chart))
    assert ("delmål" in said, "delmål nået" in said) == (True, True)
    head, *rows = hours_chart.table(chart)
    assert [row[head.index("Delmål")] for row in rows] == ["Fire dage (nået)", "", "20 timer"]
    assert [row[head.index("Planlagt")] for row in rows] == ["10", "10", "10"]


def test_d7_missing_weeks_and_different_words_are_marked_and_said() -> None:
    base = weeks(WeekMinutes(placement=600), None, WeekMinutes(placement=600))
    chart = HoursChart(
        weeks=(
            base[0],
            Week(monday=base[1].monday, missing=True),
            Week(monday=base[2].monday, worked=base[2].worked, disputed=True),
        )
    )
    drawn = hours_chart.svg(chart)
    assert ("ikke skrevet" in words_of(drawn), "forskellige tal" in words_of(drawn)) == (True, True)
    assert "1 uge uden timer. 1 uge med forskellige tal." in hours_chart.description(chart)


def test_d7_phases_stand_behind_as_far_as_the_weeks_go() -> None:
    chart = HoursChart(
        weeks=weeks(*[WeekMinutes(placement=600)] * 10),
        phases=(
            Phase("fase 1", MONDAY - timedelta(weeks=9), MONDAY + timedelta(weeks=4)),
            Phase("fase 2", MONDAY + timedelta(weeks=4), MONDAY + timedelta(weeks=40)),
            Phase("fase 3", MONDAY + timedelta(weeks=40), MONDAY + timedelta(weeks=60)),
        ),
    )
    drawn = hours_chart.svg(chart)
    fields = [
        (float(rect.get("x", 0)), float(rect.get("width", 0)))
        for rect in parsed(drawn).iter(f"{SVG}rect")
        if rect.get("height") != "12"
    ]
    assert [(round(x, 1), round(width, 1)) for x, width in fields] == [(40, 204.8), (244.8, 307.2)]
    assert ("fase 2" in words_of(drawn), "fase 3" in words_of(drawn)) == (True, False)


@pytest.mark.parametrize("count", [1, 10, 26, 80, 104])
def test_d7_week_numbers_never_touch_and_everything_stays_inside(count: int) -> None:
    chart = HoursChart(
        weeks=tuple(
            Week(
                monday=MONDAY + timedelta(weeks=number),
                worked=WeekMinutes(placement=1200, ordinary=600),
                planned=WeekMinutes(placement=1200),
                note="syg",
            )
            for number in range(count)
        )
    )
    drawn = hours_chart.svg(chart)
    root = parsed(drawn)
    numbers = sorted(
        float(text.get("x", 0))
        for text in root.iter(f"{SVG}text")
        if text.get("y") == str(hours_chart.BOTTOM + 16) and (text.text or "").isdigit()
    )
    assert all(right - left >= 30 for left, right in itertools.pairwise(numbers))
    lefts = [
        float(x) for path in root.iter(f"{SVG}path") for x, *_ in BAR.findall(path.get("d", ""))
    ]
    assert (min(lefts) >= 40, max(lefts) <= hours_chart.WIDTH - 8, len(lefts)) == (
        True,
        True,
        2 * count,
    )
    assert len(drawn) < 14_000


def test_d7_the_alternative_tells_the_course_in_sentences() -> None:
    chart = HoursChart(
        weeks=weeks(
            WeekMinutes(placement=360),
            WeekMinutes(placement=720, ordinary=240),
            None,
            planned=WeekMinutes(placement=720, ordinary=480),
        )
    )
    assert hours_chart.description(chart) == (
        "Fra 6 timer i uge 49 til 16 timer i uge 50. "
        "12 praktiktimer + 4 ordinære timer i uge 50. Aftalen siger 20 timer i uge 51."
    )


def test_d7_a_course_over_new_year_says_in_which_year_it_began() -> None:
    chart = HoursChart(weeks=weeks(*[WeekMinutes(placement=360)] * 8))
    first, last = chart.weeks[0], chart.weeks[-1]
    assert hours_chart.description(chart).startswith(
        f"Fra 6 timer i uge {first.number} i {first.monday.year} til 6 timer i uge {last.number}."
    )


def test_d7_a_single_week_is_said_once() -> None:
    one = HoursChart(weeks=weeks(WeekMinutes(taster=240)))
    assert hours_chart.description(one) == "4 timer i snusepraktik i uge 49."


def test_d7_before_the_first_hour_there_is_a_picture_that_says_so() -> None:
    empty = HoursChart(weeks=())
    assert hours_chart.description(empty) == "Der er ingen timer endnu."
    assert parsed(hours_chart.svg(empty)).tag == f"{SVG}svg"
    planned = HoursChart(weeks=weeks(None, planned=WeekMinutes(placement=720)))
    assert hours_chart.description(planned) == (
        "Der er ingen timer endnu. Aftalen siger 12 timer i uge 49."
    )


def test_d7_the_year_stands_where_a_new_one_begins() -> None:
    chart = HoursChart(weeks=weeks(*[WeekMinutes(placement=600)] * 8))
    assert [row[0] for row in hours_chart.table(chart)[1:]] == [
        "49 (2026)", "50", "51", "52", "53", "1 (2027)", "2", "3",
    ]  # fmt: skip
    said = words_of(hours_chart.svg(chart))
    assert ("2026" in said, "2027" in said) == (True, True)


def test_remarks_stand_in_the_table_only_where_they_may_be_read() -> None:
    week = Week(monday=MONDAY, worked=WeekMinutes(placement=60), note="syg <script>")
    chart = HoursChart(weeks=(week,))
    assert "syg <script>" in hours_chart.table(chart, notes=True)[1]
    assert "Bemærkning" not in hours_chart.table(chart)[0]
    drawn = hours_chart.svg(chart)
    assert ("syg <script>" in words_of(drawn), drawn.count("<script")) == (True, 0)
    assert (drawn.count("class="), drawn.count("style=")) == (0, 0)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (WeekMinutes(), "0 praktiktimer + 0 ordinære timer"),
        (WeekMinutes(placement=720, ordinary=240), "12 praktiktimer + 4 ordinære timer"),
        (WeekMinutes(taster=120), "2 timer i snusepraktik"),
        (WeekMinutes(placement=60, flex=90), "1 praktiktimer + 1,5 fleksjobtimer"),
    ],
)
def test_hours_are_said_in_words(minutes: WeekMinutes, words: str) -> None:
    assert hours_words.in_words(minutes) == words
