"""T27: a course with nobody on the team, without plan and employer, or with users who left."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.rules.access.roles import TEAM_ROLES
from tests.factories import karin
from tests.web.conftest import SignIn
from tests.web.security.asking import asks
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]
ANSWERED = {200, 302, 403, 404, 405, 409}


def crawl(client: Client, case: Case) -> dict[str, int]:
    """The status of every page about a case, and of the two lists it stands in."""
    pages = {ask.address.name: ask.url for ask in asks("case", {"case_id": case.pk})}
    pages |= {name: reverse(name) for name in ("staff:cases:list", "staff:cases:my_day")}
    return {name: client.get(url).status_code for name, url in pages.items()}


@pytest.fixture
def full(world: World, case: Case, as_owner: AsOwner) -> Case:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
    return case


def test_t27_a_course_without_a_team_says_so(
    world: World, full: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        TeamMembership.objects.filter(case=full).update(ends_before=TODAY)
    client = sign_in(world.leader)
    assert set(crawl(client, full).values()) <= ANSWERED
    day = client.get(reverse("staff:cases:my_day")).text
    assert "Karin Mølgaard" in day
    team = client.get(reverse("staff:people:team", args=[full.pk]))
    assert (team.status_code, team.text.count("Ingen har rollen")) == (200, len(TEAM_ROLES))


def test_t27_a_course_without_plan_employer_or_meeting_is_read_by_its_team(
    world: World, case: Case, sign_in: SignIn
) -> None:
    for user in (world.cti_worker, world.job_consultant, world.social_caseworker, world.leader):
        statuses = crawl(sign_in(user), case)
        assert set(statuses.values()) <= ANSWERED
        assert statuses["staff:cases:case"] == statuses["staff:plan:plan"] == 200


def test_t27_a_team_whose_accounts_were_closed_is_still_read_about(
    world: World, full: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    gone = (world.cti_worker, world.social_caseworker, world.employment_caseworker)
    with as_owner():
        User.objects.filter(pk__in=[user.pk for user in gone]).update(is_active=False)
    for user in (world.job_consultant, world.leader):
        statuses = crawl(sign_in(user), full)
        assert set(statuses.values()) <= ANSWERED
        assert statuses["staff:cases:case"] == statuses["staff:people:team"] == 200
