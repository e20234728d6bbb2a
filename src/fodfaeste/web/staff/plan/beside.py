"""What other rooms know of the plan's goals, and guidance: read beside the plan (C13, H7)."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fodfaeste.records.decisions.queries import grants_of
from fodfaeste.records.plan.queries import guidance_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions.grants import GOAL_LINKED
from fodfaeste.rules.plan.timeline import Pace, pace_on
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.ways import address
from fodfaeste.web.ui.parts import Missing

NOTES_BESIDE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """A grant that supports a goal, by its law and days."""

    goal_id: int | None
    paragraph: str
    starts_on: date
    is_over: bool


def beside(visit: Visit) -> dict[str, object]:
    """What the plan's page shows besides the plan itself; two questions to the database."""
    return {"guidance": tuple(guidance_of(visit.case.pk)[:NOTES_BESIDE]), **_grants(visit)}


def _grants(visit: Visit) -> dict[str, object]:
    """The grants of each goal, and those that belong to none (H7)."""
    if not visit.allows(Permission.GRANT_SEE):
        return {}
    rows = list(grants_of(visit.case.pk))
    granted = [
        Granted(
            goal_id=row.goal_id,
            paragraph=row.paragraph,
            starts_on=row.starts_on,
            is_over=_is_over(visit, row.starts_on, row.ends_before),
        )
        for row in rows
    ]
    without = [row.pk for row, one in zip(rows, granted, strict=True) if _lacks_goal(one)]
    return {
        "granted": granted,
        "grants_url": address("staff:decisions:grants", visit.case.pk),
        "without_goal": [_missing(visit, grant_id) for grant_id in without],
    }


def _is_over(visit: Visit, starts_on: date, ends_before: date | None) -> bool:
    return pace_on(visit.today, starts_on=starts_on, ends_before=ends_before) is Pace.OVER


def _lacks_goal(one: Granted) -> bool:
    return one.goal_id is None and not one.is_over


def _missing(visit: Visit, grant_id: int) -> Missing:
    kwargs = {"case_id": visit.case.pk, "grant_id": grant_id}
    may = visit.allows(Permission.GRANT_DECIDE)
    return Missing(
        sentence=GOAL_LINKED.sentence,
        rule=GOAL_LINKED.rule,
        url=reverse("staff:decisions:goal", kwargs=kwargs) if may else "",
        action="Vælg målet",
    )
