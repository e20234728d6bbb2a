"""The people around the citizen, what they take over, and the plans that shall hold after CTI."""

from datetime import date
from typing import TypeAlias

from django.db.models import QuerySet

from fodfaeste.records.cases.access import facts_of
from fodfaeste.records.cases.models import Consent, NetworkPerson, TeamMembership
from fodfaeste.records.cti.models import (
    CrisisPlan,
    CtiCourse,
    Handover,
    RetentionPlan,
    Supporter,
)
from fodfaeste.rules.consent.facts import ConsentFacts, is_active
from fodfaeste.rules.consent.kinds import Party

SafetyPlan: TypeAlias = CrisisPlan | RetentionPlan
"""What the floor above calls either plan; it imports no tables."""


def network_of(case_id: int) -> QuerySet[NetworkPerson]:
    """The persons around the citizen, in the order they were written."""
    return NetworkPerson.objects.filter(case_id=case_id).order_by("id")


def handovers_of(course: CtiCourse) -> QuerySet[Handover]:
    """The tasks on their way out of the CTI worker's hands, each with its receiver."""
    return Handover.objects.filter(course=course).select_related("to_person")


def supporters_of(case_id: int) -> QuerySet[Supporter]:
    """Those who have accepted a part in the plans that hold after CTI."""
    return Supporter.objects.filter(case_id=case_id)


def standing_supporters(case_id: int, today: date) -> frozenset[int]:
    """Those of them who may be spoken with today: colleagues, and whom the citizen lets be told.

    A consent that is withdrawn or has run out ends an involvement at once (C2).
    """
    named = colleagues_of(case_id, today) | _involved(case_id, today)
    rows = supporters_of(case_id).values_list("pk", "name")
    return frozenset(number for number, name in rows if name.casefold() in named)


def colleagues_of(case_id: int, today: date) -> frozenset[str]:
    """The names of those on the team, however they are written."""
    seats = TeamMembership.objects.filled_on(today).filter(case_id=case_id)
    return frozenset(name.casefold() for name in seats.values_list("user__name", flat=True))


def _involved(case_id: int, today: date) -> frozenset[str]:
    told = Consent.objects.filter(case_id=case_id, to_party=Party.NETWORK_PERSON)
    return frozenset(
        one.to_person.name.casefold()
        for one in told.select_related("to_person")
        if one.to_person and is_active(facts_of(one), today)
    )


def crisis_plan_of(case_id: int) -> CrisisPlan | None:
    """The crisis plan, once it is begun."""
    return CrisisPlan.objects.filter(case_id=case_id).select_related("changed_by").first()


def retention_plan_of(case_id: int) -> RetentionPlan | None:
    """The retention plan, once it is begun."""
    return RetentionPlan.objects.filter(case_id=case_id).select_related("changed_by").first()


def consents_to(person: NetworkPerson, today: date) -> tuple[ConsentFacts, ...]:
    """The consents that name this very person as receiver, given by today."""
    found = Consent.objects.filter(
        case_id=person.case_id,
        to_party=Party.NETWORK_PERSON,
        to_person=person,
        given_on__lte=today,
    )
    return tuple(map(facts_of, found))
