"""«Overdrag en sagsstamme» in the browser: one page, a preview, and what a rule leaves (A2, A6)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases.models import Case, TeamMembership
from fodfaeste.rules.access.roles import Role
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as, enrolled_case, person

AsOwner = Callable[[], AbstractContextManager[None]]
ALL = "/medarbejder/sagsstammer/"
KEY = str(uuid.UUID(int=7))
REASON = "Jonas stopper i kommunen den første."


def page_of(user: User) -> str:
    return reverse("staff:caseload:hand_over", args=[user.pk])


def box(case: Case, role: str = "job_consultant") -> str:
    return f"{case.pk}_{role}"


def typed(world: World, *cases: Case, **more: str) -> dict[str, str]:
    boxes = {f"med_{box(case)}": "on" for case in cases}
    return (
        {"key": KEY, "alle_job_consultant": world.stranger.email, "reason": REASON} | boxes | more
    )


def holder(world: World, case: Case) -> User:
    with acting_as(world.actor(world.leader)):
        seats = TeamMembership.objects.filter(case=case, role=Role.JOB_CONSULTANT)
        return seats.get(ends_before=None).user


def test_a2_a_preview_changes_nothing_and_then_it_is_done_once(
    world: World, case: Case, sign_in: SignIn
) -> None:
    leader, url = sign_in(world.leader), page_of(world.job_consultant)
    assert reverse("staff:caseload:choose") in leader.get(ALL).text
    assert f'href="{url}"' in leader.get(reverse("staff:caseload:choose")).text
    assert "Karin Mølgaard" in leader.get(url).text
    shown = leader.post(url, {**typed(world, case), "skridt": "vis"})
    assert shown.status_code == 200
    assert "<strong>Frede Mann</strong> får 1 borger som jobkonsulent" in shown.text
    assert holder(world, case) == world.job_consultant
    for _ in range(2):
        done = leader.post(url, {**typed(world, case), "skridt": "overdrag"})
        assert done.status_code == 302
    assert holder(world, case) == world.stranger
    assert leader.get(url).status_code == 404


def test_a2_without_a_reason_it_stays_with_the_rule_and_what_was_typed(
    world: World, case: Case, sign_in: SignIn
) -> None:
    leader, url = sign_in(world.leader), page_of(world.job_consultant)
    refused = leader.post(url, {**typed(world, case, reason="nej"), "skridt": "overdrag"})
    assert refused.status_code == 409
    assert "Et skift mangler en grund" in refused.text
    assert "#A2" in refused.text
    assert world.stranger.email in refused.text
    assert holder(world, case) == world.job_consultant


def test_a2_single_citizens_go_to_another_or_stay(
    world: World, case: Case, sign_in: SignIn
) -> None:
    second, third = (enrolled_case(world, cpr=cpr) for cpr in ("7101801234", "7201801234"))
    tine = person("Tine Tredje", Role.JOB_CONSULTANT, None)
    leader, url = sign_in(world.leader), page_of(world.job_consultant)
    chosen = typed(world, case, second, **{f"til_{box(second)}": tine.email})
    shown = leader.post(url, {**chosen, "skridt": "vis"}).text
    assert "Bliver hos Jonas Krag: Karin Mølgaard (jobkonsulent)." in shown
    assert leader.post(url, {**chosen, "skridt": "overdrag"}).status_code == 302
    people = [holder(world, one) for one in (case, second, third)]
    assert people == [world.stranger, tine, world.job_consultant]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"alle_job_consultant": "Findes Ikke"}, "Vi kan ikke finde en kollega"),
        ({"alle_job_consultant": ""}, "Vælg mindst én borger"),
    ],
)
def test_bad_input_is_said_in_the_form(
    world: World, case: Case, sign_in: SignIn, changes: dict[str, str], said: str
) -> None:
    url = page_of(world.job_consultant)
    answer = sign_in(world.leader).post(url, typed(world, case, **changes))
    assert answer.status_code == 422
    assert said in answer.text
    assert REASON in answer.text


def test_a7_the_preview_points_out_who_is_not_trained(
    world: World, case: Case, sign_in: SignIn
) -> None:
    novice = person("Nina Ny", Role.CTI_WORKER, None)
    User.objects.filter(pk=novice.pk).update(cti_trained_on=None)
    url = page_of(world.cti_worker)
    name = box(case, "cti_worker")
    chosen = {"key": KEY, f"med_{name}": "on", f"til_{name}": novice.email, "reason": REASON}
    shown = sign_in(world.leader).post(url, {**chosen, "skridt": "vis"}).text
    assert "fra 0 % til 10 % af en fuld sagsstamme" in shown
    assert "ikke uddannet i CTI-metoden" in shown


def test_m1_nobody_but_a_leader_of_the_unit_comes_in(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    url = page_of(world.job_consultant)
    for user in (world.employment_caseworker, world.stranger, world.administrator):
        assert sign_in(user).get(url).status_code == 403
    elsewhere = person("Leder Andetsteds", Role.LEADER, None, leads=world.stranger.unit)
    assert sign_in(elsewhere).get(url).status_code == 404
    sign_in(world.leader).get(url)
    with as_owner():
        row = AuditEvent.objects.filter(route="GET staff:caseload:hand_over").latest("id")
        assert row.case_ids == [case.pk]


def test_a1_whoever_may_not_sign_in_is_found_by_name(
    world: World, case: Case, sign_in: SignIn
) -> None:
    User.objects.filter(pk=world.cti_worker.pk).update(is_active=False)
    choose, leader = reverse("staff:caseload:choose"), sign_in(world.leader)
    found = leader.get(choose, {"q": "nadia"}).text
    assert "Nadia Friis</a> · kontoen er lukket" in found
    assert "Jonas Krag" not in found
    assert "Ingen af det navn" in leader.get(choose, {"q": "Findes ikke"}).text


def test_the_page_asks_as_often_for_two_and_for_twelve(
    world: World, case: Case, sign_in: SignIn
) -> None:
    leader, url = sign_in(world.leader), page_of(world.job_consultant)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert leader.get(url).status_code == 200
        return len(seen)

    enrolled_case(world, cpr="7101801234")
    few = queries()
    for number in range(10):
        enrolled_case(world, cpr=f"72018012{number + 40}")
    assert queries() == few
    assert few <= 16
