"""In by two factors, out at once: passwords, codes, throttle, age of a session, lost phones."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.queries import draft_of
from fodfaeste.web.shell.middleware import ABSOLUTE, BEGAN, IDLE, SEEN
from tests.web.conftest import SignIn, TodayIs
from tests.web.security.log import Rows
from tests.worlds import TODAY, World, acting_as

PASSWORD = "en lang sætning om ost"  # of an invented person
TYPED = "æøå 🧀 \u202eomvendt\u202c <b>&amp; \n\n  mellemrum\tslut. " * 45


@pytest.fixture
def colleague(world: World, today_is: TodayIs) -> User:
    """Somebody with a password and no second factor yet."""
    today_is(TODAY)
    world.cti_worker.set_password(PASSWORD)
    world.cti_worker.save()
    return world.cti_worker


def log_in(client: Client, user: User, password: str = PASSWORD, **extra: str) -> str:
    """Send e-mail and password; return where it leads, or the page that stays."""
    answer = client.post(
        reverse("account_login"), {"login": user.email, "password": password}, **extra
    )
    return answer["Location"] if answer.status_code == 302 else answer.text


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up_phone(client: Client) -> list[str]:
    """Set up the second factor in the browser; return the recovery codes."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    shown = client.get(reverse("mfa_view_recovery_codes"))
    codes: list[str] = shown.context["unused_codes"]
    assert all(code in shown.text for code in codes)
    return codes


def test_s21_a_password_alone_opens_no_page(colleague: User, case: Case) -> None:
    client = Client()
    assert log_in(client, colleague) == "/"
    for name, arguments in (
        ("staff:cases:my_day", []),
        ("staff:cases:case", [case.pk]),
        ("method", []),
        ("account_change_password", []),
    ):
        answer = client.get(reverse(name, args=arguments))
        assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp"))


def test_s21_password_then_code_then_the_case(colleague: User, case: Case, rows: Rows) -> None:
    first = Client()
    log_in(first, colleague)
    codes = set_up_phone(first)
    assert first.get(reverse("staff:cases:case", args=[case.pk])).status_code == 200
    second = Client()
    assert log_in(second, colleague) == reverse("mfa_authenticate")
    stranger = second.get(reverse("staff:cases:case", args=[case.pk]))
    assert stranger["Location"].startswith(reverse("account_login"))
    wrong = second.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Koden passer ikke." in wrong.text
    assert rows()[-1].reason == f"user {colleague.pk}, second factor"
    assert second.post(reverse("mfa_authenticate"), {"code": codes[0]})["Location"] == "/"
    assert second.get(reverse("staff:cases:case", args=[case.pk])).status_code == 200


def test_a_recovery_code_works_once(colleague: User) -> None:
    first = Client()
    log_in(first, colleague)
    codes = set_up_phone(first)
    for expected in ("/", None):
        client = Client()
        log_in(client, colleague)
        answer = client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert answer.get("Location") == expected


def test_the_phones_secret_stands_sealed_in_the_database(colleague: User) -> None:
    client = Client()
    log_in(client, colleague)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    stored = " ".join(str(row.data) for row in Authenticator.objects.filter(user=colleague))
    assert secret not in stored
    assert [code for code in codes if code in stored] == []


def test_s22_five_failures_close_the_account_for_a_quarter_of_an_hour(
    colleague: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        page = log_in(Client(), colleague, "forkert", REMOTE_ADDR=f"10.0.0.{number}")
        assert "E-mail eller adgangskode passer ikke." in page
    page = log_in(Client(), colleague, PASSWORD, REMOTE_ADDR="10.0.1.1")
    assert "Der er prøvet fem gange, og derfor er der lukket i et kvarter." in page
    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)
    assert log_in(Client(), colleague, PASSWORD, REMOTE_ADDR="10.0.1.1") == "/"


def test_s22_five_failures_close_the_address_for_everybody_at_it(
    colleague: User, world: World
) -> None:
    for name in ("a", "b", "c", "d", "e"):
        nobody = User(email=f"{name}@eksempel.invalid")
        log_in(Client(), nobody, "forkert", REMOTE_ADDR="10.9.9.9")
    page = log_in(Client(), colleague, REMOTE_ADDR="10.9.9.9")
    assert "lukket i et kvarter" in page
    assert log_in(Client(), colleague, REMOTE_ADDR="10.9.9.8") == "/"


def test_s22_a_code_is_not_guessed_either(colleague: User) -> None:
    TOTP.activate(colleague, "JBSWY3DPEHPK3PXP")
    client = Client()
    log_in(client, colleague)
    pages = [client.post(reverse("mfa_authenticate"), {"code": f"00000{n}"}).text for n in range(6)]
    assert "Koden passer ikke." in pages[4]
    assert "lukket i et kvarter" in pages[5]


def test_a_wrong_password_and_an_unknown_address_look_alike(colleague: User) -> None:
    known = log_in(Client(), colleague, "forkert", REMOTE_ADDR="10.0.0.1")
    unknown = log_in(
        Client(), User(email=f"x{colleague.email[1:]}"), "forkert", REMOTE_ADDR="10.0.0.2"
    )
    assert len(known) == len(unknown)
    assert "passer ikke" in unknown


def test_every_sign_in_and_every_failure_stands_in_the_log(colleague: User, rows: Rows) -> None:
    log_in(Client(), colleague, "forkert")
    log_in(Client(), User(email="ingen@eksempel.invalid"), "forkert")
    log_in(Client(), colleague)
    found = [row for row in rows() if row.route == "sign_in" and not row.table_name]
    assert [(row.operation, row.reason) for row in found] == [
        ("denied", f"user {colleague.pk}"),
        ("denied", "unknown address"),
        ("sign_in", ""),
    ]
    assert found[-1].actor == str(colleague.pk)


def test_nobody_signs_up(db: None) -> None:
    for path in ("/konto/signup/", "/konto/email/", "/konto/password/reset/", "/konto/totrin/"):
        status = Client().get(path).status_code
        assert status == (302 if path == "/konto/totrin/" else 404)


def test_s23_signing_out_removes_the_session_on_the_server(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    url = reverse("staff:cases:case", args=[case.pk])
    assert client.get(url).status_code == 200
    cookie = client.cookies["sessionid"].value
    assert Session.objects.filter(session_key=cookie).exists()
    client.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key=cookie).exists()
    thief = Client()
    thief.cookies["sessionid"] = cookie
    assert thief.get(url).status_code == 302


def age(client: Client, name: str, by: timedelta) -> None:
    """Let a session look back on a time long ago."""
    session = client.session
    session[SEEN] = session[BEGAN] = time.time()
    session[name] = time.time() - by.total_seconds()
    session.save()


@pytest.mark.parametrize(("name", "longest"), [(SEEN, IDLE), (BEGAN, ABSOLUTE)])
def test_s20_a_session_ends_after_half_an_hour_idle_and_after_twelve_hours(
    world: World, case: Case, sign_in: SignIn, name: str, longest: timedelta
) -> None:
    client = sign_in(world.cti_worker)
    url = reverse("staff:cases:case", args=[case.pk])
    age(client, name, longest - timedelta(seconds=30))
    assert client.get(url).status_code == 200
    age(client, name, longest + timedelta(seconds=1))
    assert client.get(url)["Location"].startswith(reverse("account_login"))


def test_t11_two_thousand_characters_outlive_the_session(
    world: World, case: Case, sign_in: SignIn
) -> None:
    assert len(TYPED) >= 2000
    client = sign_in(world.cti_worker)
    form = f"note:{case.pk}"
    answer = client.post(reverse("keep_draft"), {"ff_form": form, "text": TYPED[:1000]})
    assert answer.status_code == 200
    age(client, SEEN, IDLE + timedelta(minutes=1))
    url = reverse("staff:cti:note", kwargs={"case_id": case.pk})
    late = client.post(
        url, {"ff_form": form, "text": TYPED, "key": "x", "csrfmiddlewaretoken": "y"}
    )
    assert late.status_code == 401
    assert late.context["typed"][0].text == TYPED
    with acting_as(world.actor(world.cti_worker)) as actor:
        kept = draft_of(actor, form)
    assert kept is not None
    assert kept.fields == {"text": TYPED}
    assert client.get(reverse("front")).status_code == 302


def test_t11_the_words_of_a_session_that_ended_are_shown_to_nobody_else(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    age(client, SEEN, IDLE + timedelta(minutes=1))
    url = reverse("staff:cti:note", kwargs={"case_id": case.pk})
    client.post(url, {"ff_form": f"note:{case.pk}", "text": TYPED})
    with acting_as(world.actor(world.job_consultant)) as actor:
        assert draft_of(actor, f"note:{case.pk}") is None


def test_nobody_signed_in_keeps_no_draft(db: None, rows: Rows) -> None:
    answer = Client().post(reverse("keep_draft"), {"ff_form": "note:1", "text": TYPED})
    assert answer.status_code == 401
    assert rows() == []


ENGLISH = (
    "password", "sign in", "log in", "authenticator", "recovery codes", "cancel", "confirm",
    "code", "account is", "two-factor", "deactivate", "generate",
)  # fmt: skip


def words_on(text: str) -> str:
    """The words of a page's main part, without its tags."""
    main = text.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"<[^>]*>", " ", main).lower()


def test_every_page_of_the_library_is_ours_and_in_danish(colleague: User) -> None:
    TOTP.activate(colleague, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(colleague)
    outside, stage, inside = Client(), Client(), Client()
    log_in(stage, colleague)
    inside.force_login(colleague, backend="fodfaeste.accounts.backends.RoleBackend")
    fresh = Client()
    seen = {
        "account_login": outside.get(reverse("account_login")),
        "account_logout": inside.get(reverse("account_logout")),
        "account_inactive": outside.get(reverse("account_inactive")),
        "account_reset_password_from_key": outside.get(
            reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "set-x"})
        ),
        "account_reset_password_from_key_done": outside.get(
            reverse("account_reset_password_from_key_done")
        ),
        "account_reauthenticate": inside.get(reverse("account_reauthenticate")),
        "mfa_authenticate": stage.get(reverse("mfa_authenticate")),
        "mfa_reauthenticate": inside.get(reverse("mfa_reauthenticate")),
        "mfa_index": inside.get(reverse("mfa_index")),
    }
    log_in(fresh, colleague)
    codes = RecoveryCodes(Authenticator.objects.get(user=colleague, type="recovery_codes"))
    fresh.post(reverse("mfa_authenticate"), {"code": codes.get_unused_codes()[0]})
    for name in (
        "account_change_password",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
    ):
        seen[name] = fresh.get(reverse(name))
    for name, answer in seen.items():
        assert answer.status_code == 200, name
        assert 'class="ff-header"' in answer.text, name
        found = [word for word in ENGLISH if re.search(rf"\b{word}\b", words_on(answer.text))]
        assert found == [], name
    download = fresh.get(reverse("mfa_download_recovery_codes"))
    assert download["Content-Disposition"].startswith("attachment")
