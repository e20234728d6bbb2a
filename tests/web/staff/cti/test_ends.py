"""The end of CTI in the browser: refused while anything is missing, and before time."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.models import (
    CtiCourse,
)
from fodfaeste.records.decisions.models import Grant
from fodfaeste.records.post.models import Notice
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.cti_worlds import EVERYBODY, hold
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.cti.steps import LAST_DAY, PLAN, address, day, rows
from tests.worlds import World, acting_as

pytestmark = pytest.mark.django_db


def closing(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "version": 1,
        "course_gone_through": "on",
        "course_of_events": "Karin har fået fodfæste.",
        **changed,
    }


def test_i1_closing_is_refused_with_everything_that_is_missing(
    world: World, running: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.cti_worker)
    today_is(LAST_DAY)
    answer = client.post(
        address(running, "afslut/"), closing(course_of_events="", citizens_view="KANARIE")
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    for sentence in (
        "Det afsluttende møde er ikke holdt i fase 3.",
        "Hold mødet med borgeren og hele teamet, og notér, at alle kender planen.",
        "Fastholdelsesplanen og kriseplanen er ikke forankret.",
        "Det er ikke vurderet, om borgeren fortsat har brug for støtte efter CTI.",
        "Det står ikke, hvem der tager over efter CTI-medarbejderen.",
        "Der mangler et afsluttende notat.",
        "KANARIE",
    ):
        assert sentence in page
    assert "/metoden/#I1" in page
    assert rows(world, CtiCourse, LAST_DAY)[0].closed_on is None  # type: ignore[attr-defined]


def test_i1_the_page_says_of_each_condition_what_is_known_and_who_brings_it_about(
    world: World, running: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.cti_worker)
    today_is(LAST_DAY)
    first = text_of(client.get(address(running, "afslut/")))
    assert "Afsluttende møde, og alle kender planen mangler Nadia" in first
    assert "Støtte efter CTI er vurderet og afgjort mangler Samir" in first
    prepare(world, running, client)
    then = text_of(client.get(address(running, "afslut/")))
    assert "Afsluttende møde, og alle kender planen på plads" in then
    assert "Holdt 3. december 2026. Kender planen for tiden efter CTI: Karin" in then
    assert "Stå selv op → borgeren selv" in then
    assert "Kriseplanen er skrevet. Forankret: den ene, der er nævnt, har sagt ja." in then
    assert "Fastholdelsesplanen er ikke færdig" in first
    assert "ingen har fået en opgave i planen endnu." in first
    assert "støtten efter § 85, er fundet" not in then
    assert "Støtte efter CTI er vurderet og afgjort mangler" in then


def test_i2_the_way_to_the_end_has_three_stops_with_their_days(
    world: World, running: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.cti_worker)
    today_is(date(2026, 11, 10))
    page = text_of(client.get(address(running, "afslut/")))
    assert (
        "8 uger før senest 9. oktober 2026 Behovet for støtte bagefter er vurderet mangler" in page
    )
    assert "4 uger før senest 6. november 2026 Netværket har sagt ja mangler" in page
    assert "2 uger før senest 20. november 2026 Det afsluttende møde er aftalt endnu ikke" in page


def test_i1_the_closing_note_is_read_and_printed_afterwards_by_the_team_alone(
    world: World, running: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.cti_worker)
    assert client.get(address(running, "afslut/notat/")).status_code == 404
    today_is(LAST_DAY)
    prepare(world, running, client)
    client.post(address(running, "afslut/behov/"), {"version": 1, "need": "no_need"})
    said = closing(version=2, citizens_view="Jeg tør <b>mere</b> nu.")
    client.post(address(running, "afslut/"), said)
    page = client.get(address(running, "afslut/notat/")).content.decode()
    assert "Karin har fået fodfæste." in page
    assert "Jeg tør &lt;b&gt;mere&lt;/b&gt; nu." in page
    paper = client.get(address(running, "afslut/notat/pdf/"))
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    stranger = sign_in(world.stranger)
    assert stranger.get(address(running, "afslut/notat/")).status_code == 404
    assert stranger.get(address(running, "afslut/notat/pdf/")).status_code == 404


def text_of(answer: Any) -> str:
    """The page as it is read aloud: words without marks, one space between."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+([.,:])", r"\1", re.sub(r"\s+", " ", words))


def test_e5_closing_before_time_is_refused(world: World, running: Case, cti: Client) -> None:
    page = cti.post(address(running, "afslut/"), closing()).content.decode()
    assert "CTI varer til den planlagte slutdato" in page
    assert "/metoden/#E5" in page


def test_i1_cti_closes_when_nothing_is_missing(
    world: World, running: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.cti_worker)
    today_is(LAST_DAY)
    prepare(world, running, client)
    client.post(address(running, "afslut/behov/"), {"version": 1, "need": "no_need"})
    sent = closing(version=2)
    for _ in range(2):
        answer = client.post(address(running, "afslut/"), sent, follow=True)
    assert "CTI er afsluttet 3. december 2026." in answer.content.decode()
    assert rows(world, CtiCourse, LAST_DAY)[0].closed_on == LAST_DAY  # type: ignore[attr-defined]


def test_i1_cti_closes_when_section_85_goes_on_by_a_decision(
    world: World, running: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    client = sign_in(world.cti_worker)
    today_is(LAST_DAY)
    prepare(world, running, client)
    wanted = {"version": 1, "need": "need", "follow_on_worker": "Mette Holm"}
    client.post(address(running, "afslut/behov/"), wanted)
    early_answer = client.post(address(running, "afslut/"), closing(version=2))
    assert early_answer.status_code == 409
    assert "der er ikke truffet afgørelse om den" in early_answer.content.decode()
    with acting_as(world.actor(world.social_caseworker, LAST_DAY), LAST_DAY):
        held = Grant.objects.get()
    decided = {
        "key": uuid.uuid4(),
        "version": held.version,
        "reasons": "Karin har stadig brug for følgeskab om morgenen.",
        "hearing": "done",
        **day("heard_on", LAST_DAY),
        "sent_by": "digital_post",
        **day("decided_on", LAST_DAY),
        **day("sent_on", LAST_DAY),
    }
    to = f"/medarbejder/forloeb/{running.pk}/bevilling/{held.pk}/fortsaet/"
    assert sign_in(world.social_caseworker).post(to, decided).status_code == 302
    answer = client.post(address(running, "afslut/"), closing(version=2), follow=True)
    assert "CTI er afsluttet 3. december 2026." in answer.content.decode()
    assert rows(world, CtiCourse, LAST_DAY)[0].closed_on == LAST_DAY  # type: ignore[attr-defined]


def prepare(world: World, running: Case, client: Client) -> None:
    """Everything the gate asks for on the last day, but the need for support afterwards."""
    with acting_as(world.actor(world.cti_worker, LAST_DAY), LAST_DAY):
        hold(world, running, MeetingKind.CLOSING, LAST_DAY, EVERYBODY)
    client.post(address(running, "kriseplan/"), {**PLAN, "version": 0})
    client.post(
        address(running, "fastholdelse/"),
        {"version": 0, "what_keeps_the_job": "Faste dage", "who_supports": "Grete"},
    )
    who = f"team-{world.job_consultant.pk}"
    promise = {"key": uuid.uuid4(), "who": who, "plan": "both", "promises": "Ringer"}
    said_yes = {**day("accepted_on", LAST_DAY), "accepted_how": "together"}
    client.post(address(running, "hjaelper/ny/"), {**promise, **said_yes})
    own = {
        "key": uuid.uuid4(),
        "task": "Stå selv op",
        "receiver": "borger",
        **day("due_on", LAST_DAY),
    }
    client.post(address(running, "netvaerk/overdragelse/"), own)


def early(**changed: object) -> dict[str, object]:
    return {
        "key": uuid.uuid4(),
        "version": 1,
        "reason": "withdrew",
        "citizen_took_part": "on",
        "follow_on_worker": "Mette Holm",
        "course_of_events": "Karin ønsker ikke at fortsætte.",
        **changed,
    }


@pytest.mark.parametrize(
    ("changed", "rule", "sentence", "next_step"),
    [
        ({"reason": ""}, "E5", "CTI stopper ikke før tid, fordi det går godt", "Vælg grunden:"),
        ({"reason": "other"}, "E5", "Grunden er »andet«", "Skriv grunden med mindst"),
        ({"citizen_took_part": ""}, "E5", "at borgeren har været med", "skriver lederen hvorfor"),
        ({"follow_on_worker": ""}, "H4", "fortsætter efter CTI", "Skriv navnet på den medarbejder"),
        ({"follow_on_worker": "Nadia Friis"}, "H4", "kan ikke fortsætte hos", "Vælg en anden"),
        ({"course_of_events": ""}, "I1", "Der mangler et afsluttende notat.", "Skriv det"),
    ],
)
def test_e5_h4_stopping_early_is_refused_on_the_page(
    world: World,
    running: Case,
    cti: Client,
    changed: dict[str, object],
    rule: str,
    sentence: str,
    next_step: str,
) -> None:
    answer = cti.post(address(running, "stop-foer-tid/"), early(**changed))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (sentence in page, next_step in page, f"/metoden/#{rule}" in page) == (True,) * 3
    assert rows(world, CtiCourse)[0].closed_on is None  # type: ignore[attr-defined]


def test_e5_the_leader_is_told(world: World, running: Case, cti: Client) -> None:
    answer = cti.post(address(running, "stop-foer-tid/"), early(), follow=True)
    assert "før tid: Borgeren ønsker ikke at fortsætte." in answer.content.decode()
    with acting_as(world.actor(world.leader)):
        told = Notice.objects.filter(recipient=world.leader, kind="cti_ended_early")
        assert [row.sentence for row in told] == ["CTI er stoppet før tid."]
