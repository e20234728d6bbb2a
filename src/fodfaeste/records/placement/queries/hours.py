"""The hours of one course, week by week: what stands, and what everybody said (D7)."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from fodfaeste.records.placement.models import HoursEntry
from fodfaeste.rules.placement.kinds import HoursKind, HoursSource
from fodfaeste.rules.placement.minutes import WeekMinutes
from fodfaeste.rules.placement.said import Said


@dataclass(frozen=True, slots=True)
class Word(Said):
    """One word about a week, with its number."""

    id: int


def minutes_in(row: object) -> WeekMinutes:
    """The minutes of anything with a column for each kind, as the rules count them."""
    return WeekMinutes(**{kind.value: getattr(row, f"{kind.value}_minutes") for kind in HoursKind})


def words_about(case_id: int, monday: date, *, by_link: bool) -> tuple[Word, ...]:
    """Everything said about a week in the order it was said.

    Somebody behind a link sees their own rows alone, and is told of the others' minutes only.
    """
    if by_link:
        return _words_behind_link(monday)
    rows = HoursEntry.objects.filter(case=case_id, week_starts_on=monday).order_by("pk")
    return tuple(Word(HoursSource(row.source), minutes_in(row), row.pk) for row in rows)


def linked_since() -> date | None:
    """Since when the work that the link is about goes on."""
    with connection.cursor() as cursor:
        cursor.execute("select linked_since()")
        row = cursor.fetchone()
    return row[0] if row else None


def _words_behind_link(monday: date) -> tuple[Word, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, source, taster, placement, ordinary, subsidised, flex"
            " from linked_hours(%s)",
            [monday],
        )
        rows = cursor.fetchall()
    return tuple(
        Word(
            HoursSource(source),
            WeekMinutes(
                taster=taster,
                placement=placement,
                ordinary=ordinary,
                subsidised=subsidised,
                flex=flex,
            ),
            number,
        )
        for number, source, taster, placement, ordinary, subsidised, flex in rows
    )
