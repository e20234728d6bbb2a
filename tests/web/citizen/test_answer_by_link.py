"""Answering behind a link: once, without a name, and nothing of before is shown (K1, L3)."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.records.cases.models import Case, CaseLink, Citizen
from fodfaeste.records.followup.models import MeasureInvitation
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.placement.models import JobMatch
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.cases.kinds import SideExit
from tests.measure_worlds import THREE, asked_at_kickoff, asked_at_phase_2, kept
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, noon


@pytest.fixture
def link(world: World, case: Case, sign_in: SignIn) -> str:
    """The address that Nadia lets Karin's camera read."""
    asked_at_phase_2(world, case)
    return made(world, case, sign_in)


def made(world: World, case: Case, sign_in: SignIn) -> str:
    page = sign_in(world.cti_worker).post(
        reverse("staff:measures:open_link", args=[case.pk]),
        {"key": str(uuid.uuid4()), "way": "shown"},
    )
    assert page.status_code == 200
    found = re.search(r'value="http://testserver(/svar/[^"]+)"', page.text)
    assert found is not None
    return found[1]


def sheet(**more: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), **THREE, **more}


def test_k1_the_citizen_answers_behind_a_link_once(world: World, link: str) -> None:
    phone = Client()
    page = phone.get(link)
    assert (page.status_code, "no-store" in page.headers["Cache-Control"]) == (200, True)
    assert "Hvor meget tror du på, at du kan have et job?" in page.text
    assert kept(world) == []
    thanks = phone.post(link, sheet())
    assert (thanks.status_code, "Tak for dine svar" in thanks.text) == (200, True)
    assert kept(world) == [("own_scales", "phase_2", "citizen", "link")]
    with acting_as(world.actor(world.cti_worker)) as actor:
        assert Measurement.objects.get().created_by_id is None
        assert Notice.objects.filter(recipient_id=actor.id, kind="measure").count() == 1
    again = phone.get(link)
    assert (again.status_code, "Linket er brugt." in again.text) == (410, True)
    assert phone.post(link, sheet()).status_code == 410
    assert len(kept(world)) == 1


def test_l3_the_page_behind_a_link_names_nobody(world: World, link: str) -> None:
    for page in (Client().get(link), Client().post(link, sheet())):
        for word in ("Karin", "Mølgaard", "Nadia", "Friis", "Byens Brød"):
            assert word not in page.text


def test_k1_half_an_answer_comes_back_in_its_own_browser_and_nowhere_else(
    world: World, link: str
) -> None:
    phone = Client()
    later = phone.post(link, {"own_scales-job": "9", "senere": "1"})
    assert "Dine svar er gemt" in later.text
    assert 'name="own_scales-job" value="9" checked' in phone.get(link).text
    assert "checked" not in Client().get(link).text
    draft = phone.post(f"{link}?kladde=1", {"own_scales-job": "8"})
    assert (draft.status_code, draft.text[:12]) == (200, "kladde gemt ")
    assert 'name="own_scales-job" value="8" checked' in phone.get(link).text
    assert kept(world) == []
    phone.post(link, sheet())
    with acting_as(world.actor(world.cti_worker)):
        assert MeasureInvitation.objects.get().half == {}


def test_k1_an_old_a_closed_and_a_replaced_link_say_what_to_do(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs, link: str
) -> None:
    newer = made(world, case, sign_in)
    replaced = Client().get(link)
    assert (replaced.status_code, "Linket er lukket." in replaced.text) == (410, True)
    today_is(TODAY + timedelta(days=14))
    old = Client().get(newer)
    assert (old.status_code, "Linket er blevet for gammelt." in old.text) == (410, True)
    assert "få et nyt link" in old.text
    assert Client().post(newer, sheet()).status_code == 410
    today_is(TODAY)
    assert Client().get(newer).status_code == 200
    nadia = sign_in(world.cti_worker)
    nadia.post(reverse("staff:measures:close_link", args=[case.pk]))
    assert Client().get(newer).status_code == 410
    assert kept(world) == []


def test_k1_a_link_of_a_course_that_was_closed_asks_nothing(
    world: World, case: Case, link: str
) -> None:
    with acting_as(world.actor(world.employment_caseworker)):
        Case.objects.filter(pk=case.pk).update(closed_on=TODAY, closed_as=SideExit.MOVED)
    page = Client().post(link, sheet())
    assert (page.status_code, "ikke længere brug for svar" in page.text) == (410, True)
    assert "Mølgaard" not in page.text


def test_k1_what_was_answered_by_another_way_is_not_asked_behind_the_link(
    world: World, case: Case, sign_in: SignIn, link: str
) -> None:
    nadia = sign_in(world.cti_worker)
    typed = {
        **sheet(),
        "mode": "paper",
        "answered_on_day": str(TODAY.day),
        "answered_on_month": str(TODAY.month),
        "answered_on_year": str(TODAY.year),
    }
    assert nadia.post(reverse("staff:measures:type_in", args=[case.pk]), typed).status_code == 302
    assert "have et job?" not in Client().get(link).text
    assert Client().post(link, sheet()).status_code == 409
    assert kept(world) == [("own_scales", "phase_2", "citizen", "paper")]


def test_l3_a_wrong_secret_opens_nothing_and_is_not_tried_for_long(link: str) -> None:
    assert Client().get(link).status_code == 200
    for _ in range(25):
        assert Client().get("/svar/" + "x" * 43 + "/").status_code == 404
    assert Client().get(link).status_code == 404


def test_k1_the_wall_shows_whoever_has_the_link_the_questions_alone(
    world: World, case: Case, link: str
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        invitation = MeasureInvitation.objects.get()
        number = linked_number(case)
    act_as(Acting(actor="", request="test", route="test", now=noon(TODAY), link=number))
    assert MeasureInvitation.objects.get().pk == invitation.pk
    for closed in (Case, Citizen, JobMatch, Notice):
        assert not closed.objects.exists()


def linked_number(case: Case) -> str:
    return str(CaseLink.objects.get(case=case).pk)


def test_k1_at_the_kickoff_the_baseline_is_done_when_it_came_by_a_link(
    world: World, case: Case, sign_in: SignIn
) -> None:
    asked_at_kickoff(world, case)
    address = made(world, case, sign_in)
    assert Client().post(address, sheet()).status_code == 200
    assert [row[1] for row in kept(world)] == ["kickoff"]
