"""The VITAS sheet: what the national form asks for about a placement, in its order (D9).

VITAS takes one number of hours for a whole grant, so the sheet gives the most that is expected,
with a note on where it begins and how it grows (domain.md section 2.3).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.plan.copy_sheets import SheetField
from fodfaeste.rules.words import Word, listed

MINUTES_AN_HOUR = 60


class VitasPlace(Word):
    """Where something that is missing is typed."""

    COMPANY = "company", "Virksomheden"
    PLACEMENT = "placement", "Praktikken"
    AGREEMENT = "agreement", "Arbejdsaftalen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """The company of the match as the register has it."""

    name: str
    cvr_number: str = ""
    p_number: str = ""
    address: str = ""
    contact: str = ""
    employees: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """The unpaid placement that runs or comes."""

    starts_on: date
    ends_before: date
    purpose: PlacementPurpose | None = None
    granted_on: date | None = None
    representative: str = ""
    representative_said_yes_on: date | None = None
    others_there: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The work agreement in force, or the one on its way; minutes are unpaid ones a week."""

    minutes: int | None = None
    working_times: str = ""
    tasks: tuple[str, ...] = ()
    steps: tuple[tuple[date, int], ...] = ()
    paid_when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitas:
    """Everything the sheet is made from; a part that is not there yet is None."""

    workplace: Workplace
    granted: Granted | None = None
    agreed: Agreed | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """One field that stands empty, and where to fill it."""

    field: SheetField
    place: VitasPlace


def vitas_texts(facts: Vitas) -> dict[SheetField, str]:
    """Return every field in words; empty where nothing is known."""
    return {field: say(facts) for field, (say, _) in _FIELDS.items()}


def vitas_lacks(facts: Vitas) -> tuple[Lack, ...]:
    """Return the fields that are still empty, in the form's order."""
    texts = vitas_texts(facts)
    return tuple(Lack(field, place) for field, (_, place) in _FIELDS.items() if not texts[field])


def most_minutes(agreed: Agreed) -> int | None:
    """Return the most unpaid minutes a week that is agreed, from the start or at a sub-goal."""
    known = [agreed.minutes, *(minutes for _, minutes in agreed.steps)]
    return max((minutes for minutes in known if minutes is not None), default=None)


def _representative(facts: Vitas) -> str:
    granted = facts.granted
    if granted is None or granted.representative_said_yes_on is None:
        return ""
    said = f"Har sagt god for praktikken {_day(granted.representative_said_yes_on)}"
    return f"{granted.representative}. {said}" if granted.representative else said


def _employees(facts: Vitas) -> str:
    number, there = facts.workplace.employees, facts.granted and facts.granted.others_there
    if number is None:
        return ""
    return f"{number}" if there is None else f"{number} ({there} i praktik eller løntilskud)"


def _period(facts: Vitas) -> str:
    granted = facts.granted
    if granted is None:
        return ""
    return f"{_day(granted.starts_on)} til {_day(granted.ends_before - timedelta(days=1))}"


def _purpose(facts: Vitas) -> str:
    purpose = facts.granted.purpose if facts.granted else None
    return f"{purpose.label}. {purpose.in_full}" if purpose else ""


def _granted_on(facts: Vitas) -> str:
    day = facts.granted.granted_on if facts.granted else None
    return _day(day) if day else ""


def _weekly(facts: Vitas) -> str:
    minutes = facts.agreed.minutes if facts.agreed else None
    return "" if minutes is None else _hours(minutes)


def _most(facts: Vitas) -> str:
    minutes = most_minutes(facts.agreed) if facts.agreed else None
    return "" if minutes is None else _hours(minutes)


def _progression(facts: Vitas) -> str:
    agreed = facts.agreed
    if agreed is None or agreed.minutes is None:
        return ""
    begins = f"Begynder med {_hours(agreed.minutes)} timer om ugen"
    before = (agreed.minutes, *(minutes for _, minutes in agreed.steps))
    steps = [
        f"{_hours(minutes)} timer fra {_day(day)}"
        for (day, minutes), last in zip(agreed.steps, before, strict=False)
        if minutes != last
    ]
    grows = f"{begins}, derefter {listed(steps)}." if steps else f"{begins}."
    paid = f" Ordinære løntimer er en mulighed: {agreed.paid_when}." if agreed.paid_when else ""
    return f"{grows}{paid}"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _hours(minutes: int) -> str:
    return f"{minutes / MINUTES_AN_HOUR:g}".replace(".", ",")


_FIELDS: dict[SheetField, tuple[Callable[[Vitas], str], VitasPlace]] = {
    SheetField.CVR_NUMBER: (lambda facts: facts.workplace.cvr_number, VitasPlace.COMPANY),
    SheetField.P_NUMBER: (lambda facts: facts.workplace.p_number, VitasPlace.COMPANY),
    SheetField.WORKPLACE: (
        lambda facts: ", ".join(filter(None, (facts.workplace.name, facts.workplace.address))),
        VitasPlace.COMPANY,
    ),
    SheetField.WORK_CONTACT: (lambda facts: facts.workplace.contact, VitasPlace.COMPANY),
    SheetField.REPRESENTATIVE: (_representative, VitasPlace.PLACEMENT),
    SheetField.EMPLOYEES: (_employees, VitasPlace.COMPANY),
    SheetField.WORK_PERIOD: (_period, VitasPlace.PLACEMENT),
    SheetField.WEEKLY_HOURS: (_weekly, VitasPlace.AGREEMENT),
    SheetField.WORKING_TIMES: (
        lambda facts: facts.agreed.working_times if facts.agreed else "",
        VitasPlace.AGREEMENT,
    ),
    SheetField.WORK_TASKS: (
        lambda facts: "\n".join(facts.agreed.tasks) if facts.agreed else "",
        VitasPlace.AGREEMENT,
    ),
    SheetField.PLACEMENT_PURPOSE: (_purpose, VitasPlace.PLACEMENT),
    SheetField.GRANTED_ON: (_granted_on, VitasPlace.PLACEMENT),
    SheetField.MOST_HOURS: (_most, VitasPlace.AGREEMENT),
    SheetField.PROGRESSION: (_progression, VitasPlace.AGREEMENT),
}
