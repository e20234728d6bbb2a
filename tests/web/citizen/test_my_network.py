"""The people around me, and what is agreed, on my own page (E11, C2)."""

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.cti.actions.handover import CITIZEN
from fodfaeste.rules.cases.kinds import NetworkStrength
from fodfaeste.rules.cti.kinds import HandoverEvent
from tests.cti_worlds import case_ready, start_cti
from tests.records.cti.steps import let_know, plan_handover, put_on_the_map, step
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as

pytestmark = pytest.mark.django_db

PAGE = "/mit-forloeb/mennesker/"


@pytest.fixture
def mine(world: World) -> Case:
    """My course, in CTI, and my own account."""
    case = case_ready(world)
    start_cti(world, case)
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return case


@pytest.fixture
def me(world: World, mine: Case, sign_in: SignIn) -> Client:
    return sign_in(world.citizen)


def page(me: Client) -> str:
    return me.get(PAGE).content.decode()


def test_e11_the_page_is_found_from_my_own_front_page(me: Client) -> None:
    home = me.get("/mit-forloeb/").content.decode()
    assert f'<a href="{PAGE}">Mennesker, der hjælper mig</a>' in home


def test_e11_without_a_network_i_am_asked_to_tell(me: Client) -> None:
    said = page(me)
    assert "Fortæl dit team, hvem der betyder noget for dig." in said
    assert "<svg" not in said.split("<main")[1]


def test_e11_my_network_and_who_has_which_task_in_my_words(
    world: World, mine: Case, me: Client
) -> None:
    sister = put_on_the_map(
        world, mine, strength=NetworkStrength.CLOSE, supports_with="Ringer om søndagen"
    )
    held = plan_handover(world, mine, receiver=CITIZEN)
    step(world, step(world, held, HandoverEvent.ACCEPT), HandoverEvent.HAND_OVER)
    said = page(me)
    assert "1 opgave: 1 hos dig." in said
    assert "Den klarer du selv nu." in said
    assert "Dit team spørger dig, før de taler med dem om din støtte." in said
    let_know(world, sister)
    assert "Du har sagt ja til, at dit team taler med dem." in page(me)


def test_e11_why_somebody_gave_a_task_back_is_not_told_on(
    world: World, mine: Case, me: Client
) -> None:
    held = plan_handover(world, mine)
    step(world, held, HandoverEvent.TAKE_BACK, note="KANARIE hun er selv syg")
    said = page(me)
    assert "Det hjælper mit team stadig med" in said
    assert "1 opgave: 1 endnu hos dit team." in said
    assert "KANARIE" not in said
