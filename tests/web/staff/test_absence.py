"""«Fravær»: written, refused, ended; and what a deputy and the citizen see (A1, M1)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.accounts.models import Absence, User
from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.rules.access.roles import Role
from tests.factories import courses
from tests.records.test_deputy_twin import stand_in
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import Work, agreed
from tests.worlds import TODAY, World, person

AsOwner = Callable[[], AbstractContextManager[None]]
LIST = "/medarbejder/fravaer/"
WEEK = timedelta(days=6)
KEY = "6f5902ac-237f-4d2a-9b1e-0f4a5e4c3b2a"


@pytest.fixture
def deputy(db: None) -> User:
    return person("Dorte Deputy", Role.CTI_WORKER, None)


def typed(deputy: User) -> dict[str, str]:
    boxes = {
        f"{name}_{part}": str(getattr(day, part))
        for name, day in (("starts_on", TODAY), ("last_day", TODAY + WEEK))
        for part in ("day", "month", "year")
    }
    return {**boxes, "deputy": deputy.email, "key": KEY}


def new(user: User) -> str:
    return reverse("staff:absence:new", args=[user.pk])


def test_a1_days_away_are_written_once_and_shown(
    world: World, case: Case, deputy: User, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert "1 åbne forløb får en stedfortræder imens" in client.get(new(world.cti_worker)).text
    for _ in range(2):
        assert client.post(new(world.cti_worker), typed(deputy)).status_code == 302
    assert Absence.objects.count() == 1
    page = client.get(LIST).text
    assert "Dorte Deputy" in page
    assert "Tilbage i dag" in page
    assert "Du står som væk til 11. marts 2026" in client.get("/medarbejder/").text


def test_a1_a_refusal_names_its_rule_and_keeps_what_was_typed(
    world: World, case: Case, deputy: User, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        stand_in(deputy, world.cti_worker, TODAY, TODAY + WEEK)
    client = sign_in(world.leader)
    refused = client.post(new(world.cti_worker), typed(deputy))
    assert refused.status_code == 409
    assert "Stedfortræderen er selv væk" in refused.text
    assert deputy.email in refused.text
    wrong = client.post(new(world.cti_worker), {**typed(deputy), "deputy": "Findes Ikke"})
    assert wrong.status_code == 422
    assert "Vi kan ikke finde en kollega" in wrong.text


def test_a1_others_neither_write_nor_end_it(
    world: World, case: Case, deputy: User, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        absence = stand_in(world.cti_worker, deputy, TODAY, TODAY + WEEK)
    stranger = sign_in(world.stranger)
    assert stranger.get(new(world.cti_worker)).status_code == 404
    ending = reverse("staff:absence:end", args=[absence.pk])
    assert stranger.post(ending).status_code == 404
    assert "Nadia" not in stranger.get(LIST).text
    assert sign_in(world.administrator).get(LIST).status_code == 403
    leader = sign_in(world.leader)
    for _ in range(2):
        assert leader.post(ending).status_code == 302
    assert "sluttet af Lene Øster" in leader.get(LIST).text


def test_a7_an_untrained_deputy_is_pointed_out(
    world: World, case: Case, deputy: User, sign_in: SignIn
) -> None:
    User.objects.filter(pk=deputy.pk).update(cti_trained_on=None)
    client = sign_in(world.cti_worker)
    page = client.post(new(world.cti_worker), typed(deputy), follow=True).text
    assert "ikke uddannet i CTI-metoden" in page


def test_m1_a_deputy_works_from_min_dag_and_each_look_says_why(
    world: World, case: Case, deputy: User, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(deputy)
    url = reverse("staff:cases:case", args=[case.pk])
    assert client.get(url).status_code == 404
    with as_owner():
        stand_in(world.cti_worker, deputy, TODAY, TODAY + WEEK)
        courses.task(case, "Ring til Karin", responsible=world.cti_worker, due_on=TODAY)
    day = client.get("/medarbejder/").text
    assert "Du er stedfortræder for Nadia Friis til og med 9. marts 2026" in day
    assert '<span class="ff-muted">for Nadia Friis</span>' in day
    assert "Ring til Karin" in day
    page = client.get(url).text
    assert "Væk til og med 9. marts 2026. Ring til Dorte Deputy:" in page
    with as_owner():
        look = AuditEvent.objects.filter(operation="read", case_id=case.pk).latest("id")
        assert look.relation == "deputy:cti_worker"
        assert look.reason == "stedfortræder for Nadia Friis"
    assert client.get(reverse("staff:people:log", args=[case.pk])).status_code == 403
    log = sign_in(world.leader).get(reverse("staff:people:log", args=[case.pk])).text
    assert "stedfortræder for Nadia Friis" in log


def test_a1_the_citizen_sees_whom_to_call_meanwhile(
    world: World, case: Case, deputy: User, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
        stand_in(world.cti_worker, deputy, TODAY, TODAY + WEEK)
    page = sign_in(world.citizen).get("/mit-forloeb/").text
    assert "Er ikke på arbejde til og med 9. marts 2026. Ring til Dorte Deputy imens." in page


def test_a1_the_employer_sees_whom_to_call_meanwhile(
    world: World, case: Case, today_is: TodayIs, as_owner: AsOwner
) -> None:
    today_is(TODAY)
    work = Work(world=world, case=case)
    token = work.link(agreed(work))[1]
    assert "Frede Mann" not in Client().get(f"/aftale/{token}/").text
    with as_owner():
        stand_in(world.job_consultant, world.stranger, TODAY, TODAY + WEEK)
    for page in ("", "timer/"):
        shown = Client().get(f"/aftale/{token}/{page}").text
        assert "Jonas Krag er ikke på arbejde til og med 9. marts 2026." in shown
        assert "Ring til <strong>Frede Mann</strong> imens." in shown


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_list_asks_as_often_for_two_and_for_twenty(
    world: World, case: Case, deputy: User, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.leader)

    def away(first: int, last: int) -> None:
        with as_owner():
            for number in range(first, last):
                starts = TODAY + number * timedelta(days=7)
                stand_in(world.cti_worker, deputy, starts, starts + timedelta(days=2))

    away(0, 2)
    few = queries_of(client, LIST)
    away(2, 20)
    assert queries_of(client, LIST) == few
    assert few <= 12
