"""A door is read in the language chosen in the browser; staff and paper are Danish (L1)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.web.templatetags.ff import klokken
from tests.house.test_languages import OURS, Visible
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import Work, proposed
from tests.worlds import TODAY, World, acting_as

CHOOSE = reverse("language")
HOME = reverse("citizen:home")


@pytest.fixture
def mine(world: World, case: Case) -> Case:
    """Karin's course with an account, and a plan that was approved together."""
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    written_plan(world, case)
    approved_plan(world, case)
    return case


@pytest.fixture
def work(world: World, case: Case, today_is: TodayIs) -> Work:
    today_is(TODAY)
    return Work(world=world, case=case)


def choose(client: Client, language: str, then: str = "/") -> None:
    assert client.post(CHOOSE, {"language": language, "next": then}).status_code == 302


def test_l1_the_citizen_chooses_english_and_it_is_kept(
    world: World, mine: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    danish = citizen.get(HOME).text
    assert '<html lang="da" dir="ltr">' in danish
    assert (
        '<button class="ff-link-button" type="submit" name="language" value="en" lang="en">'
        in danish
    )
    answer = citizen.post(CHOOSE, {"language": "en", "next": HOME})
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    english = citizen.get(HOME)
    assert '<html lang="en" dir="ltr">' in english.text
    assert english["Content-Language"] == "en"
    for words in ("My support", "What happens next", "They help me", "on 4 March 2026", "Sign out"):
        assert words in english.text
    for words in ("Mit forløb", "Det næste, der sker", "4. marts", "Log ud"):
        assert words not in english.text
    choose(citizen, "da")
    assert "Mit forløb" in citizen.get(HOME).text


def test_l1_the_employer_chooses_without_an_account(work: Work) -> None:
    token = work.link(proposed(work))[1]
    guest = Client()
    choose(guest, "en", f"/aftale/{token}/")
    page = guest.get(f"/aftale/{token}/").text
    assert "Work agreement for Karin" in page
    assert "Do you agree with the agreement?" in page
    half = guest.post(f"/aftale/{token}/", {"answer": ""}).text
    assert "Choose “Do you agree with the agreement”." in half


def test_l1_a_browser_that_likes_english_has_not_chosen_it(
    world: World, mine: Case, sign_in: SignIn
) -> None:
    page = sign_in(world.citizen).get(HOME, HTTP_ACCEPT_LANGUAGE="en-US,en;q=0.9").text
    assert "Mit forløb" in page


def test_l1_staff_read_danish_whatever_was_chosen_in_the_browser(
    world: World, mine: Case, sign_in: SignIn
) -> None:
    colleague = sign_in(world.cti_worker)
    choose(colleague, "en")
    page = colleague.get(reverse("staff:cases:my_day"))
    assert '<html lang="da" dir="ltr">' in page.text
    assert (page["Content-Language"], 'name="language"' in page.text) == ("da", False)


def test_l1_paper_is_danish_and_the_next_page_is_not_marked_by_it(
    world: World, mine: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    choose(citizen, "en")
    paper = citizen.get(reverse("citizen:plan_pdf"))
    assert paper.getvalue().startswith(b"%PDF-")
    assert "My support" in citizen.get(HOME).text
    assert "Mit forløb" in sign_in(world.citizen).get(HOME).text


@pytest.mark.parametrize("language", ["", "xx", "en-US'--", "../da"])
def test_l1_a_language_that_there_is_not_changes_nothing(
    world: World, mine: Case, sign_in: SignIn, language: str
) -> None:
    citizen = sign_in(world.citizen)
    choose(citizen, language)
    assert '<html lang="da" dir="ltr">' in citizen.get(HOME).text
    citizen.cookies["ff_sprog"] = language or "xx"
    assert '<html lang="da" dir="ltr">' in citizen.get(HOME).text


def test_l1_choosing_leads_nowhere_else_and_asks_for_a_form(mine: Case) -> None:
    assert Client().get(CHOOSE).status_code == 405
    answer = Client().post(CHOOSE, {"language": "en", "next": "https://example.org/"})
    assert answer["Location"].startswith("/")
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(CHOOSE, {"language": "en"}).status_code == 403


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every text that goes through gettext comes back between ⟦ and ⟧."""

    def marked(text: str) -> str:
        return f"⟦{text}⟧" if text else ""

    monkeypatch.setattr(translation._trans, "gettext", marked)  # noqa: SLF001 -- Django's own place
    return


def unmarked(page: str) -> set[str]:
    """The words of a page that did not go through gettext."""
    main = page[page.index("<main") : page.index("</main>")]
    parser = Visible()
    parser.feed(re.sub(r"⟦[^⟦⟧]*⟧", " ", re.sub(r"⟦[^⟦⟧]*⟧", " ", main)))
    return set(parser.words) - OURS


def test_l1_on_a_new_citizens_pages_only_names_come_past_gettext(
    world: World, mine: Case, sign_in: SignIn, pseudo: None
) -> None:
    """Names, roles as the municipality calls them, days, and what people wrote are not ours."""
    citizen = sign_in(world.citizen)
    for name in ("citizen:plan", "citizen:comment", "citizen:write", "citizen:quick_ask"):
        found = unmarked(citizen.get(reverse(name)).text)
        theirs = set(re.findall(r"[^\W\d_]{2,}", THEIRS))
        assert found <= theirs, name


THEIRS = (
    "Jeg vil arbejde et sted, hvor der er ro. At Karin får et job, hun kan holde til, og en "
    "hverdag, der hænger sammen. Lager og pakkeri. Jeg vil kunne holde til en hel arbejdsdag. "
    "marts fredag"
)
"""The texts of the plan that `written_plan` wrote."""


@pytest.mark.parametrize(
    ("language", "said"), [("da", ["kl. 09.05", "kl. 09.05", ""]), ("en", ["09:05", "09:05", ""])]
)
def test_l1_an_hour_is_told_with_and_without_its_day(language: str, said: list[str]) -> None:
    given = [time(9, 5), datetime(2026, 3, 4, 8, 5, tzinfo=UTC), None]
    with translation.override(language):
        assert [klokken(one) for one in given] == said
