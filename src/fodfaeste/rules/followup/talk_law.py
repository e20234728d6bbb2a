"""How many talks the law asks for, as dated data that says until when it was looked up (G2).

«Der kan i projektet ikke dispenseres fra gældende lovgivning, hvad angår fastlæggelsen af
individuelle kontaktfølginger» (SEED-4, by domain.md section 3.2).
LAB § 31(3) and (5), § 32 and § 33 were read for the time before 1 July 2026; what holds for this
target group after that day is not verified, and no number is made up for it. A municipality that
has looked it up writes the next row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said

MOST_TALKS, MOST_MONTHS, MOST_DAYS = 26, 24, 90
"""Beyond these a number is a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLaw:
    """At least so many talks within the first months, the first within so many days.

    Nobody has looked up whether it holds from `checked_before` on; None: it was written as lasting.
    """

    paragraph: str
    least: int
    months: int
    first_days: int
    source: str
    checked_before: date | None = None
    valid_from: date | None = None
    ends_before: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Say whether the row is the one of that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.ends_before is None or day < self.ends_before)

    def is_checked(self, day: date) -> bool:
        """Say whether somebody has looked up that it holds on that day."""
        return self.checked_before is None or day < self.checked_before


DEFAULTS: tuple[TalkLaw, ...] = (
    TalkLaw(
        paragraph="LAB § 31, stk. 3 og 5, §§ 32 og 33",
        least=4,
        months=6,
        first_days=7,
        source=(
            "LBK nr. 280 af 1. marts 2024: mindst fire individuelle samtaler i de første seks "
            "måneder (§ 31, stk. 3), den første inden en uge (stk. 5), derefter efter aftale og "
            "behov, og borgeren har ret til samtaler (§ 32). Den første holdes ved fremmøde, "
            "derefter vælger borgeren formen (§ 33). Reglen for aktivitetsparate efter 1. juli "
            "2026 er ikke bekræftet."
        ),
        checked_before=date(2026, 7, 1),
        valid_from=date(2024, 1, 1),
    ),
)
"""What is shipped: the simplified course of talks of 1 January 2024 (domain.md section 3.1)."""


def law_on(day: date, table: Iterable[TalkLaw] = DEFAULTS) -> TalkLaw | None:
    """Return the row of a day, looked up for that day or not; None when there is none."""
    return next((row for row in table if row.is_in_force(day)), None)


def checked_law_on(day: date, table: Iterable[TalkLaw] = DEFAULTS) -> TalkLaw | None:
    """Return the row that a course may be judged by on a day: nothing is judged unchecked."""
    found = law_on(day, table)
    return found if found is not None and found.is_checked(day) else None


def obstacles_to_talk_law(wanted: TalkLaw) -> tuple[Obstacle, ...]:
    """Return why a row cannot look like this."""
    after = wanted.valid_from is None or wanted.checked_before is None
    return unmet(
        (1 <= wanted.least <= MOST_TALKS, _LEAST_IS_A_NUMBER),
        (1 <= wanted.months <= MOST_MONTHS, _MONTHS_ARE_A_NUMBER),
        (1 <= wanted.first_days <= MOST_DAYS, _DAYS_ARE_A_NUMBER),
        (is_said(wanted.paragraph), _NAMES_A_PARAGRAPH),
        (is_said(wanted.source), _HAS_A_SOURCE),
        (after or _is_later(wanted.checked_before, wanted.valid_from), _CHECKED_FOR_A_TIME),
    )


def check_talk_law(wanted: TalkLaw) -> None:
    """Raise Refused (G2) unless talks can be counted by the row."""
    refuse_if(obstacles_to_talk_law(wanted))


def _is_later(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _g2(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="G2", condition=condition, sentence=sentence, next_step=next_step)


_LEAST_IS_A_NUMBER = _g2(
    "talk_law_counts_talks",
    f"Antallet af samtaler skal være fra 1 til {MOST_TALKS}.",
    "Skriv det antal, loven siger.",
)
_MONTHS_ARE_A_NUMBER = _g2(
    "talk_law_counts_months",
    f"Den første tid skal være fra 1 til {MOST_MONTHS} måneder.",
    "Skriv det antal måneder, loven siger.",
)
_DAYS_ARE_A_NUMBER = _g2(
    "talk_law_counts_days",
    f"Den første samtale skal holdes inden for 1 til {MOST_DAYS} dage.",
    "Skriv det antal dage, loven siger.",
)
_NAMES_A_PARAGRAPH = _g2(
    "talk_law_names_a_paragraph",
    "Der står ikke, hvilken paragraf tallene kommer fra.",
    "Skriv loven og paragraffen.",
)
_HAS_A_SOURCE = _g2(
    "talk_law_has_a_source",
    "Der står ikke, hvor I har slået det op.",
    "Skriv kilden, og hvornår I slog op.",
)
_CHECKED_FOR_A_TIME = _g2(
    "talk_law_checked_for_a_time",
    "Rækken er ikke bekræftet for en eneste dag.",
    "Vælg en dag efter den, rækken gælder fra, eller lad feltet stå tomt.",
)
