"""The town, and a browser to walk through it with."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.journeys.cast import KICKOFF_DAY
from tests.journeys.chromium import FLAGS, find_chromium
from tests.journeys.town import Town
from tests.journeys.walker import WIDE
from tests.kernel.servers import open_directory, stopped_afterwards

CHROMIUM = find_chromium()
PATIENCE = 60_000
"""Milliseconds that a page may take on a machine with other things to do."""


IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium on this machine"
    ),
]


@pytest.fixture(scope="session")
def town() -> Iterator[Town]:
    """A municipality as it is on the day of the kickoff."""
    with open_directory() as home, stopped_afterwards(home / "town") as data:
        made = Town(data)
        made.fill(KICKOFF_DAY)
        yield made


@pytest.fixture
def page() -> Iterator[Page]:
    """A browser page on a desk."""
    assert CHROMIUM is not None, "no Chromium on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM.path, args=list(FLAGS), env=CHROMIUM.environment or None
        )
        made = browser.new_page(viewport=WIDE, reduced_motion="reduce", locale="da-DK")
        made.set_default_timeout(PATIENCE)
        yield made
        browser.close()
