"""What is looked for on every page of a journey: axe, the console, and CPR numbers out of place."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

CPR = re.compile(r"(?<![0-9A-Za-z])[0-9]{6}[- ]?[0-9]{4}(?![0-9A-Za-z])")
# Chromium notes the status of every answer to itself; a refused form is answered by 409 on purpose.
STATUS_NOTE = "Failed to load resource"
SERVER_ERROR = 500
ONCE_ONLY = re.compile(r'value="[A-Za-z0-9-]{32,64}"')
"""Keys and tokens, which are new each time a form is shown."""


class Watch:
    """Watches one browser page through a whole journey, and remembers what it saw."""

    def __init__(self, page: Page) -> None:
        """Listen from the first page on."""
        self.page = page
        self.looked_at: list[str] = []
        self.statuses: dict[str, int] = {}
        self._faults: list[str] = []
        self._seen: set[str] = set()
        page.add_init_script(Axe().axe_script)  # sent once, not for every page
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._faults.append(f"script: {error}"))
        page.on("request", self._note_request)
        page.on("response", self._note_response)

    def look(self) -> None:
        """Look at the page that stands there now; raise what is wrong, with page, rule and node.

        A page that was seen before, word for word and as wide, is not asked about again.
        """
        self.page.wait_for_load_state()
        self.looked_at.append(self.page.url)
        now = (self.page.viewport_size, ONCE_ONLY.sub("", self.page.content()))
        is_new = str(now) not in self._seen
        self._seen.add(str(now))
        if CPR.search(self.page.title()):
            self._faults.append(f"a CPR number in the title: {self.page.url}")
        self._faults += self._inaccessible() if is_new else []
        faults, self._faults = self._faults, []
        assert not faults, "\n".join(faults)

    def _inaccessible(self) -> list[str]:
        found: dict[str, Any] = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [
            f"{self.page.url}: axe {violation['id']} ({violation['help']}): {node['html'][:200]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and STATUS_NOTE not in message.text:
            self._faults.append(f"{self.page.url}: console: {message.text}")

    def _note_request(self, request: Request) -> None:
        if CPR.search(request.url):
            self._faults.append(f"a CPR number in an address: {request.url}")

    def _note_response(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if is_page:
            self.statuses[response.url] = response.status
        if response.status >= SERVER_ERROR or (response.status >= 400 and not is_page):
            self._faults.append(f"{response.url} answered {response.status}")
