"""The emergency numbers in the administration (F3)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.emergency_queries import emergency_lines_on
from fodfaeste.records.catalogues.models import EmergencyNumber
from fodfaeste.rules.cti.emergency import DEFAULTS
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

NEW = reverse("admin:new_emergency_number")
FIELDS = {
    "name": "Psykiatrisk akutmodtagelse",
    "phone": "38 64 00 00",
    "helps_with": "Når det er for meget <script>",
    "region": "",
    "rank": "2",
    "source": "Regionens egen side, 4. marts 2026",
    **days("valid_from", "1-3-2026"),
}


def test_f3_the_usual_numbers_are_there_from_the_first_day(world: World) -> None:
    assert world.administrator
    assert {(row.name, row.phone) for row in EmergencyNumber.objects.all()} == {
        (one.name, one.phone) for one in DEFAULTS
    }
    assert all(row.source for row in EmergencyNumber.objects.all())


def test_f3_a_number_is_added_once_and_stands_on_the_plan(admin: Client) -> None:
    assert admin.post(NEW, FIELDS).status_code == 302
    assert admin.post(NEW, FIELDS).status_code == 302
    assert EmergencyNumber.objects.filter(name=FIELDS["name"]).count() == 1
    assert "38 64 00 00" in admin.get(reverse("admin:emergency_numbers")).text
    assert "38 64 00 00" in [one.phone for one in emergency_lines_on(TODAY)]
    assert "38 64 00 00" not in [one.phone for one in emergency_lines_on(date(2026, 2, 28))]


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"name": " "}, 422, "Udfyld »Navn«."),
        ({"phone": "ring"}, 409, "/metoden/#F3"),
        (days("last_on", "1-2-2026"), 409, "Nummeret slutter, før det begynder."),
        ({"name": "Livslinien"}, 409, "Der er allerede et nummer med det navn"),
    ],
)
def test_f3_what_cannot_be_kept_is_given_back(
    admin: Client, changes: dict[str, str], status: int, said: str
) -> None:
    before = EmergencyNumber.objects.count()
    answer = admin.post(NEW, {**FIELDS, **changes})
    assert (answer.status_code, said in answer.text) == (status, True)
    assert "Regionens egen side" in answer.text
    assert EmergencyNumber.objects.count() == before


def test_f3_a_number_is_corrected_and_a_stale_tab_is_told(admin: Client) -> None:
    row = EmergencyNumber.objects.get(name="Livslinien")
    there = reverse("admin:emergency_number", kwargs={"number_id": row.pk})
    fields = {**FIELDS, "name": "Livslinien", "version": row.version}
    assert admin.post(there, fields).status_code == 302
    late = admin.post(there, {**fields, "phone": "70 00 00 00"})
    assert late.status_code == 409
    assert EmergencyNumber.objects.get(pk=row.pk).phone == "38 64 00 00"
    assert admin.get(reverse("admin:emergency_number", args=[99999])).status_code == 404


def test_f3_only_administrators_change_them(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.cti_worker).get(NEW).status_code == 403
