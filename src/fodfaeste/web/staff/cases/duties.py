"""What calls for action on Min dag: late or due this week, and within one's own power to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fodfaeste.records.followup.queries import SeenCase
from fodfaeste.records.followup.queries.day import SOON, Day
from fodfaeste.rules.followup.quick import may_answer
from fodfaeste.web.shell.visits import Desk, Visit
from fodfaeste.web.staff.frame import due
from fodfaeste.web.staff.rows import visit_to
from fodfaeste.web.staff.ways import MISSING_WAYS, NEXT_WAYS, Way, link_of

ASKED_EARLY = frozenset({"consent_lasts"})
"""What takes a talk with the citizen is a duty from the day it is missing, however far its end."""

OF_THE_PLANS_OWNER = frozenset({"copy_is_newest"})
"""What one of the team does for all: whoever writes the plan, and anybody while nobody does."""

QUESTION = "quick_answered"
"""A question calls on those who are asked, and on nobody else."""


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
    url: str
    button: str


def duties_of(desk: Desk, day: Day, seen: Iterable[SeenCase]) -> tuple[Duty, ...]:
    """Return everything that calls for action, the latest first, each thing once."""
    found = [*_tasks(desk, day)]
    for one in seen:
        found += _of_case(visit_to(desk, one), one)
    return tuple(sorted(found, key=lambda duty: duty.due_on))


def _of_case(visit: Visit, seen: SeenCase) -> Iterator[Duty]:
    """Yield what is missing and the next step; two that lead to the same page are one."""
    items = [
        (item.obstacle.sentence, item.obstacle.rule, item.due_on, way)
        for item in seen.overview.missing
        if (way := MISSING_WAYS.get(item.obstacle.condition))
        and _is_mine(visit, seen, item.obstacle.condition)
        and _calls_now(item.due_on, visit.today, early=item.obstacle.condition in ASKED_EARLY)
    ]
    step = seen.overview.next_step
    if (way := NEXT_WAYS.get(step.action)) and _calls_now(step.due_on, visit.today):
        items.append((step.sentence, "", step.due_on, way))
    led_to: set[str] = set()
    for sentence, rule, due_on, way in items:
        if due_on is None or way.name in led_to:
            continue
        duty = _duty(visit, sentence, rule, due_on, way)
        if duty.url:
            led_to.add(way.name)
            yield duty


def _is_mine(visit: Visit, seen: SeenCase, condition: str) -> bool:
    if condition == QUESTION:
        open_ones = seen.overview.situation.quick_open
        return any(may_answer(one.asked, visit.relation.team) for one in open_ones)
    owner = seen.overview.plan_owner_id
    return condition not in OF_THE_PLANS_OWNER or owner in {None, visit.actor.id}


def _calls_now(due_on: date | None, today: date, *, early: bool = False) -> bool:
    return due_on is not None and (early or due_on <= today + SOON)


def _duty(visit: Visit, sentence: str, rule: str, due_on: date, way: Way) -> Duty:
    link = link_of(visit, way)
    return Duty(
        sentence=sentence,
        citizen=visit.case.citizen.name,
        case_url=reverse("staff:cases:case", args=[visit.case.pk]),
        rule=rule,
        due_on=due_on,
        due=due(due_on, visit.today),
        is_late=due_on < visit.today,
        url=link.url,
        button=link.label,
    )


def _tasks(desk: Desk, day: Day) -> Iterator[Duty]:
    for task in day.tasks:
        url = reverse("staff:cases:case", args=[task.case_id])
        due_on = task.due_on or desk.today
        yield Duty(
            sentence=task.title,
            citizen=task.case.citizen.name,
            case_url=url,
            rule=task.rule,
            due_on=due_on,
            due=due(due_on, desk.today),
            is_late=due_on < desk.today,
            url=f"{url}#opgaver",
            button="Åbn opgaven",
        )
