"""Consent: recorded whole or not at all; a withdrawal counts at once and makes tasks (C2)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, CaseLink, Consent, NetworkPerson, TeamMembership
from fodfaeste.records.drafts import actions as drafts
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.links import LinkScope
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.complete import ConsentDraft, check_consent_complete
from fodfaeste.rules.consent.facts import ConsentFacts
from fodfaeste.rules.consent.kinds import DEPARTMENTS, NAMED_PARTIES, InformationType, Party
from fodfaeste.rules.consent.withdrawal import closed_by_withdrawal, to_do_after_withdrawal
from fodfaeste.rules.post.kinds import NoticeKind
from fodfaeste.rules.refusal import Obstacle, Refused
from fodfaeste.rules.text import TextKind, cleaned

WHO_ACTS = {
    Party.EMPLOYMENT_DEPARTMENT: Role.EMPLOYMENT_CASEWORKER,
    Party.SOCIAL_DEPARTMENT: Role.SOCIAL_CASEWORKER,
    Party.EMPLOYER: Role.JOB_CONSULTANT,
}

ALREADY_WITHDRAWN = Obstacle(
    rule="C2",
    condition="not_withdrawn_yet",
    sentence="Samtykket er allerede trukket tilbage.",
    next_step="Gå tilbage til listen over samtykker.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """A consent as the citizen gave it; a person is one on the network map."""

    draft: ConsentDraft
    from_person: int | None = None
    to_person: int | None = None


@creates(Consent)
def give_consent(
    *,
    actor: Actor,
    case: Case,
    consent: NewConsent,
    today: date,
    now: datetime,
    draft: str = "",
) -> Consent:
    """Record a consent; from this moment on it opens what it names, and nothing more."""
    access.require(actor, Permission.CONSENT_RECORD, case, today=today, now=now)
    giver = _person(case, consent.draft.from_party, consent.from_person)
    receiver = _person(case, consent.draft.to_party, consent.to_person)
    said = replace(consent.draft, person_named=bool(giver or receiver))
    standing = [
        one
        for one in access.consents_of(case)
        if (one.from_person, one.to_person) == (giver, receiver)
    ]
    check_consent_complete(said, today=today, standing=standing)
    given = Consent(
        **made_by(actor.id, now),
        case=case,
        types=sorted(said.types),
        from_party=said.from_party,
        from_person_id=giver,
        from_name=_name(said.from_party, said.from_name),
        to_party=said.to_party,
        to_person_id=receiver,
        to_name=_name(said.to_party, said.to_name),
        purpose=cleaned(said.purpose, kind=TextKind.PARAGRAPH),
        given_as=said.form,
        given_note=cleaned(said.oral_note, kind=TextKind.PARAGRAPH),
        consequences_explained=said.consequences_explained,
        given_on=said.given_on,
        ends_before=said.ends_before,
    )
    given.save(force_insert=True)
    drafts.discard(actor=actor, form=draft)
    return given


def _person(case: Case, party: Party, person_id: int | None) -> int | None:
    """The number of a person of this very course, where the party is one."""
    if party is not Party.NETWORK_PERSON or person_id is None:
        return None
    known = NetworkPerson.objects.filter(pk=person_id, case=case)
    return known.values_list("pk", flat=True).first()


def _name(party: Party, name: str) -> str:
    return cleaned(name, kind=TextKind.LINE) if party in NAMED_PARTIES else ""


@transaction.atomic
def withdraw_consent(
    *, actor: Actor, case: Case, consent_id: int, today: date, now: datetime
) -> Consent:
    """Take a consent back: it opens nothing from now on, and the team is told what to do."""
    access.require(actor, Permission.CONSENT_WITHDRAW, case, today=today, now=now)
    consent = Consent.objects.select_for_update().get(pk=consent_id, case=case)
    if consent.withdrawn_on is not None:
        if (consent.withdrawn_on, consent.withdrawn_by_id) == (today, actor.id):
            return consent  # a second click
        raise Refused(ALREADY_WITHDRAWN)
    consent.withdrawn_on = today
    consent.withdrawn_by_id = actor.id
    consent.save(update_fields=["withdrawn_on", "withdrawn_by"])
    withdrawn = access.facts_of(consent)
    closed = closed_by_withdrawal(withdrawn, access.consents_of(case), today=today)
    if withdrawn.to_party is Party.EMPLOYER and InformationType.EMPLOYMENT in closed:
        _close_links(actor, case, now)
    if closed and withdrawn.to_party not in {Party.EMPLOYER, *DEPARTMENTS}:
        _close_links_in_the_network(actor, consent, now)
    _tell_the_team(actor, case, withdrawn, closed, today=today, now=now)
    return consent


def _close_links(actor: Actor, case: Case, now: datetime) -> None:
    """Shut the employer's way in for good: a new consent is a reason for a new link."""
    CaseLink.objects.filter(case=case, scope=LinkScope.AGREEMENT, revoked_at=None).update(
        revoked_at=now, revoked_by_id=actor.id
    )


def _close_links_in_the_network(actor: Actor, consent: Consent, now: datetime) -> None:
    """The same for somebody in the network who was asked about a task (E11)."""
    name = consent.to_person.name if consent.to_person else consent.to_name
    CaseLink.objects.filter(
        case=consent.case_id, scope=LinkScope.NETWORK, person_name__iexact=name, revoked_at=None
    ).update(revoked_at=now, revoked_by_id=actor.id)


def _tell_the_team(
    actor: Actor,
    case: Case,
    withdrawn: ConsentFacts,
    closed: frozenset[InformationType],
    *,
    today: date,
    now: datetime,
) -> None:
    seats = TeamMembership.objects.on(today).filter(case=case)
    team = {Role(seat.role): seat.user_id for seat in seats}
    keeper = team.get(Role.SOCIAL_CASEWORKER) or team.get(Role.EMPLOYMENT_CASEWORKER)
    for to_do in to_do_after_withdrawal(withdrawn, closed):
        task = new_task(
            actor=actor,
            case=case,
            title=to_do.title,
            responsible=team.get(WHO_ACTS[to_do.side], keeper),
            now=now,
        )
        task.rule, task.due_on = "C2", today
        task.save(force_insert=True)
    notify(
        actor=actor,
        recipients=team.values(),
        case_id=case.pk,
        kind=NoticeKind.CONSENT_WITHDRAWN,
        sentence="Et samtykke er trukket tilbage. Se, hvad du nu kan dele og se.",
        now=now,
    )
