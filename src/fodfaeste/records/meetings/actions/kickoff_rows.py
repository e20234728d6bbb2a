"""Who is named at the kickoff, who of them may be spoken with, and what is promised (B3, B4, C2).

«om der er andre samarbejdspartnere, som borgeren ønsker inddraget» (SEED-4)
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions import NewConsent, give_consent
from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import changed_by, made_by
from fodfaeste.records.meetings.actions.kickoff import agreement_to_write
from fodfaeste.records.meetings.models import KickoffPerson, KickoffPromise, Meeting
from fodfaeste.records.meetings.queries import seats
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.kickoff import check_named_person, check_promise
from fodfaeste.rules.meetings.kinds import PersonAround
from fodfaeste.rules.meetings.people_named import is_same
from fodfaeste.rules.text import TextKind, cleaned

ON_THE_MAP: dict[PersonAround, NetworkKind] = {
    PersonAround.CLOSE: NetworkKind.PRIVATE,
    PersonAround.VOLUNTEER: NetworkKind.CIVIL_SOCIETY,
    PersonAround.TREATMENT: NetworkKind.PROFESSIONAL,
    PersonAround.AUTHORITY: NetworkKind.PROFESSIONAL,
    PersonAround.PROFESSIONAL: NetworkKind.PROFESSIONAL,
}
PARTY: dict[PersonAround, Party] = {
    PersonAround.TREATMENT: Party.HEALTH_CARE,
    PersonAround.AUTHORITY: Party.OTHER_AUTHORITY,
}
"""Whom a consent names; everybody else is a person in the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """Somebody around the citizen; `involve`: the citizen wants us to speak with them."""

    name: str
    kind: PersonAround
    relation: str = ""
    helps_with: str = ""
    involve: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What is done, by whom on the team (None: the citizen), until when."""

    title: str
    responsible_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenConsent:
    """The citizen's yes in the room: what may be told, by whom of us, for what, until when."""

    types: frozenset[InformationType]
    from_party: Party
    purpose: str
    form: ConsentForm
    consequences_explained: bool
    ends_before: date | None = None


@creates(KickoffPerson)
def name_person(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    person: NamedPerson,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffPerson:
    """Write down somebody around the citizen; they come on the network map as the kickoff ends."""
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    _talk_goes_on(case, meeting_id, actor=actor, now=now)
    name = cleaned(person.name, kind=TextKind.LINE)
    check_named_person(name)
    named = KickoffPerson.objects.create(
        **made_by(actor.id, now),
        case=case,
        meeting_id=meeting_id,
        name=name,
        relation=cleaned(person.relation, kind=TextKind.LINE),
        kind=person.kind,
        helps_with=cleaned(person.helps_with, kind=TextKind.PARAGRAPH),
        involve=person.involve,
    )
    drafts.discard(actor=actor, form=draft)
    return named


@creates(KickoffPromise)
def promise(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    promised: Promise,
    today: date,
    now: datetime,
    draft: str = "",
) -> KickoffPromise:
    """Write down what somebody promises; it becomes a task as the kickoff ends."""
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    meeting = _talk_goes_on(case, meeting_id, actor=actor, now=now)
    title = cleaned(promised.title, kind=TextKind.PARAGRAPH)
    check_promise(title, due_on=promised.due_on, meeting_on=min(meeting.planned_on, today))
    team = {user.pk for user in seats(case.pk, today).values()}
    kept = KickoffPromise.objects.create(
        **made_by(actor.id, now),
        case=case,
        meeting=meeting,
        title=title,
        responsible_id=promised.responsible_id if promised.responsible_id in team else None,
        due_on=promised.due_on,
    )
    drafts.discard(actor=actor, form=draft)
    return kept


@transaction.atomic
def consent_in_the_room(
    *,
    actor: Actor,
    case: Case,
    meeting_id: int,
    person_id: int,
    consent: SpokenConsent,
    key: UUID,
    today: date,
    now: datetime,
) -> KickoffPerson:
    """Record the citizen's yes to speaking with somebody named in the room (C2).

    A spoken yes is noted by itself: the kickoff is where it was said, the team heard it.
    """
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    _talk_goes_on(case, meeting_id, actor=actor, now=now)
    people = KickoffPerson.objects.select_for_update(of=("self",))
    person = people.get(case=case, meeting_id=meeting_id, pk=person_id, taken_back=False)
    if person.consent_id is not None:
        return person
    put_on_the_map(person, actor=actor, now=now)
    to_party = PARTY.get(PersonAround(person.kind), Party.NETWORK_PERSON)
    given = give_consent(
        actor=actor,
        key=key,
        case=case,
        consent=NewConsent(
            draft=ConsentDraft(
                types=consent.types,
                from_party=consent.from_party,
                to_party=to_party,
                to_name=person.name,
                purpose=consent.purpose,
                form=consent.form,
                oral_note=_heard_by(actor) if consent.form is ConsentForm.ORAL else "",
                consequences_explained=consent.consequences_explained,
                given_on=today,
                ends_before=consent.ends_before,
            ),
            to_person=person.network_person_id if to_party is Party.NETWORK_PERSON else None,
        ),
        today=today,
        now=now,
    )
    person.consent, person.involve = given, True
    person.save(update_fields=["consent", "involve"])
    return person


def _heard_by(actor: Actor) -> str:
    return f"Sagt på opstartsmødet, hvor teamet var med. Skrevet ned af {actor.name}."


def put_on_the_map(person: KickoffPerson, *, actor: Actor, now: datetime) -> None:
    """Make the network person that somebody named is, unless they stand on the map already."""
    if person.network_person_id is not None:
        return
    person.network_person = _known(person) or NetworkPerson.objects.create(
        **made_by(actor.id, now),
        case_id=person.case_id,
        name=person.name,
        relation=person.relation,
        kind=ON_THE_MAP[PersonAround(person.kind)],
        supports_with=person.helps_with,
    )
    person.save(update_fields=["network_person"])


def _known(person: KickoffPerson) -> NetworkPerson | None:
    """The one on the map who is meant: a yes to one of two by the same name is not the other's."""
    here = KickoffPerson.objects.filter(meeting_id=person.meeting_id, network_person__isnull=False)
    others = here.exclude(pk=person.pk).values("network_person")
    by_name = NetworkPerson.objects.filter(case_id=person.case_id, name__iexact=person.name)
    kind = ON_THE_MAP[PersonAround(person.kind)]
    candidates = by_name.filter(kind=kind).exclude(pk__in=others).order_by("pk")
    return next((one for one in candidates if is_same(person.relation, one.relation)), None)


@transaction.atomic
def take_back_person(
    *, actor: Actor, case: Case, meeting_id: int, person_id: int, today: date, now: datetime
) -> None:
    """Take somebody off the list who was named by mistake; who has a consent stays."""
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    _talk_goes_on(case, meeting_id, actor=actor, now=now)
    named = KickoffPerson.objects.filter(meeting_id=meeting_id, consent=None)
    named.filter(pk=person_id).update(taken_back=True)


@transaction.atomic
def take_back_promise(
    *, actor: Actor, case: Case, meeting_id: int, promise_id: int, today: date, now: datetime
) -> None:
    """Take a promise off the list that was written by mistake."""
    access.require(actor, Permission.KICKOFF_HOLD, case, today=today, now=now)
    _talk_goes_on(case, meeting_id, actor=actor, now=now)
    said = KickoffPromise.objects.filter(meeting_id=meeting_id, pk=promise_id)
    said.update(taken_back=True)


def _talk_goes_on(case: Case, meeting_id: int, *, actor: Actor, now: datetime) -> Meeting:
    """The kickoff, still open; an overview that was read before this says too little to end it."""
    agreement = agreement_to_write(case, meeting_id)
    changed_by(agreement, actor.id, now)
    agreement.save(update_fields=["version", "changed_at", "changed_by"])
    return agreement.meeting
