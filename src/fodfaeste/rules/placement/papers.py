"""What the law asks to be known about an unpaid placement while it runs (D8).

«Det skal fremgå af aftalen, hvilke af følgende formål der ønskes opnået» (the executive order on
active employment efforts, § 60). Everything here is pointed out, nothing stops: work goes on while
a date is found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.limits import LimitCode
from fodfaeste.rules.missing import Missing
from fodfaeste.rules.periods import Period
from fodfaeste.rules.placement.duration import (
    LAW,
    NOTICE_WEEKS,
    PlacementWeeks,
    latest_end,
    warnings_at_extension,
)
from fodfaeste.rules.placement.purposes import PlacementPurpose
from fodfaeste.rules.placement.trainees import (
    LAW_OF_SHARE,
    TraineeShare,
    warnings_at_workplace,
)
from fodfaeste.rules.refusal import Obstacle, unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The municipality's numbers on a day."""

    weeks: PlacementWeeks = LAW
    share: TraineeShare = LAW_OF_SHARE
    notice_weeks: int = NOTICE_WEEKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """One stretch of unpaid placement; `before` is the unbroken placement it follows on from."""

    starts_on: date
    ends_before: date
    purpose: PlacementPurpose | None
    granted_on: date | None
    paid_hours_too: bool
    functions_differ: bool
    employees: int | None = None
    others_there: int | None = None
    before: Period | None = None


def law_from(number: Callable[[LimitCode], int]) -> Law:
    """Return the law with the numbers of a day; `number` looks one of them up."""
    return Law(
        weeks=PlacementWeeks(
            first=number(LimitCode.PLACEMENT_FIRST),
            second=number(LimitCode.PLACEMENT_SECOND),
            again=number(LimitCode.PLACEMENT_AGAIN),
        ),
        share=TraineeShare(
            employees_each=max(number(LimitCode.TRAINEES_EACH), 1),
            up_to=number(LimitCode.TRAINEES_UP_TO),
            employees_each_above=max(number(LimitCode.TRAINEES_EACH_ABOVE), 1),
        ),
        notice_weeks=number(LimitCode.PLACEMENT_EXPIRY),
    )


def papers_lacking(papers: Papers, *, law: Law) -> tuple[Obstacle, ...]:
    """Return what is pointed out about the placement, whatever day it is."""
    differ = not papers.paid_hours_too or papers.functions_differ
    return (
        *unmet(
            (papers.purpose is not None, _PURPOSE_CHOSEN),
            (papers.granted_on is not None, _GRANT_DATED),
            (_granted_first(papers), _GRANTED_FIRST),
        ),
        *_too_long(papers, law=law),
        *unmet((differ, _TASKS_DIFFER)),
        *warnings_at_workplace(
            employees=papers.employees, others_there=papers.others_there, share=law.share
        ),
    )


def papers_due(papers: Papers, *, law: Law, today: date) -> tuple[Missing, ...]:
    """Return the same as things to do, from the first day of work on."""
    if today < papers.starts_on:
        return ()
    return tuple(Missing(found, papers.starts_on) for found in papers_lacking(papers, law=law))


def latest_day(papers: Papers, *, law: Law) -> date:
    """Return the latest `ends_before` that could be granted for the stretch."""
    before = papers.before
    if before is None:
        return latest_end(papers.starts_on, granted_until=None, weeks=law.weeks)
    return latest_end(before.starts_on, granted_until=before.ends_before, weeks=law.weeks)


def _granted_first(papers: Papers) -> bool:
    return papers.granted_on is None or papers.granted_on <= papers.starts_on


def _too_long(papers: Papers, *, law: Law) -> tuple[Obstacle, ...]:
    before, ends = papers.before, papers.ends_before
    if before is not None and before.ends_before is not None:
        return warnings_at_extension(
            starts_on=before.starts_on,
            granted_until=before.ends_before,
            extended_to=ends,
            weeks=law.weeks,
        )
    return unmet((ends <= latest_day(papers, law=law), _within_first_period(law.weeks.first)))


def _within_first_period(weeks: int) -> Obstacle:
    return _d8(
        "within_first_period",
        f"Praktikken er længere end {weeks} uger. Længere tid kræver en forlængelse undervejs.",
        f"Vælg en slutdato inden for {weeks} uger, og tag stilling igen der.",
    )


def _d8(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="D8", condition=condition, sentence=sentence, next_step=next_step)


_PURPOSE_CHOSEN = _d8(
    "purpose_chosen",
    "Praktikken har intet formål. Aftalen skal sige, om den er til løntimer, optræning eller "
    "afklaring.",
    "Vælg det formål, I har aftalt.",
)
_GRANT_DATED = _d8(
    "grant_dated",
    "Det står ikke, hvornår praktikken er bevilget. Uden bevilling er borgeren ikke forsikret.",
    "Skriv den dag, praktikken blev bevilget.",
)
_GRANTED_FIRST = _d8(
    "granted_first",
    "Praktikken er bevilget efter den første dag. Borgeren er først forsikret fra bevillingen.",
    "Tal med sagsbehandleren om dagene før bevillingen, eller ret datoen.",
)
_TASKS_DIFFER = _d8(
    "paid_tasks_differ",
    "Der er både praktik og løntimer på arbejdspladsen, og det er ikke noteret, at opgaverne er "
    "forskellige.",
    "Aftal med arbejdsgiveren, hvilke opgaver der er løn for, og notér det.",
)
