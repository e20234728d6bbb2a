"""What other rooms know of the plan's goals, and guidance: read beside the plan (C13, H7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fodfaeste.records.decisions.queries import GrantRow, grants_of
from fodfaeste.records.plan.queries import guidance_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.decisions.grants import warnings_on_goal
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
    return {
        "granted": granted,
        "grants_url": address("staff:decisions:grants", visit.case.pk),
        "without_goal": [missing for row in rows for missing in _without_goal(visit, row)],
    }


def _is_over(visit: Visit, starts_on: date, ends_before: date | None) -> bool:
    return pace_on(visit.today, starts_on=starts_on, ends_before=ends_before) is Pace.OVER


def _without_goal(visit: Visit, row: GrantRow) -> Iterator[Missing]:
    kwargs = {"case_id": visit.case.pk, "grant_id": row.pk}
    may = visit.allows(Permission.GRANT_DECIDE)
    for lack in warnings_on_goal(
        goal_linked=row.goal_id is not None, ends_before=row.ends_before, today=visit.today
    ):
        yield Missing(
            sentence=lack.sentence,
            rule=lack.rule,
            url=reverse("staff:decisions:goal", kwargs=kwargs) if may else "",
            action="Vælg målet",
        )
