"""The figures of a number of years, as they may be told beside those of another number (J6).

«20 pct. af indsatsgruppen i ordinær beskæftigelse efter et år» (SEED-1) is one number of one group.
Where one may choose how far back to look, the groups lie within one another, and two pages held
side by side tell of those in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fodfaeste.rules.periods import add_months
from fodfaeste.rules.results import courses as steps
from fodfaeste.rules.results import figures
from fodfaeste.rules.results.counted import FEW_ANSWERS, FEW_COURSES, Cells, may_stand_beside
from fodfaeste.rules.results.courses import CourseSteps
from fodfaeste.rules.results.figures import Figure

YEARS = (3, 5, 2, 1)
"""How many years back one may look; the usual first, which is told whatever the others are."""
TOO_NEAR = "For få forløb skiller tallet fra et andet antal år"


@dataclass(frozen=True, slots=True)
class Part:
    """Figures that belong together."""

    title: str
    figures: tuple[Figure, ...]


def parts(found: Sequence[CourseSteps], today: date) -> tuple[Part, ...]:
    """Every figure of some courses."""
    return (
        Part("Job", figures.shares(found, today)),
        Part("Timer", figures.hours(steps.hours_at(found))),
        Part("Ventetid", figures.waits(found)),
        Part("Borgernes egne svar", figures.well_being(steps.scales(found))),
    )


def parts_of_years(found: Sequence[CourseSteps], years: int, today: date) -> tuple[Part, ...]:
    """The figures of the courses enrolled in so many years, as they may be told beside others.

    The years lie within one another, and two pages can be held side by side: a figure that would
    show a few people that way is told for the usual years and left out of the others.
    """
    told: dict[str, list[Cells]] = {}
    beside: tuple[Part, ...] = ()
    for number in YEARS[: YEARS.index(years) + 1]:
        since = since_on(number, today)
        mine = parts([one for one in found if one.enrolled_on >= since], today)
        beside = tuple(
            Part(part.title, tuple(_beside(one, told.get(one.code, [])) for one in part.figures))
            for part in mine
        )
        for one in (one for part in beside for one in part.figures if _is_told(one)):
            told.setdefault(one.code, []).append(one.cells)
    return beside


def furthest(years: int) -> int:
    """How many years must be read to tell the figures of so many."""
    return max(YEARS[: YEARS.index(years) + 1])


def since_on(years: int, today: date) -> date:
    """The first day of enrolment that counts."""
    return add_months(today, -12 * years)


def _is_told(figure: Figure) -> bool:
    return figure.said not in {FEW_COURSES, FEW_ANSWERS, TOO_NEAR}


def _beside(figure: Figure, told: Sequence[Cells]) -> Figure:
    if not _is_told(figure) or all(may_stand_beside(figure.cells, one) for one in told):
        return figure
    return replace(figure, said=TOO_NEAR, uncertainty="")
