"""The board meeting stands in everybody's calendar: fixed time that the board itself holds (J2)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import time, timedelta

import pytest
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.actions import team_time
from fodfaeste.records.meetings.models import TeamMeeting
from fodfaeste.records.meetings.queries.calendar import meetings_for
from fodfaeste.rules.meetings.kinds import (
    MeetingSource,
    MeetingState,
    MeetingTypeCode,
    Rhythm,
    TeamMeetingKind,
)
from fodfaeste.rules.meetings.series import Series
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
MINE = reverse("staff:team_time:mine")


@pytest.fixture
def slot(world: World, case: Case, as_owner: AsOwner) -> TeamMeeting:
    with acting_as(world.actor(world.leader)) as actor:
        team_time.set_team_time(
            actor=actor,
            key=uuid.uuid4(),
            wanted=team_time.NewTeamTime(
                kind=TeamMeetingKind.BOARD,
                name="Tavlemøde hver uge",
                unit_id=world.unit.pk,
                series=Series(rhythm=Rhythm.WEEK, starts_on=TODAY, until=TODAY + timedelta(days=8)),
                starts_clock=time(10),
                lasts=60,
                place="Ved tavlen",
                people=(world.leader.pk, world.cti_worker.pk),
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    with as_owner():
        return TeamMeeting.objects.earliest("planned_on")


def test_j2_the_board_meeting_is_in_the_feed_in_my_meetings_and_on_min_dag(
    world: World, slot: TeamMeeting, sign_in: SignIn, today_is: TodayIs
) -> None:
    today_is(TODAY)
    worker = sign_in(world.cti_worker)
    with acting_as(world.actor(world.cti_worker)):
        found = meetings_for(world.cti_worker.pk, from_day=TODAY, before=TODAY + timedelta(30))
    assert [(one.source, one.code, one.on) for one in found] == [
        (MeetingSource.TEAM, MeetingTypeCode.BOARD, TODAY),
        (MeetingSource.TEAM, MeetingTypeCode.BOARD, TODAY + timedelta(days=7)),
    ]
    assert "Tavlemøde hver uge" in worker.get(MINE).text
    assert "Tavlemøde hver uge" in worker.get("/medarbejder/").text
    at = reverse("staff:team_time:meeting", args=[slot.series_id, slot.pk])
    assert reverse("board:board") in worker.get(at).text


def test_j2_beginning_the_board_meeting_holds_the_time_that_was_set_aside(
    world: World, slot: TeamMeeting, sign_in: SignIn, today_is: TodayIs, as_owner: AsOwner
) -> None:
    today_is(TODAY)
    typed = {
        "key": uuid.uuid4(),
        "unit": world.unit.pk,
        "attended": [world.leader.pk, world.cti_worker.pk],
        "held_on_day": TODAY.day,
        "held_on_month": TODAY.month,
        "held_on_year": TODAY.year,
    }
    assert sign_in(world.leader).post("/tavle/moeder/nyt/", typed).status_code == 302
    with as_owner():
        states = TeamMeeting.objects.order_by("planned_on").values_list("state", "held_on")
        assert list(states) == [(MeetingState.HELD, TODAY), (MeetingState.PLANNED, None)]
    at = reverse("staff:team_time:meeting", args=[slot.series_id, slot.pk])
    page = sign_in(world.cti_worker).get(at).text
    assert ("Registrér som holdt" in page, reverse("board:meetings") in page) == (False, True)
