"""The console script lists every command and imports only the one that is asked for."""

import os
import sys
from pathlib import Path
from subprocess import PIPE, run

import pytest

from fodfaeste.cli.main import COMMANDS, main

SOURCE = Path(__file__).resolve().parents[2] / "src"
ALL = [
    "run",
    "migrate",
    "demo",
    "worker",
    "phases",
    "rules",
    "audit-verify",
    "backup",
    "restore",
    "createadmin",
]


def test_help_gives_every_command_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    listed = capsys.readouterr().out.partition("\ncommands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == ALL
    assert [line.split(maxsplit=1)[1] for line in listed] == [
        COMMANDS[name].summary for name in ALL
    ]


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["--nothing"]])
def test_without_a_known_command_it_leaves_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: fodfaeste [-h] <command> ...\n")


def test_a_command_does_not_import_the_others() -> None:
    program = (
        "import sys; from fodfaeste.cli.main import main; main(['phases', '--start',"
        " '2026-03-01', '--basis', 'sel-85']);"
        "print([name for name in sys.modules if name.endswith('_command')], file=sys.stderr)"
    )
    finished = run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stderr == "['fodfaeste.cli.phases_command']\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        finished = run(
            [sys.executable, "-m", "fodfaeste.cli.main", "rules"],
            env={"PYTHONPATH": str(SOURCE)},
            stdout=writing,
            stderr=PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert (finished.returncode, finished.stderr) == (141, "")
