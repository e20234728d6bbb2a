"""Hvordan går det: the citizen answers on their own page (K1, K3, K4, K5)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.catalogues.instruments import shipped
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.measures.files.reading import read
from fodfaeste.rules.measures.kinds import AnswerMode, MeasureOccasion, Respondent
from tests.measure_worlds import THREE, asked_at_kickoff, asked_at_phase_2, kept
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, noon

HOME = reverse("citizen:measures")
ANSWER = reverse("citizen:answer_measures")


@pytest.fixture
def karin(world: World, case: Case, sign_in: SignIn) -> Client:
    asked_at_kickoff(world, case)
    return sign_in(world.citizen)


def sheet(**more: str) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), **THREE, **more}


def test_k1_the_citizen_answers_and_the_team_is_told_that_there_are_answers(
    world: World, karin: Client
) -> None:
    assert "Svar nu" in karin.get(HOME).text
    page = karin.get(ANSWER).text
    assert "Hvor meget tror du på, at du kan have et job?" in page
    sent = karin.post(ANSWER, sheet())
    assert (sent.status_code, sent.headers["Location"]) == (302, HOME)
    assert kept(world) == [("own_scales", "kickoff", "citizen", "on_screen")]
    for colleague in (world.cti_worker, world.job_consultant, world.social_caseworker):
        with acting_as(world.actor(colleague)) as actor:
            told = Notice.objects.filter(recipient_id=actor.id, kind="measure")
            assert [one.sentence for one in told] == [
                "Borgeren har svaret på, hvordan det går. Se svarene under Målinger."
            ]


def test_k1_answering_twice_keeps_one_set_and_says_so(world: World, karin: Client) -> None:
    first = sheet(**{f"wellbeing-{name}": "3" for name in wellbeing_items()})
    karin.post(ANSWER, first)
    again = karin.post(ANSWER, first, follow=True)
    assert "Du har allerede svaret denne gang. Dine svar er gemt." in again.text
    assert [row[0] for row in kept(world)] == ["own_scales", "wellbeing"]
    assert karin.get(ANSWER).headers["Location"] == HOME


def wellbeing_items() -> list[str]:
    return [item.code for item in read(shipped()["wellbeing"]).items]


def test_k1_half_an_answer_is_kept_on_the_server_and_is_not_sent(
    world: World, karin: Client
) -> None:
    half = {"key": str(uuid.uuid4()), "own_scales-job": "4", "senere": "1"}
    assert "De er ikke sendt endnu." in karin.post(ANSWER, half, follow=True).text
    assert kept(world) == []
    page = karin.get(ANSWER).text
    assert 'name="own_scales-job" value="4" checked' in page
    karin.post(ANSWER, sheet())
    assert 'value="4" checked' not in karin.get(HOME).text
    assert [row[0] for row in kept(world)] == ["own_scales"]


def test_k3_what_was_chosen_stays_when_the_rule_asks_for_more(world: World, karin: Client) -> None:
    answer = karin.post(ANSWER, {"key": str(uuid.uuid4()), "own_scales-job": "4"})
    assert answer.status_code == 409
    assert "Job, Mestring og Netværk" in answer.text
    assert 'name="own_scales-job" value="4" checked' in answer.text
    odd = karin.post(ANSWER, sheet(**{"own_scales-job": "11"}))
    assert (odd.status_code, "Vælg et af svarene." in odd.text) == (422, True)
    assert kept(world) == []


def test_k1_an_answer_that_comes_too_late_is_not_kept_and_that_is_said(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    asked_at_phase_2(world, case)
    karin = sign_in(world.citizen)
    assert karin.get(ANSWER).status_code == 200
    today_is(TODAY + timedelta(days=43))
    late = karin.post(ANSWER, sheet(), follow=True)
    assert "Tiden til at svare er gået. Svarene er ikke sendt." in late.text
    assert kept(world) == []


def test_k4_the_change_is_told_in_words_and_never_more_certainly_than_it_is(
    world: World, case: Case, sign_in: SignIn
) -> None:
    asked_at_phase_2(world, case)
    keep_before(world, case, {"job": 2, "coping": 6, "network": 7})
    karin = sign_in(world.citizen)
    assert "Det er første gang, du svarer." in karin.get(HOME).text
    karin.post(ANSWER, sheet())
    page = karin.get(HOME).text
    assert "Ved start svarede du 2. Nu svarer du 4." in page
    assert "Det samme som ved start: 6." in page
    assert "Tallene er noget at tale om." in page


def keep_before(world: World, case: Case, answers: dict[str, int]) -> None:
    day = date(2025, 12, 4)
    with acting_as(world.actor(world.cti_worker)) as actor:
        Measurement.objects.create(
            created_at=noon(day),
            created_by_id=actor.id,
            case=case,
            instrument="own_scales",
            instrument_version=1,
            occasion=MeasureOccasion.CTI_START,
            respondent=Respondent.CITIZEN,
            mode=AnswerMode.TOGETHER,
            measured_on=day,
            answers=answers,
        )


def test_k2_the_teams_own_belief_never_reaches_the_citizen(
    world: World, case: Case, karin: Client
) -> None:
    with acting_as(world.actor(world.cti_worker)) as actor:
        Measurement.objects.create(
            created_at=noon(TODAY),
            created_by_id=actor.id,
            case=case,
            instrument="staff_belief",
            instrument_version=1,
            occasion=MeasureOccasion.KICKOFF,
            respondent=Respondent.STAFF,
            mode=AnswerMode.ON_SCREEN,
            measured_on=TODAY,
            is_team_only=True,
            answers={"belief": 1},
        )
    for address in (HOME, ANSWER, reverse("citizen:home")):
        assert "tro på" not in karin.get(address).text.replace("tror du på", "")
    with acting_as(world.actor(world.citizen)):
        assert Measurement.objects.count() == 0


def test_l3_the_questions_can_be_had_on_paper(karin: Client) -> None:
    paper = karin.get(reverse("citizen:measures_paper"))
    assert paper.headers["Content-Type"] == "application/pdf"
    words = text_of(paper.content)
    assert "Hvor meget tror du på, at du kan have et job?" in words
    assert "Sæt kryds ved det, der passer bedst." in words


def test_k1_a_citizen_who_is_taken_off_the_course_meets_a_closed_door(
    world: World, case: Case, karin: Client
) -> None:
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=None)
    assert karin.get(HOME).status_code == 404
    assert karin.post(ANSWER, sheet()).status_code == 404
    assert kept(world) == []


def test_k1_a_colleague_answers_nothing_in_the_citizens_name(
    world: World, case: Case, sign_in: SignIn
) -> None:
    asked_at_kickoff(world, case)
    colleague = sign_in(world.cti_worker)
    assert colleague.post(ANSWER, sheet()).status_code in {403, 404}
    assert kept(world) == []


def test_many_answers_cost_as_many_queries_as_few(world: World, case: Case, karin: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            karin.get(HOME)
        return len(found)

    keep_before(world, case, {"job": 3, "coping": 3, "network": 3})
    few = asked()
    for _ in range(6):
        keep_before(world, case, {"job": 3, "coping": 3, "network": 3})
    assert asked() == few
    assert few <= 22
