"""Before CTI in the browser: who has met, what is told, which phases a start would give."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import CtiCourse
from tests.cti_worlds import FIRST_DAY, Ready, case_ready
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import address, day, rows, start
from tests.worlds import TODAY, World

pytestmark = pytest.mark.django_db


def test_e2_the_page_counts_the_meetings_and_offers_the_next(world: World, cti: Client) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=1))
    page = cti.get(address(case)).text
    for words in ("1 af 2 møder", "tæller med", "?slags=pre_cti", "Endnu ikke fortalt"):
        assert words in page


def test_e13_the_start_meeting_that_lacks_is_planned_with_one_button(
    ready: Case, cti: Client
) -> None:
    page = cti.get(address(ready)).text
    assert "har ikke holdt møde om starten endnu" in page
    there = f"/medarbejder/forloeb/{ready.pk}/moeder/aftal/?slags=start_of_three"
    assert there in page
    assert 'value="start_of_three" checked' in cti.get(there).text


def test_e13_the_meeting_is_still_asked_for_in_the_first_phase_and_not_later(
    running: Case, cti: Client, today_is: TodayIs
) -> None:
    lacking = "har ikke holdt møde om starten endnu"
    assert lacking in cti.get(address(running)).text
    today_is(date(2026, 6, 4))
    assert lacking not in cti.get(address(running)).text


@pytest.mark.parametrize(
    ("starts_on", "shown"),
    [
        (TODAY, ["4. marts 2026", "3. juni 2026", "4. september 2026", "3. december 2026"]),
        (FIRST_DAY, ["9. marts 2026", "8. juni 2026", "8. december 2026"]),
    ],
)
def test_e1_the_phases_are_shown_before_anything_is_pressed(
    ready: Case, cti: Client, starts_on: date, shown: list[str]
) -> None:
    partial = cti.get(address(ready, "start/faser/"), day("starts_on", starts_on)).text
    pressed = cti.post(address(ready, "start/"), start(vis="1", **day("starts_on", starts_on)))
    for page in (partial, pressed.text):
        assert all(words in page for words in shown)
    assert pressed.status_code == 200


def test_e1_showing_the_phases_starts_nothing(world: World, ready: Case, cti: Client) -> None:
    cti.get(address(ready, "start/faser/"), day("starts_on"))
    cti.post(address(ready, "start/"), start(vis="1"))
    assert rows(world, CtiCourse) == []
    assert cti.post(address(ready, "start/faser/"), day("starts_on")).status_code == 405


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ({"starts_on_day": "31", "starts_on_month": "2", "starts_on_year": "2026"}, "findes ikke"),
        ({"starts_on_day": "x", "starts_on_month": "2", "starts_on_year": "2026"}, "tal"),
        ({"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "99999"}, "år"),
        (day("starts_on", TODAY - timedelta(days=29)), "mere end 28 dage tilbage"),
        (day("starts_on", TODAY + timedelta(days=400)), "senest på den første arbejdsdag"),
    ],
)
def test_e1_a_day_that_cannot_be_is_said_in_danish_and_nothing_typed_is_lost(
    world: World, cti: Client, boxes: dict[str, object], sentence: str
) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=1))
    sent = start(few_meetings_reason="KANARIE om den korte tid", **boxes)
    answer = cti.post(address(case, "start/"), sent)
    assert answer.status_code in {409, 422}
    assert sentence in answer.text
    assert "KANARIE om den korte tid" in answer.text
    assert rows(world, CtiCourse) == []
    assert cti.get(address(case, "start/faser/"), boxes).status_code == 200


def test_e2_who_has_met_often_enough_is_not_asked_why_so_seldom(ready: Case, cti: Client) -> None:
    asked = "Hvorfor begynder CTI, selv om I har mødtes få gange?"
    assert asked not in cti.get(address(ready, "start/")).text


def test_e2_who_has_met_seldom_is_asked_why(world: World, cti: Client) -> None:
    case = case_ready(world, Ready(pre_cti_meetings=1))
    asked = "Hvorfor begynder CTI, selv om I har mødtes få gange?"
    assert asked in cti.get(address(case, "start/")).text


def test_e14_a_start_far_from_the_first_working_day_says_both_dates(
    world: World, cti: Client
) -> None:
    case = case_ready(world, Ready(first_day=date(2026, 3, 30)))
    page = cti.get(address(case, "start/")).text
    for words in ("04.03.2026", "30.03.2026", "26 dage"):
        assert words in page


def test_e12_the_leaflet_is_one_tagged_page_for_the_citizen(
    world: World, ready: Case, sign_in: SignIn
) -> None:
    there = f"/medarbejder/forloeb/{ready.pk}/moeder/om-cti/"
    for user in (world.cti_worker, world.employment_caseworker):
        client = sign_in(user)
        assert "For dig varer det 9 måneder." in client.get(there).text
        answer = client.get(f"{there}pdf/")
        with pikepdf.open(BytesIO(answer.content)) as paper:
            assert (len(paper.pages), bool(paper.Root.MarkInfo.Marked)) == (1, True)
    assert sign_in(world.stranger).get(f"{there}pdf/").status_code == 404
