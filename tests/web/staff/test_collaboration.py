"""The team's look at its own working together, in the browser (J4)."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.boards.models import CollaborationCheck
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.boards.collaboration import STATEMENTS
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db

ALL = "/medarbejder/samarbejde/"


@pytest.fixture
def colleague(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.job_consultant)


def sent(day: date = TODAY, **changed: object) -> dict[str, object]:
    answers = {one.code: "3" for one in STATEMENTS}
    on = {"held_on_day": day.day, "held_on_month": day.month, "held_on_year": day.year}
    return {"key": uuid.uuid4(), **answers, **on, "note": "Vi taler for lidt <script>.", **changed}


def at(world: World, *parts: str) -> str:
    return "/".join([f"{ALL}{world.unit.pk}", *parts, ""])


def test_j4_a_team_answers_together_and_sees_what_points_down(
    colleague: Client, world: World
) -> None:
    assert colleague.get(ALL)["Location"] == at(world)
    assert "I har ikke svaret endnu." in colleague.get(at(world)).text
    page = colleague.post(at(world, "svar"), sent(leadership_1="1"), follow=True).text
    assert "Jeres svar er gemt." in page
    assert "<td>2,3</td>" in page
    assert "Hold lederne fra de to områder på et fast møde." in page
    assert "&lt;script&gt;" in page
    assert "/metoden/#J4" in page


def test_j4_a_hole_or_too_many_things_to_try_is_refused_and_the_words_stay(
    colleague: Client, world: World
) -> None:
    hole = colleague.post(at(world, "svar"), sent(mindset_1=""))
    assert hole.status_code == 422
    assert "Vi taler for lidt" in hole.text
    many = ["mindset_m1", "mindset_m2", "mindset_m3", "leadership_m1"]
    refused = colleague.post(at(world, "svar"), sent(tried=many))
    assert (refused.status_code, "højst prøves 3 ting" in refused.text) == (409, True)
    assert CollaborationCheck.objects.count() == 0


def test_j4_one_answer_a_day_which_can_be_corrected_by_its_version(
    colleague: Client, world: World
) -> None:
    colleague.post(at(world, "svar"), sent())
    again = colleague.post(at(world, "svar"), sent())
    assert (again.status_code, "allerede svaret den dag" in again.text) == (409, True)
    correct = f"{at(world, 'svar')}?ret={CollaborationCheck.objects.get().pk}"
    form = colleague.get(correct).context["form"]
    version, seen = form["version"].value(), form["seen"].value()
    assert (version, form["note"].value()) == (1, "Vi taler for lidt <script>.")
    said = {"version": version, "seen": seen}
    colleague.post(correct, sent(mindset_1="4", **said))
    stale = colleague.post(correct, sent(mindset_1="1", note="Mere.", **said))
    assert stale.status_code == 409
    assert "Slet ikke" in stale.text
    kept = CollaborationCheck.objects.get()
    assert (kept.answers["mindset_1"], kept.version) == (4, 2)
    chosen = sent(mindset_1_mine="1", mindset_1_theirs="4", mindset_1_valg="mine", version=2)
    colleague.post(correct, {**chosen, "mindset_1": ""})
    kept.refresh_from_db()
    assert (kept.answers["mindset_1"], kept.version) == (1, 3)


def test_j4_a_double_click_keeps_one_check(colleague: Client, world: World) -> None:
    same = sent()
    pages = [colleague.post(at(world, "svar"), same) for _ in range(2)]
    assert [page.status_code for page in pages] == [302, 302]
    assert CollaborationCheck.objects.count() == 1


def test_j4_the_day_of_a_check_is_corrected_where_it_is_free(
    colleague: Client, world: World
) -> None:
    other = date(2026, 2, 2)
    colleague.post(at(world, "svar"), sent(other))
    colleague.post(at(world, "svar"), sent())
    row = CollaborationCheck.objects.get(held_on=TODAY)
    correct = f"{at(world, 'svar')}?ret={row.pk}"
    refused = colleague.post(correct, sent(other, version=row.version))
    assert (refused.status_code, "allerede svaret den dag" in refused.text) == (409, True)
    assert colleague.post(correct, sent(date(2026, 2, 9), version=1)).status_code == 302
    row.refresh_from_db()
    assert row.held_on == date(2026, 2, 9)
    assert colleague.get(at(world, "svar"), {"ret": "999999"}).status_code == 404


def test_j4_answers_that_were_not_sent_come_back(colleague: Client, world: World) -> None:
    typed = {"mindset_1": "2", "tried": ["mindset_m2"], "note": "Halvt"}
    form = f"collaboration:{world.unit.pk}:new"
    colleague.post(reverse("keep_draft"), {"ff_form": form, **typed})
    shown = colleague.get(at(world, "svar")).context["form"]
    assert [shown[name].value() for name in typed] == list(typed.values())


def test_j4_the_trend_is_shown_and_after_a_quarter_it_is_time_again(
    colleague: Client, world: World, today_is: TodayIs
) -> None:
    colleague.post(at(world, "svar"), sent(date(2025, 12, 1), tried=["mindset_m2"]))
    assert "på tide igen" in colleague.get(at(world)).text
    colleague.post(at(world, "svar"), sent(mindset_1="4", mindset_2="4"))
    page = colleague.get(at(world)).text
    assert page.index("1.12.2025") < page.index("4.3.2026")
    assert "<td>3,0</td><td>3,7</td>" in page
    assert "Næste gang omkring 4. juni 2026" in page


def test_j4_who_neither_works_there_nor_leads_it_does_not_come_in(
    world: World, sign_in: SignIn, case: Case
) -> None:
    stranger = sign_in(world.stranger)
    assert stranger.get(at(world)).status_code == 404
    assert stranger.post(at(world, "svar"), sent()).status_code == 404
    assert "Du er ikke på et team endnu." in stranger.get(ALL).text
    assert sign_in(world.leader).get(at(world)).status_code == 200
    assert sign_in(world.administrator).get(ALL).status_code == 403
