"""Who is around a citizen, what was allowed, and who has looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import BrokenGlass, Case, Consent, Task, TeamMembership
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Role

FIRST_PAGE = 2**62
LOG_PAGE = 50


def names_of(case_ids: Iterable[int]) -> dict[int, str]:
    """The citizens' names by course, of those courses alone that the actor sees."""
    rows = Case.objects.filter(pk__in=list(case_ids)).select_related("citizen")
    return {row.pk: row.citizen.name for row in rows}


def team_on(case: Case, day: date) -> list[TeamMembership]:
    """The seats that are taken on a day, in the order of the team."""
    seats = TeamMembership.objects.on(day).filter(case=case).select_related("user")
    order = list(TEAM_ROLES)
    return sorted(seats, key=lambda seat: order.index(Role(seat.role)))


def usual_unit(actor: Actor, day: date) -> int | None:
    """The unit of the newest open course one sits on the team of; None before the first."""
    seats = TeamMembership.objects.on(day).filter(user_id=actor.id, case__closed_on=None)
    newest = seats.order_by("-case_id").values_list("case__unit_id", flat=True)
    return newest.first()


def team_history(case: Case) -> QuerySet[TeamMembership]:
    """Everybody who is or was on the team, the latest first (A2)."""
    return (
        TeamMembership.objects.filter(case=case)
        .select_related("user", "created_by", "news")
        .order_by("-starts_on", "-pk")
    )


def vacant_roles(case: Case, day: date) -> tuple[Role, ...]:
    """The team roles that nobody holds who may sign in and still has the role (A1)."""
    filled = TeamMembership.objects.filled_on(day).filter(case=case).values_list("role", flat=True)
    held = set(filled)
    return tuple(role for role in TEAM_ROLES if role not in held)


def consents_of(case: Case) -> QuerySet[Consent]:
    """Every consent, those that were given last first."""
    return (
        Consent.objects.filter(case=case)
        .select_related("to_person", "created_by", "withdrawn_by")
        .order_by("-given_on", "-pk")
    )


def task_of(case: Case, task_id: int) -> Task | None:
    """One task of a case."""
    return Task.objects.filter(case=case, pk=task_id).first()


@dataclass(frozen=True, slots=True)
class CardColleague:
    """A colleague on the restricted card: role, name, phone."""

    role: Role
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class RestrictedCard:
    """All that a colleague who is not on the team may see."""

    name: str
    team: tuple[CardColleague, ...]


def restricted_card(case_id: int) -> RestrictedCard | None:
    """The card of a course that this actor has just looked up, else None."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select given_names, surname, role, colleague, phone from restricted_card(%s)",
            [case_id],
        )
        rows = cursor.fetchall()
    if not rows:
        return None
    return RestrictedCard(
        name=f"{rows[0][0]} {rows[0][1]}",
        team=tuple(
            CardColleague(Role(role), name, phone) for _, _, role, name, phone in rows if role
        ),
    )


def open_glass(actor: Actor, case: Case, now: datetime) -> BrokenGlass | None:
    """The actor's own emergency opening of a case, while it lasts."""
    return BrokenGlass.objects.filter(
        case=case, user_id=actor.id, starts__lte=now, ends__gt=now
    ).first()


def unreviewed_glass(actor: Actor) -> QuerySet[BrokenGlass]:
    """Emergency openings in the units an actor leads that nobody has reviewed yet."""
    return (
        BrokenGlass.objects.filter(reviewed_at=None, case__unit__in=actor.leads_units)
        .select_related("user", "case__citizen")
        .order_by("starts", "pk")
    )


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of the log as people read it."""

    id: int
    at: datetime
    who: str
    department: str
    operation: str
    relation: str
    reason: str
    table: str
    columns: tuple[str, ...]
    route: str


def log_of(case: Case, *, before: int = FIRST_PAGE) -> tuple[LogRow, ...]:
    """Who has looked at a case and what was changed: one page, latest first (M2)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, at, actor, operation, relation, reason, table_name, columns, route"
            " from log_of_case(%s, %s, %s)",
            [case.pk, min(before, FIRST_PAGE), LOG_PAGE],
        )
        rows = cursor.fetchall()
    names = _names(row[2] for row in rows)
    return tuple(
        LogRow(
            id=row[0],
            at=row[1],
            who=names.get(row[2], (_other(row[2]), ""))[0],
            department=names.get(row[2], ("", ""))[1],
            operation=row[3],
            relation=row[4],
            reason=row[5],
            table=row[6],
            columns=tuple(row[7] or ()),
            route=row[8],
        )
        for row in rows
    )


def _names(actors: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Names and units of the people behind the actors of some log rows, in one query."""
    ids = {int(actor) for actor in actors if actor.isdigit()}
    people = User.objects.filter(pk__in=ids).select_related("unit")
    return {str(one.pk): (one.name, one.unit.name if one.unit else "") for one in people}


def _other(actor: str) -> str:
    """Somebody who is no user: a job, a link, or the installation itself."""
    if actor.startswith("job:"):
        return "Systemet"
    return "Person med link" if actor.startswith("link:") else "Installationen"
