"""Mit forløb: what an hour more gives me (D12)."""

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from tests.rates import economy_form, the_rates
from tests.web.conftest import SignIn
from tests.worlds import World

PAGE = "/mit-forloeb/en-time-mere/"


@pytest.fixture
def me(world: World, case: Case, sign_in: SignIn) -> Client:
    assert case.citizen_id
    return sign_in(world.citizen)


def test_d12_i_calculate_with_my_own_numbers(world: World, me: Client) -> None:
    rule, floor = the_rates(world)
    assert "De bliver ikke gemt" in me.get(PAGE).text
    answer = me.post(PAGE, economy_form(rule, floor))
    assert (answer.status_code, answer.text.count("<tr>")) == (200, 39)
    assert "Det er vejledning, ikke en afgørelse." in answer.text
    paper = me.post(f"{PAGE}pdf/", economy_form(rule, floor))
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    wrong = me.post(f"{PAGE}pdf/", economy_form(rule, floor, tax_percent=""))
    assert (wrong.status_code, "Udfyld »Trækprocent«." in wrong.text) == (422, True)


def test_d12_without_rates_i_am_told_whom_to_ask(me: Client) -> None:
    assert "Spørg dit team, hvad en time mere giver dig." in me.get(PAGE).text


def test_d12_my_page_leads_to_it(me: Client) -> None:
    assert f'href="{PAGE}"' in me.get("/mit-forloeb/").text
