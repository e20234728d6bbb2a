"""The plans of the phases in the browser: read, worked on, prepared, carried on (E7, E16)."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import FocusAction, FocusArea
from tests.cti_worlds import FIRST_DAY, KICKOFF, case_ready, hold, start_cti
from tests.records.cti.steps import choose
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import address, day, rows
from tests.worlds import TODAY, World, acting_as

pytestmark = pytest.mark.django_db

PHASE_2, PHASE_3, AFTER = date(2026, 6, 4), date(2026, 9, 4), date(2026, 12, 4)


def area(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "title": "Komme godt op",
        "track": "coping",
        "phase": "1",
        "chosen_how": "wrote",
        **day("chosen_on"),
        **changed,
    }


def plan(client: Client, case: Case, number: int = 1) -> str:
    answer = client.get(address(case, f"fase/{number}/"))
    assert answer.status_code == 200
    return answer.text


def test_e7_each_phase_has_a_plan_that_the_calendar_opens_and_closes(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    new, words = "Nyt fokusområde", {}
    for on in (TODAY, PHASE_2, PHASE_3, AFTER):
        today_is(on)
        words[on] = [new in plan(cti, running, number) for number in (1, 2, 3)]
    assert words == {
        TODAY: [True, True, False],
        PHASE_2: [False, True, True],
        PHASE_3: [False, False, True],
        AFTER: [False, False, False],
    }
    assert "Fasen er slut. Planen kan læses" in plan(cti, running, 3)


@pytest.mark.parametrize("number", [0, 4, 99])
def test_a_phase_that_is_none_does_not_exist(running: Case, cti: Client, number: int) -> None:
    for tail in ("", "pdf/", "husk/nyt/"):
        assert cti.get(address(running, f"fase/{number}/{tail}")).status_code == 404


def test_before_cti_there_is_no_plan_of_a_phase(ready: Case, cti: Client) -> None:
    assert cti.get(address(ready, "fase/1/")).status_code == 404


def test_e7_a_chosen_area_says_how_and_when_the_citizen_chose(
    world: World, running: Case, cti: Client
) -> None:
    sent = area(goal_in_own_words="Jeg vil stå op selv <b>!</b>", why="Det holder ikke")
    for _ in range(2):
        answer = cti.post(address(running, "fokus/"), sent)
        assert (answer.status_code, answer["Location"]) == (302, address(running, "fase/1/"))
    assert len(rows(world, FocusArea)) == 1
    page = plan(cti, running)
    for words in ("Komme godt op", "Borgeren skrev det selv", "Jeg vil stå op selv &lt;b&gt;"):
        assert words in page


def test_e7_a_phase_that_is_over_or_far_ahead_is_not_planned_in(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    assert cti.post(address(running, "fokus/"), area(phase="3")).status_code == 422
    today_is(PHASE_2)
    late = cti.post(address(running, "fokus/"), area(goal_in_own_words="KANARIE"))
    assert (late.status_code, "KANARIE" in late.text) == (422, True)
    assert rows(world, FocusArea, PHASE_2) == []


def test_e7_nobody_chooses_on_a_day_to_come(world: World, running: Case, cti: Client) -> None:
    ahead = day("chosen_on", TODAY + timedelta(days=1))
    answer = cti.post(address(running, "fokus/"), area(**ahead))
    assert (answer.status_code, "/metoden/#E7" in answer.text) == (409, True)
    assert rows(world, FocusArea) == []


def test_e16_the_citizens_wishes_stand_where_focus_areas_are_chosen(
    world: World, cti: Client
) -> None:
    case = case_ready(world)
    with acting_as(world.actor(world.social_caseworker)):
        meeting = hold(world, case, "pre_cti", KICKOFF + timedelta(days=3), ())  # type: ignore[arg-type]
        meeting.citizen_wishes = "Jeg vil gerne kunne sige fra <i>."
        meeting.save()
    start_cti(world, case)
    for tail in ("fokus/", "fase/1/"):
        assert "Jeg vil gerne kunne sige fra &lt;i&gt;." in cti.get(address(case, tail)).text


def test_e7_two_who_word_a_focus_area_meet_on_the_merge_page(
    world: World, running: Case, cti: Client
) -> None:
    there = address(running, f"fokus/{choose(world, running).pk}/ret/")
    sent = {"version": 1, "title": "Flere timer", "track": "job", "why": "Fordi det går godt"}
    assert cti.post(there, sent).status_code == 302
    late = cti.post(there, {**sent, "why": "KANARIE om bussen"})
    assert late.status_code == 409
    for words in ("Fordi det går godt", "KANARIE om bussen"):
        assert words in late.text


def test_e7_an_area_goes_on_in_the_next_phase_with_one_press_and_says_from_where(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    number = choose(world, running, goal_in_own_words="20 timer").pk
    for _ in range(2):
        answer = cti.post(address(running, f"fokus/{number}/foer-videre/"))
        assert (answer.status_code, answer["Location"]) == (302, address(running, "fase/2/"))
    first, second = rows(world, FocusArea)
    assert (second.phase, second.continues_id, second.title) == (2, first.pk, first.title)  # type: ignore[attr-defined]
    assert "fortsat fra fase 1" in plan(cti, running, 2)
    today_is(PHASE_2)
    assert "Fase 1 er slut, og et fokusområde mangler" in plan(cti, running, 1)
    assert cti.get(address(running, f"fokus/{number}/foer-videre/")).status_code == 405


def test_e7_what_is_carried_on_with_a_result_stands_in_the_next_phase(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    number = choose(world, running).pk
    today_is(PHASE_2)
    sent = {
        "version": 1,
        "state": "carried_on",
        "result": "Vi nåede 12 timer.",
        "what_next": "Spørge chefen.",
    }
    assert cti.post(address(running, f"fokus/{number}/afslut/"), sent).status_code == 302
    page = plan(cti, running, 1)
    for words in ("Vi nåede 12 timer.", "Spørge chefen."):
        assert words in page
    assert "mangler et ord om, hvordan det gik" not in page
    assert len(rows(world, FocusArea, PHASE_2)) == 2


def test_e7_nothing_goes_on_after_the_last_phase(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    today_is(PHASE_3)
    with acting_as(world.actor(world.cti_worker, PHASE_3), PHASE_3):
        assert not FocusArea.objects.exists()
    assert cti.post(address(running, "fokus/"), area(phase="3")).status_code == 302
    number = rows(world, FocusArea, PHASE_3)[0].pk  # type: ignore[attr-defined]
    assert "Ført videre" not in cti.get(address(running, f"fokus/{number}/afslut/")).text
    pressed = cti.post(address(running, f"fokus/{number}/foer-videre/"))
    assert (pressed.status_code, "Der kommer ingen fase efter fase 3." in pressed.text) == (
        409,
        True,
    )


def test_an_action_is_changed_merged_and_taken_off_the_plan(
    world: World, running: Case, cti: Client
) -> None:
    number = choose(world, running).pk
    sent = {"key": uuid.uuid4(), "text": "Købe et vækkeur", "who": "Karin"}
    cti.post(address(running, f"fokus/{number}/handling/"), sent)
    there = address(running, f"fokus/handling/{rows(world, FocusAction)[0].pk}/")  # type: ignore[attr-defined]
    changed = {"version": 1, "text": "Låne et vækkeur", "who": "Karin", **day("due_on")}
    assert cti.post(f"{there}ret/", changed).status_code == 302
    late = cti.post(f"{there}ret/", {**changed, "text": "KANARIE"})
    assert (late.status_code, "KANARIE" in late.text) == (409, True)
    assert "Låne et vækkeur" in plan(cti, running)
    for _ in range(2):
        assert cti.post(f"{there}fjern/").status_code == 302
    assert "Låne et vækkeur" not in plan(cti, running)
    assert "Låne et vækkeur" not in cti.get(address(running)).text


def test_the_plan_on_paper_is_one_tagged_page(world: World, running: Case, cti: Client) -> None:
    for number in range(3):
        choose(
            world,
            running,
            title=f"Område {number}",
            why="Fordi " * 20,
            goal_in_own_words="Jeg vil " * 20,
        )
    answer = cti.get(address(running, "fase/1/pdf/"))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1
        assert paper.Root.MarkInfo.Marked


def test_a_stranger_finds_no_plan_and_a_job_consultant_only_reads(
    world: World, running: Case, sign_in: SignIn
) -> None:
    number = choose(world, running).pk
    stranger = sign_in(world.stranger)
    for tail in ("fase/1/", "fase/1/pdf/", f"fokus/{number}/ret/"):
        assert stranger.get(address(running, tail)).status_code == 404
    consultant = sign_in(world.job_consultant)
    page = plan(consultant, running)
    assert ("Flere timer" in page, "Nyt fokusområde" in page, "Skriv, hvordan" in page) == (
        True,
        False,
        False,
    )


def test_the_plan_asks_as_often_for_two_areas_as_for_twenty(
    world: World, running: Case, cti: Client
) -> None:
    counts = []
    for total in (2, 20):
        while len(rows(world, FocusArea)) < total:
            number = choose(world, running).pk
            sent = {"key": uuid.uuid4(), "text": "Ringe", "who": "Karin"}
            cti.post(address(running, f"fokus/{number}/handling/"), sent)
        with CaptureQueriesContext(connection) as asked:
            plan(cti, running)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_e7_an_area_that_went_on_long_ago_can_still_be_told_about(
    world: World, running: Case, cti: Client, today_is: TodayIs
) -> None:
    """Carried on with one press, and how it went is written two phases later."""
    number = choose(world, running).pk
    assert cti.post(address(running, f"fokus/{number}/foer-videre/")).status_code == 302
    today_is(PHASE_3)
    assert "et fokusområde mangler et ord" in plan(cti, running, 1)
    sent = {"version": 2, "state": "carried_on", "result": "Vi nåede 12 timer.", "what_next": ""}
    assert cti.post(address(running, f"fokus/{number}/afslut/"), sent).status_code == 302
    page = plan(cti, running, 1)
    assert ("Vi nåede 12 timer." in page, "mangler et ord" in page) == (True, False)
    assert [one.phase for one in rows(world, FocusArea, PHASE_3)] == [1, 2]  # type: ignore[attr-defined]


def test_e7_an_area_that_was_reached_is_not_carried_on_from_an_old_page(
    world: World, running: Case, cti: Client
) -> None:
    number = choose(world, running).pk
    sent = {"version": 1, "state": "reached", "result": "Hun tager bussen selv."}
    assert cti.post(address(running, f"fokus/{number}/afslut/"), sent).status_code == 302
    pressed = cti.post(address(running, f"fokus/{number}/foer-videre/"))
    assert (pressed.status_code, "allerede afsluttet som nået" in pressed.text) == (409, True)
    assert len(rows(world, FocusArea)) == 1


def test_e1_a_course_that_begins_on_monday_shows_its_first_phase_and_no_closing(
    world: World, ready: Case, cti: Client
) -> None:
    start_cti(world, ready, starts_on=FIRST_DAY)
    choose(world, ready, title="Komme godt op")
    page = cti.get(address(ready)).text
    assert "CTI begynder 9. marts 2026." in page
    assert ("Husk i fase 1" in page, "Husk i fase 3" in page) == (True, False)
    assert ("Komme godt op" in page, "før CTI kan afsluttes" in page) == (True, False)
