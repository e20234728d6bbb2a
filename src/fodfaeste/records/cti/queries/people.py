"""Who is around the citizen and may have taken part in a contact: team, workplace, network (E8)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Max, OuterRef, Q, Subquery

from fodfaeste.records.cases.models import NetworkPerson, TeamMembership
from fodfaeste.records.cti.models import NoteParticipant
from fodfaeste.records.placement.models import CompanyPerson
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cti.taking_part import Belongs, TookPart


def people_around(
    case_id: int, *, today: date, but: int, sees_network: bool, sees_work: bool
) -> tuple[TookPart, ...]:
    """Everybody who can be chosen by name; of the network those who were there lately first.

    `but` is whoever writes. What a section hides is not offered.
    """
    return (
        *_team(case_id, today, but),
        *(_workplace(case_id) if sees_work else ()),
        *(_network(case_id, today) if sees_network else ()),
    )


def _team(case_id: int, today: date, but: int) -> Iterator[TookPart]:
    seats = TeamMembership.objects.filled_on(today).filter(case_id=case_id).exclude(user_id=but)
    order = list(TEAM_ROLES)
    named = sorted(
        seats.values_list("role", "user_id", "user__name"),
        key=lambda row: order.index(Role(row[0])),
    )
    for number, name in dict.fromkeys((user, name) for _, user, name in named):
        yield TookPart(belongs=Belongs.TEAM, number=number, name=name)


def _workplace(case_id: int) -> Iterator[TookPart]:
    there = CompanyPerson.objects.filter(
        is_active=True, company__matches__case_id=case_id, company__matches__ended_on=None
    )
    for person in there.order_by("-is_main", "name", "id").distinct():
        name = f"{person.name} ({person.title})" if person.title else person.name
        yield TookPart(belongs=Belongs.WORKPLACE, number=person.pk, name=name)


def _network(case_id: int, today: date) -> Iterator[TookPart]:
    with_them = NoteParticipant.objects.filter(network_person=OuterRef("pk")).order_by()
    last = with_them.values("network_person").annotate(last=Max("note__happened_on")).values("last")
    people = NetworkPerson.objects.filter(
        Q(left_on=None) | Q(left_on__gt=today), case_id=case_id
    ).annotate(last=Subquery(last))
    for person in people.order_by(F("last").desc(nulls_last=True), "id"):
        name = f"{person.name} ({person.relation})" if person.relation else person.name
        yield TookPart(belongs=Belongs.NETWORK, number=person.pk, name=name)
