"""Somebody in the network answers one task by a link, and sees nothing beyond it (E11, C2, S4)."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fodfaeste.audit import writing
from fodfaeste.records.cases.models import Case, CaseLink, Consent, NetworkPerson
from fodfaeste.records.cti.models import Handover, HandoverStep
from fodfaeste.web.shell import guessing
from tests.cti_worlds import case_ready, start_cti
from tests.records.cti.steps import let_know, put_on_the_map
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import address, day, rows
from tests.web.staff.plan_pages import hidden
from tests.worlds import TODAY, World, acting_as, noon

DUE = TODAY + timedelta(days=60)


@pytest.fixture
def grete(world: World, today_is: TodayIs) -> NetworkPerson:
    """Karin's sister, who may be spoken with, and who is to ring in the morning."""
    today_is(TODAY)
    case = case_ready(world)
    start_cti(world, case)
    sister = put_on_the_map(world, case)
    let_know(world, sister)
    return sister


@pytest.fixture
def cti(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.cti_worker)


def plan(cti: Client, sister: NetworkPerson) -> None:
    sent = {
        "key": uuid.uuid4(),
        "task": "Ringe om morgenen",
        "receiver": sister.pk,
        **day("due_on", DUE),
    }
    assert cti.post(address(sister.case, "netvaerk/overdragelse/"), sent).status_code == 302


def task(world: World) -> Handover:
    found = rows(world, Handover)[-1]
    assert isinstance(found, Handover)
    return found


def ask(world: World, cti: Client, case: Case) -> str:
    """Make a link as the CTI worker, and return its token."""
    there = address(case, f"netvaerk/overdragelse/{task(world).pk}/")
    page = cti.get(there).text
    assert "Lav et link til Grete" in page
    shown = cti.post(f"{there}spoerg/", {"key": hidden(page, "key")}).text
    found = re.search(r'/hjaelp/([\w-]+)/"', shown)
    assert found is not None
    return found[1]


@pytest.fixture
def token(world: World, cti: Client, grete: NetworkPerson) -> str:
    plan(cti, grete)
    return ask(world, cti, grete.case)


def page(token: str) -> str:
    return f"/hjaelp/{token}/"


def test_e11_the_page_shows_the_task_a_first_name_and_whom_to_call_and_nothing_else(
    world: World, token: str
) -> None:
    shown = Client().get(page(token))
    assert "Vil du hjælpe Karin?" in shown.text
    assert "Ringe om morgenen" in shown.text
    assert world.cti_worker.name in shown.text
    for secret in ("Mølgaard", "forloeb", "CTI", "SEL", world.social_caseworker.name):
        assert secret not in shown.text
    assert shown["Referrer-Policy"] == "strict-origin"
    assert "no-store" in shown["Cache-Control"]


def test_e11_a_yes_is_written_down_and_reaches_min_dag(
    world: World, token: str, cti: Client, sign_in: SignIn
) -> None:
    guest = Client()
    sent = {"key": hidden(guest.get(page(token)).text, "key"), "answer": "ja", "why": ""}
    for _ in range(2):
        assert guest.post(page(token), sent).status_code == 302
    held = task(world)
    assert (held.state, held.accepted_how, held.accepted_on) == ("accepted", "link", TODAY)
    steps = rows(world, HandoverStep)
    assert [one.event for one in steps] == ["plan", "accept"]  # type: ignore[attr-defined]
    assert "Du sagde ja 4. marts 2026." in guest.get(page(token)).text
    for colleague in (world.cti_worker, world.social_caseworker):
        told = sign_in(colleague).get(reverse("staff:cases:my_day")).text
        assert "Et svar fra netværket: der er sagt ja" in told
    assert "sagde ja 4. marts" in cti.get(address(held.case, "netvaerk/")).text


def test_e11_a_no_says_why_and_the_task_is_free_for_another(
    world: World, token: str, cti: Client, sign_in: SignIn
) -> None:
    guest = Client()
    assert guest.post(page(token), {"answer": "nej", "why": " "}).status_code == 409
    said = guest.post(page(token), {"answer": "nej", "why": "Jeg rejser. Æøå <i>"})
    assert said.status_code == 302
    held = task(world)
    assert (held.state, held.accepted_on) == ("taken_back", None)
    there = address(held.case, f"netvaerk/overdragelse/{held.pk}/")
    assert "Jeg rejser. Æøå &lt;i&gt;" in cti.get(there).text
    day_page = sign_in(world.cti_worker).get(reverse("staff:cases:my_day")).text
    assert "der er sagt nej til en opgave" in day_page
    shown = guest.get(page(token)).text
    assert "Du sagde nej 4. marts 2026: »Jeg rejser. Æøå &lt;i&gt;«" in shown
    again = guest.post(page(token), {"answer": "ja", "why": ""})
    assert (again.status_code, 'href="/metoden/#E11"' in again.text) == (409, True)
    assert task(world).state == "taken_back"


@pytest.mark.parametrize("headers", [{}, {"HTTP_SEC_PURPOSE": "prefetch;prerender"}])
def test_e11_opening_the_page_answers_nothing(
    world: World, token: str, headers: dict[str, str]
) -> None:
    client = Client()
    for there in (page(token), f"{page(token)}?answer=ja&why="):
        assert client.get(there, **headers).status_code == 200  # type: ignore[arg-type]
        assert client.head(there, **headers).status_code == 200  # type: ignore[arg-type]
    assert (task(world).state, client.options(page(token)).status_code) == ("planned", 405)


def test_s25_a_form_from_another_site_answers_nothing(world: World, token: str) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(page(token), {"answer": "ja", "why": ""}).status_code == 403
    assert task(world).state == "planned"


def close_by(world: World, grete: NetworkPerson, how: str) -> None:
    with acting_as(world.actor(world.cti_worker)) as _:
        if how == "revoked":
            CaseLink.objects.update(revoked_at=noon(TODAY), revoked_by=world.cti_worker.pk)
        elif how == "consent withdrawn":
            Consent.objects.filter(to_person=grete).update(
                withdrawn_on=TODAY, withdrawn_by=world.cti_worker.pk
            )
        elif how == "no longer there":
            NetworkPerson.objects.update(left_on=TODAY)
        elif how == "expired":
            CaseLink.objects.update(expires=noon(TODAY) - timedelta(seconds=1))


@pytest.mark.parametrize("how", ["revoked", "consent withdrawn", "no longer there", "expired"])
def test_c2_the_link_closes_from_the_next_request_on(
    world: World, grete: NetworkPerson, token: str, how: str
) -> None:
    guest = Client()
    sent = {"key": hidden(guest.get(page(token)).text, "key"), "answer": "ja", "why": ""}
    close_by(world, grete, how)
    assert guest.get(page(token)).status_code == 404
    assert guest.post(page(token), sent).status_code == 404
    assert task(world).state == "planned"


def test_c2_withdrawing_the_consent_closes_the_link_for_good(
    world: World, grete: NetworkPerson, token: str, sign_in: SignIn
) -> None:
    with acting_as(world.actor(world.cti_worker)):
        consent = Consent.objects.get(to_person=grete)
    there = reverse(
        "staff:people:withdraw_consent",
        kwargs={"case_id": grete.case_id, "consent_id": consent.pk},
    )
    assert sign_in(world.social_caseworker).post(there).status_code == 302
    let_know(world, grete)
    assert Client().get(page(token)).status_code == 404


def test_e11_a_task_that_is_given_to_another_asks_the_first_no_more(
    world: World, grete: NetworkPerson, token: str, cti: Client
) -> None:
    held = task(world)
    there = address(grete.case, f"netvaerk/overdragelse/{held.pk}/plan/")
    sent = {"version": held.version, "receiver": "borger", "task": held.task}
    assert cti.post(there, {**sent, **day("due_on", DUE)}).status_code == 302
    assert Client().get(page(token)).status_code == 404


def test_e11_the_cti_worker_closes_a_link(
    world: World, grete: NetworkPerson, token: str, cti: Client
) -> None:
    there = address(grete.case, f"netvaerk/overdragelse/{task(world).pk}/")
    assert "Luk linket" in cti.get(there).text
    assert cti.post(f"{there}luk-link/").status_code == 302
    assert Client().get(page(token)).status_code == 404
    assert "Det er lukket." in cti.get(there).text


def test_c2_no_link_without_the_citizens_yes(
    world: World, cti: Client, grete: NetworkPerson
) -> None:
    plan(cti, grete)
    close_by(world, grete, "consent withdrawn")
    there = address(grete.case, f"netvaerk/overdragelse/{task(world).pk}/spoerg/")
    answer = cti.post(there, {"key": uuid.uuid4()})
    assert (answer.status_code, 'href="/metoden/#C2"' in answer.text) == (409, True)
    assert rows(world, CaseLink) == []


def test_s4_a_link_about_a_task_opens_no_agreement_and_guessing_is_slow(
    world: World, token: str
) -> None:
    cache.clear()
    guest = Client(REMOTE_ADDR="203.0.113.9")
    assert guest.get(f"/aftale/{token}/").status_code == 404
    assert guest.get("/mit-forloeb/").status_code == 302
    for number in range(guessing.MOST):
        assert guest.get(page(f"gaet-{number}")).status_code == 404
    assert guest.get(page(token)).status_code == 404
    assert Client(REMOTE_ADDR="203.0.113.10").get(page(token)).status_code == 200


def test_s4_the_link_sees_one_task_in_the_database(world: World, token: str) -> None:
    """A view that forgets a filter still shows one row."""
    with acting_as(world.actor(world.cti_worker)):
        link = CaseLink.objects.latest("pk")
    writing.act_as(
        writing.Acting(actor="", request="", route="", now=noon(TODAY), link=str(link.pk))
    )
    assert list(Handover.objects.values_list("pk", flat=True)) == [link.target]
    for table in (Case, NetworkPerson, Consent):
        assert list(table.objects.all()) == []
