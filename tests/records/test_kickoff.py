"""The kickoff and its gate: who was there, what was agreed, what it begins (B1–B5, B7)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.actions.team import TeamChange, change_team
from fodfaeste.records.cases.models import Case, Task, TeamMembership
from fodfaeste.records.foundation import Stale
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.actions.writing import seat_who_came
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.placement.queries.profile import cv_made_on
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.kickoff import warnings_at_kickoff
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.placement.profile.kinds import LineKind
from fodfaeste.rules.refusal import Refused
from tests.profiles import Profiles
from tests.records.meeting_worlds import agreement, held_kickoff, planned, taken, whole
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

AsOwner = Callable[[], AbstractContextManager[None]]

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def hold_kickoff(
    world: World, case: Case, meeting: Meeting, *, version: int, held_on: date = TODAY
) -> Meeting:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return actions.hold_kickoff(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=version,
            held_on=held_on,
            today=TODAY,
            now=noon(TODAY),
        )


def test_b1_the_kickoff_is_not_held_without_the_four_who_must_be_there(
    world: World, case: Case
) -> None:
    meeting = planned(world, case)
    standing = taken(world, case, meeting, present=frozenset({Role.CITIZEN}))
    with pytest.raises(Refused) as refused:
        hold_kickoff(world, case, meeting, version=standing.version)
    assert conditions(refused.value.obstacles) == [
        ("B1", "caseworker_present"),
        ("B1", "cti_worker_present"),
        ("B1", "job_consultant_present"),
    ]
    with acting_as(world.actor(world.social_caseworker)):
        meeting.refresh_from_db()
        assert meeting.state is MeetingState.PLANNED


def test_b1_it_is_pointed_out_when_one_department_prepared_alone(world: World, case: Case) -> None:
    meeting = planned(world, case)
    taken(world, case, meeting, prepared_by=frozenset({Role.SOCIAL_CASEWORKER}))
    with acting_as(world.actor(world.social_caseworker)):
        facts = queries.kickoff_facts(
            meeting, agreement(meeting), held_on=TODAY, team=queries.seats(case.pk, TODAY)
        )
    assert conditions(warnings_at_kickoff(facts))[0] == ("B1", "prepared_together")


def test_b1_a_name_that_was_written_by_mistake_can_be_mended(world: World, case: Case) -> None:
    meeting, actor = planned(world, case), world.actor(world.social_caseworker)

    def note(*names: str) -> None:
        with acting_as(actor):
            version = Meeting.objects.get(pk=meeting.pk).version
            actions.save_attendance(
                actor=actor,
                case=case,
                meeting_id=meeting.pk,
                version=version,
                room=actions.InTheRoom(attendance={}, others=names),
                today=TODAY,
                now=noon(TODAY),
            )

    def others() -> list[str]:
        with acting_as(actor):
            guests = queries.meetings_of(case.pk).get().participants.order_by("pk")
            return [one.other_name for one in guests if queries.is_another_guest(one)]

    note("Ole", "Rita")
    note("Ole Holm", "Rita")
    assert others() == ["Rita", "Ole Holm"]
    note("Ole")
    assert others() == ["Ole"]


def test_e3_a_kickoff_that_slipped_was_attended_by_those_in_the_room(
    world: World, case: Case
) -> None:
    meeting, actor = planned(world, case), world.actor(world.employment_caseworker)
    later = TODAY + timedelta(days=7)
    new = person("Ny Kollega", Role.CTI_WORKER, world.unit)
    with acting_as(actor, later):
        change_team(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            change=TeamChange(role=Role.CTI_WORKER, user_id=new.pk, reason="Nadia er på barsel nu"),
            today=later,
            now=noon(later),
        )
        actions.save_attendance(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=meeting.version,
            room=actions.InTheRoom(attendance={Role.CTI_WORKER: Attendance.PRESENT}),
            today=later,
            now=noon(later),
        )
        seat = Meeting.objects.get().participants.get(role=Role.CTI_WORKER)
        assert seat.user_id == new.pk
        Meeting.objects.update(held_on=TODAY, state=MeetingState.HELD)
        seat_who_came(Meeting.objects.get())
        seat.refresh_from_db()
        assert seat.user_id == world.cti_worker.pk


def test_b1_an_empty_seat_was_not_at_the_kickoff(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        TeamMembership.objects.filter(case=case, role=Role.JOB_CONSULTANT).delete()
    meeting = planned(world, case)
    standing = taken(world, case, meeting)
    with pytest.raises(Refused) as refused:
        hold_kickoff(world, case, meeting, version=standing.version)
    assert conditions(refused.value.obstacles) == [("B1", "job_consultant_present")]


def test_b1_the_kickoff_is_held_step_by_step_and_in_no_other_way(world: World, case: Case) -> None:
    meeting, actor = planned(world, case), world.actor(world.social_caseworker)
    came = dict.fromkeys((Role.CITIZEN, *TEAM_ROLES), Attendance.PRESENT)
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.hold_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=meeting.version,
            held=actions.Held(held_on=TODAY, attendance=came, minutes="Vi talte sammen."),
            today=TODAY,
            now=noon(TODAY),
        )
    assert conditions(refused.value.obstacles) == [("B1", "kickoff_step_by_step")]


def test_b3_the_kickoff_is_not_held_without_the_citizens_yes(world: World, case: Case) -> None:
    meeting = planned(world, case)
    standing = taken(world, case, meeting, assents=False)
    with pytest.raises(Refused) as refused:
        hold_kickoff(world, case, meeting, version=standing.version)
    assert conditions(refused.value.obstacles) == [("B3", "citizen_assents")]


@pytest.mark.parametrize(
    ("missing", "condition"),
    [
        ({"cv_starts_on": None}, "cv_date_agreed"),
        ({"cv_starts_on": TODAY - timedelta(days=1)}, "cv_date_ahead"),
        ({"time_plan": "  senere "}, "time_plan_agreed"),
        ({"plan_owner_id": None}, "plan_owner_named"),
    ],
)
def test_b4_the_kickoff_is_not_held_before_all_is_agreed(
    world: World, case: Case, missing: dict[str, object], condition: str
) -> None:
    meeting = planned(world, case)
    standing = taken(world, case, meeting, agreements=whole(world, **missing))
    with pytest.raises(Refused) as refused:
        hold_kickoff(world, case, meeting, version=standing.version)
    assert conditions(refused.value.obstacles) == [("B4", condition)]


def test_b4_only_a_caseworker_answers_for_the_plan(world: World, case: Case) -> None:
    meeting = planned(world, case)
    with pytest.raises(Refused) as refused:
        taken(
            world,
            case,
            meeting,
            agreements=whole(world, plan_owner_id=world.job_consultant.pk),
        )
    assert conditions(refused.value.obstacles) == [("B4", "plan_owner_named")]


def test_b3_what_is_said_at_the_kickoff_begins_the_plan(world: World, case: Case) -> None:
    held_kickoff(world, case)
    with acting_as(world.actor(world.social_caseworker)):
        plan = JointPlan.objects.get(case=case)
        assert (plan.citizen_words, plan.owner_id) == (
            "Jeg vil gerne arbejde med dyr.",
            world.social_caseworker.pk,
        )


def test_b5_a_second_kickoff_moves_the_promise_and_keeps_the_first(
    world: World, case: Case
) -> None:
    first = held_kickoff(world, case)
    second = planned(world, case)
    later = TODAY + timedelta(days=20)
    standing = taken(world, case, second, agreements=whole(world, cv_starts_on=later))
    hold_kickoff(world, case, second, version=standing.version)
    with acting_as(world.actor(world.social_caseworker)):
        held = Meeting.objects.filter(kind=MeetingKind.KICKOFF, state=MeetingState.HELD)
        assert set(held.values_list("pk", flat=True)) == {first.pk, second.pk}
        assert list(Task.objects.filter(rule="B7").values_list("due_on", flat=True)) == [later]


def test_b7_the_cv_is_a_task_until_the_citizen_has_said_yes_to_it(world: World, case: Case) -> None:
    held_kickoff(world, case)
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        task = Task.objects.get(case=case, rule="B7")
        assert (task.responsible_id, task.due_on, task.state) == (actor.id, TODAY, TaskState.OPEN)
    profiles = Profiles(world=world, case=case)
    profiles.line(LineKind.COMPETENCE, "Bager brød")
    profiles.say_yes()
    with acting_as(actor):
        task.refresh_from_db()
        assert (task.state, task.done_on, task.done_by_id) == (TaskState.DONE, TODAY, actor.id)
        assert cv_made_on(case.pk) == TODAY


def test_a_second_click_at_the_end_of_the_kickoff_changes_nothing(world: World, case: Case) -> None:
    held = held_kickoff(world, case)
    again = hold_kickoff(world, case, held, version=1)
    assert (again.pk, again.version) == (held.pk, held.version)


def test_a_step_saved_in_between_is_not_overwritten(world: World, case: Case) -> None:
    meeting = planned(world, case)
    taken(world, case, meeting)
    actor = world.actor(world.job_consultant)
    with acting_as(actor), pytest.raises(Stale) as stale:
        actions.save_wishes(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            read=actions.Read(1),
            wishes=actions.Wishes(wishes="Noget helt andet"),
            today=TODAY,
            now=noon(TODAY),
        )
    assert stale.value.current == agreement(meeting)
