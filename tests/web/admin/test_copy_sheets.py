"""What other systems ask for, and the paragraphs of the plan, kept by the administration."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.catalogues import queries
from fodfaeste.records.catalogues.models import CopySheet, PlanLaw
from fodfaeste.rules.plan.copy_sheets import DEFAULTS, SheetField, SheetLine
from fodfaeste.rules.plan.kinds import PlanLegalForm
from fodfaeste.rules.plan.legal_form import paragraphs_on
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

NEW = reverse("admin:new_copy_sheet")
CURA = {
    "system": "Cura",
    "title": "Handleplan",
    "department": "social",
    "is_used": "on",
    "place_goals": "2",
    "heading_goals": "Delmål <b>og</b> mål",
    "place_purpose": "1",
}


def test_m7_the_usual_systems_have_their_sheets_from_the_first_day(world: World) -> None:
    assert world.administrator
    shipped = {
        (sheet.system, sheet.title): queries.lines_of(sheet) for sheet in queries.copy_sheets()
    }
    assert shipped == {(sheet.system, sheet.title): sheet.lines for sheet in DEFAULTS}


def test_m7_a_sheet_is_added_once_in_the_order_that_was_typed(admin: Client) -> None:
    assert [admin.post(NEW, CURA).status_code for _ in range(2)] == [302, 302]
    made = CopySheet.objects.get(system="Cura")
    assert queries.lines_of(made) == (
        SheetLine(SheetField.PURPOSE, "Formål"),
        SheetLine(SheetField.GOALS, "Delmål <b>og</b> mål"),
    )
    page = admin.get(reverse("admin:copy_sheet", args=[made.pk])).text
    assert "Delmål &lt;b&gt;og&lt;/b&gt; mål" in page


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"system": ""}, 422, "Udfyld »System«."),
        ({"place_goals": "", "place_purpose": ""}, 409, "Arket har ingen felter."),
        ({"place_goals": "0"}, 422, "Delmål"),
        ({"system": "fasit", "title": "min plan"}, 409, "Der er allerede et ark"),
    ],
)
def test_m7_a_sheet_that_cannot_be_copied_keeps_what_was_typed(
    admin: Client, changes: dict[str, str], status: int, said: str
) -> None:
    answer = admin.post(NEW, CURA | changes)
    assert answer.status_code == status
    assert said in answer.text
    assert "Delmål &lt;b&gt;" in answer.text
    assert CopySheet.objects.count() == len(DEFAULTS)


def test_m7_two_administrators_do_not_overwrite_each_other(admin: Client) -> None:
    sheet = CopySheet.objects.get(system="Fasit")
    url = reverse("admin:copy_sheet", args=[sheet.pk])
    mine = CURA | {"system": "Fasit", "title": "Min Plan", "version": str(sheet.version)}
    assert admin.post(url, mine).status_code == 302
    answer = admin.post(url, mine | {"department": "employment"})
    assert answer.status_code == 409
    assert "En anden administrator har gemt" in answer.text
    assert admin.post(url, mine | {"version": "2", "is_used": ""}).status_code == 302
    assert not CopySheet.objects.get(pk=sheet.pk).is_used


def test_c8_the_plan_stands_on_another_paragraph_from_a_day_on(admin: Client) -> None:
    row = PlanLaw.objects.get(code="min-plan", ends_before=None)
    url = reverse("admin:new_plan_law", args=[row.pk])
    fields = {"paragraph": "BIL § 12", "source": "Ny hovedlov", "version": str(row.version)}
    assert admin.post(url, fields | days("from_day", "1-1-2027")).status_code == 302
    laws = {
        day: paragraphs_on(PlanLegalForm.OVERVIEW, day, queries.plan_laws_on(day))
        for day in (TODAY, date(2027, 1, 1))
    }
    assert laws == {
        TODAY: ("LAB § 40", "SEL § 141"),
        date(2027, 1, 1): ("BIL § 12", "SEL § 141"),
    }
    page = admin.get(reverse("admin:plan_laws")).text
    assert "BIL § 12" in page
    assert admin.post(url, fields | days("from_day", "1-2-2027")).status_code == 409


@pytest.mark.parametrize("name", ["plan_laws", "copy_sheets", "new_copy_sheet"])
def test_only_an_administrator_keeps_the_catalogues(
    world: World, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.leader).get(reverse(f"admin:{name}")).status_code == 403
