"""Instruments in the administration: looked through, looked at, taken into use (K2, K3)."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues.models import Instrument
from tests.rules.measures.instruments import wellbeing_file, written
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

NEW = reverse("admin:new_instrument")
USE = reverse("admin:use_instrument")
LATER = TODAY + timedelta(days=10)


def upload(data: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("skema.json", data, content_type="application/json")}


def use(text: str, day: str = f"{LATER:%d-%m-%Y}") -> dict[str, str]:
    return {"text": text, **days("from_day", day)}


def count() -> int:
    return Instrument.objects.filter(code="five").count()


def test_k2_the_shipped_instruments_and_the_template_are_there(admin: Client) -> None:
    page = admin.get(reverse("admin:instruments")).text
    for title in ("Job, Mestring og Netværk", "Trivsel, vores egne ord", "Hænger det sammen?"):
        assert title in page
    template = admin.get(reverse("admin:who5_template"))
    assert json.loads(template.content)["code"] == "who5"


def test_k3_a_file_is_looked_at_before_it_is_in_use(admin: Client) -> None:
    page = admin.post(NEW, upload(written(wellbeing_file())))
    assert page.status_code == 200
    assert "Der er ikke fundet fejl." in page.text
    assert "Ord 3" in page.text
    assert "Sikker ændring: 23,6 point." in page.text
    assert count() == 0


def test_k3_what_was_looked_at_is_what_is_taken_into_use_and_only_once(admin: Client) -> None:
    data = written({**wellbeing_file(), "title": "<b>Fem</b> & »mere«"})
    admin.post(NEW, upload(data))
    for _ in range(2):
        assert admin.post(USE, use(data.decode())).status_code == 302
    (row,) = Instrument.objects.filter(code="five")
    assert (row.file, row.valid_from) == (data.decode(), LATER)
    assert row.created_by is not None
    page = admin.get(reverse("admin:instruments")).text
    assert "&lt;b&gt;Fem&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Filen er ikke JSON"),
        ("æ".encode("latin-1"), "Filens tegnsæt er ikke UTF-8."),
        (b" " * 200_001, "Filen er for stor."),
        (written({**wellbeing_file(), "licence": ""}), "Skemaet mangler »licence«."),
    ],
)
def test_k3_a_file_with_a_fault_is_told_and_nothing_is_kept(
    admin: Client, data: bytes, said: str
) -> None:
    answer = admin.post(NEW, upload(data))
    assert (answer.status_code, said in answer.text) == (409, True)
    assert "/metoden/#K3" in answer.text
    assert count() == 0


def test_k3_every_fault_is_told_at_once_and_names_its_item(admin: Client) -> None:
    tree = wellbeing_file()
    tree["answers"][0]["choices"].pop(2)
    page = admin.post(NEW, upload(written(tree))).text
    assert set(re.findall(r"Spørgsmålet »(w\d)« mangler svaret 2", page)) == {
        f"w{number}" for number in range(1, 6)
    }


def test_no_file_at_all_is_said_beside_the_field(admin: Client) -> None:
    answer = admin.post(NEW, {})
    assert (answer.status_code, "Vælg en fil." in answer.text) == (422, True)


def test_k3_a_file_that_is_changed_on_its_way_is_checked_again(admin: Client) -> None:
    answer = admin.post(USE, use('{"format": "<script>"}'))
    assert answer.status_code == 409
    assert "<script>" not in answer.text.split("data-ff-form")[1].split("</form>")[0]
    assert count() == 0


def test_k3_a_day_that_has_been_is_refused_and_the_file_stays(admin: Client) -> None:
    text = written(wellbeing_file()).decode()
    answer = admin.post(USE, use(text, "1-1-2026"))
    assert answer.status_code == 409
    assert "/metoden/#M9" in answer.text
    assert "Ord 3" in answer.text
    assert count() == 0


def test_k3_a_version_can_be_ended_and_a_stale_tab_is_told(admin: Client) -> None:
    admin.post(USE, use(written(wellbeing_file()).decode()))
    row = Instrument.objects.get(code="five")
    there = reverse("admin:instrument", args=[row.pk])
    assert "Hold op med at bruge skemaet" in admin.get(there).text
    end = {"version": "1", **days("from_day", f"{LATER + timedelta(days=1):%d-%m-%Y}")}
    assert admin.post(there, end).status_code == 302
    assert admin.post(there, end).status_code == 409
    assert "Hold op med at bruge skemaet" not in admin.get(there).text
    assert admin.get(reverse("admin:instrument", args=[99999])).status_code == 404


def test_only_administrators_come_here(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    for name in ("instruments", "who5_template", "new_instrument"):
        assert client.get(reverse(f"admin:{name}")).status_code == 403
    assert client.post(USE, use("{}")).status_code == 403
