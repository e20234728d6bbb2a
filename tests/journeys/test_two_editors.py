"""T8 and T9 in two browsers: Nadia and Jonas write in the same plan at the same time."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.cast import CITIZEN, CONSULTANT, CTI_WORKER, KICKOFF_DAY
from tests.journeys.conftest import IN_A_BROWSER, PATIENCE
from tests.journeys.town import Town
from tests.journeys.walker import WIDE, Walker

pytestmark = IN_A_BROWSER

WORDS = "Jeg vil gerne have kolleger, og jeg vil have ro bagefter."
HERS = "At Karin får et job med ordinære timer, hvor der er ro."
SAVED = "Planen er gemt som kladde."
HIS = "At Karin får et job på et lager, hvor hun kan holde til det."


@pytest.fixture
def other_page(page: Page) -> Iterator[Page]:
    """The browser of a colleague: nothing is shared with the first."""
    assert page.context.browser is not None
    made = page.context.browser.new_page(viewport=WIDE, reduced_motion="reduce", locale="da-DK")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def test_t8_t9_two_write_in_one_plan_at_the_same_time_and_nothing_is_lost(
    town: Town, page: Page, other_page: Page
) -> None:
    nadia, jonas = Walker(page), Walker(other_page)
    with town.on(KICKOFF_DAY) as address:
        nadia.address = jonas.address = address
        plan = opens_the_plan(nadia, CTI_WORKER)
        opens_the_plan(jonas, CONSULTANT)

        for walker in (nadia, jonas):
            walker.goes(f"{plan}rediger/")
        nadia.types("Borgerens egne ord", WORDS)
        jonas.types("Formål", HIS)
        nadia.presses("Gem")
        nadia.reads(SAVED)
        jonas.presses("Gem")
        jonas.reads(f"Imens rettede {CTI_WORKER} »Borgerens egne ord«. Begge dele er gemt.")
        jonas.reads(WORDS, HIS)

        collide(nadia, jonas, plan)
        jonas.presses("Gem det, jeg har valgt")
        jonas.reads(f"{HERS} {HIS}", WORDS)

        goal_by_both(nadia, jonas, plan)


def opens_the_plan(walker: Walker, who: str) -> str:
    """Sign in and go to Karin's plan; returns its address."""
    walker.is_(who)
    walker.follows("Forløb")
    walker.follows(CITIZEN)
    plan = f"{urlsplit(walker.page.url).path}plan/"
    walker.goes(plan)
    return plan


def collide(nadia: Walker, jonas: Walker, plan: str) -> None:
    """Both write the purpose anew; Jonas, who is later, writes the two together."""
    for walker in (nadia, jonas):
        walker.goes(f"{plan}rediger/")
    nadia.types("Formål", HERS)
    jonas.types("Formål", f"{HIS} Hele ugen.")
    nadia.presses("Gem")
    nadia.reads(SAVED)
    jonas.presses("Gem")
    assert jonas.status == 409
    jonas.reads("to har skrevet samtidig", f"{CTI_WORKER} gemte", HERS, f"{HIS} Hele ugen.")
    expect(jonas.page.locator(".ff-merge__field")).to_have_count(1)
    jonas.has_no_sideways_scroll()
    jonas.page.get_by_label("Skriv de to sammen", exact=True).check(force=True)
    jonas.page.get_by_label("Formål, skrevet sammen").fill(f"{HERS} {HIS}")


def goal_by_both(nadia: Walker, jonas: Walker, plan: str) -> None:
    """One goal: Nadia says how far it is, Jonas words it anew."""
    nadia.goes(f"{plan}maal/nyt/")
    nadia.types("Mål", "Jeg vil kunne tage bussen")
    nadia.presses("Gem")
    for walker in (nadia, jonas):
        walker.goes(plan)
        walker.follows("Ret målet Jeg vil kunne tage bussen")
    nadia.chooses("Hvor langt er vi?", "Nået")
    jonas.types("Mål", "Jeg vil kunne tage bussen alene")
    nadia.presses("Gem")
    jonas.presses("Gem")
    jonas.reads("»Jeg vil kunne tage bussen alene«", "Nået", f"Imens rettede {CTI_WORKER}")
