"""The cast of the tests of the CTI records."""

import pytest

from tests.worlds import World, make_world


@pytest.fixture
def world() -> World:
    return make_world()
