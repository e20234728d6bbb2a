"""Green time, ERFA and supervision, and one's own meetings (J3)."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.accounts.models import User
from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import TeamDecision, TeamMeeting, TeamSeries
from fodfaeste.records.meetings.queries.calendar import meetings_for
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingKind, MeetingSource
from fodfaeste.rules.post.kinds import NoticeKind
from tests.records.meeting_worlds import planned
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.meeting_forms import day, opened, read, rules_on
from tests.worlds import TODAY, World, acting_as, person

MINE = reverse("staff:team_time:mine")
ALL = reverse("staff:team_time:all")
NEW = reverse("staff:team_time:new")
TUESDAY = date(2026, 3, 10)
SCRIPT = "<script>alert('æ')</script>"


def green(world: World, *people: User, **changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "kind": "green_time",
        "name": "Grøn tid",
        "unit": str(world.unit.pk),
        "people": [str(one.pk) for one in people],
        **day("starts_on", TUESDAY),
        "starts_clock": "9",
        "lasts": "120",
        "place": "Mødelokale 1",
        "rhythm": "week",
        **day("until", date(2026, 4, 14)),
        "on_holidays": "skip",
        **changed,
    }


@pytest.fixture
def series(world: World, case: Case, sign_in: SignIn) -> TeamSeries:
    people = (world.cti_worker, world.job_consultant)
    answer = sign_in(world.leader).post(NEW, green(world, *people))
    assert answer.status_code == 302, answer.text
    with read(world):
        return TeamSeries.objects.get()


def slots(world: World) -> list[TeamMeeting]:
    with read(world):
        return list(TeamMeeting.objects.order_by("planned_on"))


def at(name: str, slot: TeamMeeting, **more: object) -> str:
    to = {"series_id": slot.series_id, "slot_id": slot.pk, **more}
    return reverse(f"staff:team_time:{name}", kwargs=to)


def held(client: Client, slot: TeamMeeting, *people: User, **changed: object) -> int:
    typed = {
        **opened(client, at("hold", slot)),
        **day("held_on", TODAY),
        "came": [str(one.pk) for one in people],
        "minutes": "Vi gik køen igennem.",
        **changed,
    }
    return client.post(at("hold", slot), typed).status_code


def test_j3_the_leader_sets_time_aside_and_it_stands_in_everybodys_calendar(
    world: World, series: TeamSeries
) -> None:
    days = [slot.planned_on for slot in slots(world)]
    assert days == [TUESDAY + timedelta(weeks=number) for number in range(6)]
    with read(world):
        found = meetings_for(world.cti_worker.pk, from_day=TODAY, before=TODAY + timedelta(60))
        others = meetings_for(world.social_caseworker.pk, from_day=TODAY, before=days[-1])
    assert {(one.source, f"{one.starts_at:%H.%M}", one.group) for one in found} == {
        (MeetingSource.TEAM, "09.00", series.pk)
    }
    assert others == ()


def test_j3_a_double_click_sets_it_once(world: World, case: Case, sign_in: SignIn) -> None:
    client, typed = sign_in(world.leader), green(world, world.cti_worker)
    for _ in range(2):
        assert client.post(NEW, typed).status_code == 302
    with read(world):
        assert TeamSeries.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"people": []}, 409),
        ({"name": " "}, 409),
        (day("until", TUESDAY - timedelta(days=1)), 409),
        (day("until", TUESDAY + timedelta(days=400)), 409),
        ({"lasts": "5"}, 422),
        ({"starts_clock": "ni"}, 422),
        ({"unit": "999999"}, 422),
    ],
)
def test_j3_what_cannot_be_set_is_said_and_what_was_typed_stays(
    world: World, case: Case, sign_in: SignIn, changed: dict[str, object], status: int
) -> None:
    answer = sign_in(world.leader).post(NEW, green(world, world.cti_worker, **changed))
    assert (answer.status_code, 'value="Mødelokale 1"' in answer.text) == (status, True)
    assert rules_on(answer.text)[:1] == (["J3"] if status == 409 else [])
    with read(world):
        assert TeamSeries.objects.count() == 0


def test_j3_only_who_leads_sets_time_and_a_stranger_finds_nothing(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    slot = slots(world)[0]
    here = reverse("staff:team_time:series", args=[series.pk])
    assert sign_in(world.cti_worker).get(NEW).status_code == 403
    stranger = sign_in(world.stranger)
    for address in (here, *(at(name, slot) for name in ("meeting", "move", "hold", "decide"))):
        assert stranger.get(address).status_code == 404, address
    assert sign_in(world.administrator).get(ALL).status_code == 403
    assert "Grøn tid" in sign_in(world.job_consultant).get(here).text


def test_j3_minutes_are_decisions_and_each_is_somebodys_until_it_is_done(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    client, (slot, following, *_) = sign_in(world.cti_worker), slots(world)
    early = {"key": str(uuid.uuid4()), "text": "Ring rundt", "responsible": ""}
    assert client.post(at("decide", slot), early).status_code == 409  # not held yet
    assert held(client, slot, world.cti_worker) == 302
    page = client.get(at("meeting", slot)).text
    assert (f"<li>{world.cti_worker.name}</li>" in page, "ikke med" in page) == (True, True)
    ahead, behind = client.get(reverse("staff:team_time:series", args=[slot.series_id])).text.split(
        "Tidligere møder"
    )
    assert [at("meeting", slot) in part for part in (ahead, behind)] == [False, True]
    typed = {
        "key": str(uuid.uuid4()),
        "text": f"Lav listen {SCRIPT}",
        "responsible": str(world.cti_worker.pk),
        **day("due_on", TODAY + timedelta(days=7)),
    }
    for _ in range(2):
        assert client.post(at("decide", slot), typed).status_code == 302
    assert "Besluttet før og ikke gjort" in client.get(at("meeting", following)).text
    mine = client.get(MINE).text
    assert "Lav listen &lt;script&gt;" in mine
    with read(world):
        (decision,) = TeamDecision.objects.all()
    done = at("done", slot, made_id=decision.pk)
    assert client.post(done).status_code == 302
    assert "Besluttet før og ikke gjort" not in client.get(at("meeting", following)).text
    assert "Lav listen" not in client.get(MINE).text


def test_j3_nobody_came_is_refused_and_keeps_the_minutes(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    client, slot = sign_in(world.cti_worker), slots(world)[0]
    typed = {
        **opened(client, at("hold", slot)),
        **day("held_on", TODAY),
        "came": [],
        "minutes": "KANARIE",
    }
    answer = client.post(at("hold", slot), typed)
    assert (answer.status_code, rules_on(answer.text)) == (409, ["J3"])
    assert "KANARIE" in answer.text


def test_j3_one_meeting_is_moved_or_cancelled_and_says_why(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    client, (first, second, *_) = sign_in(world.cti_worker), slots(world)
    there = {
        **opened(client, at("move", first)),
        **day("planned_on", TUESDAY + timedelta(days=1)),
        "starts_clock": "10",
        "place": "Rådhuset",
    }
    assert client.post(at("move", first), {**there, "because": " "}).status_code == 409
    assert client.post(at("move", first), {**there, "because": "Kursus"}).status_code == 302
    late = client.post(
        at("move", first), {**there, "because": "Vi er alle på et helt andet kursus."}
    )
    assert (late.status_code, "Vi er alle på et helt andet kursus." in late.text) == (409, True)
    off = {**opened(client, at("cancel", second)), "because": "Sommerferie"}
    for _ in range(2):
        assert client.post(at("cancel", second), off).status_code == 302
    assert "Aflyst: Sommerferie" in client.get(at("meeting", second)).text
    moved, cancelled, *_ = slots(world)
    assert (moved.planned_on, moved.sequence) == (TUESDAY + timedelta(days=1), 1)
    assert (cancelled.state, cancelled.sequence) == ("cancelled", 1)


def test_j3_who_leaves_and_who_comes_follows_in_the_calendar_and_the_end_cancels_what_is_ahead(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    client = sign_in(world.leader)
    address = reverse("staff:team_time:people", args=[series.pk])
    typed = {**opened(client, address), "people": [str(world.social_caseworker.pk)]}
    assert client.post(address, typed).status_code == 302
    window = {"from_day": TODAY, "before": TODAY + timedelta(days=60)}
    with read(world):
        assert meetings_for(world.cti_worker.pk, **window) == ()
        assert len(meetings_for(world.social_caseworker.pk, **window)) == 6
    page = client.get(reverse("staff:team_time:series", args=[series.pk])).text
    version = re.findall(r'name="version" value="(\d+)"', page)
    ended = reverse("staff:team_time:end", args=[series.pk])
    assert client.post(ended, {"version": version[0]}).status_code == 302
    assert {slot.state.value for slot in slots(world)} == {"cancelled"}


def test_j3_a_name_that_is_taken_is_refused_and_keeps_what_was_typed(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    answer = sign_in(world.leader).post(NEW, green(world, world.cti_worker, place="Kantinen"))
    assert (answer.status_code, rules_on(answer.text)) == (409, ["J3"])
    assert 'value="Kantinen"' in answer.text


def test_j3_a_series_on_saturdays_may_change_its_people(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client, saturday = sign_in(world.leader), date(2026, 3, 14)
    typed = green(world, world.cti_worker, **day("starts_on", saturday), on_holidays="keep")
    assert client.post(NEW, typed).status_code == 302
    with read(world):
        address = reverse("staff:team_time:people", args=[TeamSeries.objects.get().pk])
    people = {**opened(client, address), "people": [str(world.social_caseworker.pk)]}
    assert client.post(address, people).status_code == 302


def test_j3_whoever_sits_in_it_hears_of_it_of_a_move_and_of_a_cancellation_once(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    client, (first, second, *_) = sign_in(world.cti_worker), slots(world)
    there = {
        **opened(client, at("move", first)),
        **day("planned_on", TUESDAY + timedelta(days=1)),
        "starts_clock": "10",
        "because": "Kursus",
    }
    off = {**opened(client, at("cancel", second)), "because": "Sommerferie"}
    for _ in range(2):
        assert client.post(at("move", first), there).status_code == 302
        assert client.post(at("cancel", second), off).status_code == 302
    with acting_as(world.actor(world.job_consultant)):
        told = Notice.objects.filter(recipient=world.job_consultant, kind=NoticeKind.MEETING)
        assert list(told.order_by("pk").values_list("sentence", flat=True)) == [
            "Du er sat på fast tid: Grøn tid.",
            "Et møde i den faste tid er flyttet: Grøn tid.",
            "Et møde i den faste tid er aflyst: Grøn tid.",
        ]


def test_j3_after_its_end_the_minutes_are_read_and_ones_own_promise_is_finished(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    worker, leader, slot = sign_in(world.cti_worker), sign_in(world.leader), slots(world)[0]
    assert held(worker, slot, world.cti_worker) == 302
    for text in ("Lav listen", "Ring rundt"):
        typed = {
            "key": str(uuid.uuid4()),
            "text": text,
            "responsible": str(world.cti_worker.pk),
            **day("due_on", TODAY + timedelta(days=7)),
        }
        assert worker.post(at("decide", slot), typed).status_code == 302
    with read(world):
        first, second = TeamDecision.objects.order_by("pk")
    people = reverse("staff:team_time:people", args=[series.pk])
    left = {**opened(leader, people), "people": [str(world.job_consultant.pk)]}
    assert leader.post(people, left).status_code == 302
    assert worker.get(at("meeting", slot)).status_code == 404
    assert worker.post(at("done", slot, made_id=first.pk)).status_code == 302
    assert "Lav listen" not in worker.get(MINE).text
    with read(world):
        version = str(TeamSeries.objects.get().version)
    for _ in range(2):
        ended = reverse("staff:team_time:end", args=[series.pk])
        assert leader.post(ended, {"version": version}).status_code == 302
    assert "Rækker, der er slut" in sign_in(world.job_consultant).get(ALL).text
    assert "Vi gik køen igennem." in sign_in(world.job_consultant).get(at("meeting", slot)).text
    assert worker.post(at("done", slot, made_id=second.pk)).status_code == 302
    assert sign_in(world.stranger).post(at("done", slot, made_id=second.pk)).status_code == 404


def test_j3_minutes_that_were_not_sent_stand_there_when_one_comes_back(
    world: World, series: TeamSeries, sign_in: SignIn
) -> None:
    client, slot = sign_in(world.cti_worker), slots(world)[0]
    page = client.get(at("hold", slot)).text
    (form,) = re.findall(r'data-ff-draft-form="([^"]+)"', page)
    kept = {"ff_form": form, "minutes": "Halvt referat", "came": [str(world.cti_worker.pk)]}
    assert client.post(reverse("keep_draft"), kept).status_code < 300
    assert "Halvt referat" in client.get(at("hold", slot)).text
    assert held(client, slot, world.cti_worker) == 302
    assert "Halvt referat" not in client.get(at("hold", slot)).text


def test_j3_my_meetings_are_those_around_citizens_and_those_of_the_team(
    world: World, series: TeamSeries, case: Case, sign_in: SignIn
) -> None:
    planned(world, case, MeetingKind.FOLLOW_UP, on=TODAY)
    page = sign_in(world.cti_worker).get(MINE).text
    this_week, later = page.split("<h2")[1:3]
    assert "Karin Mølgaard" in this_week
    assert later.count("Grøn tid") == 6  # its name is its type: said once
    assert "Karin" not in sign_in(world.leader).get(MINE).text


def test_j3_todays_time_with_colleagues_stands_on_min_dag_until_it_is_held(
    world: World, series: TeamSeries, sign_in: SignIn, today_is: TodayIs
) -> None:
    today_is(TUESDAY)
    slot = slots(world)[0]
    client = sign_in(world.cti_worker)
    today_is(TUESDAY)
    page = client.get("/medarbejder/").text
    assert f'<strong>09.00</strong> <a href="{at("meeting", slot)}">Grøn tid</a>' in page
    today_is(TUESDAY + timedelta(days=1))
    assert "Du har ingen møder i dag." in client.get("/medarbejder/").text
    today_is(TUESDAY)
    assert held(client, slot, world.cti_worker, **day("held_on", TUESDAY)) == 302
    assert "Du har ingen møder i dag." in client.get("/medarbejder/").text


def test_j3_an_empty_list_says_what_to_do(world: World, sign_in: SignIn) -> None:
    newcomer = person("Ny Kollega", Role.JOB_CONSULTANT, world.unit)
    assert "Du har ingen møder i det næste halve år." in sign_in(newcomer).get(MINE).text


def test_the_list_asks_as_often_for_twenty_meetings_as_for_two(
    world: World, series: TeamSeries, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)

    def asked() -> int:
        client.get(MINE)
        with CaptureQueriesContext(connection) as found:
            assert client.get(MINE).status_code == 200
        steps = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
        return len([one for one in found if not one["sql"].startswith(steps)])

    planned(world, case, MeetingKind.OTHER)
    few = asked()
    for _ in range(10):
        planned(world, case, MeetingKind.OTHER)
    assert asked() == few
    assert few <= 13
