"""The note in a real browser when the connection goes: every word stands, one note is made (E8)."""

import os

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from fodfaeste.records.cti.models import ContactNote
from tests.cti_worlds import case_ready, start_cti
from tests.journeys.chromium import FLAGS, find_chromium
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import address, rows
from tests.worlds import make_world

CHROMIUM = find_chromium()
TEXT = "Karin viste mig pakkebordet. Hun vil gerne prøve tirsdage uden mig."

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium on this machine"
    ),
]


def write(page: Page) -> None:
    """Write the note as a thumb does: one chip, one text."""
    page.get_by_role("radio", name="Arbejdspladsen").check()
    page.get_by_label("Hvad skete der, og hvad blev I enige om?").fill(TEXT)


def test_e8_a_note_survives_a_lost_connection_while_the_page_is_open(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    world = make_world()
    case = case_ready(world)
    start_cti(world, case)
    session = sign_in(world.cti_worker).cookies[settings.SESSION_COOKIE_NAME].value
    assert CHROMIUM is not None
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM.path, args=list(FLAGS), env=CHROMIUM.environment or None
        )
        context = browser.new_context(viewport={"width": 375, "height": 740})
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page = context.new_page()
        page.goto(f"{live_server.url}{address(case, 'note/')}")
        write(page)
        context.set_offline(True)
        page.get_by_role("button", name="Gem kontakt").click()
        expect(page.locator("[data-ff-unsent]")).to_contain_text("Ikke sendt")
        expect(page.get_by_label("Hvad skete der, og hvad blev I enige om?")).to_have_value(TEXT)
        assert rows(world, ContactNote) == []
        stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        context.set_offline(False)
        page.get_by_role("button", name="Gem kontakt").click()
        page.wait_for_url(f"**{address(case)}")
        expect(page.get_by_text("Kontakten er gemt.")).to_be_visible()
        browser.close()
    assert "Karin" not in stored, stored
    assert [note.text for note in rows(world, ContactNote)] == [TEXT]  # type: ignore[attr-defined]
