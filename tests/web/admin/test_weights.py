"""The points of a match, changed by an administrator from a day on (D2)."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.models import MatchWeights
from fodfaeste.records.catalogues.queries import match_weights_on
from fodfaeste.rules.placement.matching.weights import DEFAULT
from tests.web.conftest import SignIn
from tests.work_forms import day
from tests.worlds import TODAY, World

LATER = TODAY + timedelta(days=7)


@pytest.fixture
def admin(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.administrator)


def numbers(**changed: int) -> dict[str, Any]:
    row = MatchWeights.objects.get(ends_before=None)
    six = {
        "wishes": 30,
        "competences": 20,
        "hours": 15,
        "way": 10,
        "considerations": 15,
        "paid": 10,
        **changed,
    }
    return {"key": str(uuid.uuid4()), "version": row.version, **six, **day("from_day", LATER)}


def url() -> str:
    return reverse("admin:new_weights", args=[MatchWeights.objects.get(ends_before=None).pk])


def test_d2_the_points_change_from_a_day_on_and_the_history_stays(admin: Client) -> None:
    assert admin.post(url(), numbers(wishes=40, hours=5)).status_code == 302
    page = admin.get(reverse("admin:weights")).text
    assert page.count("<tr>") == 3
    assert (match_weights_on(TODAY), match_weights_on(LATER).wishes) == (DEFAULT, 40)


def test_d2_points_that_are_not_100_are_refused_with_the_reason_and_kept(admin: Client) -> None:
    answer = admin.post(url(), numbers(wishes=47))
    assert answer.status_code == 409
    assert "De seks dele giver 117 point i alt." in answer.text
    assert "Tag 17 point fra." in answer.text
    assert 'value="47"' in answer.text
    assert MatchWeights.objects.count() == 1


@pytest.mark.parametrize("wrong", [-1, 101])
def test_d2_a_number_that_is_none_is_said_beside_the_field(admin: Client, wrong: int) -> None:
    answer = admin.post(url(), numbers(wishes=wrong))
    assert (answer.status_code, f'value="{wrong}"' in answer.text) == (422, True)


def test_d2_a_second_click_finds_the_row_taken_over(admin: Client) -> None:
    form, where = numbers(wishes=40, hours=5), url()
    assert admin.post(where, form).status_code == 302
    assert admin.post(where, form).status_code == 409
    assert MatchWeights.objects.count() == 2


def test_m9_only_an_administrator_comes_in(world: World, sign_in: SignIn) -> None:
    for person in (world.job_consultant, world.leader, world.evaluator):
        assert sign_in(person).get(reverse("admin:weights")).status_code == 403
