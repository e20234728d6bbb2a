"""Who is away around an actor: one's own days, one's people's, and what they leave (A1, A6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from fodfaeste.accounts.models import Absence, RoleAssignment, User
from fodfaeste.records.cases.models import TeamMembership
from fodfaeste.records.cases.queries.caseload import caseloads_of
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.caseload.load import load, percent
from fodfaeste.rules.cases.absence import Person

LOOKED_BACK = timedelta(days=365)
MOST_OF_A_LIST = 100


def roles_on(user_ids: Iterable[int], day: date) -> dict[int, frozenset[Role]]:
    """The team roles that some colleagues hold on a day; one query."""
    rows = RoleAssignment.objects.on(day).filter(user__in=set(user_ids), role__in=TEAM_ROLES)
    found: dict[int, set[Role]] = {}
    for user_id, role in rows.values_list("user_id", "role"):
        found.setdefault(user_id, set()).add(Role(role))
    return {user_id: frozenset(roles) for user_id, roles in found.items()}


def person_on(user: User, day: date) -> Person:
    """A colleague as the rule on absence knows them."""
    away = Absence.objects.filter(person=user, ends_before__gt=day)
    return Person(
        user_id=user.pk,
        roles=roles_on([user.pk], day).get(user.pk, frozenset()),
        is_active=user.is_active,
        away=tuple(away.values_list("starts_on", "ends_before")),
    )


def may_say_absent(actor: Actor, user: User, today: date) -> bool:
    """Oneself; and a leader for those of the unit, or with a seat on one of its teams."""
    if actor.id == user.pk or user.unit_id in actor.leads_units:
        return True
    return _seats_led(actor, today).filter(user=user).exists()


def people_led(actor: Actor, today: date) -> QuerySet[User]:
    """The colleagues on teams whom a leader may write for, by name."""
    on_teams = RoleAssignment.objects.on(today).filter(user=OuterRef("pk"), role__in=TEAM_ROLES)
    seated = _seats_led(actor, today).values("user")
    near = Q(unit__in=actor.leads_units) | Q(pk__in=seated)
    people = User.objects.filter(near, Exists(on_teams), is_active=True).exclude(pk=actor.id)
    return people.order_by("name", "pk")


def _seats_led(actor: Actor, today: date) -> QuerySet[TeamMembership]:
    return TeamMembership.objects.on(today).filter(
        case__unit__in=actor.leads_units, case__closed_on=None
    )


def absences_near(actor: Actor, today: date) -> QuerySet[Absence]:
    """Days away of oneself, for whom one stands in, and of one's people; the latest first."""
    mine = Q(person=actor.id) | Q(deputy=actor.id)
    led = Q(person__in=people_led(actor, today).values("pk")) if actor.leads_units else Q()
    rows = Absence.objects.filter(mine | led, ends_before__gt=today - LOOKED_BACK)
    found = rows.select_related("person", "deputy", "said_by", "ended_by")
    return found.order_by("-starts_on", "-pk")[:MOST_OF_A_LIST]


def absence_of(absence_id: int) -> Absence | None:
    """One absence with its people."""
    return Absence.objects.select_related("person", "deputy").filter(pk=absence_id).first()


def standing_away(user_id: int, today: date) -> Absence | None:
    """The absence that somebody is in today."""
    return Absence.objects.on(today).filter(person=user_id).select_related("deputy").first()


def stands_in_within(absence: Absence) -> bool:
    """Whether the one who is away has promised to stand in for a colleague on some of the days."""
    promised = Absence.objects.filter(deputy=absence.person_id)
    return promised.within(absence.starts_on, absence.ends_before).exists()


@dataclass(frozen=True, slots=True)
class Left:
    """What an absence leaves: seats on open courses by role, as far as the actor sees them."""

    roles: frozenset[Role]
    courses: int


def left_by(user_id: int, today: date) -> Left:
    """The open courses of a colleague that the actor sees; one query."""
    seats = TeamMembership.objects.on(today).filter(user=user_id, case__closed_on=None)
    rows = list(seats.values_list("case_id", "role"))
    return Left(frozenset(Role(role) for _, role in rows), len({case_id for case_id, _ in rows}))


def load_meanwhile(absent: int, deputy: int, today: date) -> int:
    """A deputy's load in CTI with the absent one's courses, in percent of a full one (A6)."""
    courses = caseloads_of([absent, deputy], today)
    return percent(load(one.carried.norm for held in courses.values() for one in held))
