"""The agenda that makes itself, and minutes as decisions, on the screen and on paper (G1, C5)."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.actions.tasks import add_task, finish_task
from fodfaeste.records.cases.models import Case, Task
from fodfaeste.records.meetings.models import AgendaPoint, Meeting, MeetingDecision
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.pdf.reading import text_of
from tests.records.meeting_worlds import planned
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import came, day, held_form, opened, read, rules_on, url
from tests.worlds import TODAY, World, acting_as, noon

SCRIPT = "<script>alert('æ')</script>"
SOON = TODAY + timedelta(days=7)


def decision(world: World, **changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "text": "Jonas ringer til bageren.",
        "becomes": "task",
        "responsible": str(world.job_consultant.pk),
        **day("due_on", SOON),
        **changed,
    }


def decide(client: Client, case: Case, meeting: Meeting, typed: dict[str, object]) -> int:
    return client.post(url("decide", case, meeting_id=meeting.pk), typed).status_code


def hold(client: Client, case: Case, meeting: Meeting) -> None:
    typed = held_form(client, case, meeting, **came())
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302


def test_g1_a_decision_becomes_a_task_once_and_the_next_meeting_sees_it_done(
    world: World, case: Case, sign_in: SignIn
) -> None:
    first, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    hold(client, case, first)
    typed = decision(world)
    for _ in range(2):  # a double click decides once
        assert decide(client, case, first, typed) == 302
    with read(world):
        (task,) = Task.objects.filter(case=case, rule="G1")
    assert (task.title, task.responsible_id, task.due_on) == (
        "Jonas ringer til bageren.",
        world.job_consultant.pk,
        SOON,
    )
    following = planned(world, case, MeetingKind.FOLLOW_UP, on=SOON + timedelta(days=7))
    here = url("meeting", case, meeting_id=following.pk)
    before = client.get(here).text
    assert "Det besluttede I sidst" in before
    assert ("ikke gjort endnu" in before, ">gjort<" in before) == (True, False)
    actor = world.actor(world.job_consultant)
    with acting_as(actor):
        finish_task(
            actor=actor,
            case=case,
            task_id=task.pk,
            version=task.version,
            today=TODAY,
            now=noon(TODAY),
        )
    after = client.get(here).text
    assert ("ikke gjort endnu" in after, ">gjort<" in after) == (False, True)


def test_c5_a_decision_about_the_plan_opens_the_plan_and_waits_there(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    hold(client, case, meeting)
    typed = decision(world, becomes="plan", text=f"Flere timer i køkkenet {SCRIPT}", responsible="")
    answer = client.post(url("decide", case, meeting_id=meeting.pk), typed)
    plan = reverse("staff:plan:plan", args=[case.pk]) + "?besluttet=1"
    assert answer.headers["location"] == plan
    page = client.get(plan).text
    assert "Besluttet på møder" in page
    assert "Flere timer i køkkenet &lt;script&gt;" in page
    with read(world):
        assert not Task.objects.filter(case=case, rule="G1").exists()


def test_g1_a_task_for_nobody_is_refused_and_keeps_what_was_typed(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    typed = decision(world, responsible="", text=f"Ring til bageren {SCRIPT}")
    answer = client.post(url("decide", case, meeting_id=meeting.pk), typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G1"])
    assert "Ring til bageren &lt;script&gt;" in answer.text
    with read(world):
        assert MeetingDecision.objects.count() == 0


@pytest.mark.parametrize("becomes", ["", "law", "Task"])
def test_g1_a_decision_that_becomes_nothing_known_is_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, becomes: str
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    answer = client.post(
        url("decide", case, meeting_id=meeting.pk), decision(world, becomes=becomes)
    )
    assert (answer.status_code, "Jonas ringer til bageren." in answer.text) == (422, True)


def test_g1_before_a_meeting_nothing_is_decided_and_points_are_put_on_and_taken_off(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case, MeetingKind.FOLLOW_UP, on=SOON)
    client = sign_in(world.cti_worker)
    assert decide(client, case, meeting, decision(world)) == 409
    here = url("meeting", case, meeting_id=meeting.pk)
    typed = {**opened(client, here), "text": "Transport om vinteren"}
    for _ in range(2):
        assert client.post(url("add_point", case, meeting_id=meeting.pk), typed).status_code == 302
    assert client.get(here).text.count("<span>Transport om vinteren") == 1
    with read(world):
        (point,) = AgendaPoint.objects.all()
    off = url("take_back_point", case, meeting_id=meeting.pk, point_id=point.pk)
    assert client.post(off).status_code == 302
    assert "Transport om vinteren" not in client.get(here).text
    empty = client.post(
        url("add_point", case, meeting_id=meeting.pk), {"key": str(uuid.uuid4()), "text": " "}
    )
    assert (empty.status_code, rules_on(empty.text)) == (409, ["G1"])


def test_g1_the_agenda_tells_what_is_new_since_the_last_meeting_of_the_kind(
    world: World, case: Case, sign_in: SignIn
) -> None:
    first, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    hold(client, case, first)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        add_task(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            title="Køb arbejdssko",
            responsible=world.cti_worker.pk,
            due_on=SOON,
            today=TODAY,
            now=noon(TODAY),
        )
    following = planned(world, case, MeetingKind.FOLLOW_UP, on=SOON)
    page = client.get(url("meeting", case, meeting_id=following.pk)).text
    assert "Nyt siden 4. marts 2026, hvor I sidst mødtes." in page
    assert "1 opgave er åben." in page


def test_g1_the_minutes_on_paper_say_what_all_who_came_may_read(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    address = url("minutes_pdf", case, meeting_id=meeting.pk)
    assert client.get(address).status_code == 404  # not held yet
    hold(client, case, meeting)
    assert decide(client, case, meeting, decision(world)) == 302
    answer = client.get(address)
    words = " ".join(text_of(answer.content).split())
    assert answer.headers["content-type"] == "application/pdf"
    assert "Karin Mølgaard, borger" in words
    assert "Vi talte." in words
    assert "Jonas Krag gør det senest 11. marts 2026" in words


def test_a_stranger_finds_neither_agenda_nor_minutes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case, MeetingKind.FOLLOW_UP)
    stranger, leader = sign_in(world.stranger), sign_in(world.leader)
    for name in ("decide", "add_point", "minutes_pdf"):
        address = url(name, case, meeting_id=meeting.pk)
        assert stranger.get(address).status_code == 404, name
    assert leader.post(url("decide", case, meeting_id=meeting.pk)).status_code == 403
    assert leader.get(url("meeting", case, meeting_id=meeting.pk)).status_code == 200


def test_a_meeting_asks_as_often_with_twenty_points_and_decisions_as_with_two(
    world: World, case: Case, sign_in: SignIn
) -> None:
    first, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    hold(client, case, first)
    following = planned(world, case, MeetingKind.FOLLOW_UP, on=SOON)
    here = url("meeting", case, meeting_id=following.pk)

    def more(count: int) -> None:
        for number in range(count):
            assert decide(client, case, first, decision(world, text=f"Nummer {number}.")) == 302
            typed = {"key": str(uuid.uuid4()), "text": f"Punkt {number}"}
            address = url("add_point", case, meeting_id=following.pk)
            assert client.post(address, typed).status_code == 302

    def asked() -> int:
        client.get(here)
        with CaptureQueriesContext(connection) as found:
            assert client.get(here).status_code == 200
        steps = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "select set_config")
        return len([one for one in found if not one["sql"].startswith(steps)])

    more(2)
    few = asked()
    more(10)
    assert asked() == few
    assert few <= 15
