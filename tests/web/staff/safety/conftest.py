"""A course in CTI, the CTI worker's browser, and a sister on the map."""

import uuid

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case, NetworkPerson
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.cases.kinds import NetworkKind
from tests.cti_worlds import case_ready, start_cti
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as, noon


@pytest.fixture
def running(world: World) -> Case:
    """A course in CTI since TODAY."""
    case = case_ready(world)
    start_cti(world, case)
    return case


@pytest.fixture
def cti(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.cti_worker)


@pytest.fixture
def sister(world: World, running: Case) -> NetworkPerson:
    """Grete, on the map and asked about nothing yet."""
    with acting_as(world.actor(world.cti_worker)):
        return NetworkPerson.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=running,
            name="Grete",
            relation="søster",
            phone="20 11 22 33",
            kind=NetworkKind.PRIVATE,
        )


@pytest.fixture
def key() -> uuid.UUID:
    return uuid.uuid4()
