"""Efforts on the screen: offers put in, fixed times in words, and two who write at once."""

from datetime import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fodfaeste.records.cases.models import Case
from fodfaeste.records.catalogues.models import Offer
from fodfaeste.records.plan import queries
from fodfaeste.records.plan.models import Effort, Goal
from fodfaeste.rules.plan.content import from_json
from fodfaeste.rules.plan.kinds import LifeArea, OfferedBy, Organiser
from fodfaeste.rules.plan.weekly import WeeklyTime
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn
from tests.web.staff.plan_pages import opened, read, url
from tests.worlds import TODAY, World

EFFORT = {"wording": "Genoptræning i svømmehallen", "responsible": "Bo", "status": "running"}


@pytest.fixture
def goal(world: World, case: Case) -> Goal:
    """The first goal of Karin's plan."""
    written_plan(world, case)
    with read(world):
        return Goal.objects.get()


@pytest.fixture
def client(world: World, sign_in: SignIn) -> Client:
    """A browser of the CTI worker."""
    return sign_in(world.cti_worker)


def made(world: World) -> Effort:
    with read(world):
        return Effort.objects.get()


def test_c12_an_offer_that_is_searched_for_is_put_into_the_effort(
    client: Client, world: World, case: Case, goal: Goal
) -> None:
    offer = Offer.objects.get(name="Genoptræning")
    address = url("new_effort", case, goal_id=goal.pk)
    found = client.get(address, {"tilbud_soeg": "genop"}, headers={"HX-Request": "true"})
    assert found.text.count("<li>") == 1
    assert f'name="tilbud" value="{offer.pk}"' in found.text
    typed = {**opened(client, address), "wording": "", "responsible": "Bo", "law": "x"}
    filled = client.post(address, {**typed, "tilbud": str(offer.pk)})
    assert filled.status_code == 200
    assert "Genoptræning</textarea>" in filled.text
    assert 'value="sundhedsloven § 140"' in filled.text
    assert 'value="Bo"' in filled.text
    assert f'name="key" value="{typed["key"]}"' in filled.text
    assert '<option value="health" selected>' in filled.text
    with read(world):
        assert not Effort.objects.exists()


def test_c12_what_was_typed_stays_when_an_offer_is_picked(
    client: Client, case: Case, goal: Goal
) -> None:
    offer = Offer.objects.get(name="Genoptræning")
    address = url("new_effort", case, goal_id=goal.pk)
    typed = {"wording": "to gange om ugen", "starts_on_day": "31", "starts_on_month": "2"}
    page = client.post(address, {**typed, "tilbud": str(offer.pk)}).text
    assert "Genoptræning\nto gange om ugen</textarea>" in page
    assert 'name="starts_on_day" value="31"' in page


@pytest.mark.parametrize("picked", ["0", "²", "99999999999", "x"])
def test_c12_an_offer_that_is_not_there_changes_nothing(
    client: Client, case: Case, goal: Goal, picked: str
) -> None:
    address = url("new_effort", case, goal_id=goal.pk)
    answer = client.post(address, {"wording": "Gåture", "tilbud": picked})
    assert answer.status_code == 200
    assert ">\nGåture</textarea>" in answer.text or ">Gåture</textarea>" in answer.text


def test_c12_the_search_works_without_script_and_free_text_too(
    client: Client, world: World, case: Case, goal: Goal
) -> None:
    address = url("new_effort", case, goal_id=goal.pk)
    assert "Besøgsven" in client.get(address, {"tilbud_soeg": "støtteven"}).text
    page = client.get(address, {"tilbud_soeg": "<script>"}).text
    assert "Intet tilbud passer til »&lt;script&gt;«" in page
    assert client.post(address, EFFORT).status_code == 302
    assert made(world).wording == "Genoptræning i svømmehallen"


def test_c9_fixed_times_are_typed_in_words_and_kept_as_times(
    client: Client, world: World, case: Case, goal: Goal
) -> None:
    address = url("new_effort", case, goal_id=goal.pk)
    times = {"weekly_times": "Ti og tors kl. 9 til 10.30", "area": "health", "organiser": "other"}
    assert client.post(address, {**EFFORT, **times}).status_code == 302
    effort = made(world)
    assert effort.weekly_times == ["2 09:00-10:30", "4 09:00-10:30"]
    assert (effort.area, effort.organiser) == (LifeArea.HEALTH, Organiser.OTHER)
    assert "tirsdag og torsdag 9–10.30" in client.get(url("plan", case)).text
    page = client.get(url("effort", case, effort_id=effort.pk)).text
    assert 'value="tirsdag og torsdag 9–10.30"' in page


def test_c9_times_that_cannot_be_read_are_given_back(
    client: Client, world: World, case: Case, goal: Goal
) -> None:
    address = url("new_effort", case, goal_id=goal.pk)
    answer = client.post(address, {**EFFORT, "weekly_times": "når det passer"})
    assert answer.status_code == 422
    assert "Vi kan ikke læse tiderne" in answer.text
    assert 'value="når det passer"' in answer.text
    with read(world):
        assert not Effort.objects.exists()


def test_c5_a_version_keeps_area_and_times(
    client: Client, world: World, case: Case, goal: Goal
) -> None:
    fields = {**EFFORT, "weekly_times": "fredag 8-9", "area": "leisure"}
    client.post(url("new_effort", case, goal_id=goal.pk), fields)
    version = approved_plan(world, case)
    with read(world):
        (effort,) = from_json(version.content).goals[0].efforts
        assert effort == queries.content_of(case.pk).goals[0].efforts[0]
    assert effort.area is LifeArea.LEISURE
    assert effort.weekly_times == (WeeklyTime(4, time(8), time(9)),)
    client.post(
        url("effort", case, effort_id=effort.number),
        {
            **fields,
            **opened(client, url("effort", case, effort_id=effort.number)),
            "weekly_times": "fredag 8-10",
        },
    )
    changes = client.get(url("versions", case)).text
    assert "fredag 8–" in changes


def test_t9_one_changes_the_times_and_another_the_name(
    client: Client, world: World, case: Case, goal: Goal, sign_in: SignIn
) -> None:
    client.post(url("new_effort", case, goal_id=goal.pk), {**EFFORT, "weekly_times": "fredag 8-9"})
    address = url("effort", case, effort_id=made(world).pk)
    mine, theirs = opened(client, address), opened(client, address)
    same = {**EFFORT, "weekly_times": "fredag 8–9"}
    other = sign_in(world.social_caseworker)
    assert other.post(address, {**same, **theirs, "responsible": "Åse"}).status_code == 302
    assert client.post(address, {**same, **mine, "weekly_times": "fredag 9-10"}).status_code == 302
    effort = made(world)
    assert (effort.responsible, effort.weekly_times) == ("Åse", ["5 09:00-10:00"])


def test_t8_two_who_change_the_times_meet(
    client: Client, world: World, case: Case, goal: Goal, sign_in: SignIn
) -> None:
    client.post(url("new_effort", case, goal_id=goal.pk), {**EFFORT, "weekly_times": "fredag 8-9"})
    address = url("effort", case, effort_id=made(world).pk)
    mine, theirs = opened(client, address), opened(client, address)
    sign_in(world.social_caseworker).post(
        address, {**EFFORT, **theirs, "weekly_times": "mandag 8-9"}
    )
    answer = client.post(address, {**EFFORT, **mine, "weekly_times": "onsdag 8-9"})
    assert answer.status_code == 409
    assert "mandag 8–9" in answer.text
    assert "onsdag 8–9" in answer.text
    assert made(world).weekly_times == ["1 08:00-09:00"]


def test_two_clicks_make_one_effort(client: Client, world: World, case: Case, goal: Goal) -> None:
    address = url("new_effort", case, goal_id=goal.pk)
    fields = {**EFFORT, **opened(client, address)}
    assert [client.post(address, fields).status_code for _ in "12"] == [302, 302]
    assert made(world).wording == EFFORT["wording"]


def test_c12_the_team_looks_offers_up_by_words_and_area(
    client: Client, world: World, sign_in: SignIn
) -> None:
    address = reverse("staff:plan:offers")
    page = client.get(address).text
    assert "26 tilbud" in page
    Offer.objects.filter(name="Genoptræning").update(ends_before=TODAY)
    assert "Genoptræning" not in client.get(address).text
    economy = client.get(address, {"omraade": "economy", "soeg": "gratis"}).text
    assert "1 tilbud passer til »gratis«" in economy
    assert "Intet tilbud passer" in client.get(address, {"soeg": "zzz"}).text
    assert client.get(address, {"omraade": "x", "side": "-1"}).status_code == 200
    assert sign_in(world.citizen).get(address).status_code == 403


def test_many_offers_are_looked_up_as_fast_as_few(client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("staff:plan:offers")).status_code == 200
        return len(captured)

    few = asked()
    Offer.objects.bulk_create(
        Offer(
            created_at="2026-03-04T12:00Z",
            name=f"Forening {number}",
            offered_by=OfferedBy.OTHERS,
            area=LifeArea.OTHER,
            purpose="Noget",
        )
        for number in range(40)
    )
    assert asked() == few


def test_an_empty_list_of_offers_says_who_can_fill_it(client: Client) -> None:
    Offer.objects.update(ends_before=TODAY)
    assert "Der er ingen tilbud på listen endnu." in client.get(reverse("staff:plan:offers")).text
