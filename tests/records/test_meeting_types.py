"""Holding a meeting is measured by its type as it stood that day (B1, M9)."""

import uuid
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.actions import Turn
from fodfaeste.records.catalogues.meeting_type_actions import change_meeting_type
from fodfaeste.records.catalogues.models import MeetingType
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState, MeetingTypeCode
from fodfaeste.rules.meetings.types import shipped
from fodfaeste.rules.refusal import Refused
from tests.records.meeting_worlds import EVERYONE, held_kickoff, planned, taken
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=30)


@pytest.fixture
def world() -> World:
    made = make_world()
    ship_defaults()
    return made


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def require(world: World, code: MeetingTypeCode, role: Role, *, from_day: date) -> None:
    """The municipality requires one more at a type of meeting, from a day on."""
    row, before = MeetingType.objects.get(code=code, ends_before=None), shipped(code)
    actor = world.actor(world.administrator)
    with acting_as(actor):
        change_meeting_type(
            actor=actor,
            turn=Turn(row_id=row.pk, version=row.version, from_day=from_day),
            name=before.name,
            minutes=before.minutes,
            required=before.required | {role},
            expected=before.expected - {role},
            today=TODAY,
            now=noon(TODAY),
        )


def hold(world: World, case: Case, meeting: Meeting, **said: object) -> Meeting:
    actor = world.actor(world.cti_worker)
    there = EVERYONE - {Role.SOCIAL_CASEWORKER}
    with acting_as(actor):
        return actions.hold_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=meeting.version,
            held=actions.Held(
                held_on=TODAY,
                attendance=dict.fromkeys(there, Attendance.PRESENT),
                **said,  # type: ignore[arg-type]  # the test says what it changes
            ),
            today=TODAY,
            now=noon(TODAY),
        )


def test_m9_without_somebody_the_municipality_requires_it_is_said_why(
    world: World, case: Case
) -> None:
    require(world, MeetingTypeCode.FOLLOW_UP, Role.SOCIAL_CASEWORKER, from_day=TODAY)
    meeting = planned(world, case, MeetingKind.FOLLOW_UP)
    with pytest.raises(Refused) as refused:
        hold(world, case, meeting)
    assert conditions(refused.value.obstacles) == [("M9", "required_by_the_municipality_came")]
    held = hold(world, case, meeting, without_because="Samir var syg den dag.")
    assert (held.state, held.without_because) == (MeetingState.HELD, "Samir var syg den dag.")


def test_m9_what_is_required_later_does_not_hold_yet(world: World, case: Case) -> None:
    later = TODAY + timedelta(days=1)
    require(world, MeetingTypeCode.FOLLOW_UP, Role.SOCIAL_CASEWORKER, from_day=later)
    held = hold(world, case, planned(world, case, MeetingKind.FOLLOW_UP))
    assert held.state is MeetingState.HELD


def test_b1_the_kickoff_needs_whom_the_municipality_requires_too(world: World, case: Case) -> None:
    require(world, MeetingTypeCode.KICKOFF, Role.EMPLOYMENT_CASEWORKER, from_day=TODAY)
    meeting = planned(world, case)
    standing = taken(world, case, meeting, present=EVERYONE - {Role.EMPLOYMENT_CASEWORKER})
    actor = world.actor(world.social_caseworker)
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.hold_kickoff(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=standing.version,
            held_on=TODAY,
            today=TODAY,
            now=noon(TODAY),
        )
    assert ("B1", "required_by_the_municipality_came") in conditions(refused.value.obstacles)
    assert held_kickoff(world, case).state is MeetingState.HELD


def test_m9_a_meeting_lasts_as_long_as_its_type_takes_that_day(world: World, case: Case) -> None:
    actor = world.actor(world.administrator)
    row = MeetingType.objects.get(code=MeetingTypeCode.FOLLOW_UP)
    with acting_as(actor):
        change_meeting_type(
            actor=actor,
            turn=Turn(row_id=row.pk, version=row.version, from_day=TODAY + MONTH),
            name="Opfølgning",
            minutes=30,
            required=frozenset(),
            expected=EVERYONE,
            today=TODAY,
            now=noon(TODAY),
        )
    now = planned(world, case, MeetingKind.FOLLOW_UP)
    then = planned(world, case, MeetingKind.FOLLOW_UP, on=TODAY + MONTH)
    assert (now.lasts, then.lasts) == (60, 30)
    assert isinstance(now.uid, uuid.UUID)
