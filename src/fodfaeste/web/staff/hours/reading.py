"""What stands for the latest weeks, and who said what about one of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from fodfaeste.pictures import danish, hours_words
from fodfaeste.records.placement.queries.course import HoursCourse, StandingWeek, Told
from fodfaeste.rules.placement.minutes import PAID, UNPAID
from fodfaeste.rules.placement.said import saying_otherwise, standing
from fodfaeste.rules.placement.weeks import week_name
from fodfaeste.web.shell.visits import Visit

GRID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """One word about a week; with an address where it may be chosen."""

    who: str
    by: str
    at: datetime
    hours: str
    note: str
    stands: bool
    waits: bool
    choose_url: str
    version: int


def words_in(
    told: tuple[Told, ...], visit: Visit, week: StandingWeek | None, *, notes: bool
) -> tuple[WordLine, ...]:
    """Who said what, the latest first; nothing while there is only one word."""
    if week is None or len(told) == 1:
        return ()
    counts, waiting = standing(told), saying_otherwise(told)

    def line(each: Told) -> WordLine:
        address = {"case_id": visit.case.pk, "word_id": each.id}
        choosable = each in waiting or (bool(waiting) and each == counts)
        return WordLine(
            who=each.source.label,
            by=each.by if notes else "",
            at=each.at,
            hours=hours_words.in_words(each.minutes),
            note=each.note if notes else "",
            stands=each == counts,
            waits=each in waiting,
            choose_url=reverse("staff:hours:choose", kwargs=address) if choosable else "",
            version=week.version,
        )

    return tuple(map(line, reversed(told)))


def latest_weeks(course: HoursCourse, address: str, *, notes: bool) -> dict[str, Any]:
    """The latest weeks as a table: only the terms that occur."""
    weeks = course.weeks[-GRID:][::-1]
    found = {kind for week in weeks for kind in week.minutes.kinds}
    kinds = [kind for kind in (*UNPAID, *PAID) if kind in found]
    return {
        "terms": [hours_words.HEADS[kind] for kind in kinds],
        "shows_notes": notes,
        "rows": [
            {
                "number": week.monday.isocalendar().week,
                "url": f"{address}?uge={week_name(week.monday)}",
                "hours": [danish.number_of_hours(week.minutes.of(kind)) for kind in kinds],
                "note": week.note if notes else "",
                "differs": week.differs,
            }
            for week in weeks
        ],
    }
