"""The six core elements in the browser: of one course for its team, of many for the leader (J8)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import RoleAssignment, Unit
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import TEAM_ROLES, Role
from fodfaeste.rules.core.elements import Element
from fodfaeste.rules.core.judging import CoreState
from fodfaeste.rules.meetings.kinds import MeetingKind
from fodfaeste.web.staff.core import pages
from tests.factories import courses
from tests.web.conftest import SignIn
from tests.worlds import TODAY, World, enrolled_case

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
TOGETHER = "/medarbejder/ledelse/kerneelementer/"
LONG_AGO = TODAY - timedelta(days=100)
MOST_QUERIES = 15


def place(case: Case) -> str:
    return f"/medarbejder/forloeb/{case.pk}/kerneelementer/"


def states(client: Client, case: Case) -> dict[Element, CoreState]:
    lines = client.get(place(case)).context["lines"]
    return {line.core.element: line.core.state for line in lines}


def kickoff_held(case: Case) -> None:
    courses.meeting(
        case,
        MeetingKind.KICKOFF,
        planned_on=LONG_AGO,
        held_on=LONG_AGO,
        came=(Role.CITIZEN, *TEAM_ROLES),
    )


def in_cti(case: Case) -> None:
    """Work and CTI since long ago, by an agreement, and nothing else written."""
    kickoff_held(case)
    match = courses.job_match(case, courses.company(), on=LONG_AGO)
    courses.placement(match, starts_on=LONG_AGO)
    courses.agreement(match, agreed_on=LONG_AGO, follow_up_on=TODAY + timedelta(days=5))
    courses.cti_course(match, courses.grant(case, starts_on=LONG_AGO), starts_on=LONG_AGO)


def test_j8_a_new_course_has_six_elements_that_are_not_due(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.job_consultant)
    assert set(states(client, case)) == set(Element)
    assert states(client, case)[Element.CTI] is CoreState.NOT_YET
    page = client.get(place(case)).text
    assert all(element.label in page for element in Element)
    assert "bør ikke skilles fra hinanden" in page


def test_j8_what_is_written_changes_the_state_and_what_lacks_has_a_way(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    with as_owner():
        in_cti(case)
    found = states(client, case)
    assert found[Element.START] is CoreState.PARTLY
    assert found[Element.PLAN] is CoreState.MISSING
    assert found[Element.MATCH] is CoreState.PARTLY
    assert found[Element.HOURS] is CoreState.PARTLY
    page = client.get(place(case)).text
    assert "Godkend planen sammen med borgeren." in page
    assert f'href="/medarbejder/forloeb/{case.pk}/plan/"' in page
    assert f'href="/medarbejder/forloeb/{case.pk}/cti/metode/"' in page
    with as_owner():
        plan = courses.plan(case, job_goal="Bager")
        courses.approved_plan(plan, on=TODAY)
    assert states(client, case)[Element.PLAN] is CoreState.PARTLY


@pytest.mark.parametrize("who", ["employment_caseworker", "social_caseworker", "leader"])
def test_j8_the_whole_team_and_the_leader_see_the_same(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner, who: str
) -> None:
    with as_owner():
        in_cti(case)
    mine = states(sign_in(getattr(world, who)), case)
    assert mine == states(sign_in(world.cti_worker), case)
    overview = sign_in(getattr(world, who)).get(f"/medarbejder/forloeb/{case.pk}/")
    assert f'href="{place(case)}"' in overview.text


def test_j8_a_stranger_finds_nothing_and_only_leaders_see_many(
    world: World, case: Case, sign_in: SignIn
) -> None:
    assert sign_in(world.stranger).get(place(case)).status_code == 404
    for user in (world.cti_worker, world.administrator, world.citizen):
        client = sign_in(user)
        assert client.get(TOGETHER).status_code == 403
        assert client.get(f"{TOGETHER}plan/missing/").status_code == 403


def test_j8_an_empty_unit_says_so(world: World, sign_in: SignIn) -> None:
    assert "Der er ingen forløb i gang at vurdere." in sign_in(world.leader).get(TOGETHER).text


def test_j8_each_number_opens_the_courses_behind_it(
    world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    for number in range(6):
        case = enrolled_case(world, cpr=f"700180127{number}")
        with as_owner():
            in_cti(case)
    new = enrolled_case(world, cpr="7001801280")
    client = sign_in(world.leader)
    page = client.get(TOGETHER)
    plan = next(line for line in page.context["lines"] if line.over.element is Element.PLAN)
    cells = {cell.label: (cell.number, cell.url) for cell in plan.cells}
    assert cells["Mangler"] == ("6", f"{TOGETHER}plan/missing/")
    assert cells["Ikke aktuelt endnu"] == ("under 5", f"{TOGETHER}plan/not_yet/")
    assert cells["Leveret"] == ("0", "")
    assert set(plan.over.changes) == {
        "Godkend planen sammen med borgeren.",
        "Drøft jobønsker og mål i begge områder, og notér det i planen.",
    }
    behind = client.get(f"{TOGETHER}plan/missing/")
    assert len(behind.context["rows"]) == 6
    assert "Godkend planen sammen med borgeren." in behind.text
    assert f'href="{place(new)}"' in client.get(f"{TOGETHER}plan/not_yet/").text
    assert client.get(f"{TOGETHER}plan/altid/").status_code == 404
    assert client.get(f"{TOGETHER}mad/missing/").status_code == 404


def test_j8_unit_by_unit_and_never_a_unit_one_does_not_lead(
    world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    here, there, elsewhere = (enrolled_case(world, cpr=f"700180129{one}") for one in range(3))
    other = Unit.objects.create(name="Ungeindsatsen")
    RoleAssignment.objects.create(
        user=world.leader, unit=other, role=Role.LEADER, starts_on=LONG_AGO
    )
    with as_owner():
        Case.objects.filter(pk=there.pk).update(unit=other)
        Case.objects.filter(pk=elsewhere.pk).update(unit=world.social_caseworker.unit)
    client = sign_in(world.leader)

    def number(query: str) -> int:
        found: int = client.get(TOGETHER + query).context["number"]
        return found

    assert [number(query) for query in ("", f"?enhed={other.pk}", "?enhed=%00")] == [2, 1, 2]
    assert number(f"?enhed={world.social_caseworker.unit_id}") == 2
    listed = client.get(f"{TOGETHER}cti/not_yet/?enhed={other.pk}")
    assert [one.case_id for one, _ in listed.context["rows"]] == [there.pk]
    assert here.pk != elsewhere.pk


def test_j8_two_and_twenty_courses_are_as_many_queries(
    world: World, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.leader)
    first = enrolled_case(world, cpr="7001801300")
    addresses = (TOGETHER, f"{TOGETHER}plan/missing/", place(first))

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    def more(numbers: range) -> None:
        for number in numbers:
            case = enrolled_case(world, cpr=f"70018014{number:02}")
            with as_owner():
                in_cti(case)

    with as_owner():
        in_cti(first)
    more(range(1))
    with_two = [queries(address) for address in addresses]
    more(range(1, 19))
    assert [queries(address) for address in addresses] == with_two
    assert max(with_two) <= MOST_QUERIES


def test_j8_with_more_courses_than_can_be_judged_at_once_the_page_says_which(
    world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_COURSES", 1)
    enrolled_case(world, cpr="7001801500", day=LONG_AGO)
    latest = enrolled_case(world, cpr="7001801501")
    client = sign_in(world.leader)
    page = client.get(TOGETHER)
    assert (page.context["number"], page.context["open"]) == (1, 2)
    assert "Siden ser på de 1, der er indskrevet senest." in page.text
    listed = client.get(f"{TOGETHER}cti/not_yet/")
    assert [one.case_id for one, _ in listed.context["rows"]] == [latest.pk]
