"""What is typed in a form of the CTI course is kept meanwhile, and ends with its sending (M3)."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.cti.models import FocusAction, Stay
from fodfaeste.records.drafts.models import Draft
from tests.records.cti.steps import choose
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import AsOwner, address, day, rows
from tests.worlds import World, acting_as

pytestmark = pytest.mark.django_db

TEXT = "KANARIE: vi talte længe om bussen æøå"
NAMED = re.compile('data-ff-draft-form="([^"]+)"')

Sheet = tuple[str, str, dict[str, object]]
"""The tail of the address, the field that is written in, and the rest of the form."""


def an_action(world: World, case: Case, cti: Client) -> Sheet:
    return f"fokus/{choose(world, case).pk}/handling/", "text", {"who": "Karin"}


def an_action_again(world: World, case: Case, cti: Client) -> Sheet:
    tail, _, rest = an_action(world, case, cti)
    cti.post(address(case, tail), {"key": uuid.uuid4(), "text": "Ringe", **rest})
    (action,) = rows(world, FocusAction)
    return f"fokus/handling/{action.pk}/ret/", "text", {"who": "Karin", "version": 1}  # type: ignore[attr-defined]


def left_out(world: World, case: Case, cti: Client) -> Sheet:
    return "fase/1/husk/ikke-relevant/?punkt=f1-transport", "because", {"version": 0}


def a_stay(world: World, case: Case, cti: Client) -> Sheet:
    told = {"kind": "hospital", **day("starts_on")}
    cti.post(address(case, "ophold/"), {"key": uuid.uuid4(), **told})
    (stay,) = rows(world, Stay)
    return f"ophold/{stay.pk}/", "contact_kept", {**told, "version": 1}  # type: ignore[attr-defined]


def why_the_leader(world: World, case: Case, cti: Client) -> Sheet:
    return "begrundelse/", "text", {"about": "not_at_kickoff"}


@pytest.mark.parametrize(
    "sheet",
    [an_action, an_action_again, left_out, a_stay, why_the_leader],
    ids=lambda one: one.__name__,
)
def test_m3_what_is_begun_comes_back_and_ends_when_it_is_sent(
    world: World,
    running: Case,
    sign_in: SignIn,
    as_owner: AsOwner,
    sheet: Callable[[World, Case, Client], Sheet],
) -> None:
    with as_owner():
        ship_defaults()
    who = world.leader if sheet is why_the_leader else world.cti_worker
    tail, name, rest = sheet(world, running, sign_in(world.cti_worker))
    client, there = sign_in(who), address(running, tail)
    form = NAMED.findall(client.get(there).text)
    assert len(form) == 1
    client.post(reverse("keep_draft"), {**rest, name: TEXT, "ff_form": form[0]})
    assert TEXT in client.get(there).text
    sent = client.post(there, {"key": uuid.uuid4(), **rest, name: TEXT})
    assert sent.status_code == 302
    with acting_as(world.actor(who)):
        assert not Draft.objects.exists()
