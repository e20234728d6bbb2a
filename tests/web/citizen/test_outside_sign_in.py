"""L1, M6: signing in at an identity provider outside, end to end against a real one."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fodfaeste.accounts.models import User
from fodfaeste.config import outside_login
from fodfaeste.records.cases.models import Case
from tests.identity.claims import CPR
from tests.identity.provider import Provider, running
from tests.web.citizen.invitations import born_on, invited, typed
from tests.web.conftest import TodayIs
from tests.web.security.log import Rows
from tests.worlds import NOBODYS_CPR, TODAY, World, enrolled_case

REFUSED = "Noget i svaret fra Prøve-ID passede ikke."


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with running(tmp_path_factory.mktemp("identity")) as made:
        yield made


@pytest.fixture(autouse=True)
def named(provider: Provider, settings: Settings) -> None:
    """An installation that names the provider."""
    environment = provider.environment
    settings.OUTSIDE_SIGN_IN = outside_login.described(environment)
    settings.SOCIALACCOUNT_PROVIDERS = outside_login.providers(environment)


@pytest.fixture
def case(world: World) -> Case:
    """Karin's course; Karin has no account."""
    return enrolled_case(world, cpr=NOBODYS_CPR)


@pytest.fixture
def born(world: World, case: Case, today_is: TodayIs) -> date:
    today_is(TODAY)
    return born_on(world, case)


def leaves(client: Client) -> str:
    """Press the button on the page where one signs in; return where it leads."""
    return client.post(reverse("eid:start"))["Location"]


def comes_back(client: Client, address: str) -> str:
    """Follow the way back; return the page, or where it leads."""
    answer = client.get(address.removeprefix("http://testserver"))
    return answer.get("Location") or answer.text


def tied(world: World, case: Case, born: date, provider: Provider, name: str = "karin") -> Client:
    """Use an invitation and choose the provider."""
    client = Client()
    typed(client, invited(world, case), born)
    away = client.post(reverse("invitation:choose"), {"way": "eid"})["Location"]
    client.said = comes_back(client, provider.signs_in(name, away))  # type: ignore[attr-defined]
    return client


def signs_in(provider: Provider, name: str) -> tuple[Client, str]:
    client = Client()
    return client, comes_back(client, provider.signs_in(name, leaves(client)))


def test_l1_invited_tied_and_in_again_tomorrow(
    world: World, case: Case, born: date, provider: Provider
) -> None:
    client = tied(world, case, born, provider)
    assert "Mit forløb" in client.get(reverse("citizen:home")).text
    kept = SocialAccount.objects.get()
    assert (kept.provider, kept.extra_data, kept.user.name) == ("eid", {}, "Karin Mølgaard")
    later, to = signs_in(provider, "karin")
    assert to == "/"
    assert later.get(reverse("citizen:home")).status_code == 200


def test_the_way_there_carries_pkce_state_and_nonce(born: date, provider: Provider) -> None:
    asked = parse_qs(urlsplit(leaves(Client())).query)
    assert (asked["response_type"], asked["scope"], asked["code_challenge_method"]) == (
        ["code"],
        ["openid"],
        ["S256"],
    )
    assert min(len(asked[name][0]) for name in ("code_challenge", "nonce", "state")) >= 16
    again = parse_qs(urlsplit(leaves(Client())).query)
    assert [
        name for name in ("code_challenge", "nonce", "state") if asked[name] == again[name]
    ] == ([])


def test_m6_nobody_gets_an_account_by_signing_in_outside(
    world: World, case: Case, born: date, provider: Provider, rows: Rows
) -> None:
    before = User.objects.count()
    client, page = signs_in(provider, "fremmed")
    assert "derfor kender vi dig ikke her" in page
    assert reverse("invitation:enter") in page
    assert client.get(reverse("citizen:home"))["Location"].startswith(reverse("account_login"))
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert rows()[-1].reason == "outside sign-in, unknown"


@pytest.mark.parametrize("name", ["udloebet", "andenmodtager", "andennonce", "andenudsteder"])
def test_m6_an_answer_that_does_not_fit_lets_nobody_in(
    world: World, case: Case, born: date, provider: Provider, name: str
) -> None:
    client = tied(world, case, born, provider, name)
    assert REFUSED in client.said  # type: ignore[attr-defined]
    assert not SocialAccount.objects.exists()
    assert client.get(reverse("citizen:home"))["Location"] == reverse("invitation:choose")


def test_m6_another_state_and_a_code_used_twice_let_nobody_in(
    world: World, case: Case, born: date, provider: Provider
) -> None:
    tied(world, case, born, provider)
    victim, attacker = Client(), Client()
    leaves(victim)
    planted = provider.signs_in("karin", leaves(attacker))
    assert REFUSED in comes_back(victim, planted)
    code = parse_qs(urlsplit(planted).query)["code"][0]
    forged = f"{reverse('eid:back')}?{urlencode({'code': code, 'state': 'made-up'})}"
    assert REFUSED in comes_back(attacker, forged)
    assert comes_back(attacker, planted) == "/"
    attacker.logout()
    assert REFUSED in comes_back(attacker, planted)
    assert victim.get(reverse("citizen:home"))["Location"].startswith(reverse("account_login"))


def test_m6_the_proof_of_the_one_who_left_is_asked_for(
    world: World, case: Case, born: date, provider: Provider
) -> None:
    """A code that was stolen on the way is worth nothing: the verifier stays in the session."""
    tied(world, case, born, provider)
    client = Client()
    stolen = provider.signs_in("karin", leaves(client))
    session = client.session
    for state, *_ in session["socialaccount_states"].values():
        state["pkce_code_verifier"] = "x" * 64
    session.save()
    assert REFUSED in comes_back(client, stolen)


def test_m6_cancelled_is_said_and_nothing_happened(born: date, provider: Provider) -> None:
    client = Client()
    state = parse_qs(urlsplit(leaves(client)).query)["state"][0]
    query = urlencode({"error": "access_denied", "state": state})
    assert "Du fortrød. Der er ikke sket noget." in comes_back(
        client, f"{reverse('eid:back')}?{query}"
    )


def test_m6_one_subject_opens_one_course(
    world: World, case: Case, born: date, provider: Provider
) -> None:
    tied(world, case, born, provider)
    other = enrolled_case(world, cpr="7001801242")
    client = tied(world, other, born_on(world, other), provider)
    assert "hører allerede til en konto" in client.said  # type: ignore[attr-defined]
    assert SocialAccount.objects.count() == 1


def test_m6_with_a_cpr_claim_only_the_citizen_is_tied(
    world: World, case: Case, born: date, provider: Provider, settings: Settings
) -> None:
    settings.OUTSIDE_SIGN_IN = {**settings.OUTSIDE_SIGN_IN, "cpr_claim": CPR}
    wrong = tied(world, case, born, provider, "fremmed")
    assert "er ikke den, som invitationen er til" in wrong.said  # type: ignore[attr-defined]
    assert not SocialAccount.objects.exists()
    right = tied(world, case, born, provider, "karin")
    assert right.get(reverse("citizen:home")).status_code == 200


def test_m6_a_provider_that_is_away_is_said(born: date, settings: Settings) -> None:
    environment = {
        "FODFAESTE_OIDC_ISSUER": "http://127.0.0.1:9",
        "FODFAESTE_OIDC_CLIENT_ID": "x",
        "FODFAESTE_OIDC_CLIENT_SECRET": "x",
        "FODFAESTE_OIDC_NAME": "Prøve-ID",
    }
    settings.SOCIALACCOUNT_PROVIDERS = outside_login.providers(environment)
    answer = Client().post(reverse("eid:start"))
    assert answer.status_code == 503
    assert "Prøve-ID svarer ikke lige nu." in answer.text


def test_m6_without_a_provider_nobody_is_offered_one(born: date, settings: Settings) -> None:
    assert "Log ind med Prøve-ID" in Client().get(reverse("account_login")).text
    settings.OUTSIDE_SIGN_IN = outside_login.described({})
    assert "Prøve-ID" not in Client().get(reverse("account_login")).text
    assert Client().post(reverse("eid:start")).status_code == 404
    assert Client().get(reverse("eid:back")).status_code == 404


@pytest.mark.parametrize(
    ("issuer", "is_on"),
    [
        ("https://login.kommune.dk", True),
        ("http://127.0.0.1:8080", True),
        ("http://login.kommune.dk", False),
        ("", False),
    ],
)
def test_m6_only_a_provider_behind_tls_is_named(issuer: str, is_on: bool) -> None:  # noqa: FBT001
    environment = {
        "FODFAESTE_OIDC_ISSUER": issuer,
        "FODFAESTE_OIDC_CLIENT_ID": "x",
        "FODFAESTE_OIDC_CLIENT_SECRET": "x",
    }
    assert outside_login.is_named(environment) is is_on
    assert bool(outside_login.origins(environment)) is is_on
    assert not outside_login.is_named({**environment, "FODFAESTE_OIDC_CLIENT_SECRET": ""})
