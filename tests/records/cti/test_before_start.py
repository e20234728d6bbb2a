"""The meetings before CTI, as the page lists them and the gate counts them (E2, E12, E13, E16)."""

from datetime import timedelta

import pytest

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.queries.start import StartGround, start_ground
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.about_cti import AboutCti
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.cti_worlds import KICKOFF, MATCHED, Ready, case_ready, hold
from tests.records.cti.steps import write_note
from tests.worlds import TODAY, World, acting_as

pytestmark = pytest.mark.django_db

PAIR = (Role.CITIZEN, Role.CTI_WORKER)


def ground(world: World, case: Case) -> StartGround:
    with acting_as(world.actor(world.cti_worker)):
        return start_ground(case.pk, starts_on=TODAY, few_meetings_reason="", today=TODAY)


def met(world: World, case: Case, kind: MeetingKind, days: int, *came: Role) -> Meeting:
    with acting_as(world.actor(world.social_caseworker)):
        return hold(world, case, kind, KICKOFF + timedelta(days=days), came)


def test_e2_the_list_says_why_a_meeting_does_not_count(world: World) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=0))
    met(world, case, MeetingKind.PRE_CTI, 2, Role.CITIZEN, Role.JOB_CONSULTANT)
    met(world, case, MeetingKind.PRE_CTI, 3, Role.CTI_WORKER)
    met(world, case, MeetingKind.PRE_CTI, 4, *PAIR)
    write_note(world, case, happened_on=KICKOFF + timedelta(days=4))
    found = ground(world, case)
    assert [one.why_not for one in found.before.encounters] == [
        "den nuværende CTI-medarbejder var ikke med",
        "borgeren var ikke med",
        "",
        "samme dag som et møde, der tæller",
    ]
    assert (found.before.counted, found.facts.pre_cti_meetings) == (1, 1)


def test_e12_what_is_told_over_several_meetings_is_told_once(world: World) -> None:
    case = case_ready(world)
    points = list(AboutCti)
    with acting_as(world.actor(world.social_caseworker)):
        first, second = Meeting.objects.filter(kind=MeetingKind.PRE_CTI).order_by("held_on")
        first.explained, second.explained = [points[0], points[1]], [points[1], points[2]]
        first.save()
        second.save()
    assert ground(world, case).before.not_told == tuple(points[3:])


def test_e16_a_wish_that_is_said_twice_stands_once_with_its_first_day(world: World) -> None:
    case = case_ready(world)
    with acting_as(world.actor(world.social_caseworker)):
        for meeting in Meeting.objects.filter(kind=MeetingKind.PRE_CTI):
            meeting.citizen_wishes = "Komme op om morgenen"
            meeting.save()
    (wish,) = ground(world, case).before.wishes
    assert (wish.text, wish.on) == ("Komme op om morgenen", KICKOFF + timedelta(days=7))


def test_e13_the_three_sit_together_at_one_meeting_after_the_match(world: World) -> None:
    case = case_ready(world)
    after = (MATCHED - KICKOFF).days
    held = []
    for days, came in (
        (after - 1, (*PAIR, Role.JOB_CONSULTANT)),
        (after, PAIR),
        (after + 1, (Role.CITIZEN, Role.JOB_CONSULTANT)),
        (after + 2, (*PAIR, Role.JOB_CONSULTANT)),
    ):
        met(world, case, MeetingKind.START_OF_THREE, days, *came)
        held.append(ground(world, case).facts.start_meeting_held)
    assert held == [False, False, False, True]
