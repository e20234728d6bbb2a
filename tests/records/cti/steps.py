"""What the tests of the CTI records do again and again, through the actions of real use."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from fodfaeste.records.cases.models import Case, Consent, NetworkPerson
from fodfaeste.records.cti.actions import (
    closing,
    focus,
    handover,
    network,
    notes,
    promises,
    safety,
)
from fodfaeste.records.cti.models import ContactNote, CtiCourse, FocusArea, Handover
from fodfaeste.records.cti.queries import course as courses
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import NetworkKind, Track
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.cti.focus import ChosenHow
from fodfaeste.rules.cti.kinds import (
    AcceptedHow,
    ContactKind,
    ContactPlace,
    ContinuedNeed,
    EarlyEndReason,
    HandoverEvent,
    LeaderReasonAbout,
)
from fodfaeste.rules.cti.promises import PromiseIn, SupporterKind
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    EVERYBODY,
    Ready,
    hold,
)
from tests.worlds import TODAY, World, acting_as, noon

AsOwner = Callable[[], AbstractContextManager[None]]


SEL_85, SEL_82B, MENTOR = LegalBasisCode


LAST_DAY = date(2026, 12, 3)


def conditions(caught: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(lack.rule, lack.condition) for lack in caught.value.obstacles]


def without_cti_at_kickoff() -> Ready:
    return Ready(kickoff=tuple(role for role in EVERYBODY if role is not Role.CTI_WORKER))


def give_reason(
    world: World, case: Case, about: LeaderReasonAbout, *, by: str = "leader", day: date = TODAY
) -> None:
    actor = world.actor(getattr(world, by), day)
    with acting_as(actor, day):
        closing.give_leader_reason(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            about=about,
            text="Nadia er kommet til, fordi Ole er syg.",
            today=day,
            now=noon(day),
        )


def choose(world: World, case: Case, **changed: object) -> FocusArea:
    actor = world.actor(world.cti_worker)
    whole: dict[str, object] = {
        "phase": 1,
        "track": Track.JOB,
        "title": "Flere timer, jeg kan holde til",
        "chosen_how": ChosenHow.TALK,
        "chosen_on": TODAY,
    }
    with acting_as(actor):
        return focus.choose(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            focus=focus.NewFocus(**{**whole, **changed}),  # type: ignore[arg-type]
            today=TODAY,
            now=noon(TODAY),
        )


def write_note(world: World, case: Case, **changed: object) -> ContactNote:
    actor = world.actor(world.cti_worker)
    whole: dict[str, object] = {
        "happened_on": TODAY,
        "kind": ContactKind.MEETING,
        "place": ContactPlace.WORKPLACE,
        "minutes": 45,
        "text": "Karin viste mig pakkebordet.",
        "track": Track.JOB,
    }
    with acting_as(actor):
        return notes.write(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            note=notes.NewNote(**{**whole, **changed}),  # type: ignore[arg-type]
            today=TODAY,
            now=noon(TODAY),
        )


def put_on_the_map(world: World, case: Case, *, day: date = TODAY, **said: object) -> NetworkPerson:
    """Somebody around the citizen; a sister by the name of Grete, unless said otherwise."""
    actor = world.actor(world.cti_worker, day)
    whole = {"name": "Grete", "relation": "søster", "kind": NetworkKind.PRIVATE, **said}
    with acting_as(actor, day):
        return network.add_person(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            person=network.NewPerson(**whole),  # type: ignore[arg-type]
            today=day,
            now=noon(day),
        )


def plan_handover(
    world: World,
    case: Case,
    *,
    day: date = TODAY,
    due_on: date | None = None,
    receiver: handover.Receiver | None = None,
) -> Handover:
    """A task for Grete, unless somebody else is said."""
    to = receiver or handover.Receiver(person_id=put_on_the_map(world, case, day=day).pk)
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        return handover.plan_handover(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            task="Ringe om morgenen",
            receiver=to,
            due_on=due_on or day,
            today=day,
            now=noon(day),
        )


def step(
    world: World, held: Handover, event: HandoverEvent, *, day: date = TODAY, **said: object
) -> Handover:
    """Something happens to a task on the very day."""
    actor = world.actor(world.cti_worker, day)
    how = AcceptedHow.TOGETHER if event is HandoverEvent.ACCEPT else None
    whole = {"event": event, "on": day, "accepted_how": how, **said}
    with acting_as(actor, day):
        return handover.take_step(
            actor=actor,
            case=held.case,
            handover_id=held.pk,
            version=held.version,
            what=handover.WhatHappened(**whole),  # type: ignore[arg-type]
            today=day,
            now=noon(day),
        )


def consent_to(world: World, held: Handover, *, day: date = TODAY) -> Consent:
    """The citizen lets us speak with the one who is to take a task over."""
    assert held.to_person
    return let_know(world, held.to_person, day=day)


def let_know(world: World, person: NetworkPerson, *, day: date = TODAY) -> Consent:
    """The citizen lets us speak with somebody on the map, from a day on."""
    with acting_as(world.actor(world.cti_worker, day), day):
        return Consent.objects.create(
            **made_by(world.cti_worker.pk, noon(day)),
            case=person.case,
            types=[InformationType.CONTACT.value],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.NETWORK_PERSON,
            to_person=person,
            purpose="At søsteren kan ringe om morgenen",
            given_as=ConsentForm.WRITTEN,
            consequences_explained=True,
            given_on=day,
        )


def write_crisis_plan(world: World, case: Case, version: int, *, day: date = TODAY) -> None:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        safety.write_crisis_plan(
            actor=actor,
            case=case,
            words=safety.CrisisWords(
                signs="Jeg svarer ikke på beskeder",
                what_helps="En gåtur",
                who_does_what="",
                numbers_to_call="Grete 20 11 22 33",
            ),
            sitting=safety.Sitting(version=version),
            today=day,
            now=noon(day),
        )


def close(world: World, case: Case, *, day: date = LAST_DAY, **changed: object) -> CtiCourse:
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        held = courses.open_course(case.pk)
        assert held is not None
        whole: dict[str, object] = {
            "version": held.version,
            "words": closing.ClosingWords(course_of_events="Karin har fået fodfæste."),
            "course_gone_through": True,
        }
        return closing.close(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            today=day,
            now=noon(day),
            **{**whole, **changed},
        )


def prepare_closing(world: World, case: Case, *, day: date = LAST_DAY) -> None:
    """Everything the gate asks for, but the need for support afterwards."""
    with acting_as(world.actor(world.cti_worker, day), day):
        hold(world, case, MeetingKind.CLOSING, day, EVERYBODY)
    write_crisis_plan(world, case, 0, day=day)
    consent_to(world, plan_handover(world, case, day=day))
    actor = world.actor(world.cti_worker, day)
    with acting_as(actor, day):
        safety.write_retention_plan(
            actor=actor,
            case=case,
            words=safety.RetentionWords(what_keeps_the_job="Faste dage"),
            sitting=safety.Sitting(version=0),
            today=day,
            now=noon(day),
        )
        promises.add_promise(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            who=promises.Who(
                kind=SupporterKind.NETWORK, person_id=NetworkPerson.objects.get(name="Grete").pk
            ),
            words=promises.Words(plan=PromiseIn.BOTH, promises="Ringer"),
            yes=promises.Yes(on=day, how=AcceptedHow.PHONE),
            today=day,
            now=noon(day),
        )


def assess(world: World, case: Case, need: ContinuedNeed, *, worker: str = "") -> None:
    actor = world.actor(world.cti_worker, LAST_DAY)
    with acting_as(actor, LAST_DAY):
        held = courses.open_course(case.pk)
        assert held is not None
        closing.assess_continued_need(
            actor=actor,
            case=case,
            version=held.version,
            need=need,
            note="",
            follow_on_worker=worker,
            today=LAST_DAY,
            now=noon(LAST_DAY),
        )


def end_early(world: World, case: Case, **changed: object) -> CtiCourse:
    actor = world.actor(world.cti_worker)
    stop: dict[str, object] = {
        "reason": EarlyEndReason.WITHDREW,
        "note": "",
        "citizen_took_part": True,
        "handover_relevant": False,
        "follow_on_worker": "Mette Holm",
    }
    with acting_as(actor):
        held = courses.open_course(case.pk)
        assert held is not None
        return closing.end_early(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            version=held.version,
            stop=closing.EarlyStop(**{**stop, **changed}),  # type: ignore[arg-type]
            words=closing.ClosingWords(course_of_events="Karin ønsker ikke at fortsætte."),
            today=TODAY,
            now=noon(TODAY),
        )
