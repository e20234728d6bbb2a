"""The case page and the list of courses."""

from django.urls import reverse

from fodfaeste.records.cases.models import Case
from tests.web.conftest import SignIn
from tests.worlds import World


def test_the_team_opens_the_case_page(world: World, case: Case, sign_in: SignIn) -> None:
    answer = sign_in(world.cti_worker).get(reverse("staff:cases:case", args=[case.pk]))
    assert answer.status_code == 200
    assert "<h1" in answer.text
    assert "Karin Mølgaard" in answer.text


def test_a_stranger_is_told_that_the_page_does_not_exist(
    world: World, case: Case, sign_in: SignIn
) -> None:
    answer = sign_in(world.stranger).get(reverse("staff:cases:case", args=[case.pk]))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text
