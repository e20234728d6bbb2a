"""T10: a form opened before a right was lost is refused with a reason, and its text is kept."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.accounts.models import RoleAssignment
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.records.cti.models import ContactNote
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import SideExit
from tests.factories import karin
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]
WORDS = "KANARIE: vi gik til stationen sammen, og hun købte selv billetten."


@pytest.fixture
def tab(world: World, case: Case, as_owner: AsOwner, sign_in: SignIn) -> Client:
    """The CTI worker's browser, with the form for a note open."""
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
    client = sign_in(world.cti_worker)
    assert client.get(address(case)).status_code == 200
    return client


def address(case: Case) -> str:
    return reverse("staff:cti:note", kwargs={"case_id": case.pk})


def note() -> dict[str, str]:
    return {
        "key": "0b6ec0bc-37cf-4d3e-9f1c-8a1f1f2f3a4b",
        "kind": "phone",
        "length": "15",
        "about": "spor-job",
        "text": WORDS,
        "happened_on_day": str(TODAY.day),
        "happened_on_month": str(TODAY.month),
        "happened_on_year": str(TODAY.year),
    }


def written(as_owner: AsOwner) -> int:
    with as_owner():
        return ContactNote.objects.filter(text=WORDS).count()


def test_t10_the_tab_works_while_nothing_has_changed(
    case: Case, tab: Client, as_owner: AsOwner
) -> None:
    assert tab.post(address(case), note()).status_code == 302
    assert written(as_owner) == 1


def test_t10_after_somebody_else_took_the_seat(case: Case, tab: Client, as_owner: AsOwner) -> None:
    with as_owner():
        TeamMembership.objects.filter(case=case, role=Role.CTI_WORKER).update(ends_before=TODAY)
    answer = tab.post(address(case), note())
    assert (answer.status_code, WORDS in answer.text) == (404, True)
    assert "Der er ingen side på denne adresse, eller den er ikke åben for dig." in answer.text
    assert written(as_owner) == 0


def test_t10_after_the_role_was_taken_back(
    world: World, case: Case, tab: Client, as_owner: AsOwner
) -> None:
    with as_owner():
        RoleAssignment.objects.filter(user=world.cti_worker).update(ends_before=TODAY)
    answer = tab.post(address(case), note())
    assert (answer.status_code, WORDS in answer.text) == (404, True)
    assert written(as_owner) == 0


def test_t10_after_the_course_was_closed(case: Case, tab: Client, as_owner: AsOwner) -> None:
    close(case, as_owner, TODAY)
    answer = tab.post(address(case), note())
    assert (answer.status_code, WORDS in answer.text) == (403, True)
    assert "Forløbet er afsluttet" in answer.text
    assert written(as_owner) == 0


def test_t10_a_missing_course_gives_the_text_back_just_as_one_out_of_sight(
    case: Case, tab: Client, as_owner: AsOwner
) -> None:
    """S2: the two answers are the same, so that nobody can tell them apart."""
    with as_owner():
        TeamMembership.objects.filter(case=case, role=Role.CTI_WORKER).update(ends_before=TODAY)
    missing = reverse("staff:cti:note", kwargs={"case_id": case.pk + 1000})
    out_of_sight, not_there = tab.post(address(case), note()), tab.post(missing, note())
    assert len(out_of_sight.content) == len(not_there.content)


def close(case: Case, as_owner: AsOwner, day: date) -> None:
    with as_owner():
        Case.objects.filter(pk=case.pk).update(
            closed_on=day, closed_as=SideExit.MOVED, enrolled_on=day - timedelta(days=400)
        )
