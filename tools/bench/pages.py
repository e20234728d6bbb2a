"""What is measured: pages of the product, each asked for by the one who uses it."""

import re
import statistics
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus

from fodfaeste.demo.people import replacement_cpr
from fodfaeste.kernel import clock
from fodfaeste.rules.access.roles import TEAM_ROLES
from fodfaeste.rules.boards.columns import BoardColumn
from fodfaeste.rules.cases.kinds import CaseState
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import Flag
from fodfaeste.rules.legal_basis import LegalBasisCode
from tools.bench import companies, large_plan, long_work, many_notes
from tools.bench.visitor import Answer, Visitor, WrongAnswerError

WARM_UP, TIMES = 3, 20
LIST = "/medarbejder/forloeb/"
MY_DAY = "/medarbejder/"
BOARD = "/tavle/"
SLOWEST = (DeadlineKind.HOURS_MOVE, DeadlineKind.PAY_TALKED_ABOUT)
LEADER, CTI, CASEWORKER = "leder", "cti", "sagsbehandler-job"


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to ask for; `group` names the bar that it is held to."""

    name: str
    group: str
    persona: str
    ask: Callable[[Visitor], Answer]
    expects: int = HTTPStatus.OK


@dataclass(frozen=True, slots=True)
class Figure:
    """What a page costs: medians over many requests."""

    page: Page
    queries: int
    kilobytes: float
    server_ms: float
    wall_ms: float


def measured(address: str) -> Iterator[Figure]:
    """Ask for every page often enough."""
    visitors = {who: Visitor.signed_in(address, who) for who in (LEADER, CTI, CASEWORKER)}
    karin = case_of(visitors[CTI], "Karin Mølgaard")
    for page in all_pages(karin):
        yield figure_of(page, visitors[page.persona])
    for name, path in long_work.paths(f"{LIST}{karin}/"):
        yield figure_of(Page(name, "work", CTI, _get(path)), visitors[CTI])
    for name, path in many_notes.paths(f"{LIST}{karin}/"):
        yield figure_of(Page(name, "notes", CTI, _get(path)), visitors[CTI])
    for page in _large_plan(large_plan.written_by(visitors[CTI], visitors[CASEWORKER])):
        yield figure_of(page, visitors[page.persona])
    for name, path in companies.paths(visitors[LEADER]):
        page = Page(f"companies: {name}", "company", LEADER, _get(path))
        yield figure_of(page, visitors[LEADER])
    for visitor in visitors.values():
        visitor.close()


def figure_of(page: Page, visitor: Visitor) -> Figure:
    """The medians of one page."""
    for _ in range(WARM_UP):
        _asked(page, visitor)
    answers = [_asked(page, visitor) for _ in range(TIMES)]
    return Figure(
        page=page,
        queries=statistics.median_high(answer.queries for answer in answers),
        kilobytes=max(len(answer.body) for answer in answers) / 1000,
        server_ms=statistics.median(answer.server_ms for answer in answers),
        wall_ms=statistics.median(answer.wall_ms for answer in answers),
    )


def _asked(page: Page, visitor: Visitor) -> Answer:
    answer = page.ask(visitor)
    if answer.status != page.expects:
        raise WrongAnswerError(f"{page.name}: {answer.status} instead of {page.expects}")
    return answer


def case_of(visitor: Visitor, name: str) -> int:
    """The number of the case that a search by name shows first."""
    page = visitor.get(f"{LIST}?soeg={name.replace(' ', '+').replace('ø', '%C3%B8')}").text
    found = re.search(rf'href="{LIST}(\d+)/"', page)
    if found is None:
        raise WrongAnswerError(f"no case of {name}")
    return int(found[1])


def all_pages(case: int) -> Iterator[Page]:
    """Lists, the course, Min dag, and what is written."""
    yield from _lists()
    yield from _searches()
    yield from _days()
    yield from _together()
    yield from _course(case)
    yield from _writing(case)


def _get(path: str) -> Callable[[Visitor], Answer]:
    return lambda visitor: visitor.get(path)


def _lists() -> Iterator[Page]:
    for name, query in (
        ("first page", ""),
        ("page 3", "?side=3"),
        ("closed", "?vis=closed"),
        ("all", "?vis=all"),
        *((f"state {state.value}", f"?tilstand={state.value}") for state in CaseState),
        *((f"law {law.value}", f"?grundlag={law.value}") for law in LegalBasisCode),
    ):
        yield Page(f"list, leader: {name}", "list", LEADER, _get(f"{LIST}{query}"))
    yield Page("list, CTI worker", "list", CTI, _get(LIST))
    yield Page("list, CTI worker: own", "list", CTI, _get(f"{LIST}?hvis=mine"))


def _searches() -> Iterator[Page]:
    for name, words in (("rare", "Karin+M%C3%B8lgaard"), ("common", "frost")):
        yield Page(f"search, leader: {name} name", "search", LEADER, _get(f"{LIST}?soeg={words}"))
    for who in (LEADER, CTI):
        cpr = replacement_cpr(0)
        yield Page(
            f"search by CPR, {who}",
            "search",
            who,
            lambda visitor, cpr=cpr: visitor.post(LIST, {"soeg": cpr}),
            HTTPStatus.FOUND,
        )


def _days() -> Iterator[Page]:
    yield Page("Min dag, CTI worker", "my day", CTI, _get(MY_DAY))
    yield Page("Min dag, caseworker", "my day", CASEWORKER, _get(MY_DAY))
    yield Page("Min dag, leader", "leader", LEADER, _get(MY_DAY))
    for who in (CTI, LEADER):
        yield Page(f"Mine møder, {who}", "my day", who, _get(f"{MY_DAY}moeder/"))


def _together() -> Iterator[Page]:
    """The board with its filters, and what a leader sees of everybody."""
    for name, query in (
        ("whole", ""),
        ("full screen", "?skaerm=1"),
        ("one column", f"?kolonne={BoardColumn.MATCHING.value}"),
        ("mine", "?hvem=mine"),
        *((f"as {role.value}", f"?rolle={role.value}") for role in TEAM_ROLES),
        *((f"flag {kind.value}", f"?flag={kind.value}") for kind in SLOWEST),
    ):
        yield Page(f"board, leader: {name}", "board", LEADER, _get(f"{BOARD}{query}"))
    yield Page("board, CTI worker", "board", CTI, _get(BOARD))
    for name in ("resultater", "sagsstammer", "ledelse", "ledelse/kerneelementer"):
        yield Page(f"{name}, leader", "leader", LEADER, _get(f"{MY_DAY}{name}/"))
    for flag in Flag:
        path = f"{LIST}?mangler={flag.value}"
        yield Page(f"list, leader: flag {flag.value}", "list", LEADER, _get(path))


def _course(case: int) -> Iterator[Page]:
    here = f"{LIST}{case}/"
    for who in (CTI, CASEWORKER, LEADER):
        yield Page(f"case page, {who}", "case", who, _get(here))
    for name, path in (
        ("plan", "plan/"),
        ("focus areas", "cti/fokus/"),
        ("note form", "cti/note/"),
        ("work", "arbejde/"),
        ("measures", "maalinger/"),
        ("grants", "bevilling/"),
        ("team", "team/"),
    ):
        yield Page(name, "other", CTI, _get(here + path))
    yield Page("a course's meetings", "case", CTI, _get(f"{here}moeder/"))
    yield Page("CTI", "cti", CTI, _get(f"{here}cti/"))
    yield Page("openings for a citizen", "other", CASEWORKER, _get(f"{here}arbejde/match/"))
    yield Page("consents", "other", CASEWORKER, _get(f"{here}samtykker/"))
    yield Page("log, leader", "notes", LEADER, _get(f"{here}log/"))
    yield Page("plan as PDF", "pdf", CTI, _get(f"{here}plan/pdf/"))


def _large_plan(plan: str) -> Iterator[Page]:
    size = f"{large_plan.EFFORTS} efforts, {large_plan.VERSIONS} versions"
    yield Page(f"plan, {size}", "plan", CTI, _get(plan))
    yield Page(f"versions, {size}", "plan", CTI, _get(f"{plan}versioner/?fra=1&til=0"))
    yield Page(f"approve, {size}", "plan", CASEWORKER, _get(f"{plan}godkend/"))


def _writing(case: int) -> Iterator[Page]:
    yield Page("note saved", "note", CTI, lambda visitor: write_note(visitor, case), 302)
    yield Page("task saved", "other", CTI, lambda visitor: write_task(visitor, case), 302)


def write_note(visitor: Visitor, case: int) -> Answer:
    """Send a contact note, as from a phone."""
    return visitor.post(
        f"{LIST}{case}/cti/note/",
        {
            "key": str(uuid.uuid4()),
            "kind": "phone",
            "length": "15",
            "about": "spor-job",
            "text": "Vi talte om, hvordan ugen var gået. Bussen passer nu med mødetiden.",
            **_day("happened_on"),
        },
    )


def write_task(visitor: Visitor, case: int) -> Answer:
    """Send a task for the citizen."""
    return visitor.post(
        f"{LIST}{case}/opgaver/",
        {
            "key": str(uuid.uuid4()),
            "title": "Ringe til busselskabet om kortet",
            "responsible": "citizen",
            **_day("due_on"),
        },
    )


def _day(name: str) -> dict[str, str]:
    today = clock.today()
    return {
        f"{name}_day": str(today.day),
        f"{name}_month": str(today.month),
        f"{name}_year": str(today.year),
    }
