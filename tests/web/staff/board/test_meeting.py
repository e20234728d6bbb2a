"""A board meeting in the browser: begun, walked through, decided at, ended, and looked back on."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client

from fodfaeste.accounts.models import RoleAssignment, Unit
from fodfaeste.records.boards.models import (
    BoardDecision,
    BoardItem,
    BoardMeeting,
    EffortObstacle,
)
from fodfaeste.records.cases.models import Case, Task, TeamMembership
from fodfaeste.rules.access.roles import Role
from tests.pdf.reading import text_of
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, enrolled_case, person

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
MEETINGS = "/tavle/moeder/"
NEXT_WEEK = TODAY + timedelta(days=7)
FORTNIGHT = TODAY + timedelta(days=14)


def on(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def begin(leader: Client, world: World, day: date = TODAY, **changed: object) -> str:
    sent = {
        "key": uuid.uuid4(),
        "unit": world.unit.pk,
        "attended": [world.leader.pk, world.cti_worker.pk],
        **on("held_on", day),
        **changed,
    }
    return leader.post(f"{MEETINGS}nyt/", sent, follow=True).text


def the_meeting(as_owner: AsOwner) -> BoardMeeting:
    with as_owner():
        return BoardMeeting.objects.latest("pk")


def decide(
    client: Client, case: Case, meeting: BoardMeeting, *, tail: str = "", **said: object
) -> str:
    at = f"/medarbejder/forloeb/{case.pk}/tavle/{meeting.pk}/{tail}"
    return client.post(at, {"key": uuid.uuid4(), **said}, follow=True).text


@pytest.fixture
def leader(world: World, sign_in: SignIn, case: Case) -> Client:
    return sign_in(world.leader)


def test_j2_the_leader_begins_a_meeting_and_the_agenda_is_laid(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    key = uuid.uuid4()
    begin(leader, world, key=key)
    page = begin(leader, world, key=key)
    assert "Med er Lene Øster, Nadia Friis." in page
    assert "Nyt forløb" in page
    assert "KM" in page
    assert "Karin" not in page
    assert "Ingen leder fra beskæftigelse og social var med." in page
    assert "Det er enhedens første tavlemøde." in page
    with as_owner():
        assert BoardMeeting.objects.count() == 1


def test_j2_the_leaders_of_both_departments_are_recorded(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    with as_owner():
        social = person("Ole Brandt", Role.LEADER, None, leads=world.social_caseworker.unit)
        work = person("Birgit Lund", Role.LEADER, None, leads=world.job_consultant.unit)
    page = begin(leader, world, attended=[world.leader.pk, social.pk])
    assert "Ole Brandt (leder, social)" in page
    assert "Ingen leder fra beskæftigelse var med." in page
    meeting = the_meeting(as_owner)
    at = f"{MEETINGS}{meeting.pk}/hvem/"
    sent = {"version": meeting.version, "attended": [world.leader.pk, social.pk, work.pk]}
    assert "Ingen leder" not in leader.post(at, sent, follow=True).text
    stale = leader.post(at, {**sent, "attended": [world.leader.pk]})
    assert stale.status_code == 409
    assert "Brug min tekst" in stale.text
    chosen = {"attended_mine": str(world.leader.pk), "attended_valg": "mine", "version": 2}
    assert "Med er Lene Øster." in leader.post(at, chosen, follow=True).text


def test_j2_a_meeting_without_anybody_or_ahead_of_time_is_refused_with_the_rule(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    page = begin(leader, world, NEXT_WEEK, attended=[])
    assert "Mødet er dateret ude i fremtiden." in page
    assert "/metoden/#J2" in page
    page = begin(leader, world, attended=[])
    assert "Det står ikke, hvem der er med." in page
    with as_owner():
        assert BoardMeeting.objects.count() == 0


def test_j2_two_meetings_do_not_go_on_at_once(leader: Client, world: World) -> None:
    begin(leader, world)
    assert "Der er allerede et tavlemøde i gang i enheden." in begin(leader, world)


def test_j2_a_colleague_reads_the_meeting_but_does_not_lead_it(
    leader: Client, world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    begin(leader, world)
    at = f"{MEETINGS}{the_meeting(as_owner).pk}/"
    worker = sign_in(world.cti_worker)
    assert "KM" in worker.get(at).text
    assert worker.get(f"{at}hvem/").status_code == 403
    assert worker.post(f"{at}slut/").status_code == 403
    assert sign_in(world.stranger).get(at).status_code == 404


def test_j2_a_decision_becomes_a_task_once_and_bad_input_keeps_what_was_typed(
    leader: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    begin(leader, world)
    meeting = the_meeting(as_owner)
    worker = world.cti_worker.pk
    refused = decide(leader, case, meeting, text="Ring <b>i dag</b>", responsible=worker)
    assert "Der er ingen frist." in refused
    assert "Ring &lt;b&gt;i dag&lt;/b&gt;" in refused
    said = {"key": uuid.uuid4(), "text": "Ring i dag", "responsible": worker}
    for _ in range(2):
        page = decide(leader, case, meeting, **said, **on("due_on", NEXT_WEEK))
    assert "Beslutningen er skrevet ned." in page
    assert "Nadia Friis, senest 11. marts 2026" in page
    with as_owner():
        (task,) = Task.objects.filter(rule="J2")
        assert (task.title, task.responsible_id, task.due_on) == ("Ring i dag", worker, NEXT_WEEK)
        assert BoardDecision.objects.get().task_id == task.pk


def test_j2_two_who_write_at_once_lose_nothing(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    begin(leader, world)
    meeting = the_meeting(as_owner)
    decide(leader, case, meeting, text="Lederens ord")
    page = decide(sign_in(world.cti_worker), case, meeting, text="Medarbejderens ord")
    assert "Lederens ord" in page
    assert "Medarbejderens ord" in page


def test_j2_the_next_meeting_opens_with_what_became_of_it(
    leader: Client, world: World, case: Case, today_is: TodayIs, as_owner: AsOwner
) -> None:
    begin(leader, world)
    first = the_meeting(as_owner)
    due = on("due_on", NEXT_WEEK)
    decide(leader, case, first, text="Ring i dag", responsible=world.cti_worker.pk, **due)
    hindered = {"text": "Ingen betaler bussen", "responsible": world.leader.pk, **due}
    decide(leader, case, first, tail="hindring/", **hindered)
    leader.post(f"{MEETINGS}{first.pk}/slut/", {"version": first.version})
    assert "Mødet er slut, så der kan ikke skrives mere" in decide(
        leader, case, first, text="For sent"
    )
    today_is(FORTNIGHT)
    page = begin(leader, world, FORTNIGHT)
    since = page.split('id="siden"', 1)[1].split("</section>", 1)[0]
    assert page.index('id="maal"') < page.index('id="siden"') < page.index('id="borgere"')
    assert "Ring i dag" in since
    assert since.count("Over tiden") == 2  # the task, and the obstacle, which is said once
    assert "<strong>KM</strong> · Ingen betaler bussen" in since
    with as_owner():
        obstacle = EffortObstacle.objects.get()
    at = f"/tavle/hindringer/{obstacle.pk}/fjernet/"
    empty = leader.post(at, {"version": obstacle.version, "how": " "})
    assert "Det står ikke, hvordan hindringen blev fjernet." in empty.text
    for _ in range(2):
        said = leader.post(at, {"how": "Jobcenteret betaler"}, follow=True)
        assert "Hindringen er lukket." in said.text
    late = leader.post(at, {"how": "Det gjorde socialområdet"})
    assert "Hindringen er allerede fjernet." in late.text
    assert "Det gjorde socialområdet</textarea>" in late.text
    page = leader.get(f"{MEETINGS}{the_meeting(as_owner).pk}/").text
    assert "Jobcenteret betaler" in page
    assert "Fjernet" in page


def test_j2_one_turns_to_the_next_citizen_and_back(
    leader: Client, world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    other = enrolled_case(world, cpr="7001801100")
    begin(leader, world)
    meeting = the_meeting(as_owner)
    at, turn = "/medarbejder/forloeb/{}/tavle/{}/", f"{MEETINGS}{meeting.pk}/videre/"
    first = leader.get(at.format(case.pk, meeting.pk)).text
    assert "<title>KM" in first
    assert "nr. 1 på dagsordenen" in first
    assert f'href="{turn}?fra=1" rel="next" data-ff-next' in first
    assert 'rel="prev"' not in first
    assert leader.get(f"{turn}?fra=1").url == at.format(other.pk, meeting.pk)
    assert leader.get(f"{turn}?fra=2&vej=tilbage").url == at.format(case.pk, meeting.pk)
    assert "Det var alle på dagsordenen." in leader.get(f"{turn}?fra=2", follow=True).text
    with as_owner():
        TeamMembership.objects.filter(case=other).update(ends_before=TODAY)
    assert sign_in(world.cti_worker).get(f"{turn}?fra=1").url == f"{MEETINGS}{meeting.pk}/"


def test_j2_ending_twice_is_ending_once(leader: Client, world: World, as_owner: AsOwner) -> None:
    begin(leader, world)
    at = f"{MEETINGS}{the_meeting(as_owner).pk}/"
    pages = [leader.post(f"{at}slut/", follow=True) for _ in range(2)]
    assert [page.status_code for page in pages] == [200, 200]
    assert the_meeting(as_owner).version == 2


def test_j2_a_citizen_who_is_not_on_the_agenda_is_taken_up_from_the_board(
    leader: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    begin(leader, world)
    meeting = the_meeting(as_owner)
    way = f"/tavle/?enhed={world.unit.pk}&amp;moede={meeting.pk}"
    assert way in leader.get(f"{MEETINGS}{meeting.pk}/").text
    citizens = f"/medarbejder/forloeb/{case.pk}/tavle/{meeting.pk}/"
    board = leader.get(way.replace("&amp;", "&")).text
    assert f'href="{citizens}"' in board
    assert "kun udvalgte" not in board
    assert citizens not in leader.get("/tavle/").text
    assert citizens not in leader.get(f"/tavle/?moede={meeting.pk + 1}").text
    with as_owner():
        BoardItem.objects.all().delete()
    assert "på dagsordenen" not in leader.get(citizens).text


def test_j2_who_leads_two_units_begins_and_hinders_in_the_one_they_came_from(
    leader: Client, world: World, as_owner: AsOwner
) -> None:
    with as_owner():
        second = Unit.objects.create(name="Aaa først i alfabetet")
        RoleAssignment.objects.create(
            user=world.leader, role=Role.LEADER, unit=second, starts_on=TODAY
        )
    for pk in (world.unit.pk, second.pk):
        form = leader.get(f"{MEETINGS}nyt/", {"enhed": pk}).context["form"]
        assert form["unit"].value() == pk
        assert f"?enhed={pk}" in leader.get("/tavle/hindringer/").text
    assert "Aaa" not in leader.get("/tavle/hindringer/ny/", {"enhed": world.unit.pk}).text
    assert leader.get("/tavle/hindringer/ny/", {"enhed": "999999"}).status_code == 404


def test_j2_an_obstacle_names_no_citizen(
    leader: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    begin(leader, world)
    said = {"text": "Karin mangler et buskort", "responsible": world.leader.pk}
    at = f"/medarbejder/forloeb/{case.pk}/tavle/{the_meeting(as_owner).pk}/hindring/"
    page = leader.post(at, {"key": uuid.uuid4(), **said, **on("due_on", NEXT_WEEK)})
    assert page.status_code == 409
    assert "Hindringen viser, hvem den handler om: Karin." in page.text
    assert "Karin mangler et buskort</textarea>" in page.text
    with as_owner():
        assert EffortObstacle.objects.count() == 0


def test_j2_the_minutes_have_letters_and_no_name(
    leader: Client, world: World, case: Case, as_owner: AsOwner
) -> None:
    begin(leader, world)
    meeting = the_meeting(as_owner)
    decide(leader, case, meeting, text="Vi følger op")
    made = leader.get(f"{MEETINGS}{meeting.pk}/referat.pdf")
    assert made["Content-Type"] == "application/pdf"
    words = text_of(made.content)
    assert "KM" in words
    assert "Vi følger op" in words
    assert "Karin" not in words
    assert "Mølgaard" not in words
    assert len(pikepdf.open(BytesIO(made.content)).pages) == 1


def test_j2_open_obstacles_stand_with_those_that_are_late_pointed_out(
    leader: Client, world: World, today_is: TodayIs, sign_in: SignIn, as_owner: AsOwner
) -> None:
    sent = {"key": uuid.uuid4(), "text": "Der mangler et lokale", "responsible": world.leader.pk}
    for _ in range(2):
        page = leader.post(
            "/tavle/hindringer/ny/", {**sent, **on("due_on", NEXT_WEEK)}, follow=True
        ).text
    assert page.count("Der mangler et lokale") == 2  # the line, and its link for those who listen
    assert "Over tiden" not in page
    worker = sign_in(world.cti_worker)
    assert "Den er fjernet" not in worker.get("/tavle/hindringer/").text
    with as_owner():
        (obstacle,) = EffortObstacle.objects.all()
    at = f"/tavle/hindringer/{obstacle.pk}/fjernet/"
    refused = worker.post(at, {"version": obstacle.version, "how": "Vi fandt et"})
    assert "Hindringen er ikke din" in refused.text
    today_is(FORTNIGHT)
    assert "Over tiden" in leader.get("/tavle/hindringer/").text
    assert "1 åben" in leader.get("/tavle/").text
