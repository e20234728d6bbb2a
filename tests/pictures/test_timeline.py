"""The timeline draws what it is told, and says it in words."""

from datetime import date, timedelta

from fodfaeste.pictures import timeline
from fodfaeste.pictures.timeline import Bar, Lane, Moment, Timeline, Tone
from tests.pictures.parsing import SVG, parsed, words_of

TODAY = date(2026, 3, 4)
LINE = Timeline(
    (
        Lane(
            "CTI",
            (
                Bar(
                    words="CTI-forløb",
                    tone=Tone.RUNNING,
                    starts_on=date(2026, 1, 1),
                    ends_before=date(2026, 7, 1),
                    parts=(date(2026, 3, 1), date(2026, 5, 1)),
                ),
            ),
        ),
        Lane("Helbred", (Bar(words="Træning <b>", tone=Tone.AHEAD, starts_on=date(2026, 4, 1)),)),
        Lane("Møder", moments=(Moment(date(2026, 2, 1), Tone.OVER), Moment(TODAY, Tone.AHEAD))),
    ),
    TODAY,
)


def bars(drawn: str) -> list[tuple[str | None, float, float]]:
    return [
        (rect.get("fill"), float(rect.get("x", "0")), float(rect.get("width", "0")))
        for rect in parsed(drawn).iter(f"{SVG}rect")
        if rect.get("height") == "8"
    ]


def test_c9_bars_stand_where_their_days_are_and_open_ones_run_to_the_edge() -> None:
    assert LINE.span == (date(2026, 1, 1), date(2026, 8, 1))
    drawn = timeline.svg(LINE, width=212)
    assert bars(drawn) == [
        (Tone.RUNNING.value, 0, 181),
        (Tone.AHEAD.value, 90, 122),
    ]


def test_c9_the_phases_of_cti_are_parted() -> None:
    parts = [
        rect.get("x")
        for rect in parsed(timeline.svg(LINE, width=212)).iter(f"{SVG}rect")
        if rect.get("width") == "2"
    ]
    assert parts == ["58", "119"]


def test_c9_todays_mark_and_the_months_are_named() -> None:
    words = words_of(timeline.svg(LINE))
    assert words[:2] == ["jan 2026", "feb"]
    assert words.count("i dag") == 1
    assert "Træning <b>" in words
    assert [word for word in words if word in {"CTI", "Helbred", "Møder"}] == [
        "CTI",
        "Helbred",
        "Møder",
    ]


def test_c9_the_picture_is_said_in_words() -> None:
    root = parsed(timeline.svg(LINE))
    assert root.findtext(f"{SVG}title") == "Tidslinje"
    assert root.findtext(f"{SVG}desc") == (
        "Fra 1. januar 2026 til 31. juli 2026. I dag er 4. marts 2026. "
        "Det, der løber: cti 1, helbred 1, møder 2."
    )


def test_what_is_long_ago_does_not_squeeze_the_present() -> None:
    old = Bar(words="Gammel", tone=Tone.OVER, starts_on=date(2010, 1, 1))
    first, after = Timeline((Lane("A", (old,)),), TODAY).span
    assert after - first < timedelta(days=900)
    drawn = timeline.svg(Timeline((Lane("A", (old,)),), TODAY))
    assert bars(drawn)[0][1] == 0


def test_nothing_at_all_is_an_axis_with_today() -> None:
    empty = Timeline((), TODAY)
    assert "i dag" in words_of(timeline.svg(empty))
    assert timeline.description(empty).endswith("I dag er 4. marts 2026.")


def test_sixty_long_rows_stay_inside_a_narrow_picture() -> None:
    lane = Lane(
        "Helbred",
        tuple(
            Bar(
                words=f"Indsats {number} " + "ord " * 100,
                tone=Tone.RUNNING,
                starts_on=TODAY + timedelta(days=number),
                ends_before=TODAY + timedelta(days=number + 20),
            )
            for number in range(60)
        ),
    )
    drawn = timeline.svg(Timeline((lane,), TODAY), width=timeline.NARROW)
    assert len(bars(drawn)) == 60
    rows = [word for word in words_of(drawn) if word.startswith("Indsats")]
    assert max(len(row) * timeline.LETTER for row in rows) <= timeline.NARROW
    assert all(left >= 0 and left + width <= timeline.NARROW for _, left, width in bars(drawn))
