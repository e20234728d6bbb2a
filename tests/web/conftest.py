"""What every test of a page begins with: the cast, one course, a signed-in browser, a fixed day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from fodfaeste.accounts.models import User
from fodfaeste.kernel import clock
from fodfaeste.records.cases.models import Case
from fodfaeste.web.shell.middleware import SECOND_FACTOR
from tests.worlds import TODAY, World, enrolled_case, make_world, noon

BACKEND = "fodfaeste.accounts.backends.RoleBackend"

SignIn = Callable[[User], Client]
TodayIs = Callable[[date], None]


@pytest.fixture
def world(db: None) -> World:
    """Everybody, by what they are."""
    return make_world()


@pytest.fixture
def case(world: World) -> Case:
    """Karin Mølgaard's course, enrolled on TODAY."""
    return enrolled_case(world)


@pytest.fixture
def today_is(monkeypatch: pytest.MonkeyPatch) -> TodayIs:
    """Give `today_is(day)`: from here on it is noon of that day."""

    def set_day(day: date) -> None:
        monkeypatch.setattr(clock, "now", lambda: noon(day))

    return set_day


@pytest.fixture
def sign_in(today_is: TodayIs) -> SignIn:
    """Give `sign_in(user)`: a browser past both factors, on TODAY unless `today_is` said else."""
    today_is(TODAY)

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=BACKEND)
        session = client.session
        session[SECOND_FACTOR] = True
        session.save()
        return client

    return enter
