"""Meetings: planned, held, and the kickoff with its gate (B1–B5, B7, E13, G1, I1, I3)."""

import uuid
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import Stale
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.meetings.holding import warnings_at
from fodfaeste.rules.meetings.kickoff import warnings_at_kickoff
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.refusal import Refused
from tests.records.meeting_worlds import EVERYONE, agreement, held_kickoff, planned, taken, whole
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

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


def hold(
    world: World, case: Case, meeting: Meeting, held: actions.Held, *, version: int = 1
) -> Meeting:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return actions.hold_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=version,
            held=held,
            today=TODAY,
            now=noon(TODAY),
        )


def came(*roles: Role) -> dict[Role, Attendance | None]:
    return dict.fromkeys(roles, Attendance.PRESENT)


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
    assert conditions(warnings_at_kickoff(facts)) == [("B1", "prepared_together")]


def test_b2_the_place_and_who_chose_it_are_kept(world: World, case: Case) -> None:
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        meeting = actions.plan_meeting(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            kind=MeetingKind.KICKOFF,
            plan=actions.MeetingPlan(
                planned_on=TODAY, place="  Biblioteket ", place_chosen_by_citizen=True
            ),
            today=TODAY,
            now=noon(TODAY),
        )
        asked = set(Participant.objects.filter(meeting=meeting).values_list("role", flat=True))
    assert (meeting.place, meeting.place_chosen_by_citizen) == ("Biblioteket", True)
    assert asked == set(EVERYONE)


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


def test_b7_the_cv_is_a_task_until_it_is_made(world: World, case: Case) -> None:
    held_kickoff(world, case)
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        task = Task.objects.get(case=case, rule="B7")
        assert (task.responsible_id, task.due_on, task.state) == (actor.id, TODAY, TaskState.OPEN)
        for _ in range(2):
            actions.note_cv_made(
                actor=actor, case=case, made_on=TODAY, today=TODAY, now=noon(TODAY)
            )
        task.refresh_from_db()
        assert (task.state, task.done_on, task.done_by_id) == (TaskState.DONE, TODAY, actor.id)
        assert queries.cv_made_on(case.pk) == TODAY


@pytest.mark.parametrize(
    ("made_on", "condition"),
    [(TODAY, "kickoff_held_first"), (TODAY + timedelta(days=1), "kickoff_held_first")],
)
def test_b7_no_cv_before_the_kickoff(
    world: World, case: Case, made_on: date, condition: str
) -> None:
    actor = world.actor(world.job_consultant)
    with acting_as(actor), pytest.raises(Refused) as refused:
        actions.note_cv_made(actor=actor, case=case, made_on=made_on, today=TODAY, now=noon(TODAY))
    assert conditions(refused.value.obstacles)[0] == ("B7", condition)


def test_e13_a_start_meeting_without_the_job_consultant_is_pointed_out(
    world: World, case: Case
) -> None:
    meeting = planned(world, case, MeetingKind.START_OF_THREE)
    hold(
        world,
        case,
        meeting,
        actions.Held(held_on=TODAY, attendance=came(Role.CITIZEN, Role.CTI_WORKER)),
    )
    with acting_as(world.actor(world.social_caseworker)):
        facts = queries.held_facts(Meeting.objects.get(pk=meeting.pk))
    assert conditions(warnings_at(facts)) == [("E13", "start_of_three_met")]


def test_g1_a_follow_up_by_one_is_pointed_out_and_the_next_is_put_in(
    world: World, case: Case
) -> None:
    meeting = planned(world, case, MeetingKind.FOLLOW_UP)
    following = TODAY + timedelta(days=28)
    hold(
        world,
        case,
        meeting,
        actions.Held(
            held_on=TODAY,
            attendance=came(Role.CITIZEN, Role.SOCIAL_CASEWORKER),
            minutes="Det går fremad.",
            next_follow_up_on=following,
        ),
    )
    with acting_as(world.actor(world.social_caseworker)):
        facts = queries.held_facts(Meeting.objects.get(pk=meeting.pk))
        ahead = list(queries.planned_meetings(case.pk))
    assert conditions(warnings_at(facts)) == [("G1", "across_professions")]
    assert [(item.kind, item.planned_on) for item in ahead] == [(MeetingKind.FOLLOW_UP, following)]


def test_i1_a_closing_meeting_says_who_was_missing(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.CLOSING)
    present = EVERYONE - {Role.JOB_CONSULTANT}
    hold(
        world,
        case,
        meeting,
        actions.Held(
            held_on=TODAY, attendance=came(*present), know_the_plan=present - {Role.CITIZEN}
        ),
    )
    with acting_as(world.actor(world.social_caseworker)):
        facts = queries.held_facts(Meeting.objects.get(pk=meeting.pk))
    assert conditions(warnings_at(facts)) == [
        ("I1", "closing_meeting_complete"),
        ("I3", "onward_plan_known"),
    ]


def test_i3_somebody_may_confirm_the_onward_plan_later(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.CLOSING)
    hold(
        world,
        case,
        meeting,
        actions.Held(
            held_on=TODAY,
            attendance=came(*EVERYONE),
            minutes="Vi gik det hele igennem.",
            know_the_plan=EVERYONE - {Role.CITIZEN},
        ),
    )
    actor = world.actor(world.cti_worker)
    for _ in range(2):
        with acting_as(actor):
            actions.add_to_minutes(
                actor=actor,
                case=case,
                meeting_id=meeting.pk,
                text="Karin ringede.",
                know_the_plan=frozenset({Role.CITIZEN}),
                today=TODAY,
                now=noon(TODAY),
            )
    with acting_as(actor):
        meeting = Meeting.objects.get(pk=meeting.pk)
        assert warnings_at(queries.held_facts(meeting)) == ()
        assert meeting.minutes == (
            "Vi gik det hele igennem.\n\nTilføjet 04.03.2026 af Nadia Friis: Karin ringede."
        )


@pytest.mark.parametrize("day", [date(26, 1, 1), TODAY - timedelta(days=1), date(2199, 1, 1)])
def test_a_meeting_lies_within_reach(world: World, case: Case, day: date) -> None:
    with pytest.raises(Refused) as refused:
        planned(world, case, MeetingKind.OTHER, on=day)
    assert [obstacle.rule for obstacle in refused.value.obstacles] == ["G2"]


def test_a_second_click_plans_one_meeting(world: World, case: Case) -> None:
    key = uuid.uuid4()
    assert planned(world, case, key=key) == planned(world, case, key=key)
    with acting_as(world.actor(world.leader)):
        assert Meeting.objects.count() == 1


def test_a_second_click_at_the_end_of_the_kickoff_changes_nothing(
    world: World, case: Case
) -> None:
    held = held_kickoff(world, case)
    again = hold_kickoff(world, case, held, version=1)
    assert (again.pk, again.version) == (held.pk, held.version)


def test_a_step_saved_in_between_is_not_overwritten(world: World, case: Case) -> None:
    meeting = planned(world, case)
    taken(world, case, meeting)
    actor = world.actor(world.job_consultant)
    with acting_as(actor), pytest.raises(Stale) as stale:
        actions.save_words(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            words={"wishes": "Noget helt andet"},
            today=TODAY,
            now=noon(TODAY),
        )
    assert stale.value.current == agreement(meeting)


def test_minutes_of_two_are_not_written_over_each_other(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.FOLLOW_UP)
    attendance = came(Role.CITIZEN, Role.SOCIAL_CASEWORKER, Role.CTI_WORKER)
    first = actions.Held(held_on=TODAY, attendance=attendance, minutes="Mit referat")
    hold(world, case, meeting, first)
    hold(world, case, meeting, first)
    with pytest.raises(Stale):
        hold(
            world,
            case,
            meeting,
            actions.Held(held_on=TODAY, attendance=attendance, minutes="Et andet referat"),
        )


def test_somebody_no_longer_asked_has_sent_their_excuses(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.OTHER)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        actions.change_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=1,
            plan=actions.MeetingPlan(
                planned_on=TODAY + timedelta(days=2), expected=EVERYONE - {Role.CTI_WORKER}
            ),
            today=TODAY,
            now=noon(TODAY),
        )
        excused = Participant.objects.filter(meeting=meeting, attendance=Attendance.EXCUSED)
        assert list(excused.values_list("role", flat=True)) == [Role.CTI_WORKER]


def test_a_cancelled_meeting_says_why_and_stays(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.OTHER)
    actor = world.actor(world.social_caseworker)

    def cancel(because: str) -> Meeting:
        with acting_as(actor):
            return actions.cancel_meeting(
                actor=actor,
                case=case,
                meeting_id=meeting.pk,
                version=1,
                because=because,
                today=TODAY,
                now=noon(TODAY),
            )

    with pytest.raises(Refused) as refused:
        cancel("   ")
    assert conditions(refused.value.obstacles) == [("G2", "cancelling_explained")]
    assert cancel("Karin er syg").state is MeetingState.CANCELLED
    assert cancel("Karin er syg").version == 2


def test_the_team_hears_of_a_meeting_and_the_one_who_planned_it_does_not(
    world: World, case: Case
) -> None:
    planned(world, case)
    told: set[int] = set()
    for user in (world.social_caseworker, world.job_consultant, world.cti_worker):
        with acting_as(world.actor(user)):
            told |= set(
                Notice.objects.filter(recipient=user).values_list("recipient_id", flat=True)
            )
    assert told == {world.job_consultant.pk, world.cti_worker.pk}


def test_a_stranger_and_a_leader_plan_no_meeting(world: World, case: Case) -> None:
    for user in (world.stranger, world.leader):
        with pytest.raises(Refused) as refused:
            planned(world, case, by=user)
        assert refused.value.rule == "M1"
