"""The case page: what it answers, what it hides, and what it costs."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.audit.models import AuditEvent, Operation
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cases.kinds import TaskState
from fodfaeste.rules.consent.kinds import InformationType, Party
from fodfaeste.rules.measures.kinds import MeasureOccasion, Respondent
from fodfaeste.rules.plan.kinds import AssessmentTheme
from tests.factories import courses, karin
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World

AsOwner = Callable[[], AbstractContextManager[None]]
NOTE, JOB, ASSESSED, MEASURED, WEEK = (
    f"kanariefugl-{what}" for what in ("notat", "job", "udredning", "maaling", "uge")
)


@pytest.fixture
def full(world: World, case: Case, as_owner: AsOwner) -> Case:
    """Karin's course in phase 2, with a canary in every section."""
    with as_owner():
        course = karin.in_phase_2(world, case, TODAY)
        courses.note(case, on=TODAY, by=world.cti_worker, text=NOTE)
        course.match.job_title = JOB
        course.match.save()
        courses.hours(case, TODAY - timedelta(days=TODAY.weekday() + 140), placement=5, note=WEEK)
        AssessmentEntry.objects.create(
            **courses.stamp(case),
            theme=AssessmentTheme.BARRIER,
            text=ASSESSED,
            written_as=Role.SOCIAL_CASEWORKER,
        )
        Measurement.objects.create(
            **courses.stamp(case),
            instrument="own",
            instrument_version=1,
            occasion=next(iter(MeasureOccasion)),
            respondent=next(iter(Respondent)),
            measured_on=TODAY,
            answers={"text": MEASURED},
        )
    return case


def page_of(case: Case) -> str:
    return reverse("staff:cases:case", args=[case.pk])


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    small = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(small) for query in seen)


def canaries_in(text: str) -> set[str]:
    return {canary for canary in (NOTE, JOB, ASSESSED, MEASURED, WEEK) if canary in text}


def test_the_case_page_answers_where_we_are_what_is_next_and_who_does_it(
    world: World, full: Case, sign_in: SignIn
) -> None:
    text = sign_in(world.cti_worker).get(page_of(full)).text
    for words in (
        "»Jeg vil arbejde et sted, hvor der er ro, og hvor nogen regner med mig«",
        "Jobmål: lager og pakkeri",
        "Byens Brød ApS siden",
        "12 praktiktimer + <strong>4 ordinære timer</strong> om ugen",
        "Fase 2 · ",
        "Flere timer, jeg kan holde til",
        "Bus 14 i stedet for at blive kørt",
        "Teamet omkring Karin",
        "daglig kontakt",
        "Spørg Bo, om Karin kan begynde kl. 8",
        "Det mangler vi i fase 2",
    ):
        assert words in text


def test_a8_the_cti_worker_stands_first_on_the_team_as_the_daily_contact(
    world: World, full: Case, sign_in: SignIn
) -> None:
    first, *others = sign_in(world.cti_worker).get(page_of(full)).context["people"]
    assert (first.name, first.note) == ("Nadia Friis", "daglig kontakt")
    assert {one.note for one in others} == {""}


def test_a_new_course_says_what_to_do_first(world: World, case: Case, sign_in: SignIn) -> None:
    text = sign_in(world.employment_caseworker).get(page_of(case)).text
    assert "Borgeren er indskrevet. Opstartsmødet er ikke aftalt endnu." in text
    assert "Aftal opstartsmøde med borgeren" in text
    assert "Timer om ugen" not in text
    assert "daglig kontakt" not in text


def test_m1_a_stranger_is_told_that_the_page_does_not_exist(
    world: World, full: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    answer = client.get(page_of(full))
    assert answer.status_code == 404
    assert "Mølgaard" not in answer.text
    assert client.post(f"{page_of(full)}opgaver/", {"title": "Hej"}).status_code == 404


@pytest.mark.parametrize(
    ("who", "consents", "seen"),
    [
        ("cti_worker", (), {NOTE}),
        ("social_caseworker", (), {NOTE}),
        ("job_consultant", (), {JOB}),
        ("employment_caseworker", (), {JOB}),
        ("leader", (), {JOB}),
        ("job_consultant", (InformationType.CTI_NOTES,), {JOB, NOTE}),
    ],
)
def test_c2_a_section_that_is_not_open_is_not_in_the_page(
    world: World,
    full: Case,
    sign_in: SignIn,
    as_owner: AsOwner,
    who: str,
    consents: tuple[InformationType, ...],
    seen: set[str],
) -> None:
    with as_owner():
        for kind in consents:
            courses.consent(
                full,
                kind,
                from_party=Party.SOCIAL_DEPARTMENT,
                to_party=Party.EMPLOYMENT_DEPARTMENT,
            )
    client = sign_in(getattr(world, who))
    pages = (page_of(full), reverse("staff:cases:list"), reverse("staff:cases:my_day"))
    texts = "".join(client.get(page).text for page in pages)
    assert canaries_in(texts) == seen
    assert ("CTI-notaterne er ikke åbne for dig" in texts) is (NOTE not in seen)


def test_the_case_page_costs_the_same_with_few_and_many_rows(
    world: World, full: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    with_few = queries_of(client, page_of(full))
    with as_owner():
        for number in range(40):
            courses.note(full, on=TODAY - timedelta(days=number), by=world.cti_worker)
            courses.task(full, f"Opgave {number}", responsible=world.cti_worker, due_on=TODAY)
    assert queries_of(client, page_of(full)) == with_few
    assert with_few <= 15


def test_m2_reading_the_case_page_writes_one_log_row(
    world: World, full: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    sign_in(world.cti_worker).get(page_of(full))
    with as_owner():
        rows = AuditEvent.objects.filter(operation=Operation.READ, case_id=full.pk)
        assert [(row.actor, row.relation) for row in rows] == [
            (str(world.cti_worker.pk), "team:cti_worker")
        ]


def test_a_task_is_added_once_however_often_it_is_sent(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.job_consultant)
    sent = {
        "key": str(uuid.uuid4()),
        "title": "Ring til Byens Brød",
        "responsible": str(world.job_consultant.pk),
        "due_on_day": "10",
        "due_on_month": "3",
        "due_on_year": "2026",
    }
    for _ in range(2):
        answer = client.post(f"{page_of(case)}opgaver/", sent)
        assert answer.headers["Location"] == page_of(case)
    with as_owner():
        assert list(Task.objects.values_list("title", "responsible", "due_on")) == [
            ("Ring til Byens Brød", world.job_consultant.pk, TODAY + timedelta(days=6))
        ]


def test_a_task_without_a_day_that_exists_keeps_what_was_typed(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    sent = {"title": "Ring til Byens Brød", "responsible": "citizen", "due_on_day": "31"}
    answer = sign_in(world.job_consultant).post(
        f"{page_of(case)}opgaver/", sent | {"due_on_month": "2", "due_on_year": "2026"}
    )
    assert answer.status_code == 422
    assert 'value="Ring til Byens Brød"' in answer.text
    with as_owner():
        assert not Task.objects.exists()


def test_m1_a_leader_may_read_tasks_but_not_write_them(
    world: World, full: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    assert "Skriv en opgave på" not in client.get(page_of(full)).text
    assert client.post(f"{page_of(full)}opgaver/", {"title": "Hej"}).status_code == 403


def test_a_task_is_done_and_opened_again(
    world: World, full: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    with as_owner():
        task = Task.objects.get(title__startswith="Spørg Bo")
    address = reverse("staff:cases:put_task", args=[full.pk, task.pk])
    states = []
    for sent in ({"version": "1"}, {"version": "1"}, {"version": "2", "igen": "1"}):
        assert client.post(address, sent).headers["Location"] == page_of(full)
        with as_owner():
            task.refresh_from_db()
        states.append((task.state, task.version))
    assert states == [(TaskState.DONE, 2), (TaskState.DONE, 2), (TaskState.OPEN, 3)]


def test_a_task_that_does_not_exist_is_not_found(world: World, full: Case, sign_in: SignIn) -> None:
    address = reverse("staff:cases:put_task", args=[full.pk, 999])
    assert sign_in(world.cti_worker).post(address, {"version": "1"}).status_code == 404
