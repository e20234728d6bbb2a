"""Mit forløb on a small old phone: it fits, and a thumb finds every button (L1)."""

from playwright.sync_api import Page

from tests.journeys.cast import CITIZEN, KICKOFF_DAY
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.town import Town
from tests.journeys.walker import Walker

pytestmark = IN_A_BROWSER

SMALL = {"width": 320, "height": 568}
PAGES = (
    "",
    "plan/",
    "mine-ord/",
    "mine-ord/skriv/",
    "cv/",
    "mennesker/",
    "samtykker/",
    "timer/",
    "hurtigt-svar/spoerg/",
    "naar-det-er-svaert/",
    "det-virker/",
    "en-time-mere/",
)
THUMB = 44
"""Pixels: the least height of what a thumb presses (WCAG 2.5.5)."""
TOO_SMALL = """(least) => [
  ...document.querySelectorAll("main .ff-button, main .ff-chip__label, main a.ff-mine__phone")
].filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < least)
 .map((one) => `${one.innerText.trim()} (${one.getBoundingClientRect().height})`)"""


def test_l1_the_citizens_pages_fit_a_small_phone_in_both_languages(town: Town, page: Page) -> None:
    walker = Walker(page)
    with town.on(KICKOFF_DAY) as walker.address:
        walker.is_(CITIZEN)
        page.set_viewport_size(SMALL)
        for language in ("English", "Dansk"):
            page.get_by_role("button", name=language, exact=True).click()
            for there in PAGES:
                walker.goes(f"/mit-forloeb/{there}")
                walker.has_no_sideways_scroll()
                small = page.evaluate(TOO_SMALL, THUMB)
                assert small == [], f"{page.url}: give them a height of {THUMB} pixels"
