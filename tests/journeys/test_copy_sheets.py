"""A sheet is copied in a browser: the clipboard holds the field, and the page says so (M7, C8)."""

from playwright.sync_api import Page, expect

from tests.journeys.cast import ADMINISTRATOR, CASEWORKER, CITIZEN, KICKOFF_DAY
from tests.journeys.conftest import IN_A_BROWSER
from tests.journeys.town import Town
from tests.journeys.walker import PHONE, WIDE, Walker

pytestmark = IN_A_BROWSER

CLIPBOARD = "navigator.clipboard.readText()"


def look_on_a_phone(walker: Walker) -> None:
    """The page that stands there, as wide as a phone."""
    walker.page.set_viewport_size(PHONE)
    walker.watch.look()
    assert walker.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    walker.page.set_viewport_size(WIDE)


def test_m7_a_field_and_the_whole_sheet_are_copied_and_noted(town: Town, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walker, said = Walker(page), page.locator("#ff-live")
    with town.on(KICKOFF_DAY) as walker.address:
        walker.is_(CASEWORKER)
        walker.goes("/medarbejder/forloeb/")
        walker.follows(CITIZEN)
        walker.follows("Plan")
        walker.follows("Vælg form, og se planerne i fagsystemerne")
        look_on_a_phone(walker)
        page.get_by_label("Helhedsorienteret plan efter samtykke").check()
        walker.presses("Vælg formen")
        expect(page.get_by_text("Det kan ikke lade sig gøre endnu")).to_be_visible()
        walker.follows("Tilbage til planen")
        walker.follows("Kopiér planen til fagsystemerne")
        look_on_a_phone(walker)
        walker.follows("Fasit: Min Plan")
        look_on_a_phone(walker)
        page.get_by_role("button", name="Kopiér Formål", exact=True).click()
        expect(said).to_have_text("»Formål« er kopieret.")
        assert page.evaluate(CLIPBOARD) == page.locator("#felt-purpose").input_value() != ""
        page.get_by_role("button", name="Kopiér alt", exact=True).click()
        expect(said).to_have_text("Hele arket er kopieret.")
        assert str(page.evaluate(CLIPBOARD)).startswith("Fasit: Min Plan")
        walker.presses("Arket er overført til Fasit")
        expect(page.get_by_text("intet er ændret siden")).to_be_visible()


def test_m7_the_administration_of_sheets_and_law_is_for_everybody(town: Town, page: Page) -> None:
    walker = Walker(page)
    with town.on(KICKOFF_DAY) as walker.address:
        walker.is_(ADMINISTRATOR)
        walker.goes("/administration/planens-lov/")
        look_on_a_phone(walker)
        walker.goes("/administration/kopiark/")
        walker.follows("Fasit: Min Plan")
        look_on_a_phone(walker)
