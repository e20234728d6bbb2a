"""Openings for one citizen in the browser (D2)."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    JobMatch,
    MatchList,
    MatchOverride,
    Opening,
    OpeningDecline,
)
from fodfaeste.rules.placement.matching.requirements import Requirement
from tests.match_worlds import NEEDS_A_LICENCE, REASON, a_profile, an_opening, fits, looked, past
from tests.web.conftest import SignIn
from tests.work_forms import day
from tests.work_worlds import Work, a_company, a_match
from tests.worlds import TODAY, World

OWN_WORDS = "Jeg vil ikke så tidligt op."


@pytest.fixture
def work(world: World, case: Case) -> Work:
    return Work(world=world, case=case)


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def at(case: Case, name: str, **numbers: int) -> str:
    return reverse(f"staff:matching:{name}", kwargs={"case_id": case.pk, **numbers})


def made(work: Work, **details: Any) -> Opening:
    """An opening, with a profile for Karin unless she has one."""
    with work.consultant() as actor:
        opening = an_opening(actor, **details)
        if not hasattr(work.case, "has_profile"):
            a_profile(actor, work.case)
            work.case.has_profile = True  # type: ignore[attr-defined]
    return opening


def keyed(**fields: object) -> dict[str, Any]:
    return {"key": str(uuid.uuid4()), "version": "", **fields}


# --- Who comes in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["openings", "match", "lists"])
def test_m1_a_stranger_finds_no_page_of_the_matching(
    work: Work, world: World, sign_in: SignIn, name: str
) -> None:
    made(work, **fits())
    answer = sign_in(world.stranger).get(at(work.case, name))
    assert (answer.status_code, "Mølgaard" in answer.text) == (404, False)


def test_m1_the_social_side_needs_a_consent_to_see_the_list(
    work: Work, world: World, sign_in: SignIn
) -> None:
    made(work, **fits())
    answer = sign_in(world.social_caseworker).get(at(work.case, "openings"))
    assert (answer.status_code, "Bagerimedhjælper" in answer.text) == (403, False)


def test_m1_the_caseworker_reads_the_list_and_decides_nothing(
    work: Work, world: World, sign_in: SignIn
) -> None:
    driver = made(work, **NEEDS_A_LICENCE)
    made(work, **fits())
    caseworker = sign_in(world.employment_caseworker)
    page = caseworker.get(at(work.case, "openings"))
    assert (page.status_code, "Match fundet her" in page.text) == (200, False)
    assert "Ikke noget for" not in page.text
    tried = caseworker.post(
        at(work.case, "look_past", opening_id=driver.pk),
        keyed(requirement=Requirement.DEMANDS.value, reason=REASON),
    )
    assert (tried.status_code, MatchOverride.objects.count()) == (403, 0)


# --- The list -------------------------------------------------------------------------------------


def test_d2_the_list_says_points_why_and_why_not(work: Work, consultant: Client) -> None:
    made(work, **fits())
    driver = made(work, **NEEDS_A_LICENCE)
    page = consultant.get(at(work.case, "openings"))
    assert page.status_code == 200
    assert "1 af 2 åbninger passer." in page.text
    assert "<strong>70 af 100 point</strong>" in page.text
    assert "Passer med det første ønske, »bage brød«: køkken og servering." in page.text
    assert "Jobbet kræver noget, der ikke står i profilen: kørekort." in page.text
    assert at(work.case, "look_past", opening_id=driver.pk) in page.text
    assert "Ønsker 30, Erfaring og kompetencer 20, Timer 15" in page.text
    assert "Den gætter ikke på, hvordan det vil gå" in page.text


def test_d2_without_a_profile_the_page_says_so_and_leads_to_it(
    work: Work, consultant: Client
) -> None:
    page = consultant.get(at(work.case, "openings"))
    profile = reverse("staff:profile:profile", kwargs={"case_id": work.case.pk})
    assert "Der er ingen jobprofil endnu." in page.text
    assert f'href="{profile}"' in page.text
    assert f'href="{at(work.case, "match")}"' in page.text  # a match may be found without a list
    with work.consultant():
        assert MatchList.objects.count() == 0


def test_d2_what_the_profile_lacks_is_said_above_the_list(work: Work, consultant: Client) -> None:
    made(work, **fits())
    page = consultant.get(at(work.case, "openings"))
    assert "Der står ikke, hvad borgeren kan eller har prøvet." in page.text


def test_d2_no_openings_lead_to_the_companies(work: Work, consultant: Client) -> None:
    with work.consultant() as actor:
        a_profile(actor, work.case)
    page = consultant.get(at(work.case, "openings"))
    assert "Der er ingen åbninger i registret endnu." in page.text


def test_d2_a_search_narrows_the_list_and_hostile_words_find_nothing(
    work: Work, consultant: Client
) -> None:
    made(work, **fits(title="Æblepakker"))
    made(work, **fits(title="Bager"))
    url = at(work.case, "openings")
    page = consultant.get(url, {"soeg": "æblepak", "felt": "kitchen", "loen": "on"})
    assert ("Æblepakker" in page.text, '<h4 class="ff-card__title">Bager<' in page.text) == (
        True,
        False,
    )
    for soeg in ("<script>alert(1)</script>", "a" * 500, "\x00", "' or 1=1"):
        answer = consultant.get(url, {"soeg": soeg, "felt": "nothing"})
        assert (answer.status_code, "<script>alert" in answer.text) == (200, False)


def test_d2_the_page_asks_as_many_questions_with_20_openings_as_with_2(
    work: Work, consultant: Client
) -> None:
    url, counts = at(work.case, "openings"), []
    for many in (2, 18):
        for _ in range(many):
            made(work, **fits())
        consultant.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert consultant.get(url).status_code == 200
        counts.append(sum("SAVEPOINT" not in query["sql"] for query in asked))
    assert counts == [20, 20]


def test_d2_the_list_of_a_day_can_be_read_later(work: Work, consultant: Client) -> None:
    bakery = made(work, **fits(title="Morgenbager"))
    consultant.get(at(work.case, "openings"))
    with work.consultant():
        Opening.objects.filter(pk=bakery.pk).update(title="Noget andet")
        kept = MatchList.objects.get()
    lists = consultant.get(at(work.case, "lists"))
    one = at(work.case, "list", list_id=kept.pk)
    assert f'href="{one}"' in lists.text
    page = consultant.get(one)
    assert ("Morgenbager" in page.text, "Noget andet" in page.text) == (True, False)
    assert "1/30-20-15-10-15-10" in page.text
    assert "Match fundet her" not in page.text


def test_m1_a_list_of_another_course_is_not_found(
    work: Work, world: World, consultant: Client
) -> None:
    made(work, **fits())
    with work.consultant() as actor:
        kept = looked(actor, work.case)
    answer = consultant.get(at(work.case, "list", list_id=kept.pk + 1))
    assert answer.status_code == 404


# --- Decisions ------------------------------------------------------------------------------------


def test_d2_a_no_is_looked_past_once_however_often_the_button_is_pressed(
    work: Work, consultant: Client
) -> None:
    driver = made(work, **NEEDS_A_LICENCE)
    url = at(work.case, "look_past", opening_id=driver.pk)
    assert "Kravet bliver stående som et nej med din grund." in consultant.get(url).text
    form = keyed(requirement=Requirement.DEMANDS.value, reason=REASON)
    for _ in range(2):
        assert consultant.post(url, form).status_code == 302
    page = consultant.get(at(work.case, "openings"))
    assert f"Jonas Krag ser bort fra det: »{REASON}«" in page.text
    with work.consultant():
        kept = MatchOverride.objects.get()
    again = consultant.post(at(work.case, "look_again", override_id=kept.pk))
    assert again.status_code == 302
    page = consultant.get(at(work.case, "openings")).text
    assert ("ser bort fra det" in page, "0 af 1 åbninger passer." in page) == (False, True)


def test_d2_a_reason_too_short_is_refused_and_kept_on_the_page(
    work: Work, consultant: Client
) -> None:
    driver = made(work, **NEEDS_A_LICENCE)
    url = at(work.case, "look_past", opening_id=driver.pk)
    answer = consultant.post(url, keyed(requirement=Requirement.DEMANDS.value, reason="Fint nok"))
    assert answer.status_code == 409
    assert 'href="/metoden/#D2"' in answer.text
    assert "Fint nok" in answer.text
    wrong = consultant.post(url, keyed(requirement="weather", reason=REASON))
    assert (wrong.status_code, REASON in wrong.text) == (422, True)


def test_d2_a_stale_page_that_looks_past_a_requirement_met_meanwhile_is_told_so(
    work: Work, consultant: Client
) -> None:
    driver = made(work, **NEEDS_A_LICENCE)
    with work.consultant():
        Opening.objects.filter(pk=driver.pk).update(demands=[])
    answer = consultant.post(
        at(work.case, "look_past", opening_id=driver.pk),
        keyed(requirement=Requirement.DEMANDS.value, reason=REASON),
    )
    assert (answer.status_code, REASON in answer.text) == (409, True)
    assert "Kravet er opfyldt nu." in answer.text


def test_d2_the_citizens_no_takes_the_opening_off_the_list_until_it_is_put_back(
    work: Work, consultant: Client
) -> None:
    bakery = made(work, **fits())
    url = at(work.case, "decline", opening_id=bakery.pk)
    assert "Hvad siger borgeren?" in consultant.get(url).text
    form = keyed(reason=OWN_WORDS)
    for _ in range(2):
        assert consultant.post(url, form).status_code == 302
    page = consultant.get(at(work.case, "openings")).text
    assert f"»{OWN_WORDS}«" in page
    assert "0 af 1 åbninger passer." in page
    with work.consultant():
        said = OpeningDecline.objects.get()
    assert consultant.post(at(work.case, "ask_again", decline_id=said.pk)).status_code == 302
    assert "1 af 1 åbninger passer." in consultant.get(at(work.case, "openings")).text


@pytest.mark.parametrize("name", ["look_past", "decline"])
def test_d2_an_opening_that_is_none_is_not_found(work: Work, consultant: Client, name: str) -> None:
    assert consultant.get(at(work.case, name, opening_id=999_999)).status_code == 404


def test_d2_a_decision_of_another_course_is_not_found(work: Work, consultant: Client) -> None:
    for name, number in (("look_again", "override_id"), ("ask_again", "decline_id")):
        answer = consultant.post(at(work.case, name, **{number: 999_999}))
        assert answer.status_code == 404


# --- The match in an opening ----------------------------------------------------------------------


def said_yes(**more: object) -> dict[str, Any]:
    return keyed(
        job_title="Morgenbager",
        why_it_fits="Hun har bagt før.",
        **day("found_on", TODAY),
        **day("citizen_said_yes_on", TODAY),
        **more,
    )


def test_d2_a_match_in_an_opening_is_filled_in_and_made_once(
    work: Work, consultant: Client
) -> None:
    bakery = made(work, **fits(title="Morgenbager"))
    page = consultant.get(at(work.case, "match"), {"aabning": bakery.pk})
    assert 'value="Morgenbager"' in page.text
    assert "Passer med det første ønske" in page.text
    assert "Ligger i 4200" not in page.text
    assert 'name="company"' not in page.text
    form = said_yes(aabning=bakery.pk)
    for _ in range(2):
        assert consultant.post(at(work.case, "match"), form).status_code == 302
    with work.consultant():
        match = JobMatch.objects.get()
    assert (match.opening_id, match.company_id) == (bakery.pk, bakery.company_id)


def test_d2_a_no_that_stands_refuses_the_match_and_keeps_the_text(
    work: Work, consultant: Client
) -> None:
    driver = made(work, **NEEDS_A_LICENCE)
    answer = consultant.post(at(work.case, "match"), said_yes(aabning=driver.pk))
    assert answer.status_code == 409
    assert "Kravet »Jobbets krav« er ikke opfyldt." in answer.text
    assert "Hun har bagt før." in answer.text
    with work.consultant() as actor:
        past(actor, work.case, driver)
    assert consultant.post(at(work.case, "match"), said_yes(aabning=driver.pk)).status_code == 302


def test_d2_a_place_that_was_taken_meanwhile_is_said(
    work: Work, world: World, consultant: Client
) -> None:
    bakery = made(work, **fits())
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor))
        JobMatch.objects.update(opening=bakery)
    answer = consultant.post(at(work.case, "match"), said_yes(aabning=bakery.pk))
    assert (answer.status_code, "Hun har bagt før." in answer.text) == (409, True)


def test_d2_while_a_match_goes_on_the_list_says_so_and_offers_no_other(
    work: Work, consultant: Client
) -> None:
    made(work, **fits())
    with work.consultant() as actor:
        a_match(work, actor, a_company(actor, "Byens Brød ApS"))
    page = consultant.get(at(work.case, "openings")).text
    assert "Der er et jobmatch i gang hos Byens Brød ApS." in page
    assert "Match fundet her" not in page


@pytest.mark.parametrize("sent", ["0", "999999", "x", "-1", "9" * 30])
def test_d2_an_opening_in_the_address_that_is_none_is_not_found(
    work: Work, consultant: Client, sent: str
) -> None:
    assert consultant.get(at(work.case, "match"), {"aabning": sent}).status_code == 404
