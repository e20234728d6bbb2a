import re
from datetime import date, timedelta

import pytest

from fodfaeste.pictures.measure_line import LEFT, RIGHT, Band, Dot, MeasureLine, description, svg
from tests.pictures.parsing import words_of

START = date(2026, 1, 5)
PHASES = tuple(
    Band(number, START + timedelta(days=90 * (number - 1)), START + timedelta(days=90 * number))
    for number in (1, 2, 3)
)


def dots(number: int) -> tuple[Dot, ...]:
    return tuple(
        Dot(START + timedelta(days=20 * step), 40 + 4 * step, str(40 + 4 * step))
        for step in range(number)
    )


def line(number: int, staff: tuple[Dot, ...] = ()) -> MeasureLine:
    return MeasureLine(
        title="Trivsel", lowest=0, highest=100, citizen=dots(number), staff=staff, phases=PHASES
    )


def test_k4_one_measurement_stands_in_its_phase() -> None:
    assert words_of(svg(line(1), name="n")) == [
        "Fase 1",
        "0",
        "50",
        "100",
        "40",
        "5. jan",
        "borgeren",
    ]
    assert description(line(1)) == "Borgeren: 40 den 5. januar 2026."


def test_k4_three_measurements_name_the_first_and_the_last() -> None:
    assert words_of(svg(line(3), name="n")) == [
        "Fase 1",
        "0",
        "50",
        "100",
        "40",
        "48",
        "5. jan",
        "14. feb",
        "borgeren",
    ]
    assert description(line(3)) == "Borgeren: 40 den 5. januar 2026 og 48 den 14. februar 2026."


def test_k4_twelve_measurements_have_all_three_phases_behind_them() -> None:
    drawn = svg(line(12, staff=(Dot(START, 30, "30"),)), name="n")
    assert words_of(drawn)[:3] == ["Fase 1", "Fase 2", "Fase 3"]
    assert words_of(drawn)[-2:] == ["borgeren", "medarbejderen"]
    assert drawn.count("<circle") == 12 + 1


def test_k4_without_a_measurement_there_is_the_scale_and_a_sentence() -> None:
    empty = MeasureLine(title="Trivsel", lowest=1, highest=5, citizen=(), phases=PHASES)
    assert words_of(svg(empty, name="n")) == ["1", "3", "5"]
    assert description(empty) == "Der er ingen svar endnu."


@pytest.mark.parametrize("number", [1, 3, 12])
def test_k4_nothing_is_drawn_outside_the_plot(number: int) -> None:
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', svg(line(number), name="n"))]
    assert all(LEFT <= x <= RIGHT for x in places)
