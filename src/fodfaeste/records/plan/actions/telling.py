"""Let the team know, on Min dag, that the citizen has written something."""

from datetime import date, datetime

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Department, department_of
from fodfaeste.rules.post.kinds import NoticeKind


def tell_the_team(
    case: Case,
    sentence: str,
    *,
    actor: Actor,
    today: date,
    now: datetime,
    only: Department | None = None,
) -> None:
    """Write a notice to everyone on the team, or to those of one department."""
    seats = team_on(case, today)
    notify(
        actor=actor,
        recipients=[seat.user_id for seat in seats if only in (None, department_of(seat.role))],
        case_id=case.pk,
        kind=NoticeKind.CITIZEN_WROTE,
        sentence=sentence,
        now=now,
    )
