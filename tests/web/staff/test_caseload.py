"""Caseloads in the browser: before a seat is given, and on the leader's page (A6, A7)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case, CaseloadOverride
from fodfaeste.rules.access.roles import Role
from tests.cti_worlds import case_ready, start_cti
from tests.records.test_caseload import REASON, fill, hand_over
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as, enrolled_case, person

pytestmark = pytest.mark.django_db
PAGE = "/medarbejder/sagsstammer/"
Queries = Callable[[int], AbstractContextManager[object]]


def choose(client: Client, case: Case, worker: User, **typed: object) -> object:
    return client.post(
        f"/medarbejder/forloeb/{case.pk}/team/cti/",
        {
            "key": str(uuid.uuid4()),
            "user": f"{worker.name} · {worker.email}",
            "reason": "Nadia skal på barsel fra på mandag.",
            **typed,
        },
    )


def test_a6_the_load_before_and_after_is_shown_for_each_candidate(
    world: World, case: Case, sign_in: SignIn
) -> None:
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    fill(world, mette, 10)
    page = sign_in(world.leader).get(f"/medarbejder/forloeb/{case.pk}/team/cti/").content.decode()
    row = page.split("Mette Holm</th>")[1].split("</tr>")[0]
    assert [part in row for part in ("100&nbsp;%", "110&nbsp;%", "kræver en grund")] == [True] * 3
    suggested = sign_in(world.leader).get(
        "/medarbejder/kolleger/", {"rolle": "cti_worker", "user": "Mette"}
    )
    assert "100 % nu, 110 % med én mere" in suggested.content.decode()


def test_a6_a_full_worker_is_given_one_more_with_a_reason_alone(
    world: World, case: Case, sign_in: SignIn
) -> None:
    mette = person("Mette Holm", Role.CTI_WORKER, world.unit)
    fill(world, mette, 10)
    leader = sign_in(world.leader)
    refused = choose(leader, case, mette, caseload_reason="")
    page = refused.content.decode()  # type: ignore[attr-defined]
    assert refused.status_code == 409  # type: ignore[attr-defined]
    assert "har 100 procent af en fuld sagsstamme og får 110 procent" in page
    assert "skriv, hvorfor det går alligevel" in page
    assert "#A6" in page
    assert "Nadia skal på barsel" in page
    assert choose(leader, case, mette, caseload_reason=REASON).status_code == 302  # type: ignore[attr-defined]
    shown = leader.get(PAGE).content.decode()
    assert REASON in shown
    assert "fra 100 % til 110 %" in shown
    with acting_as(world.actor(world.leader)):
        assert CaseloadOverride.objects.count() == 1


def test_a7_who_is_neither_trained_nor_mentored_is_pointed_out(
    world: World, case: Case, sign_in: SignIn
) -> None:
    novice = person("Nina Ny", Role.CTI_WORKER, world.unit)
    User.objects.filter(pk=novice.pk).update(cti_trained_on=None)
    leader = sign_in(world.leader)
    assert (
        "ikke uddannet" in leader.get(f"/medarbejder/forloeb/{case.pk}/team/cti/").content.decode()
    )
    choose(leader, case, novice)
    assert "har ingen mentor" in leader.get(PAGE).content.decode()


def test_a6_the_leader_sees_every_worker_what_they_carry_and_what_becomes_free(
    world: World, sign_in: SignIn
) -> None:
    case = case_ready(world)
    start_cti(world, case)
    person("Mette Holm", Role.CTI_WORKER, world.unit)
    page = sign_in(world.leader).get(PAGE).content.decode()
    assert "2 af 2 har plads." in page
    assert "Nadia Friis: 1 borger, 10 %" in page
    assert "Mette Holm: 0 borgere, 0 %" in page
    assert (
        "Karin Mølgaard</a> · Socialpædagogisk støtte (§ 85) · CTI til og med 3. december" in page
    )
    row = page.split('<th scope="row">Nadia Friis</th><td>Karin Mølgaard</td>')[1]
    assert row.startswith('<td class="ff-number">10 %</td><td class="ff-number">0 %</td>')
    norms = page.split("Sagsbehandlere og jobkonsulenter")[-1]
    assert ">20<" in norms
    assert ">40<" in norms


def test_a6_the_cases_of_other_units_are_numbers_only(
    world: World, case: Case, sign_in: SignIn
) -> None:
    other = person("Otto Leder", Role.LEADER, None, leads=world.social_caseworker.unit)
    page = sign_in(other).get(PAGE).content.decode()
    assert "Nadia Friis: 1 borger, 10 %" in page
    assert "1 i andre enheder." in page
    assert "Mølgaard" not in page
    assert f"/forloeb/{case.pk}/" not in page


def test_a6_many_workers_stand_on_pages_and_the_sentence_is_of_all(
    world: World, case: Case, sign_in: SignIn
) -> None:
    for number in range(26):
        person(f"Ane{number:02} Prøve", Role.CTI_WORKER, world.unit)
    leader = sign_in(world.leader)
    first, last = (leader.get(PAGE, {"side": side}).content.decode() for side in ("1", "2"))
    assert [page.count("<summary>Ane") for page in (first, last)] == [25, 1]
    assert ["Nadia Friis: 1 borger" in page for page in (first, last)] == [False, True]
    assert ["Mølgaard" in page for page in (first, last)] == [False, True]
    assert ["27 af 27 har plads." in page for page in (first, last)] == [True, True]
    assert "Side 2 af 2 · 27 CTI-medarbejdere" in last
    assert leader.get(PAGE, {"side": "99"}).content.decode().count("<summary>Ane") == 1


def test_a6_a_worker_who_may_not_sign_in_has_no_bar(
    world: World, case: Case, sign_in: SignIn
) -> None:
    User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
    page = sign_in(world.leader).get(PAGE).content.decode()
    assert "Nadia Friis" not in page
    assert "Der er ingen CTI-medarbejdere endnu." in page


@pytest.mark.parametrize("who", ["cti_worker", "employment_caseworker", "citizen", "evaluator"])
def test_m1_only_leaders_see_the_caseloads(world: World, sign_in: SignIn, who: str) -> None:
    assert sign_in(getattr(world, who)).get(PAGE).status_code == 403


def test_the_page_asks_as_often_with_twenty_courses_as_with_two(
    world: World, sign_in: SignIn, django_assert_max_num_queries: Queries
) -> None:
    leader = sign_in(world.leader)
    counts: list[int] = []
    for total in (2, 20):
        for number in range(2 * len(counts), total):
            enrolled_case(world, cpr=f"{7001804000 + number}")
        mette = person(f"Mette Nummer {total}", Role.CTI_WORKER, world.unit)
        hand_over(world, enrolled_case(world, cpr=f"{7001806000 + total}"), mette)
        with django_assert_max_num_queries(30) as seen:
            assert leader.get(PAGE).status_code == 200
        counts.append(len(seen.captured_queries))  # type: ignore[attr-defined]
    assert counts[0] == counts[1]
