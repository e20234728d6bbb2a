"""A note from the page one stands on to saved in three taps beside the text (E8)."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from fodfaeste.records.cti.models import ContactNote
from tests.web.conftest import SignIn
from tests.web.staff.cti.phone import IN_A_BROWSER, WHAT, phone_of
from tests.web.staff.cti.steps import rows
from tests.worlds import TODAY

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize(
    ("begins", "link"), [("forloeb/{}/", "Registrér kontakt"), ("", "Notat om Karin Mølgaard")]
)
def test_e8_a_note_is_three_taps_beside_the_text_and_the_next_is_two(
    live_server: LiveServer, sign_in: SignIn, begins: str, link: str
) -> None:
    with phone_of(live_server.url, sign_in) as phone:
        page, start = phone.page, f"{phone.url}/medarbejder/{begins.format(phone.case.pk)}"
        page.goto(start)
        page.get_by_role("link", name=link).tap()
        page.get_by_role("radio", name="Arbejdspladsen").tap()
        page.get_by_label(WHAT).fill("Karin viste mig pakkebordet.")
        page.get_by_role("button", name="Gem kontakt").tap()
        expect(page.get_by_text("Kontakten er gemt.")).to_be_visible()
        first = len(phone.taps)
        page.goto(start)
        page.get_by_role("link", name=link).tap()
        page.get_by_label(WHAT).fill("Og i dag klarede hun det selv.")
        page.get_by_role("button", name="Gem kontakt").tap()
        expect(page.get_by_text("Og i dag klarede hun det selv.")).to_be_visible()
        assert (first, len(phone.taps) - first) == (3, 2), phone.taps
        written = rows(phone.world, ContactNote)
        assert [
            (note.kind, note.place, note.minutes, note.happened_on)  # type: ignore[attr-defined]
            for note in written
        ] == [("meeting", "workplace", 45, TODAY)] * 2
