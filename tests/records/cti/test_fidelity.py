"""What the indicators are judged from, gathered in as few queries for one course as for many."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from fractions import Fraction

import pytest

from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.cti.models import (
    ClosingNote,
    ContactNote,
    CtiCourse,
    Handover,
    NoteParticipant,
)
from fodfaeste.records.cti.queries.fidelity import Found, course_of, courses_since, facts_of
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import SparringGroup, SparringMeeting, SparringPoint
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.fidelity import AreaFacts, HandoverFacts
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace, HandoverState
from fodfaeste.rules.cti.taking_part import Belongs
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from tests.factories import courses
from tests.worlds import TODAY, World, acting_as, enrolled_case, make_world, noon

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
Queries = Callable[[int], AbstractContextManager[object]]

START = date(2025, 12, 31)
SECOND, THIRD, END = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    return enrolled_case(world, day=START - timedelta(days=30))


def run(case: Case, *, starts_on: date = START) -> CtiCourse:
    match = courses.job_match(case, courses.company(), on=starts_on)
    return courses.cti_course(match, courses.grant(case, starts_on=starts_on), starts_on=starts_on)


def note(
    world: World,
    case: Case,
    on: date,
    *,
    kind: ContactKind = ContactKind.MEETING,
    place: ContactPlace | None = ContactPlace.OFFICE,
) -> ContactNote:
    return ContactNote.objects.create(
        **courses.stamp(case),
        happened_on=on,
        kind=kind,
        place=place or "",
        written_as=Role.CTI_WORKER,
    )


def found(world: World, case: Case, day: date = TODAY) -> Found:
    with acting_as(world.actor(world.cti_worker, day), day):
        (one,) = facts_of(course_of(case.pk), today=day)
    return one


def test_j8_notes_are_counted_phase_by_phase_and_by_what_they_were(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        run(case)
        note(world, case, START - timedelta(days=1), place=ContactPlace.OUT)
        note(world, case, START, place=ContactPlace.OUT)
        note(world, case, date(2026, 1, 30), kind=ContactKind.PHONE, place=None)
        note(world, case, date(2026, 1, 31), place=ContactPlace.HOME)
        note(world, case, date(2026, 2, 1), kind=ContactKind.ATTEMPT, place=None)
        note(world, case, date(2026, 2, 2), kind=ContactKind.COORDINATION, place=None)
        note(world, case, SECOND - timedelta(days=1))
        note(world, case, SECOND, place=ContactPlace.OUT)
        note(world, case, THIRD - timedelta(days=1))
        note(world, case, THIRD)
        note(world, case, END)
    facts = found(world, case).facts
    assert facts.talks == (4, 2, 1)
    assert (facts.first_month, facts.outside_office, facts.with_network) == (2, 2, 1)


def test_j8_a_note_with_several_around_the_citizen_is_one_contact(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        run(case)
        one = note(world, case, START)
        for colleague in (world.job_consultant, world.social_caseworker):
            NoteParticipant.objects.create(
                **courses.stamp(case), note=one, belongs=Belongs.TEAM, colleague=colleague
            )
        two = note(world, case, START)
        for _ in range(2):
            person = network_person_of(case)
            NoteParticipant.objects.create(
                **courses.stamp(case), note=two, belongs=Belongs.NETWORK, network_person=person
            )
    facts = found(world, case).facts
    assert (facts.talks, facts.with_network) == ((2, 0, 0), 1)


def network_person_of(case: Case) -> NetworkPerson:
    return NetworkPerson.objects.create(
        **courses.stamp(case), name="Grete", relation="søster", kind="private"
    )


def test_j8_plans_handovers_and_the_end_are_read_as_they_stand(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        course = run(case)
        courses.focus_area(course, "Søvn", phase=1, track=Track.COPING)
        task = {**courses.stamp(case, date(2026, 7, 1)), "course": course, "task": "Ringe"}
        person = network_person_of(case)
        Handover.objects.create(**task, to_citizen=True)
        Handover.objects.create(**task, to_person=person, accepted_on=date(2026, 8, 1))
        Handover.objects.create(**task, to_person=person)
        Handover.objects.create(**task, to_person=person, state=HandoverState.DROPPED)
        courses.meeting(case, MeetingKind.TRANSFER, planned_on=THIRD, held_on=THIRD)
        ClosingNote.objects.create(
            **courses.stamp(case), course=course, course_of_events="Det gik godt."
        )
        CtiCourse.objects.update(closed_on=END)
    facts = found(world, case).facts
    assert facts.areas == (AreaFacts(1, START),)
    assert facts.handovers == (
        HandoverFacts(date(2026, 7, 1)),
        HandoverFacts(date(2026, 8, 1)),
        HandoverFacts(None),
    )
    assert (facts.transfer_held_on, facts.closing_note, facts.closed_on) == (THIRD, True, END)
    assert (facts.law_months, facts.course.months) == (9, 9)


def test_j8_decisions_of_held_sparring_meetings_are_read_by_their_day(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        run(case)
        made = made_by(world.leader.pk, noon(START))
        group = SparringGroup.objects.create(**made, unit=world.unit, name="Gruppe 1")
        for held_on, state in (
            (START - timedelta(days=1), MeetingState.HELD),
            (SECOND, MeetingState.HELD),
            (None, MeetingState.PLANNED),
        ):
            meeting = SparringMeeting.objects.create(
                **made, group=group, planned_on=held_on or THIRD, held_on=held_on, state=state
            )
            SparringPoint.objects.create(
                **courses.stamp(case), meeting=meeting, text="Vi prøver morgenbussen."
            )
    assert found(world, case).facts.sparring_days == (SECOND,)


def test_j8_the_load_is_the_workers_whole_load(world: World, case: Case, as_owner: AsOwner) -> None:
    with as_owner():
        run(case)
    assert found(world, case).facts.load == Fraction(1, 10)


def test_j8_a_leader_counts_the_unit_and_a_worker_their_own(
    world: World, case: Case, as_owner: AsOwner
) -> None:
    with as_owner():
        run(case)
    since = TODAY - timedelta(days=365)
    for user, number in (
        (world.leader, 1),
        (world.cti_worker, 1),
        (world.job_consultant, 0),
        (world.stranger, 0),
    ):
        actor = world.actor(user)
        with acting_as(actor):
            assert courses_since(since, actor=actor, today=TODAY).count() == number, user.name


def test_j8_what_ended_long_ago_is_not_counted(world: World, case: Case, as_owner: AsOwner) -> None:
    with as_owner():
        run(case, starts_on=date(2024, 1, 1))
        CtiCourse.objects.update(closed_on=date(2024, 10, 1))
    actor = world.actor(world.leader)
    with acting_as(actor):
        assert not courses_since(date(2024, 10, 2), actor=actor, today=TODAY).exists()
        assert courses_since(date(2024, 10, 1), actor=actor, today=TODAY).exists()


def test_j8_many_courses_are_as_few_queries_as_one(
    world: World,
    case: Case,
    as_owner: AsOwner,
    django_assert_num_queries: Queries,
) -> None:
    others = [enrolled_case(world, cpr=f"70018012{number}", day=START) for number in (35, 36, 37)]
    with as_owner():
        for one in (case, *others):
            run(one)
    actor = world.actor(world.leader)
    with acting_as(actor), django_assert_num_queries(3):
        every = facts_of(courses_since(START, actor=actor, today=TODAY), today=TODAY)
    assert sorted(one.case_id for one in every) == sorted(one.pk for one in (case, *others))
    assert {one.facts.load for one in every} == {Fraction(4, 10)}
