"""Every meeting of one person in a stretch of days, as a calendar needs them (J1, J3)."""

import uuid
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.actions.team import TeamChange, change_team
from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.meeting_type_queries import meeting_types_on
from fodfaeste.records.meetings import actions
from fodfaeste.records.meetings.actions import sparring
from fodfaeste.records.meetings.queries.calendar import CalendarMeeting, meetings_for
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingSource, MeetingState
from fodfaeste.rules.meetings.types import DEFAULTS
from tests.records.meeting_worlds import planned
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

pytestmark = pytest.mark.django_db

MONTH = timedelta(days=31)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def seen_by(world: World, user: User) -> tuple[CalendarMeeting, ...]:
    with acting_as(world.actor(user)):
        return meetings_for(user.pk, from_day=TODAY, before=TODAY + MONTH)


def test_the_types_of_meetings_are_there_from_the_start() -> None:
    assert tuple(meeting_types_on(TODAY).values()) == DEFAULTS


def test_j3_a_meeting_without_a_time_of_day_takes_the_day_and_one_with_it_its_minutes(
    world: World, case: Case
) -> None:
    planned(world, case, MeetingKind.FOLLOW_UP)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.WORKPLACE,
            plan=actions.MeetingPlan(
                planned_on=date(2026, 3, 30),
                starts_clock=time(10),
                place="Byens Brød",
                place_chosen_by_citizen=True,
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    all_day, by_clock = seen_by(world, world.cti_worker)
    assert (all_day.on, all_day.starts_at) == (TODAY, None)
    assert by_clock.starts_at is not None
    assert by_clock.ends_at is not None
    assert by_clock.starts_at.isoformat() == "2026-03-30T10:00:00+02:00"
    assert by_clock.ends_at.isoformat() == "2026-03-30T10:45:00+02:00"
    assert by_clock.case_id == case.pk
    assert all_day.uid != by_clock.uid


def test_j3_the_number_of_the_sequence_rises_and_the_name_stays(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.FOLLOW_UP)
    before = seen_by(world, world.cti_worker)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        actions.cancel_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=meeting.version,
            because="Karin er syg.",
            today=TODAY,
            now=noon(TODAY),
        )
    after = seen_by(world, world.cti_worker)
    assert [one.uid for one in after] == [one.uid for one in before]
    assert [(one.sequence, one.state) for one in (*before, *after)] == [
        (0, MeetingState.PLANNED),
        (1, MeetingState.CANCELLED),
    ]


def test_j3_a_planned_meeting_follows_a_change_of_the_team(world: World, case: Case) -> None:
    planned(world, case, MeetingKind.FOLLOW_UP, on=TODAY + timedelta(days=14))
    newcomer = person("Ole Bang", Role.CTI_WORKER, world.unit)
    leaver = world.cti_worker
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        change_team(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            change=TeamChange(
                role=Role.CTI_WORKER,
                user_id=newcomer.pk,
                reason="Nadia holder op.",
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    assert seen_by(world, leaver) == ()
    with acting_as(world.actor(newcomer)):
        (one,) = meetings_for(newcomer.pk, from_day=TODAY, before=TODAY + MONTH)
    assert (one.case_id, one.source) == (case.pk, MeetingSource.COURSE)


def test_j3_whoever_is_not_asked_does_not_see_it(world: World, case: Case) -> None:
    asked = frozenset({Role.CITIZEN, Role.CTI_WORKER})
    planned(world, case, MeetingKind.PRE_CTI, expected=asked)
    assert seen_by(world, world.job_consultant) == ()
    assert len(seen_by(world, world.cti_worker)) == 1


def test_j1_a_meeting_of_ones_sparring_group_is_there(world: World) -> None:
    leader = world.actor(world.leader)
    with acting_as(leader):
        group = sparring.make_group(
            actor=leader,
            key=uuid.uuid4(),
            name="Onsdag",
            unit_id=world.unit.pk,
            people=(world.cti_worker.pk,),
            today=TODAY,
            now=noon(TODAY),
        )
        sparring.plan_sparring(
            actor=leader,
            key=uuid.uuid4(),
            group=group,
            on=TODAY + timedelta(days=7),
            clock=time(9),
            place="Mødelokale 2",
            today=TODAY,
            now=noon(TODAY),
        )
    (one,) = seen_by(world, world.cti_worker)
    assert (one.source, one.case_id, one.group) == (MeetingSource.SPARRING, None, group.pk)
    assert one.ends_at is not None
    assert f"{one.ends_at:%H.%M}" == "10.30"
    assert seen_by(world, world.job_consultant) == ()


def test_j3_three_questions_whatever_there_is(world: World, case: Case) -> None:
    with acting_as(world.actor(world.cti_worker)):
        for _ in range(20):
            planned(world, case, MeetingKind.OTHER)
        with CaptureQueriesContext(connection) as asked:
            found = meetings_for(world.cti_worker.pk, from_day=TODAY, before=TODAY + MONTH)
    assert (len(found), len(asked)) == (20, 3)
