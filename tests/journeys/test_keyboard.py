"""Keyboard only, and four times as large (M5; WCAG 2.1.1, 2.4.7, 1.4.10)."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.cast import CITIZEN, CTI_WORKER, KICKOFF_DAY
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.town import Town
from tests.journeys.walker import Walker

pytestmark = IN_A_BROWSER

MOST_STOPS = 120
AT_400_PERCENT = {"width": 320, "height": 256}
OUTLINED = """() => {
  const here = document.activeElement;
  const shown = [here, here.nextElementSibling, here.closest("label")].filter(Boolean);
  const drawn = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
  };
  return here === document.body || shown.some(drawn);
}"""
NAME = """() => {
  const here = document.activeElement;
  const labels = here.labels ? [...here.labels].map((label) => label.innerText) : [];
  return (here.getAttribute("aria-label") || labels.join(" ") || here.innerText || "").trim();
}"""


class Keys:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        """Take the page that the keys go to."""
        self.page = page

    def reach(self, name: str) -> None:
        """Tab until something with this name has the focus, which is seen at every stop."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            here = str(self.page.evaluate(NAME))
            assert self.page.evaluate(OUTLINED), f"focus cannot be seen on »{here}«"
            if here.startswith(name):
                return
        pytest.fail(f"»{name}« is not reached by {MOST_STOPS} tabs")

    def follow(self, name: str) -> None:
        """Reach it and press Enter; wait for the next page."""
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


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
