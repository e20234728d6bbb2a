"""Measurements on the screen: answered in the room, seen by those it is open to."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.measures.models import Measurement
from fodfaeste.rules.consent.kinds import InformationType, Party
from tests.factories import courses
from tests.records.meeting_worlds import held_kickoff
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, acting_as


def url(name: str, case: Case) -> str:
    return reverse(f"staff:measures:{name}", kwargs={"case_id": case.pk})


def answers(on: date = TODAY, **changed: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        "respondent": "citizen",
        "job": "4",
        "coping": "6",
        "network": "7",
        "measured_on_day": str(on.day),
        "measured_on_month": str(on.month),
        "measured_on_year": str(on.year),
        "occasion": "kickoff",
        **changed,
    }


def kept(world: World) -> list[dict[str, int]]:
    with acting_as(world.actor(world.cti_worker)):
        return list(Measurement.objects.order_by("pk").values_list("answers", flat=True))


def refused_by(page: str) -> list[str]:
    part = page[page.index("ff-refusal") :] if "ff-refusal" in page else ""
    return re.findall(r'href="/metoden/#(\w+)"', part)


def test_k2_the_citizen_and_staff_are_asked_in_their_own_words(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    own = client.get(url("record", case)).text
    staff = client.get(url("record", case) + "?hvem=staff").text
    assert "Hvor meget tror du på, at du kan have et job?" in own
    assert "Hvor meget tror du på, at borgeren kan have et job?" in staff


def test_k2_answers_are_drawn_and_stand_in_a_table(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    assert client.post(url("record", case), answers()).headers["location"] == url("measures", case)
    client.post(url("record", case), answers(respondent="staff", job="9", network=""))
    page = client.get(url("measures", case)).text
    assert "Borgeren: 4 den 4. marts 2026. Medarbejderen: 9 den 4. marts 2026." in page
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page)
    assert [re.findall(r"<td>(.*?)</td>", cells) for _, cells in rows] == [
        ["Opstart", "Medarbejderen", "På egen skærm", "9", "6", "ikke svaret"],
        ["Opstart", "Borgeren", "Sammen på én skærm", "4", "6", "7"],
    ]


def test_k1_the_occasion_comes_from_the_course(world: World, case: Case, sign_in: SignIn) -> None:
    held_kickoff(world, case)
    begun = TODAY - timedelta(days=100)
    with acting_as(world.actor(world.cti_worker)):
        match = courses.job_match(case, courses.company(), on=begun)
        courses.cti_course(match, courses.grant(case, starts_on=begun), starts_on=begun)
    page = sign_in(world.cti_worker).get(url("record", case)).text
    assert re.findall(r'name="occasion" value="(\w+)" checked', page) == ["phase_2"]


@pytest.mark.parametrize("score", ["11", "-1", "5,5", "mange"])
def test_k3_a_score_outside_the_scale_is_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, score: str
) -> None:
    answer = sign_in(world.cti_worker).post(url("record", case), answers(job=score))
    assert answer.status_code == 422
    assert "Vælg et af de svar, der står her." in answer.text
    assert kept(world) == []


def test_k3_two_missing_answers_are_refused_by_the_rule_and_the_rest_stays(
    world: World, case: Case, sign_in: SignIn
) -> None:
    form = answers(job="", coping="")
    answer = sign_in(world.cti_worker).post(url("record", case), form)
    assert (answer.status_code, refused_by(answer.text)) == (409, ["K3"])
    assert re.findall(r'name="network" value="(\d+)" checked', answer.text) == ["7"]
    assert kept(world) == []


def test_k3_asked_again_is_a_new_row_and_a_second_click_is_none(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client, first = sign_in(world.cti_worker), answers()
    for form in (first, first, answers(job="8")):
        assert client.post(url("record", case), form).status_code == 302
    assert [given["job"] for given in kept(world)] == [4, 8]


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (("31", "2", "2026"), "31. februar findes ikke."),
        (("4", "3", "0026"), "Året skal være mellem 1900 og 2100."),
        (("4", "3", "2199"), "Året skal være mellem 1900 og 2100."),
    ],
)
def test_an_impossible_day_is_said_beside_the_field(
    world: World, case: Case, sign_in: SignIn, boxes: tuple[str, str, str], sentence: str
) -> None:
    names = ("measured_on_day", "measured_on_month", "measured_on_year")
    form = answers(**dict(zip(names, boxes, strict=True)))
    answer = sign_in(world.cti_worker).post(url("record", case), form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert re.findall(r'name="job" value="(\d+)" checked', answer.text) == ["4"]


def test_the_job_consultant_records_and_sees_only_with_consent(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    answer = client.post(url("record", case), answers())
    meetings = reverse("staff:meetings:meetings", kwargs={"case_id": case.pk})
    assert answer.headers["location"] == meetings
    assert client.get(url("measures", case)).status_code == 403
    with acting_as(world.actor(world.social_caseworker)):
        courses.consent(
            case,
            InformationType.MEASURES,
            from_party=Party.SOCIAL_DEPARTMENT,
            to_party=Party.EMPLOYMENT_DEPARTMENT,
        )
    assert "Borgeren: 4 den 4. marts 2026." in client.get(url("measures", case)).text


def test_a_leader_sees_no_measurement_of_one_person(
    world: World, case: Case, sign_in: SignIn
) -> None:
    assert sign_in(world.leader).get(url("measures", case)).status_code == 403


def test_a_stranger_is_told_that_no_such_page_exists(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    for name in ("measures", "record"):
        assert client.get(url(name, case)).status_code == 404
        assert client.post(url(name, case), answers()).status_code == 404
    assert kept(world) == []


def test_twenty_answers_cost_as_many_queries_as_two(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url("measures", case)).status_code == 200
        return len(found)

    for _ in range(2):
        client.post(url("record", case), answers())
    client.get(url("measures", case))  # reads the message of the last save, once
    few = asked()
    for _ in range(18):
        client.post(url("record", case), answers())
    client.get(url("measures", case))
    assert asked() == few


def test_k5_the_citizen_answers_whether_it_hangs_together(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    there = url("record", case) + "?skema=coherence"
    assert "Det giver mening for mig." in client.get(there).text
    form = answers(skema="coherence", coherence="5", meaning="3", mode="paper")
    assert client.post(url("record", case), form).status_code == 302
    page = client.get(url("measures", case)).text
    assert "Indsatsen hænger sammen" in page
    assert "<td>På papir</td><td>5</td><td>3</td>" in page


def test_k2_the_teams_belief_is_marked_and_asked_of_staff_alone(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    there = url("record", case) + "?skema=staff_belief"
    assert client.get(there).status_code == 404
    assert "Svaret er kun for teamet." in client.get(there + "&hvem=staff").text
    form = answers(skema="staff_belief", respondent="staff", belief="8")
    assert client.post(url("record", case), form).status_code == 302
    assert "Kun for teamet" in client.get(url("measures", case)).text


def test_k4_the_change_is_told_in_words_and_marked_where_the_words_are_our_own(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    items = ("mood", "calm", "energy", "rest", "interest")
    for score in ("1", "3"):
        form = answers(skema="wellbeing", **dict.fromkeys(items, score))
        assert client.post(url("record", case), form).status_code == 302
    page = client.get(url("measures", case)).text
    assert "Sikkert bedre: 40 point højere end første gang." in page
    assert "Egne ord, ikke efterprøvet." in page


def test_k3_no_score_is_shown_beyond_the_missing_rule_and_a_low_one_is_a_prompt_to_talk(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    half = answers(skema="wellbeing", mood="1", calm="2", energy="3")
    assert client.post(url("record", case), half).status_code == 302
    page = client.get(url("measures", case)).text
    assert "<td>Sammen på én skærm</td><td>ikke svaret</td>" in page
    assert "Et sted mangler så mange svar, at der ikke er noget tal." in page
    four = answers(skema="wellbeing", mood="1", calm="2", energy="2", rest="2")
    client.post(url("record", case), four)
    page = client.get(url("measures", case)).text
    assert "<td>Sammen på én skærm</td><td>35</td>" in page
    assert "Tallet er meget lavt." in page


def test_k2_an_instrument_that_is_not_asked_has_no_form(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    for code in ("who5", "findes_ikke", "'"):
        assert client.get(url("record", case), {"skema": code}).status_code == 404
