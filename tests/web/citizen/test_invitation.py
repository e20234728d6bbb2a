"""L1: the citizen comes in by an invitation: code and day of birth, then a way of their own."""

import json
import re
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases import actions
from fodfaeste.records.cases.models import Case, Citizen, CitizenInvitation
from tests.web.citizen.invitations import born_on, browser, invited, typed
from tests.web.conftest import SignIn, TodayIs
from tests.web.passkeys import Phone
from tests.web.security.log import Rows
from tests.web.security.test_signing_in import code_now
from tests.worlds import TODAY, World, acting_as, enrolled_case, noon

PASSWORD = "en lang sætning om ost"  # of an invented person


@pytest.fixture
def case(world: World) -> Case:
    """Karin's course; Karin has no account."""
    return enrolled_case(world)


@pytest.fixture
def born(world: World, case: Case, today_is: TodayIs) -> date:
    today_is(TODAY)
    return born_on(world, case)


def comes_in(code: str, born: date, way: str) -> Client:
    """Show code and day of birth, and choose a way."""
    client = browser()
    assert typed(client, code, born)["Location"] == reverse("invitation:choose")
    client.post(reverse("invitation:choose"), {"way": way})
    return client


def makes_a_passkey(client: Client, phone: Phone) -> str:
    page = client.get(reverse("invitation:passkey"))
    answer = client.post(
        reverse("invitation:passkey"), {"credential": phone.makes(page.context["options"])}
    )
    return answer.get("Location", page.text)


def signs_in(phone: Phone, **options: str) -> Client:
    client = browser()
    asked = client.get(
        reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"}
    )
    signed = phone.signs(json.loads(asked.content)["request_options"], **options)
    client.post(reverse("mfa_login_webauthn"), {"credential": signed})
    return client


def account_of(world: World, case: Case) -> User | None:
    with acting_as(world.actor(world.cti_worker)):
        return Citizen.objects.select_related("account").get(pk=case.citizen_id).account


def test_l1_from_the_sheet_to_my_own_page_with_a_passkey(
    world: World, case: Case, born: date
) -> None:
    client = browser()
    code = invited(world, case)
    before = client.get(reverse("invitation:enter")).text
    assert "Karin" not in before
    typed(client, code, born)
    page = client.get(reverse("invitation:choose")).text
    assert "Velkommen, Karin" in page
    assert "Det er din invitation til dit forløb hos Enheden for job og støtte." in page
    client.post(reverse("invitation:choose"), {"way": "noegle"})
    phone = Phone()
    assert makes_a_passkey(client, phone) == reverse("citizen:home")
    assert "Mit forløb" in client.get(reverse("citizen:home")).text
    later = signs_in(phone)
    assert later.get(reverse("citizen:home")).status_code == 200
    account = account_of(world, case)
    assert account is not None
    assert (account.name, account.has_usable_password()) == ("Karin Mølgaard", False)


def test_l1_a_passkey_without_finger_or_face_and_one_of_another_page_open_nothing(
    world: World, case: Case, born: date
) -> None:
    client = comes_in(invited(world, case), born, "noegle")
    asleep = Phone(seen=False)
    assert "Lav en adgangsnøgle" in makes_a_passkey(client, asleep)
    assert not Authenticator.objects.exists()
    phone = Phone()
    makes_a_passkey(client, phone)
    for cheat in (
        signs_in(Phone(user=phone.user)),
        signs_in(Phone(key=phone.key, user=phone.user, seen=False)),
        signs_in(phone, origin="https://ond.invalid"),
    ):
        assert cheat.get(reverse("citizen:home"))["Location"].startswith(reverse("account_login"))


def test_l1_password_and_app(world: World, case: Case, born: date) -> None:
    client = comes_in(invited(world, case), born, "adgangskode")
    short = client.post(
        reverse("invitation:password"), {"email": "karin@eksempel.invalid", "password": "kort"}
    )
    assert short.status_code == 422
    assert 'value="karin@eksempel.invalid"' in short.text
    taken = client.post(
        reverse("invitation:password"),
        {"email": world.cti_worker.email.upper(), "password": PASSWORD},
    )
    assert taken.status_code == 409
    assert "Den e-mail bruges allerede af en anden." in taken.text
    fields = {"email": "Karin@eksempel.invalid", "password": PASSWORD}
    client.post(reverse("invitation:password"), fields)
    needs_app = client.get(reverse("citizen:home"))
    assert needs_app["Location"] == reverse("mfa_activate_totp")
    page = client.get(needs_app["Location"])
    code = code_now(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert client.get(reverse("citizen:home")).status_code == 200
    later = browser()
    answer = later.post(
        reverse("account_login"), {"login": "karin@eksempel.invalid", "password": PASSWORD}
    )
    assert answer["Location"] == reverse("mfa_authenticate")


def test_l1_before_a_way_is_chosen_no_page_opens(world: World, case: Case, born: date) -> None:
    client = comes_in(invited(world, case), born, "noegle")
    for name in ("citizen:home", "citizen:consents", "account_change_password"):
        assert client.get(reverse(name))["Location"] == reverse("invitation:choose")
    page = client.get(reverse("invitation:choose")).text
    assert "Sådan vil jeg logge ind" in page
    answer = client.post(reverse("invitation:choose"), {"way": "adgangskode"})
    assert answer["Location"] == reverse("invitation:password")


def test_l1_five_wrong_attempts_close_the_code(
    world: World, case: Case, born: date, rows: Rows
) -> None:
    code = invited(world, case)
    other = "0" if code[-1] != "0" else "1"
    for number in range(5):
        page = typed(browser(), code[:-1] + other, born, REMOTE_ADDR=f"10.0.0.{number}")
        assert ("Koden eller fødselsdagen passer ikke." in page.text) is (number < 4)
        assert "Karin" not in page.text
    right = typed(browser(), code, born, REMOTE_ADDR="10.0.1.1")
    assert right.status_code == 409
    assert "Koden er lukket. Der er prøvet forkert fem gange." in right.text
    told = [row for row in rows() if row.permission == "invitation"]
    assert [row.reason for row in told] == [*["invitation open"] * 4, *["invitation locked"] * 2]
    assert {(row.operation, row.case_id) for row in told} == {("denied", case.pk)}


def test_l1_a_wrong_day_of_birth_counts_and_says_no_more(
    world: World, case: Case, born: date
) -> None:
    code = invited(world, case)
    page = typed(browser(), code, born + timedelta(days=1))
    assert "Koden eller fødselsdagen passer ikke." in page.text
    with acting_as(world.actor(world.cti_worker)):
        assert CitizenInvitation.objects.get().misses == 1
    assert typed(browser(), code, born)["Location"] == reverse("invitation:choose")


@pytest.mark.parametrize("guess", ["000000000000", "ZZZZZZZZZZZZ"])
def test_l1_a_code_nobody_made_is_told_the_same(
    world: World, case: Case, born: date, guess: str
) -> None:
    invited(world, case)
    page = typed(browser(), guess, born)
    assert "Koden eller fødselsdagen passer ikke." in page.text


def test_l1_hammering_from_one_address_is_not_looked_up(
    world: World, case: Case, born: date
) -> None:
    code = invited(world, case)
    for _ in range(20):
        typed(browser(), "000000000000", born)
    page = typed(browser(), code, born)
    assert page.status_code == 429
    assert "Der er prøvet for mange gange herfra. Vent et kvarter" in page.text
    assert typed(browser(), code, born, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_l1_too_late_and_taken_back_say_what_to_do(
    world: World, case: Case, born: date, today_is: TodayIs
) -> None:
    old = invited(world, case)
    new = invited(world, case)
    taken_back = typed(browser(), old, born).text
    assert "Dit team har taget den tilbage." in taken_back
    today_is(TODAY + timedelta(days=7))
    late = typed(browser(), new, born).text
    assert "Koden er for gammel. Bed dit team om et nyt ark." in late


def test_l1_a_code_opens_once(world: World, case: Case, born: date) -> None:
    code = invited(world, case)
    comes_in(code, born, "noegle")
    again = typed(browser(), code, born).text
    assert "Koden er brugt. Har du selv brugt den, så log ind." in again
    assert User.objects.filter(name="Karin Mølgaard", email__contains="borger-").count() == 1


def test_l1_two_browsers_with_one_code_make_one_account(
    world: World, case: Case, born: date
) -> None:
    code, first, second = invited(world, case), browser(), browser()
    for client in (first, second):
        typed(client, code, born)
    first.post(reverse("invitation:choose"), {"way": "noegle"})
    late = second.post(reverse("invitation:choose"), {"way": "noegle"})
    assert late["Location"] == reverse("invitation:enter")
    assert User.objects.filter(email__contains="borger-").count() == 1


def test_l1_taken_back_while_the_choice_is_open(world: World, case: Case, born: date) -> None:
    client = browser()
    typed(client, invited(world, case), born)
    with acting_as(world.actor(world.cti_worker)) as actor:
        number = CitizenInvitation.objects.get().pk
        actions.revoke_invitation(
            actor=actor, case=case, invitation_id=number, today=TODAY, now=noon(TODAY)
        )
    answer = client.post(reverse("invitation:choose"), {"way": "noegle"})
    assert answer["Location"] == reverse("invitation:enter")
    assert account_of(world, case) is None


def test_l1_invited_anew_the_old_ways_are_gone(world: World, case: Case, born: date) -> None:
    lost, new = Phone(), Phone(number=b"phone-of-karin-2")
    makes_a_passkey(comes_in(invited(world, case), born, "noegle"), lost)
    before = account_of(world, case)
    finder = signs_in(lost)
    makes_a_passkey(comes_in(invited(world, case), born, "noegle"), new)
    assert account_of(world, case) == before
    for old in (finder, signs_in(lost)):
        assert old.get(reverse("citizen:home"))["Location"].startswith(reverse("account_login"))
    assert signs_in(new).get(reverse("citizen:home")).status_code == 200


def test_l1_a_colleague_who_was_signed_in_here_is_not_any_more(
    world: World, case: Case, born: date, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    typed(client, invited(world, case), born)
    answer = client.get(reverse("staff:cases:case", args=[case.pk]))
    assert answer["Location"].startswith(reverse("account_login"))


def test_what_cannot_be_a_code_keeps_what_was_typed(born: date) -> None:
    fields = {"code": "4K7M-29QX", "born_on_day": "3", "born_on_month": "13", "born_on_year": ""}
    page = browser().post(reverse("invitation:enter"), fields)
    assert page.status_code == 422
    assert 'value="4K7M-29QX"' in page.text
    assert re.search(r'name="born_on_month"[^>]*value="13"', page.text)


def test_pages_of_the_way_in_without_a_code_lead_to_the_code(
    world: World, born: date, sign_in: SignIn
) -> None:
    for name in ("choose", "passkey", "password"):
        answer = browser().get(reverse(f"invitation:{name}"))
        assert answer["Location"] == reverse("invitation:enter")
