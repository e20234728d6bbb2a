"""A course that is ready for CTI, a course in CTI, and the CTI worker's browser."""

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from tests.cti_worlds import case_ready, start_cti
from tests.web.conftest import SignIn
from tests.worlds import World


@pytest.fixture
def ready(world: World) -> Case:
    """A course with everything CTI's start asks for."""
    return case_ready(world)


@pytest.fixture
def running(world: World, ready: Case) -> Case:
    """A course in CTI since TODAY."""
    start_cti(world, ready)
    return ready


@pytest.fixture
def cti(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.cti_worker)
