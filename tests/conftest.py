"""A private PostgreSQL for the tests; tables are made by the owner, tests run as the web role."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from fodfaeste.kernel import installation
from tests.database import Stage, open_stage

# Playwright's synchronous calls keep an event loop in the thread; Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
# What a developer set for a demo of their own must not reach the tests.
for _variable in ("FODFAESTE_DEMO", "FODFAESTE_TODAY"):
    os.environ.pop(_variable, None)


def pytest_configure() -> None:
    """Serve static files from where they stand: no test waits for `collectstatic`."""
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = storage
    settings.MAIL_ENABLED = True  # into the outbox of the tests
    settings.REPLACEMENT_CPR = True  # the only numbers that a test may hold
    settings.PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")


# What stands under these starts a whole municipality, and takes longest.
TOWNS = ("journeys", "faults")
HERE = Path(__file__).parent


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: journeys and killed servers are mostly waited for."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no core is idle at the end; else at random."""
    items.sort(key=lambda item: item.path.relative_to(HERE).parts[0] not in TOWNS)


@pytest.fixture(scope="session")
def stage(django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The test database, made once, kept as a template, and put back after unruly tests."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            made = stack.enter_context(open_stage())
        yield made


@pytest.fixture(scope="session")
def django_db_setup(stage: Stage, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every test asks as the web role, so that row-level security is really on."""
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            stage.ask_as(installation.WEB)
        # A test that commits ends with a fresh copy of the template instead of a flush: the held
        # role may not truncate, and a flush would take the shipped catalogues with it.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: stage.restore())
        yield
    with django_db_blocker.unblock():
        stage.leave()


@pytest.fixture
def as_owner(db: None, stage: Stage) -> Callable[[], AbstractContextManager[None]]:
    """Give `with as_owner(): …`: what stands inside is asked by the owner, past every wall.

    The role changes inside the test's own transaction, so that what was written before is seen,
    and everything is rolled back together.
    """
    return stage.owner


@pytest.fixture
def as_worker(db: None, stage: Stage) -> Callable[[], AbstractContextManager[None]]:
    """Give `with as_worker(): …`: what stands inside is asked by the worker's role."""
    return stage.worker
