"""What was said at the kickoff stands everywhere it belongs, typed once (B3–B7, C2, C4)."""

import uuid
from datetime import date, time, timedelta

import pytest

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.foundation import Stale
from fodfaeste.records.measures.actions import NewMeasurement, record
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.records.plan import actions as plan
from fodfaeste.records.plan import queries as plan_queries
from fodfaeste.records.plan.models import JointPlan
from fodfaeste.rules.access.roles import Department, Role
from fodfaeste.rules.cases.kinds import TaskState, Track
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.meetings.kinds import Baseline, MeetingKind, PersonAround
from fodfaeste.rules.plan.kinds import JobGoalStatus
from fodfaeste.rules.refusal import Refused
from tests.records.kickoff_room import Room
from tests.records.meeting_worlds import agreement, held_kickoff, planned, taken
from tests.records.plans import approved_plan
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
NOT_YET = JobGoalStatus.NOT_YET


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


@pytest.fixture
def meeting(world: World, case: Case) -> Meeting:
    return planned(world, case)


@pytest.fixture
def room(world: World, case: Case, meeting: Meeting) -> Room:
    taken(world, case, meeting)
    return Room(world, case, meeting)


def tasks(room: Room) -> list[tuple[str, str, int | None, date | None]]:
    with acting_as(room.actor):
        found = Task.objects.filter(case=room.case).order_by("pk")
        return [(one.rule, one.title, one.responsible_id, one.due_on) for one in found]


def test_c4_purpose_and_job_goal_said_at_the_kickoff_stand_in_the_plan(room: Room) -> None:
    room.saves(
        "save_wishes",
        wishes=actions.Wishes(
            wishes="Jeg vil ud at køre",
            purpose="En hverdag med job",
            job_goal_status=JobGoalStatus.FORMULATED,
            job_goal="Chauffør",
        ),
    )
    room.ends()
    with acting_as(room.actor):
        stands = JointPlan.objects.get(case=room.case)
        assert (stands.citizen_words, stands.purpose) == (
            "Jeg vil ud at køre",
            "En hverdag med job",
        )
        assert (stands.job_goal_status, stands.job_goal) == (JobGoalStatus.FORMULATED, "Chauffør")


def test_c4_a_job_goal_that_is_not_there_yet_gives_the_task_to_find_one(room: Room) -> None:
    room.saves(
        "save_wishes",
        wishes=actions.Wishes(
            wishes="Jeg ved det ikke",
            job_goal_status=JobGoalStatus.NOT_YET,
            job_goal_task="Besøge to lagre",
        ),
    )
    room.ends()
    assert ("C4", "Besøge to lagre") in [(rule, title) for rule, title, _, _ in tasks(room)]


def test_c7_wishes_talked_about_at_the_kickoff_are_not_asked_about_again(
    room: Room, case: Case
) -> None:
    room.saves("save_wishes", wishes=actions.Wishes(wishes="Noget med dyr"))
    room.ends()
    with acting_as(room.actor):
        found = plan_queries.wishes_discussed(case.pk)
    assert (found.departments, found.on) == (set(Department), TODAY)


def test_c7_a_kickoff_without_a_word_about_wishes_leaves_the_talk_to_be_noted(
    room: Room, case: Case
) -> None:
    room.saves("save_wishes", wishes=actions.Wishes(wishes=""))
    room.ends()
    with acting_as(room.actor):
        assert plan_queries.wishes_discussed(case.pk).departments == set()


def test_c7_a_talk_that_is_noted_before_the_kickoff_keeps_its_day(room: Room, case: Case) -> None:
    with acting_as(room.actor):
        plan.discuss_wishes(
            actor=room.actor,
            case=case,
            department=Department.SOCIAL,
            discussed_on=TODAY - WEEK,
            today=TODAY,
            now=noon(TODAY),
        )
    room.saves("save_wishes", wishes=actions.Wishes(wishes="Noget med dyr"))
    room.ends()
    with acting_as(room.actor):
        stands = JointPlan.objects.get(case=case)
    days = (stands.wishes_discussed_employment_on, stands.wishes_discussed_social_on)
    assert days == (TODAY, TODAY - WEEK)


def test_b5_a_change_in_the_plan_after_the_kickoff_is_no_collision_with_it(
    room: Room, case: Case
) -> None:
    said = actions.Wishes(wishes="Ud at køre", purpose="Et job", job_goal_status=NOT_YET)
    room.saves("save_wishes", wishes=said)
    room.ends()
    with acting_as(room.actor):
        stands = JointPlan.objects.get(case=case)
        plan.save_texts(
            actor=room.actor,
            case=case,
            version=stands.version,
            texts=plan.PlanTexts(
                citizen_words="Ud at sejle",
                purpose="Et job på vandet",
                job_goal_status=JobGoalStatus.FORMULATED,
                job_goal="Fisker",
            ),
            today=TODAY,
            now=noon(TODAY),
        )
        words = queries.plan_words(agreement(room.meeting), queries.plan_texts(case.pk))
    assert [name for name, word in words.items() if word.collides] == []


def test_b4_agreements_become_tasks_with_somebody_and_a_day(room: Room, world: World) -> None:
    own = room.promises("Finde det gamle cv frem")
    room.promises("Ringe til lageret", by=world.cti_worker.pk, on=TODAY + WEEK)
    room.saves("save_next", following=actions.NextMeeting(on=TODAY + 2 * WEEK))
    room.ends()
    assert tasks(room) == [
        ("B7", "Lav CV sammen med borgeren.", world.job_consultant.pk, TODAY),
        ("B4", "Begynd at søge job sammen med borgeren.", world.job_consultant.pk, TODAY),
        (
            "C3",
            "Skriv den fælles plan sammen med borgeren, så den kan godkendes.",
            world.social_caseworker.pk,
            TODAY + 2 * WEEK,
        ),
        ("", "Finde det gamle cv frem", None, TODAY + 2 * WEEK),
        ("", "Ringe til lageret", world.cti_worker.pk, TODAY + WEEK),
    ]
    with acting_as(room.actor):
        own.refresh_from_db()
        assert own.task is not None
        assert own.task.citizen_does_it


def test_b4_the_next_meeting_is_put_in_with_those_it_is_for(room: Room) -> None:
    room.saves(
        "save_next",
        following=actions.NextMeeting(
            on=TODAY + WEEK, clock=time(9, 30), place="Havnen", place_chosen=True
        ),
    )
    room.ends()
    with acting_as(room.actor):
        made = Meeting.objects.exclude(pk=room.meeting.pk).get()
        assert (made.kind, made.planned_on, made.starts_clock, made.place) == (
            MeetingKind.PRE_CTI,
            TODAY + WEEK,
            time(9, 30),
            "Havnen",
        )
        assert made.place_chosen_by_citizen
        asked = set(made.participants.values_list("role", flat=True))
        assert asked == {Role.CITIZEN, Role.CTI_WORKER}
        assert agreement(room.meeting).next_meeting == made


def test_b5_another_kickoff_that_is_agreed_starts_from_what_this_one_said(room: Room) -> None:
    room.saves("save_wishes", wishes=actions.Wishes(wishes="Ud at køre"))
    room.saves(
        "save_next", following=actions.NextMeeting(kind=MeetingKind.KICKOFF, on=TODAY + WEEK)
    )
    room.ends()
    with acting_as(room.actor):
        following = agreement(Meeting.objects.exclude(pk=room.meeting.pk).get())
    assert (following.wishes, following.citizen_assents) == ("Ud at køre", True)
    assert following.plan_stood["wishes"] == "Ud at køre"


def test_b4_the_next_meeting_cannot_lie_before_the_kickoff(room: Room) -> None:
    room.saves("save_next", following=actions.NextMeeting(on=TODAY - WEEK))
    with pytest.raises(Refused) as refused:
        room.ends()
    assert ("B4", "next_meeting_ahead") in conditions(refused.value.obstacles)


def test_b6_measurements_that_wait_are_a_task_for_the_cti_worker(room: Room, world: World) -> None:
    said = actions.FirstMeasures(baseline=Baseline.LATER, later_on=TODAY + WEEK)
    room.saves("save_baseline", answer=said)
    room.ends()
    waiting = [row for row in tasks(room) if row[0] == "B6"]
    title = "Tag de første målinger sammen med borgeren."
    assert waiting == [("B6", title, world.cti_worker.pk, TODAY + WEEK)]


def test_b6_measurements_the_citizen_declines_are_no_task(room: Room) -> None:
    room.saves("save_baseline", answer=actions.FirstMeasures(baseline=Baseline.DECLINED))
    room.ends()
    assert [row for row in tasks(room) if row[0] == "B6"] == []


def test_b5_a_second_kickoff_starts_from_what_the_first_said_and_the_plan_says(
    world: World, case: Case
) -> None:
    first = agreement(held_kickoff(world, case))
    second = agreement(planned(world, case))
    assert (second.wishes, second.time_plan, second.plan_owner_id) == (
        first.wishes,
        first.time_plan,
        first.plan_owner_id,
    )
    assert second.citizen_assents
    assert second.told == first.told


def test_b5_new_words_at_a_second_kickoff_reach_the_plan(world: World, case: Case) -> None:
    held_kickoff(world, case)
    room = Room(world, case, planned(world, case))
    taken(world, case, room.meeting, wishes=actions.Wishes(wishes="Nu vil jeg køre bus"))
    room.ends()
    with acting_as(room.actor):
        assert JointPlan.objects.get(case=case).citizen_words == "Nu vil jeg køre bus"
        assert [rule for rule, *_ in tasks(room)].count("B7") == 1


def test_b5_what_was_changed_in_the_plan_meanwhile_is_not_written_over(
    world: World, case: Case
) -> None:
    held_kickoff(world, case)
    room = Room(world, case, planned(world, case))
    taken(world, case, room.meeting, wishes=actions.Wishes(wishes="Nu vil jeg køre bus"))
    with acting_as(room.actor):
        plan.save_texts(
            actor=room.actor,
            case=case,
            version=JointPlan.objects.get(case=case).version,
            texts=plan.PlanTexts(citizen_words="Jeg vil bage brød"),
            today=TODAY,
            now=noon(TODAY),
        )
    room.ends()
    with acting_as(room.actor):
        assert JointPlan.objects.get(case=case).citizen_words == "Jeg vil bage brød"
        words = queries.plan_words(agreement(room.meeting), queries.plan_texts(case.pk))
        assert words["wishes"].collides


def test_nothing_is_added_to_a_kickoff_that_is_over(room: Room) -> None:
    room.ends()
    with pytest.raises(Stale):
        room.names("Rita", PersonAround.CLOSE)
    with pytest.raises(Stale):
        room.promises("For sent")


def open_rules(room: Room) -> list[str]:
    """The rules whose tasks nobody has done yet."""
    with acting_as(room.actor):
        waiting = Task.objects.filter(case=room.case, state=TaskState.OPEN).exclude(rule="")
        return sorted(waiting.values_list("rule", flat=True))


def test_b4_the_approved_plan_finishes_the_task_to_write_it(
    room: Room, world: World, case: Case
) -> None:
    room.saves(
        "save_wishes",
        wishes=actions.Wishes(
            wishes="Jeg vil ud at køre",
            purpose="En hverdag med job",
            job_goal_status=JobGoalStatus.FORMULATED,
            job_goal="Chauffør",
        ),
    )
    room.ends()
    assert open_rules(room) == ["B4", "B7", "C3"]
    with acting_as(room.actor):
        plan.add_goal(
            actor=room.actor,
            key=uuid.uuid4(),
            case=case,
            wording="Jeg vil have kørekort igen",
            today=TODAY,
            now=noon(TODAY),
        )
    approved_plan(world, case)
    assert open_rules(room) == ["B4", "B7"]


def test_b6_the_first_answers_finish_the_task_to_take_them(room: Room, case: Case) -> None:
    room.saves(
        "save_baseline",
        answer=actions.FirstMeasures(baseline=Baseline.LATER, later_on=TODAY + WEEK),
    )
    room.ends()
    assert open_rules(room) == ["B4", "B6", "B7", "C3"]
    with acting_as(room.actor):
        record(
            actor=room.actor,
            key=uuid.uuid4(),
            case=case,
            measurement=NewMeasurement(
                occasion=MeasureOccasion.KICKOFF,
                respondent=Respondent.CITIZEN,
                measured_on=TODAY,
                answers=dict.fromkeys(Track, 4),
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    assert open_rules(room) == ["B4", "B7", "C3"]


def test_what_was_written_on_another_tablet_is_looked_at_before_the_end(
    room: Room,
) -> None:
    read = agreement(room.meeting).version
    room.promises("Ringe til lageret")
    with acting_as(room.actor), pytest.raises(Stale):
        actions.hold_kickoff(**room.about, version=read, held_on=TODAY)
