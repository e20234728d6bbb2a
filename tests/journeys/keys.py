"""Somebody without a mouse."""

import pytest
from playwright.sync_api import Page

MOST_STOPS = 120
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
QUESTION = "() => document.activeElement.type === 'radio' ? document.activeElement.name : ''"


class Keys:
    """Tab, arrows, space and Enter; the focus is seen at every stop."""

    def __init__(self, page: Page) -> None:
        """Take the page that the keys go to."""
        self.page = page

    def reach(self, name: str) -> None:
        """Tab until something with this name has the focus."""
        for _ in range(MOST_STOPS):
            if self._tab().startswith(name):
                return
        pytest.fail(f"»{name}« is not reached by {MOST_STOPS} tabs")

    def follow(self, name: str) -> None:
        """Reach it and press Enter; wait for the next page."""
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, name: str, text: str) -> None:
        """Reach a box and type."""
        self.reach(name)
        self.page.keyboard.type(text)

    def choose_next(self, *, place: int) -> None:
        """Reach the next question and choose an answer by its place, 0 the first."""
        left = self.page.evaluate(QUESTION)
        for _ in range(MOST_STOPS):
            self._tab()
            if self.page.evaluate(QUESTION) not in {"", left}:
                break
        self.page.keyboard.press("Space")
        for _ in range(place):
            self.page.keyboard.press("ArrowRight")

    def _tab(self) -> str:
        self.page.keyboard.press("Tab")
        here = str(self.page.evaluate(NAME))
        assert self.page.evaluate(OUTLINED), f"focus cannot be seen on »{here}«"
        return here
