"""Hurtig afklaring from Mit forløb, from the workplace's link, and what everyone sees (G6)."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fodfaeste.records.cases.actions.quick import answer_quickly
from fodfaeste.records.cases.models import Case, Citizen, QuickReaction
from fodfaeste.records.cases.queries.quick import answer_times
from fodfaeste.records.followup.queries.deadlines import deadlines_of
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import CASEWORKER_ROLES, Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.quick_raised import Raiser
from tests.factories import courses
from tests.web.conftest import SignIn, TodayIs
from tests.work_worlds import Work, agreed
from tests.worlds import TODAY, World, acting_as, noon

MINE = reverse("citizen:quick")
ASK = reverse("citizen:quick_ask")
QUESTION = "Må jeg tage en fridag på fredag?"
ANSWER = "Ja, og jeg har sagt det til Bo."


@pytest.fixture
def case(world: World, case: Case) -> Case:
    """Karin's course, with Karin's own account."""
    with acting_as(world.actor(world.employment_caseworker)):
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    return case


@pytest.fixture
def karin(world: World, case: Case, sign_in: SignIn) -> Client:
    return sign_in(world.citizen)


def form(question: str = QUESTION) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "question": question}


def kept(world: World) -> list[QuickReaction]:
    with acting_as(world.actor(world.employment_caseworker)):
        return list(QuickReaction.objects.order_by("pk"))


def in_cti(world: World, case: Case) -> None:
    with acting_as(world.actor(world.job_consultant)):
        match = courses.job_match(case, courses.company(), on=TODAY)
        grant = courses.grant(case, starts_on=TODAY)
        courses.cti_course(match, grant, starts_on=TODAY, months=9)


def test_g6_the_citizen_asks_once_and_the_caseworkers_have_it_on_min_dag(
    world: World, karin: Client
) -> None:
    assert "senest 6. marts 2026" in karin.get(ASK).text
    sent = form()
    for _ in range(2):
        assert karin.post(ASK, sent).status_code == 302
    (asked,) = kept(world)
    assert (asked.raised_by, set(asked.asked), asked.due_on, asked.created_by) == (
        Raiser.CITIZEN,
        set(CASEWORKER_ROLES),
        date(2026, 3, 6),
        world.citizen,
    )
    page = karin.get(MINE).text
    assert (QUESTION in page, "Der kommer svar senest 6. marts 2026." in page) == (True, True)
    actor = world.actor(world.social_caseworker)
    with acting_as(actor):
        (due,) = deadlines_of(actor, TODAY, kinds=[DeadlineKind.QUICK_ANSWERED])
        assert due.due_on == date(2026, 3, 6)


def test_g6_in_cti_the_cti_worker_answers_and_the_citizen_reads_it(
    world: World, case: Case, karin: Client, sign_in: SignIn
) -> None:
    in_cti(world, case)
    assert karin.post(ASK, form()).status_code == 302
    (asked,) = kept(world)
    assert asked.asked == [Role.CTI_WORKER]
    worker = sign_in(world.cti_worker)
    url = reverse("staff:quick:question", args=[case.pk, asked.pk])
    assert "(borgeren) spurgte" in worker.get(url).text
    assert worker.post(url, {"version": "1", "answer": ANSWER}).status_code == 302
    assert ANSWER in karin.get(MINE).text
    with acting_as(world.actor(world.cti_worker)):
        assert not Notice.objects.filter(recipient=world.citizen).exists()


def test_g6_what_takes_a_decision_goes_to_the_caseworkers_with_the_same_day(
    world: World, case: Case, karin: Client, sign_in: SignIn
) -> None:
    in_cti(world, case)
    karin.post(ASK, form())
    (asked,) = kept(world)
    worker = sign_in(world.cti_worker)
    url = reverse("staff:quick:question", args=[case.pk, asked.pk])
    onward = reverse("staff:quick:pass_on", args=[case.pk, asked.pk])
    assert onward in worker.get(url).text
    for _ in range(2):
        assert worker.post(onward, {"version": "1"}).status_code == 302
    (now,) = kept(world)
    assert (set(now.asked), now.due_on, now.passed_on_on, now.passed_on_by) == (
        set(CASEWORKER_ROLES),
        asked.due_on,
        TODAY,
        world.cti_worker,
    )
    assert "En sagsbehandler afgør det." in karin.get(MINE).text
    page = sign_in(world.employment_caseworker).get(url).text
    assert ("sagsbehandlerne afgør det" in page, onward in page) == (True, False)
    assert sign_in(world.stranger).post(onward, {"version": "1"}).status_code == 404


def test_g6_what_is_too_short_or_too_much_is_said_and_kept(world: World, karin: Client) -> None:
    short = karin.post(ASK, form("Løn?"))
    assert (short.status_code, "Løn?" in short.text) == (409, True)
    for number in range(3):
        assert karin.post(ASK, form(f"{QUESTION} {number}")).status_code == 302
    more = karin.post(ASK, form())
    assert (more.status_code, "Du venter allerede på 3 svar." in more.text) == (409, True)
    assert len(kept(world)) == 3


def test_g6_the_citizen_sees_that_a_colleague_asked_but_not_what(
    world: World, case: Case, karin: Client
) -> None:
    with acting_as(world.actor(world.job_consultant)):
        QuickReaction.objects.create(
            **courses.stamp(case),
            matter="other",
            question="Hvad siger lægen?",
            asked=[Role.SOCIAL_CASEWORKER],
            due_on=TODAY,
        )
    page = karin.get(MINE).text
    assert "Dit team eller din arbejdsplads spurgte om noget" in page
    assert "Hvad siger lægen?" not in page


def test_g6_the_workplace_asks_behind_its_link_and_follows_how_far_it_is(
    world: World, case: Case, today_is: TodayIs
) -> None:
    today_is(TODAY)
    work = Work(world=world, case=case)
    token = work.link(agreed(work))[1]
    client = Client()
    page, ask = f"/aftale/{token}/", f"/aftale/{token}/hurtigt-svar/"
    assert client.post(ask, {"question": "Løn?"}).status_code == 409
    for _ in range(2):
        sent = client.post(ask, {"question": QUESTION})
        assert (sent.status_code, sent.headers["Location"]) == (302, page)
    (asked,) = kept(world)
    assert (asked.raised_by, asked.person_name, asked.created_by) == (
        Raiser.EMPLOYER,
        "Bo Bager",
        None,
    )
    assert "svar senest 6. marts 2026" in client.get(page).text
    with acting_as(world.actor(world.job_consultant)):
        told = Notice.objects.filter(recipient=world.job_consultant, kind="quick_reaction")
        assert told.exists()
    actor = world.actor(world.employment_caseworker)
    with acting_as(actor):
        answer_quickly(
            actor=actor,
            case=case,
            quick_id=asked.pk,
            version=1,
            answer=ANSWER,
            today=TODAY,
            now=noon(TODAY),
        )
    now = client.get(page).text
    assert ("afklaret 4. marts 2026" in now, ANSWER in now) == (True, False)


def test_g6_waiting_is_the_leaders_figure(
    world: World, karin: Client, sign_in: SignIn, today_is: TodayIs
) -> None:
    karin.post(ASK, form())
    leader = sign_in(world.leader)
    today_is(date(2026, 3, 9))
    text = leader.get(reverse("staff:cases:my_day")).text
    assert "1 hurtig afklaring venter på svar, den ældste i 3 arbejdsdage." in text
    with acting_as(world.actor(world.leader)):
        times = answer_times([world.unit.pk], since=TODAY, today=date(2026, 3, 9))
    assert (times.waiting, times.longest_days, times.answered) == (1, 3, 0)
