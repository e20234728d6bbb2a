"""Min plan: every version, what is new, my yes and what should change (L1, L2, C5)."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan.models import JointPlan, PlanComment
from tests.records.plans import TEXTS, approved_plan, save, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import hidden, read, url
from tests.worlds import World

PLAN = reverse("citizen:plan")
ANSWER = reverse("citizen:answer_plan")
FIRST = reverse("citizen:plan_version", kwargs={"number": 1})


@pytest.fixture
def approved(world: World, case: Case) -> Case:
    """A plan that was approved together."""
    written_plan(world, case)
    approved_plan(world, case)
    return case


def form(citizen: Client, **said: str) -> dict[str, str]:
    page = citizen.get(PLAN).text
    return {name: hidden(page, name) for name in ("key", "read", "number")} | said


def a_new_version(world: World, case: Case) -> None:
    with read(world):
        number = JointPlan.objects.get(case=case).version
    save(world, world.cti_worker, case, replace(TEXTS, job_goal="Gartneri"), version=number)
    approved_plan(world, case)


def comments(world: World) -> list[PlanComment]:
    with read(world):
        return list(PlanComment.objects.order_by("pk"))


def test_l2_my_yes_is_kept_with_the_text_i_read_and_the_team_is_told(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    sent = form(citizen, answer="agrees", should_change="")
    for _ in range(2):
        answer = citizen.post(ANSWER, sent, REMOTE_ADDR="203.0.113.7")
        assert (answer.status_code, answer["Location"]) == (302, PLAN)
    (mine,) = comments(world)
    assert (mine.answer, mine.text, mine.address) == ("agrees", "", "203.0.113.7")
    assert (mine.read_text, mine.created_by_id) == (sent["read"], world.citizen.pk)
    assert "Du sagde ja 4. marts 2026" in citizen.get(PLAN).text
    day = sign_in(world.cti_worker).get(reverse("staff:cases:my_day")).text
    assert "Karin Mølgaard har sagt ja til planens version 1." in day
    assert (
        "har sagt ja på sin egen side" in sign_in(world.cti_worker).get(url("plan", approved)).text
    )


def test_l2_i_say_what_should_change_instead(world: World, approved: Case, sign_in: SignIn) -> None:
    citizen = sign_in(world.citizen)
    said = form(citizen, answer="change", should_change="Jeg vil hellere møde kl. 9. Æøå <b>")
    assert citizen.post(ANSWER, said).status_code == 302
    assert [(one.answer, one.text) for one in comments(world)] == [
        ("change", "Jeg vil hellere møde kl. 9. Æøå <b>")
    ]
    assert "»Jeg vil hellere møde kl. 9. Æøå &lt;b&gt;«" in citizen.get(PLAN).text
    day = sign_in(world.job_consultant).get(reverse("staff:cases:my_day")).text
    assert "vil have noget ændret i planens version 1" in day
    then = citizen.post(ANSWER, form(citizen, answer="agrees", should_change="Fjern mig"))
    assert then.status_code == 302
    assert [(one.answer, one.text) for one in comments(world)][1:] == [("agrees", "")]


@pytest.mark.parametrize("query", ["", "?answer=agrees", "?answer=agrees&read=x&key=1"])
def test_c5_opening_the_page_answers_nothing(
    world: World, approved: Case, sign_in: SignIn, query: str
) -> None:
    citizen = sign_in(world.citizen)
    assert citizen.get(PLAN + query).status_code == 200
    assert citizen.head(PLAN + query).status_code == 200
    assert citizen.get(ANSWER + query).status_code == 405
    assert comments(world) == []


def test_c5_a_yes_to_an_older_version_is_refused_and_what_changed_is_shown(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    stale = form(citizen, answer="change", should_change="KANARIE skal stå her endnu")
    a_new_version(world, approved)
    answer = citizen.post(ANSWER, stale)
    assert (answer.status_code, 'href="/metoden/#C5"' in answer.text) == (409, True)
    assert "Planen er ændret, siden du læste den." in answer.text
    assert "Det er nyt, siden du læste planen" in answer.text
    assert "Gartneri" in answer.text
    assert "KANARIE skal stå her endnu" in answer.text
    assert comments(world) == []
    again = {name: hidden(answer.text, name) for name in ("key", "read", "number")}
    citizen.post(ANSWER, again | {"answer": "agrees", "should_change": ""})
    with read(world):
        assert [one.version.number for one in PlanComment.objects.all()] == [2]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"answer": "", "should_change": "Ret det"}, "Du har ikke valgt et svar."),
        ({"answer": "change", "should_change": " "}, "Du har ikke skrevet, hvad der skal ændres."),
    ],
)
def test_l2_half_an_answer_is_refused_and_what_was_typed_stays(
    world: World, approved: Case, sign_in: SignIn, said: dict[str, str], words: str
) -> None:
    citizen = sign_in(world.citizen)
    answer = citizen.post(ANSWER, form(citizen, **said))
    assert (answer.status_code, words in answer.text) == (409, True)
    assert 'href="/metoden/#L2"' in answer.text
    assert said["should_change"].strip() in answer.text
    assert "De to planer siger det samme" not in answer.text
    assert comments(world) == []


def test_l1_i_read_any_version_and_what_was_new_in_it(
    world: World, approved: Case, sign_in: SignIn
) -> None:
    a_new_version(world, approved)
    citizen = sign_in(world.citizen)
    first = citizen.get(FIRST).text
    assert ("Lager og pakkeri" in first, "Gartneri" in first) == (True, False)
    second = citizen.get(reverse("citizen:plan_version", kwargs={"number": 2})).text
    assert second.index("Det var nyt") < second.rindex("Gartneri")
    assert citizen.get(reverse("citizen:plan_version", kwargs={"number": 3})).status_code == 404
    page = citizen.get(PLAN).text
    assert page.index("(den gælder nu)") < page.index("Plan nr. 1")


def test_l1_without_a_plan_nothing_is_asked(world: World, case: Case, sign_in: SignIn) -> None:
    citizen = sign_in(world.citizen)
    assert "Planen er ikke færdig endnu." in citizen.get(PLAN).text
    assert citizen.post(ANSWER, {"answer": "agrees"}).status_code == 404


@pytest.mark.parametrize("address", [PLAN, FIRST])
def test_l1_the_team_has_no_door_here(
    world: World, approved: Case, sign_in: SignIn, address: str
) -> None:
    assert sign_in(world.cti_worker).get(address).status_code == 404


def test_l1_the_page_asks_as_few_questions_with_many_versions(
    world: World,
    approved: Case,
    sign_in: SignIn,
    django_assert_max_num_queries: object,
) -> None:
    citizen = sign_in(world.citizen)
    citizen.get(PLAN)
    a_new_version(world, approved)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        citizen.get(PLAN)
