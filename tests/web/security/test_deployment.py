"""S33: an installation with a name of its own is ready to be reached from outside."""

import logging
import os
import subprocess
import sys

import pytest

from fodfaeste.config.logging_rules import WithoutPeople


def _outside_tests() -> dict[str, str]:
    """The environment without what only tests set."""
    ours = {"DJANGO_ALLOW_ASYNC_UNSAFE", "FODFAESTE_HOSTS", "FODFAESTE_PLAIN_HTTP"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DJANGO_SETTINGS_MODULE": "fodfaeste.config.settings"}


def checked(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run Django's own deployment check in a process of its own."""
    code = (
        "import django; django.setup();"
        "from django.core.management import call_command;"
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**_outside_tests(), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_s33_djangos_deployment_check_finds_nothing() -> None:
    found = checked(FODFAESTE_HOSTS="fodfaeste.eksempel.invalid")
    assert (found.returncode, found.stderr) == (0, "")


def test_s33_the_check_would_find_something_where_tls_is_off() -> None:
    found = checked(FODFAESTE_HOSTS="fodfaeste.eksempel.invalid", FODFAESTE_PLAIN_HTTP="1")
    assert found.returncode != 0
    assert "security.W008" in found.stderr


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("GET /aftale/hemmelig-token/ 200", "GET /aftale/…/ 200"),
        ("GET /svar/hemmelig-token/ 200", "GET /svar/…/ 200"),
        ("GET /konto/password/reset/key/1-abc-123/ 200", "GET /konto/password/reset/key/…/ 200"),
        ("GET /administration/brugere/?q=Karin 200", "GET /administration/brugere/?… 200"),
        ("no citizen 700180-1234 here", "no citizen 700180-1234 here"),
        ("no citizen 010180-1234 here", "no citizen [cpr] here"),
    ],
)
def test_s25_the_servers_log_holds_no_secret_and_no_person(line: str, written: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, line, None, None)
    assert WithoutPeople("{message}", style="{").format(record) == written
