"""Who from outside may be asked along, because the citizen has said yes (C2)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fodfaeste.records.cases.models import Consent
from fodfaeste.rules.consent.kinds import DEPARTMENTS, Party


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody outside the departments, and the yes that lets them in."""

    consent_id: int
    name: str
    party: Party


def may_come(case_id: int, day: date) -> tuple[Outsider, ...]:
    """Everyone from outside whom an active consent names as receiver on a day, each once."""
    found: dict[tuple[str, str], Outsider] = {}
    for consent in active_to_outside(case_id, day):
        name = name_on(consent)
        found.setdefault(
            (consent.to_party, name.casefold()), Outsider(consent.pk, name, _party(consent))
        )
    return tuple(found.values())


def active_to_outside(case_id: int, day: date) -> QuerySet[Consent]:
    """The consents of a case that let something out of the departments on a day."""
    return (
        Consent.objects.filter(
            Q(ends_before=None) | Q(ends_before__gt=day),
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
            case_id=case_id,
            given_on__lte=day,
        )
        .exclude(to_party__in=[party.value for party in DEPARTMENTS])
        .select_related("to_person")
        .order_by("pk")
    )


def name_on(consent: Consent) -> str:
    """The name of whom a consent lets in: the person, the named place, else the kind of party."""
    if consent.to_person is not None:
        return consent.to_person.name
    return consent.to_name or _party(consent).label


def _party(consent: Consent) -> Party:
    return Party(consent.to_party)
