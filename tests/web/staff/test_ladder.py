"""The task ladder, the talk about pay and its sheet, in the browser (D12, D14)."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.placement.models import (
    PayTalk,
    ResponsibilitySaid,
    TaskStepSaid,
    WorkAgreement,
    WorkTask,
)
from fodfaeste.rules.placement.kinds import AgreementState, TaskStep
from fodfaeste.rules.placement.ladder.kinds import PayAnswer, Responsibility
from tests.web.conftest import SignIn
from tests.work_forms import at, day
from tests.work_worlds import Work, agreed
from tests.worlds import TODAY, World

PAGES = (
    "ladder:ladder",
    "ladder:growth",
    "ladder:pay_talk",
    "ladder:pay_sheet",
    "ladder:hour_more",
)
LEARNING, MASTERS, PAID = TaskStep
ROLLS = "Pakke rundstykker"


@pytest.fixture
def work(world: World, case: Case) -> Work:
    found = Work(world=world, case=case)
    agreed(found)
    return found


@pytest.fixture
def consultant(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.job_consultant)


def step_url(work: Work, wording: str = ROLLS) -> str:
    with work.consultant():
        task = WorkTask.objects.get(wording=wording, agreement__state=AgreementState.AGREED)
    return reverse("staff:ladder:step", kwargs={"case_id": work.case.pk, "work_task_id": task.pk})


def step(to: TaskStep, *, read_as: TaskStep = LEARNING, note: str = "") -> dict[str, str]:
    return {
        "key": str(uuid.uuid4()),
        "read_as": read_as.value,
        "step": to.value,
        "note": note,
        **day("seen_on", TODAY),
    }


def talk(answer: PayAnswer, **more: str) -> dict[str, str]:
    return {
        "key": str(uuid.uuid4()),
        "answer": answer.value,
        "employer_name": "Bo Bager",
        "note": "Bo vil gerne",
        **day("talked_on", TODAY),
        **more,
    }


def said(work: Work) -> list[tuple[str, bool]]:
    with work.consultant():
        return list(TaskStepSaid.objects.order_by("pk").values_list("step", "is_back"))


# --- Who comes in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_m1_a_stranger_finds_no_page_of_the_ladder(
    work: Work, world: World, sign_in: SignIn, name: str
) -> None:
    answer = sign_in(world.stranger).get(at(work.case, name))
    assert (answer.status_code, "Mølgaard" in answer.text) == (404, False)


@pytest.mark.parametrize("name", PAGES)
def test_d12_the_job_consultant_opens_every_page_of_the_ladder(
    work: Work, consultant: Client, name: str
) -> None:
    answer = consultant.get(at(work.case, name))
    assert (answer.status_code, "Karin M" in answer.text) == (200, True)


def test_d12_a_caseworker_reads_the_ladder_and_writes_nothing_in_it(
    work: Work, world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    page = client.get(at(work.case, "ladder:ladder")).text
    assert (ROLLS in page, "Skriv nyt trin" in page) == (True, False)
    assert client.post(step_url(work), step(MASTERS)).status_code == 403
    assert said(work) == []


# --- A step ---------------------------------------------------------------------------------------


def test_d12_a_step_is_said_once_however_often_it_is_sent(work: Work, consultant: Client) -> None:
    form = step(MASTERS)
    for _ in range(2):
        answer = consultant.post(step_url(work), form)
        assert (answer.status_code, answer["Location"]) == (302, at(work.case, "ladder:ladder"))
    assert said(work) == [(MASTERS, False)]
    page = consultant.get(at(work.case, "ladder:ladder")).text
    assert "Mestrer opgaven siden 4. marts 2026" in page
    assert "Borgeren mestrer »Pakke rundstykker«" in page
    assert 'href="/metoden/#D12"' in page


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        (step(PAID, note="Jubii"), 409, "En opgave læres og mestres, før den lønnes."),
        (step(MASTERS, read_as=PAID, note="Jubii"), 409, "har en kollega sat opgaven på »Lærer"),
        (step(MASTERS, note="Jubii") | {"step": "boss"}, 422, "Vælg en af mulighederne."),
        (step(MASTERS, note="Jubii") | {"seen_on_day": "41"}, 422, "41"),
    ],
)
def test_d12_what_cannot_be_said_comes_back_with_its_reason_and_the_words(
    work: Work, consultant: Client, form: dict[str, str], status: int, sentence: str
) -> None:
    answer = consultant.post(step_url(work), form)
    assert (answer.status_code, sentence in answer.text, "Jubii" in answer.text) == (
        status,
        True,
        True,
    )
    assert said(work) == []


def test_d12_a_step_back_needs_its_reason_and_the_team_without_the_section_does_not_read_it(
    work: Work, consultant: Client, world: World, sign_in: SignIn
) -> None:
    consultant.post(step_url(work), step(MASTERS))
    back = step(LEARNING, read_as=MASTERS)
    assert "Et trin tilbage skal have en grund" in consultant.post(step_url(work), back).text
    reason = "Den nye ovn driller"
    assert consultant.post(step_url(work), back | {"note": reason}).status_code == 302
    assert said(work) == [(MASTERS, False), (LEARNING, True)]
    url = at(work.case, "ladder:ladder")
    assert reason in consultant.get(url).text
    others = sign_in(world.cti_worker).get(url).text
    assert (reason in others, "(et trin tilbage)" in others) == (False, True)


def test_d12_a_stale_tab_is_told_what_a_colleague_said_meanwhile(
    work: Work, consultant: Client, world: World, sign_in: SignIn
) -> None:
    consultant.post(step_url(work), step(MASTERS))
    late = sign_in(world.cti_worker).post(step_url(work), step(MASTERS, note="Jeg så det også"))
    assert late.status_code == 409
    assert "har en kollega sat opgaven på »Mestrer opgaven«" in late.text
    assert "Jeg så det også" in late.text
    assert said(work) == [(MASTERS, False)]


def test_d12_a_task_of_another_course_is_not_found(work: Work, consultant: Client) -> None:
    url = reverse("staff:ladder:step", kwargs={"case_id": work.case.pk, "work_task_id": 999_999})
    assert consultant.get(url).status_code == 404


# --- More responsibility --------------------------------------------------------------------------


def test_d14_more_responsibility_is_written_and_counts_as_progress(
    work: Work, consultant: Client
) -> None:
    form = {
        "key": str(uuid.uuid4()),
        "kind": Responsibility.MORE_ALONE.value,
        "task": "",
        "note": "Åbner butikken alene",
        **day("seen_on", TODAY),
    }
    for _ in range(2):
        assert consultant.post(at(work.case, "ladder:growth"), form).status_code == 302
    with work.consultant():
        assert ResponsibilitySaid.objects.get().note == "Åbner butikken alene"
    page = consultant.get(at(work.case, "ladder:ladder")).text
    assert "Det er gået frem: mere ansvar." in page
    assert "Åbner butikken alene" in page
    wrong = consultant.post(at(work.case, "ladder:growth"), form | {"kind": "", "key": ""})
    assert (wrong.status_code, "Åbner butikken alene" in wrong.text) == (422, True)


# --- Pay ------------------------------------------------------------------------------------------


def test_d12_a_talk_is_noted_once_and_the_reminder_goes(work: Work, consultant: Client) -> None:
    consultant.post(step_url(work), step(MASTERS))
    form = talk(PayAnswer.NOW, ordinary_minutes="2")
    for _ in range(2):
        assert consultant.post(at(work.case, "ladder:pay_talk"), form).status_code == 302
    with work.consultant():
        assert PayTalk.objects.get().ordinary_minutes == 120
    page = consultant.get(at(work.case, "ladder:ladder")).text
    assert "Ja, fra nu: 2 timer" in page
    assert "der er ikke talt løn" not in page


def test_d12_a_later_without_a_day_comes_back_with_the_words(
    work: Work, consultant: Client
) -> None:
    answer = consultant.post(at(work.case, "ladder:pay_talk"), talk(PayAnswer.LATER))
    assert answer.status_code == 409
    assert "Svaret er ikke ja endnu" in answer.text
    assert "Bo vil gerne" in answer.text
    with work.consultant():
        assert not PayTalk.objects.exists()


def test_d12_the_next_version_is_begun_once_and_opened(work: Work, consultant: Client) -> None:
    consultant.post(step_url(work), step(MASTERS))
    consultant.post(at(work.case, "ladder:pay_talk"), talk(PayAnswer.NOW, ordinary_minutes="2"))
    form = {"key": str(uuid.uuid4())}
    for _ in range(2):
        answer = consultant.post(at(work.case, "ladder:next_version"), form)
        assert (answer.status_code, answer["Location"]) == (302, at(work.case, "agreement_write"))
    again = consultant.post(at(work.case, "ladder:next_version"), {"key": str(uuid.uuid4())})
    assert again.status_code == 302
    with work.consultant():
        draft = WorkAgreement.objects.get(case=work.case, state=AgreementState.DRAFT)
        assert (draft.number, draft.ordinary_minutes) == (2, 120)
    opened = consultant.get(at(work.case, "agreement_write")).text
    assert ROLLS in opened
    assert consultant.get(at(work.case, "ladder:next_version")).status_code == 405


def test_d12_a_next_version_written_without_the_button_begins_with_the_steps_too(
    work: Work, consultant: Client
) -> None:
    consultant.post(step_url(work), step(MASTERS))
    page = consultant.get(at(work.case, "agreement_write")).text
    chosen = page.split('name="task_1_step"')[1].split("</select>")[0]
    assert '<option value="masters" selected>' in chosen


def test_d12_the_sheet_says_tasks_hours_and_price_and_nothing_of_health(
    work: Work, consultant: Client
) -> None:
    consultant.post(step_url(work), step(MASTERS))
    url = at(work.case, "ladder:pay_sheet")
    page = consultant.get(url, {"hours": "4", "wage": "151,25"}).text
    assert "4 timer om ugen til 151,25 kr. i timen: ca. 2.622 kr. om måneden." in page
    assert ROLLS in page
    assert "Pause hver time" not in page
    paper = consultant.get(at(work.case, "ladder:pay_sheet_pdf"), {"hours": "4", "wage": "151,25"})
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert paper.content.startswith(b"%PDF")
    wrong = consultant.get(url, {"hours": "4", "wage": "mange penge"})
    assert (wrong.status_code, "mange penge" in wrong.text) == (422, True)


def test_d12_without_an_agreement_the_ladder_says_when_it_begins(
    case: Case, consultant: Client
) -> None:
    page = consultant.get(at(case, "ladder:ladder"))
    assert "Trappen begynder, når alle tre har sagt ja til arbejdsaftalen." in page.text
    assert consultant.get(at(case, "ladder:pay_sheet")).status_code == 404


def test_d12_the_ladder_asks_the_same_number_of_questions_with_2_and_20_words(
    work: Work, consultant: Client
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert consultant.get(at(work.case, "ladder:ladder")).status_code == 200
        return len(seen)

    def words(pairs: int) -> None:
        for _ in range(pairs):
            consultant.post(step_url(work), step(MASTERS))
            consultant.post(step_url(work), step(LEARNING, read_as=MASTERS, note="Øver igen nu"))
            consultant.post(
                at(work.case, "ladder:pay_talk"), talk(PayAnswer.NOW, ordinary_minutes="2")
            )

    words(1)
    few = queries()
    words(9)
    assert queries() == few
