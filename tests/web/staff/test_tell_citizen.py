"""The citizen is told when and where a meeting is, from its page (B2)."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import Meeting, MeetingMessage
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.pdf.reading import text_of
from tests.records.meeting_worlds import planned
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import day, opened, read, rules_on
from tests.worlds import TODAY, World

DAY = TODAY + timedelta(days=6)


@pytest.fixture
def meeting(world: World, case: Case) -> Meeting:
    return planned(world, case, MeetingKind.FOLLOW_UP, on=DAY)


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.social_caseworker)


def at(meeting: Meeting, name: str = "tell_citizen", **more: int) -> str:
    to = {"case_id": meeting.case_id, "meeting_id": meeting.pk, **more}
    return reverse(f"staff:meetings:{name}", kwargs=to)


def messages(world: World) -> list[MeetingMessage]:
    with read(world):
        return list(MeetingMessage.objects.order_by("pk"))


def test_b2_one_reads_it_before_it_goes_and_two_clicks_send_one(
    world: World, meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DIGITAL_POST_ENABLED", True)
    assert (
        "Borgeren har ikke fået tid og sted på skrift." in client.get(at(meeting, "meeting")).text
    )
    page = client.get(at(meeting)).text
    assert "Borgeren får det med Digital Post." in page
    assert f"den {DAY.day}.{DAY.month}.{DAY.year}" in page
    typed = {"key": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(at(meeting), typed).status_code == 302
    assert [(one.channel.value, one.state.value) for one in messages(world)] == [
        ("digital_post", "waiting")
    ]
    late = client.post(at(meeting), {"key": str(uuid.uuid4())})
    assert (late.status_code, rules_on(late.text)[:1]) == (409, ["B2"])


def test_b2_after_a_move_the_page_says_that_the_citizen_has_the_old_time(
    world: World, meeting: Meeting, client: Client
) -> None:
    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    address = at(meeting, "change_meeting")
    moved = {
        **opened(client, address),
        **day("planned_on", DAY + timedelta(days=1)),
        "because": "Karin kan bedre den dag.",
        "place_chosen": "we",
        "expected": ["citizen", "cti_worker"],
    }
    assert client.post(address, moved).status_code == 302
    assert "mødet er ændret siden" in client.get(at(meeting, "meeting")).text
    assert "Nyt tidspunkt for dit møde med kommunen" in client.get(at(meeting)).text
    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    first, second = messages(world)
    assert (first.sequence, second.sequence) == (0, 1)


def test_b2_on_paper_it_is_a_letter_to_print(
    world: World, meeting: Meeting, client: Client
) -> None:
    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    (made,) = messages(world)
    letter = client.get(at(meeting, "letter_pdf", message_id=made.pk))
    assert (made.channel.value, letter["Content-Type"]) == ("paper", "application/pdf")
    assert "Møde med kommunen" in text_of(letter.content)


def test_b2_what_did_not_arrive_is_sent_again_once_and_what_did_is_not(
    world: World, meeting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DIGITAL_POST_ENABLED", True)
    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    (made,) = messages(world)
    again = at(meeting, "tell_again", message_id=made.pk)
    assert client.post(again).status_code == 409  # it waits still
    with read(world):
        MeetingMessage.objects.update(state="failed", error="HTTP 422")
    assert "HTTP 422" in client.get(at(meeting)).text
    for _ in range(2):
        assert client.post(again, {"vej": "paper"}).status_code == 302
    assert [one.channel.value for one in messages(world)] == ["digital_post", "paper"]


def test_m1_a_stranger_finds_no_message_and_another_meetings_is_none(
    world: World, case: Case, meeting: Meeting, client: Client, sign_in: SignIn
) -> None:
    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    (made,) = messages(world)
    stranger = sign_in(world.stranger)
    assert stranger.get(at(meeting)).status_code == 404
    assert stranger.get(at(meeting, "letter_pdf", message_id=made.pk)).status_code == 404
    other = planned(world, case, MeetingKind.OTHER, on=DAY)
    assert client.get(at(other, "letter_pdf", message_id=made.pk)).status_code == 404
    assert client.post(at(other, "tell_again", message_id=made.pk)).status_code == 404


def test_the_page_asks_as_many_questions_after_two_messages_as_after_one(
    world: World, meeting: Meeting, client: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(at(meeting)).status_code == 200
        return len(found)

    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    client.get(at(meeting))
    before = asked()
    (made,) = messages(world)
    with read(world):
        MeetingMessage.objects.update(state="failed")
    assert client.post(at(meeting, "tell_again", message_id=made.pk)).status_code == 302
    client.get(at(meeting))
    assert asked() == before


def test_the_administrator_sees_the_ways_and_how_they_are_in_numbers_alone(
    world: World, meeting: Meeting, client: Client, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DIGITAL_POST_ENABLED", True)
    monkeypatch.setattr(settings, "DIGITAL_POST_URL", "https://post.kommune.invalid/breve")
    assert client.post(at(meeting), {"key": str(uuid.uuid4())}).status_code == 302
    page = sign_in(world.administrator).get(reverse("admin:mail")).text
    assert "sendes gennem post.kommune.invalid. 1 venter, 0 blev ikke sendt" in page
    assert "Karin" not in page
