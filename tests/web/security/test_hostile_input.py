"""T30: whatever is written into whatever form, no page breaks and no script runs."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from fodfaeste.kernel import clock
from fodfaeste.web.shell.requires import Kind
from tests.database import Stage
from tests.web.security import town
from tests.web.security.asking import asks
from tests.web.security.forms import HOSTILE, ODD, FoundForm, forms_on
from tests.worlds import TODAY, noon

WHO = ("cti", "sagsbehandler-job", "jobkonsulent", "sagsbehandler-social", "leder", "administrator")
RUNS = re.compile(r"<script>alert|<img src=x")
NAMES = ("q", "soeg", "side", "company", "navn", "fra", "til", "foer", "hvem", "slags", "uge")
ASKED = {
    f"asked with {name}": {**dict.fromkeys(NAMES, HOSTILE[name]), "rolle": "cti_worker"}
    for name in ("odd", "number")
}
"""What stands behind the question mark of an address, by the names that our pages read."""

LEAST_FORMS = 70


class Battered:
    """Every form of two lived courses, each met once, by whoever is the first to see it."""

    def __init__(self) -> None:
        self.met: set[tuple[str, frozenset[str]]] = set()
        self.broken: list[tuple[str, str, str, int]] = []
        self.ran: list[tuple[str, str]] = []
        self.sent = 0

    def batter(self, lived: town.Lived, stage: Stage) -> None:
        """Meet every form of every page that somebody may see."""
        for case in reversed(lived.cases):
            with stage.owner():
                known = {**town.arguments(case), "user_id": town.user_of("fremmed").pk}
            seen: set[str] = set()
            for who in WHO:
                client = lived.browser(who)
                client.raise_request_exception = False
                for kind in (Kind.CASE, Kind.STAFF):
                    for ask in asks(kind, known):
                        if ask.url not in seen and self._page(client, who, ask.url):
                            seen.add(ask.url)

    def _page(self, client: Client, who: str, url: str) -> bool:
        """Meet one page; say whether it was open to this person."""
        answer = client.get(url)
        self._judge(who, url, "read", answer)
        if answer.status_code != 200:
            return False
        for name, asked in ASKED.items():
            self._judge(who, url, name, client.get(url, asked))
        if answer["Content-Type"].startswith("text/html"):
            self._forms(client, who, url, answer.text)
        return True

    def _forms(self, client: Client, who: str, url: str, html: str) -> None:
        for form in forms_on(url, html):
            mark = (re.sub(r"\d+", "N", form.action), frozenset((*form.fields, *form.choices)))
            if mark not in self.met:
                self.met.add(mark)
                self._form(client, who, url, form)

    def _form(self, client: Client, who: str, url: str, form: FoundForm) -> None:
        for name, value in HOSTILE.items():
            self._send(client, who, url, form, name, form.filled(value))
        self._send(client, who, url, form, "odd, else right", form.half_filled(HOSTILE["odd"]))

    def _send(
        self,
        client: Client,
        who: str,
        url: str,
        form: FoundForm,
        name: str,
        fields: dict[str, str],
    ) -> None:
        send = client.post if form.method == "post" else client.get
        with transaction.atomic():
            self.sent += 1
            answer = send(form.action, fields)
            self._judge(who, form.action, name, answer)
            if answer.status_code == 302:
                self._judge(who, url, f"read after {name}", client.get(url))
            transaction.set_rollback(True)

    def _judge(self, who: str, url: str, name: str, answer: HttpResponse) -> None:
        if answer.status_code >= 500:
            self.broken.append((who, url, name, answer.status_code))
        if answer.get("Content-Type", "").startswith("text/html") and RUNS.search(answer.text):
            self.ran.append((url, name))


@pytest.fixture(scope="module")
def battered(
    stage: Stage, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Battered]:
    """One round for all tests of this file, taken back at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(clock, "now", lambda: noon(TODAY))
        made = Battered()
        with transaction.atomic():
            made.batter(town.build(), stage)
            transaction.set_rollback(True)
        yield made


def test_t30_nothing_that_is_sent_breaks_a_page(battered: Battered) -> None:
    assert battered.broken == []


def test_t30_no_script_of_a_sender_runs(battered: Battered) -> None:
    assert "<script>alert" in ODD
    assert battered.ran == []


def test_t30_every_form_there_is_was_met(battered: Battered) -> None:
    assert len(battered.met) >= LEAST_FORMS
    assert battered.sent == len(battered.met) * (len(HOSTILE) + 1)
