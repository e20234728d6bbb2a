"""What calls for action on Min dag: late or due this week, and one's own; a page at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fodfaeste.records.followup.queries import SeenCase
from fodfaeste.records.followup.queries.day import Day
from fodfaeste.rules.followup.agreed_days import SOON
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.frame import due
from fodfaeste.web.staff.rows import visit_to
from fodfaeste.web.staff.ways import MISSING_WAYS, NEXT_WAYS, Way, link_of
from fodfaeste.web.ui.parts import Paging

A_PAGE = 15
OF_THE_WEEK = frozenset({"C9", "C10"})
"""Rules about a week out of joint: no deadline, and for everybody on the team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do: for whom, by which rule, by when, and the one button."""

    sentence: str
    citizen: str
    case_url: str
    rule: str
    due_on: date
    due: str
    is_late: bool
    instead_of: str
    url: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """One page of what calls for action, and how much there is in all."""

    shown: tuple[Duty, ...]
    paging: Paging
    late: int
    coming: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One thing before its button is known; `way` is None for a task."""

    due_on: date
    case_id: int
    sentence: str
    rule: str
    way: Way | None
    citizen: str = ""
    instead_of: str = ""


def cases_of_page(day: Day, number: int) -> frozenset[int]:
    """Return the courses whose things can stand on a page, so that they are read with the rest."""
    return frozenset(item.case_id for item in _known(day)[: number * A_PAGE])


def duties_of(desk: Desk, day: Day, seen: Iterable[SeenCase], *, number: int) -> Duties:
    """Return a page of everything that calls for action, what is latest first, each thing once."""
    known = {one.case.pk: one for one in seen}
    read = (*_steps(day, known, desk.today), *_clashes(day, known, desk.today))
    items = list(_once(sorted([*_known(day), *read], key=lambda item: item.due_on)))
    late = sum(item.due_on < desk.today for item in items)
    last = max(1, -(-len(items) // A_PAGE))
    number = min(number, last)
    part = items[(number - 1) * A_PAGE : number * A_PAGE]
    return Duties(
        shown=tuple(_duty(desk, day, item, known.get(item.case_id)) for item in part),
        paging=Paging(number, last, len(items), what="ting at gøre"),
        late=late,
        coming=len(items) - late,
    )


def _known(day: Day) -> list[_Item]:
    """What is known without reading the courses: deadlines and tasks, what is latest first."""
    absent = day.absent
    found = [
        _Item(
            due_on=item.due_on,
            case_id=item.case_id,
            sentence=item.kind.label,
            rule=item.kind.rule,
            way=MISSING_WAYS[item.kind],
            instead_of=day.held.whose(item.case_id, item.roles),
        )
        for item in day.deadlines
        if item.due_on is not None
    ]
    found += [
        _Item(
            due_on=task.due_on,
            case_id=task.case_id,
            sentence=task.title,
            rule=task.rule,
            way=None,
            citizen=task.case.citizen.name,
            instead_of=absent.get(task.responsible_id or 0, ""),
        )
        for task in day.tasks
        if task.due_on is not None
    ]
    return list(_once(sorted(found, key=lambda item: item.due_on)))


def _steps(day: Day, known: Mapping[int, SeenCase], today: date) -> Iterator[_Item]:
    """Yield the next step of each of one's own courses that is near; its page may be known."""
    for case_id in day.seats:
        step = known[case_id].overview.next_step if case_id in known else None
        way = NEXT_WAYS.get(step.action) if step else None
        if step and way and step.due_on is not None and step.due_on <= today + SOON:
            yield _Item(
                due_on=step.due_on, case_id=case_id, sentence=step.sentence, rule="", way=way
            )


def _clashes(day: Day, known: Mapping[int, SeenCase], today: date) -> Iterator[_Item]:
    """Yield what cannot be done at the same time this week in one's own courses (C9, C10)."""
    for case_id in day.seats:
        for item in known[case_id].overview.missing if case_id in known else ():
            is_near = item.due_on is not None and item.due_on <= today + SOON
            if is_near and item.obstacle.rule in OF_THE_WEEK:
                yield _Item(
                    due_on=item.due_on or today,
                    case_id=case_id,
                    sentence=item.obstacle.sentence,
                    rule=item.obstacle.rule,
                    way=MISSING_WAYS[item.obstacle.condition],
                )


def _once(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield the first of several things that lead to the same page of a course; tasks always."""
    led_to: set[tuple[int, str]] = set()
    for item in items:
        place = (item.case_id, item.way.name) if item.way else None
        if place is None or place not in led_to:
            yield item
        if place:
            led_to.add(place)


def _duty(desk: Desk, day: Day, item: _Item, seen: SeenCase | None) -> Duty:
    case_url = reverse("staff:cases:case", args=[item.case_id])
    url, button = _button(visit_to(desk, seen) if seen else None, item, case_url)
    return Duty(
        sentence=item.sentence,
        citizen=item.citizen or (seen.case.citizen.name if seen else ""),
        case_url=case_url,
        rule=item.rule,
        due_on=item.due_on,
        due=due(item.due_on, desk.today),
        is_late=item.due_on < desk.today,
        instead_of=item.instead_of or day.held.deputised.get(item.case_id, ""),
        url=url,
        button=button,
    )


def _button(visit: Visit | None, item: _Item, case_url: str) -> tuple[str, str]:
    """Where the thing is done; the course itself for whoever may not go there."""
    if item.way is None:
        return f"{case_url}#opgaver", "Åbn opgaven"
    link = link_of(visit, item.way) if visit else None
    return (link.url, link.label) if link and link.url else (case_url, "Åbn forløbet")
