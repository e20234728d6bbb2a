"""Meetings as the tests need them, through the actions of real use."""

import uuid
from datetime import date
from typing import Any

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.meetings.agenda import Told
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind
from tests.worlds import TODAY, World, acting_as, noon

EVERYONE = frozenset(
    {
        Role.CITIZEN,
        Role.EMPLOYMENT_CASEWORKER,
        Role.SOCIAL_CASEWORKER,
        Role.JOB_CONSULTANT,
        Role.CTI_WORKER,
    }
)


def planned(
    world: World,
    case: Case,
    kind: MeetingKind = MeetingKind.KICKOFF,
    *,
    by: User | None = None,
    key: uuid.UUID | None = None,
    on: date = TODAY,
    expected: frozenset[Role] = EVERYONE,
) -> Meeting:
    """A meeting that the social caseworker has agreed, unless somebody else did."""
    actor = world.actor(by or world.social_caseworker)
    with acting_as(actor):
        return actions.plan_meeting(
            actor=actor,
            key=key or uuid.uuid4(),
            case=case,
            kind=kind,
            plan=actions.MeetingPlan(planned_on=on, place="Hjemme hos Karin", expected=expected),
            today=TODAY,
            now=noon(TODAY),
        )


def agreement(meeting: Meeting) -> KickoffAgreement:
    """What stands in the kickoff's agreement now."""
    return KickoffAgreement.objects.get(meeting=meeting)


def taken(
    world: World,
    case: Case,
    meeting: Meeting,
    *,
    present: frozenset[Role] = EVERYONE,
    prepared_by: frozenset[Role] = CASEWORKER_ROLES,
    agreements: actions.Agreements | None = None,
    assents: bool = True,
    wishes: actions.Wishes | None = None,
) -> KickoffAgreement:
    """A kickoff with every step filled, not marked as held yet."""
    actor = world.actor(world.social_caseworker)
    common: dict[str, Any] = {
        "actor": actor,
        "case": case,
        "meeting_id": meeting.pk,
        "today": TODAY,
        "now": noon(TODAY),
    }
    with acting_as(actor):
        actions.save_attendance(
            **common,
            version=meeting.version,
            room=actions.InTheRoom(
                attendance={
                    role: Attendance.PRESENT if role in present else Attendance.ABSENT
                    for role in EVERYONE
                },
                prepared_by=prepared_by,
            ),
        )
        actions.save_information(
            **common,
            read=actions.Read(agreement(meeting).version),
            information=actions.Information(told=frozenset(Told), assents=assents),
        )
        saved = actions.save_wishes(
            **common,
            read=actions.Read(agreement(meeting).version),
            wishes=wishes or actions.Wishes(wishes="Jeg vil gerne arbejde med dyr."),
        )
        return actions.save_agreements(
            **common, read=actions.Read(saved.record.version), agreements=agreements or whole(world)
        ).record


def whole(world: World, **changed: object) -> actions.Agreements:
    """Everything that must be agreed at a kickoff."""
    said: dict[str, Any] = {
        "cv_starts_on": TODAY,
        "job_search_starts_on": TODAY,
        "time_plan": "CV i uge 11, første virksomhedsbesøg i uge 12.",
        "plan_owner_id": world.social_caseworker.pk,
        **changed,
    }
    return actions.Agreements(**said)


def held_kickoff(world: World, case: Case, *, held_on: date = TODAY) -> Meeting:
    """A kickoff that was held as the method wants it."""
    meeting = planned(world, case)
    standing = taken(world, case, meeting)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return actions.hold_kickoff(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=standing.version,
            held_on=held_on,
            today=TODAY,
            now=noon(TODAY),
        )
