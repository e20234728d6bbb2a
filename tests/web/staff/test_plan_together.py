"""T8 and T9 on the screen: two colleagues have the same form of the plan open."""

import re
import time
import uuid
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.plan import actions, queries
from fodfaeste.records.plan.models import Effort, Goal, SubGoal
from fodfaeste.web.shell.middleware import BEGAN, IDLE, SEEN
from tests.records.plans import TEXTS, WHEN, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import TEXT_FIELDS, hidden, opened, read, url
from tests.worlds import World, acting_as

BASE = {
    **TEXT_FIELDS,
    "purpose": TEXTS.purpose,
    "job_goal": TEXTS.job_goal,
    "citizen_words": TEXTS.citizen_words,
}
CHOICES = re.compile(r'name="(\w+)_valg" value="(\w+)" checked')


@pytest.fixture
def two(world: World, sign_in: SignIn) -> tuple[Client, Client]:
    """Jonas, the job consultant, and Nadia, the CTI worker."""
    return sign_in(world.job_consultant), sign_in(world.cti_worker)


def merged(page: str) -> dict[str, str]:
    """What the merge page sends along unseen."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def told(client: Client, case: Case) -> str:
    """The plan's page with what was said after the save."""
    return client.get(url("plan", case)).text


def test_t9_two_who_change_different_texts_are_both_kept_and_the_second_is_told(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    jonas, nadia = two
    form, other = opened(jonas, url("edit", case)), opened(nadia, url("edit", case))
    nadia.post(url("edit", case), {**other, **BASE, "job_goal": "Gartneri"})
    answer = jonas.post(url("edit", case), {**form, **BASE, "purpose": "Jonas’ fælles formål"})
    assert (answer.status_code, answer["Location"]) == (302, url("plan", case))
    assert "Imens rettede Nadia Friis »Jobmål«. Begge dele er gemt." in told(jonas, case)
    with read(world):
        content = queries.content_of(case.pk)
    assert (content.purpose, content.job_goal) == ("Jonas’ fælles formål", "Gartneri")


def test_t8_fields_that_collide_meet_with_both_texts_and_the_others_are_not_asked_about(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    jonas, nadia = two
    form, other = opened(jonas, url("edit", case)), opened(nadia, url("edit", case))
    nadia.post(
        url("edit", case), {**other, **BASE, "purpose": "Nadias formål", "job_goal": "Gartneri"}
    )
    mine = {"purpose": "Jonas’ formål", "citizen_words": "Jeg vil have ro"}
    answer = jonas.post(url("edit", case), {**form, **BASE, **mine})
    assert answer.status_code == 409
    assert "Nadia Friis gemte" in answer.text
    assert CHOICES.findall(answer.text) == [("purpose", "mine")]
    assert "Nadias formål" in answer.text
    assert "Jonas’ formål" in answer.text
    assert "går med af sig selv: Borgerens egne ord, Jobmål." in answer.text

    choice = {"purpose_valg": "merged", "purpose_samlet": "Nadias og Jonas’ formål"}
    assert jonas.post(url("edit", case), merged(answer.text) | choice).status_code == 302
    with read(world):
        content = queries.content_of(case.pk)
    assert (content.purpose, content.job_goal, content.citizen_words) == (
        "Nadias og Jonas’ formål",
        "Gartneri",
        "Jeg vil have ro",
    )


def test_t8_a_third_who_saves_while_one_chooses_is_not_overwritten(
    world: World, case: Case, two: tuple[Client, Client], sign_in: SignIn
) -> None:
    written_plan(world, case)
    jonas, nadia = two
    form, other = opened(jonas, url("edit", case)), opened(nadia, url("edit", case))
    nadia.post(url("edit", case), {**other, **BASE, "purpose": "Nadias formål"})
    page = jonas.post(url("edit", case), {**form, **BASE, "purpose": "Jonas’ formål"}).text
    third = sign_in(world.social_caseworker)
    anew = opened(third, url("edit", case))
    third.post(url("edit", case), {**anew, **BASE, "purpose": "Samirs formål"})
    answer = jonas.post(url("edit", case), merged(page) | {"purpose_valg": "mine"})
    assert answer.status_code == 409
    assert "Samirs formål" in answer.text
    assert "Jonas’ formål" in answer.text


def test_t9_goals_sub_goals_and_efforts_are_merged_field_by_field(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    goal, step, effort = things_of(world, case)
    jonas, nadia = two
    for address, both, first, second in (
        (
            url("goal", case, goal_id=goal.pk),
            {"wording": goal.wording, "status": "current"},
            {"wording": "Jeg vil holde en hel dag"},
            {"status": "reached"},
        ),
        (
            url("sub_goal", case, sub_goal_id=step.pk),
            {"wording": "Tage bussen", "status": "current"},
            {"due_on_day": "1", "due_on_month": "5", "due_on_year": "2026"},
            {"wording": "Tage toget"},
        ),
        (
            url("effort", case, effort_id=effort.pk),
            {"wording": "Mentor", "responsible": "Bo", "law": "", "status": "planned"},
            {"last_on_day": "31", "last_on_month": "5", "last_on_year": "2026"},
            {"responsible": "Mette"},
        ),
    ):
        form, other = opened(jonas, address), opened(nadia, address)
        assert nadia.post(address, {**other, **both, **first}).status_code == 302
        assert jonas.post(address, {**form, **both, **second}).status_code == 302
        assert "Imens rettede Nadia Friis »" in told(jonas, case)
    with read(world):
        for thing in (goal, step, effort):
            thing.refresh_from_db()
    assert (goal.wording, goal.status) == ("Jeg vil holde en hel dag", "reached")
    assert (step.wording, str(step.due_on)) == ("Tage toget", "2026-05-01")
    assert (effort.responsible, str(effort.ends_before)) == ("Mette", "2026-06-01")


def test_c3_an_effort_that_two_make_end_before_it_begins_is_refused_and_kept(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    _, _, effort = things_of(world, case)
    address = url("effort", case, effort_id=effort.pk)
    jonas, nadia = two
    both = {"wording": "Mentor", "responsible": "Bo", "law": "", "status": "planned"}
    form, other = opened(jonas, address), opened(nadia, address)
    early = {"last_on_day": "1", "last_on_month": "3", "last_on_year": "2026"}
    late = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026"}
    assert nadia.post(address, {**other, **both, **early}).status_code == 302
    answer = jonas.post(address, {**form, **both, **late, "wording": "Mentor på vejen"})
    assert answer.status_code == 409
    assert "Indsatsen slutter, før den begynder." in answer.text
    assert "Mentor på vejen</textarea>" in answer.text


def test_t8_a_date_that_collides_is_chosen_as_a_date(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    _, step, _ = things_of(world, case)
    address = url("sub_goal", case, sub_goal_id=step.pk)
    jonas, nadia = two
    same = {"wording": "Tage bussen", "status": "current"}
    form, other = opened(jonas, address), opened(nadia, address)
    may = {"due_on_month": "5", "due_on_year": "2026"}
    nadia.post(address, {**other, **same, **may, "due_on_day": "1"})
    answer = jonas.post(address, {**form, **same, **may, "due_on_day": "8"})
    assert answer.status_code == 409
    assert CHOICES.findall(answer.text) == [("due_on", "mine")]
    assert "1. maj 2026" in answer.text
    sent = merged(answer.text) | {"due_on_valg": "theirs"}
    assert jonas.post(address, sent).status_code == 302
    with read(world):
        step.refresh_from_db()
    assert (step.wording, str(step.due_on)) == ("Tage bussen", "2026-05-01")


def test_t7_a_second_click_on_save_says_nothing_about_colleagues(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    jonas, _ = two
    form = opened(jonas, url("edit", case))
    sent = {**form, **BASE, "job_goal_status": "not_yet", "job_goal": ""}
    for _ in range(2):
        assert jonas.post(url("edit", case), sent).status_code == 302
    assert "Imens rettede" not in told(jonas, case)
    with read(world):
        plan = queries.plan_of(case.pk)
    assert plan is not None
    assert plan.version == 1


def test_t7_after_the_back_button_ones_own_text_is_not_called_a_colleagues(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    jonas, _ = two
    form = opened(jonas, url("edit", case))
    saved = jonas.post(url("edit", case), {**form, **BASE, "purpose": "Mit første formål"})
    assert saved.status_code == 302
    answer = jonas.post(url("edit", case), {**form, **BASE, "purpose": "Mit andet formål"})
    assert answer.status_code == 409
    assert "Du har selv gemt" in answer.text
    assert "Brug den tekst, du gemte" in answer.text
    assert "Mit første formål" in answer.text
    assert "Mit andet formål" in answer.text
    both = jonas.post(url("edit", case), {**form, **BASE, "job_goal": "Gartneri"})
    assert both.status_code == 302
    assert "Imens rettede du selv »Formål«. Begge dele er gemt." in told(jonas, case)


def test_t11_a_session_that_ends_while_the_plan_is_written_keeps_every_word(
    world: World, case: Case, sign_in: SignIn
) -> None:
    written_plan(world, case)
    client = sign_in(world.job_consultant)
    sent = {**opened(client, url("edit", case)), **BASE, "purpose": "Et nyt fælles formål"}
    session = client.session
    session[SEEN] = session[BEGAN] = time.time() - IDLE.total_seconds() - 60
    session.save()
    late = client.post(url("edit", case), {**sent, "ff_form": f"plan:{case.pk}"})
    assert late.status_code == 401
    assert "Et nyt fælles formål" in late.text
    again = sign_in(world.job_consultant)
    page = again.get(url("edit", case)).text
    assert "Et nyt fælles formål</textarea>" in page
    with read(world):
        assert queries.content_of(case.pk).purpose == TEXTS.purpose


def test_t9_a_draft_that_was_begun_before_a_colleague_saved_overwrites_nothing(
    world: World, case: Case, two: tuple[Client, Client]
) -> None:
    written_plan(world, case)
    jonas, nadia = two
    half = {**opened(jonas, url("edit", case)), **BASE, "purpose": "Jonas’ halve formål"}
    jonas.post(reverse("keep_draft"), {**half, "ff_form": f"plan:{case.pk}"})
    other = opened(nadia, url("edit", case))
    nadia.post(url("edit", case), {**other, **BASE, "job_goal": "Gartneri", "purpose": "Nadias"})
    page = jonas.get(url("edit", case)).text
    assert "Jonas’ halve formål</textarea>" in page
    sent = {name: hidden(page, name) for name in ("key", "version", "seen")}
    answer = jonas.post(url("edit", case), {**half, **sent})
    assert answer.status_code == 409
    assert CHOICES.findall(answer.text) == [("purpose", "mine")]


@pytest.mark.parametrize("marks", ["", "[1]", "{", "[" * 100_000, '{"purpose": 7}'])
def test_marks_that_cannot_be_read_lead_to_a_choice_and_never_to_an_overwrite(
    world: World, case: Case, two: tuple[Client, Client], marks: str
) -> None:
    written_plan(world, case)
    jonas, nadia = two
    form, other = opened(jonas, url("edit", case)), opened(nadia, url("edit", case))
    nadia.post(url("edit", case), {**other, **BASE, "purpose": "Nadias formål"})
    answer = jonas.post(url("edit", case), {**form, **BASE, "seen": marks})
    assert answer.status_code == 409
    assert "Nadias formål" in answer.text


def things_of(world: World, case: Case) -> tuple[Goal, SubGoal, Effort]:
    """The plan's goal with a step and an effort."""
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        goal = Goal.objects.get()
        common = {"actor": actor, "case": case, "goal_id": goal.pk, **WHEN}
        return (
            goal,
            actions.add_sub_goal(
                key=uuid.uuid4(), new=actions.NewSubGoal(wording="Tage bussen"), **common
            ),
            actions.add_effort(
                key=uuid.uuid4(),
                new=actions.NewEffort(wording="Mentor", responsible="Bo"),
                **common,
            ),
        )
