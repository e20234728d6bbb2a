"""How benefit meets wages, kept by the municipality with its source (D12)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.models import PayRule, WageFloor
from fodfaeste.records.catalogues.pay_queries import rates_on
from tests.rates import the_rates
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

LIST = reverse("admin:pay_rates")
NEW = reverse("admin:new_pay_rule")
NEW_WAGE = reverse("admin:new_wage_floor")
FIELDS = {
    "name": "Øvelsesydelse",
    "monthly_benefit": "12.000",
    "free_monthly": "1.000,50",
    "free_hourly": "",
    "free_hours_most": "",
    "deducted_percent": "65",
    "all_deducted_from": "",
    "labour_percent": "8",
    "source": "Opfundet <script>alert(1)</script>",
    **days("from_day", "4-3-2026"),
}
WAGE = {
    "name": "Butik",
    "hourly": "140,25",
    "source": "Opfundet",
    **days("from_day", "4-3-2026"),
}


def test_d12_no_number_is_shipped(admin: Client) -> None:
    assert (PayRule.objects.count(), WageFloor.objects.count()) == (0, 0)
    page = admin.get(LIST).text
    assert "Der er ingen ydelser endnu" in page
    assert "Fodfæste kommer uden tal" in page


def test_d12_a_rate_is_written_once_with_its_source(admin: Client) -> None:
    for _ in range(2):
        assert admin.post(NEW, FIELDS).status_code == 302
        assert admin.post(NEW_WAGE, WAGE).status_code == 302
    rule, floor = PayRule.objects.get(), WageFloor.objects.get()
    assert (f"{rule.free_monthly}", f"{rule.deducted_percent}", rule.valid_from) == (
        "1000.50",
        "65.00",
        TODAY,
    )
    assert f"{floor.hourly}" == "140.25"
    page = admin.get(LIST).text
    assert "Opfundet &lt;script&gt;" in page
    assert "140,25 kr." in page


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"source": ""}, 422, "Udfyld »Kilde«."),
        ({"deducted_percent": "65 kr"}, 302, ""),
        ({"deducted_percent": "165"}, 422, "Skriv en procent fra 0 til 100."),
        ({"free_hourly": "25"}, 409, "Et fradrag pr. time skal have et højeste antal timer"),
        ({"free_monthly": "999.999"}, 409, "Et beløb skal være fra 0 til 100.000 kr."),
    ],
)
def test_d12_a_rate_that_cannot_be_comes_back_with_what_was_typed(
    admin: Client, changes: dict[str, str], status: int, sentence: str
) -> None:
    answer = admin.post(NEW, FIELDS | changes)
    assert answer.status_code == status
    if sentence:
        assert sentence in answer.text
        assert 'value="12.000"' in answer.text
        assert not PayRule.objects.exists()


def test_d12_two_rates_of_one_name_never_hold_at_once(admin: Client) -> None:
    assert admin.post(NEW, FIELDS).status_code == 302
    answer = admin.post(NEW, FIELDS | {"labour_percent": "9"})
    assert (answer.status_code, "Der er allerede en række med det navn" in answer.text) == (
        409,
        True,
    )
    assert PayRule.objects.count() == 1


def test_d12_a_rate_changes_from_a_day_and_the_days_before_keep_theirs(
    world: World, admin: Client
) -> None:
    rule, floor = the_rates(world)
    turn = reverse("admin:change_pay_rule", args=[rule.pk])
    form = FIELDS | {"version": "1", "free_monthly": "2.000", **days("from_day", "1-7-2026")}
    assert admin.post(turn, form).status_code == 302
    assert f"{_free(date(2026, 6, 30))} {_free(date(2026, 7, 1))}" == "1000.00 2000.00"
    wage = reverse("admin:change_wage_floor", args=[floor.pk])
    assert (
        admin.post(wage, WAGE | {"version": "1", **days("from_day", "1-7-2026")}).status_code == 302
    )
    (then,) = rates_on(date(2026, 7, 1)).floors.values()
    assert (then.name, f"{then.hourly}") == ("Øvelsesoverenskomst", "140.25")
    assert admin.get(LIST).text.count("Ændr fra en dag") == 2


def test_d12_a_change_begun_before_a_colleagues_is_not_saved_over_it(
    world: World, admin: Client
) -> None:
    rule, _ = the_rates(world)
    turn = reverse("admin:change_pay_rule", args=[rule.pk])
    form = FIELDS | {"version": "1", **days("from_day", "1-7-2026")}
    assert admin.post(turn, form).status_code == 302
    assert admin.post(turn, form).status_code == 409
    assert PayRule.objects.count() == 2


def test_m1_only_the_administrator_keeps_the_rates(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.job_consultant)
    assert [client.get(url).status_code for url in (LIST, NEW, NEW_WAGE)] == [403, 403, 403]


def _free(day: date) -> object:
    (rule,) = rates_on(day).rules.values()
    return rule.free_monthly
