"""A citizen with an account of their own."""

import pytest

from fodfaeste.records.cases.models import Case, Citizen
from tests.web.security.conftest import rows as rows  # noqa: PLC0414 -- a fixture, handed on
from tests.worlds import World, acting_as


@pytest.fixture
def case(world: World, case: Case) -> Case:
    """Karin's course, with Karin's own account."""
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return case
