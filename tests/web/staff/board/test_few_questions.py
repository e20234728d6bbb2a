"""The pages around the board ask as often with twenty rows as with two (quality.md, Speed)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.boards.models import BoardMeeting, CollaborationCheck, EffortGoal
from fodfaeste.records.cases.models import Case
from fodfaeste.records.foundation import made_by
from tests.web.conftest import SignIn
from tests.web.staff.board.test_goals import GOALS, set_goal
from tests.web.staff.board.test_meeting import (
    MEETINGS,
    NEXT_WEEK,
    AsOwner,
    begin,
    decide,
    on,
    the_meeting,
)
from tests.web.staff.test_collaboration import at, sent
from tests.worlds import TODAY, World, enrolled_case, noon

pytestmark = pytest.mark.django_db

MOST = 15


@pytest.fixture
def leader(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.leader)


def queries(client: Client, page: str) -> int:
    assert client.get(page).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get(page)
    return sum("SAVEPOINT" not in one["sql"] for one in seen.captured_queries)


def test_j4_goals_with_statuses_and_sub_goals(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    counted = []
    for total in (2, 20):
        with as_owner():
            there = EffortGoal.objects.count()
        for _ in range(there // 2, total // 2):
            set_goal(leader, world)
            with as_owner():
                goal = EffortGoal.objects.latest("pk")
            set_goal(leader, world, f"{goal.pk}/delmaal/", wording="Faste dage")
        with as_owner():
            assert EffortGoal.objects.count() == total
        counted.append(queries(leader, GOALS))
    assert counted[0] == counted[1] <= MOST


def test_j2_a_meeting_with_its_citizens_decisions_and_obstacles(
    leader: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    counted: list[tuple[int, int]] = []
    for before, total in ((1, 2), (2, 20)):
        for number in range(before, total):
            enrolled_case(world, cpr=f"70018013{number + 10:02}")
        begin(leader, world)
        meeting = the_meeting(as_owner)
        for number in range(total):
            tail, who = ("hindring/", world.leader) if number % 2 else ("", world.cti_worker)
            said = {"text": f"Nr. {number}", "responsible": who.pk}
            decide(leader, case, meeting, tail=tail, **said, **on("due_on", NEXT_WEEK))
        here = f"{MEETINGS}{meeting.pk}/"
        page = leader.get(here).content.decode()
        assert [f"Nr. {number}" in page for number in range(total)] == [True] * total
        counted.append((queries(leader, here), queries(leader, "/tavle/hindringer/")))
        leader.post(f"{here}slut/", {"version": meeting.version})
    # The second meeting has one before it: its own row, and what it decided.
    assert counted[1][0] - counted[0][0] <= 2
    assert max(counted[1]) <= MOST
    assert counted[0][1] == counted[1][1]


def test_j2_the_list_of_meetings(leader: Client, world: World, as_owner: AsOwner) -> None:
    counted = []
    for total in (2, 20):
        with as_owner():
            BoardMeeting.objects.bulk_create(
                BoardMeeting(
                    **made_by(world.leader.pk, noon(TODAY)),
                    unit=world.unit,
                    held_on=TODAY - timedelta(days=number),
                    ended_on=TODAY,
                )
                for number in range(BoardMeeting.objects.count(), total)
            )
        counted.append(queries(leader, MEETINGS))
    assert counted[0] == counted[1] <= MOST


def test_j4_the_trend_of_the_collaboration_check(leader: Client, world: World) -> None:
    counted = []
    for total in (2, 20):
        for number in range(CollaborationCheck.objects.count(), total):
            day = date(2025, 1, 1) + timedelta(days=number)
            leader.post(at(world, "svar"), sent(day, key=uuid.uuid4()))
        assert CollaborationCheck.objects.count() == total
        counted.append(queries(leader, at(world)))
    assert counted[0] == counted[1] <= MOST
