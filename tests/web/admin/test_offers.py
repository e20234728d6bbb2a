"""The list of offers in the administration (C12)."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.catalogues import queries
from fodfaeste.records.catalogues.models import Offer
from fodfaeste.rules.plan.kinds import LifeArea, OfferedBy
from fodfaeste.rules.plan.offers import DEFAULTS
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

NEW = reverse("admin:new_offer")
FIELDS = {
    "name": "Ørredfiskernes café",
    "offered_by": "civil_society",
    "area": "network",
    "purpose": "Kaffe og stille selskab <script>alert(1)</script>",
    "law": "",
    "contact": "Åen 4, onsdag 14-17",
    **days("valid_from", "1-3-2026"),
}


def test_c12_the_usual_kinds_of_offers_are_there_from_the_first_day(world: World) -> None:
    assert world.administrator
    assert {(row.name, row.offered_by) for row in Offer.objects.all()} == {
        (offer.name, offer.offered_by) for offer in DEFAULTS
    }
    assert len(DEFAULTS) >= 25
    assert {offer.offered_by for offer in DEFAULTS} == set(OfferedBy)
    assert {offer.area for offer in DEFAULTS} == set(LifeArea) - {LifeArea.OTHER}


def test_c12_an_offer_is_added_once_and_found_again(admin: Client) -> None:
    assert admin.post(NEW, FIELDS).status_code == 302
    assert admin.post(NEW, FIELDS).status_code == 302
    made = Offer.objects.get(name="Ørredfiskernes café")
    assert (made.area, made.valid_from, made.ends_before) == (
        LifeArea.NETWORK,
        date(2026, 3, 1),
        None,
    )
    page = admin.get(reverse("admin:offers"), {"q": "stille selskab"}).text
    assert "Ørredfiskernes café" in page
    assert "Genoptræning" not in page


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"name": " "}, 422, "Udfyld »Tilbuddets navn«."),
        ({"purpose": ""}, 422, "Hvad kan det hjælpe med?"),
        (days("last_on", "1-2-2026"), 409, "Tilbuddet slutter, før det begynder."),
        ({"name": "Genoptræning"}, 409, "Der er allerede et tilbud med det navn"),
        ({"contact": "a" * 2001}, 422, ""),
    ],
)
def test_c12_what_cannot_be_kept_is_given_back_with_what_was_typed(
    admin: Client, changes: dict[str, str], status: int, said: str
) -> None:
    before = Offer.objects.count()
    answer = admin.post(NEW, {**FIELDS, **changes})
    assert answer.status_code == status
    assert said in answer.text
    assert "stille selskab &lt;script&gt;" in answer.text or "purpose" in changes
    assert Offer.objects.count() == before


def test_c12_an_offer_is_corrected_and_ended(admin: Client) -> None:
    row = Offer.objects.get(name="Genoptræning")
    url = reverse("admin:offer", args=[row.pk])
    fields = {**FIELDS, "name": "Genoptræning", "area": "health", "version": "1"}
    fields |= days("last_on", "31-3-2026")
    assert admin.post(url, fields).status_code == 302
    assert [queries.offer_on(row.pk, date(2026, 3, day)) is None for day in (30, 31)] == [
        False,
        False,
    ]
    assert queries.offer_on(row.pk, date(2026, 4, 1)) is None
    assert queries.offers_like("genoptræ", date(2026, 4, 1)) == ()


def test_c12_two_administrators_do_not_overwrite_each_other(admin: Client) -> None:
    row = Offer.objects.get(name="Genoptræning")
    url = reverse("admin:offer", args=[row.pk])
    first = {**FIELDS, "name": "Genoptræning", "contact": "Ring til Åse", "version": "1"}
    assert admin.post(url, first).status_code == 302
    answer = admin.post(url, {**first, "contact": "Skriv til Bo"})
    assert answer.status_code == 409
    assert "Skriv til Bo" in answer.text
    assert "Ring til Åse" in answer.text
    row.refresh_from_db()
    assert row.contact == "Ring til Åse"


def test_c12_an_ended_name_may_be_used_again(admin: Client) -> None:
    Offer.objects.filter(name="Genoptræning").update(ends_before=date(2026, 3, 1))
    assert admin.post(NEW, {**FIELDS, "name": "Genoptræning"}).status_code == 302
    assert Offer.objects.filter(name="Genoptræning").count() == 2


def test_an_empty_list_says_where_to_begin(admin: Client) -> None:
    assert "Intet tilbud passer" in admin.get(reverse("admin:offers"), {"q": "zzz\x00"}).text


def test_many_offers_cost_the_same_and_stand_on_pages(admin: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries_made:
            assert admin.get(reverse("admin:offers")).status_code == 200
        return len(queries_made)

    few = asked()
    Offer.objects.bulk_create(
        Offer(
            created_at="2026-03-04T12:00Z",
            name=f"Forening {number}",
            offered_by=OfferedBy.OTHERS,
            area=LifeArea.OTHER,
            purpose="Noget",
            valid_from=TODAY,
        )
        for number in range(60)
    )
    assert asked() == few
    assert "Side 1 af 2" in admin.get(reverse("admin:offers")).text
    assert "Værested" in admin.get(reverse("admin:offers"), {"side": "2"}).text
    assert admin.get(reverse("admin:offers"), {"side": "²"}).status_code == 200


def test_nobody_else_edits_the_list(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.social_caseworker).post(NEW, FIELDS)
    assert answer.status_code == 403
    assert not Offer.objects.filter(name=FIELDS["name"]).exists()
