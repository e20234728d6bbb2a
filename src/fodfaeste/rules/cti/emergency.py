"""Whom anybody may call on a bad day: the numbers that are shipped, with day and source (F3).

They are copied into the municipality's own dated table when the database is made, and edited there.
Looked up on 22 November 2026 in the stored public pages named, which are older than that day. The
numbers of the capital and Zealand may change when the two regions become Region Østdanmark on
1 January 2027.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.regions import Region
from fodfaeste.rules.text import is_said

FIRST, DOCTOR, TALK = 1, 2, 3
"""The order on paper: life in danger, a doctor now, somebody to talk with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyLine:
    """A number anybody may call; `region` is None for the whole country."""

    name: str
    phone: str
    helps_with: str
    region: Region | None = None
    rank: int = TALK
    source: str = ""


_OUT_OF_HOURS = "Når din egen læge har lukket, og det ikke kan vente"

DEFAULTS = (
    EmergencyLine(
        name="Alarm 112",
        phone="112",
        helps_with="Når liv er i fare",
        rank=FIRST,
        source="regionh.dk, Fakta om 1813: «Du skal ringe 112 ved akut livsfare»",
    ),
    EmergencyLine(
        name="Akuttelefonen 1813",
        phone="1813",
        helps_with="Døgnet rundt, når det er akut",
        region=Region.CAPITAL,
        rank=DOCTOR,
        source="regionh.dk, Fakta om 1813",
    ),
    EmergencyLine(
        name="Akuttelefonen 1818",
        phone="1818",
        helps_with=_OUT_OF_HOURS,
        region=Region.ZEALAND,
        rank=DOCTOR,
        source="dagensmedicin.dk, august 2024: akutnummer i Region Sjælland siden 2022",
    ),
    EmergencyLine(
        name="Lægevagten i Region Syddanmark",
        phone="70 11 07 07",
        helps_with=_OUT_OF_HOURS,
        region=Region.SOUTH,
        rank=DOCTOR,
        source="regionsyddanmark.dk, Lægevagt i Region Syddanmark",
    ),
    EmergencyLine(
        name="Lægevagten i Region Midtjylland",
        phone="70 11 31 31",
        helps_with=_OUT_OF_HOURS,
        region=Region.CENTRAL,
        rank=DOCTOR,
        source="laegevagten.dk, Central Denmark Region",
    ),
    EmergencyLine(
        name="Lægevagten i Region Nordjylland",
        phone="70 15 03 00",
        helps_with=_OUT_OF_HOURS,
        region=Region.NORTH,
        rank=DOCTOR,
        source="hjoerring.dk, Emergency Doctor Service; da.wikipedia.org, Lægevagt",
    ),
    EmergencyLine(
        name="Livslinien",
        phone="70 201 201",
        helps_with="Hvis du tænker på at tage dit liv",
        rank=TALK,
        source="cphpost.dk, 26. oktober 2015: Livslinien, telefon 7020 1201",
    ),
)


def lines_for(lines: Iterable[EmergencyLine], region: Region | None) -> tuple[EmergencyLine, ...]:
    """Return the numbers of the country and of one region; five doctors help nobody choose."""
    there = (one for one in lines if one.region in (None, region))
    return tuple(sorted(there, key=lambda one: one.rank))


def lacks_a_doctor(lines: Iterable[EmergencyLine]) -> bool:
    """Say whether no doctor is among the numbers: the municipality is not chosen yet."""
    return all(one.rank != DOCTOR for one in lines)


def dialled(phone: str) -> str:
    """Return a number as a telephone dials it: digits, with a plus before a country's code."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"+{digits}" if phone.strip().startswith("+") else digits


def check_line(line: EmergencyLine, *, valid_from: date | None, ends_before: date | None) -> None:
    """Raise Refused (F3) unless a number can be dialled, has name and source, and ends forward."""
    forward = valid_from is None or ends_before is None or valid_from < ends_before
    refuse_if(
        unmet(
            (is_said(line.name), _NUMBER_NAMED),
            (len(dialled(line.phone)) >= SHORTEST, _CAN_BE_DIALLED),
            (is_said(line.source), _SOURCE_SAID),
            (forward, _NUMBER_FORWARD),
        )
    )


def check_name_free(*, is_free: bool) -> None:
    """Raise Refused (F3) when another number has the name in the same period."""
    refuse_if(unmet((is_free, _NAME_FREE)))


SHORTEST = 3
"""Digits: 112."""

_NUMBER_NAMED = Obstacle(
    rule="F3",
    condition="emergency_number_named",
    sentence="Nummeret har ikke noget navn, så ingen ved, hvem der svarer.",
    next_step="Skriv det navn, borgerne kender.",
)
_CAN_BE_DIALLED = Obstacle(
    rule="F3",
    condition="emergency_number_dialled",
    sentence="Der kan ikke ringes til det, der står. En nødtelefon skal virke første gang.",
    next_step="Skriv nummeret med cifre, fx 112 eller 70 11 31 31.",
)
_SOURCE_SAID = Obstacle(
    rule="F3",
    condition="emergency_number_has_a_source",
    sentence="Det står ikke, hvor nummeret er slået op.",
    next_step="Skriv, hvor og hvornår du fandt det, fx regionens egen side.",
)
_NUMBER_FORWARD = Obstacle(
    rule="F3",
    condition="emergency_number_forward",
    sentence="Nummeret slutter, før det begynder.",
    next_step="Ret en af de to datoer.",
)
_NAME_FREE = Obstacle(
    rule="F3",
    condition="emergency_number_name_free",
    sentence="Der er allerede et nummer med det navn på samme tid.",
    next_step="Ret det nummer, der står der, eller vælg et andet navn.",
)
