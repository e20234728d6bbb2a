"""The page of the statutory talks of one course (G2)."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.catalogues.shipping import ship_defaults
from fodfaeste.records.drafts.models import Draft
from fodfaeste.records.meetings.models import Meeting, Participant, TalkAgreement
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.factories import courses
from tests.web.admin.conftest import days
from tests.web.conftest import SignIn, TodayIs
from tests.worlds import TODAY, World, acting_as

WHY = "Karin vil hellere ringe selv, når der er noget."


@pytest.fixture
def url(case: Case) -> str:
    ship_defaults()
    return reverse("staff:talks:talks", args=[case.pk])


@pytest.fixture
def agree(case: Case) -> str:
    return reverse("staff:talks:agree", args=[case.pk])


@pytest.fixture
def caseworker(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.employment_caseworker)


def form(**changes: object) -> dict[str, object]:
    return {
        "key": str(uuid.uuid4()),
        **days("agreed_on", "4-3-2026"),
        "rhythm": "fixed",
        "weeks": "6",
        "talk_form": "phone",
        "words": "",
        **changes,
    }


def kept(world: World) -> list[TalkAgreement]:
    with acting_as(world.actor(world.employment_caseworker)):
        return list(TalkAgreement.objects.order_by("pk"))


def test_m1_a_stranger_finds_no_talks(world: World, sign_in: SignIn, url: str, agree: str) -> None:
    client = sign_in(world.stranger)
    assert [client.get(url).status_code, client.get(agree).status_code] == [404, 404]


def test_g2_the_page_says_the_law_who_is_responsible_and_what_to_do(
    caseworker: Client, url: str, agree: str
) -> None:
    page = caseworker.get(url).text
    assert "Mindst 4 samtaler i de første 6 måneder, den første inden 7 dage." in page
    assert "Ansvarlig: Pernille Aaen" in page
    assert agree in page
    assert "slags=statutory_talk" in page
    assert "Ikke bekræftet" not in page


def test_g2_after_the_first_of_july_the_page_says_that_nobody_has_verified_it(
    today_is: TodayIs, caseworker: Client, url: str
) -> None:
    today_is(date(2026, 7, 1))
    page = caseworker.get(url).text
    assert "Ikke bekræftet efter 1. juli 2026." in page
    assert "LBK nr. 280 af 1. marts 2024" in page


def test_g2_a_rhythm_is_kept_once_and_the_next_talk_gets_a_day(
    world: World, caseworker: Client, url: str, agree: str
) -> None:
    sent = form()
    for _ in range(2):
        assert caseworker.post(agree, sent).status_code == 302
    (row,) = kept(world)
    assert (row.weeks, row.talk_form, row.agreed_on) == (6, "phone", TODAY)
    page = caseworker.get(url).text
    assert "Holdes senest onsdag 15. april 2026" in page
    assert "Hver 6. uge · på telefon" in page
    again = caseworker.get(agree).context["form"].initial
    assert (again["weeks"], again["talk_form"]) == (6, "phone")


def test_g2_what_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost(
    world: World, caseworker: Client, agree: str
) -> None:
    empty = caseworker.post(agree, form(weeks="", words=WHY))
    assert (empty.status_code, WHY in empty.text) == (422, True)
    assert "Skriv, hvor mange uger der er imellem." in empty.text
    short = caseworker.post(agree, form(rhythm="open", words="kort"))
    assert (short.status_code, 'href="/metoden/#G2"' in short.text) == (409, True)
    assert "kort" in short.text
    assert kept(world) == []
    assert caseworker.post(agree, form(rhythm="open", words=WHY)).status_code == 302
    assert [row.weeks for row in kept(world)] == [None]


def test_g2_the_words_stay_with_employment_and_the_rhythm_is_for_the_team(
    world: World, sign_in: SignIn, caseworker: Client, url: str, agree: str
) -> None:
    assert caseworker.post(agree, form(words=WHY)).status_code == 302
    assert WHY in caseworker.get(url).text
    social = sign_in(world.social_caseworker)
    page = social.get(url).text
    assert ("Hver 6. uge" in page, WHY in page, agree in page) == (True, False, False)
    assert social.get(agree).status_code == 403


def test_g2_what_was_typed_is_there_tomorrow(
    world: World, case: Case, caseworker: Client, agree: str
) -> None:
    draft = f"talks:{case.pk}"
    caseworker.post(reverse("keep_draft"), {"ff_form": draft, "words": WHY})
    assert WHY in caseworker.get(agree).text
    assert caseworker.post(agree, form(words=WHY)).status_code == 302
    with acting_as(world.actor(world.employment_caseworker)):
        assert not Draft.objects.filter(form=draft).exists()


def test_g2_a_talk_without_a_clock_is_refused_where_it_is_arranged(
    world: World, case: Case, caseworker: Client, url: str
) -> None:
    plan = reverse("staff:meetings:plan_meeting", args=[case.pk])
    opened = caseworker.get(f"{plan}?slags=statutory_talk").context["form"].initial
    assert opened["expected"] == [Role.CITIZEN.value, Role.EMPLOYMENT_CASEWORKER.value]
    said = {
        "key": str(uuid.uuid4()),
        "kind": "statutory_talk",
        **days("planned_on", "10-3-2026"),
        "starts_clock": "",
        "lasts": "45",
        "place": "Biblioteket",
        "place_chosen": "citizen",
        "expected": opened["expected"],
        "rhythm": "",
    }
    refused = caseworker.post(plan, said)
    assert (refused.status_code, "Biblioteket" in refused.text) == (409, True)
    assert "Samtalen har ikke noget klokkeslæt." in refused.text
    assert caseworker.post(plan, said | {"starts_clock": "10.00"}).status_code == 302
    page = caseworker.get(url).text
    assert "tirsdag 10. marts 2026 kl. 10.00" in page
    assert "Biblioteket · valgt af borgeren · ansvarlig: Pernille Aaen" in page


def test_g2_the_citizen_sees_when_and_where_the_talk_is(
    world: World, case: Case, sign_in: SignIn
) -> None:
    with acting_as(world.actor(world.employment_caseworker)):
        talk = courses.meeting(case, MeetingKind.STATUTORY_TALK, planned_on=date(2026, 3, 10))
        Participant.objects.create(**courses.stamp(case), meeting=talk, role=Role.CITIZEN)
        Citizen.objects.filter(pk=case.citizen_id).update(account=world.citizen)
    page = sign_in(world.citizen).get(reverse("citizen:home")).text
    assert "Samtale om dit arbejde og din plan" in page


def test_g2_twenty_talks_cost_as_many_queries_as_two(
    world: World, case: Case, caseworker: Client, url: str
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert caseworker.get(url).status_code == 200
        return len(asked)

    _held(world, case, 2)
    cost()
    few = cost()
    _held(world, case, 18)
    assert cost() == few
    assert few <= 15


def _held(world: World, case: Case, number: int) -> None:
    with acting_as(world.actor(world.employment_caseworker)):
        for _ in range(number):
            courses.meeting(
                case,
                MeetingKind.STATUTORY_TALK,
                planned_on=TODAY,
                held_on=TODAY,
                came=(Role.CITIZEN, Role.EMPLOYMENT_CASEWORKER),
            )
        assert Meeting.objects.count() >= number
