"""Who is new on my team: in plain words on my page, until I have seen it (A2, A3)."""

import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, TeamNews
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, noon

HOME = "/mit-forloeb/"


def change(world: World, case: Case) -> None:
    actor = world.actor(world.leader)
    said = actions.TeamChange(
        role=Role.JOB_CONSULTANT, user_id=world.stranger.pk, reason="Jonas er på barsel nu"
    )
    with acting_as(actor):
        case.refresh_from_db()
        actions.change_team(
            actor=actor, key=uuid.uuid4(), case=case, change=said, today=TODAY, now=noon(TODAY)
        )


def test_a3_my_page_says_who_is_new_until_i_have_seen_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    me = sign_in(world.citizen)
    assert "Ny på dit team" not in me.get(HOME).text
    change(world, case)
    page = me.get(HOME).text
    assert "Ny på dit team" in page
    assert "<strong>Frede Mann</strong> er din nye jobkonsulent fra 4. marts 2026." in page
    assert "Det var Jonas Krag før." in page
    assert "barsel" not in page
    assert "Ny på dit team" in me.get(HOME).text  # looking alone says nothing
    with acting_as(world.actor(world.leader)):
        last = TeamNews.objects.get().pk
    seen = me.post(reverse("citizen:see_changes"), {"til": last}, follow=True).text
    assert "Dit team kan se, at du har set det" in seen
    assert "Ny på dit team" not in me.get(HOME).text
    again = me.post(reverse("citizen:see_changes"), {"til": last}, follow=True).text
    assert "Dit team kan se" not in again
    team = sign_in(world.leader).get(reverse("staff:people:team", args=[case.pk])).text
    assert "Set på Mit forløb, 4. marts 2026" in team


def test_a3_what_the_page_did_not_show_is_not_seen_by_a_press(
    world: World, case: Case, sign_in: SignIn
) -> None:
    change(world, case)
    me = sign_in(world.citizen)
    for typed in ({}, {"til": "0"}, {"til": "hej"}):
        assert me.post(reverse("citizen:see_changes"), typed).status_code == 302
    assert "Ny på dit team" in me.get(HOME).text


def test_my_page_asks_as_often_whoever_is_new(world: World, case: Case, sign_in: SignIn) -> None:
    me = sign_in(world.citizen)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert me.get(HOME).status_code == 200
        return len(seen)

    before = queries()
    change(world, case)
    assert queries() == before
