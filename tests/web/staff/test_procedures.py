"""The municipality's procedures in the browser: read by all, written by leaders (J7)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.models import Procedure, ProcedureText
from fodfaeste.records.drafts.models import Draft
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
ALL = "/medarbejder/arbejdsgange/"
TEXT = "Jobkonsulenten ringer først. Sagsbehandleren svarer inden to arbejdsdage. <script>æøå"
DATES = {
    "decided_on_day": TODAY.day,
    "decided_on_month": TODAY.month,
    "decided_on_year": TODAY.year,
}


@pytest.fixture
def leader(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.leader)


@pytest.fixture
def colleague(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.cti_worker)


def sent(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "title": "Når det brænder",
        "area": "follow_up",
        "text": TEXT,
        "decided_by": "Styregruppen",
        **DATES,
        **changed,
    }


def written(leader: Client, **changed: object) -> Procedure:
    leader.post(f"{ALL}ny/", sent(**changed))
    return Procedure.objects.latest("pk")


def test_j7_an_empty_house_says_what_to_write_down_and_begins_it(
    leader: Client, colleague: Client
) -> None:
    page = leader.get(ALL).text
    assert "Der er ikke skrevet arbejdsgange endnu." in page
    assert "/metoden/#J7" in page
    assert f"{ALL}ny/?skabelon=4" in page
    begun = leader.get(f"{ALL}ny/?skabelon=4").text
    assert "Når det brænder" in begun
    assert "Hvem kan træffe en afgørelse samme dag?" in begun
    assert "ny/" not in colleague.get(ALL).text


@pytest.mark.parametrize("number", ["x", "99", "-1", "٣", ""])
def test_j7_an_outline_that_is_none_is_an_empty_form(leader: Client, number: str) -> None:
    page = leader.get(f"{ALL}ny/", {"skabelon": number})
    assert (page.status_code, page.context["form"]["title"].value()) == (200, None)


def test_j7_a_double_click_writes_one_that_all_colleagues_read(
    leader: Client, colleague: Client
) -> None:
    same = sent()
    for _ in range(2):
        page = leader.post(f"{ALL}ny/", same, follow=True).text
    assert Procedure.objects.count() == 1
    assert "&lt;script&gt;æøå" in page
    row = Procedure.objects.get()
    assert "Når det brænder" in colleague.get(ALL).text
    assert "udgave 1" in colleague.get(f"{ALL}{row.pk}/").text


def test_j7_what_says_nothing_is_refused_and_kept_in_the_form(leader: Client) -> None:
    page = leader.post(f"{ALL}ny/", sent(text="Vi taler sammen.", title="Æblegrød"))
    assert page.status_code == 409
    assert "for kort til at sige, hvem der gør hvad" in page.text
    assert "Æblegrød" in page.text
    assert "Vi taler sammen." in page.text
    missing = leader.post(f"{ALL}ny/", sent(decided_by=""))
    assert "Udfyld »Besluttet af«." in missing.text
    assert Procedure.objects.count() == 0


def test_j7_a_new_text_follows_the_old_one_and_both_are_read(leader: Client) -> None:
    row = written(leader)
    at = f"{ALL}{row.pk}/"
    changed = sent(text=TEXT.replace("to", "tre"), version=row.version, is_used="on")
    page = leader.post(f"{at}ret/", changed, follow=True).text
    assert "udgave 2" in page
    history = leader.get(f"{at}udgaver/").text
    assert "tre</ins>" in history
    assert "to</del>" in history
    assert "tilføjet: </span>Jobkonsulenten" not in history
    assert list(ProcedureText.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_j7_the_same_text_again_is_no_new_one_and_one_can_be_set_aside(leader: Client) -> None:
    row = written(leader)
    leader.post(f"{ALL}{row.pk}/ret/", sent(version=row.version))
    row.refresh_from_db()
    assert (row.is_used, row.texts.count()) == (False, 1)
    assert "Lagt væk" in leader.get(ALL).text
    assert "gælder ikke længere" in leader.get(f"{ALL}{row.pk}/").text


def test_j7_a_stale_tab_meets_both_texts(leader: Client) -> None:
    row = written(leader)
    old = {**sent(version=row.version, is_used="on"), "seen": ""}
    leader.post(f"{ALL}{row.pk}/ret/", {**old, "text": TEXT + " Den første."})
    page = leader.post(f"{ALL}{row.pk}/ret/", {**old, "text": TEXT + " Den anden."})
    assert page.status_code == 409
    assert "en anden har gemt imens" in page.text
    assert "Den første." in page.text
    assert "Den anden." in page.text
    row.refresh_from_db()
    both = {"text_mine": TEXT + " Den anden.", "text_theirs": TEXT, "text_valg": "mine"}
    answer = {**old, **both, "version": row.version}
    del answer["text"]
    assert leader.post(f"{ALL}{row.pk}/ret/", answer).status_code == 302
    assert row.texts.latest("number").text.endswith("Den anden.")


def test_j7_the_leader_is_reminded_to_look_at_it_again(leader: Client) -> None:
    review = {
        "review_on_day": 20,
        "review_on_month": TODAY.month,
        "review_on_year": TODAY.year,
    }
    row = written(leader, **review)
    assert "skal ses på igen" in leader.get(ALL).text
    assert "Passer den stadig" in leader.get(f"{ALL}{row.pk}/").text


def test_j7_colleagues_cannot_write_and_citizens_and_administrators_not_read(
    colleague: Client, leader: Client, world: World, sign_in: SignIn
) -> None:
    row = written(leader)
    assert colleague.get(f"{ALL}{row.pk}/ret/").status_code == 403
    assert colleague.post(f"{ALL}ny/", sent()).status_code == 403
    assert sign_in(world.administrator).get(ALL).status_code == 403
    assert leader.get(f"{ALL}999999/").status_code == 404


def test_j7_what_is_typed_is_kept_until_it_is_saved(leader: Client, as_owner: AsOwner) -> None:
    typed = {"ff_form": "procedure:new", "title": "Halvt", "text": "Hvem ringer"}
    leader.post(reverse("keep_draft"), typed)
    assert "Hvem ringer" in leader.get(f"{ALL}ny/").text
    written(leader)
    with as_owner():
        assert Draft.objects.filter(form="procedure:new").count() == 0


def test_j7_an_outline_is_begun_by_its_number_and_by_nothing_else(leader: Client) -> None:
    leader.post(reverse("keep_draft"), {"ff_form": "procedure:new:1", "text": "Om planen"})
    assert "Om planen" in leader.get(f"{ALL}ny/", {"skabelon": "1"}).text
    assert "Hvem indskriver borgeren" in leader.get(f"{ALL}ny/", {"skabelon": "0"}).text
    for word in ("99", "-1", "<script>", "9" * 5000):
        assert leader.get(f"{ALL}ny/", {"skabelon": word}).context["form"]["title"].value() is None


def test_j7_the_list_asks_as_often_with_two_as_with_twenty(leader: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            leader.get(ALL)
        return len(caught)

    for number in range(2):
        written(leader, title=f"Nummer {number}")
    with_two = queries()
    for number in range(2, 20):
        written(leader, title=f"Nummer {number}")
    assert queries() == with_two
