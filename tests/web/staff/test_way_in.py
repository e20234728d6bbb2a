"""L1, L3: the team sees whether the citizen has a way in, invites, takes back, and closes it."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.kernel.spoken_codes import read
from fodfaeste.records.cases.models import Case, Citizen, CitizenInvitation
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as


def at(case: Case, name: str, **more: int) -> str:
    return reverse(f"staff:way_in:{name}", kwargs={"case_id": case.pk, **more})


@pytest.fixture
def worker(world: World, case: Case, sign_in: SignIn) -> Client:
    return sign_in(world.cti_worker)


def invites(client: Client, case: Case, **fields: str) -> str:
    return client.post(
        at(case, "invite"), {"key": str(uuid.uuid4()), "seen_in_person": "on", **fields}
    ).text


def test_l1_an_invitation_is_a_sheet_that_names_nobody(case: Case, worker: Client) -> None:
    page = invites(worker, case)
    sheet = page[page.index('<section class="ff-sheet"') :].split("</section>")[0]
    shown = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", sheet)
    assert shown is not None
    assert read(shown.group()) is not None
    assert "http://testserver/invitation/" in sheet
    assert "Koden virker én gang og til 11. marts 2026 kl. 12.00." in sheet
    assert [word for word in ("Karin", "Mølgaard", "1980") if word in sheet] == []
    assert "ff-square-code" in sheet


def test_l1_a_double_click_makes_one_invitation_and_shows_its_code_once(
    world: World, case: Case, worker: Client
) -> None:
    key = str(uuid.uuid4())
    assert "ff-sheet__code" in invites(worker, case, key=key)
    again = invites(worker, case, key=key)
    assert "arket vises kun én gang" in again
    assert "ff-sheet__code" not in again
    with acting_as(world.actor(world.cti_worker)):
        assert CitizenInvitation.objects.count() == 1


def test_l1_nobody_is_invited_unseen(world: World, case: Case, worker: Client) -> None:
    answer = worker.post(at(case, "invite"), {"key": str(uuid.uuid4())})
    assert answer.status_code == 409
    assert "Invitationen gives fra hånd til hånd." in answer.text
    with acting_as(world.actor(world.cti_worker)):
        assert not CitizenInvitation.objects.exists()


def test_l1_a_new_invitation_takes_the_old_one_back(
    world: World, case: Case, worker: Client
) -> None:
    for _ in range(3):
        invites(worker, case)
    with acting_as(world.actor(world.cti_worker)):
        assert CitizenInvitation.objects.count() == 3
        assert CitizenInvitation.objects.filter(revoked_at=None).count() == 1
    page = worker.get(at(case, "way_in")).text
    assert page.count("Trukket tilbage") == 2
    assert page.count("Venter på borgeren") == 1


def test_l1_an_invitation_is_taken_back(world: World, case: Case, worker: Client) -> None:
    invites(worker, case)
    with acting_as(world.actor(world.cti_worker)):
        number = CitizenInvitation.objects.get().pk
    for _ in range(2):
        answer = worker.post(at(case, "revoke", invitation_id=number))
        assert answer["Location"] == at(case, "way_in")
    assert "Trukket tilbage" in worker.get(at(case, "way_in")).text
    assert worker.post(at(case, "revoke", invitation_id=number + 1)).status_code == 404


def test_l1_what_was_used_is_not_taken_back(world: World, case: Case, worker: Client) -> None:
    invites(worker, case)
    with acting_as(world.actor(world.cti_worker)) as actor:
        made = CitizenInvitation.objects.get()
        CitizenInvitation.objects.update(used_at=made.created_at, used_by=actor.id)
    answer = worker.post(at(case, "revoke", invitation_id=made.pk))
    assert answer.status_code == 409
    assert "Invitationen er brugt" in answer.text


def test_l1_a_closed_way_in_is_closed_at_the_next_request(
    world: World, case: Case, worker: Client, sign_in: SignIn
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    citizen = sign_in(world.citizen)
    assert citizen.get(reverse("citizen:home")).status_code == 200
    page = worker.get(at(case, "way_in")).text
    assert "Er begyndt, men har ikke valgt en måde at logge ind på." in page
    worker.post(at(case, "close"))
    assert citizen.get(reverse("citizen:home"))["Location"].startswith(reverse("account_login"))
    assert User.objects.get(pk=world.citizen.pk).is_active is False
    assert "Adgangen er lukket." in worker.get(at(case, "way_in")).text


def test_l1_a_colleague_is_never_closed_as_a_citizen(
    world: World, case: Case, worker: Client
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.stranger)
    worker.post(at(case, "close"))
    assert User.objects.get(pk=world.stranger.pk).is_active is True


def test_l3_who_is_exempt_is_seen_on_the_case_and_gets_everything_on_paper(
    world: World, case: Case, worker: Client
) -> None:
    assert "Alt virker også på papir. Ingen skal have en konto." in worker.get(
        at(case, "way_in")
    ).text.replace("\n", " ")
    with acting_as(world.actor(world.cti_worker)):
        Citizen.objects.filter(pk=case.citizen_id).update(digital_post_exempt=True)
    page = worker.get(at(case, "way_in")).text
    assert "Borgeren er fritaget for Digital Post og får alt på papir." in page
    for name in ("staff:plan:print", "staff:meetings:meetings", "staff:people:consents"):
        assert reverse(name, kwargs={"case_id": case.pk}) in page
    overview = worker.get(reverse("staff:cases:case", kwargs={"case_id": case.pk})).text
    assert "får alt på papir" in overview
    assert "Borgeren har ikke adgang til sin egen side endnu" in overview


def test_l1_the_same_number_of_questions_with_one_and_with_ten_invitations(
    case: Case, worker: Client
) -> None:
    invites(worker, case)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            worker.get(at(case, "way_in"))
        counts.append(len(asked))
        for _ in range(9):
            invites(worker, case)
    assert counts[0] == counts[1]
    assert counts[0] <= 25
