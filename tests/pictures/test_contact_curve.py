"""The contact curve draws talks, attempts, hours and the band, and says the same in words."""

from datetime import date

import pytest

from fodfaeste.pictures import contact_curve, contact_legend
from fodfaeste.pictures.contact_curve import FIELD, ContactCurve, StaySpan, band_in_words
from fodfaeste.pictures.marks import ATTENTION, BLUE, BLUE_MID, INK
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.curve import Counted, band, weeks_of
from fodfaeste.rules.cti.kinds import ContactKind
from tests.pictures.parsing import SVG, parsed, words_of

COURSE = clock(starts_on=date(2026, 1, 5), months=9)
TODAY = date(2026, 4, 14)
GUIDE = (7, 14, 30)


def counted(week: int, kind: ContactKind, number: int, *, coordination: int = 0) -> Counted:
    return Counted(
        week=week,
        phase=1,
        kind=kind,
        number=number,
        minutes=60 * number if kind is ContactKind.MEETING else 0,
        coordination_minutes=coordination,
        last_on=TODAY,
    )


def curve(*rows: Counted, stays: tuple[StaySpan, ...] = (), today: date = TODAY) -> ContactCurve:
    weeks = weeks_of(COURSE, rows, every=GUIDE, today=today)
    return ContactCurve(weeks, today, stays)


SOME = curve(
    counted(0, ContactKind.MEETING, 2, coordination=120),
    counted(0, ContactKind.ATTEMPT, 1),
    counted(13, ContactKind.PHONE, 1),
)


def bars(drawn: str, colour: str) -> list[float]:
    rects = parsed(drawn).iter(f"{SVG}rect")
    return [float(rect.get("height", "")) for rect in rects if rect.get("fill") == colour]


def test_e9_talks_attempts_and_hours_have_bars_of_their_own() -> None:
    drawn = contact_curve.svg(SOME)
    assert bars(drawn, BLUE) == [pytest.approx(66.67), pytest.approx(33.33)]
    assert bars(drawn, "#ffffff") == [pytest.approx(33.33)]
    assert bars(drawn, BLUE_MID) == [56]


def test_e9_the_band_has_a_field_for_each_phase_and_falls() -> None:
    assert bars(contact_curve.svg(SOME), FIELD) == [
        pytest.approx(66.67),
        pytest.approx(16.67),
        pytest.approx(8.89),
    ]


def test_e10_coordination_is_a_line_with_a_dot_where_there_was_any() -> None:
    root = parsed(contact_curve.svg(SOME))
    dots = [dot.get("fill") for dot in root.iter(f"{SVG}circle")]
    strokes = [path.get("stroke") for path in root.iter(f"{SVG}path")]
    assert (dots, strokes) == ([ATTENTION], [INK, ATTENTION])


def test_e9_the_curve_is_said_in_words_phase_by_phase() -> None:
    stays = (
        StaySpan("Indlagt", date(2026, 2, 2), date(2026, 2, 16)),
        StaySpan("Fængslet", date(2026, 4, 1), None),
    )
    told = ContactCurve(SOME.weeks, TODAY, stays)
    assert contact_curve.description(told) == (
        "Fase 1: 2 kontakter og 1 forsøg på 13 uger. Fase 2: 1 kontakt på 2 uger. "
        "Indlagt fra 2. februar 2026 til 15. februar 2026. Fængslet fra 1. april 2026."
    )
    assert {"indlagt", "fængslet"} < set(words_of(contact_curve.svg(told)))


def test_e9_the_table_has_the_weeks_that_have_begun() -> None:
    head, first, *others = contact_curve.table(SOME)
    assert head[-2:] == ("Koordinering", "Passer til")
    assert first == ("1", "5. jan", "1", "2", "1", "2", "2", "hver 7. dag eller oftere")
    assert (len(others), others[-1]) == (
        14,
        ("15", "13. apr", "2", "0", "0", "0", "0", "hver 7. til 14. dag"),
    )


def test_e9_a_band_is_said_in_days() -> None:
    assert [band_in_words(band(phase, GUIDE)) for phase in (1, 2, 3)] == [
        "hver 7. dag eller oftere",
        "hver 7. til 14. dag",
        "hver 14. til 30. dag",
    ]
    assert band_in_words(band(2, (14, 14, 14))) == "hver 14. dag"


@pytest.mark.parametrize(("contacts", "scale"), [(0, "012"), (3, "0123"), (5, "036"), (8, "048")])
def test_e9_the_scale_has_whole_contacts(contacts: int, scale: str) -> None:
    rows = [counted(0, ContactKind.PHONE, contacts)] if contacts else []
    numbers = [word for word in words_of(contact_curve.svg(curve(*rows))) if word.isdigit()]
    assert numbers[: len(scale)] == list(scale)


@pytest.mark.parametrize("number", [0, 5, 300, 5000])
def test_e9_a_curve_of_none_five_and_thousands_stays_inside_its_picture(number: int) -> None:
    rows = [counted(week % 15, ContactKind.MEETING, number // 15 + 1) for week in range(15)]
    drawn = contact_curve.svg(curve(*rows[: min(number, 15)]))
    tops = [float(rect.get("y", "")) for rect in parsed(drawn).iter(f"{SVG}rect")]
    assert min(tops) >= contact_curve.OFTEN_TOP
    assert len(drawn) < 20_000


@pytest.mark.parametrize("today", [date(2026, 1, 4), date(2026, 1, 5), date(2027, 6, 1)])
def test_e9_before_the_first_day_on_it_and_long_after_there_is_a_picture(today: date) -> None:
    shown = curve(today=today)
    words = words_of(contact_curve.svg(shown))
    assert ("i dag" in words) == (today == COURSE.starts_on)
    assert contact_curve.description(shown) == "Der er ingen kontakter endnu."


def test_e9_no_weeks_at_all_is_a_picture_too() -> None:
    assert parsed(contact_curve.svg(ContactCurve((), TODAY))).tag == f"{SVG}svg"


def test_e9_what_the_shapes_mean_stands_beside_the_picture_and_in_no_picture() -> None:
    """In the picture it was cut off on a phone; as words of the page it wraps."""
    told = [words for _, words in contact_legend.legend(SOME)]
    assert told == [
        "kontakter",
        "forsøg på kontakt",
        "snit af de seneste 4 uger",
        "det, der passer til fasen",
        "timer med borgeren",
        "timer til koordinering",
    ]
    assert not set(told) & set(words_of(contact_curve.svg(SOME)))
    away = ContactCurve(SOME.weeks, TODAY, (StaySpan("Indlagt", date(2026, 2, 2), None),))
    assert [words for _, words in contact_legend.legend(away)][6:] == ["indlagt eller fængslet"]


def test_e9_each_sample_has_the_colour_of_what_it_stands_for() -> None:
    colours = (BLUE, "#ffffff", INK, FIELD, BLUE_MID, ATTENTION)
    for (sample, words), colour in zip(contact_legend.legend(SOME), colours, strict=True):
        used = {part.get("fill") for part in parsed(sample)} | {
            part.get("stroke") for part in parsed(sample)
        }
        assert colour in used, words
        assert colour in contact_curve.svg(SOME), words


@pytest.mark.parametrize("number", [0, 5, 300])
def test_e9_nothing_stands_outside_the_picture(number: int) -> None:
    rows = [counted(week % 15, ContactKind.MEETING, number // 15 + 1) for week in range(15)]
    root = parsed(contact_curve.svg(curve(*rows[: min(number, 15)])))
    low = [float(part.get("y", "0")) for part in root.iter() if part.get("y")]
    assert max(low) < contact_curve.HEIGHT


def test_e10_a_week_that_has_only_begun_is_no_fall_of_the_coordination() -> None:
    rows = [counted(week, ContactKind.COORDINATION, 1, coordination=60) for week in range(14)]
    (_, line) = parsed(contact_curve.svg(curve(*rows))).iter(f"{SVG}path")
    heights = {point.split(" ")[1] for point in line.get("d", "")[1:].split("L")}
    assert heights == {str(contact_curve.LONG_TOP)}
