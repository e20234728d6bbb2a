"""«Hvad giver en time mere?» at the consultant's table (D12)."""

import pytest
from django.db import connection
from django.test import Client

from fodfaeste.records.cases.models import Case
from tests.rates import economy_form, the_rates
from tests.web.conftest import SignIn
from tests.work_forms import at
from tests.work_worlds import Work, agreed
from tests.worlds import World

PAGE, PDF = "ladder:hour_more", "ladder:hour_more_pdf"


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def test_d12_without_the_municipalitys_rates_the_page_says_what_is_missing(
    case: Case, consultant: Client
) -> None:
    page = consultant.get(at(case, PAGE)).text
    assert "Kommunen har ikke skrevet ydelser og fradrag ind endnu" in page
    assert "Regn ud" not in page


def test_d12_the_answer_stands_hour_by_hour_with_everything_it_rests_on(
    world: World, case: Case, consultant: Client
) -> None:
    rule, floor = the_rates(world)
    answer = consultant.post(at(case, PAGE), economy_form(rule, floor))
    page = answer.text
    assert answer.status_code == 200
    assert "Fra 0 til 1 time med løn om ugen: én time mere giver dig ca. 59 kr. mere" in page
    assert "9.841" in page  # 12 hours, counted by hand in tests/rules/placement/test_pay.py
    assert page.count("<tr>") == 39
    assert "Det er vejledning, ikke en afgørelse." in page
    assert "Satserne gælder fra 4. marts 2026" in page
    assert "Kilde: Opfundet til prøven" in page
    assert "boligstøtte" in page


def test_d12_one_hour_more_begins_at_the_paid_hours_that_are_agreed(
    world: World, case: Case, consultant: Client
) -> None:
    agreed(Work(world=world, case=case))
    rule, floor = the_rates(world)
    page = consultant.post(at(case, PAGE), economy_form(rule, floor, transport="0")).text
    assert "Fra 0 til 1 time med løn om ugen: én time mere giver dig ca. 359 kr. mere" in page


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"tax_percent": "mange"}, 422, "Skriv et tal, fx 1.250 eller 151,25."),
        ({"tax_percent": "140"}, 422, "Skriv en procent fra 0 til 100."),
        ({"floor": "", "wage": ""}, 422, "Vælg en løn, eller skriv timelønnen."),
        ({"wage": "2.000"}, 409, "Timelønnen skal være over 0 og højst 1.000 kr."),
        ({"benefit_rule": "999999"}, 422, "Vælg en af mulighederne."),
    ],
)
def test_d12_a_wrong_number_is_said_beside_its_field_and_the_rest_is_kept(
    world: World,
    case: Case,
    consultant: Client,
    changes: dict[str, str],
    status: int,
    sentence: str,
) -> None:
    rule, floor = the_rates(world)
    form = economy_form(rule, floor, tax_free="4.321") | changes
    for name in (PAGE, PDF):
        answer = consultant.post(at(case, name), form)
        assert (answer.status_code, sentence in answer.text) == (status, True)
        assert 'value="4.321"' in answer.text


def test_d12_the_sheet_is_a_pdf_and_nothing_of_the_economy_is_kept(
    world: World, case: Case, consultant: Client
) -> None:
    rule, floor = the_rates(world)
    form = economy_form(rule, floor, transport="7.654,32")
    answer = consultant.post(at(case, PDF), form)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert 'filename="en-time-mere.pdf"' in answer["Content-Disposition"]
    assert consultant.get(at(case, PDF)).status_code == 405
    assert _rows_with("7654") == []


def _rows_with(digits: str) -> list[str]:
    """The tables in which a number that was typed has been written down."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.tables"
            " where table_schema = 'public' and table_type = 'BASE TABLE'"
            " and table_name like 'records\\_%%'",
            [],
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f"select count(*) from {table} t where t::text like %s", [f"%{digits}%"])  # noqa: S608 -- our own tables
            if cursor.fetchone()[0]:
                found.append(table)
    return found
