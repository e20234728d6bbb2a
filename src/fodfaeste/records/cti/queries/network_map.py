"""The network map as it is and as it was, computed from dated rows (E11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Prefetch, QuerySet

from fodfaeste.kernel.clock import day_of
from fodfaeste.records.cases.access import facts_of
from fodfaeste.records.cases.models import Consent, NetworkPerson, NetworkStretch
from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import NAMED_PARTIES, Party
from fodfaeste.rules.cti.network_changes import contact_state
from fodfaeste.rules.cti.network_map import Member, Standing, Stretch

Person: TypeAlias = NetworkPerson
"""What the floor above calls a row of the map; it imports no tables."""

NOTICE_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheMap:
    """A member with what one needs to change it; `left_on` says they are no longer there."""

    member: Member
    version: int
    since_on: date
    now: Standing
    left_on: date | None = None
    left_why: str = ""

    @property
    def number(self) -> int:
        """The number of the row."""
        return self.member.number


def members_of(
    case_id: int,
    *,
    today: date,
    notice_days: int = NOTICE_DAYS,
    history: bool = True,
) -> tuple[OnTheMap, ...]:
    """Everybody who is or was around the citizen, in the order written; at most three queries."""
    return on_the_map(
        people_of(case_id, history=history),
        consents_to_the_network(case_id),
        today=today,
        notice_days=notice_days,
        history=history,
    )


def people_of(case_id: int, *, history: bool) -> QuerySet[NetworkPerson]:
    """The rows of the map in the order written, with how they stood before when that is asked."""
    found = NetworkPerson.objects.filter(case_id=case_id).order_by("pk")
    if not history:
        return found
    stretches = NetworkStretch.objects.order_by("starts_on", "pk")
    return found.prefetch_related(Prefetch("stretches", queryset=stretches))


def on_the_map(
    rows: Iterable[NetworkPerson],
    consents: Iterable[ConsentFacts],
    *,
    today: date,
    notice_days: int = NOTICE_DAYS,
    history: bool,
) -> tuple[OnTheMap, ...]:
    """Rows of the map with where the citizen's yes to each stands, the consents known already."""
    told = to_the_network(consents)
    return tuple(
        _on_the_map(row, naming(told, row), today=today, notice_days=notice_days, history=history)
        for row in rows
    )


OUTSIDE = frozenset({Party.NETWORK_PERSON, *NAMED_PARTIES})


def to_the_network(consents: Iterable[ConsentFacts]) -> tuple[ConsentFacts, ...]:
    """Those that let us tell somebody outside the two departments something."""
    return tuple(one for one in consents if one.to_party in OUTSIDE)


def consents_to_the_network(case_id: int) -> tuple[ConsentFacts, ...]:
    """Every such consent of a case."""
    told = Consent.objects.filter(case_id=case_id, to_party__in=OUTSIDE)
    return tuple(map(facts_of, told))


def naming(consents: Iterable[ConsentFacts], person: NetworkPerson) -> tuple[ConsentFacts, ...]:
    """Those that name this very person or offer; a professional may be named by the house's name.

    «Lægehuset Nord» is a consent to the health service, and stands on the map as well.
    """
    name = person.name.casefold()
    return tuple(
        one
        for one in consents
        if one.to_person == person.pk
        or (
            one.to_party in NAMED_PARTIES
            and person.kind != NetworkKind.PRIVATE
            and one.to_name.casefold() == name
        )
    )


def since(person: NetworkPerson) -> date:
    """The day from which what stands on the map counts."""
    return person.since_on or day_of(person.created_at)


def standing_of(row: NetworkPerson | NetworkStretch) -> Standing:
    """How somebody stands, or stood, to the citizen."""
    return Standing(
        strength=NetworkStrength(row.strength) if row.strength else None,
        supports_with=row.supports_with,
        agreed_task=row.agreed_task,
    )


def network_person(case_id: int, number: int) -> NetworkPerson | None:
    """One person or offer on the map of a case."""
    return NetworkPerson.objects.filter(case_id=case_id, pk=number).first()


def still_there(case_id: int) -> QuerySet[NetworkPerson]:
    """Those who are in the network now, by name."""
    return NetworkPerson.objects.filter(case_id=case_id, left_on=None).order_by("name", "pk")


def _on_the_map(
    row: NetworkPerson,
    consents: tuple[ConsentFacts, ...],
    *,
    today: date,
    notice_days: int,
    history: bool,
) -> OnTheMap:
    now, begun = standing_of(row), since(row)
    past = row.stretches.all() if history else ()
    earlier = tuple(Stretch(one.starts_on, one.ends_before, standing_of(one)) for one in past)
    return OnTheMap(
        member=Member(
            number=row.pk,
            name=row.name,
            relation=row.relation,
            kind=NetworkKind(row.kind),
            is_offer=row.is_offer,
            phone=row.phone,
            stretches=(*earlier, Stretch(begun, row.left_on, now)),
            contact=contact_state(consents, today=today, notice_days=notice_days),
        ),
        version=row.version,
        since_on=begun,
        now=now,
        left_on=row.left_on,
        left_why=row.left_why,
    )
