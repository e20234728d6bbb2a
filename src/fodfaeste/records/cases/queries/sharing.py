"""Who sees what of one course today, and because of what: asked of access itself (C2, M1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.accounts.queries import actor_from, users_with_roles
from fodfaeste.records.cases.models import BrokenGlass, Case, TeamMembership
from fodfaeste.records.catalogues.queries import relaxed_sections
from fodfaeste.rules.access.facts import Actor, CaseRelation, sees
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.access.sections_seen import Grounds, grounds_to_see
from fodfaeste.rules.consent.facts import ConsentFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A colleague who sees something here: in which roles, what, and because of what."""

    user_id: int
    name: str
    roles: tuple[Role, ...]
    grounds: Grounds
    opened_until: datetime | None = None


def readers_of(
    case: Case, *, consents: tuple[ConsentFacts, ...], today: date, now: datetime
) -> tuple[Reader, ...]:
    """Everybody employed who sees the course now: the team, the leaders, emergency openings.

    What each of them sees is decided by the very function that opens the pages.
    """
    seats = _seats(case, today)
    glass = _glass(case, now)
    leaders = RoleAssignment.objects.on(today).filter(role=Role.LEADER, unit_id=case.unit_id)
    around = Q(pk__in={*seats, *glass}) | Q(pk__in=leaders.values("user_id"))
    relaxed = relaxed_sections()
    found = []
    for user in users_with_roles(today).filter(around, is_active=True).order_by("name", "pk"):
        actor = actor_from(user)
        relation = CaseRelation(
            case_id=case.pk,
            unit_id=case.unit_id,
            team=seats.get(actor.id, frozenset()) & actor.roles,
            glass_broken=actor.id in glass,
            closed_on=case.closed_on,
            consents=consents,
        )
        if sees(actor, relation):
            grounds = grounds_to_see(actor, relation, today, relaxed=relaxed)
            found.append(_reader(actor, relation, grounds, glass.get(actor.id)))
    return tuple(sorted(found, key=_in_the_order_of_the_team))


def _reader(
    actor: Actor, relation: CaseRelation, grounds: Grounds, opened_until: datetime | None
) -> Reader:
    leads = (Role.LEADER,) if relation.unit_id in actor.leads_units else ()
    return Reader(
        user_id=actor.id,
        name=actor.name,
        roles=(*(role for role in TEAM_ROLES if role in relation.team), *leads),
        grounds=grounds,
        opened_until=opened_until,
    )


def _in_the_order_of_the_team(reader: Reader) -> int:
    order = [*TEAM_ROLES, Role.LEADER]
    return min((order.index(role) for role in reader.roles), default=len(order))


def _seats(case: Case, today: date) -> Mapping[int, frozenset[Role]]:
    held: dict[int, frozenset[Role]] = {}
    rows = TeamMembership.objects.on(today).filter(case=case).values_list("user_id", "role")
    for user_id, role in rows:
        held[user_id] = held.get(user_id, frozenset()) | {Role(role)}
    return held


def _glass(case: Case, now: datetime) -> Mapping[int, datetime]:
    openings = BrokenGlass.objects.filter(case=case, starts__lte=now, ends__gt=now)
    return dict(openings.order_by("ends").values_list("user_id", "ends"))
