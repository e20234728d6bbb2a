"""The scripts of the pages, in a real browser: drafts are saved, nothing typed is lost."""

import mimetypes
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route, expect, sync_playwright

import fodfaeste.web
from tests.journeys.chromium import FLAGS, find_chromium

STATIC = Path(fodfaeste.web.__file__).parent / "static"
HOME = "http://127.0.0.1:9/"
OPENED = datetime(2026, 3, 4, 12, tzinfo=UTC)
CHROMIUM = find_chromium()
NOTE = """<!doctype html><html lang="da"><title>Note</title>
<script src="/static/ff/app.js" defer></script><script src="/static/ff/token.js" defer></script>
<script src="/static/ff/drafts.js" defer></script>
<script src="/static/ff/session.js" defer></script>
<body data-ff-session="1800"><p data-ff-draft-status></p>
<div id="ff-session" role="alert" hidden><p data-ff-session-text>Du bliver logget ud</p>
<button type="button" data-ff-stay="/healthz">Bliv</button></div>
<form method="post" action="/gem/" data-ff-draft-url="/kladde/" data-ff-draft-form="note:17">
<input type="hidden" name="csrfmiddlewaretoken" value="TOKEN">
<textarea name="text"></textarea><button type="submit">Gem</button></form></body></html>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium on this machine"
    ),
]
Answer = Callable[[Route], None]


class Desk:
    """A page with a note form, and a server that answers drafts as it is told."""

    def __init__(self, page: Page) -> None:
        """Serve the page and the scripts; drafts are accepted until told otherwise."""
        self.page = page
        self.drafts: list[dict[str, list[str]]] = []
        self.sent = 0
        self.token = "TOKEN"
        self.answer: Answer = lambda route: route.fulfill(status=200, body="kladde gemt")
        page.route("**/*", self._serve)

    def _serve(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOME)
        if path == "kladde/":
            self.drafts.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
            self.answer(route)
        elif path.startswith("static/"):
            file = STATIC / path.removeprefix("static/")
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind)
        elif path == "gem/":
            self.sent += 1
            route.fulfill(status=204)  # the page stays, so that a second click is possible
        elif path == "healthz":
            route.fulfill(status=200, body="{}")
        else:
            html = NOTE.replace("TOKEN", self.token)
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    def type(self, words: str) -> None:
        """Type and let the pause after typing go by."""
        self.page.locator("textarea").fill(words)
        self.page.clock.run_for(1_600)

    def says(self, words: str) -> None:
        """Wait until the draft status says this."""
        expect(self.page.locator("[data-ff-draft-status]")).to_have_text(words)


@pytest.fixture
def desk() -> Iterator[Desk]:
    assert CHROMIUM is not None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM.path, args=list(FLAGS), env=CHROMIUM.environment or None
        )
        page = browser.new_page()
        page.clock.install(time=OPENED)
        desk = Desk(page)
        page.goto(HOME)
        page.clock.pause_at(OPENED + timedelta(minutes=1))  # from here on it moves when told to
        yield desk
        browser.close()


def test_t11_what_is_typed_is_saved_on_the_server_when_typing_stops(desk: Desk) -> None:
    words = "Karin viste mig pakkebordet. æøå & <b>\nNæste uge alene."
    desk.page.locator("textarea").fill(words)
    desk.page.clock.run_for(1_400)
    assert desk.drafts == []
    desk.page.clock.run_for(200)
    desk.says("kladde gemt")
    (draft,) = desk.drafts
    assert draft["text"] == [words]
    assert draft["ff_form"] == ["note:17"]
    assert draft["csrfmiddlewaretoken"] == ["TOKEN"]


def test_s20_nothing_is_kept_in_browser_storage(desk: Desk) -> None:
    desk.type("Fortroligt")
    desk.says("kladde gemt")
    kept = desk.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_t12_a_lost_connection_is_told_and_the_draft_is_tried_again(desk: Desk) -> None:
    desk.answer = lambda route: route.abort()
    desk.type("Karin ringede")
    desk.says("ikke gemt – prøver igen")
    assert desk.page.locator("textarea").input_value() == "Karin ringede"
    desk.answer = lambda route: route.fulfill(status=204)
    desk.page.clock.run_for(3_100)
    desk.says("kladde gemt")
    assert desk.drafts[-1]["text"] == ["Karin ringede"]


def test_t11_after_signing_in_elsewhere_the_draft_goes_with_the_new_token(desk: Desk) -> None:
    desk.token = "FRESH"
    desk.answer = lambda route: route.fulfill(status=403)
    desk.type("Skrevet før")
    desk.says("ikke gemt – prøver igen")
    desk.answer = lambda route: route.fulfill(status=200)
    desk.page.clock.run_for(3_100)
    desk.says("kladde gemt")
    assert desk.drafts[-1]["csrfmiddlewaretoken"] == ["FRESH"]
    assert desk.drafts[-1]["text"] == ["Skrevet før"]


def test_a_text_too_long_for_a_draft_is_told(desk: Desk) -> None:
    desk.answer = lambda route: route.fulfill(status=413)
    desk.type("x" * 5_000)
    desk.says("ikke gemt – teksten er for lang til en kladde")
    assert desk.page.locator("textarea").input_value() == "x" * 5_000


def test_t7_a_second_click_sends_nothing(desk: Desk) -> None:
    for _ in range(2):
        desk.page.locator("button[type=submit]").dispatch_event("click")
        desk.page.wait_for_timeout(200)
    assert desk.sent == 1
    button = desk.page.locator("button[type=submit]")
    assert button.get_attribute("aria-disabled") == "true"


def test_s20_five_minutes_before_the_end_the_page_warns_and_one_may_stay(desk: Desk) -> None:
    box = desk.page.locator("#ff-session")
    desk.page.clock.run_for(24 * 60 * 1000)
    expect(box).to_be_hidden()
    desk.page.clock.run_for(2 * 60 * 1000)
    expect(box).to_be_visible()
    box.get_by_role("button").click()
    expect(box).to_be_hidden()
    desk.page.clock.run_for(31 * 60 * 1000)
    expect(box).to_contain_text("Du er logget ud, fordi siden har stået stille i en halv time.")
