"""The provider as a test sees it: started on a free port, and signed in at as a browser does."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.identity.serve import PASSWORD, SECRET

CHECKOUT = Path(__file__).resolve().parents[2]
CALLBACK = "http://testserver/konto/eid/retur/"
PATIENCE = 60
"""Seconds for one answer of a process on a machine with other things to do."""


@dataclass(frozen=True)
class Provider:
    """Where it answers."""

    issuer: str

    @property
    def environment(self) -> dict[str, str]:
        """What an installation writes to use it."""
        return {
            "FODFAESTE_OIDC_ISSUER": self.issuer,
            "FODFAESTE_OIDC_CLIENT_ID": "fodfaeste",
            "FODFAESTE_OIDC_CLIENT_SECRET": SECRET,
            "FODFAESTE_OIDC_NAME": "Prøve-ID",
        }

    def signs_in(self, name: str, address: str) -> str:
        """Sign in at the address we were sent to; return the address we are sent back to."""
        with requests.Session() as browser:
            page = browser.get(address, timeout=PATIENCE)
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
            assert token is not None, page.text
            fields = {
                "csrfmiddlewaretoken": token.group(1),
                "login": name,
                "password": PASSWORD,
                "next": address.removeprefix(self.issuer),
            }
            answer = browser.post(page.url, data=fields, timeout=PATIENCE, allow_redirects=False)
            while answer.headers["Location"].startswith("/"):
                there = self.issuer + answer.headers["Location"]
                answer = browser.get(there, timeout=PATIENCE, allow_redirects=False)
            return answer.headers["Location"]


@contextmanager
def running(home: Path) -> Iterator[Provider]:
    """Run the provider while the block lasts; it says itself when it answers."""
    environment = {
        **os.environ,
        "IDENTITY_DATABASE": str(home / "identity.sqlite3"),
        "PYTHONPATH": str(CHECKOUT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.identity.serve", CALLBACK],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        yield Provider(f"http://127.0.0.1:{json.loads(said)['port']}")
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
