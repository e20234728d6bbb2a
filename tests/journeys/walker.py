"""Somebody at a browser: goes, reads, clicks and types by the words that stand on the page."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.watch import Watch

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}
OPTIONAL = r"( \(frivilligt\))?"


def words(text: str) -> re.Pattern[str]:
    """Return what fits a label exactly, whether or not it says that it is voluntary."""
    return re.compile(f"^{re.escape(text)}{OPTIONAL}$")


class Walker:
    """One person after the other at the same browser; every page is looked at."""

    def __init__(self, page: Page) -> None:
        """Take a browser page; where the installation answers is told when it has opened."""
        self.page = page
        self.address = ""
        self.watch = Watch(page)

    @property
    def status(self) -> int:
        """The status that the page here was answered with."""
        return self.watch.statuses[self.page.url]

    def is_(self, name: str) -> None:
        """Become one of the cast, by the button on the demo's page."""
        self.goes("/demo/")
        self.presses(name)

    def goes(self, path: str) -> None:
        """Type an address."""
        self.page.goto(f"{self.address}{path}")
        self.watch.look()

    def follows(self, name: str, *, within: Locator | None = None, exact: bool = True) -> None:
        """Click a link."""
        (within or self.page).get_by_role("link", name=name, exact=exact).first.click()
        self.watch.look()

    def presses(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Click a button."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("button", name=name, exact=True).click()
        self.watch.look()

    def presses_on(self, name: str) -> None:
        """Click a button whose words begin so."""
        self.presses(re.compile(f"^{re.escape(name)}"))

    def opens(self, name: str) -> None:
        """Open a drawer on the page."""
        self.page.locator("summary").filter(has_text=name).first.click()

    def types(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into a box."""
        (within or self.page).get_by_label(words(label)).fill(text)

    def dates(self, legend: str, day: date | None, *, within: Locator | None = None) -> None:
        """Type a day into its three boxes; None empties them."""
        group = self.group(legend, within=within)
        parts = ("", "", "") if day is None else (str(day.day), str(day.month), str(day.year))
        for label, part in zip(("Dag", "Måned", "År"), parts, strict=True):
            group.get_by_label(label, exact=True).fill(part)

    def chooses(self, legend: str, *choices: str, within: Locator | None = None) -> None:
        """Click one or several choices of a question."""
        group = self.group(legend, within=within)
        for choice in choices:
            group.get_by_label(choice, exact=True).check(force=True)

    def chooses_one_beginning(self, legend: str, start: str) -> None:
        """Click the one choice whose words begin so."""
        self.chooses(legend, *self.options(legend, having=start))

    def options(self, legend: str, *, having: str = "") -> list[str]:
        """Return what can be chosen under a question, all of it or what has these words."""
        found = [text.strip() for text in self.group(legend).locator("label").all_inner_texts()]
        return [text for text in found if having in text]

    def leaves_out(self, legend: str, *choices: str) -> None:
        """Take the tick away from choices."""
        for choice in choices:
            self.group(legend).get_by_label(choice, exact=True).uncheck(force=True)

    def picks(self, label: str, choice: str) -> None:
        """Pick from a short list."""
        self.page.get_by_label(words(label)).select_option(label=choice)

    def ticks(self, label: str) -> None:
        """Tick a box."""
        self.page.get_by_label(label, exact=True).check(force=True)

    def group(self, legend: str, *, within: Locator | None = None) -> Locator:
        """Return the fields under one question; a person's question begins with the name."""
        found = (within or self.page).get_by_role("group", name=words(legend))
        return found.or_((within or self.page).get_by_role("group", name=f"{legend}, "))

    def reads(self, *sentences: str) -> None:
        """Find every sentence on the page."""
        for sentence in sentences:
            expect(self.page.locator("body")).to_contain_text(sentence)

    def does_not_read(self, *sentences: str) -> None:
        """Find none of the sentences on the page."""
        for sentence in sentences:
            expect(self.page.locator("body")).not_to_contain_text(sentence)

    def is_refused(self, rule: str, why: str, next_step: str) -> None:
        """Read which rule stands in the way, why, and what to do now."""
        box = self.page.get_by_role("alert").locator(".ff-refusal__item").filter(has_text=why)
        expect(box.get_by_role("link", name=f"Regel {rule}", exact=True)).to_be_visible()
        expect(box).to_contain_text(f"Gør nu: {next_step}")

    def photographs(self, folder: Path, name: str) -> None:
        """Keep a picture of the page as it looks on a desk and on a phone."""
        for screen in (WIDE, PHONE):
            self.page.set_viewport_size(screen)
            self.watch.look()
            self.page.evaluate("window.scrollTo(0, 0)")
            path = folder / f"{name}-{screen['width']}.png"
            self.page.screenshot(path=path, animations="disabled")
        self.page.set_viewport_size(WIDE)

    def has_no_sideways_scroll(self) -> None:
        """Everything fits the width (WCAG 1.4.10)."""
        beyond = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert beyond <= 0, f"{self.page.url} is {beyond} pixels wider than the screen"
