"""The plan on the screen: read, and written by several."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import (
    Effort,
    Goal,
    JointPlan,
    SubGoal,
)
from fodfaeste.rules.plan.content import PlanContent
from tests.records.plans import TEXTS, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import TEXT_FIELDS, hidden, opened, read, url
from tests.worlds import TODAY, World, acting_as, noon

_STEPS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
"""Not counted as queries (quality.md)."""


def test_c3_the_plan_begins_with_the_citizens_own_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    page = sign_in(world.job_consultant).get(url("plan", case)).text
    order = [
        page.index("»Jeg vil arbejde et sted, hvor der er ro«", page.index("plan-ord")),
        page.index(TEXTS.purpose),
        page.index("»Jeg vil kunne holde til en hel arbejdsdag«"),
    ]
    assert order == sorted(order)


def test_an_empty_plan_says_what_to_write_with_the_rule_beside_it(
    world: World, case: Case, sign_in: SignIn
) -> None:
    answer = sign_in(world.cti_worker).get(url("plan", case))
    assert answer.status_code == 200
    assert "Der er ikke skrevet i planen endnu." in answer.text
    missing = answer.text[answer.text.index("Det mangler, før planen kan godkendes") :]
    assert re.findall(r'href="/metoden/#(\w+)"', missing)[:3] == ["C3", "C4", "C3"]


@pytest.mark.parametrize(
    "name",
    [
        "plan",
        "edit",
        "new_goal",
        "assessment",
        "assess",
        "approve",
        "versions",
        "hand_over",
        "pdf",
        "draft_pdf",
    ],
)
def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    written_plan(world, case)
    answer = sign_in(world.stranger).get(url(name, case))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text


def test_a_goal_of_another_case_is_not_found(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    for name, key in (("goal", "goal_id"), ("sub_goal", "sub_goal_id"), ("effort", "effort_id")):
        assert client.get(url(name, case, **{key: 99_999})).status_code == 404


def test_the_texts_are_saved_and_the_draft_is_gone(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    draft = {"ff_form": f"plan:{case.pk}", "purpose": "Halvt skrevet formål", "version": "0"}
    assert client.post(reverse("keep_draft"), draft).status_code == 200
    page = client.get(url("edit", case)).text
    assert "Halvt skrevet formål" in page
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS}
    answer = client.post(url("edit", case), sent)
    assert (answer.status_code, answer["Location"]) == (302, url("plan", case))
    with acting_as(world.actor(world.job_consultant)):
        assert queries.content_of(case.pk).purpose == TEXT_FIELDS["purpose"]
        assert Draft.objects.count() == 0


def test_c3_the_first_goal_begins_with_the_citizens_own_words_and_no_later_one_does(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS}
    assert client.post(url("edit", case), sent).status_code == 302
    begun = f"{TEXT_FIELDS['citizen_words']}</textarea>"
    assert begun in client.get(url("new_goal", case)).text
    client.post(url("new_goal", case), {"wording": "Jeg vil have ro"})
    assert begun not in client.get(url("new_goal", case)).text


def test_c4_a_job_goal_that_is_written_and_said_to_be_missing_is_asked_about(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    first = client.get(url("edit", case)).text
    assert not re.search(r'name="job_goal_status"[^>]* checked', first)
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS, "job_goal_status": "not_yet"}
    answer = client.post(url("edit", case), sent)
    assert answer.status_code == 422
    assert "Vælg »Formuleret«, eller slet teksten i »Jobmål«." in answer.text
    assert "Lager</textarea>" in answer.text
    with read(world):
        assert queries.content_of(case.pk).job_goal == ""


def test_m5_a_text_of_100000_characters_gets_a_clear_answer_and_is_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    long = "å" * 100_000
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS, "purpose": long}
    answer = client.post(url("edit", case), sent)
    assert answer.status_code == 422
    assert "Teksten er 80.000 tegn for lang. Der er plads til 20.000 tegn." in answer.text
    assert long in answer.text
    with read(world):
        assert JointPlan.objects.count() == 0


def test_markup_and_danish_letters_are_shown_as_they_were_typed(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    typed = "<script>alert('æøå')</script> blåbærgrød & fløde"
    sent = {**opened(client, url("edit", case)), **TEXT_FIELDS, "citizen_words": typed}
    client.post(url("edit", case), sent)
    page = client.get(url("plan", case)).text
    assert "&lt;script&gt;alert(&#x27;æøå&#x27;)&lt;/script&gt; blåbærgrød &amp; fløde" in page
    assert "<script>alert" not in page


def test_two_clicks_make_one_goal(world: World, case: Case, sign_in: SignIn) -> None:
    client = sign_in(world.cti_worker)
    key = hidden(client.get(url("new_goal", case)).text, "key")
    for _ in range(2):
        answer = client.post(url("new_goal", case), {"key": key, "wording": "Jeg vil ud"})
        assert answer["Location"] == url("plan", case)
    with read(world):
        assert [goal.wording for goal in Goal.objects.all()] == ["Jeg vil ud"]


def test_goals_sub_goals_and_efforts_are_written_changed_and_moved(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.job_consultant)
    with read(world):
        first = Goal.objects.get()
    client.post(url("new_goal", case), {"wording": "Jeg vil have ro"})
    client.post(
        url("new_sub_goal", case, goal_id=first.pk),
        {"wording": "Tage bussen selv", "status": "current"},
    )
    dates = {f"starts_on_{part}": n for part, n in (("day", 4), ("month", 3), ("year", 2026))}
    dates |= {f"last_on_{part}": n for part, n in (("day", 31), ("month", 5), ("year", 2026))}
    effort = {"wording": "Mentor", "responsible": "Bo", "law": "LAB § 167", "status": "running"}
    client.post(url("new_effort", case, goal_id=first.pk), {**effort, **dates})
    with read(world):
        made, second = Effort.objects.get(), Goal.objects.get(wording="Jeg vil have ro")
        step = SubGoal.objects.get()
    page = client.get(url("plan", case)).text
    assert "Bo · LAB § 167 · fra 4. marts 2026 · til og med 31. maj 2026" in page
    assert 'value="31"' in client.get(url("effort", case, effort_id=made.pk)).text

    assert client.get(url("sub_goal", case, sub_goal_id=step.pk)).status_code == 200
    for _ in range(2):
        client.post(url("move_goal", case, goal_id=second.pk), {"vej": "op", "plads": "2"})
    form = opened(client, url("goal", case, goal_id=second.pk))
    client.post(
        url("goal", case, goal_id=second.pk),
        {**form, "wording": "Jeg vil have ro", "status": "left"},
    )
    with read(world):
        goals = queries.content_of(case.pk).goals
    assert [(goal.wording, goal.status) for goal in goals] == [
        ("Jeg vil have ro", "left"),
        ("Jeg vil kunne holde til en hel arbejdsdag", "current"),
    ]
    assert "ændret eller valgt fra (1)" in client.get(url("plan", case)).text


def test_what_was_typed_about_goals_steps_and_efforts_stands_there_again_until_it_is_saved(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.job_consultant)
    typed = {"wording": "KANARIE", "responsible": "Bo", "status": "running"}
    with read(world):
        goal = Goal.objects.get()
    client.post(url("new_effort", case, goal_id=goal.pk), {**typed, "wording": "Mentor"})
    client.post(
        url("new_sub_goal", case, goal_id=goal.pk), {"wording": "Tage bussen", "status": "current"}
    )
    with read(world):
        effort, step = Effort.objects.get(), SubGoal.objects.get()
    for address, sent in (
        (url("new_goal", case), {"wording": "KANARIE"}),
        (url("goal", case, goal_id=goal.pk), {"wording": "KANARIE", "status": "current"}),
        (url("new_sub_goal", case, goal_id=goal.pk), {"wording": "KANARIE", "status": "current"}),
        (url("sub_goal", case, sub_goal_id=step.pk), {"wording": "KANARIE", "status": "current"}),
        (url("new_effort", case, goal_id=goal.pk), typed),
        (url("effort", case, effort_id=effort.pk), typed),
    ):
        form = client.get(address).text
        name = re.search(r'data-ff-draft-form="([^"]+)"', form)
        assert name, address
        assert "KANARIE</textarea>" not in form
        hiddens = opened(client, address) if "seen" in form else {"key": hidden(form, "key")}
        kept = {**hiddens, **sent, "ff_form": name[1]}
        assert client.post(reverse("keep_draft"), kept).status_code == 200
        assert "KANARIE</textarea>" in client.get(address).text, address
        assert client.post(address, {**hiddens, **sent}).status_code == 302, address
        with read(world):
            assert not Draft.objects.filter(form=name[1]).exists(), address


def test_c3_an_effort_that_ends_before_it_begins_is_refused_and_kept(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    with read(world):
        goal = Goal.objects.get()
    days = {"starts_on_day": 4, "starts_on_month": 3, "starts_on_year": 2026}
    days |= {"last_on_day": 1, "last_on_month": 3, "last_on_year": 2026}
    answer = sign_in(world.cti_worker).post(
        url("new_effort", case, goal_id=goal.pk),
        {"wording": "Støtte i hverdagen", "responsible": "Nadia", "status": "planned", **days},
    )
    assert answer.status_code == 409
    assert 'href="/metoden/#C3"' in answer.text
    assert "Indsatsen slutter, før den begynder." in answer.text
    assert "Støtte i hverdagen</textarea>" in answer.text


def test_impossible_dates_are_answered_beside_the_field(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    with read(world):
        goal = Goal.objects.get()
    answer = sign_in(world.cti_worker).post(
        url("new_sub_goal", case, goal_id=goal.pk),
        {
            "wording": "Tage bussen",
            "status": "current",
            "due_on_day": "31",
            "due_on_month": "2",
            "due_on_year": "2026",
        },
    )
    assert answer.status_code == 422
    assert "31. februar findes ikke. Ret dagen eller måneden." in answer.text
    assert "Tage bussen</textarea>" in answer.text


def test_the_plan_costs_the_same_with_two_goals_and_with_twenty(
    world: World, case: Case, sign_in: SignIn
) -> None:
    actor = world.actor(world.cti_worker)

    def add(number: int) -> None:
        with acting_as(actor):
            for _ in range(number):
                goal = actions.add_goal(
                    actor=actor,
                    key=uuid.uuid4(),
                    case=case,
                    wording="Et mål",
                    today=TODAY,
                    now=noon(TODAY),
                )
                actions.add_effort(
                    actor=actor,
                    key=uuid.uuid4(),
                    case=case,
                    goal_id=goal.pk,
                    new=actions.NewEffort(wording="Støtte", responsible="Nadia"),
                    today=TODAY,
                    now=noon(TODAY),
                )

    add(2)
    client = sign_in(world.cti_worker)
    with CaptureQueriesContext(connection) as few:
        client.get(url("plan", case))
    add(18)
    with CaptureQueriesContext(connection) as many:
        page = client.get(url("plan", case)).text
    assert len(many) == len(few)
    asked = [query["sql"] for query in many if not query["sql"].startswith(_STEPS)]
    assert len(asked) <= 15
    efforts = [effort for goal in written_content(world, case).goals for effort in goal.efforts]
    assert len(efforts) == 20
    for effort in efforts:
        assert f'href="{url("effort", case, effort_id=effort.number)}"' in page


def written_content(world: World, case: Case) -> PlanContent:
    with read(world):
        return queries.content_of(case.pk)
