"""The list of courses: what is found, what is logged, and what it costs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.audit.models import AuditEvent, Operation
from fodfaeste.records.cases.models import Case, Citizen
from fodfaeste.records.followup.queries import overview_of
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.followup.deadline_kinds import DeadlineKind
from fodfaeste.rules.followup.flags import Flag
from fodfaeste.rules.meetings.kinds import MeetingKind
from tests.factories import courses, karin
from tests.web.conftest import SignIn
from tests.worlds import NOBODYS_CPR, TODAY, World, enrolled_case

AsOwner = Callable[[], AbstractContextManager[None]]
LIST = "/medarbejder/forloeb/"


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    small = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(small) for query in seen)


def rename(as_owner: AsOwner, case: Case, given: str, surname: str) -> None:
    with as_owner():
        Citizen.objects.filter(pk=case.citizen_id).update(given_names=given, surname=surname)


def logged(as_owner: AsOwner, operation: Operation) -> list[tuple[list[int], str]]:
    with as_owner():
        rows = AuditEvent.objects.filter(operation=operation).order_by("id")
        return [(row.case_ids, row.reason) for row in rows]


def test_the_list_shows_the_citizen_and_writes_one_log_row(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    answer = sign_in(world.job_consultant).get(LIST)
    assert answer.status_code == 200
    assert "Karin Mølgaard" in answer.text
    assert "Aftal opstartsmøde" in answer.text
    assert logged(as_owner, Operation.LIST) == [([case.pk], "")]


def test_a_stranger_sees_an_empty_list_that_says_what_to_do(
    world: World, case: Case, sign_in: SignIn
) -> None:
    answer = sign_in(world.stranger).get(LIST)
    assert "Mølgaard" not in answer.text
    assert "Du er ikke på noget team endnu" in answer.text


def test_the_administrator_may_not_see_the_list(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.administrator).get(LIST).status_code == 403


def test_names_are_found_by_parts_in_any_case_and_the_search_is_logged(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    client = sign_in(world.cti_worker)
    answer = client.post(LIST, {"soeg": "MØL kar"})
    assert answer.headers["Location"] == f"{LIST}?soeg=M%C3%98L+kar"
    assert "Karin Mølgaard" in client.get(answer.headers["Location"]).text
    assert "Ingen forløb passer" in client.get(f"{LIST}?soeg=Petersen").text
    assert logged(as_owner, Operation.SEARCH) == [([case.pk], "møl kar"), ([], "petersen")]


def test_m8_a_cpr_number_leads_to_the_case_and_stands_in_no_address_and_no_log(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    answer = sign_in(world.cti_worker).post(LIST, {"soeg": NOBODYS_CPR})
    assert answer.headers["Location"] == f"{LIST}{case.pk}/"
    assert logged(as_owner, Operation.SEARCH) == [([case.pk], "cpr")]


def test_m8_a_cpr_number_out_of_sight_looks_like_one_that_nobody_has(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.stranger)
    out_of_sight = client.post(LIST, {"soeg": NOBODYS_CPR}).text
    unknown = client.post(LIST, {"soeg": "7001809999"}).text
    assert "Ingen af de forløb, du må se, har det CPR-nummer." in out_of_sight
    found = 'id="fundet"'
    assert out_of_sight.split(found)[1] == unknown.split(found)[1]


def test_m8_a_cpr_number_half_typed_asks_for_the_rest(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.cti_worker).post(LIST, {"soeg": "700180"})
    assert "Et CPR-nummer har ti cifre" in answer.text


def test_searching_while_typing_gives_the_rows_alone(
    world: World, case: Case, sign_in: SignIn
) -> None:
    client = sign_in(world.cti_worker)
    answer = client.post(LIST, {"soeg": "mølg"}, headers={"HX-Request": "true"})
    assert "Karin Mølgaard" in answer.text
    assert "<html" not in answer.text


def test_the_order_is_danish(world: World, case: Case, sign_in: SignIn, as_owner: AsOwner) -> None:
    names = ["Ærø", "Aabye", "Zander", "Ørsted", "Abel"]
    for number, name in enumerate(names):
        rename(as_owner, enrolled_case(world, cpr=f"70018011{number:02}"), "Bo", name)
    text = sign_in(world.cti_worker).get(LIST).text
    places = [text.index(name) for name in ("Abel", "Mølgaard", "Zander", "Ærø", "Ørsted", "Aabye")]
    assert places == sorted(places)


def test_filters_narrow_the_list(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        courses.meeting(case, MeetingKind.KICKOFF, planned_on=TODAY + timedelta(days=7))
    client = sign_in(world.leader)
    asked = {
        "tilstand=kickoff_planned": True,
        "tilstand=enrolled": False,
        "tilstand=closed": False,
        "hvis=mine": False,
        "grundlag=sel-85": False,
        "vis=closed": False,
        "vis=all": True,
        "tilstand=nonsense&side=99999999": True,
    }
    found = {query: "Mølgaard" in client.get(f"{LIST}?{query}").text for query in asked}
    assert found == asked


@pytest.mark.parametrize("role", [Role.CTI_WORKER, Role.LEADER])
def test_the_list_costs_the_same_with_two_and_with_twenty_courses(
    world: World, sign_in: SignIn, role: Role
) -> None:
    client = sign_in(getattr(world, role.value))
    for number in range(2):
        enrolled_case(world, cpr=f"70018011{number:02}")
    with_two = queries_of(client, LIST)
    for number in range(2, 20):
        enrolled_case(world, cpr=f"70018011{number:02}")
    assert queries_of(client, LIST) == with_two
    assert with_two <= 10
    text = client.get(LIST).text
    assert text.count('<th scope="row">') == 20
    assert len(text.encode()) <= 60_000


@pytest.mark.parametrize("flag", Flag)
def test_the_list_is_narrowed_by_what_a_course_asks_for(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner, flag: Flag
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
        asked = {item.kind for item in overview_of(case, TODAY).deadlines}
        name = case.citizen.name
    page = sign_in(world.leader).get(f"/medarbejder/forloeb/?mangler={flag}").text
    assert ("1 forløb" in page) is bool(asked & set(flag.kinds))
    assert (name in page) is bool(asked & set(flag.kinds))


def test_every_kind_of_deadline_is_under_one_flag() -> None:
    assert sorted(kind for flag in Flag for kind in flag.kinds) == sorted(DeadlineKind)
