"""Users: found, made, corrected, given roles, let in and kept out."""

import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.accounts.models import RoleAssignment, User
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import Role
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn
from tests.worlds import World, person


def person_facts(user: User, **changes: str) -> dict[str, str]:
    return {
        "name": user.name,
        "email": user.email,
        "phone": user.phone,
        "unit": user.unit.name if user.unit else "",
        "version": str(user.version),
        **changes,
    }


def post(client: Client, name: str, /, *args: object, **fields: str) -> int:
    return client.post(reverse(f"admin:{name}", args=args), fields).status_code


def test_only_an_administrator_comes_in(world: World, sign_in: SignIn) -> None:
    for user in (world.leader, world.cti_worker, world.evaluator, world.citizen):
        answer = sign_in(user).get(reverse("admin:home"))
        assert answer.status_code == 403
        assert "Det er administratorer, der gør det." in answer.text


def test_an_administrator_sees_no_case(admin: Client, world: World, case: Case) -> None:
    assert admin.get(reverse("staff:cases:case", args=[case.pk])).status_code == 404
    assert admin.get(reverse("staff:cases:list")).status_code == 403
    for name in ("home", "users", "units", "laws", "limits", "role_texts", "municipality"):
        answer = admin.get(reverse(f"admin:{name}"))
        assert answer.status_code == 200
        assert "Mølgaard" not in answer.text.replace(world.citizen.name, "")


def test_users_stand_in_danish_order(admin: Client, world: World) -> None:
    for name in ("Åse Bro", "Zita Holm", "Ærlig Jens", "Øjvind Lund", "Aage Dam"):
        person(name, Role.JOB_CONSULTANT, world.unit)
    text = admin.get(reverse("admin:users")).text
    names = ("Zita Holm", "Ærlig Jens", "Øjvind Lund", "Aage Dam", "Åse Bro")
    assert sorted(names, key=text.index) == list(names)


def test_the_list_takes_as_many_queries_for_fifty_as_for_ten(admin: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            admin.get(reverse("admin:users"))
        return len(captured)

    few = queries()
    for number in range(40):
        person(f"Bo {number}", Role.JOB_CONSULTANT, world.unit)
    assert queries() == few


def test_a_user_is_found_by_part_of_the_address(admin: Client, world: World) -> None:
    text = admin.get(reverse("admin:users"), {"q": world.cti_worker.email[:8].upper()}).text
    assert world.cti_worker.name in text
    assert world.leader.name not in text


def test_a_page_that_does_not_exist_shows_the_last_one(admin: Client) -> None:
    for page in ("0", "-1", "99999", "9" * 40, "x", "\x00"):
        assert admin.get(reverse("admin:users"), {"side": page, "q": page}).status_code == 200


def test_a_new_user_gets_a_role_and_a_way_in(admin: Client, world: World) -> None:
    answer = admin.post(
        reverse("admin:new_user"),
        {"name": "Nina Ny", "email": "Nina@Eksempel.invalid", "unit": world.unit.name.upper()},
        follow=True,
    )
    made = User.objects.get(email="nina@eksempel.invalid")
    assert answer.redirect_chain == [(reverse("admin:user", args=[made.pk]), 302)]
    assert (made.unit_id, made.has_usable_password()) == (world.unit.pk, False)
    assert post(admin, "new_role", made.pk, role="leader", **days("starts_on", "4-3-2026")) == 409
    assert (
        post(
            admin,
            "new_role",
            made.pk,
            role="leader",
            unit=world.unit.name,
            **days("starts_on", "4-3-2026"),
        )
        == 302
    )
    held = RoleAssignment.objects.get(user=made)
    assert (held.role, held.unit_id, held.starts_on, held.ends_before) == (
        "leader",
        world.unit.pk,
        date(2026, 3, 4),
        None,
    )


def test_a_second_click_makes_no_second_user(admin: Client) -> None:
    fields = {"name": "Nina Ny", "email": "nina@eksempel.invalid"}
    assert post(admin, "new_user", **fields) == 302
    answer = admin.post(reverse("admin:new_user"), fields)
    assert answer.status_code == 409
    assert "Der er allerede en bruger med den e-mailadresse." in answer.text
    assert User.objects.filter(name="Nina Ny").count() == 1


def test_what_was_typed_stays_when_a_field_is_wrong(admin: Client) -> None:
    answer = admin.post(
        reverse("admin:new_user"), {"name": "Nina Ny", "email": "ingen", "unit": "Findes ikke"}
    )
    assert answer.status_code == 422
    assert 'value="Nina Ny"' in answer.text
    assert "Skriv en e-mailadresse" in answer.text
    assert "Det navn kender vi ikke." in answer.text


def test_two_administrators_do_not_overwrite_each_other(admin: Client, world: World) -> None:
    user = world.cti_worker
    url = reverse("admin:user", args=[user.pk])
    assert admin.post(url, person_facts(user, phone="11111111")).status_code == 302
    answer = admin.post(url, person_facts(user, phone="22222222"))
    assert answer.status_code == 409
    assert "11111111" in answer.text
    assert 'value="22222222"' in answer.text
    user.refresh_from_db()
    assert user.phone == "11111111"
    assert admin.post(url, person_facts(user, phone="22222222")).status_code == 302


def test_an_address_given_up_signs_nobody_in(admin: Client, world: World) -> None:
    user = world.cti_worker
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    url = reverse("admin:user", args=[user.pk])
    assert admin.post(url, person_facts(user, email="ny@eksempel.invalid")).status_code == 302
    assert not EmailAddress.objects.filter(user=user).exists()


def test_a7_an_untrained_cti_worker_is_pointed_out(admin: Client, world: World) -> None:
    answer = admin.post(
        reverse("admin:new_role", args=[world.stranger.pk]),
        {"role": "cti_worker", **days("starts_on", "4-3-2026")},
        follow=True,
    )
    assert "ikke uddannet i CTI-metoden" in answer.text
    assert "(regel A7)" in answer.text


def test_a_role_is_not_given_twice_at_the_same_time(admin: Client, world: World) -> None:
    answer = admin.post(
        reverse("admin:new_role", args=[world.stranger.pk]),
        {"role": "job_consultant", **days("starts_on", "4-3-2026")},
    )
    assert answer.status_code == 409
    assert "Personen har allerede rollen" in answer.text
    assert RoleAssignment.objects.filter(user=world.stranger).count() == 1


def test_s4_a_role_removed_closes_the_next_request(
    admin: Client, world: World, case: Case, sign_in: SignIn
) -> None:
    browser = sign_in(world.cti_worker)
    url = reverse("staff:cases:case", args=[case.pk])
    assert browser.get(url).status_code == 200
    held = RoleAssignment.objects.get(user=world.cti_worker)
    page = admin.get(reverse("admin:end_role", args=[world.cti_worker.pk, held.pk])).text
    assert "sidder på 1 team i rollen" in page
    assert "Mølgaard" not in page
    assert post(admin, "end_role", world.cti_worker.pk, held.pk) == 302
    assert browser.get(url).status_code == 404


def test_a_role_given_by_mistake_today_can_be_taken_back_today(admin: Client, world: World) -> None:
    user = world.stranger
    fields = {"role": "evaluator", **days("starts_on", "4-3-2026")}
    assert post(admin, "new_role", user.pk, **fields) == 302
    held = RoleAssignment.objects.get(user=user, role="evaluator")
    assert post(admin, "end_role", user.pk, held.pk) == 302
    held.refresh_from_db()
    assert held.ends_before == held.starts_on
    assert post(admin, "new_role", user.pk, **fields) == 302


def test_the_last_administrator_stays(admin: Client, world: World) -> None:
    held = RoleAssignment.objects.get(user=world.administrator)
    answer = admin.post(reverse("admin:end_role", args=[world.administrator.pk, held.pk]))
    assert answer.status_code == 409
    assert "Så er der ingen administrator tilbage" in answer.text


def test_nobody_closes_their_own_account(admin: Client, world: World) -> None:
    answer = admin.post(reverse("admin:close", args=[world.administrator.pk]), {"key": ""})
    assert answer.status_code == 409
    assert "Det kan du ikke gøre ved din egen konto." in answer.text


def test_s4_a_closed_account_is_out_at_the_next_request_and_stays_out(
    admin: Client, world: World, case: Case, sign_in: SignIn
) -> None:
    browser = sign_in(world.cti_worker)
    url = reverse("staff:cases:case", args=[case.pk])
    page = admin.get(reverse("admin:close", args=[world.cti_worker.pk])).text
    assert "1 forløb som CTI-medarbejder" in page
    assert "Mølgaard" not in page
    assert post(admin, "close", world.cti_worker.pk, key="") == 302
    assert browser.get(url).status_code == 302
    assert post(admin, "reopen", world.cti_worker.pk) == 302
    assert browser.get(url)["Location"].startswith(reverse("account_login"))


def test_s24_an_administrator_ends_all_sessions_of_a_user(
    admin: Client, world: World, case: Case, sign_in: SignIn
) -> None:
    first, second = sign_in(world.cti_worker), sign_in(world.cti_worker)
    url = reverse("staff:cases:case", args=[case.pk])
    assert [browser.get(url).status_code for browser in (first, second)] == [200, 200]
    assert post(admin, "end_sessions", world.cti_worker.pk) == 302
    assert [browser.get(url).status_code for browser in (first, second)] == [302, 302]
    world.cti_worker.refresh_from_db()
    assert sign_in(world.cti_worker).get(url).status_code == 200


def test_a_link_to_choose_a_password_is_shown_once_and_works_once(
    admin: Client, world: World
) -> None:
    url = reverse("admin:password", args=[world.cti_worker.pk])
    assert "password/reset/key" not in admin.get(url).text
    page = admin.post(url, {"vej": "vis"}).text
    (link,) = re.findall(r"http://testserver(/konto/password/reset/key/[^\s<]+)", page)
    colleague = Client()
    form = colleague.get(link, follow=True)
    assert "Vælg adgangskode" in form.text
    chosen = "en lang sætning om ost"
    where = form.redirect_chain[-1][0]
    answer = colleague.post(where, {"password1": chosen, "password2": chosen}, follow=True)
    assert "Adgangskoden er valgt" in answer.text
    world.cti_worker.refresh_from_db()
    assert world.cti_worker.check_password(chosen)
    assert "Linket virker ikke længere" in Client().get(link, follow=True).text


def test_a_new_link_makes_the_old_one_and_the_old_password_useless(
    admin: Client, world: World
) -> None:
    world.cti_worker.set_password("en gammel adgangskode")
    world.cti_worker.save()
    url = reverse("admin:password", args=[world.cti_worker.pk])
    links = [
        re.findall(r"http://testserver(/konto/[^\s<]+)", admin.post(url, {"vej": "vis"}).text)[0]
        for _ in range(2)
    ]
    assert "Linket virker ikke længere" in Client().get(links[0], follow=True).text
    assert "Vælg adgangskode" in Client().get(links[1], follow=True).text
    world.cti_worker.refresh_from_db()
    assert not world.cti_worker.has_usable_password()


def test_a_link_is_mailed_only_from_an_installation_with_a_name(
    admin: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = reverse("admin:password", args=[world.cti_worker.pk])
    assert "kan ikke sende links med mail" in " ".join(
        admin.get(url).text.replace("den kan ikke", "kan ikke").split()
    )
    monkeypatch.setattr(settings, "PUBLIC_ADDRESS", "https://fodfaeste.eksempel.invalid")
    assert f"Send linket til {world.cti_worker.email}" in admin.get(url).text
    assert admin.post(url, {"vej": "mail"}).status_code == 302


def test_a_lost_phone_is_taken_away_and_every_session_with_it(
    admin: Client, world: World, case: Case, sign_in: SignIn
) -> None:
    Authenticator.objects.create(
        user=world.cti_worker, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    browser = sign_in(world.cti_worker)
    assert post(admin, "new_phone", world.cti_worker.pk) == 302
    assert not Authenticator.objects.filter(user=world.cti_worker).exists()
    assert browser.get(reverse("staff:cases:case", args=[case.pk])).status_code == 302


def test_an_unknown_user_is_no_page(admin: Client) -> None:
    for name in ("user", "new_role", "close", "password"):
        assert admin.get(reverse(f"admin:{name}", args=[10**9])).status_code == 404
    for name in ("reopen", "end_sessions", "new_phone"):
        assert post(admin, name, 10**9) == 404
