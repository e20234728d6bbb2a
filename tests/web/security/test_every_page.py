"""Every page of two lived courses, read once by each role: log, sections, headers, CPR numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import pytest
from django.db import transaction
from django.http import HttpResponse
from pytest_django import DjangoDbBlocker

from fodfaeste.accounts.queries import actor_of
from fodfaeste.audit.models import AuditEvent
from fodfaeste.kernel import clock
from fodfaeste.records.cases.access import open_sections, relation_of
from fodfaeste.rules.access.sections import Section
from fodfaeste.web.shell.requires import Kind
from tests.database import Stage
from tests.web.security import town
from tests.web.security.asking import Ask, asks
from tests.web.urls_table import table
from tests.worlds import TODAY, acting_as, noon

READERS = ("cti", "sagsbehandler-social", "sagsbehandler-job", "jobkonsulent", "leder")


@dataclass(frozen=True, slots=True)
class Read:
    """One page, read by one person."""

    who: str
    case_id: int
    ask: Ask
    status: int
    headers: dict[str, str]
    body: str

    @classmethod
    def of(cls, who: str, case_id: int, ask: Ask, answer: HttpResponse) -> "Read":
        """Keep what matters of an answer; the letters of a PDF are packed."""
        is_html = answer["Content-Type"].startswith("text/html")
        body = unescape(answer.text) if is_html else ""
        return cls(who, case_id, ask, answer.status_code, dict(answer.headers), body)


@dataclass(slots=True)
class Crawl:
    """Everything that was read, what the log says about it, and what must not be in it."""

    reads: list[Read] = field(default_factory=list)
    rows: list[AuditEvent] = field(default_factory=list)
    users: dict[str, int] = field(default_factory=dict)
    cprs: list[str] = field(default_factory=list)
    surnames: list[str] = field(default_factory=list)
    words: dict[int, dict[str, set[str]]] = field(default_factory=dict)
    sections: dict[tuple[str, int], frozenset[Section]] = field(default_factory=dict)

    @property
    def shown(self) -> list[Read]:
        """The pages that were shown."""
        return [read for read in self.reads if read.status == 200]

    def read(self, lived: town.Lived, stage: Stage) -> None:
        """Let every reader read every page of every case, and every page without a case."""
        for story in lived.stories:
            case = story.the_case
            self.cprs.append(story.cpr)
            self.surnames.append(story.surname)
            with stage.owner():
                known = town.arguments(case)
                town.take_back_consents(case)
                self.words[case.pk] = {section.value: set() for section in Section}
                for section, text in town.words_of(case):
                    self.words[case.pk][section].add(" ".join(text.split()))
            for who in READERS:
                self.users[who] = town.user_of(who).pk
                client = lived.browser(who)
                kinds = (Kind.CASE, Kind.STAFF) if case == lived.cases[0] else (Kind.CASE,)
                for kind in kinds:
                    for ask in asks(kind, known):
                        answer = client.get(ask.url)
                        self.reads.append(Read.of(who, case.pk, ask, answer))
                with acting_as(actor_of(self.users[who], TODAY)) as actor:
                    relation = relation_of(actor, case, today=TODAY, now=noon(TODAY))
                    self.sections[who, case.pk] = open_sections(actor, relation, TODAY)
        with stage.owner():
            self.rows = list(AuditEvent.objects.filter(route__startswith="GET ").order_by("pk"))


@pytest.fixture(scope="module")
def crawl(
    stage: Stage, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Crawl]:
    """One reading for all tests of this file, taken back at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(clock, "now", lambda: noon(TODAY))
        made = Crawl()
        with transaction.atomic():
            made.read(town.build(), stage)
            transaction.set_rollback(True)
        yield made


def test_every_case_page_was_shown_to_somebody(crawl: Crawl) -> None:
    shown = {read.ask.address.name for read in crawl.shown}
    answered = {read.ask.address.name for read in crawl.reads if read.status in {200, 302, 405}}
    names = {name for name, address in table().items() if address.kind == Kind.CASE}
    assert len(shown & names) >= 55
    assert names - answered == set()
    assert [read.ask.url for read in crawl.reads if read.status >= 500] == []


def test_s10_every_case_page_that_was_shown_stands_in_the_log(crawl: Crawl) -> None:
    wanted = Counter(
        (str(crawl.users[read.who]), f"GET {read.ask.address.name}", read.case_id)
        for read in crawl.shown
        if read.ask.address.kind == Kind.CASE
    )
    found = Counter(
        (row.actor, row.route, row.case_id) for row in crawl.rows if row.operation == "read"
    )
    assert {key: found[key] for key in wanted if found[key] < wanted[key]} == {}
    assert sum(wanted.values()) > 200


def test_s10_a_list_that_names_a_citizen_stands_in_the_log_with_the_case(crawl: Crawl) -> None:
    unlogged = []
    for read in crawl.shown:
        if read.ask.address.kind == Kind.CASE:
            continue
        named = [name for name in crawl.surnames if re.search(rf"\b{name}\b", main_of(read.body))]
        told = [
            row
            for row in crawl.rows
            if row.route == f"GET {read.ask.address.name}"
            and row.actor == str(crawl.users[read.who])
            and row.operation in {"list", "search"}
            and row.case_ids
        ]
        if named and not told:
            unlogged.append((read.who, read.ask.url, named))
    assert unlogged == []


def test_s12_a_row_says_who_what_when_and_by_which_right(crawl: Crawl) -> None:
    reads = [row for row in crawl.rows if row.operation == "read"]
    for row in reads:
        assert row.actor.isdecimal()
        assert len(row.request) == 36
        assert row.permission == table()[row.route.removeprefix("GET ")].permission
        assert row.relation.startswith(("team:", "leader"))
        assert (row.old, row.new) == (None, None)


def main_of(body: str) -> str:
    """What a page says, without the frame that names the one who reads."""
    return body.split("<main", 1)[-1]


def test_s3_no_word_of_a_closed_section_reaches_anybody(crawl: Crawl) -> None:
    leaks: set[tuple[str, str, str]] = set()
    closed_words = 0
    for read in crawl.shown:
        if read.ask.address.kind != Kind.CASE:
            continue
        opened = crawl.sections[read.who, read.case_id]
        words = crawl.words[read.case_id]
        allowed = set().union(*(words[section] for section in opened))
        closed = set().union(*(words[section] for section in words if section not in opened))
        closed_words += len(closed - allowed)
        body = " ".join(read.body.split())
        leaks |= {
            (read.who, read.ask.address.name, text[:60])
            for text in closed - allowed
            if text in body
        }
    assert closed_words > 0
    assert leaks == set()


def test_s25_every_answer_carries_the_headers_that_keep_it_to_its_reader(crawl: Crawl) -> None:
    for read in crawl.reads:
        policy = read.headers["Content-Security-Policy"]
        assert "unsafe-inline" not in policy, read.ask.url
        assert "unsafe-eval" not in policy, read.ask.url
        assert "default-src 'self'" in policy, read.ask.url
        assert "frame-ancestors 'none'" in policy, read.ask.url
        assert "no-store" in read.headers["Cache-Control"], read.ask.url
        assert read.headers["Referrer-Policy"] in {"same-origin", "strict-origin"}, read.ask.url
        assert read.headers["X-Frame-Options"] == "DENY", read.ask.url
        assert read.headers["X-Content-Type-Options"] == "nosniff", read.ask.url


def test_s25_no_script_or_style_stands_in_a_page(crawl: Crawl) -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\son[a-z]+=|\sstyle=", re.IGNORECASE)
    for read in crawl.shown:
        assert (
            inline.findall(re.sub(r"<textarea.*?</textarea>", "", read.body, flags=re.DOTALL)) == []
        ), read.ask.url


def test_s25_no_cpr_number_stands_in_an_address_a_title_or_a_page(crawl: Crawl) -> None:
    forms = [form for cpr in crawl.cprs for form in (cpr, f"{cpr[:6]}-{cpr[6:]}")]
    for read in crawl.reads:
        links = re.findall(r'(?:href|src|action)="([^"]*)"', read.body)
        title = re.findall(r"<title>(.*?)</title>", read.body, flags=re.DOTALL)
        for cpr in forms:
            assert cpr not in read.ask.url
            assert cpr not in read.body, read.ask.url
            assert [link for link in links if cpr in link] == []
        for surname in crawl.surnames:
            assert [words for words in title if surname in words] == [], read.ask.url
        assert read.headers.get("Location", "").count(crawl.cprs[0]) == 0
