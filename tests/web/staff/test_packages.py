"""The page where the whole course is asked for and fetched (M4)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.jobs import packages
from fodfaeste.records.cases.models import Case
from fodfaeste.records.packages.models import CasePackage
from tests.database import Stage
from tests.web.conftest import SignIn
from tests.worlds import World, acting_as

ASKING = {"asked_by": "citizen", "note": ""}


def url(case: Case) -> str:
    return reverse("staff:packages:packages", kwargs={"case_id": case.pk})


def fetch_url(case: Case, package: int) -> str:
    return reverse("staff:packages:fetch", kwargs={"case_id": case.pk, "package_id": package})


def ask(client: Client, case: Case, **fields: str) -> int:
    return client.post(url(case), ASKING | {"key": str(uuid.uuid4())} | fields).status_code


def asked_for(world: World) -> list[int]:
    with acting_as(world.actor(world.social_caseworker)):
        return list(CasePackage.objects.order_by("id").values_list("pk", flat=True))


def test_m4_a_course_is_asked_for_made_and_fetched(
    world: World, case: Case, sign_in: SignIn, stage: Stage
) -> None:
    client = sign_in(world.social_caseworker)
    page = client.get(url(case)).text
    assert "Udredning og plan" in page
    assert "Udtræk" not in client.get(reverse("staff:people:team", args=[case.pk])).text
    assert ask(client, case) == 302
    (package,) = asked_for(world)
    assert "Bliver lavet" in client.get(url(case)).text
    early = client.post(fetch_url(case, package))
    assert (early.status_code, "Udtrækket bliver lavet endnu." in early.text) == (409, True)
    with stage.worker():
        packages.make_waiting()
    assert "Hent ZIP-filen" in client.get(url(case)).text
    answer = client.post(fetch_url(case, package))
    assert (answer.status_code, answer["Content-Type"], answer.content[:2]) == (
        200,
        "application/zip",
        b"PK",
    )
    assert answer["Content-Disposition"] == 'attachment; filename="forloeb.zip"'
    assert answer["Cache-Control"] == "no-store, private"
    assert "Udtrækket af forløbet er klar." in client.get(reverse("staff:cases:my_day")).text


def test_m4_the_page_says_what_does_not_come_along_and_why(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = sign_in(world.employment_caseworker).get(url(case)).text
    assert "CTI-notater" in page
    assert "Rummet er ikke åbent for dig." in page
    assert "Person eller tilbud i netværket" in page


def test_m4_without_a_reason_it_is_refused_and_the_text_is_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    answer = client.post(url(case), {"asked_by": "handover", "note": "til Nord"})
    assert answer.status_code == 409
    assert 'href="/metoden/#M4"' in answer.text
    assert "til Nord" in answer.text
    nobody = client.post(url(case), {"note": "Ankestyrelsen beder om det"})
    assert (nobody.status_code, "Ankestyrelsen beder om det" in nobody.text) == (409, True)


def test_m4_two_clicks_ask_once(world: World, case: Case, sign_in: SignIn) -> None:
    client, key = sign_in(world.social_caseworker), str(uuid.uuid4())
    assert [ask(client, case, key=key), ask(client, case, key=key)] == [302, 302]
    assert len(asked_for(world)) == 1


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("job_consultant", 403), ("cti_worker", 403)]
)
def test_m1_only_a_caseworker_or_the_leader_takes_a_course_out(
    world: World, case: Case, sign_in: SignIn, who: str, status: int
) -> None:
    client = sign_in(getattr(world, who))
    assert client.get(url(case)).status_code == status
    assert ask(client, case) == status
    assert client.post(fetch_url(case, 1)).status_code == status


def test_m4_another_ones_package_does_not_exist(
    world: World, case: Case, sign_in: SignIn, stage: Stage
) -> None:
    ask(sign_in(world.social_caseworker), case)
    (package,) = asked_for(world)
    with stage.worker():
        packages.make_waiting()
    other = sign_in(world.employment_caseworker)
    assert other.post(fetch_url(case, package)).status_code == 404
    assert "Hent ZIP-filen" not in other.get(url(case)).text
    assert other.get(fetch_url(case, package)).status_code == 405


def test_the_page_asks_as_much_for_two_packages_as_for_twenty(
    world: World, case: Case, sign_in: SignIn, django_assert_num_queries: object
) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = sign_in(world.social_caseworker)
    counts = []
    for number in (2, 18):
        for _ in range(number):
            ask(client, case)
        with CaptureQueriesContext(connection) as queries:
            client.get(url(case))
        counts.append(len(queries))
    assert counts[0] == counts[1]
