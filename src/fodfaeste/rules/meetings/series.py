"""Meetings that come again and again: on which days, and what a series may not be (B2, G2, J3).

«fast tid afsat i de involverede medarbejderes kalendere» (SEED-3)
A series keeps its weekday: every month is the same weekday of the month, the fifth is the last.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fodfaeste.rules.meetings.closed_days import closed_because
from fodfaeste.rules.meetings.holding import RULES
from fodfaeste.rules.meetings.kinds import MeetingKind, OnHolidays, Rhythm
from fodfaeste.rules.periods import add_months
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

LONGEST_MONTHS = 12
_WEEK = 7
_EVERY = {Rhythm.WEEK: 1, Rhythm.TWO_WEEKS: 2, Rhythm.FOUR_WEEKS: 4}
_ONCE = frozenset({MeetingKind.KICKOFF, MeetingKind.START_OF_THREE, MeetingKind.CLOSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """How often, from when until and with when, and what happens on days that are closed."""

    rhythm: Rhythm
    starts_on: date
    until: date
    on_holidays: OnHolidays = OnHolidays.SKIP

    @property
    def days(self) -> tuple[date, ...]:
        """The days it meets; closed days are left out where it skips them."""
        return tuple(
            day
            for day in _days(self.rhythm, self.starts_on, self.until)
            if self.on_holidays is OnHolidays.KEEP or not closed_because(day)
        )


def obstacles_to_series(series: Series, *, rule: str) -> tuple[Obstacle, ...]:
    """Return why a series cannot run like this."""
    if series.until < series.starts_on:
        return (_forward(rule),)
    near = series.until <= add_months(series.starts_on, LONGEST_MONTHS)
    return unmet((near, _not_too_long(rule)), (not near or bool(series.days), _meets(rule)))


def check_series(series: Series, *, kind: MeetingKind) -> None:
    """Raise Refused unless this kind of meeting may come in such a series."""
    rule = RULES[kind]
    refuse_if(
        (*unmet((kind not in _ONCE, _comes_again(rule))), *obstacles_to_series(series, rule=rule))
    )


def _days(rhythm: Rhythm, starts_on: date, until: date) -> Iterator[date]:
    number = 0
    while (day := _nth(rhythm, starts_on, number)) <= until:
        yield day
        number += 1


def _nth(rhythm: Rhythm, starts_on: date, number: int) -> date:
    if rhythm is not Rhythm.MONTH:
        return starts_on + timedelta(weeks=_EVERY[rhythm] * number)
    first = add_months(starts_on.replace(day=1), number)
    to_weekday = (starts_on.weekday() - first.weekday()) % _WEEK
    in_month = 1 + to_weekday + (starts_on.day - 1) // _WEEK * _WEEK
    last = monthrange(first.year, first.month)[1]
    return first.replace(day=in_month if in_month <= last else in_month - _WEEK)


def _forward(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="series_is_forward",
        sentence="Rækken slutter, før den begynder.",
        next_step="Vælg en sidste dag efter det første møde.",
    )


def _not_too_long(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="series_is_not_too_long",
        sentence="Rækken er længere end et år. Så langt frem passer aftaler sjældent.",
        next_step="Vælg en sidste dag inden for et år, og aftal flere møder senere.",
    )


def _meets(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="series_meets",
        sentence="Alle møder i rækken falder på lukkedage, så der bliver ingen.",
        next_step="Vælg en anden dag, eller hold møderne alligevel.",
    )


def _comes_again(rule: str) -> Obstacle:
    return Obstacle(
        rule=rule,
        condition="kind_comes_again",
        sentence="Den slags møde holdes ikke i en fast række.",
        next_step="Aftal ét møde. Er der brug for flere, aftaler I dem undervejs.",
    )
