"""The plan's form on a page of its own, and the plans in other systems (C8)."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan.actions.legal_form import NewSectorPlan, add_sector_plan
from fodfaeste.records.plan.models import FormChoice, SectorPlan
from fodfaeste.rules.plan.sector_plans import SectorPlanKind
from tests.records.plans import WHEN, approved_plan, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import hidden, opened, read, url
from tests.worlds import World, acting_as

HOLISTIC = {
    "legal_form": "holistic",
    "consent_on_day": "4",
    "consent_on_month": "3",
    "consent_on_year": "2026",
    "consent_given_as": "oral",
    "consent_note": "Karin sagde ja på opstartsmødet, Sara hørte det.",
}
MIN_PLAN = {
    "kind": "min_plan",
    "system": "Fasit",
    "reference": "Sag 26/118",
    "responsible": "Mette Holm",
    "made_on_day": "5",
    "made_on_month": "1",
    "made_on_year": "2026",
}


def noted(world: World, case: Case, kind: SectorPlanKind, name: str = "") -> SectorPlan:
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        return add_sector_plan(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            new=NewSectorPlan(
                kind=kind,
                name=name,
                system="Nexus",
                responsible="Per",
                made_on=date(2026, 1, 5),
            ),
            **WHEN,
        )


def test_c8_the_form_is_chosen_with_the_citizens_yes_and_stands_in_the_plan(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    client = sign_in(world.social_caseworker)
    page = client.get(url("legal_form", case)).text
    assert "Formen er ikke valgt endnu." in page
    assert "Bygger på LAB § 40, stk. 3 og SEL § 141, stk. 7." in page
    fields = {name: hidden(page, name) for name in ("key", "seen")} | HOLISTIC
    answer = client.post(url("choose_form", case), fields)
    assert (answer.status_code, answer["Location"]) == (302, url("legal_form", case))
    assert client.post(url("choose_form", case), fields).status_code == 302
    with read(world):
        assert FormChoice.objects.count() == 1
    plan = client.get(url("plan", case)).text
    assert "Helhedsorienteret plan efter samtykke · LAB § 40, stk. 3 og SEL § 141, stk. 7" in plan
    assert "Planen er ændret, siden version 1 blev godkendt" in plan
    differs = client.get(url("versions", case)).text
    assert "Planens form" in differs
    assert "samtykke 4.3.2026" in differs


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"consent_on_day": "", "consent_on_month": "", "consent_on_year": ""}, ("C2", "samtykke")),
        ({"consent_note": "kort"}, ("C2", "Et mundtligt samtykke")),
        ({"consent_on_year": "2017"}, ("C8", "Den dag gjaldt de paragraffer ikke")),
    ],
)
def test_c8_a_form_that_lacks_something_is_refused_and_keeps_what_was_typed(
    world: World, case: Case, sign_in: SignIn, changes: dict[str, str], said: tuple[str, str]
) -> None:
    client = sign_in(world.cti_worker)
    page = client.get(url("legal_form", case)).text
    fields = {name: hidden(page, name) for name in ("key", "seen")} | HOLISTIC | changes
    answer = client.post(url("choose_form", case), fields)
    assert answer.status_code == 409
    assert f"/metoden/#{said[0]}" in answer.text
    assert said[1] in answer.text
    assert fields["consent_note"] in answer.text
    with read(world):
        assert FormChoice.objects.count() == 0


def test_c8_who_was_slower_reads_what_was_chosen_and_chooses_again(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    page = client.get(url("legal_form", case)).text
    late = {name: hidden(page, name) for name in ("key", "seen")} | {"legal_form": "overview"}
    client.post(url("choose_form", case), {**late, "key": str(uuid.uuid4()), **HOLISTIC})
    answer = client.post(url("choose_form", case), late)
    assert answer.status_code == 409
    assert "En kollega har valgt en form" in answer.text
    again = {name: hidden(answer.text, name) for name in ("key", "seen")}
    assert client.post(url("choose_form", case), {**late, **again}).status_code == 302
    with read(world):
        assert [choice.legal_form for choice in FormChoice.objects.order_by("pk")] == [
            "holistic",
            "overview",
        ]


def test_c8_a_sector_plan_is_noted_once_looked_over_and_ended(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    client = sign_in(world.employment_caseworker)
    fields = opened(client, url("new_sector_plan", case)) | MIN_PLAN
    for _ in range(2):
        assert client.post(url("new_sector_plan", case), fields).status_code == 302
    with read(world):
        plan = SectorPlan.objects.get()
    page = client.get(url("legal_form", case)).text
    assert "Min Plan (LAB)</strong> i Fasit" in page
    assert "er ikke set efter, siden den fælles plan blev godkendt 4.3.2026" in page
    look = url("look_at_sector_plan", case, plan_id=plan.pk)
    assert client.post(look).status_code == 302
    page = client.get(url("legal_form", case)).text
    assert "er ikke set efter" not in page
    assert "set efter 4. marts 2026" in page
    address = url("sector_plan", case, plan_id=plan.pk)
    ended = {"ended_on_day": "4", "ended_on_month": "3", "ended_on_year": "2026"}
    assert client.post(address, opened(client, address) | MIN_PLAN | ended).status_code == 302
    assert "afsluttet 4. marts 2026" in client.get(url("legal_form", case)).text


def test_c8_a_sector_plan_nobody_could_find_is_refused_and_keeps_its_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.employment_caseworker)
    fields = opened(client, url("new_sector_plan", case)) | MIN_PLAN | {"system": ""}
    answer = client.post(url("new_sector_plan", case), fields)
    assert answer.status_code == 409
    assert "Det står ikke, hvor planen ligger." in answer.text
    assert "Sag 26/118" in answer.text
    wrong = client.post(
        url("new_sector_plan", case), fields | {"made_on_day": "31", "made_on_month": "2"}
    )
    assert wrong.status_code == 422
    assert "Sag 26/118" in wrong.text


def test_c8_two_who_correct_a_sector_plan_meet_with_both_texts(
    world: World, case: Case, sign_in: SignIn
) -> None:
    plan = noted(world, case, SectorPlanKind.SECTION_141)
    client, address = sign_in(world.cti_worker), url("sector_plan", case, plan_id=plan.pk)
    first, second = opened(client, address), opened(client, address)
    said = MIN_PLAN | {"kind": "section_141"}
    assert client.post(address, first | said | {"system": "Sensum"}).status_code == 302
    answer = client.post(address, second | said | {"system": "Cura"})
    assert answer.status_code == 409
    assert "Sensum" in answer.text
    assert "Cura" in answer.text


def test_c8_a_holistic_plan_asks_for_the_end_of_the_others(
    world: World, case: Case, sign_in: SignIn
) -> None:
    noted(world, case, SectorPlanKind.SECTION_141)
    client = sign_in(world.social_caseworker)
    page = client.get(url("legal_form", case)).text
    client.post(
        url("choose_form", case), {name: hidden(page, name) for name in ("key", "seen")} | HOLISTIC
    )
    page = client.get(url("legal_form", case)).text
    assert "er afløst af den helhedsorienterede plan, men står som gældende" in page
    assert "Det er ikke noteret, hvor borgerens Min Plan ligger" not in page


@pytest.mark.parametrize("name", ["legal_form", "choose_form", "new_sector_plan", "copy_sheets"])
def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    answer = sign_in(world.stranger).get(url(name, case))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text


def test_a_leader_reads_the_form_and_may_not_choose_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    page = client.get(url("legal_form", case))
    assert page.status_code == 200
    assert "Vælg formen" not in page.text
    assert client.post(url("choose_form", case), HOLISTIC).status_code == 403


def test_many_sector_plans_ask_the_database_no_more_than_two(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client, counts = sign_in(world.cti_worker), []
    for upto in (2, 20):
        with read(world):
            there = SectorPlan.objects.count()
        for number in range(there, upto):
            noted(world, case, SectorPlanKind.OTHER, f"Plan {number}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url("legal_form", case)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
