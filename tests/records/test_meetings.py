"""Meetings: planned, changed, held, added to (B2, E13, G1, I1, I3)."""

import uuid
from datetime import date, timedelta

import pytest

from fodfaeste.records.cases.actions.team import TeamChange, change_team
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import Stale
from fodfaeste.records.meetings import actions, queries
from fodfaeste.records.meetings.models import Meeting, Participant
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.holding import warnings_at
from fodfaeste.rules.meetings.kinds import Attendance, MeetingKind, MeetingState
from fodfaeste.rules.refusal import Refused
from tests.records.meeting_worlds import EVERYONE, planned
from tests.rules.naming import conditions
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


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


def test_e3_who_came_is_who_sat_there_on_the_day(world: World, case: Case) -> None:
    meeting = planned(world, case, MeetingKind.PRE_CTI, on=TODAY)
    later = TODAY + timedelta(days=9)
    newcomer = person("Ole Bang", Role.CTI_WORKER, world.unit)
    actor = world.actor(world.social_caseworker, later)
    with acting_as(actor, later):
        change_team(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            change=TeamChange(
                role=Role.CTI_WORKER,
                user_id=newcomer.pk,
                reason="Nadia er flyttet til en anden by.",
            ),
            today=later,
            now=noon(later),
        )
        actions.hold_meeting(
            actor=actor,
            case=case,
            meeting_id=meeting.pk,
            version=meeting.version,
            held=actions.Held(held_on=TODAY, attendance=came(*EVERYONE)),
            today=later,
            now=noon(later),
        )
        there = Participant.objects.get(meeting=meeting, role=Role.CTI_WORKER)
    assert there.user_id == world.cti_worker.pk


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
                planned_on=TODAY + timedelta(days=2),
                expected=EVERYONE - {Role.CTI_WORKER},
                because="Nadia er på kursus.",
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
