"""The note in a real browser when the connection goes: every word stands, one note is made (E8)."""

import itertools
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Route, expect
from pytest_django.live_server_helper import LiveServer

from fodfaeste.kernel import clock
from fodfaeste.records.cti.models import ContactNote, NoteAddendum
from fodfaeste.records.drafts.models import Draft
from fodfaeste.web.shell.middleware import SEEN
from tests.web.conftest import SignIn
from tests.web.staff.cti.phone import IN_A_BROWSER, WHAT, Phone, phone_of
from tests.web.staff.cti.steps import AsOwner, rows
from tests.worlds import TODAY, noon

TEXT = "Karin viste mig pakkebordet. Hun vil gerne prøve tirsdage uden mig."

pytestmark = IN_A_BROWSER


def notes_of(phone: Phone) -> list[str]:
    return [note.text for note in rows(phone.world, ContactNote)]  # type: ignore[attr-defined]


def test_e8_a_note_waits_in_the_page_and_goes_when_the_line_is_back(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    with phone_of(live_server.url, sign_in) as phone:
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.context.set_offline(True)
        phone.saves()
        expect(phone.page.get_by_role("alert")).to_contain_text("der er ingen forbindelse")
        expect(phone.page.get_by_label(WHAT)).to_have_value(TEXT)
        assert (notes_of(phone), "Karin" in phone.stored()) == ([], False)
        phone.context.set_offline(False)
        phone.page.wait_for_url(phone.at())
        expect(phone.page.get_by_text("Kontakten er gemt.")).to_be_visible()
        assert notes_of(phone) == [TEXT]


def test_e8_a_note_whose_answer_is_lost_is_saved_once(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    with phone_of(live_server.url, sign_in) as phone:
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.page.route("**/cti/note/", answer_is_lost_once())
        phone.saves()
        expect(phone.page.get_by_role("alert")).to_contain_text("Ikke sendt")
        assert notes_of(phone) == [TEXT]
        phone.saves()
        phone.page.wait_for_url(phone.at())
        expect(phone.page.get_by_text("Kontakten er gemt.")).to_be_visible()
        assert notes_of(phone) == [TEXT]
        assert rows(phone.world, Draft) == []


def test_m3_what_is_typed_after_the_answer_was_lost_becomes_an_addendum(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    more = f"{TEXT} Vi ses igen mandag."
    with phone_of(live_server.url, sign_in) as phone:
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.page.route("**/cti/note/", answer_is_lost_once())
        phone.saves()
        expect(phone.page.get_by_role("alert")).to_contain_text("Ikke sendt")
        phone.page.get_by_label(WHAT).press_sequentially(" Vi ses igen mandag.")
        expect(phone.page.get_by_role("alert")).to_contain_text("Tryk på knappen, når du er færdig")
        phone.saves()
        expect(phone.page.get_by_text("Kontakten var allerede gemt")).to_be_visible()
        expect(phone.page.get_by_label("Rettelse eller tilføjelse")).to_have_value(more)
        phone.page.get_by_role("button", name="Gem tilføjelsen").click()
        expect(phone.page.get_by_text("Tilføjelsen er gemt.")).to_be_visible()
        assert notes_of(phone) == [TEXT]
        added = rows(phone.world, NoteAddendum)
        assert [one.text for one in added] == [more]  # type: ignore[attr-defined]


def test_e8_the_back_button_brings_an_empty_form_and_no_second_note(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    """What was sent does not stand there to be sent once more; what comes next has its own note."""
    with phone_of(live_server.url, sign_in) as phone:
        phone.page.goto(phone.at())
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.page.get_by_role("button", name="Gem kontakt").dblclick()
        phone.page.wait_for_url(phone.at())
        phone.page.go_back()
        expect(phone.page.get_by_label(WHAT)).to_have_value("")
        phone.writes("Chefen ringede bagefter.")
        phone.saves()
        phone.page.wait_for_url(phone.at())
        assert notes_of(phone) == [TEXT, "Chefen ringede bagefter."]


def test_e8_a_server_that_is_away_costs_no_word(live_server: LiveServer, sign_in: SignIn) -> None:
    with phone_of(live_server.url, sign_in) as phone:
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.page.route(
            "**/cti/note/", lambda route: route.fulfill(status=HTTPStatus.BAD_GATEWAY), times=1
        )
        phone.saves()
        expect(phone.page.get_by_role("alert")).to_contain_text("systemet svarer ikke lige nu")
        expect(phone.page.get_by_label(WHAT)).to_have_value(TEXT)
        phone.page.wait_for_url(phone.at())
        assert notes_of(phone) == [TEXT]


def test_m3_a_note_that_goes_by_itself_leaves_no_draft_and_asks_nothing(
    live_server: LiveServer, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is lost, the draft is kept again meanwhile, and then the page sends once more."""
    asked: list[str] = []
    seconds = itertools.count()
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(seconds=next(seconds)))
    with phone_of(live_server.url, sign_in) as phone:
        phone.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        phone.opens_the_note()
        phone.writes(TEXT)
        expect(phone.page.get_by_text("kladde gemt")).to_be_visible()
        phone.page.route("**/cti/note/", answer_is_lost_once())
        with phone.page.expect_response("**/kladde/"):
            phone.saves()
        phone.page.wait_for_url(phone.at())
        assert (notes_of(phone), rows(phone.world, Draft), asked) == ([TEXT], [], [])


def test_m3_a_draft_that_could_not_be_kept_asks_nothing_once_the_note_has_arrived(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    asked: list[str] = []
    with phone_of(live_server.url, sign_in) as phone:
        phone.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.context.set_offline(True)
        phone.saves()
        expect(phone.page.get_by_text("ikke gemt – prøver igen")).to_be_visible()
        phone.context.set_offline(False)
        phone.page.wait_for_url(phone.at())
        assert (notes_of(phone), rows(phone.world, Draft), asked) == ([TEXT], [], [])


def test_leaving_a_note_that_is_not_sent_asks_first(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    with phone_of(live_server.url, sign_in) as phone:
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.context.set_offline(True)
        phone.saves()
        expect(phone.page.get_by_role("alert")).to_contain_text("Ikke sendt")
        phone.page.on("dialog", stay)
        phone.page.get_by_role("link", name="Karin M.").click()
        expect(phone.page.get_by_label(WHAT)).to_have_value(TEXT)
        assert asked == ["beforeunload"]
        phone.page.remove_listener("dialog", stay)
        phone.page.on("dialog", lambda dialog: dialog.accept())


def test_t11_a_session_that_ran_out_offline_costs_no_word(
    live_server: LiveServer, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with phone_of(live_server.url, sign_in) as phone:
        phone.opens_the_note()
        phone.writes(TEXT)
        phone.context.set_offline(True)
        phone.saves()
        expect(phone.page.get_by_role("alert")).to_contain_text("ingen forbindelse")
        with as_owner():
            an_hour_passes()
        phone.context.set_offline(False)
        expect(phone.page.get_by_role("alert")).to_contain_text("du er logget ud")
        expect(phone.page.get_by_role("link", name="Log ind i en ny fane")).to_be_visible()
        expect(phone.page.get_by_label(WHAT)).to_have_value(TEXT)
        assert notes_of(phone) == []
        phone.signs_in_anew()
        other_tab = phone.context.new_page()
        other_tab.goto(phone.at("note/"))
        expect(other_tab.get_by_label(WHAT)).to_have_value(TEXT)
        other_tab.close()
        phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        phone.page.wait_for_url(phone.at())
        assert notes_of(phone) == [TEXT]


def test_a_note_that_a_rule_refuses_is_shown_with_the_rule(
    live_server: LiveServer, sign_in: SignIn
) -> None:
    with phone_of(live_server.url, sign_in) as phone:
        phone.page.goto(phone.at("note/"))
        phone.writes(TEXT)
        phone.saves()
        expect(phone.page.get_by_text("Mødet har intet sted.")).to_be_visible()
        expect(phone.page.get_by_label(WHAT)).to_have_value(TEXT)
        assert notes_of(phone) == []


def answer_is_lost_once() -> "Answering":
    return Answering()


class Answering:
    """The first sending reaches the server, and its answer never comes back."""

    def __init__(self) -> None:
        self.lost = False

    def __call__(self, route: Route) -> None:
        """Let the line break after the first sending."""
        if route.request.method != "POST" or self.lost:
            route.continue_()
            return
        self.lost = True
        assert route.fetch(max_redirects=0).status == HTTPStatus.CREATED
        route.abort("connectionreset")


def an_hour_passes() -> None:
    """Every session was last used an hour ago."""
    before = (datetime.now(UTC) - timedelta(hours=1)).timestamp()
    for row in Session.objects.all():
        held = SessionStore(row.session_key)
        held[SEEN] = before
        held.save()
