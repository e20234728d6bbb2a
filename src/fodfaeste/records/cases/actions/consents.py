"""Consent: recorded whole or not at all; a withdrawal counts at once and makes tasks (C2)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from fodfaeste.records.cases import access
from fodfaeste.records.cases.actions.tasks import new_task
from fodfaeste.records.cases.models import Case, Consent, NetworkPerson, TeamMembership
from fodfaeste.records.drafts.receipts import creates
from fodfaeste.records.foundation import made_by
from fodfaeste.records.post.actions import notify
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.consent.complete import ConsentDraft, check_consent_complete
from fodfaeste.rules.consent.kinds import Party
from fodfaeste.rules.refusal import Obstacle, Refused

ALREADY_WITHDRAWN = Obstacle(
    rule="C2",
    condition="not_withdrawn_yet",
    sentence="Samtykket er allerede trukket tilbage.",
    next_step="Gå tilbage til listen over samtykker.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """A consent as the citizen gave it."""

    draft: ConsentDraft
    to_person: int | None = None


@creates(Consent)
def give_consent(
    *, actor: Actor, case: Case, consent: NewConsent, today: date, now: datetime
) -> Consent:
    """Record a consent; from this moment on it opens what it names, and nothing more."""
    access.require(actor, Permission.CONSENT_RECORD, case, today=today, now=now)
    known = NetworkPerson.objects.filter(pk=consent.to_person or 0, case=case).exists()
    draft = replace(consent.draft, person_named=known)
    check_consent_complete(draft, today=today)
    given = Consent(
        **made_by(actor.id, now),
        case=case,
        types=sorted(draft.types),
        from_party=draft.from_party,
        to_party=draft.to_party,
        to_person_id=consent.to_person if draft.to_party is Party.NETWORK_PERSON else None,
        purpose=draft.purpose,
        given_as=draft.form,
        given_note=draft.oral_note,
        consequences_explained=draft.consequences_explained,
        given_on=draft.given_on,
        ends_before=draft.ends_before,
    )
    given.save(force_insert=True)
    return given


@transaction.atomic
def withdraw_consent(
    *, actor: Actor, case: Case, consent_id: int, today: date, now: datetime
) -> Consent:
    """Take a consent back: it opens nothing from now on, and the team is told what to do."""
    access.require(actor, Permission.CONSENT_WITHDRAW, case, today=today, now=now)
    consent = Consent.objects.select_for_update().get(pk=consent_id, case=case)
    if consent.withdrawn_on is not None:
        raise Refused(ALREADY_WITHDRAWN)
    consent.withdrawn_on = today
    consent.withdrawn_by_id = actor.id
    consent.save(update_fields=["withdrawn_on", "withdrawn_by"])
    _tell_the_team(actor, case, consent, today=today, now=now)
    return consent


def _tell_the_team(
    actor: Actor, case: Case, consent: Consent, *, today: date, now: datetime
) -> None:
    seats = TeamMembership.objects.on(today).filter(case=case)
    team = {Role(seat.role): seat.user_id for seat in seats}
    keeper = team.get(Role.SOCIAL_CASEWORKER) or team.get(Role.EMPLOYMENT_CASEWORKER)
    task = new_task(
        actor=actor,
        case=case,
        title=f"Et samtykke til {consent.to_party.label} er trukket tilbage: "
        "giv besked, og aftal med borgeren, hvordan I nu gør.",
        responsible=keeper,
        now=now,
    )
    task.rule, task.due_on = "C2", today
    task.save(force_insert=True)
    notify(
        actor=actor,
        recipients=team.values(),
        case_id=case.pk,
        kind="consent_withdrawn",
        sentence="Et samtykke er trukket tilbage. Se, hvad du nu kan dele og se.",
        now=now,
    )
