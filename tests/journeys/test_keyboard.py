"""Keyboard only, and four times as large (M5; WCAG 2.1.1, 2.4.7, 1.4.10)."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.cast import CITIZEN, CTI_WORKER, KICKOFF_DAY
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.keys import Keys
from tests.journeys.town import Town
from tests.journeys.walker import Walker

pytestmark = IN_A_BROWSER

AT_400_PERCENT = {"width": 320, "height": 256}


def test_a_note_is_written_with_the_keyboard_alone(town: Town, page: Page) -> None:
    with town.on(KICKOFF_DAY) as address:
        page.goto(f"{address}/demo/")
        keys = Keys(page)
        keys.follow(CTI_WORKER)
        keys.follow("Forløb")
        keys.reach("Gå til sidens indhold")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        keys.follow(CITIZEN)
        keys.follow("CTI")
        keys.follow("Registrér kontakt")
        keys.reach("Hjemme")
        page.keyboard.press("Space")
        keys.reach("Hvad skete der")
        page.keyboard.type("Vi øvede ruten til arbejdet.")
        keys.follow("Gem kontakt")
        expect(page.locator("main")).to_contain_text("Vi øvede ruten til arbejdet.")


def test_four_times_as_large_nothing_runs_off_the_side(town: Town, page: Page) -> None:
    walker = Walker(page)
    with town.on(KICKOFF_DAY) as walker.address:
        walker.is_(CTI_WORKER)
        walker.follows("Forløb")
        walker.follows(CITIZEN)
        course = urlsplit(page.url).path
        page.set_viewport_size(AT_400_PERCENT)
        for room in ("", "plan/", "cti/", "cti/note/", "arbejde/", "moeder/"):
            walker.goes(f"{course}{room}")
            walker.has_no_sideways_scroll()
