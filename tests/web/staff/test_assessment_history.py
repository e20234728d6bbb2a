"""The assessment over time: what was said before, what was wrong, what is new (M3)."""

import re

from fodfaeste.records.cases.models import Case
from fodfaeste.records.meetings.models import KickoffAgreement, Meeting
from fodfaeste.records.plan.models import AssessmentEntry
from fodfaeste.rules.plan.kinds import LifeArea
from tests.records.assessments import assessed
from tests.records.meeting_worlds import held_kickoff
from tests.records.plans import approved_plan, written_plan
from tests.web.conftest import SignIn, TodayIs
from tests.web.staff.assessment_pages import sent
from tests.web.staff.plan_pages import read, url
from tests.worlds import TODAY, World, acting_as


def test_m3_a_correction_shows_both_texts_and_is_made_once(
    world: World, case: Case, sign_in: SignIn
) -> None:
    old = assessed(world, case, world.employment_caseworker, "Hun bor alene.")
    client = sign_in(world.social_caseworker)
    address = url("correct", case, entry_id=old.pk)
    form = sent(client, address, text="Hun bor med sin bror.")
    for _ in range(2):
        assert client.post(address, form).status_code == 302
    page = client.get(url("assessment", case)).text
    listed = page[page.index('id="notater"') :]
    assert listed.index("Hun bor med sin bror.") < listed.index("Retter notatet fra 4. marts 2026")
    assert listed.count("Hun bor alene.") == 2
    assert listed.count("rettet</span>") == 1
    assert re.findall(r"<(ins|del)><span[^>]*>[^<]*</span>([^<]*)<", listed) == [
        ("del", " alene"),
        ("ins", " med sin bror"),
    ]
    again = client.post(address, sent(client, address, text="Hun bor på 2. sal."))
    assert again.status_code == 409
    assert 'href="/metoden/#M3"' in again.text
    assert "Hun bor på 2. sal.</textarea>" in again.text
    with read(world):
        assert AssessmentEntry.objects.count() == 2


def test_m3_an_entry_of_another_case_or_section_is_not_corrected(
    world: World, case: Case, sign_in: SignIn
) -> None:
    health = assessed(world, case, world.social_caseworker, "Ryggen", area=LifeArea.HEALTH)
    client = sign_in(world.employment_caseworker)
    for number in (health.pk, 999_999):
        assert client.get(url("correct", case, entry_id=number)).status_code == 404


def test_what_is_new_since_the_plan_was_approved_can_be_shown_alone(
    world: World, case: Case, sign_in: SignIn, today_is: TodayIs
) -> None:
    written_plan(world, case)
    assessed(world, case, world.social_caseworker, "Skrevet før.")
    approved_plan(world, case)
    client = sign_in(world.social_caseworker)
    today_is(TODAY.replace(day=9))
    client.post(url("assess", case), sent(client, url("assess", case), text="Skrevet efter."))
    page = client.get(url("assessment", case)).text
    assert page.count("nyt</span>") == 1
    listed = client.get(f"{url('assessment', case)}?nyt=ja").text
    listed = listed[listed.index('id="notater"') :]
    assert "Skrevet efter." in listed
    assert "Skrevet før." not in listed


def kickoff_said(world: World, case: Case, **words: str) -> Meeting:
    """A kickoff that was held, where the citizen told about herself."""
    meeting = held_kickoff(world, case)
    with acting_as(world.actor(world.social_caseworker)):
        KickoffAgreement.objects.filter(meeting=meeting).update(**words)
    return meeting


def test_what_was_said_at_the_kickoff_is_taken_over_and_not_typed_again(
    world: World, case: Case, sign_in: SignIn
) -> None:
    meeting = kickoff_said(world, case, experience="Tre år på et lager", network="En bror")
    client = sign_in(world.employment_caseworker)
    page = client.get(url("assessment", case)).text
    assert "Det sagde borgeren på opstartsmødet 4. marts 2026" in page
    ways = re.findall(rf'href="({url("assess", case)}\?fra=[^"]+)"', page)
    assert len(ways) == 2
    form_page = client.get(ways[0]).text
    assert "Tre år på et lager</textarea>" in form_page
    chosen = re.findall(r'name="(\w+)" value="(\w+)" checked', form_page)
    assert chosen == [("area", "work"), ("theme", "resource"), ("source", "mig")]
    answer = client.post(ways[0], sent(client, ways[0], area="work", text="Tre år på et lager"))
    assert answer.status_code == 302
    page = client.get(url("assessment", case)).text
    assert "Pernille Aaen, Sagsbehandler, beskæftigelse · fra opstartsmødet" in page
    with read(world):
        made = AssessmentEntry.objects.get()
        assert made.taken_from == f"kickoff:{meeting.pk}:experience"
    assert re.findall(rf'href="({url("assess", case)}\?fra=[^"]+)"', page) == [ways[1]]


def test_what_was_taken_over_from_one_kickoff_is_not_offered_again_after_the_next(
    world: World, case: Case, sign_in: SignIn
) -> None:
    kickoff_said(world, case, experience="Tre år på et lager", network="En bror")
    client = sign_in(world.employment_caseworker)
    way = re.search(
        rf'href="({url("assess", case)}\?fra=[^"]+)"', client.get(url("assessment", case)).text
    )
    assert way
    client.post(way[1], sent(client, way[1], area="work", text="Tre år på et lager, siger hun"))
    kickoff_said(world, case, experience="Tre år på et lager", network="En bror og en nabo")
    page = client.get(url("assessment", case)).text
    assert "En bror og en nabo" in page
    assert len(re.findall(rf'href="({url("assess", case)}\?fra=[^"]+)"', page)) == 1


def test_a_conversation_that_was_never_offered_is_not_named(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.social_caseworker)
    form = sent(client, url("assess", case), taken_from="kickoff:1:wishes")
    assert client.post(url("assess", case), form).status_code == 302
    with read(world):
        assert AssessmentEntry.objects.get().taken_from == ""
