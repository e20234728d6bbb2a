"""Mine ord: the citizen writes what is important, and what they think of the plan (L2)."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan.models import AssessmentEntry, PlanComment
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.kinds import LifeArea
from tests.records.assessments import assessed, said_by_karin
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import hidden, read, url
from tests.worlds import World

WRITE = reverse("citizen:write")
WORDS = reverse("citizen:words")
COMMENT = reverse("citizen:comment")


def sent(client: Client, address: str = WRITE, **answers: str) -> dict[str, str]:
    page = client.get(address).text
    chosen = dict(re.findall(r'name="(\w+)" value="(\w+)" checked', page))
    seen = re.search(r'name="version" value="(\d+)"', page)
    version = {"version": seen[1]} if seen else {}
    return {"key": hidden(page, "key"), **version, **chosen, **answers}


def test_l2_one_text_is_enough_and_stands_first_in_the_assessment(
    world: World, case: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    form = sent(citizen, text="Jeg vil have ro omkring mig. Æøå <script>alert(1)</script>")
    for _ in range(2):
        answer = citizen.post(WRITE, form)
        assert (answer.status_code, answer["Location"]) == (302, WORDS)
    with read(world):
        made = AssessmentEntry.objects.get()
        assert (made.theme, made.area, made.section) == ("wish", LifeArea.OTHER, Section.PLAN)
    mine = citizen.get(WORDS).text
    assert "»Jeg vil have ro omkring mig. Æøå &lt;script&gt;alert(1)&lt;/script&gt;«" in mine
    page = sign_in(world.job_consultant).get(url("assessment", case)).text
    assert page.index("»Jeg vil have ro omkring mig.") < page.index("Hvem er kommet til orde?")
    assert "<script>alert" not in page


def test_l2_the_team_is_told_on_min_dag(world: World, case: Case, sign_in: SignIn) -> None:
    citizen = sign_in(world.citizen)
    citizen.post(WRITE, sent(citizen, text="Jeg vil have ro."))
    day = sign_in(world.job_consultant).get(reverse("staff:cases:my_day")).text
    assert "Karin Mølgaard har selv skrevet i udredningen." in day


def test_l2_what_is_about_my_health_is_not_read_by_the_other_area(
    world: World, case: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    form = sent(citizen, text="Jeg sover dårligt.", theme="barrier", about_health="on")
    assert citizen.post(WRITE, form).status_code == 302
    assert "Jeg sover dårligt." in citizen.get(WORDS).text
    assert "Jeg sover dårligt." in sign_in(world.cti_worker).get(url("assessment", case)).text
    closed = sign_in(world.employment_caseworker).get(url("assessment", case)).text
    assert "sover" not in closed


def test_l2_an_empty_text_is_refused_with_the_rule_and_a_long_one_is_given_back(
    world: World, case: Case, sign_in: SignIn
) -> None:
    citizen = sign_in(world.citizen)
    empty = citizen.post(WRITE, sent(citizen, text="  ", theme="resource"))
    assert empty.status_code == 409
    assert 'href="/metoden/#C1"' in empty.text
    assert 'name="theme" value="resource" checked' in empty.text
    long = citizen.post(WRITE, sent(citizen, text="ø" * 20_001))
    assert long.status_code == 422
    assert "ø" * 20_001 in long.text
    with read(world):
        assert AssessmentEntry.objects.count() == 0


def test_l2_my_draft_comes_back(world: World, case: Case, sign_in: SignIn) -> None:
    citizen = sign_in(world.citizen)
    half = {"ff_form": f"own_words:{case.pk}", "text": "Halvt tænkt", "theme": "resource"}
    assert citizen.post(reverse("keep_draft"), half).status_code == 200
    page = citizen.get(WRITE).text
    assert "Halvt tænkt</textarea>" in page
    assert 'name="theme" value="resource" checked' in page


def test_m3_i_say_it_in_another_way_and_only_my_own(
    world: World, case: Case, sign_in: SignIn
) -> None:
    mine = said_by_karin(world, case, "Jeg kan lide dyr.")
    theirs = assessed(world, case, world.social_caseworker)
    citizen = sign_in(world.citizen)
    address = reverse("citizen:correct", kwargs={"entry_id": mine.pk})
    form = sent(citizen, address, text="Jeg kan lide heste.")
    assert citizen.post(address, form).status_code == 302
    page = citizen.get(WORDS).text
    assert "»Jeg kan lide heste.«" in page
    assert "Jeg kan lide dyr." not in page
    other = reverse("citizen:correct", kwargs={"entry_id": theirs.pk})
    assert citizen.get(other).status_code == 404


def test_c1_i_read_what_the_team_has_written(world: World, case: Case, sign_in: SignIn) -> None:
    assessed(world, case, world.social_caseworker, "Karin holder orden.")
    page = sign_in(world.citizen).get(WORDS).text
    assert page.index("Det har dit team skrevet") < page.index("Karin holder orden.")
    assert "Du har ikke skrevet noget endnu." in page


def test_l2_i_say_what_i_think_of_the_plan(world: World, case: Case, sign_in: SignIn) -> None:
    citizen = sign_in(world.citizen)
    assert citizen.get(COMMENT).status_code == 404
    written_plan(world, case)
    approved_plan(world, case)
    assert COMMENT in citizen.get(reverse("citizen:home")).text
    form = sent(citizen, COMMENT, text="Den er god, men lang.")
    for _ in range(2):
        assert citizen.post(COMMENT, form).status_code == 302
    with read(world):
        assert PlanComment.objects.count() == 1
    assert "»Den er god, men lang.«" in citizen.get(reverse("citizen:home")).text
    for name in ("plan", "version"):
        more = {"number": 1} if name == "version" else {}
        page = sign_in(world.cti_worker).get(url(name, case, **more)).text
        assert "»Den er god, men lang.«" in page
    empty = citizen.post(COMMENT, sent(citizen, COMMENT, text=" "))
    assert empty.status_code == 409
    assert 'href="/metoden/#L2"' in empty.text


def test_l2_a_version_that_does_not_exist_is_the_one_that_holds(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    approved_plan(world, case)
    citizen = sign_in(world.citizen)
    for number in ("999", "0"):
        form = sent(citizen, COMMENT, text="Fin plan.", version=number)
        assert citizen.post(COMMENT, form).status_code == 302
    with read(world):
        assert {comment.version.number for comment in PlanComment.objects.all()} == {1}


@pytest.mark.parametrize("address", [WRITE, WORDS, COMMENT])
def test_who_has_no_course_of_their_own_finds_nothing(
    world: World, case: Case, sign_in: SignIn, address: str
) -> None:
    assert sign_in(world.social_caseworker).get(address).status_code == 404
