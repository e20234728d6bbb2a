"""The team's page: who is new, put there by whom and why, and whether the citizen knows (A2)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, TeamNews
from fodfaeste.rules.access.roles import Role
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, noon

AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def news(world: World, case: Case) -> TeamNews:
    """Frede takes over from Jonas."""
    actor = world.actor(world.employment_caseworker)
    said = actions.TeamChange(
        role=Role.JOB_CONSULTANT, user_id=world.stranger.pk, reason="Jonas er på barsel nu"
    )
    with acting_as(actor):
        actions.change_team(
            actor=actor, key=uuid.uuid4(), case=case, change=said, today=TODAY, now=noon(TODAY)
        )
        return TeamNews.objects.get()


def told(**changes: str) -> dict[str, str]:
    day = {"told_on_day": str(TODAY.day), "told_on_month": "3", "told_on_year": "2026"}
    return {"told_as": "talk", **day, **changes}


def test_a2_the_history_says_who_when_why_by_whom_and_whether_told(
    world: World, case: Case, news: TeamNews, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    team = reverse("staff:people:team", args=[case.pk])
    page = client.get(team).text
    for said in ("Jonas er på barsel nu", "Pernille Aaen", "Ikke endnu", "ny jobkonsulent fra"):
        assert said in page
    url = reverse("staff:people:tell_change", args=[case.pk, news.pk])
    assert "Jonas Krag" in client.get(url).text
    assert client.post(url, told()).status_code == 302
    page = client.get(team).text
    assert "Sagt ved en samtale, 4. marts 2026" in page
    assert "Borgeren er ikke fortalt det endnu" not in page
    assert client.post(url, told(told_as="letter")).status_code == 302
    assert "Sagt ved en samtale" in client.get(team).text


def test_a3_a_day_to_come_is_refused_and_what_was_chosen_stands(
    world: World, case: Case, news: TeamNews, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    url = reverse("staff:people:tell_change", args=[case.pk, news.pk])
    tomorrow = told(told_as="letter", told_on_day=str((TODAY + timedelta(days=1)).day))
    refused = client.post(url, tomorrow)
    assert refused.status_code == 409
    assert "A3" in refused.text
    assert 'value="letter" checked' in " ".join(refused.text.split())
    assert client.post(url, {"told_as": ""}).status_code == 422


def test_a3_the_letter_says_who_is_new_and_what_they_help_with(
    world: World, case: Case, news: TeamNews, sign_in: SignIn
) -> None:
    url = reverse("staff:people:change_letter", args=[case.pk, news.pk])
    for address in (url, f"{url}?skrift=stor"):
        paper = sign_in(world.stranger).get(address)
        assert paper["Content-Type"] == "application/pdf"
        words = " ".join(text_of(paper.content).split())
        assert "Ny på dit team: Frede Mann" in words
        assert "Hjælper dig med at finde et arbejde" in words
        assert "20112233" in words
        assert "barsel" not in words


def test_strangers_meet_404_and_so_does_another_courses_change(
    world: World, case: Case, news: TeamNews, sign_in: SignIn
) -> None:
    url = reverse("staff:people:tell_change", args=[case.pk, news.pk])
    letter = reverse("staff:people:change_letter", args=[case.pk, news.pk])
    gone = sign_in(world.job_consultant)
    assert [gone.get(address).status_code for address in (url, letter)] == [404, 404]
    mine = sign_in(world.stranger)
    other = reverse("staff:people:tell_change", args=[case.pk, news.pk + 1])
    assert mine.get(other).status_code == 404


def test_a1_a_closed_account_leaves_the_seat_vacant_on_the_page_and_on_min_dag(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
    leader = sign_in(world.leader)
    page = leader.get(reverse("staff:people:team", args=[case.pk])).text
    assert "Ingen har rollen CTI-medarbejder. Nadia Friis har ikke rollen mere" in page
    day = leader.get("/medarbejder/").text
    assert "1 forløb mangler en på teamet" in day
    assert "Karin" in leader.get("/medarbejder/forloeb/?mangler=team").text
