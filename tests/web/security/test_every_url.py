"""S1: every address is in the table, and says no to a stranger, to nobody, and to forged forms."""

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.decide import decide
from fodfaeste.web.shell.requires import Kind
from fodfaeste.web.shell.third_party import SECOND_FACTOR_PAGES, THIRD_PARTY
from tests.web.conftest import SignIn
from tests.web.security.asking import answers, asks
from tests.web.security.log import Rows
from tests.web.urls_table import routes, table
from tests.worlds import World

MISSING = 10**12
READ_ONLY = {405}
"""A page that is only read says so to a form, and the other way round, whoever asks."""


def test_every_address_stands_in_the_table_with_what_it_requires() -> None:
    assert {route.name: route.said for route in routes()} == table()


def test_the_librarys_table_names_only_pages_that_exist() -> None:
    assert set(THIRD_PARTY) - {route.name for route in routes()} == set()
    assert SECOND_FACTOR_PAGES - set(THIRD_PARTY) == set()


def test_a_demo_is_no_part_of_a_real_installation(db: None) -> None:
    for path in ("/demo/", "/demo/log-ind/cti/"):
        assert Client().get(path).status_code == 404
        assert Client().post(path).status_code == 404


def test_s1_s2_a_case_is_to_a_stranger_what_a_missing_one_is(
    world: World, case: Case, sign_in: SignIn
) -> None:
    stranger = sign_in(world.stranger)
    there = asks(Kind.CASE, {"case_id": case.pk})
    nowhere = asks(Kind.CASE, {"case_id": MISSING})
    for real, missing in zip(there, nowhere, strict=True):
        got, expected = answers(stranger, real), answers(stranger, missing)
        for method in ("GET", "POST"):
            told, same = got[method], expected[method]
            assert told.status_code == same.status_code, (real.url, method)
            assert len(told.content) == len(same.content), (real.url, method)
            assert set(told.headers) == set(same.headers), (real.url, method)
            assert "Mølgaard" not in told.text, (real.url, method)
        statuses = {answer.status_code for answer in got.values()}
        assert statuses - READ_ONLY == {404}, real.url


@pytest.mark.parametrize("who", ["administrator", "evaluator", "citizen"])
def test_s1_nobody_outside_the_team_reads_a_case(
    world: World, case: Case, sign_in: SignIn, who: str
) -> None:
    client = sign_in(getattr(world, who))
    for ask in asks(Kind.CASE, {"case_id": case.pk}):
        statuses = {answer.status_code for answer in answers(client, ask).values()}
        assert statuses - READ_ONLY == {404}, ask.url


def test_s1_nobody_signed_in_is_asked_to_sign_in(world: World, case: Case, db: None) -> None:
    sign_in = reverse("account_login")
    for kind in (Kind.CASE, Kind.STAFF, Kind.OWN_CASE, "own account"):
        for ask in asks(kind, {"case_id": case.pk}):
            got = answers(Client(), ask)
            for method, answer in got.items():
                if answer.status_code in READ_ONLY:
                    continue
                assert answer.status_code == 302, (ask.url, method)
                assert answer["Location"].startswith(sign_in), (ask.url, method)
            assert {answer.status_code for answer in got.values()} - READ_ONLY == {302}, ask.url


@pytest.mark.parametrize(
    "who",
    ["stranger", "leader", "administrator", "evaluator", "citizen", "social_caseworker"],
)
def test_s1_a_page_without_a_case_opens_exactly_to_whom_the_map_names(
    world: World, sign_in: SignIn, who: str
) -> None:
    user = getattr(world, who)
    actor = world.actor(user)
    client = sign_in(user)
    for ask in asks(Kind.STAFF, {"user_id": world.stranger.pk}):
        assert ask.address.permission is not None
        allowed = decide(actor, ask.address.permission).allowed
        answer = client.get(ask.url)
        if not allowed:
            assert answer.status_code in {403, 405}, ask.url
            assert client.post(ask.url).status_code in {403, 405}, ask.url
        else:
            assert answer.status_code in {200, 302, 404, 405}, ask.url


def test_s1_only_the_citizen_has_a_course_of_their_own(world: World, sign_in: SignIn) -> None:
    for who in ("stranger", "cti_worker", "leader", "administrator", "citizen"):
        client = sign_in(getattr(world, who))
        for ask in asks(Kind.OWN_CASE, {}):
            assert client.get(ask.url).status_code == 404, (who, ask.url)


def test_s1_a_link_nobody_made_opens_nothing(world: World, case: Case, sign_in: SignIn) -> None:
    for client in (Client(), sign_in(world.cti_worker)):
        for token in ("x" * 43, "0" * 64, "a", "%00", "æ" * 500):
            for ask in asks(Kind.LINK, {"token": token}):
                for answer in answers(client, ask).values():
                    assert answer.status_code in {404, 405}, ask.url
                    assert "Mølgaard" not in answer.text.replace(world.citizen.name, "")


def test_s1_the_librarys_pages_that_nobody_needs_do_not_exist(
    world: World, sign_in: SignIn
) -> None:
    for client in (Client(), sign_in(world.cti_worker)):
        for ask in asks("closed", {}):
            statuses = {answer.status_code for answer in answers(client, ask).values()}
            assert statuses == {404}, ask.url


def test_s10_s11_every_attempt_that_was_denied_stands_in_the_log(
    world: World, case: Case, sign_in: SignIn, rows: Rows
) -> None:
    stranger = sign_in(world.stranger)
    asked = 0
    for ask in asks(Kind.CASE, {"case_id": case.pk}):
        asked += sum(answer.status_code == 404 for answer in answers(stranger, ask).values())
    denied = [row for row in rows() if row.operation == "denied"]
    assert asked > 0
    assert len(denied) == asked
    assert {(row.actor, row.case_id, row.reason) for row in denied} == {
        (str(world.stranger.pk), case.pk, "in_sight")
    }
    assert [row for row in rows() if row.operation in {"read", "list"}] == []


def test_s26_no_form_is_taken_without_its_token_or_from_another_place(
    world: World, case: Case, sign_in: SignIn
) -> None:
    for who in (world.cti_worker, world.administrator, world.citizen):
        cookie = sign_in(who).cookies["sessionid"].value
        forger = Client(enforce_csrf_checks=True)
        forger.cookies["sessionid"] = cookie
        for kind in (
            Kind.CASE,
            Kind.STAFF,
            Kind.OWN_CASE,
            Kind.LINK,
            Kind.PUBLIC,
            "before sign-in",
            "own account",
        ):
            for ask in asks(kind, {"case_id": case.pk}):
                assert forger.post(ask.url).status_code == 403, ask.url
    token = forger.get(reverse("account_logout")).context["csrf_token"]
    fields = {"csrfmiddlewaretoken": str(token)}
    url = reverse("account_logout")
    assert forger.post(url, fields, headers={"origin": "https://ond.invalid"}).status_code == 403
    assert forger.post(url, fields, headers={"origin": "null"}).status_code == 403
    assert forger.post(url, fields, headers={"origin": "http://testserver"}).status_code == 302


def test_a_number_no_database_holds_is_a_page_that_does_not_exist(
    world: World, sign_in: SignIn
) -> None:
    for who in (world.cti_worker, world.administrator):
        client = sign_in(who)
        huge = {
            name: 10**30
            for route in routes()
            for name in route.arguments
            if name.endswith("_id") or name == "number"
        }
        for kind in (Kind.CASE, Kind.STAFF):
            for ask in asks(kind, huge):
                for answer in answers(client, ask).values():
                    assert answer.status_code < 500, ask.url
