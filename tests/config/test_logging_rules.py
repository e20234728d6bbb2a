"""The server's log shows paths and faults, and nobody."""

import io
import logging

import pytest

from fodfaeste.config.logging_rules import WithoutPeople


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("GET /medarbejder/forloeb/17/", "GET /medarbejder/forloeb/17/"),
        ("GET /medarbejder/forloeb/?soeg=Karin+Ko", "GET /medarbejder/forloeb/?…"),
        ("no citizen with 010190-1234", "no citizen with [cpr]"),
        ("no citizen with 0101901234.", "no citizen with [cpr]."),
        ("no citizen with 010190 1234", "no citizen with [cpr]"),
        ("row 4501901234 is no birthday", "row 4501901234 is no birthday"),
    ],
)
def test_a_line_shows_nobody(said: str, written: str) -> None:
    record = logging.LogRecord("django", logging.INFO, "x.py", 1, said, None, None)
    assert WithoutPeople("%(message)s").format(record) == written


def test_neither_does_a_traceback() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutPeople("%(message)s"))
    logger = logging.getLogger("alone")
    logger.propagate = False
    logger.addHandler(handler)
    try:
        int("0101901234 ")
        int("cpr 0101901234")
    except ValueError:
        logger.exception("could not save")
    assert "cpr [cpr]" in stream.getvalue()
    assert "0101901234" not in stream.getvalue()
