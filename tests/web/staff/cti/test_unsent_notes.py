"""Notes begun and not sent: where they lead, and when their author leaves (M3, S5, T10)."""

import itertools
import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.kernel import clock
from fodfaeste.records.cases.actions import team
from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import ContactNote
from fodfaeste.records.drafts.models import Draft
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import address, rows
from tests.web.staff.cti.test_notes import note
from tests.worlds import TODAY, World, acting_as, noon, person

pytestmark = pytest.mark.django_db

TEXT = "Karin ringede selv til sin chef."


def keep(client: Client, case: Case, text: str = TEXT) -> None:
    sent = {**note(text=text), "ff_form": f"note:{case.pk}"}
    assert client.post(reverse("keep_draft"), sent).status_code == 200


def somebody_takes_over(world: World, case: Case) -> User:
    """Nadia leaves the team; her seat is taken by somebody else."""
    ole = person("Ole Ny", Role.CTI_WORKER, world.unit)
    leader = world.actor(world.leader)
    with acting_as(leader):
        team.change_team(
            actor=leader,
            key=uuid.uuid4(),
            case=case,
            change=team.TeamChange(
                role=Role.CTI_WORKER, user_id=ole.pk, reason="Nadia har fået andet arbejde."
            ),
            today=TODAY,
            now=noon(TODAY),
        )
    return ole


def test_a_note_that_is_not_sent_stands_on_min_dag_and_leads_back(
    world: World, running: Case, cti: Client
) -> None:
    assert "der ikke er sendt" not in cti.get("/medarbejder/").text
    keep(cti, running)
    assert "Du har 1 notat, der ikke er sendt" in cti.get("/medarbejder/").text
    page = cti.get("/medarbejder/kladder/").text
    assert (TEXT in page, "Karin Mølgaard" in page) == (True, True)
    assert f'href="{address(running, "note/")}"' in page
    assert TEXT in cti.get(address(running, "note/")).text


def test_an_empty_form_that_was_opened_is_no_note(world: World, running: Case, cti: Client) -> None:
    keep(cti, running, text="  ")
    assert "der ikke er sendt" not in cti.get("/medarbejder/").text
    assert "Du har ingen notater liggende." in cti.get("/medarbejder/kladder/").text


def test_s5_whoever_leaves_keeps_their_words_and_sees_nothing_of_the_course(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    keep(cti, running)
    ole = somebody_takes_over(world, running)
    assert "Du har 1 notat, der ikke er sendt" in cti.get("/medarbejder/").text
    page = cti.get("/medarbejder/kladder/").text
    assert (TEXT in page, "Karin Mølgaard" in page) == (True, False)
    assert "Fortæl den, der har overtaget, hvad der skete" in page
    assert not re.search(r"/forloeb/\d+/", page)
    late = cti.post(address(running, "note/"), note(text=TEXT))
    assert (late.status_code, TEXT in late.text) == (404, True)
    successor = sign_in(ole)
    assert TEXT not in successor.get(address(running, "note/")).text
    assert TEXT not in successor.get("/medarbejder/kladder/").text
    assert rows(world, ContactNote) == []


def test_the_notes_of_whoever_left_stay_signed_and_are_added_to_by_the_next(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    cti.post(address(running, "note/"), note(text=TEXT))
    number = rows(world, ContactNote)[0].pk  # type: ignore[attr-defined]
    successor = sign_in(somebody_takes_over(world, running))
    page = successor.post(
        address(running, f"note/{number}/tilfoej/"),
        {"key": uuid.uuid4(), "text": "Chefen ringede tilbage."},
        follow=True,
    ).text
    assert "Nadia Friis, skrevet 4. marts 2026" in page
    assert "Tilføjet af Ole Ny 4. marts 2026" in page


def test_a_draft_is_thrown_away_by_its_author_alone(
    world: World, running: Case, cti: Client, sign_in: SignIn
) -> None:
    keep(cti, running)
    throw = reverse("staff:cases:throw_draft_away")
    other = sign_in(world.social_caseworker)
    assert other.post(throw, {"kladde": f"note:{running.pk}"}).status_code == 302
    assert TEXT in cti.get("/medarbejder/kladder/").text
    assert cti.post(throw, {"kladde": "plan:1"}).status_code == 404
    assert cti.post(throw, {"kladde": f"note:{running.pk}"}).status_code == 302
    assert rows(world, Draft) == []


def test_an_addendum_that_was_begun_leads_back_to_its_note(
    world: World, running: Case, cti: Client
) -> None:
    cti.post(address(running, "note/"), note())
    number = rows(world, ContactNote)[0].pk  # type: ignore[attr-defined]
    sent = {"text": TEXT, "ff_form": f"addendum:{number}"}
    cti.post(reverse("keep_draft"), sent)
    page = cti.get("/medarbejder/kladder/").text
    assert f'href="{address(running, f"note/{number}/")}"' in page


@pytest.mark.parametrize("form", ["note:", "note:x", "note:" + "9" * 40, "addendum:-1"])
def test_a_draft_with_a_name_that_is_none_breaks_no_page(
    world: World, running: Case, cti: Client, form: str
) -> None:
    cti.post(reverse("keep_draft"), {"text": TEXT, "ff_form": form})
    page = cti.get("/medarbejder/kladder/")
    assert (page.status_code, TEXT in page.text) == (200, True)


class Device:
    """A page with the form of a note open: what it has typed, and which draft it has seen."""

    def __init__(self, client: Client, case: Case) -> None:
        """Open the form."""
        self.client, self.case = client, case
        page = client.get(address(case, "note/")).text
        self.seen = page.partition('data-ff-draft-seen="')[2].partition('"')[0]

    def types(self, text: str) -> int:
        """Keep what is typed, and remember which draft it became."""
        sent = {**note(text=text), "ff_form": f"note:{self.case.pk}", "ff_seen": self.seen}
        answer = self.client.post(reverse("keep_draft"), sent)
        self.seen = answer.get("FF-Saved", self.seen)
        return answer.status_code

    def sends(self, text: str) -> int:
        """Send the note."""
        sent = {**note(text=text), "ff_seen": self.seen}
        return self.client.post(address(self.case, "note/"), sent).status_code


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch, cti: Client) -> None:
    """Each look at the clock is a second later."""
    seconds = itertools.count()
    monkeypatch.setattr(clock, "now", lambda: noon(TODAY) + timedelta(seconds=next(seconds)))


def test_t8_a_draft_from_one_device_is_not_written_over_by_another(
    world: World, running: Case, cti: Client, ticking: None
) -> None:
    phone, desk = Device(cti, running), Device(cti, running)
    assert [phone.types("Karin ringede."), phone.types("Karin ringede selv.")] == [200, 200]
    assert desk.types("Noget andet") == 409
    late = Device(cti, running)
    assert "Karin ringede selv." in cti.get(address(running, "note/")).text
    assert late.types("Karin ringede selv, og det gik godt.") == 200
    assert phone.types("Karin") == 409


def test_t8_a_note_that_is_sent_leaves_the_draft_of_another_device(
    world: World, running: Case, cti: Client, ticking: None
) -> None:
    phone, desk = Device(cti, running), Device(cti, running)
    assert phone.types("Karin ringede selv.") == 200
    assert desk.sends("Møde på arbejdspladsen.") == 302
    assert "Karin ringede selv." in cti.get("/medarbejder/kladder/").text
    assert phone.sends("Karin ringede selv.") == 302
    assert rows(world, Draft) == []
    assert len(rows(world, ContactNote)) == 2


def test_a_form_that_could_not_be_sent_goes_on_with_its_own_draft(
    world: World, running: Case, cti: Client, ticking: None
) -> None:
    phone = Device(cti, running)
    assert phone.types(TEXT) == 200
    answer = cti.post(address(running, "note/"), note(text=TEXT, place="", ff_seen=phone.seen))
    assert answer.status_code == 409
    assert f'data-ff-draft-seen="{phone.seen}"' in answer.text
