"""`fodfaeste phases` prints the clock of a course, and needs nothing but Python."""

import json
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from fodfaeste.cli import phases_command
from fodfaeste.cli.main import main

SOURCE = Path(__file__).resolve().parents[2] / "src"


def asked(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    assert main(["phases", *options]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_e1_the_phases_of_section_85_are_three_times_three_months(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert asked(capsys, "--start", "2026-01-31", "--basis", "sel-85", "--on", "2026-04-30") == {
        "basis": "sel-85",
        "months": 9,
        "starts_on": "2026-01-31",
        "ends_before": "2026-10-31",
        "phases": [
            {
                "number": 1,
                "name": "Planlægning og igangsættelse",
                "starts_on": "2026-01-31",
                "ends_before": "2026-04-30",
            },
            {
                "number": 2,
                "name": "Afprøvning og tilpasning",
                "starts_on": "2026-04-30",
                "ends_before": "2026-07-31",
            },
            {
                "number": 3,
                "name": "Ansvarsoverdragelse og forankring",
                "starts_on": "2026-07-31",
                "ends_before": "2026-10-31",
            },
        ],
        "phase_on": 2,
    }


@pytest.mark.parametrize("basis", ["sel-82b", "lab-mentor"])
def test_e1_the_shorter_laws_give_six_months(
    basis: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = asked(capsys, "--start", "2026-03-01", "--basis", basis)
    assert (answer["months"], answer["ends_before"]) == (6, "2026-09-01")


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2026-02-28", None),
        ("2026-03-01", 1),
        ("2026-04-30", 1),
        ("2026-05-01", 2),
        ("2026-07-01", 3),
        ("2026-08-31", 3),
        ("2026-09-01", None),
    ],
)
def test_e1_a_day_lies_in_one_phase_or_outside_the_course(
    day: str, number: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = asked(capsys, "--start", "2026-03-01", "--basis", "sel-82b", "--on", day)
    assert answer["phase_on"] == number


def test_no_phase_is_named_when_no_day_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "--start", "2026-03-01", "--basis", "sel-85")["phase_on"] is None


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "20260301", "2026-3-1", "2026-W10-1", "i morgen", ""]
)
@pytest.mark.parametrize("option", ["--start", "--on"])
def test_a_day_that_is_none_is_refused_with_a_sentence(
    option: str, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"--start": "2026-03-01", "--basis": "sel-85"} | {option: day}
    with pytest.raises(SystemExit) as left:
        main(["phases", *(f"{name}={value}" for name, value in options.items())])
    printed = capsys.readouterr()
    assert left.value.code == 2
    assert printed.out == ""
    assert f"argument {option}: '{day}' is not a day; write it as YYYY-MM-DD" in printed.err


def test_a_course_that_runs_out_of_the_calendar_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["phases", "--start", "9999-06-01", "--basis", "sel-85"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == ("fodfaeste phases: 9 months from 9999-06-01 lie outside the calendar.\n")


def test_a_law_that_is_not_in_force_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phases_command, "valid_on", lambda *_: None)
    assert main(["phases", "--start", "2026-03-01", "--basis", "lab-mentor"]) == 2
    assert capsys.readouterr().err == (
        "fodfaeste phases: lab-mentor is not in force on 2026-03-01.\n"
    )


def test_an_unknown_law_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["phases", "--start", "2026-03-01", "--basis", "sel-99"])
    assert left.value.code == 2
    assert "invalid choice: 'sel-99'" in capsys.readouterr().err


def test_neither_django_nor_a_database_driver_is_imported() -> None:
    program = (
        "import sys; from fodfaeste.cli.main import main;"
        "code = main(['phases', '--start', '2026-03-01', '--basis', 'sel-85']);"
        "heavy = {'django', 'psycopg', 'fodfaeste.config', 'fodfaeste.records'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    finished = run(
        [executable, "-c", program],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "[]\n")
    assert json.loads(finished.stdout)["months"] == 9
