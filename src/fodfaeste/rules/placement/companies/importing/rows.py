"""One row of a file, looked at cell by cell (D1)."""

import re
from dataclasses import dataclass, field

from fodfaeste.rules.placement.companies.importing.columns import BY_CODE
from fodfaeste.rules.placement.companies.importing.reading import Line
from fodfaeste.rules.placement.numbers import (
    obstacles_to_cvr,
    obstacles_to_p_number,
    tidy_number,
)
from fodfaeste.rules.refusal import Refused
from fodfaeste.rules.text import TextKind, cleaned

MOST_EMPLOYEES = 1_000_000
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s.,;<>]+")
_PHONE = re.compile(r"\+?[0-9 ()./-]{3,20}")
_POSTCODE = re.compile(r"[0-9]{4}", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row says, tidied; and what is wrong with it, in words."""

    line: int
    values: dict[str, str]
    problems: tuple[str, ...] = field(default=())


def row_of(line: Line) -> Row:
    """Return a row with its problems; every cell of it is kept, right or wrong."""
    values, problems = {}, []
    for code in filter(line.cells.__contains__, BY_CODE):
        values[code], problem = _looked_at(code, line.cells[code])
        problems += [problem] if problem else []
    if not values.get("name"):
        problems.insert(0, "Navnet mangler.")
    lonely = any(values.get(f"person_{name}") for name in ("title", "phone", "email"))
    if lonely and not values.get("person_name"):
        problems.append("Der er stilling, telefon eller e-mail, men ingen kontaktperson.")
    if line.too_long:
        problems.append(
            "Der er flere felter end overskrifter. Sæt anførselstegn om tekst med skilletegn i."
        )
    return Row(line=line.number, values=values, problems=tuple(problems))


def _looked_at(code: str, cell: str) -> tuple[str, str]:
    """Return a cell as it is kept, and what is wrong with it."""
    column = BY_CODE[code]
    try:
        text = cleaned(cell, kind=TextKind.LONG)
    except Refused as refused:
        readable = "".join(sign for sign in cell if sign.isprintable())
        return readable[: column.longest], f"{column.heading}: {refused.obstacles[0].sentence}"
    if code != "needs":
        text = " ".join(text.split())
    if len(text) > column.longest:
        return text, f"{column.heading}: Teksten er længere end {column.longest} tegn."
    return _judged(code, text)


def _judged(code: str, text: str) -> tuple[str, str]:
    if not text:
        return text, ""
    if code in {"cvr_number", "p_number"}:
        number = tidy_number(text)
        wrong = (obstacles_to_cvr if code == "cvr_number" else obstacles_to_p_number)(number)
        return (text, wrong[0].sentence) if wrong else (number, "")
    if code == "postcode":
        number = text.upper().removeprefix("DK-").strip()
        return (number, "") if _POSTCODE.fullmatch(number) else (text, _problem(code, "fire cifre"))
    if code == "employees":
        return _counted(text)
    shape = {"person_email": _EMAIL, "person_phone": _PHONE}.get(code)
    if shape and not shape.fullmatch(text):
        said = "en e-mailadresse" if code == "person_email" else "et telefonnummer"
        return text, _problem(code, said)
    return text, ""


def _counted(text: str) -> tuple[str, str]:
    number = text.replace(".", "") if _WHOLE.fullmatch(text) else ""
    if number and int(number[:8]) <= MOST_EMPLOYEES and len(number) <= len(str(MOST_EMPLOYEES)):
        return str(int(number)), ""
    return text, _problem("employees", "et helt tal")


def _problem(code: str, said: str) -> str:
    return f"{BY_CODE[code].heading}: Det skal være {said}."
