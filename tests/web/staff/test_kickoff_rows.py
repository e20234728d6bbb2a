"""Who is named, what is promised and measured at the kickoff, on the screen (B3, B4, B6, C2)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Consent
from fodfaeste.records.measures.models import Measurement
from fodfaeste.records.meetings.models import KickoffPerson, KickoffPromise, Meeting
from fodfaeste.rules.meetings.agenda import AgendaStep
from fodfaeste.rules.plan.kinds import AssessmentTheme
from tests.records.assessments import assessed
from tests.records.meeting_worlds import agreement, held_kickoff, planned, taken
from tests.web.conftest import SignIn
from tests.web.staff.meeting_forms import day, opened, read, rules_on, step_url, url
from tests.worlds import TODAY, World

WEEK = timedelta(days=7)


@pytest.fixture
def meeting(world: World, case: Case) -> Meeting:
    return planned(world, case)


def somebody(**changed: str) -> dict[str, str]:
    return {
        "key": str(uuid.uuid4()),
        "name": "Rita Holm",
        "kind": "close",
        "relation": "min søster",
        "helps_with": "Ringer om morgenen",
        "involve": "nej",
        **changed,
    }


def a_yes(**changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "types": ["social"],
        "from_party": "social_department",
        "purpose": "At Rita kan hjælpe mig om morgenen.",
        "given_as": "oral",
        **day("last_day", date(2027, 3, 3)),
        "consequences_explained": "on",
        **changed,
    }


def named(world: World) -> list[tuple[str, str, bool]]:
    with read(world):
        people = KickoffPerson.objects.order_by("pk")
        return [(one.name, one.relation, one.involve) for one in people]


def test_b3_somebody_is_written_down_once_and_stands_on_the_step(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client, new = sign_in(world.cti_worker), url("kickoff_person", case, meeting_id=meeting.pk)
    step = step_url(case, meeting, AgendaStep.NETWORK)
    on = client.post(step, {**opened(client, step), "network": "Min søster", "ny": "1"})
    assert on.headers["location"] == new
    twice = somebody()
    for _ in range(2):
        assert client.post(new, twice).headers["location"] == step
    assert named(world) == [("Rita Holm", "min søster", False)]
    page = client.get(step).text
    assert "min søster. Ringer om morgenen" in page
    assert "Må vi tale med Rita Holm?" in page


def test_b3_somebody_without_a_name_is_refused_and_the_rest_stands(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    answer = client.post(url("kickoff_person", case, meeting_id=meeting.pk), somebody(name=" "))
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B3"])
    assert "Ringer om morgenen" in answer.text
    assert named(world) == []


def test_c2_a_yes_goes_on_to_what_it_covers_and_is_a_consent(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    answer = client.post(url("kickoff_person", case, meeting_id=meeting.pk), somebody(involve="nu"))
    with read(world):
        person = KickoffPerson.objects.get()
    way = url("kickoff_consent", case, meeting_id=meeting.pk, person_id=person.pk)
    assert answer.headers["location"] == way
    page = client.get(way).text
    assert "At Rita Holm ved, hvad jeg har brug for hjælp til i hverdagen." in page
    assert 'name="types" value="social" checked' not in page
    bare = client.post(way, a_yes(types=[], consequences_explained=""))
    assert (bare.status_code, rules_on(bare.text)) == (409, ["C2", "C2"])
    said = a_yes()
    for _ in range(2):
        assert client.post(way, said).status_code == 302
    with read(world):
        given = Consent.objects.get()
        assert (given.types, given.ends_before) == (["social"], date(2027, 3, 4))
        assert given.to_person is not None
        assert given.to_person.name == "Rita Holm"
    page = client.get(step_url(case, meeting, AgendaStep.NETWORK)).text
    assert "vi må tale med dem" in page
    assert "Må vi tale med Rita Holm?" not in page


def test_b4_a_promise_is_written_down_and_taken_back(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client, step = sign_in(world.cti_worker), step_url(case, meeting, AgendaStep.TASKS)
    new = url("kickoff_promise", case, meeting_id=meeting.pk)
    typed = {
        "key": str(uuid.uuid4()),
        "title": "Ringe til stalden",
        "by": str(world.cti_worker.pk),
        **day("due_on", TODAY + WEEK),
    }
    for _ in range(2):
        assert client.post(new, typed).headers["location"] == step
    assert "senest onsdag 11. marts 2026" in client.get(step).text
    with read(world):
        promise = KickoffPromise.objects.get()
    back = url("kickoff_promise_back", case, meeting_id=meeting.pk, promise_id=promise.pk)
    assert client.get(back).status_code == 405
    assert client.post(back).headers["location"] == step
    assert "Ringe til stalden" not in client.get(step).text


def test_b4_a_promise_for_yesterday_is_refused_and_keeps_its_words(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    answer = client.post(
        url("kickoff_promise", case, meeting_id=meeting.pk),
        {
            "key": str(uuid.uuid4()),
            "title": "Ringe til stalden",
            "by": "borger",
            **day("due_on", TODAY - WEEK),
        },
    )
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B4"])
    assert 'value="Ringe til stalden"' in answer.text


def test_b6_the_scales_are_answered_in_the_room_and_lead_back(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client, step = sign_in(world.cti_worker), step_url(case, meeting, AgendaStep.BASELINE)
    way = f"{reverse('staff:measures:record', args=[case.pk])}?opstart={meeting.pk}"
    assert f'href="{way}"' in client.get(step).text
    form = client.get(way).text
    assert f'name="opstart" value="{meeting.pk}"' in form
    answer = client.post(
        way,
        {
            "key": str(uuid.uuid4()),
            "respondent": "citizen",
            "opstart": str(meeting.pk),
            "job": "3",
            "coping": "4",
            "network": "5",
            **day("measured_on", TODAY),
            "occasion": "kickoff",
        },
    )
    assert answer.headers["location"] == step
    page = client.get(step).text
    assert "borgeren har svaret" in page
    assert "Hvis I ikke svarer nu" not in page
    with read(world):
        assert Measurement.objects.count() == 1


@pytest.mark.parametrize("from_kickoff", ["", "x", "²", "1" * 30])
def test_b6_answers_that_come_from_nowhere_lead_to_the_measurements(
    world: World, case: Case, sign_in: SignIn, from_kickoff: str
) -> None:
    way = reverse("staff:measures:record", args=[case.pk])
    page = sign_in(world.cti_worker).get(way, {"opstart": from_kickoff}).text
    assert 'name="opstart"' not in page


def test_b6_measurements_put_off_without_a_day_are_refused(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client, step = sign_in(world.cti_worker), step_url(case, meeting, AgendaStep.BASELINE)
    answer = client.post(step, {**opened(client, step), "baseline": "later"})
    assert (answer.status_code, rules_on(answer.text)) == (409, ["B6"])


def test_b6_what_was_not_offered_is_pointed_out_before_the_end(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    taken(world, case, meeting)
    page = client.get(step_url(case, meeting, AgendaStep.OVERVIEW)).text
    assert "Borgeren er ikke blevet tilbudt de første målinger." in page
    assert "Gå til målinger" in page


def test_what_the_assessment_says_already_is_not_asked_about_anew(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    step = step_url(case, meeting, AgendaStep.RESOURCES)
    assert "står allerede i udredningen" not in client.get(step).text
    assessed(
        world,
        case,
        world.social_caseworker,
        "Møder altid til tiden",
        theme=AssessmentTheme.RESOURCE,
    )
    page = client.get(step).text
    assert "står allerede i udredningen" in page
    assert "»Møder altid til tiden«" in page


def test_nothing_is_lost_when_two_tablets_write_at_different_places(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    mine, theirs = sign_in(world.cti_worker), sign_in(world.job_consultant)
    step = step_url(case, meeting, AgendaStep.RESOURCES)
    one, other = opened(mine, step), opened(theirs, step)
    nothing = {"resources": "", "competences": "", "experience": ""}
    assert mine.post(step, {**one, **nothing, "resources": "Rolig"}).status_code == 302
    assert theirs.post(step, {**other, **nothing, "experience": "Lager"}).status_code == 302
    with read(world):
        stands = agreement(meeting)
        assert (stands.resources, stands.experience) == ("Rolig", "Lager")


def test_b5_who_was_named_at_the_first_kickoff_stands_at_the_second(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    client.post(url("kickoff_person", case, meeting_id=meeting.pk), somebody())
    taken(world, case, meeting)
    end = step_url(case, meeting, AgendaStep.OVERVIEW)
    assert client.post(end, {**opened(client, end), **day("held_on", TODAY)}).status_code == 302
    second = planned(world, case)
    page = client.get(step_url(case, second, AgendaStep.NETWORK)).text
    assert "Rita Holm" in page
    assert "Må vi tale med Rita Holm?" not in page


def test_the_pages_of_a_kickoff_that_is_over_lead_to_its_summary(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting, client = held_kickoff(world, case), sign_in(world.cti_worker)
    summary = url("summary", case, meeting_id=meeting.pk)
    for page in ("kickoff_person", "kickoff_promise"):
        assert client.get(url(page, case, meeting_id=meeting.pk)).headers["location"] == summary
    words = "Hun ringer om morgenen, og om søndagen spiser vi sammen."
    late = client.post(
        url("kickoff_person", case, meeting_id=meeting.pk), somebody(helps_with=words)
    )
    assert late.status_code == 409
    assert words in late.text


def test_the_overview_asks_as_much_of_the_database_with_twenty_people_as_with_two(
    world: World, case: Case, meeting: Meeting, sign_in: SignIn
) -> None:
    taken(world, case, meeting)
    client, step = sign_in(world.cti_worker), step_url(case, meeting, AgendaStep.OVERVIEW)
    counts = []
    for number in (2, 20):
        while len(named(world)) < number:
            write_down(client, case, meeting)
        counts.append(queries_of(client, step))
    assert counts[0] == counts[1]


def write_down(client: Client, case: Case, meeting: Meeting) -> None:
    client.post(url("kickoff_person", case, meeting_id=meeting.pk), somebody(involve="senere"))
    client.post(
        url("kickoff_promise", case, meeting_id=meeting.pk),
        {"key": str(uuid.uuid4()), "title": "Ringe", "by": "borger"},
    )


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
