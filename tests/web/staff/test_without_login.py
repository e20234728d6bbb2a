"""Whoever has no login is left out of nothing: their team gives them it all on paper (L3)."""

import pytest

from fodfaeste.records.cases.models import Case
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import read, url
from tests.worlds import World


@pytest.mark.parametrize("way", ["", "?print=large_print", "?print=easy"])
def test_l3_a_citizen_without_an_account_gets_the_plan_on_paper(
    world: World, case: Case, sign_in: SignIn, way: str
) -> None:
    with read(world):
        assert case.citizen.account_id is None
    written_plan(world, case)
    approved_plan(world, case)
    paper = sign_in(world.cti_worker).get(url("pdf", case) + way)
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert paper.getvalue().startswith(b"%PDF-")
