"""Law, numbers and names change from a day on; what held before stays as it was (M9, H1).

«Alternativt bevilges borgeren CTI-indsatsen efter LAB § 31b (mentorstøtte) eller SEL § 82b»
(SEED-4): § 31 b became §§ 167–171 on 1 January 2020, and a grant from 2019 keeps its paragraph.
A row is never rewritten. It ends, and another takes over; so no day has two rows and none is lost.
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.decisions.grants import ends_only_by_decision
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.placement.hours import MOST_HOURS
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

PHASES = 3
LONGEST_COURSE = 18
"""Months: twice the longest course of the method, so that a slip of the finger is seen."""

LARGEST_CASELOAD = 60
LONGEST_GLASS_HOURS = 3
LARGEST_LIMIT = 1_000
_MOST = {
    LimitCode.WEEKLY_HOURS: int(MOST_HOURS),
    LimitCode.GLASS_HOURS: LONGEST_GLASS_HOURS,
}
"""Numbers that may be lowered and not raised: full time (D8), and an emergency opening (M1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a row holds, half-open; None is open."""

    valid_from: date | None
    ends_before: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLaw:
    """The numbers of a legal basis as they are to be from a day on."""

    code: LegalBasisCode
    months: int
    caseload: int
    time_limited: bool
    max_months: int | None
    appealable: bool = False
    complaint_body: str = ""
    complaint_weeks: int | None = None


def obstacles_to_succeed(present: Period, *, from_day: date, today: date) -> tuple[Obstacle, ...]:
    """Return why a new row cannot take over from the present one on `from_day`."""
    return unmet(
        (present.ends_before is None, _PRESENT_IS_THE_LAST),
        (present.valid_from is None or from_day > present.valid_from, _AFTER_THE_PRESENT),
        (from_day >= today, _NOT_BACKWARDS),
    )


def check_succeed(present: Period, *, from_day: date, today: date) -> None:
    """Refuse (M9) a row that would overlap another or rewrite what has held."""
    refuse_if(obstacles_to_succeed(present, from_day=from_day, today=today))


def check_begin(*, from_day: date, ended: date | None, today: date) -> None:
    """Refuse (M9) a first row that begins in the past, or before the last one has ended."""
    refuse_if(
        unmet(
            (ended is None or from_day >= ended, _AFTER_THE_PRESENT),
            (from_day >= today, _NOT_BACKWARDS),
        )
    )


def obstacles_to_law(law: NewLaw) -> tuple[Obstacle, ...]:
    """Return why a legal basis cannot look like this."""
    makes_phases = law.months % PHASES == 0 and PHASES <= law.months <= LONGEST_COURSE
    return unmet(
        (makes_phases, _MONTHS_MAKE_PHASES),
        (1 <= law.caseload <= LARGEST_CASELOAD, _CASELOAD_IS_A_NUMBER),
        (law.time_limited == (law.max_months is not None), _END_FITS),
        (not (law.time_limited and ends_only_by_decision(law.code)), _NEVER_LIMITED),
        (law.time_limited or ends_only_by_decision(law.code), _ALWAYS_LIMITED),
        (not law.appealable or _says_where(law), _APPEAL_SAYS_WHERE),
    )


def _says_where(law: NewLaw) -> bool:
    return is_said(law.complaint_body) and bool(law.complaint_weeks)


def check_law(law: NewLaw) -> None:
    """Refuse (H1) a legal basis that the method cannot work by."""
    refuse_if(obstacles_to_law(law))


def check_limit(code: LimitCode, value: int) -> None:
    """Refuse (M9) a number that is none, or that law or rule does not reach to."""
    most = _MOST.get(code, LARGEST_LIMIT)
    refuse_if(unmet((1 <= value <= most, _limit_is_a_number(most))))


_PRESENT_IS_THE_LAST = Obstacle(
    rule="M9",
    condition="present_is_the_last",
    sentence="Rækken er allerede afløst af en nyere.",
    next_step="Gå til listen, og vælg den række, der gælder nu.",
)
_AFTER_THE_PRESENT = Obstacle(
    rule="M9",
    condition="after_the_present",
    sentence="Den nye række skal begynde efter den, den afløser. To kan ikke gælde på én gang.",
    next_step="Vælg en senere dag.",
)
_NOT_BACKWARDS = Obstacle(
    rule="M9",
    condition="not_backwards",
    sentence="Det, der har gældt, kan ikke ændres bagud. Afgørelser er truffet efter det.",
    next_step="Vælg i dag eller en senere dag.",
)
_MONTHS_MAKE_PHASES = Obstacle(
    rule="H1",
    condition="months_make_phases",
    sentence="Et CTI-forløb har tre lige lange faser, så antallet af måneder skal kunne deles i "
    f"tre og højst være {LONGEST_COURSE}.",
    next_step="Skriv 3, 6, 9, 12, 15 eller 18 måneder.",
)
_CASELOAD_IS_A_NUMBER = Obstacle(
    rule="H1",
    condition="caseload_is_a_number",
    sentence=f"Antallet af borgere pr. medarbejder skal være fra 1 til {LARGEST_CASELOAD}.",
    next_step="Skriv et antal, som en medarbejder på fuld tid kan støtte tæt.",
)
_END_FITS = Obstacle(
    rule="H1",
    condition="end_fits",
    sentence="En tidsbegrænset bevilling har en længste længde, og en uden tidsbegrænsning har "
    "ingen.",
    next_step="Ret krydset, eller skriv det længste antal måneder.",
)
_NEVER_LIMITED = Obstacle(
    rule="H3",
    condition="never_limited",
    sentence="Støtte efter § 85 kan ikke bevilges med en tidsbegrænsning.",
    next_step="Fjern krydset og det længste antal måneder.",
)
_ALWAYS_LIMITED = Obstacle(
    rule="H1",
    condition="always_limited",
    sentence="Støtte efter denne lov bevilges for en tid. Kun § 85 er uden tidsbegrænsning.",
    next_step="Sæt krydset, og skriv det længste antal måneder.",
)
_APPEAL_SAYS_WHERE = Obstacle(
    rule="H5",
    condition="appeal_says_where",
    sentence="Afgørelser efter loven kan påklages, og der står ikke hvortil eller inden hvornår. "
    "Borgeren får det at vide i hvert brev.",
    next_step="Skriv, hvem der behandler klagen, og hvor mange uger borgeren har.",
)


def _limit_is_a_number(most: int) -> Obstacle:
    words = f"{most:,}".replace(",", ".")
    return Obstacle(
        rule="M9",
        condition="limit_is_a_number",
        sentence=f"Tallet skal være fra 1 til {words}.",
        next_step="Skriv et andet tal.",
    )
