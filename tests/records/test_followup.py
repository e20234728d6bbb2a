"""Follow-up on the record floor: what a course is judged from, and what it costs to ask."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.records.cases.models import Case, NetworkPerson, TeamMembership
from fodfaeste.records.cti.models import CtiCourse, Handover, Supporter
from fodfaeste.records.cti.queries.closing import countdown_facts
from fodfaeste.records.cti.queries.start import start_ground
from fodfaeste.records.decisions.models import Decision, Grant
from fodfaeste.records.followup.queries import CaseOverview, history_of, overview_of, overviews_of
from fodfaeste.records.followup.queries.day import day_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.cases.kinds import CaseState, SideExit
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.cti.kinds import ContinuedNeed, HandoverState
from fodfaeste.rules.followup.kinds import NextAction
from fodfaeste.rules.followup.states import state_on
from fodfaeste.rules.limits import LimitCode, limit_on
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.rules.placement.hours import total
from tests.factories import courses, karin
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world)


def asked(as_owner: AsOwner, case: Case) -> CaseOverview:
    with as_owner():
        return overview_of(case, TODAY)


def conditions(overview: CaseOverview) -> set[str]:
    return {item.obstacle.condition for item in overview.missing}


def test_o_a_new_course_is_enrolled_and_wants_a_kickoff(case: Case, as_owner: AsOwner) -> None:
    found = asked(as_owner, case)
    assert (found.state, found.next_step.action) == (CaseState.ENROLLED, NextAction.PLAN_KICKOFF)
    assert [member.roles for member in found.team] == [
        (Role.EMPLOYMENT_CASEWORKER,),
        (Role.SOCIAL_CASEWORKER,),
        (Role.JOB_CONSULTANT,),
        (Role.CTI_WORKER,),
    ]
    assert (found.course, found.workplace, found.weeks, found.citizen_words) == (None, None, (), "")


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def met_before_cti(case: Case, on: date, *came: Role) -> None:
    """A meeting before CTI that was held, with citizen and CTI worker unless others came."""
    roles = came or (Role.CITIZEN, Role.CTI_WORKER)
    courses.meeting(case, MeetingKind.PRE_CTI, planned_on=on, held_on=on, came=roles)


def test_e2_meetings_before_cti_count_as_the_gate_counts_them(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    def counted() -> tuple[int, int]:
        gate = start_ground(case.pk, starts_on=TODAY, few_meetings_reason="", today=TODAY)
        return overview_of(case, TODAY).situation.pre_cti_meetings, gate.facts.pre_cti_meetings

    found = []
    with as_owner():
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY, held_on=days_ago(9))
        met_before_cti(case, days_ago(8), Role.CITIZEN, Role.JOB_CONSULTANT)
        found.append(counted())
        for _ in range(2):
            met_before_cti(case, days_ago(7))
        found.append(counted())
        courses.note(case, on=days_ago(9), by=world.cti_worker)
        courses.note(case, on=days_ago(5), by=world.social_caseworker)
        found.append(counted())
        courses.note(case, on=days_ago(4), by=world.cti_worker)
        found.append(counted())
    assert found == [(0, 0), (1, 1), (1, 1), (2, 2)]


def test_i2_what_is_arranged_is_the_same_on_the_page_and_in_the_countdown(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    def arranged(course: CtiCourse) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
        page, own = overview_of(case, TODAY).situation, countdown_facts(course, today=TODAY)
        return (
            (
                page.decisions_started,
                page.network_agreed,
                page.closing_meeting_on is not None,
                page.follow_on_arranged,
            ),
            (
                own.decisions_started,
                own.network_agreed,
                own.closing_meeting_booked,
                own.follow_on_arranged,
            ),
        )

    found = []
    with as_owner():
        first = courses.job_match(case, courses.company(), on=days_ago(500), ended_on=days_ago(90))
        old = courses.grant(case, starts_on=days_ago(500), ends_before=days_ago(80))
        courses.cti_course(first, old, starts_on=days_ago(450), closed_on=days_ago(100))
        courses.meeting(case, MeetingKind.CLOSING, planned_on=days_ago(101), held_on=days_ago(101))
        match = courses.job_match(case, courses.company("Havnens Is"), on=days_ago(20))
        new = courses.grant(case, starts_on=days_ago(20))
        running = courses.cti_course(match, new, starts_on=days_ago(10))
        stamp = courses.stamp(case)
        Supporter.objects.create(**stamp, name="Grete", promises="Ringer", accepted_on=TODAY)
        found.append(arranged(running))
        goes_on = CtiCourse.objects.filter(pk=running.pk)
        goes_on.update(continued_need=ContinuedNeed.NEED)
        found.append(arranged(goes_on.get()))
        goes_on.update(continued_need="", follow_on_worker="")
        sister = NetworkPerson.objects.create(**stamp, name="Grete", relation="søster")
        task = Handover.objects.create(**stamp, course=running, task="Ringe", to_person=sister)
        courses.consent(
            case,
            InformationType.CONTACT,
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.NETWORK_PERSON,
            to_person=sister,
        )
        found.append(arranged(running))
        Handover.objects.filter(pk=task.pk).update(accepted_on=TODAY, state=HandoverState.ACCEPTED)
        Decision.objects.filter(pk=old.decision_id).update(decided_on=TODAY)
        reaches = running.ends_before + timedelta(days=1)
        Grant.objects.filter(pk=old.pk).update(ends_before=reaches)
        courses.meeting(case, MeetingKind.CLOSING, planned_on=running.phase_3_on)
        found.append(arranged(running))
    nothing, nobody, everything = (*(False,) * 3, True), (True, *(False,) * 3), (True,) * 4
    assert found == [(each,) * 2 for each in (nothing, nobody, nothing, everything)]


def test_o_every_stage_leads_to_the_next(case: Case, as_owner: AsOwner) -> None:
    stages = []

    def note_stage() -> None:
        found = overview_of(case, TODAY)
        stages.append((found.state.value, found.next_step.action.value))

    with as_owner():
        planned = courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY)
        note_stage()
        planned.delete()
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY, held_on=days_ago(2))
        note_stage()
        courses.approved_plan(courses.plan(case), on=TODAY)
        note_stage()
        at = courses.company()
        courses.employer_contact(case, at, on=TODAY)
        note_stage()
        for ago in (1, 0):
            met_before_cti(case, days_ago(ago))
        note_stage()
        match = courses.job_match(case, at, on=TODAY)
        note_stage()
        by = courses.grant(case, starts_on=TODAY)
        note_stage()
        courses.cti_course(match, by, starts_on=TODAY)
        note_stage()
        courses.agreement(match, agreed_on=TODAY)
        note_stage()
    assert stages == [
        ("kickoff_planned", "hold_kickoff"),
        ("kickoff_held", "approve_plan"),
        ("matching", "contact_employers"),
        ("matching", "meet_before_cti"),
        ("matching", "find_match"),
        ("matched", "decide_grant"),
        ("matched", "start_cti"),
        ("cti_phase_1", "agree_work"),
        ("cti_phase_1", "choose_focus"),
    ]


def test_the_overview_holds_what_karins_course_is(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        course = karin.in_phase_2(world, case, TODAY)
    found = asked(as_owner, case)
    assert found.state is CaseState.CTI_PHASE_2
    assert found.course is not None
    assert found.course.clock.ends_before == course.ends_before
    assert found.workplace is not None
    assert (found.workplace.company, found.workplace.since) == ("Byens Brød ApS", course.starts_on)
    assert found.agreed_minutes == (12 * 60, 4 * 60)
    with as_owner():
        later = overview_of(case, TODAY + timedelta(weeks=5))
    assert later.agreed_minutes == (14 * 60, 4 * 60)  # the sub-goal of 18 hours is due
    assert [(week.minutes.unpaid // 60, week.minutes.paid // 60) for week in found.weeks][-2:] == [
        (12, 4)
    ] * 2
    assert total(found.situation.weeks[0].hours) == Decimal(16)
    assert found.last_contact_on == TODAY - timedelta(days=1)
    assert found.situation.focus_areas == 3
    assert found.situation.pre_cti_meetings == 2


def test_a1_a_seat_that_nobody_holds_is_missing(case: Case, as_owner: AsOwner) -> None:
    with as_owner():
        seat = TeamMembership.objects.filter(case=case, role=Role.CTI_WORKER)
        seat.update(starts_on=TODAY - timedelta(days=9), ends_before=TODAY)
    found = asked(as_owner, case)
    assert "seat_taken" in conditions(found)
    assert found.next_step.action is NextAction.FILL_TEAM


@pytest.mark.parametrize("gone", ["account", "role"])
def test_a1_a_seat_of_somebody_who_has_left_is_missing(
    world: World, case: Case, as_owner: AsOwner, gone: str
) -> None:
    with as_owner():
        if gone == "account":
            User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
        else:
            RoleAssignment.objects.filter(user=world.cti_worker).update(ends_before=TODAY)
    found = asked(as_owner, case)
    assert found.situation.vacant == (Role.CTI_WORKER,)
    assert found.next_step.action is NextAction.FILL_TEAM
    with acting_as(world.actor(world.leader)):
        assert day_of(world.actor(world.leader), TODAY).vacant == (case,)


def test_c2_a_consent_that_ends_soon_is_missing_until_it_is_renewed(
    case: Case, as_owner: AsOwner
) -> None:
    between = {
        "from_party": Party.SOCIAL_DEPARTMENT,
        "to_party": Party.EMPLOYMENT_DEPARTMENT,
    }
    with as_owner():
        courses.consent(case, InformationType.SOCIAL, **between, days=5)
    assert "consent_lasts" in conditions(asked(as_owner, case))
    with as_owner():
        courses.consent(case, InformationType.SOCIAL, InformationType.HEALTH, **between)
    assert "consent_lasts" not in conditions(asked(as_owner, case))


def test_c6_an_older_copy_on_paper_is_missing(case: Case, as_owner: AsOwner) -> None:
    with as_owner():
        of = courses.plan(case)
        courses.approved_plan(of, on=TODAY, number=1)
        found_before = conditions(overview_of(case, TODAY))
        courses.approved_plan(of, on=TODAY, number=2, handed_over=False)
    assert "copy_is_newest" not in found_before
    assert "copy_is_newest" in conditions(asked(as_owner, case))


def test_g1_only_a_follow_up_on_the_plan_asks_for_two_professions(
    case: Case, as_owner: AsOwner
) -> None:
    alone = (Role.CITIZEN, Role.JOB_CONSULTANT)
    with as_owner():
        courses.meeting(case, MeetingKind.WORKPLACE, planned_on=TODAY, held_on=TODAY, came=alone)
        at_work = conditions(overview_of(case, TODAY))
        courses.meeting(case, MeetingKind.FOLLOW_UP, planned_on=TODAY, held_on=TODAY, came=alone)
        on_the_plan = conditions(overview_of(case, TODAY))
    assert "across_professions" not in at_work
    assert "across_professions" in on_the_plan


def test_h6_nobody_is_reminded_of_a_grant_once_cti_is_over(case: Case, as_owner: AsOwner) -> None:
    starts_on, ends_before = TODAY - timedelta(days=170), TODAY + timedelta(days=14)
    with as_owner():
        match = courses.job_match(case, courses.company(), on=starts_on)
        by = courses.grant(case, starts_on=starts_on, ends_before=ends_before)
        course = courses.cti_course(match, by, starts_on=starts_on, months=6)
        running = overview_of(case, TODAY).situation.grant_ends
        course.closed_on = TODAY
        course.save()
    assert running == ends_before
    assert asked(as_owner, case).situation.grant_ends is None


def test_m9_the_municipalitys_own_numbers_are_used(case: Case, as_owner: AsOwner) -> None:
    limits = asked(as_owner, case).situation.limits
    assert limit_on(LimitCode.PRE_CTI_MEETINGS, TODAY, limits) == 2
    assert len(limits) == len(LimitCode)


def test_o_a_closed_course_asks_for_nothing(case: Case, as_owner: AsOwner) -> None:
    with as_owner():
        case.closed_on, case.closed_as = TODAY, SideExit.MOVED
        case.save()
    found = asked(as_owner, case)
    assert (found.state, found.missing) == (CaseState.CLOSED, ())
    assert found.next_step.action is NextAction.NOTHING


def test_the_history_is_the_one_the_overview_is_judged_by(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        history = history_of(case, TODAY)
        assert history == overview_of(case, TODAY).situation.history
    assert state_on(history, TODAY) is CaseState.CTI_PHASE_2


def test_many_overviews_cost_as_much_as_one_and_hold_each_ones_sections(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        courses.consent(
            case,
            InformationType.CTI_NOTES,
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYMENT_DEPARTMENT,
        )
    others = [enrolled_case(world, cpr=f"70018011{number:02}") for number in range(5)]
    ids = [case.pk, *(other.pk for other in others)]
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        with CaptureQueriesContext(connection) as for_one:
            overviews_of(actor, ids[:1], today=TODAY, now=noon(TODAY))
        with CaptureQueriesContext(connection) as for_all:
            seen = overviews_of(actor, ids, today=TODAY, now=noon(TODAY))
    assert len(for_one) == len(for_all) == 1
    assert [one.case.pk for one in seen] == ids
    assert [Section.CTI_NOTES in one.sections for one in seen] == [True, *[False] * 5]
    assert [one.relation.team for one in seen] == [{Role.JOB_CONSULTANT}] * 6


def test_a_course_out_of_sight_is_left_out(world: World, case: Case) -> None:
    actor = world.actor(world.stranger)
    with acting_as(actor):
        assert overviews_of(actor, [case.pk], today=TODAY, now=noon(TODAY)) == ()
