"""Sparring groups in the browser: made by the leader, held by the colleagues (J1)."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.cti.models import CtiCourse, FocusArea
from fodfaeste.records.meetings.models import SparringGroup, SparringMeeting, SparringPoint
from fodfaeste.rules.meetings.sparring import SparringReason
from tests.factories import karin
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, enrolled_case

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
ALL = "/medarbejder/sparring/"


@pytest.fixture
def leader(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.leader)


def sent(world: World, **changed: object) -> dict[str, object]:
    people = [world.cti_worker.pk, world.job_consultant.pk]
    unit = world.unit.pk
    return {
        "key": uuid.uuid4(),
        "unit": unit,
        "name": "Æblegruppen <script>",
        "people": people,
        **changed,
    }


def make(leader: Client, world: World, as_owner: AsOwner, **changed: object) -> SparringGroup:
    leader.post(f"{ALL}ny/", sent(world, **changed))
    with as_owner():
        return SparringGroup.objects.latest("pk")


def held(client: Client, group: SparringGroup, as_owner: AsOwner, *came: int) -> SparringMeeting:
    at = f"{ALL}{group.pk}/moeder/"
    day = {"planned_on_day": TODAY.day, "planned_on_month": TODAY.month}
    planned = {**day, "planned_on_year": TODAY.year, "starts_clock": "9.30", "place": "Kantinen"}
    client.post(f"{at}nyt/", {"key": uuid.uuid4(), **planned})
    with as_owner():
        meeting = SparringMeeting.objects.latest("pk")
    on = {"held_on_day": TODAY.day, "held_on_month": TODAY.month, "held_on_year": TODAY.year}
    client.post(
        f"{at}{meeting.pk}/holdt/",
        {"key": uuid.uuid4(), "version": meeting.version, "attended": [*came], **on},
    )
    with as_owner():
        meeting.refresh_from_db()
    return meeting


def test_j1_the_leader_is_told_who_sits_in_no_group_and_makes_one(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    before = leader.get(ALL).text
    assert (
        f"Uden sparringsgruppe: {world.job_consultant.name} og {world.cti_worker.name}." in before
    )
    assert "/metoden/#J1" in before
    same = sent(world)
    for _ in range(2):
        page = leader.post(f"{ALL}ny/", same, follow=True).text
    assert "Æblegruppen &lt;script&gt;" in page
    assert world.cti_worker.name in page
    assert "Uden sparringsgruppe" not in leader.get(ALL).text
    with as_owner():
        assert SparringGroup.objects.count() == 1


def test_j1_a_group_of_one_profession_is_pointed_out(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner, people=[world.cti_worker.pk])
    page = leader.get(f"{ALL}{group.pk}/").text
    assert "Gruppen mangler en jobkonsulent." in page


def test_j1_a_colleague_sees_their_own_citizens_on_the_agenda_with_the_reason(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
    group = make(leader, world, as_owner)
    page = sign_in(world.cti_worker).get(f"{ALL}{group.pk}/").text
    assert case.citizen.name in page
    agenda = page[page.index('id="dagsorden"') :]
    assert [one.label for one in SparringReason if one.label in agenda] == ["Står stille"]
    assert case.citizen.name not in leader.get(f"{ALL}{group.pk}/").text


def test_j1_the_whole_caseload_is_reviewed_from_what_is_written(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        course = CtiCourse.objects.get(case=case)
        focus = list(
            FocusArea.objects.filter(course=course, state="current").values_list("title", flat=True)
        )
    weeks = -(-(course.ends_before - TODAY).days // 7)
    group = make(leader, world, as_owner)
    page = sign_in(world.cti_worker).get(f"{ALL}{group.pk}/").text
    review = page[page.index('id="gennemgang"') :]
    assert f'<td>Fase 2</td><td class="ff-number">{weeks}</td>' in review
    assert focus
    assert [title in review for title in focus] == [True] * len(focus)
    assert "gennemgang" not in leader.get(f"{ALL}{group.pk}/").text


def test_j1_a_stranger_finds_no_group(
    leader: Client, world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    stranger = sign_in(world.stranger)
    for tail in ("", "ret/", "moeder/nyt/"):
        assert stranger.get(f"{ALL}{group.pk}/{tail}").status_code in {403, 404}
    assert "Æblegruppen" not in stranger.get(ALL).text


def test_j1_a_decision_becomes_a_task_on_the_citizens_course(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    client = sign_in(world.cti_worker)
    meeting = held(client, group, as_owner, world.cti_worker.pk, world.job_consultant.pk)
    at = f"/medarbejder/forloeb/{case.pk}/sparring/{meeting.pk}/"
    refused = client.post(at, {"key": uuid.uuid4(), "text": ""})
    assert refused.status_code == 409
    assert "Det står ikke, hvad I blev enige om." in refused.text
    due = TODAY + timedelta(days=7)
    decided = {
        "key": uuid.uuid4(),
        "text": "Jonas ringer til Grethe om flere timer.",
        "responsible": world.job_consultant.pk,
        "due_on_day": due.day,
        "due_on_month": due.month,
        "due_on_year": due.year,
    }
    for _ in range(2):
        page = client.post(at, decided, follow=True).text
    assert "Jonas ringer til Grethe om flere timer." in page
    assert world.job_consultant.name in page
    with as_owner():
        (point,) = SparringPoint.objects.all()
        task = Task.objects.get(pk=point.task_id)
        assert (task.case_id, task.responsible_id, task.due_on, task.rule) == (
            case.pk,
            world.job_consultant.pk,
            due,
            "J1",
        )
    stranger = sign_in(world.stranger)
    assert stranger.get(at).status_code == 404


def test_j1_a_course_that_is_not_on_the_agenda_can_be_taken_up_too(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    client = sign_in(world.cti_worker)
    meeting = held(client, group, as_owner, world.cti_worker.pk)
    other = f"/medarbejder/forloeb/{case.pk}/sparring/{meeting.pk}/"
    page = client.get(f"{ALL}{group.pk}/moeder/{meeting.pk}/").text
    assert page.count(other) == 1
    assert other not in leader.get(f"{ALL}{group.pk}/moeder/{meeting.pk}/").text


def test_j1_who_was_there_stays_there_after_leaving_the_group(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    meeting = held(leader, group, as_owner, world.cti_worker.pk, world.job_consultant.pk)
    alone = sent(world, people=[world.cti_worker.pk], version=1)
    assert leader.post(f"{ALL}{group.pk}/ret/", alone).status_code == 302
    to = f"{ALL}{group.pk}/moeder/{meeting.pk}/holdt/"
    form = leader.get(to).text
    assert f'value="{world.job_consultant.pk}"' in form
    on = {"held_on_day": TODAY.day, "held_on_month": TODAY.month, "held_on_year": TODAY.year}
    both = [world.cti_worker.pk, world.job_consultant.pk]
    answer = leader.post(to, {"version": meeting.version, "attended": both, **on}, follow=True)
    assert f"Med var {world.cti_worker.name}, {world.job_consultant.name}." in answer.text or (
        f"Med var {world.job_consultant.name}, {world.cti_worker.name}." in answer.text
    )


def test_j1_a_name_stands_once_in_a_unit_and_what_was_typed_is_kept(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    make(leader, world, as_owner)
    again = leader.post(f"{ALL}ny/", sent(world, people=[world.cti_worker.pk]))
    assert again.status_code == 409
    assert "Enheden har allerede en sparringsgruppe med det navn." in again.text
    assert "Æblegruppen &lt;script&gt;" in again.text
    with as_owner():
        assert SparringGroup.objects.count() == 1


@pytest.mark.parametrize("year", [TODAY.year - 10, TODAY.year + 10])
def test_j1_a_meeting_ten_years_away_is_a_mistyped_year(
    leader: Client, world: World, as_owner: AsOwner, year: int
) -> None:
    group = make(leader, world, as_owner)
    sent_day = {"planned_on_day": 4, "planned_on_month": 3, "planned_on_year": year}
    answer = leader.post(
        f"{ALL}{group.pk}/moeder/nyt/", {"key": uuid.uuid4(), "place": "Øst", **sent_day}
    )
    assert answer.status_code == 409
    assert "Dagen ligger mere end 12 måneder fra i dag." in answer.text
    assert 'value="Øst"' in answer.text


def test_j1_nobody_came_is_refused_beside_the_form(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    meeting = held(leader, group, as_owner)
    assert meeting.held_on is None
    on = {"held_on_day": TODAY.day, "held_on_month": TODAY.month, "held_on_year": TODAY.year}
    answer = leader.post(
        f"{ALL}{group.pk}/moeder/{meeting.pk}/holdt/", {"version": meeting.version, **on}
    )
    assert answer.status_code == 409
    assert "Det står ikke, hvem der var med." in answer.text


def test_j1_an_old_page_does_not_take_back_who_was_put_on_meanwhile(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    at = f"{ALL}{group.pk}/ret/"
    three = [world.cti_worker.pk, world.job_consultant.pk, world.social_caseworker.pk]
    assert leader.post(at, sent(world, people=three, version=1)).status_code == 302
    late = leader.post(at, sent(world, people=[world.cti_worker.pk], version=1))
    assert late.status_code == 409
    assert world.social_caseworker.name in leader.get(f"{ALL}{group.pk}/").text


def test_j1_a_group_is_closed_and_a_planned_meeting_cancelled(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    meeting = held(leader, group, as_owner)
    at = f"{ALL}{group.pk}/moeder/{meeting.pk}/"
    assert leader.post(f"{at}aflys/", {"version": meeting.version}).status_code == 302
    assert leader.get(at).status_code == 404
    assert leader.post(f"{ALL}{group.pk}/nedlaeg/", {"version": 1}).status_code == 302
    assert leader.get(f"{ALL}{group.pk}/").status_code == 404


def test_the_group_costs_the_same_with_two_and_with_twenty_citizens(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    group = make(leader, world, as_owner)
    client = sign_in(world.cti_worker)
    counts = []
    for numbers in (range(1), range(1, 19)):
        with as_owner():
            for number in numbers:
                enrolled_case(world, cpr=f"70018011{number:02}")
        client.get(f"{ALL}{group.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{ALL}{group.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
