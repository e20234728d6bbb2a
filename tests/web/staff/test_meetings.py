"""Meetings on the screen: agreed, changed, held, added to."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import Meeting
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.factories import courses
from tests.records.meeting_worlds import EVERYONE, held_kickoff, planned
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
from tests.worlds import TODAY, World

SCRIPT = "<script>alert('æ')</script>"


def test_b2_a_kickoff_is_agreed_where_the_citizen_chose(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("plan_meeting", case), new_meeting())
    assert (answer.status_code, answer.headers["location"]) == (302, url("meetings", case))
    page = client.get(url("meetings", case)).text
    assert "onsdag 4. marts 2026 kl. 10.30 · Hjemme hos Karin" in page
    assert "Karin Mølgaard, Pernille Aaen, Samir Toft, Jonas Krag og Nadia Friis" in page


def test_the_kind_that_comes_next_is_chosen_already(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    chosen = r'name="kind" value="(\w+)" checked'
    assert re.findall(chosen, client.get(url("plan_meeting", case)).text) == ["kickoff"]
    held_kickoff(world, case)
    assert re.findall(chosen, client.get(url("plan_meeting", case)).text) == ["pre_cti"]
    asked = client.get(url("plan_meeting", case) + "?slags=closing").text
    assert re.findall(chosen, asked) == ["closing"]


def test_a_second_click_makes_one_meeting(world: World, case: Case, sign_in: SignIn) -> None:
    client, form = sign_in(world.social_caseworker), new_meeting()
    for _ in range(2):
        assert client.post(url("plan_meeting", case), form).status_code == 302
    with read(world):
        assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("31", "2", "2026"), "31. februar findes ikke. Ret dagen eller måneden."),
        (("1", "1", "0026"), "Året skal være mellem 1900 og 2100."),
        (("1", "1", "2199"), "Året skal være mellem 1900 og 2100."),
        (("", "", ""), "Udfyld »Hvornår«."),
    ],
)
def test_an_impossible_day_is_said_beside_the_field_and_nothing_is_lost(
    world: World, case: Case, sign_in: SignIn, typed: tuple[str, str, str], sentence: str
) -> None:
    client = sign_in(world.social_caseworker)
    boxes = dict(zip(("planned_on_day", "planned_on_month", "planned_on_year"), typed, strict=True))
    answer = client.post(url("plan_meeting", case), new_meeting(**boxes))
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert f'<span class="sr-only">Fejl: </span>{sentence}' in page
    assert 'value="Hjemme hos Karin"' in page
    with read(world):
        assert Meeting.objects.count() == 0


def test_a_day_before_the_enrolment_is_refused_by_its_rule(
    world: World, case: Case, sign_in: SignIn
) -> None:
    form = new_meeting(**day("planned_on", TODAY - timedelta(days=1)))
    answer = sign_in(world.social_caseworker).post(url("plan_meeting", case), form)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B1"])
    assert 'value="Hjemme hos Karin"' in answer.text


@pytest.mark.parametrize("clock", ["25.00", "halv ti", "10.75"])
def test_a_time_that_is_none_is_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, clock: str
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("plan_meeting", case), new_meeting(starts_clock=clock))
    assert answer.status_code == 422
    assert "Skriv klokkeslættet som fx 10.30." in answer.text


def test_g1_a_follow_up_by_one_is_kept_and_pointed_out(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.social_caseworker)
    typed = held_form(
        client,
        case,
        meeting,
        came_citizen="present",
        came_social_caseworker="present",
        **day("next_follow_up_on", TODAY + timedelta(days=30)),
    )
    address = url("hold", case, meeting_id=meeting.pk)
    assert client.post(address, typed).headers["location"] == url(
        "meeting", case, meeting_id=meeting.pk
    )
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Kun én fagperson var med til opfølgningen." in page
    assert "fredag 3. april 2026" in client.get(url("meetings", case)).text


def test_g1_a_follow_up_without_anybody_is_refused_and_keeps_the_minutes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.FOLLOW_UP), sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, minutes=f"Et langt referat {SCRIPT}")
    answer = client.post(url("hold", case, meeting_id=meeting.pk), typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["G1"])
    assert "Et langt referat &lt;script&gt;" in answer.text


def test_e13_a_start_meeting_without_one_of_the_three_is_pointed_out(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case, MeetingKind.START_OF_THREE)
    client = sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, came_citizen="present", came_cti_worker="present")
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Mødet blev holdt uden jobkonsulenten." in page


def test_e12_before_cti_it_is_ticked_what_was_explained_and_what_the_citizen_wishes(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.PRE_CTI), sign_in(world.cti_worker)
    typed = held_form(
        client,
        case,
        meeting,
        **came(),
        explained=["fixed_time", "own_choice"],
        citizen_wishes="Hjælp til at komme op",
    )
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "»Hjælp til at komme op«" in page
    assert page.count("<li>Forløbet varer 9 eller 6 måneder") == 1
    assert "CTI er tæt støtte" not in page
    assert "CTI er støtte til dig" in client.get(url("leaflet", case)).text


def test_e12_what_was_told_at_one_meeting_is_not_asked_about_at_the_next(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.PRE_CTI), sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, **came(), explained=["fixed_time", "own_choice"])
    for _ in range(2):  # the meeting's own points are no other meeting's
        assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    later = planned(world, case, MeetingKind.PRE_CTI)
    page = client.get(url("hold", case, meeting_id=later.pk)).text
    assert "2 af 6 ting er fortalt før." in page
    assert ('value="fixed_time"' in page, 'value="plan_after"' in page) == (False, True)


def test_i3_everyone_confirms_the_onward_plan_at_once_or_later(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.CLOSING), sign_in(world.cti_worker)
    knowing = [role.value for role in EVERYONE if role != "citizen"]
    typed = held_form(client, case, meeting, **came(), know_the_plan=knowing)
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    here = url("meeting", case, meeting_id=meeting.pk)
    lacking = "Det er ikke noteret, at borgeren kender planen"
    assert lacking in client.get(here).text
    added = {"text": "Karin ringede i dag.", "know_the_plan": ["citizen"]}
    assert client.post(url("add_to_minutes", case, meeting_id=meeting.pk), added).status_code == 302
    page = client.get(here).text
    assert lacking not in page
    assert "Tilføjet 04.03.2026 af Nadia Friis: Karin ringede i dag." in page


def test_i1_a_closing_meeting_says_who_was_missing(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.CLOSING), sign_in(world.cti_worker)
    typed = held_form(client, case, meeting, **came("job_consultant"))
    assert client.post(url("hold", case, meeting_id=meeting.pk), typed).status_code == 302
    page = client.get(url("meeting", case, meeting_id=meeting.pk)).text
    assert "Mødet blev holdt uden jobkonsulenten." in page


def test_a_change_from_an_old_page_meets_the_other_one(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case, MeetingKind.OTHER), sign_in(world.cti_worker)
    address = url("change_meeting", case, meeting_id=meeting.pk)
    old = opened(client, address)
    first = {**new_meeting(place="Rådhuset"), **opened(client, address)}
    assert client.post(address, first).status_code == 302
    answer = client.post(address, {**new_meeting(place="Biblioteket"), **old})
    assert answer.status_code == 409
    assert ("Rådhuset" in answer.text, "Biblioteket" in answer.text) == (True, True)
    assert answer.text.count('type="hidden" name="expected"') == len(EVERYONE)


def test_a_meeting_is_cancelled_with_a_reason(world: World, case: Case, sign_in: SignIn) -> None:
    meeting, client = planned(world, case, MeetingKind.OTHER), sign_in(world.cti_worker)
    address = url("cancel_meeting", case, meeting_id=meeting.pk)
    empty = client.post(address, {**opened(client, address), "because": " "})
    assert (empty.status_code, rules_on(empty.text)) == (409, ["G2"])
    typed = {**opened(client, address), "because": "Karin er syg"}
    for _ in range(2):
        assert client.post(address, typed).status_code == 302
    assert "Karin er syg" in client.get(url("meeting", case, meeting_id=meeting.pk)).text


PAGES = (
    "meeting",
    "hold",
    "change_meeting",
    "cancel_meeting",
    "add_to_minutes",
    "kickoff",
    "summary",
    "summary_pdf",
)


def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = planned(world, case), sign_in(world.stranger)
    for name in PAGES:
        assert client.get(url(name, case, meeting_id=meeting.pk)).status_code == 404, name
        assert client.post(url(name, case, meeting_id=meeting.pk)).status_code == 404, name
    for name in ("meetings", "plan_meeting", "leaflet", "aftercare", "record_aftercare"):
        assert client.get(url(name, case)).status_code == 404, name


def test_another_citizens_meeting_is_not_found_under_this_one(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = planned(world, case)
    client = sign_in(world.cti_worker)
    for name in PAGES:
        assert client.get(url(name, case, meeting_id=meeting.pk + 1)).status_code == 404, name


def test_a_leader_reads_and_does_not_plan(world: World, case: Case, sign_in: SignIn) -> None:
    planned(world, case)
    client = sign_in(world.leader)
    page = client.get(url("meetings", case)).text
    assert "Opstartsmøde" in page
    assert url("plan_meeting", case) not in page
    assert client.get(url("plan_meeting", case)).status_code == 403


def test_the_list_asks_as_often_for_twenty_meetings_as_for_two(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url("meetings", case)).status_code == 200
        return len(found)

    def more(count: int) -> None:
        for _ in range(count):
            with read(world):
                courses.meeting(
                    case, MeetingKind.OTHER, planned_on=TODAY, held_on=TODAY, came=tuple(EVERYONE)
                )
            planned(world, case, MeetingKind.OTHER)

    more(2)
    client.get(url("meetings", case))
    few = asked()
    more(18)
    assert asked() == few
