"""A whole caseload changes hands: each seat by its own rules, once, nothing open is lost (A2)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from fodfaeste.accounts.models import RoleAssignment, Unit, User
from fodfaeste.records.cases.models import Case, Task, TeamMembership, TeamNews
from fodfaeste.records.cti.models import CtiCourse
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.followup.actions.handing_over import HandOver, Move, Outcome, hand_over
from fodfaeste.records.followup.queries.handing_over import holders, seats_left
from fodfaeste.records.meetings.queries.calendar import course_meetings
from fodfaeste.records.post.actions.writing import sort_notices
from fodfaeste.rules.access.facts import Actor
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import case_ready, start_cti
from tests.factories import courses
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon, person

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
CPRS = ("7001801234", "7101801234", "7201801234")
REASON = "Jonas stopper i kommunen den første."
CONSULTANT = Role.JOB_CONSULTANT


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def cases(world: World) -> list[Case]:
    return [enrolled_case(world, cpr=cpr) for cpr in CPRS]


def hand(
    actor: Actor, leaver: User, moves: list[Move], *, key: uuid.UUID | None = None, why: str = ""
) -> tuple[Outcome, ...]:
    handed = HandOver(leaver_id=leaver.pk, moves=tuple(moves), reason=REASON, caseload_reason=why)
    with acting_as(actor):
        return hand_over(
            actor=actor, key=key or uuid.uuid4(), handed=handed, today=TODAY, now=noon(TODAY)
        )


def consultants(case: Case) -> list[tuple[int, bool]]:
    seats = TeamMembership.objects.filter(case=case, role=CONSULTANT).order_by("pk")
    return [(seat.user_id, seat.ends_before is None) for seat in seats]


def test_a2_a_caseload_is_divided_and_part_of_it_stays(world: World, cases: list[Case]) -> None:
    heir, other, leaver = world.stranger, person("Tine", CONSULTANT, None), world.job_consultant
    leader = world.actor(world.leader)
    moves = [
        Move(cases[0].pk, CONSULTANT, heir.pk),
        Move(cases[1].pk, CONSULTANT, other.pk),
    ]
    outcomes = hand(leader, leaver, moves)
    assert [one.obstacles for one in outcomes] == [(), ()]
    with acting_as(leader):
        assert consultants(cases[0]) == [(leaver.pk, False), (heir.pk, True)]
        assert consultants(cases[1]) == [(leaver.pk, False), (other.pk, True)]
        assert consultants(cases[2]) == [(leaver.pk, True)]
        seats = TeamMembership.objects.filter(role=CONSULTANT, ends_before=None)
        assert {seat.change_reason for seat in seats} == {REASON, ""}
        assert TeamNews.objects.filter(told_on=None).count() == 2
        left = seats_left(leader, leaver.pk, TODAY)
    assert [seat.case_id for seat in left] == [cases[2].pk]


def test_a2_what_is_refused_stays_alone_and_says_its_rule(
    world: World, cases: list[Case], as_owner: AsOwner
) -> None:
    heir, leaver = world.stranger, world.job_consultant
    with as_owner():
        TeamMembership.objects.filter(case=cases[0], role=CONSULTANT).update(
            user=person("Allerede", CONSULTANT, None)
        )
        elsewhere = Unit.objects.create(name="Et andet sted")
        Case.objects.filter(pk=cases[2].pk).update(unit=elsewhere)
    moves = [Move(case.pk, CONSULTANT, heir.pk) for case in cases]
    outcomes = hand(world.actor(world.leader), leaver, moves)
    said = {
        one.move.case_id: [(each.rule, each.condition) for each in one.obstacles]
        for one in outcomes
    }
    assert said == {
        cases[0].pk: [("A2", "seat_still_theirs")],
        cases[1].pk: [],
        cases[2].pk: [("M1", "handed_in_sight")],
    }
    with as_owner():
        assert consultants(cases[1]) == [(leaver.pk, False), (heir.pk, True)]
        assert consultants(cases[2]) == [(leaver.pk, True)]


def test_a2_sent_twice_it_happens_once(world: World, cases: list[Case]) -> None:
    leader, key = world.actor(world.leader), uuid.uuid4()
    moves = [Move(case.pk, CONSULTANT, world.stranger.pk) for case in cases]
    first = hand(leader, world.job_consultant, moves, key=key)
    assert hand(leader, world.job_consultant, moves, key=key) == first
    assert hand(leader, world.job_consultant, moves) == first
    with acting_as(leader):
        assert [len(consultants(case)) for case in cases] == [2, 2, 2]


def test_a6_beyond_the_norm_only_with_a_reason_and_counted_seat_by_seat(
    world: World, as_owner: AsOwner
) -> None:
    cases = [enrolled_case(world, cpr=cpr) for cpr in CPRS]
    heir, leader = person("Mette Holm", Role.CTI_WORKER, None), world.actor(world.leader)
    with as_owner():
        for number in range(9):
            courses_of = enrolled_case(world, cpr=f"70018012{number + 40}")
            TeamMembership.objects.filter(case=courses_of, role=Role.CTI_WORKER).update(user=heir)
    moves = [Move(case.pk, Role.CTI_WORKER, heir.pk) for case in cases]
    outcomes = hand(leader, world.cti_worker, moves)
    assert [[each.rule for each in one.obstacles] for one in outcomes] == [[], ["A6"], ["A6"]]
    again = hand(leader, world.cti_worker, moves, why="Aftalt med lederen for en kort tid.")
    assert [one.obstacles for one in again] == [(), (), ()]


def test_h4_who_gives_the_support_after_cti_does_not_get_the_cti_seat(
    world: World, as_owner: AsOwner
) -> None:
    case = start_cti(world, case_ready(world)).case
    heir = person("Mette Holm", Role.CTI_WORKER, None)
    with as_owner():
        CtiCourse.objects.filter(case=case).update(follow_on_user=heir)
    move = Move(case.pk, Role.CTI_WORKER, heir.pk)
    (outcome,) = hand(world.actor(world.leader), world.cti_worker, [move])
    assert [each.rule for each in outcome.obstacles] == ["H4"]


def test_a2_everything_open_is_named_and_follows(
    world: World, cases: list[Case], as_owner: AsOwner
) -> None:
    case, leaver, heir = cases[0], world.job_consultant, world.stranger
    with as_owner():
        courses.task(case, "Ring til Bo", responsible=leaver, due_on=TODAY - timedelta(days=1))
        meeting = courses.meeting(case, MeetingKind.WORKPLACE, planned_on=TODAY + timedelta(days=3))
        meeting.participants.create(
            case=case, role=CONSULTANT, created_at=noon(TODAY), created_by=leaver
        )
        Draft.objects.create(
            user=leaver, form=f"note:{case.pk}", fields={"text": "Hej"}, saved=noon(TODAY)
        )
    leader = world.actor(world.leader)
    with acting_as(leader):
        seat = next(one for one in seats_left(leader, leaver.pk, TODAY) if one.case_id == case.pk)
        assert (seat.tasks, seat.meetings, seat.drafts, seat.questions) == (1, 1, 1, 0)
        assert seat.deadlines > 0
    hand(leader, leaver, [Move(case.pk, CONSULTANT, heir.pk)])
    with as_owner():
        assert {leaver.pk, heir.pk} <= sort_notices()  # whose calendars are told at once
    with acting_as(leader):
        assert Task.objects.get(title="Ring til Bo").responsible_id == heir.pk
        assert list(course_meetings(heir.pk)) == [meeting]
        assert list(course_meetings(leaver.pk)) == []


def test_m1_only_those_who_lead_hand_over_and_see_what_is_left(
    world: World, cases: list[Case]
) -> None:
    for user in (world.employment_caseworker, world.stranger, world.administrator):
        actor = world.actor(user)
        with acting_as(actor):
            assert seats_left(actor, world.job_consultant.pk, TODAY) == ()
        with pytest.raises(Refused) as refused:
            hand(actor, world.job_consultant, [])
        assert refused.value.rule == "M1"


def test_a1_a_closed_account_stands_among_those_to_hand_over(
    world: World, cases: list[Case]
) -> None:
    User.objects.filter(pk=world.job_consultant.pk).update(is_active=False)
    RoleAssignment.objects.filter(user=world.cti_worker).update(ends_before=TODAY)
    leader = world.actor(world.leader)
    with acting_as(leader):
        found = set(holders(leader, TODAY))
    assert {world.job_consultant, world.cti_worker} <= found
