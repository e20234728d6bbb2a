"""What a sparring meeting talks about: one's own courses that need it, and why (J1).

A colleague's citizens stand on the colleague's own screen: who is not on the team sees no course.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fodfaeste.records.followup.queries import SeenCase
from fodfaeste.records.followup.queries.overview import overviews_of
from fodfaeste.records.meetings.queries.sparring import my_cases
from fodfaeste.rules.meetings.sparring import LOOKING_BACK_AT_FIRST, Course, reasons_to_talk
from fodfaeste.web.shell.visits import Desk


@dataclass(frozen=True, slots=True)
class Item:
    """A course on the agenda, and why."""

    case_id: int
    name: str
    url: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The courses to talk about, one's others, and every course that was looked at for it."""

    items: tuple[Item, ...]
    others: tuple[Item, ...]
    looked_at: tuple[int, ...]
    seen: tuple[SeenCase, ...]


def agenda_for(desk: Desk, *, since: date | None) -> Agenda:
    """Return one's courses that need talking about, those with most reasons first."""
    seen = overviews_of(
        desk.actor, my_cases(desk.actor, desk.today), today=desk.today, now=desk.now
    )
    looked = since or desk.today - LOOKING_BACK_AT_FIRST
    items = [_item(one, since=looked, today=desk.today) for one in seen]
    items.sort(key=lambda item: (-len(item.reasons), item.name.casefold()))
    return Agenda(
        items=tuple(item for item in items if item.reasons),
        others=tuple(item for item in items if not item.reasons),
        looked_at=tuple(one.case.pk for one in seen),
        seen=seen,
    )


def _item(seen: SeenCase, *, since: date, today: date) -> Item:
    course = seen.overview.course
    runs = course is not None and course.closed_on is None
    facts = Course(
        phase_starts=tuple(p.starts_on for p in course.clock.phases) if course and runs else (),
        missing=frozenset(one.obstacle.condition for one in seen.overview.missing),
    )
    return Item(
        case_id=seen.case.pk,
        name=seen.case.citizen.name,
        url=reverse("staff:cases:case", args=[seen.case.pk]),
        reasons=tuple(reason.label for reason in reasons_to_talk(facts, since=since, today=today)),
    )
