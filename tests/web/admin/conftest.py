"""An administrator at their desk."""

import pytest
from django.test import Client

from tests.web.conftest import SignIn
from tests.worlds import World


@pytest.fixture
def admin(world: World, sign_in: SignIn) -> Client:
    """A browser of the administrator."""
    return sign_in(world.administrator)


def days(name: str, day: str) -> dict[str, str]:
    """The three boxes of a date written as day-month-year."""
    boxes = zip(("day", "month", "year"), day.split("-"), strict=True)
    return {f"{name}_{box}": part for box, part in boxes}
