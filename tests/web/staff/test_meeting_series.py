"""Series, moves, cancelling the rest, and people from outside, on the screen (B2, C2, G2)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case, Consent
from fodfaeste.records.foundation import made_by
from fodfaeste.records.meetings.models import Meeting, MeetingMove
from fodfaeste.records.meetings.queries.calendar import meetings_for
from fodfaeste.rules.consent.kinds import ConsentForm, InformationType, Party
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingState
from tests.records.meeting_worlds import planned
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import (
    came,
    day,
    held_form,
    new_meeting,
    opened,
    read,
    rules_on,
    url,
)
from tests.worlds import TODAY, World, noon

EASTER_MONDAY = date(2026, 4, 6)


def weekly(**changed: object) -> dict[str, object]:
    said = {**day("planned_on", date(2026, 3, 9)), **day("until", date(2026, 4, 20))}
    return {**new_meeting(kind="follow_up", rhythm="week", **said), **changed}


def days_of(world: World, state: MeetingState = MeetingState.PLANNED) -> list[date]:
    with read(world):
        found = Meeting.objects.filter(state=state).order_by("planned_on")
        return list(found.values_list("planned_on", flat=True))


def a_yes(
    world: World, case: Case, name: str = "Lægehuset Nord", *, given: date = TODAY
) -> Consent:
    with read(world):
        return Consent.objects.create(
            **made_by(world.cti_worker.pk, noon(TODAY)),
            case=case,
            types=[InformationType.HEALTH],
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.HEALTH_CARE,
            to_name=name,
            purpose="At lægen kender planen og støtten.",
            given_as=ConsentForm.ORAL,
            given_note="Sagt på mødet.",
            consequences_explained=True,
            given_on=given,
        )


def test_g2_a_series_is_agreed_at_once_and_skips_the_holiday(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client, form = sign_in(world.cti_worker), weekly()
    for _ in range(2):  # a double click makes one series
        assert client.post(url("plan_meeting", case), form).status_code == 302
    agreed = days_of(world)
    assert [f"{one:%d.%m}" for one in agreed] == [
        "09.03",
        "16.03",
        "23.03",
        "30.03",
        "13.04",
        "20.04",
    ]
    page = client.get(url("meetings", case)).text
    assert page.count("Hjemme hos Karin · hver uge") == 6


def test_b2_a_meeting_on_a_holiday_is_pointed_out(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert client.post(url("plan_meeting", case), weekly(on_holidays="keep")).status_code == 302
    assert EASTER_MONDAY in days_of(world)
    assert client.get(url("meetings", case)).text.count("anden påskedag") == 1


def test_b2_ten_o_clock_stays_ten_when_the_clocks_change(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert client.post(url("plan_meeting", case), weekly()).status_code == 302
    with read(world):
        found = meetings_for(world.cti_worker.pk, from_day=TODAY, before=TODAY + timedelta(days=60))
    assert {f"{one.starts_at:%H.%M}" for one in found} == {"10.30"}
    assert {f"{one.starts_at:%z}" for one in found} == {"+0100", "+0200"}


def test_g2_a_series_without_a_last_day_is_asked_for_it_and_keeps_the_rest(
    world: World, case: Case, sign_in: SignIn
) -> None:
    typed = weekly(until_day="", until_month="", until_year="")
    answer = sign_in(world.cti_worker).post(url("plan_meeting", case), typed)
    assert answer.status_code == 422
    assert "Udfyld »Sidste dag i rækken«" in answer.text
    assert 'value="Hjemme hos Karin"' in answer.text


@pytest.mark.parametrize(("kind", "rule"), [("kickoff", "B1"), ("closing", "I1")])
def test_b5_a_kickoff_comes_in_no_series(
    world: World, case: Case, sign_in: SignIn, kind: str, rule: str
) -> None:
    typed = {**weekly(), "kind": kind}
    answer = sign_in(world.cti_worker).post(url("plan_meeting", case), typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, [rule])
    assert days_of(world) == []


def move(client: Client, case: Case, meeting: Meeting, to: date, **typed: object) -> int:
    address = url("change_meeting", case, meeting_id=meeting.pk)
    form = {**new_meeting(**day("planned_on", to), **typed), **opened(client, address)}
    return client.post(address, form).status_code


def test_g2_a_meeting_moved_ten_times_keeps_every_move_and_why(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    for number in range(1, 11):
        to = TODAY + timedelta(days=number)
        assert move(client, case, meeting, to, because=f"Grund nummer {number}.") == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Flyttet 10 gange" in page
    assert "Fra 4. marts 2026 til 5. marts 2026 kl. 10.30: Grund nummer 1." in page
    assert "Fra 13. marts 2026 kl. 10.30 til 14. marts 2026 kl. 10.30: Grund nummer 10." in page
    with read(world):
        assert Meeting.objects.get(pk=meeting.pk).sequence == 10


def test_g2_a_move_without_a_reason_is_refused_and_a_new_place_needs_none(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    address = url("change_meeting", case, meeting_id=meeting.pk)
    later = day("planned_on", TODAY + timedelta(days=3))
    typed = {**new_meeting(**later, because=" ", place="Biblioteket"), **opened(client, address)}
    answer = client.post(address, typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G1"])
    assert 'value="Biblioteket"' in answer.text
    here = {**typed, **day("planned_on", TODAY), "starts_clock": ""}
    assert client.post(address, here).status_code == 302
    with read(world):
        assert MeetingMove.objects.count() == 0


def test_g2_one_meeting_or_the_rest_of_the_series_is_cancelled(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert client.post(url("plan_meeting", case), weekly()).status_code == 302
    with read(world):
        second, third = Meeting.objects.order_by("planned_on")[1:3]
    address = url("cancel_meeting", case, meeting_id=second.pk)
    one = {**opened(client, address), "because": "Karin er syg.", "rest": "one"}
    assert client.post(address, one).status_code == 302
    assert days_of(world, MeetingState.CANCELLED) == [second.planned_on]
    address = url("cancel_meeting", case, meeting_id=third.pk)
    assert "Resten af rækken (4 møder)" in client.get(address).text
    rest = {**opened(client, address), "because": "Karin har fået job.", "rest": "rest"}
    for _ in range(2):
        assert client.post(address, rest).status_code == 302
    assert days_of(world) == [date(2026, 3, 9)]
    with read(world):
        assert set(Meeting.objects.filter(state="cancelled").values_list("sequence")) == {(1,)}


def test_c2_somebody_from_outside_is_asked_along_by_the_citizens_yes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client, yes = sign_in(world.cti_worker), a_yes(world, case)
    assert "Lægehuset Nord" in client.get(url("plan_meeting", case)).text
    typed = new_meeting(kind="follow_up", outsiders=[str(yes.pk)])
    assert client.post(url("plan_meeting", case), typed).status_code == 302
    with read(world):
        (meeting,) = Meeting.objects.all()
    here = url("meeting", case, meeting_id=meeting.pk)
    assert "<strong>Lægehuset Nord</strong>" in client.get(here).text
    held = held_form(client, case, meeting, **came(), outsiders=[str(yes.pk)])
    assert client.post(url("hold", case, meeting_id=meeting.pk), held).status_code == 302
    assert "<strong>Lægehuset Nord</strong>" in client.get(here).text


def test_c2_without_a_yes_nobody_from_outside_can_be_chosen(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert "Hvem udefra" not in client.get(url("plan_meeting", case)).text
    yes = a_yes(world, case, given=TODAY + timedelta(days=3))  # not given yet
    a_yes(world, case, "Kommunens bibliotek")
    typed = new_meeting(kind="follow_up", outsiders=[str(yes.pk)])
    assert client.post(url("plan_meeting", case), typed).status_code == 422
    assert days_of(world) == []


def test_c2_a_yes_taken_back_is_shown_at_once(world: World, case: Case, sign_in: SignIn) -> None:
    client, yes = sign_in(world.cti_worker), a_yes(world, case)
    typed = new_meeting(kind="follow_up", outsiders=[str(yes.pk)])
    assert client.post(url("plan_meeting", case), typed).status_code == 302
    with read(world):
        Consent.objects.filter(pk=yes.pk).update(withdrawn_on=TODAY, withdrawn_by=world.cti_worker)
        (meeting,) = Meeting.objects.all()
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "samtykket gælder ikke mere" in page
    held = held_form(client, case, meeting, **came(), outsiders=[str(yes.pk)])
    answer = client.post(url("hold", case, meeting_id=meeting.pk), held)
    assert answer.status_code in {302, 422}
    with read(world):
        came_by = Meeting.objects.filter(
            participants__consent=yes, participants__attendance="present"
        )
        assert not came_by.exists()


def test_a_page_of_many_moves_asks_as_often_as_one_of_few(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    here = url("meeting", case, meeting_id=meeting.pk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(here).status_code == 200
        return len(found)

    assert move(client, case, meeting, TODAY + timedelta(days=1)) == 302
    asked()
    few = asked()
    for number in range(2, 12):
        assert move(client, case, meeting, TODAY + timedelta(days=number)) == 302
    asked()
    assert asked() == few
