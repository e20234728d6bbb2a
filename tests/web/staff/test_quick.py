"""Hurtig afklaring in the browser (G3)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, QuickReaction
from fodfaeste.records.cases.queries import quick
from fodfaeste.records.foundation import made_by
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.quick import QuickMatter, QuickState
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as, noon

QUESTION = "Bageriet har sagt stop. Hvad med ydelsen?"
ANSWER = "Ydelsen fortsætter. Jeg ringer i dag."


def at(case: Case, name: str, **more: int) -> str:
    return reverse(f"staff:quick:{name}", kwargs={"case_id": case.pk, **more})


def ask_form(**changes: object) -> dict[str, object]:
    form: dict[str, object] = {
        "key": str(uuid.uuid4()),
        "matter": "benefit",
        "question": QUESTION,
        "asked": ["employment_caseworker"],
    }
    return form | changes


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


@pytest.fixture
def asked(world: World, case: Case, consultant: Client) -> QuickReaction:
    """A question to the employment caseworker."""
    assert consultant.post(at(case, "ask"), ask_form()).status_code == 302
    with acting_as(world.actor(world.job_consultant)):
        return QuickReaction.objects.get()


@pytest.mark.parametrize("name", ["questions", "ask"])
def test_m1_a_stranger_finds_no_question(
    world: World, case: Case, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.stranger).get(at(case, name)).status_code == 404


def test_g3_one_asks_once_however_often_one_clicks_and_the_caseworkers_stand_chosen(
    world: World, case: Case, consultant: Client
) -> None:
    opened = consultant.get(at(case, "ask"))
    assert opened.context["form"].initial["asked"] == [
        "employment_caseworker",
        "social_caseworker",
    ]
    assert "senest fredag 6. marts 2026" in opened.text
    form = ask_form()
    for _ in range(2):
        assert consultant.post(at(case, "ask"), form).status_code == 302
    with acting_as(world.actor(world.job_consultant)):
        assert QuickReaction.objects.count() == 1
    assert QUESTION in consultant.get(at(case, "questions")).text


def test_g3_a_question_nobody_can_answer_is_refused_and_kept(
    case: Case, consultant: Client
) -> None:
    refused = consultant.post(at(case, "ask"), ask_form(asked=[], question="Hvad nu med pengene?"))
    assert (refused.status_code, 'href="/metoden/#G3"' in refused.text) == (409, True)
    assert "Hvad nu med pengene?" in refused.text


def test_g3_the_one_asked_has_it_on_min_dag_and_answers(
    world: World, case: Case, asked: QuickReaction, sign_in: SignIn
) -> None:
    caseworker = sign_in(world.employment_caseworker)
    assert DeadlineKind.QUICK_ANSWERED.label in caseworker.get("/medarbejder/").text
    assert "En hurtig afklaring" not in sign_in(world.cti_worker).get("/medarbejder/").text
    url = at(case, "question", quick_id=asked.pk)
    opened = caseworker.get(url)
    form = {
        "key": str(uuid.uuid4()),
        "version": "1",
        "seen": opened.context["form"].initial["seen"],
        "answer": "Ja",
    }
    refused = caseworker.post(url, form)
    assert (refused.status_code, 'href="/metoden/#G3"' in refused.text) == (409, True)
    for _ in range(2):
        assert caseworker.post(url, form | {"answer": ANSWER}).status_code == 302
    page = caseworker.get(url).text
    assert ANSWER in page
    assert "Besvaret samme dag" in page
    assert "En hurtig afklaring venter" not in caseworker.get("/medarbejder/").text


def test_t8_two_answers_at_once_meet_side_by_side(
    world: World, case: Case, asked: QuickReaction, sign_in: SignIn
) -> None:
    url = at(case, "question", quick_id=asked.pk)
    caseworker = sign_in(world.employment_caseworker)
    seen = caseworker.get(url).context["form"].initial["seen"]
    form = {"version": "1", "seen": seen}
    first = form | {"key": str(uuid.uuid4()), "answer": ANSWER}
    assert sign_in(world.leader).post(url, first).status_code == 302
    late = caseworker.post(
        url, form | {"key": str(uuid.uuid4()), "answer": "Jeg når det på torsdag."}
    )
    assert late.status_code == 409
    assert ANSWER in late.text
    assert "Jeg når det på torsdag." in late.text


def test_g3_whoever_is_not_asked_reads_and_does_not_answer(
    world: World, case: Case, asked: QuickReaction, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    url = at(case, "question", quick_id=asked.pk)
    page = client.get(url).text
    assert QUESTION in page
    assert "Send svaret" not in page
    answer = client.post(url, {"key": str(uuid.uuid4()), "version": "1", "answer": ANSWER})
    assert answer.status_code == 409
    assert ANSWER in answer.text


def test_g3_the_asker_takes_it_back(
    world: World, case: Case, asked: QuickReaction, consultant: Client, sign_in: SignIn
) -> None:
    url = at(case, "take_back", quick_id=asked.pk)
    assert consultant.get(url).status_code == 405
    assert sign_in(world.cti_worker).post(url, {"version": "1"}).status_code == 409
    for _ in range(2):
        assert consultant.post(url, {"version": "1"}).status_code == 302
    assert "ikke nødvendig længere" in consultant.get(at(case, "questions")).text


def test_g3_the_leader_sees_what_is_late_and_how_fast_answers_come(
    world: World, case: Case, asked: QuickReaction, sign_in: SignIn, today_is: TodayIs
) -> None:
    leader = sign_in(world.leader)
    assert "Hurtige afklaringer over fristen" not in leader.get("/medarbejder/").text
    today_is(date(2026, 3, 9))
    page = leader.get("/medarbejder/").text
    assert "Hurtige afklaringer over fristen" in page
    assert at(case, "question", quick_id=asked.pk) in page


def test_g3_what_waits_is_shown_however_much_was_answered_since(
    world: World,
    case: Case,
    consultant: Client,
    asked: QuickReaction,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quick, "SHOWN", 2)
    with acting_as(world.actor(world.job_consultant)) as actor:
        for minute in (1, 2):
            QuickReaction.objects.create(
                **made_by(actor.id, noon(TODAY) + timedelta(days=minute)),
                case=case,
                matter=QuickMatter.OTHER,
                question="Det har svaret sig selv.",
                asked=["employment_caseworker"],
                due_on=TODAY,
                state=QuickState.WITHDRAWN,
            )
    assert QUESTION in consultant.get(at(case, "questions")).text


def test_the_page_asks_as_many_questions_for_two_as_for_twenty(
    world: World, case: Case, consultant: Client
) -> None:
    def fill(count: int) -> int:
        with acting_as(world.actor(world.job_consultant)) as actor:
            QuickReaction.objects.bulk_create(
                QuickReaction(
                    **made_by(actor.id, noon(TODAY)),
                    case=case,
                    matter=QuickMatter.OTHER,
                    question=QUESTION,
                    asked=["employment_caseworker"],
                    due_on=TODAY,
                )
                for _ in range(count)
            )
        consultant.get(at(case, "questions"))
        with CaptureQueriesContext(connection) as queries:
            consultant.get(at(case, "questions"))
        return len(queries)

    assert fill(2) == fill(18)
