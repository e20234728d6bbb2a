"""Which printed plan lies where, and who may be given one (C6)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Min, Q, QuerySet

from fodfaeste.records.cases.access import facts_of
from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, TeamMembership
from fodfaeste.records.plan.models import PaperCopy, PlanVersion
from fodfaeste.rules.consent.facts import counts_on
from fodfaeste.rules.plan.paper import (
    MAY_HAVE_THE_PLAN,
    PaperFate,
    PaperReceiver,
    PaperVariant,
    covers_the_plan,
    warnings_on_copy,
)
from fodfaeste.rules.refusal import Obstacle

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


def uncovered_copies(case: Case, *, today: date) -> dict[int, Obstacle]:
    """The copies outside that no consent covers any more, each with what is pointed out (C2)."""
    told = list(Consent.objects.filter(case=case, withdrawn_on=None))
    out = PaperCopy.objects.filter(case=case, fate="").select_related("consent")
    return {
        row.pk: warning
        for row in out
        for warning in warnings_on_copy(
            row.receiver, map(facts_of, filter(_to_whom(row), told)), today=today
        )
    }


def _to_whom(row: PaperCopy) -> Callable[[Consent], bool]:
    """Whether a consent is to the one who holds a copy."""
    if row.receiver is PaperReceiver.NETWORK_PERSON:
        return lambda one: one.to_person_id == row.person_id
    party = row.consent
    return lambda one: (
        party is not None
        and (one.to_party, one.to_name)
        == (
            party.to_party,
            party.to_name,
        )
    )


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
    consents = Consent.objects.filter(case=case, withdrawn_on=None).order_by("-given_on", "-id")
    told = list(consents)
    return (
        Receiver(receiver=PaperReceiver.CITIZEN, name=case.citizen.name),
        *_colleagues(case, today),
        *(
            Receiver(
                receiver=PaperReceiver.NETWORK_PERSON,
                number=person.pk,
                name=person.name,
                agreed=_covered([one for one in told if one.to_person_id == person.pk], today),
            )
            for person in NetworkPerson.objects.filter(case=case).order_by("name", "id")
        ),
        *_outside(told, today),
    )


def _outside(told: list[Consent], today: date) -> tuple[Receiver, ...]:
    """Parties outside the municipality's team that may be told all a plan tells."""
    parties: dict[tuple[str, str], list[Consent]] = {}
    for one in told:
        if one.to_party in MAY_HAVE_THE_PLAN:
            parties.setdefault((one.to_party, one.to_name), []).append(one)
    return tuple(
        Receiver(receiver=PaperReceiver.OUTSIDE_PARTY, number=same[0].pk, name=named(same[0]))
        for same in parties.values()
        if _covered(same, today)
    )


def _covered(consents: list[Consent], today: date) -> bool:
    return covers_the_plan(map(facts_of, consents), on=today)


def same_party(case: Case, consent_id: int) -> Q:
    """The consents to the same outside party as one of them; none when it may not have a plan."""
    one = Consent.objects.filter(case=case, pk=consent_id, to_party__in=MAY_HAVE_THE_PLAN).first()
    return Q(to_party=one.to_party, to_name=one.to_name) if one else Q(pk=None)


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
