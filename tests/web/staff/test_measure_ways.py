"""The plan of the measurements, a screen handed over, and answers typed from paper (K1, L3)."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, CaseLink
from fodfaeste.records.followup.models import MeasureInvitation
from fodfaeste.rules.consent.kinds import InformationType, Party
from tests.factories import courses
from tests.measure_worlds import THREE, answered_on, asked_at_phase_2, kept
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, enrolled_case

OTHER_CPR = "7001801242"


def at(case: Case, name: str) -> str:
    return reverse(f"staff:measures:{name}", args=[case.pk])


def sheet(**more: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), **THREE, **more}


def typed(day: object = TODAY, **more: str) -> dict[str, str]:
    boxes = {f"answered_on_{box}": str(getattr(day, box)) for box in ("day", "month", "year")}
    return {**sheet(), **boxes, "mode": "paper", **more}


@pytest.fixture
def nadia(world: World, case: Case, sign_in: SignIn) -> Client:
    asked_at_phase_2(world, case)
    return sign_in(world.cti_worker)


def test_k1_the_plan_says_when_each_is_asked_and_what_was_missed(case: Case, nadia: Client) -> None:
    page = nadia.get(at(case, "ways")).text
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page)
    told = {name: re.findall(r"<td>(.*?)</td>", cells) for name, cells in rows}
    assert told["CTI-start"] == [
        "4. december 2025",
        "4. december 2025 – 15. januar 2026",
        "Blev ikke besvaret",
        "Blev ikke besvaret",
    ]
    assert told["Skift til fase 2"][2:] == ["Kan besvares nu", "Kan besvares nu"]
    assert told["Skift til fase 3"][2:] == ["Kommer", "Kommer"]


def test_k1_the_citizen_answers_on_the_screen_that_was_handed_over(
    world: World, case: Case, nadia: Client
) -> None:
    page = nadia.post(at(case, "hand_over")).headers["Location"]
    shown = nadia.get(page)
    assert "Hvordan går det, Karin Mølgaard?" in shown.text
    assert "Hovedmenu" not in shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    thanks = nadia.post(page, sheet())
    assert (thanks.status_code, "Giv nu skærmen tilbage til Nadia Friis." in thanks.text) == (
        200,
        True,
    )
    assert kept(world) == [("own_scales", "phase_2", "citizen", "together")]
    assert "checked" not in nadia.get(page).text


def test_k1_a_handed_over_screen_opens_nothing_else_and_nothing_without_it(
    world: World, case: Case, nadia: Client
) -> None:
    assert nadia.get(at(case, "citizen_answer")).headers["Location"] == at(case, "ways")
    assert nadia.post(at(case, "citizen_answer"), sheet()).status_code == 302
    assert kept(world) == []
    nadia.post(at(case, "hand_over"))
    for closed in (at(case, "ways"), at(case, "measures"), reverse("staff:cases:my_day")):
        assert nadia.get(closed).status_code == 302


def test_k1_of_two_citizens_on_one_screen_the_second_finds_nothing_of_the_first(
    world: World, case: Case, nadia: Client
) -> None:
    second = enrolled_case(world, cpr=OTHER_CPR)
    asked_at_phase_2(world, second)
    first_page = nadia.post(at(case, "hand_over")).headers["Location"]
    half = nadia.post(first_page, {"own_scales-job": "9", "senere": "1"})
    assert "Dine svar er gemt" in half.text
    nadia.force_login(world.cti_worker, backend="fodfaeste.accounts.backends.RoleBackend")
    session = nadia.session
    session["ff_second_factor"] = True
    session.save()
    second_page = nadia.post(at(second, "hand_over")).headers["Location"]
    shown = nadia.get(second_page).text
    assert "checked" not in shown
    assert nadia.get(first_page).status_code == 302
    assert "9" not in re.findall(r'value="(\d+)" checked', shown)


def test_k1_what_the_answers_say_is_shown_to_who_may_see_them(
    world: World, case: Case, sign_in: SignIn
) -> None:
    asked_at_phase_2(world, case)
    consultant = sign_in(world.job_consultant)
    page = consultant.post(at(case, "hand_over")).headers["Location"]
    assert "Det er første gang, du svarer." not in consultant.post(page, sheet()).text
    with acting_as(world.actor(world.social_caseworker)):
        courses.consent(
            case,
            InformationType.MEASURES,
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYMENT_DEPARTMENT,
        )
    told = consultant.post(page, {"key": "", **wellbeing(case)})
    assert "Tak for dine svar" in told.text


def wellbeing(_case: Case) -> dict[str, str]:
    return {"coherence-coherence": "4", "coherence-meaning": "4"}


def test_k1_answers_from_paper_belong_to_the_occasion_of_their_day(
    world: World, case: Case, nadia: Client
) -> None:
    page = nadia.get(at(case, "type_in")).text
    assert ("Anledning: Skift til fase 2." in page, 'name="occasion"' in page) == (True, False)
    day = TODAY
    assert nadia.post(at(case, "type_in"), typed(day)).status_code == 302
    assert (kept(world), answered_on(world)) == (
        [("own_scales", "phase_2", "citizen", "paper")],
        [day],
    )


def test_k1_a_day_without_an_occasion_keeps_nothing_and_says_so(
    world: World, case: Case, nadia: Client
) -> None:
    refused = nadia.post(at(case, "type_in"), typed(TODAY + timedelta(days=60)))
    assert (refused.status_code, 'href="/metoden/#K1"' in refused.text) == (409, True)
    assert kept(world) == []


def test_k1_staff_answers_its_own_form_and_the_belief_is_for_the_team(
    world: World, case: Case, nadia: Client
) -> None:
    address = at(case, "type_in")
    page = nadia.get(f"{address}?hvem=staff").text
    assert "er kun for teamet." in page
    names = sorted(set(re.findall(r'name="(staff_belief-\w+)"', page)))
    values = dict.fromkeys(names, "3")
    answer = nadia.post(address, {**typed(), "respondent": "staff", **values})
    assert answer.status_code == 302
    assert [(row[0], row[2], row[3]) for row in kept(world)] == [
        ("own_scales", "staff", "on_screen"),
        ("staff_belief", "staff", "on_screen"),
    ]


def test_l3_a_link_is_made_once_however_often_the_button_is_pressed(
    world: World, case: Case, nadia: Client
) -> None:
    form = {"key": str(uuid.uuid4()), "way": "shown"}
    first, second = (nadia.post(at(case, "open_link"), form).text for _ in range(2))
    assert ("/svar/" in first, "Linket er vist én gang." in second) == (True, True)
    with acting_as(world.actor(world.cti_worker)):
        assert (MeasureInvitation.objects.count(), CaseLink.objects.count()) == (1, 1)


def test_l3_a_way_that_does_not_reach_the_citizen_is_refused(
    world: World, case: Case, nadia: Client
) -> None:
    form = {"key": str(uuid.uuid4()), "way": "digital_post"}
    refused = nadia.post(at(case, "open_link"), form)
    assert (refused.status_code, 'href="/metoden/#L3"' in refused.text) == (409, True)
    with acting_as(world.actor(world.cti_worker)):
        assert not MeasureInvitation.objects.exists()


def test_k1_between_two_occasions_nothing_is_asked(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    asked_at_phase_2(world, case)
    nadia = sign_in(world.cti_worker)
    today_is(TODAY + timedelta(days=50))
    page = nadia.get(at(case, "ways")).text
    assert "Den næste kan besvares fra 14. maj 2026." in page
    assert nadia.post(at(case, "hand_over")).headers["Location"] == at(case, "ways")
    link = nadia.post(at(case, "open_link"), {"key": str(uuid.uuid4()), "way": "shown"})
    assert link.status_code == 409


def test_l3_the_questions_are_printed_with_large_boxes(case: Case, nadia: Client) -> None:
    words = text_of(nadia.get(at(case, "paper")).content)
    assert "Karin Mølgaard" in words
    assert "Skift til fase 2" in words
    assert "Hvor god støtte har du i menneskene omkring dig?" in words


def test_k1_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn
) -> None:
    stranger = sign_in(world.stranger)
    for name in ("ways", "paper", "type_in", "citizen_answer"):
        assert stranger.get(at(case, name)).status_code == 404
    for name in ("open_link", "close_link", "hand_over", "type_in"):
        assert stranger.post(at(case, name), sheet()).status_code == 404


def test_many_links_cost_as_many_queries_as_few(case: Case, nadia: Client) -> None:
    def asked() -> int:
        nadia.get(at(case, "ways"))
        with CaptureQueriesContext(connection) as found:
            nadia.get(at(case, "ways"))
        return len(found)

    def one_more() -> None:
        nadia.post(at(case, "open_link"), {"key": str(uuid.uuid4()), "way": "shown"})

    one_more()
    few = asked()
    for _ in range(5):
        one_more()
    assert asked() == few
