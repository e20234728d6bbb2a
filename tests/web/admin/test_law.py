"""Whose installation it is, units, and law that changes from a day on."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import fodfaeste
from fodfaeste.accounts.models import Unit
from fodfaeste.records.catalogues import queries
from fodfaeste.records.catalogues.models import LegalBasis, Limit
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.legal_basis import LegalBasisCode
from fodfaeste.rules.limits import UNREAD, LimitCode
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import World


def law_fields(row: LegalBasis, **changes: str) -> dict[str, str]:
    fields = {
        "name": row.name,
        "paragraph": row.paragraph,
        "months": str(row.months),
        "caseload": str(row.caseload),
        "appealable": "on",
        "requires_visitation": "on",
        "complaint_body": row.complaint_body,
        "complaint_weeks": str(row.complaint_weeks or ""),
        "complaint_note": row.complaint_note,
        "source": row.source,
        "version": str(row.version),
    }
    return {**fields, **changes}


def section_85() -> LegalBasis:
    return LegalBasis.objects.get(code="sel-85", ends_before=None)


def test_m9_the_municipality_is_chosen_from_the_98(admin: Client) -> None:
    url = reverse("admin:municipality")
    assert admin.post(url, {"municipality": "Atlantis"}).status_code == 422
    assert queries.installation() is None
    answer = admin.post(url, {"municipality": "århus".replace("å", "aa"), "contact": "Ada"})
    assert answer.status_code == 302
    chosen = queries.installation()
    assert chosen is not None
    assert (chosen.municipality_code, chosen.municipality_name) == ("751", "Aarhus")
    stale = admin.post(url, {"municipality": "Odense", "contact": "", "version": "7"})
    assert stale.status_code == 409
    again = admin.post(url, {"municipality": "Odense", "contact": "", "version": "1"})
    assert again.status_code == 302
    chosen = queries.installation()
    assert chosen is not None
    assert (chosen.municipality_name, chosen.version) == ("Odense", 2)


def test_m9_a_number_that_nothing_reads_is_not_shown(admin: Client) -> None:
    shown = set(queries.limit_table().values_list("code", flat=True))
    sources = [
        path.read_text()
        for path in Path(fodfaeste.__file__).parent.rglob("*.py")
        if path.name != "limits.py"
    ]
    read = {code for code in LimitCode if any(f"LimitCode.{code.name}" in text for text in sources)}
    assert read.isdisjoint(UNREAD)
    assert shown.isdisjoint(UNREAD)
    page = admin.get(reverse("admin:limits")).text
    assert "Forventet kontakt i fase 1" in page
    assert "Afsluttet forløb kræver begrundelse efter" not in page


def test_h1_the_table_names_the_old_paragraph_and_where_one_complains(admin: Client) -> None:
    page = admin.get(reverse("admin:laws")).text
    assert "LAB §§ 167–171<br>" in page
    assert "Mentor, før LAB § 31 b" in page
    assert "4 uger, Ankestyrelsens Beskæftigelsesudvalg" in page


def test_h5_a_law_that_may_be_appealed_says_where(admin: Client) -> None:
    row = section_85()
    url = reverse("admin:new_law", args=[row.pk])
    silent = law_fields(row, complaint_body="", **days("from_day", "1-1-2027"))
    answer = admin.post(url, silent)
    assert answer.status_code == 409
    assert "der står ikke hvortil eller inden hvornår" in answer.text
    said = law_fields(row, complaint_note="Ring og få hjælp.", **days("from_day", "1-1-2027"))
    assert admin.post(url, said).status_code == 302
    after = queries.legal_basis_on(LegalBasisCode.SEL_85, date(2027, 1, 1))
    assert after is not None
    assert (after.complaint_body, after.complaint_note) == ("Ankestyrelsen", "Ring og få hjælp.")


def test_h1_a_legal_basis_changes_from_a_day_on(admin: Client) -> None:
    row = section_85()
    url = reverse("admin:new_law", args=[row.pk])
    assert "CTI-forløb, der er i gang, flytter sig ikke." in admin.get(url).text
    fields = law_fields(row, months="12", paragraph="SEL § 85 a", **days("from_day", "1-1-2027"))
    assert admin.post(url, fields).status_code == 302
    before = queries.legal_basis_on(LegalBasisCode.SEL_85, date(2026, 12, 31))
    after = queries.legal_basis_on(LegalBasisCode.SEL_85, date(2027, 1, 1))
    assert before is not None
    assert after is not None
    assert (before.months, before.paragraph) == (9, "SEL § 85")
    assert (after.months, after.paragraph, after.valid_from) == (12, "SEL § 85 a", date(2027, 1, 1))


def test_h1_months_that_make_no_phases_are_refused_and_nothing_typed_is_lost(
    admin: Client,
) -> None:
    row = section_85()
    url = reverse("admin:new_law", args=[row.pk])
    fields = law_fields(row, months="10", source="Ny lov", **days("from_day", "1-1-2027"))
    answer = admin.post(url, fields)
    assert answer.status_code == 409
    assert "tre lige lange faser" in answer.text
    assert "H1" in answer.text
    assert "Ny lov" in answer.text
    assert LegalBasis.objects.filter(code="sel-85").count() == 1


@pytest.mark.parametrize(
    ("code", "changed", "rule", "sentence"),
    [
        ("sel-85", {"time_limited": "on", "max_months": "6"}, "H3", "ikke bevilges med en tids"),
        ("sel-82b", {"time_limited": "", "max_months": ""}, "H1", "bevilges for en tid"),
    ],
)
def test_h1_h3_a_law_keeps_its_way_of_ending(
    admin: Client, code: str, changed: dict[str, str], rule: str, sentence: str
) -> None:
    row = LegalBasis.objects.get(code=code, ends_before=None)
    fields = law_fields(row, **{**changed, **days("from_day", "1-1-2027")})
    answer = admin.post(reverse("admin:new_law", args=[row.pk]), fields)
    assert (answer.status_code, sentence in answer.text, rule in answer.text) == (409, True, True)


def test_m9_full_time_is_not_raised(admin: Client) -> None:
    row = Limit.objects.get(code=LimitCode.WEEKLY_HOURS)
    fields = {"value": "40", "version": "1", **days("from_day", "1-4-2026")}
    answer = admin.post(reverse("admin:new_limit", args=[row.pk]), fields)
    assert (answer.status_code, "Tallet skal være fra 1 til 37." in answer.text) == (409, True)


def test_m9_the_past_is_not_rewritten(admin: Client) -> None:
    row = section_85()
    fields = law_fields(row, **days("from_day", "3-3-2026"))
    answer = admin.post(reverse("admin:new_law", args=[row.pk]), fields)
    assert answer.status_code == 409
    assert "kan ikke ændres bagud" in answer.text


def test_m9_the_second_of_two_administrators_is_told_and_overwrites_nothing(
    admin: Client,
) -> None:
    row = section_85()
    url = reverse("admin:new_law", args=[row.pk])
    first = law_fields(row, months="12", **days("from_day", "1-1-2027"))
    second = law_fields(row, months="6", **days("from_day", "1-2-2027"))
    assert admin.post(url, first).status_code == 302
    answer = admin.post(url, second)
    assert answer.status_code == 409
    assert sorted(LegalBasis.objects.filter(code="sel-85").values_list("months", flat=True)) == [
        9,
        12,
    ]


def test_m9_a_number_changes_from_a_day_on(admin: Client) -> None:
    row = Limit.objects.get(code=LimitCode.CONTACT_PHASE_1)
    url = reverse("admin:new_limit", args=[row.pk])
    assert row.label in admin.get(url).text
    fields = {"value": "5", "version": "1", **days("from_day", "1-4-2026")}
    assert admin.post(url, fields).status_code == 302
    assert queries.limits_on(date(2026, 3, 31))[LimitCode.CONTACT_PHASE_1] == 7
    assert queries.limits_on(date(2026, 4, 1))[LimitCode.CONTACT_PHASE_1] == 5


def test_a5_a_role_is_called_something_else_from_a_day_on(
    world: World, admin: Client, sign_in: SignIn
) -> None:
    row = queries.role_texts_on(date(2026, 3, 4))[Role.JOB_CONSULTANT]
    url = reverse("admin:new_role_text", args=[row.pk])
    fields = {
        "label": "Virksomhedskonsulent",
        "description": row.description,
        "version": "1",
        **days("from_day", "4-3-2026"),
    }
    assert admin.post(url, fields).status_code == 302
    assert queries.role_texts_on(date(2026, 3, 4))[Role.JOB_CONSULTANT].label == (
        "Virksomhedskonsulent"
    )
    assert queries.role_texts_on(date(2026, 3, 3))[Role.JOB_CONSULTANT].label == "Jobkonsulent"
    header = "<span>Virksomhedskonsulent</span>"
    assert header in sign_in(world.job_consultant).get("/medarbejder/").text


def test_a_leader_changes_no_law(world: World, sign_in: SignIn) -> None:
    row = section_85()
    fields = law_fields(row, months="12", **days("from_day", "1-1-2027"))
    answer = sign_in(world.leader).post(reverse("admin:new_law", args=[row.pk]), fields)
    assert answer.status_code == 403
    assert LegalBasis.objects.filter(code="sel-85").count() == 1


def test_a_unit_is_made_renamed_and_taken_out_of_use(admin: Client) -> None:
    new = {"name": "Team Nord", "department": "social", "is_active": "on"}
    assert admin.post(reverse("admin:new_unit"), new).status_code == 302
    unit = Unit.objects.get(name="Team Nord")
    again = admin.post(reverse("admin:new_unit"), {**new, "name": "TEAM nord"})
    assert again.status_code == 409
    assert "Der er allerede en enhed med det navn." in again.text
    url = reverse("admin:unit", args=[unit.pk])
    assert admin.post(url, {"name": "Team Øst", "version": "1"}).status_code == 302
    stale = admin.post(url, {"name": "Team Vest", "version": "1"})
    assert stale.status_code == 409
    assert "Team Øst" in stale.text
    unit.refresh_from_db()
    assert (unit.name, unit.is_active, unit.version) == ("Team Øst", False, 2)


def test_a_unit_without_a_leader_is_pointed_out(admin: Client, world: World) -> None:
    text = admin.get(reverse("admin:home")).text
    assert "2 enheder har ingen leder" in text
    assert "Kommunen er ikke valgt endnu." in text


def test_an_unknown_row_is_no_page(admin: Client) -> None:
    for name in ("new_law", "new_limit", "new_role_text", "unit"):
        assert admin.get(reverse(f"admin:{name}", args=[10**9])).status_code == 404
