"""Entries of the shared assessment and consents to hear somebody, by the actions of real use."""

import uuid
from typing import Any

from fodfaeste.accounts.models import User
from fodfaeste.records.cases import actions as cases
from fodfaeste.records.cases.models import Case, Consent, NetworkPerson
from fodfaeste.records.foundation import made_by
from fodfaeste.records.plan import actions
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.cases.kinds import NetworkKind
from fodfaeste.rules.consent.complete import ConsentDraft
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.plan.kinds import AssessmentTheme, LifeArea
from tests.worlds import TODAY, World, acting_as, noon

WHEN: dict[str, Any] = {"today": TODAY, "now": noon(TODAY)}


def new_entry(text: str = "Karin holder orden i det små.", **more: Any) -> actions.NewEntry:
    """A resource in everyday life, unless something else is said."""
    about = {"area": LifeArea.EVERYDAY, "theme": AssessmentTheme.RESOURCE}
    return actions.NewEntry(text=text, **{**about, **more})


def assessed(
    world: World, case: Case, user: User, text: str = "Karin holder orden i det små.", **more: Any
) -> AssessmentEntry:
    """One entry signed by a user of the world."""
    actor = world.actor(user)
    with acting_as(actor):
        return actions.assess(
            actor=actor, key=uuid.uuid4(), case=case, entry=new_entry(text, **more), **WHEN
        )


def said_by_karin(world: World, case: Case, text: str, **more: Any) -> AssessmentEntry:
    """The citizen's own words, written with her own account."""
    actor = world.actor(world.citizen)
    with acting_as(actor):
        return actions.write_own_words(
            actor=actor, key=uuid.uuid4(), case=case, entry=new_entry(text, **more), **WHEN
        )


def brother(world: World, case: Case) -> NetworkPerson:
    """Ole, on the network map."""
    with acting_as(world.actor(world.cti_worker)):
        return NetworkPerson.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=case,
            name="Ole Mølgaard",
            relation="bror",
            kind=NetworkKind.PRIVATE,
        )


def brother_may_tell(world: World, case: Case, person: NetworkPerson) -> Consent:
    """Karin's yes to hearing her brother about everyday life."""
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return cases.give_consent(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            consent=cases.NewConsent(
                draft=ConsentDraft(
                    types=frozenset({InformationType.SOCIAL}),
                    from_party=Party.NETWORK_PERSON,
                    to_party=Party.SOCIAL_DEPARTMENT,
                    purpose="Ole fortæller, hvordan hverdagen går derhjemme",
                    form=ConsentForm.WRITTEN,
                    oral_note="",
                    consequences_explained=True,
                    given_on=TODAY,
                    ends_before=None,
                ),
                from_person=person.pk,
            ),
            **WHEN,
        )


def withdraw(world: World, case: Case, consent: Consent) -> None:
    """Karin takes her yes back."""
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        cases.withdraw_consent(actor=actor, case=case, consent_id=consent.pk, **WHEN)


def may_read_health(world: World, case: Case) -> Consent:
    """Karin's yes to the employment department knowing about her health."""
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return cases.give_consent(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            consent=cases.NewConsent(
                draft=ConsentDraft(
                    types=frozenset({InformationType.HEALTH}),
                    from_party=Party.SOCIAL_DEPARTMENT,
                    to_party=Party.EMPLOYMENT_DEPARTMENT,
                    purpose="Hensyn på arbejdspladsen aftales med viden om ryggen",
                    form=ConsentForm.WRITTEN,
                    oral_note="",
                    consequences_explained=True,
                    given_on=TODAY,
                    ends_before=None,
                )
            ),
            **WHEN,
        )
