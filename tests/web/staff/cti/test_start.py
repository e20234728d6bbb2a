"""Starting CTI in the browser, the clock that nothing moves, and who comes in."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.catalogues.models import LegalBasis
from fodfaeste.records.cti.models import (
    CtiCourse,
    LeaderReason,
)
from fodfaeste.rules.access.roles import Role
from tests.cti_worlds import EVERYBODY, FIRST_DAY, Ready, case_ready
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import AsOwner, address, day, rows, start
from tests.worlds import World

pytestmark = pytest.mark.django_db


def test_e4_starting_cti_makes_the_first_task(world: World, ready: Case, cti: Client) -> None:
    answer = cti.post(address(ready, "start/"), start(), follow=True)
    assert answer.redirect_chain == [(address(ready), 302)]
    page = answer.content.decode()
    assert "Den første opgave er at hjælpe med arbejdsaftalen." in page
    assert "Fase 1: Planlægning og igangsættelse." in page
    assert [task.rule for task in rows(world, Task)] == ["E4"]  # type: ignore[attr-defined]


def test_a_double_click_starts_one_course(world: World, ready: Case, cti: Client) -> None:
    sent = start()
    assert [cti.post(address(ready, "start/"), sent).status_code for _ in range(2)] == [302, 302]
    assert len(rows(world, CtiCourse)) == 1


STARTS = [
    (
        Ready(match=False),
        {},
        "E2",
        "Der er endnu ikke fundet et jobmatch.",
        "Bed jobkonsulenten om at registrere jobmatchet",
    ),
    (
        Ready(basis=None),
        {},
        "E2",
        "Der er ingen bevilling, som dækker startdatoen.",
        "Bed sagsbehandleren om at træffe afgørelse om CTI",
    ),
    (
        Ready(pre_cti_meetings=1),
        {},
        "E2",
        "Borgeren og CTI-medarbejderen har mødtes 1 gang siden opstartsmødet.",
        "Hold et møde mere, eller skriv hvorfor CTI skal begynde nu.",
    ),
    (
        Ready(plan=False),
        {},
        "C3",
        "Den fælles plan er ikke godkendt endnu.",
        "Gør planen færdig sammen med borgeren",
    ),
    (
        Ready(),
        day("starts_on", FIRST_DAY + timedelta(days=1)),
        "E2",
        "CTI skal begynde senest på den første arbejdsdag, og er den gået, så senest i dag.",
        "Vælg den første arbejdsdag eller en dag før. Er den gået, så vælg i dag.",
    ),
    (
        Ready(kickoff=tuple(role for role in EVERYBODY if role is not Role.CTI_WORKER)),
        {},
        "E3",
        "Den nuværende CTI-medarbejder var ikke med på opstartsmødet.",
        "Bed lederen om at skrive, hvorfor CTI-medarbejderen er en anden nu.",
    ),
]


@pytest.mark.parametrize(("before", "changed", "rule", "sentence", "next_step"), STARTS)
def test_e2_e3_c3_a_start_is_refused_on_the_page(
    world: World,
    sign_in: SignIn,
    before: Ready,
    changed: dict[str, object],
    rule: str,
    sentence: str,
    next_step: str,
) -> None:
    case = case_ready(world, before)
    answer = sign_in(world.cti_worker).post(address(case, "start/"), start(**changed))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (sentence in page, next_step in page, f"/metoden/#{rule}" in page) == (True,) * 3
    assert rows(world, CtiCourse) == []


def test_e3_the_leaders_reason_opens_the_start(world: World, sign_in: SignIn) -> None:
    others = tuple(role for role in EVERYBODY if role is not Role.CTI_WORKER)
    case = case_ready(world, Ready(kickoff=others))
    sent = {"about": "not_at_kickoff", "text": "Ole er syg, og Nadia er trådt til."}
    refused = sign_in(world.cti_worker).post(address(case, "begrundelse/"), sent)
    assert (refused.status_code, rows(world, LeaderReason)) == (403, [])
    leader = sign_in(world.leader)
    short = leader.post(address(case, "begrundelse/"), {**sent, "text": "syg"})
    assert (short.status_code, "/metoden/#E3" in short.content.decode()) == (409, True)
    assert leader.post(address(case, "begrundelse/"), sent).status_code == 302
    done = sign_in(world.cti_worker).post(address(case, "start/"), start())
    assert done.status_code == 302


def test_e1_t17_the_clock_on_the_page_does_not_move_with_the_catalogue(
    world: World, running: Case, cti: Client, as_owner: AsOwner, today_is: TodayIs
) -> None:
    today_is(date(2026, 6, 3))
    before = "Fase 1: Planlægning og igangsættelse. 1 dag tilbage af fasen, 184 dage af CTI."
    assert before in cti.get(address(running)).content.decode()
    with as_owner():
        LegalBasis.objects.update(months=3)
    assert before in cti.get(address(running)).content.decode()
    today_is(date(2026, 6, 4))
    assert "Fase 2: Afprøvning og tilpasning." in cti.get(address(running)).content.decode()


def test_e1_no_address_and_no_field_moves_a_phase(world: World, running: Case, cti: Client) -> None:
    before = rows(world, CtiCourse)[0]
    sent = {"phase": 3, "starts_on": "2020-01-01", "phase_2_on": "2026-03-05", "months": 3}
    for tail in ("", "start/", "afslut/", "afslut/behov/", "fokus/", "stop-foer-tid/"):
        cti.post(address(running, tail), {**sent, "key": uuid.uuid4()})
    after = rows(world, CtiCourse)[0]
    assert vars_of(after) == vars_of(before)


def vars_of(course: object) -> dict[str, object]:
    """The columns of a course."""
    return {name: value for name, value in vars(course).items() if not name.startswith("_")}


TAILS = (
    "",
    "start/",
    "begrundelse/",
    "note/",
    "note/1/",
    "note/1/tilfoej/",
    "fokus/",
    "fokus/1/handling/",
    "fokus/1/afslut/",
    "netvaerk/",
    "netvaerk/overdragelse/",
    "netvaerk/overdragelse/1/",
    "kriseplan/",
    "kriseplan/pdf/",
    "fastholdelse/",
    "hjaelper/ny/",
    "afslut/",
    "afslut/behov/",
    "stop-foer-tid/",
)


@pytest.mark.parametrize("tail", TAILS)
def test_a_stranger_finds_no_page(world: World, running: Case, sign_in: SignIn, tail: str) -> None:
    assert sign_in(world.stranger).get(address(running, tail)).status_code == 404
