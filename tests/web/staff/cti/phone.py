"""A phone with the note open: a real browser against a real server, and what is counted there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import BrowserContext, Page, sync_playwright

from fodfaeste.records.cases.models import Case
from tests.cti_worlds import case_ready, start_cti
from tests.journeys.chromium import FLAGS, find_chromium
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import address
from tests.worlds import World, make_world

CHROMIUM = find_chromium()
PATIENCE = 10_000
WHAT = "Hvad skete der, og hvad blev I enige om?"

IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium on this machine"
    ),
]


@dataclass
class Phone:
    """A page on a phone of a CTI worker, with the taps made on it."""

    world: World
    case: Case
    url: str
    sign_in: SignIn
    context: BrowserContext
    page: Page
    taps: list[str] = field(default_factory=list)

    def at(self, tail: str = "") -> str:
        """The address of a page of the course."""
        return f"{self.url}{address(self.case, tail)}"

    def opens_the_note(self) -> None:
        """Open the form, choose where, and write."""
        self.page.goto(self.at("note/"))
        self.page.get_by_role("radio", name="Arbejdspladsen").check()

    def writes(self, text: str) -> None:
        """Write the text."""
        self.page.get_by_label(WHAT).fill(text)

    def saves(self) -> None:
        """Press the one button."""
        self.page.get_by_role("button", name="Gem kontakt").click()

    def stored(self) -> str:
        """Everything in the browser's own storage."""
        found: str = self.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        return found

    def signs_in_anew(self) -> None:
        """Have a new session, as after a sign-in in another tab."""
        name = settings.SESSION_COOKIE_NAME
        value = self.sign_in(self.world.cti_worker).cookies[name].value
        self.context.add_cookies([{"name": name, "value": value, "url": self.url}])


@contextmanager
def phone_of(url: str, sign_in: SignIn) -> Iterator[Phone]:
    """A phone in the hand of the CTI worker of a course that runs."""
    world = make_world()
    case = case_ready(world)
    start_cti(world, case)
    assert CHROMIUM is not None
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM.path, args=list(FLAGS), env={**CHROMIUM.environment} or None
        )
        context = browser.new_context(
            viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True
        )
        taps: list[str] = []
        context.expose_binding("ffTapped", lambda _, what: taps.append(what))
        context.add_init_script(
            "addEventListener('pointerdown', (e) => { ffTapped(e.target.textContent.trim()"
            ".slice(0, 40)); }, true)"
        )
        phone = Phone(world, case, url, sign_in, context, context.new_page(), taps)
        phone.signs_in_anew()
        phone.page.set_default_timeout(PATIENCE)
        try:
            yield phone
        finally:
            browser.close()
            connections.close_all()  # beside Playwright's loop they are others than outside it
