from datetime import date
from xml.etree import ElementTree as ET

import pytest

from fodfaeste.pictures.scale_line import Answer, ScaleLine, description, svg

FIRST, LATER = date(2026, 3, 4), date(2026, 6, 4)
BOTH = "Borgeren: 3 den 4. marts 2026 og 7 den 4. juni 2026."
SVG = "{http://www.w3.org/2000/svg}"


def line(*citizen: Answer, staff: tuple[Answer, ...] = ()) -> ScaleLine:
    return ScaleLine(title="Job & <mod>", citizen=citizen, staff=staff)


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (line(), "Der er ingen svar endnu."),
        (line(Answer(FIRST, 0)), "Borgeren: 0 den 4. marts 2026."),
        (
            line(Answer(FIRST, 3), Answer(LATER, 7), staff=(Answer(LATER, 9),)),
            f"{BOTH} Medarbejderen: 9 den 4. juni 2026.",
        ),
    ],
)
def test_k2_a_scale_is_said_in_words_too(drawn: ScaleLine, words: str) -> None:
    assert description(drawn) == words
    whole = ET.fromstring(svg(drawn, name="job"))  # noqa: S314 -- drawn by ourselves
    assert [found.text for found in whole.iter(f"{SVG}desc")] == [words]
    assert [found.text for found in whole.iter(f"{SVG}title")] == [
        "Job & <mod> over tid, fra 0 til 10"
    ]


def test_the_citizens_dots_stand_at_their_height_and_staff_have_squares() -> None:
    drawn = line(Answer(FIRST, 0), Answer(LATER, 10), staff=(Answer(FIRST, 5),))
    whole = ET.fromstring(svg(drawn, name="job"))  # noqa: S314 -- drawn by ourselves
    heights = [float(dot.attrib["cy"]) for dot in whole.iter(f"{SVG}circle")]
    squares = list(whole.iter(f"{SVG}rect"))
    assert heights[:2] == [104, 14]
    assert float(squares[0].attrib["y"]) + 3.5 == 59
    assert "stroke-dasharray" in next(whole.iter(f"{SVG}polyline")).attrib
