"""Enrolment, look-up, team, log and closing in the browser's terms."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.urls import reverse

from fodfaeste.accounts.models import Unit, User
from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.worlds import NOBODYS_CPR, World, acting_as, person

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


def enrolment(world: World, **changes: Any) -> dict[str, Any]:
    team = {
        role.value: f"{getattr(world, role.value).name} · {getattr(world, role.value).email}"
        for role in world.team
    }
    return {
        "key": str(uuid.uuid4()),
        "cpr": NOBODYS_CPR,
        "given_names": "Åse",
        "surname": "Ærø",
        "benefit": "social_assistance",
        "months_unemployed": "40",
        "problems_beside_unemployment": "on",
        "target_group": "rollout",
        "unit": str(world.unit.pk),
        **team,
        **changes,
    }


def cases_of(world: World) -> int:
    with acting_as(world.actor(world.leader)):
        return Case.objects.count()


def test_a1_a_caseworker_enrols_a_citizen_with_a_whole_team(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.employment_caseworker)
    assert client.get(reverse("staff:people:enrol")).status_code == 200
    answer = client.post(reverse("staff:people:enrol"), enrolment(world))
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert "Åse Ærø er indskrevet" in page.content.decode()
    assert NOBODYS_CPR not in page.content.decode()


def test_a1_the_unit_is_that_of_ones_newest_citizen_or_the_one_led(
    world: World, case: Case, sign_in: SignIn
) -> None:
    first = Unit.objects.create(name="A-enheden", department="")
    person("Anna Leder", Role.LEADER, first, leads=first)

    def preset(user: User) -> object:
        return sign_in(user).get(reverse("staff:people:enrol")).context["form"]["unit"].value()

    assert [preset(user) for user in (world.employment_caseworker, world.leader)] == [
        case.unit_id,
        world.unit.pk,
    ]
    new = person("Nanna Ny", Role.EMPLOYMENT_CASEWORKER, first)
    assert preset(new) == first.pk


def test_a1_an_empty_seat_is_named_and_nothing_typed_is_lost(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.employment_caseworker)
    page = client.post(
        reverse("staff:people:enrol"), enrolment(world, job_consultant="")
    ).content.decode()
    assert "Vælg jobkonsulent." in page
    assert 'value="Åse"' in page
    assert cases_of(world) == 0


def test_a4_a_deviation_from_the_target_group_needs_a_note(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.employment_caseworker)
    typed = enrolment(world, benefit="sickness_benefit")
    refused = client.post(reverse("staff:people:enrol"), typed)
    assert refused.status_code == 409
    assert "A4" in refused.content.decode()
    assert 'value="Ærø"' in refused.content.decode()
    typed |= {"deviation_note": "Borgeren er på vej over på kontanthjælp"}
    assert client.post(reverse("staff:people:enrol"), typed).status_code == 302


def test_s10_asking_whether_a_number_is_known_stands_in_the_log(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    refused = sign_in(world.employment_caseworker).post(
        reverse("staff:people:enrol"), enrolment(world)
    )
    assert "Borgeren har allerede et forløb" in refused.content.decode()
    with as_owner():
        asked = AuditEvent.objects.filter(operation="search", reason="cpr, indskrivning")
        assert [row.actor for row in asked] == [str(world.employment_caseworker.pk)]


def test_a_double_click_enrols_once(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.employment_caseworker)
    typed = enrolment(world)
    first, second = (client.post(reverse("staff:people:enrol"), typed) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert cases_of(world) == 1


@pytest.mark.parametrize(
    ("cpr", "message"),
    [
        ("123", "ti cifre"),
        ("9901801234", "ikke en fødselsdag"),
        ("0101304321", "fremtiden"),
    ],
)
def test_m8_a_number_that_is_no_cpr_is_told_beside_the_field_and_not_repeated_in_it(
    world: World, sign_in: SignIn, cpr: str, message: str
) -> None:
    page = (
        sign_in(world.employment_caseworker)
        .post(reverse("staff:people:enrol"), enrolment(world, cpr=cpr))
        .content.decode()
    )
    assert message in page or "M8" in page
    assert cases_of(world) == 0


def test_colleagues_are_suggested_while_typing(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.leader)
    page = client.get(
        reverse("staff:people:colleagues"), {"rolle": "cti_worker", "cti_worker": "nad"}
    ).content.decode()
    assert page.count("<option") == 1
    assert "Nadia Friis" in page


def test_m1_a_stranger_gets_the_card_and_no_more(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.stranger)
    assert client.get(reverse("staff:cases:case", args=[case.pk])).status_code == 404
    found = client.post(
        reverse("staff:people:restricted"),
        {"cpr": NOBODYS_CPR, "reason": "Borgeren ringede til mig", "key": str(uuid.uuid4())},
        follow=True,
    ).content.decode()
    assert "Nadia Friis" in found
    assert "20998877" not in found
    assert client.get(reverse("staff:cases:case", args=[case.pk])).status_code == 404


def test_m1_emergency_opening_needs_twenty_characters_and_then_opens(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    client.post(
        reverse("staff:people:restricted"), {"cpr": NOBODYS_CPR, "reason": "Borgeren ringede"}
    )
    refused = client.post(reverse("staff:people:card"), {"reason": "for kort"})
    assert refused.status_code == 409
    assert "M1" in refused.content.decode()
    opened = client.post(
        reverse("staff:people:card"), {"reason": "Borgeren er i akut krise på arbejdet"}
    )
    page = client.get(opened["Location"])
    assert page.status_code == 200
    leader = sign_in(world.leader)
    assert "akut krise" in leader.get(reverse("staff:people:openings")).content.decode()


def test_a2_a_change_without_a_reason_is_refused_in_the_form(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    url = reverse("staff:people:change_team", args=[case.pk, "jobkonsulent"])
    refused = client.post(url, {"user": world.stranger.email, "reason": ""})
    assert refused.status_code == 409
    assert "A2" in refused.content.decode()
    done = client.post(url, {"user": world.stranger.email, "reason": "Jonas er på barsel"})
    assert done.status_code == 302
    assert (
        sign_in(world.job_consultant).get(reverse("staff:cases:case", args=[case.pk])).status_code
        == 404
    )


def test_m2_the_log_page_tells_who_has_looked(world: World, case: Case, sign_in: SignIn) -> None:
    sign_in(world.cti_worker).get(reverse("staff:cases:case", args=[case.pk]))
    page = sign_in(world.leader).get(reverse("staff:people:log", args=[case.pk])).content.decode()
    assert "Nadia Friis" in page
    assert "så forløbet" in page


def test_a_stale_contact_form_keeps_both_texts(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.leader)
    url = reverse("staff:people:contact", args=[case.pk])
    typed = {"given_names": "Karin", "surname": "Mølgaard", "version": "1"}
    assert client.post(url, {**typed, "phone": "11111111"}).status_code == 302
    page = client.post(url, {**typed, "phone": "22222222"}).content.decode()
    assert "11111111" in page
    assert 'value="22222222"' in page
    assert client.post(url, {**typed, "phone": "22222222", "version": "2"}).status_code == 302


def test_g5_closing_too_early_is_refused_and_the_note_is_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    url = reverse("staff:people:close_case", args=[case.pk])
    typed = {"reason": "completed", "note": "Karin er i ordinært job nu", "version": "1"}
    refused = client.post(url, typed)
    assert refused.status_code == 409
    assert "G5" in refused.content.decode()
    assert "Karin er i ordinært job nu" in refused.content.decode()
    assert client.post(url, {**typed, "reason": "moved"}).status_code == 302


def test_strangers_meet_404_on_every_page_about_people(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    for name in ("contact", "team", "log", "close_case"):
        assert client.get(reverse(f"staff:people:{name}", args=[case.pk])).status_code == 404
