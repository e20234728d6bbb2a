"""Which printed plan lies where, and who may be given one (C6)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Min, Q, QuerySet

from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, TeamMembership
from fodfaeste.records.plan.models import PaperCopy, PlanVersion
from fodfaeste.rules.consent.facts import counts_on
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.plan.paper import PaperFate, PaperReceiver, PaperVariant

_TO_THE_CITIZEN = Q(copies__receiver=PaperReceiver.CITIZEN)
IN_THE_CITIZENS_HANDS = _TO_THE_CITIZEN & Q(copies__fate="")
"""Versions of which the citizen still has a copy; a copy taken back is no copy."""

FIRST_HANDED_OVER = Min("copies__handed_over_on", filter=_TO_THE_CITIZEN)
"""The day the citizen was first given a version."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The latest version that is approved and the latest the citizen has on paper; 0 is none."""

    approved: int
    handed_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One printed copy, as the list tells of it."""

    id: int
    version: int
    variant: PaperVariant
    receiver: PaperReceiver
    name: str
    handed_over_on: date
    handed_over_by: str
    fate: PaperFate | None
    gone_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody a copy may be given to, and whether the citizen's yes is in force."""

    receiver: PaperReceiver
    number: int = 0
    """Of the colleague, the person in the network, or the consent of an outside party."""
    name: str = ""
    agreed: bool = True


def paper_of(case_id: int) -> Paper:
    """How the citizen's paper copy stands to the plan that holds (C6)."""
    versions = PlanVersion.objects.filter(case=case_id)
    held = versions.filter(IN_THE_CITIZENS_HANDS).order_by("-number").values_list("number")
    newest = versions.order_by("-number").values_list("number")
    return Paper(approved=_first(newest), handed_over=_first(held))


def _first(numbers: QuerySet[PlanVersion, tuple[int]]) -> int:
    found = numbers.first()
    return found[0] if found else 0


def copies_of(case_id: int) -> tuple[Copy, ...]:
    """Every copy that was given out, the latest first."""
    rows = PaperCopy.objects.filter(case=case_id).select_related(
        "plan_version", "colleague", "person", "consent", "handed_over_by"
    )
    return tuple(_copy(row) for row in rows.order_by("-handed_over_on", "-id"))


def _copy(row: PaperCopy) -> Copy:
    return Copy(
        id=row.pk,
        version=row.plan_version.number,
        variant=row.variant,
        receiver=row.receiver,
        name=_name(row),
        handed_over_on=row.handed_over_on,
        handed_over_by=row.handed_over_by.name if row.handed_over_by else "",
        fate=row.fate or None,
        gone_on=row.gone_on,
    )


def _name(row: PaperCopy) -> str:
    if row.colleague:
        return row.colleague.name
    if row.person:
        return row.person.name
    if row.consent:
        return named(row.consent)
    return ""


def named(consent: Consent) -> str:
    """The outside party of a consent, by its own name where one was written."""
    return consent.to_name or consent.to_party.label


def receivers_of(case: Case, *, today: date) -> tuple[Receiver, ...]:
    """Everybody a copy may be given to: the citizen, the team, the network, outside parties."""
    consents = list(Consent.objects.filter(case=case, withdrawn_on=None).order_by("-given_on"))
    agreed = [each for each in consents if in_force(each, today)]
    persons = {each.to_person_id for each in agreed if each.to_person_id}
    return (
        Receiver(receiver=PaperReceiver.CITIZEN, name=case.citizen.name),
        *_colleagues(case, today),
        *(
            Receiver(
                receiver=PaperReceiver.NETWORK_PERSON,
                number=person.pk,
                name=person.name,
                agreed=person.pk in persons,
            )
            for person in NetworkPerson.objects.filter(case=case).order_by("name", "id")
        ),
        *(
            Receiver(receiver=PaperReceiver.OUTSIDE_PARTY, number=each.pk, name=named(each))
            for each in agreed
            if each.to_party in OUTSIDE
        ),
    )


OUTSIDE = frozenset({Party.EMPLOYER, Party.HEALTH_CARE, Party.OTHER_AUTHORITY})


def in_force(consent: Consent, day: date) -> bool:
    """Whether a consent counts on a day."""
    return counts_on(
        day,
        given_on=consent.given_on,
        ends_before=consent.ends_before,
        withdrawn_on=consent.withdrawn_on,
    )


def _colleagues(case: Case, today: date) -> tuple[Receiver, ...]:
    seats = TeamMembership.objects.on(today).filter(case=case).select_related("user")
    people = {seat.user_id: seat.user.name for seat in seats.order_by(F("user__name"))}
    return tuple(
        Receiver(receiver=PaperReceiver.COLLEAGUE, number=number, name=name)
        for number, name in people.items()
    )
