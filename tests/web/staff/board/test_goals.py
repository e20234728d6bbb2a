"""Goals of the effort in the browser: set by the leader, told about by their owner (J4)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client

from fodfaeste.records.boards.models import EffortGoal, EffortGoalStatus
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, person

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
GOALS = "/tavle/maal/"
DUE = TODAY + timedelta(days=90)
BY = {"due_on_day": DUE.day, "due_on_month": DUE.month, "due_on_year": DUE.year}


@pytest.fixture
def leader(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.leader)


def set_goal(leader: Client, world: World, at: str = "nyt/", **changed: object) -> str:
    sent = {"key": uuid.uuid4(), "wording": "Besøg inden 14 dage", "owner": world.cti_worker.pk}
    return leader.post(f"{GOALS}{at}", {**sent, **BY, **changed}, follow=True).text


def test_j4_the_leader_sets_a_goal_with_a_sub_goal_and_the_board_shows_it(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    assert "Sæt det første mål." in leader.get(GOALS).text
    key = uuid.uuid4()
    for _ in range(2):
        page = set_goal(leader, world, key=key)
    assert page.count('<h3 class="ff-card__title">Besøg inden 14 dage</h3>') == 1
    with as_owner():
        (goal,) = EffortGoal.objects.all()
    page = set_goal(leader, world, f"{goal.pk}/delmaal/", wording="Faste dage")
    assert "Faste dage" in page
    assert "Besøg inden 14 dage" in leader.get("/tavle/").text
    with as_owner():
        below = EffortGoal.objects.get(parent=goal)
    deeper = set_goal(leader, world, f"{below.pk}/delmaal/")
    assert "Et delmål kan ikke have delmål under sig." in deeper


def test_j4_a_goal_without_words_owner_or_day_is_refused_with_the_rule(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    page = leader.post(f"{GOALS}nyt/", {"key": uuid.uuid4(), "wording": "Et <b>mål</b>"}).text
    assert "Ingen har målet som sit." in page
    assert "Et &lt;b&gt;mål&lt;/b&gt;" in page
    assert "/metoden/#J4" in page
    gone = {**BY, "due_on_year": 1926}
    assert "ligger tilbage i tiden" in set_goal(leader, world, **gone)
    with as_owner():
        assert EffortGoal.objects.count() == 0


def test_j4_the_owner_says_how_it_goes_and_the_history_stands(
    leader: Client, world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    set_goal(leader, world)
    with as_owner():
        (goal,) = EffortGoal.objects.all()
    owner = sign_in(world.cti_worker)
    at = f"{GOALS}{goal.pk}/status/"
    empty = owner.post(at, {"key": uuid.uuid4(), "state": "behind", "note": " "})
    assert "Det står ikke, hvad status bygger på." in empty.text
    owner.post(at, {"key": uuid.uuid4(), "state": "behind", "note": "Typisk 19 dage"})
    page = leader.post(
        at, {"key": uuid.uuid4(), "state": "reached", "note": "13 dage nu"}, follow=True
    ).text
    assert page.index("13 dage nu") < page.index("Typisk 19 dage")
    with as_owner():
        states = EffortGoalStatus.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["begun", "behind", "reached"]
    colleague = sign_in(world.job_consultant)
    other = colleague.post(at, {"key": uuid.uuid4(), "state": "dropped", "note": "Nej"})
    assert other.status_code == 409
    assert colleague.get(f"{GOALS}{goal.pk}/ret/").status_code == 403


def test_j4_an_owner_from_another_unit_finds_the_goal_and_tells_of_it(
    leader: Client, world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        social = person("Ole Brandt", Role.LEADER, None, leads=world.social_caseworker.unit)
    assert "Besøg" not in sign_in(social).get(GOALS).text
    set_goal(leader, world, owner=social.pk)
    with as_owner():
        (goal,) = EffortGoal.objects.all()
    owner = sign_in(social)
    page = owner.get(GOALS).text
    assert "Skriv status" in page
    assert "Ret målet" not in page
    at = f"{GOALS}{goal.pk}/status/"
    page = owner.post(at, {"key": uuid.uuid4(), "state": "reached", "note": "Nu"}, follow=True).text
    assert "Status er skrevet ned." in page


def test_j4_a_stale_save_meets_what_the_other_wrote(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    set_goal(leader, world)
    with as_owner():
        (goal,) = EffortGoal.objects.all()
    opened = leader.get(f"{GOALS}{goal.pk}/ret/").text
    seen = opened.split('name="seen" value="', 1)[1].split('"', 1)[0].replace("&quot;", '"')
    sent = {"version": goal.version, "seen": seen, "owner": world.cti_worker.pk, **BY}
    leader.post(f"{GOALS}{goal.pk}/ret/", {**sent, "wording": "Min udgave"})
    merge = leader.post(f"{GOALS}{goal.pk}/ret/", {**sent, "wording": "Din udgave"})
    assert merge.status_code == 409
    assert "Min udgave" in merge.text
    assert "Din udgave" in merge.text


def test_j4_a_stranger_finds_no_goal(
    leader: Client, world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    set_goal(leader, world)
    stranger = sign_in(world.stranger)
    assert "Besøg inden" not in stranger.get(GOALS).text
    with as_owner():
        (goal,) = EffortGoal.objects.all()
    assert stranger.get(f"{GOALS}{goal.pk}/status/").status_code == 404
