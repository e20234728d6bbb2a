"""How many talks the law asks for, kept by the municipality with its source (G2, M9)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.models import TalkLaw
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.catalogues.talk_queries import talk_law_on
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import World

LIST = reverse("admin:talk_laws")
FIELDS = {
    "version": "1",
    "paragraph": "LAB § 31 a",
    "least": "3",
    "months": "6",
    "first_days": "14",
    "source": "Opfundet <script>alert(1)</script>",
    **days("from_day", "1-7-2026"),
}


@pytest.fixture
def turn(admin: Client) -> str:
    ship_defaults()
    return reverse("admin:new_talk_law", args=[TalkLaw.objects.get().pk])


def test_g2_the_list_says_what_is_not_verified(today_is: TodayIs, admin: Client, turn: str) -> None:
    page = admin.get(LIST).text
    assert ("1. juli 2026" in page, "ikke bekræftet</" in page) == (True, False)
    today_is(date(2026, 7, 1))
    assert "ikke bekræftet</" in admin.get(LIST).text


def test_g2_a_new_row_holds_from_its_day_and_is_verified(admin: Client, turn: str) -> None:
    assert admin.get(turn).status_code == 200
    assert admin.post(turn, FIELDS).status_code == 302
    before, after = talk_law_on(date(2026, 6, 30)), talk_law_on(date(2026, 7, 1))
    assert before is not None
    assert after is not None
    assert (before.least, after.least, after.is_checked(date(2030, 1, 1))) == (4, 3, True)
    page = admin.get(LIST).text
    assert ("Opfundet &lt;script&gt;" in page, page.count("Ændr fra en dag<")) == (True, 1)


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"source": ""}, 422, "Udfyld »Kilde«."),
        ({"least": "0"}, 422, "LAB § 31 a"),
        (days("checked_before", "1-7-2026"), 409, "ikke bekræftet for en eneste dag"),
        (days("from_day", "3-3-2026"), 409, "kan ikke ændres bagud"),
    ],
)
def test_g2_a_row_that_cannot_be_comes_back_with_what_was_typed(
    admin: Client, turn: str, changes: dict[str, str], status: int, sentence: str
) -> None:
    answer = admin.post(turn, FIELDS | changes)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert "LAB § 31 a" in answer.text
    assert TalkLaw.objects.count() == 1


def test_m9_a_change_begun_before_a_colleagues_is_not_saved_over_it(
    admin: Client, turn: str
) -> None:
    assert admin.post(turn, FIELDS).status_code == 302
    assert admin.post(turn, FIELDS).status_code == 409
    assert TalkLaw.objects.count() == 2


def test_m1_only_the_administrator_keeps_the_law_of_talks(
    world: World, sign_in: SignIn, turn: str
) -> None:
    client = sign_in(world.employment_caseworker)
    assert [client.get(url).status_code for url in (LIST, turn)] == [403, 403]
