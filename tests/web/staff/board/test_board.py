"""The board in the browser: letters and flags, nobody else's citizens, one log row (J2)."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.accounts.models import RoleAssignment, Unit
from fodfaeste.audit.models import AuditEvent
from fodfaeste.records.cases.models import Case
from fodfaeste.rules.access.roles import Role
from tests.factories import karin
from tests.web.conftest import SignIn
from tests.worlds import NOBODYS_CPR, TODAY, World, enrolled_case

pytestmark = pytest.mark.django_db

AsOwner = Callable[[], AbstractContextManager[None]]
BOARD = "/tavle/"


def cards(page: str) -> list[str]:
    """What each card says, without the markup."""
    found = re.findall(r'<li class="ff-board-card .*?</li>', page, flags=re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def test_j2_a_card_has_letters_and_flags_with_their_rules_and_no_name(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = sign_in(world.leader).get(BOARD).text
    (card,) = cards(page)
    assert card.startswith("KM")
    assert re.search(r"·&nbsp;[A-Z]\d+", card)
    for told in (case.citizen.given_names, case.citizen.surname, NOBODYS_CPR, NOBODYS_CPR[:6]):
        assert told not in page
    assert '<h1 class="ff-h1">Enheden for job og støtte' in page


def test_j2_a_course_stands_where_the_clock_puts_it(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        karin.in_phase_2(world, case, TODAY)
    page = sign_in(world.cti_worker).get(BOARD).text
    column = page.split('id="kolonne-phase_2"', 1)[1].split("</section>", 1)[0]
    assert len(cards(column)) == len(cards(page)) == 1


def test_j2_a_stranger_has_an_empty_board_that_says_what_to_do(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = sign_in(world.stranger).get(BOARD)
    assert page.status_code == 200
    assert "KM" not in page.text
    assert "Tavlen er tom" in page.text


def test_j2_the_administrator_sees_no_board(world: World, case: Case, sign_in: SignIn) -> None:
    assert sign_in(world.administrator).get(BOARD).status_code == 403


def test_j2_the_board_narrows_to_mine_to_a_role_and_to_a_flag(
    world: World, case: Case, sign_in: SignIn
) -> None:
    leader, worker = sign_in(world.leader), sign_in(world.cti_worker)
    assert len(cards(worker.get(f"{BOARD}?hvem=mine").text)) == 1
    nothing = leader.get(f"{BOARD}?hvem=mine").text
    assert cards(nothing) == []
    assert "Ingen forløb passer til det valgte." in nothing
    seated = f"{BOARD}?hvem=cti_worker:{world.cti_worker.pk}"
    assert len(cards(leader.get(seated).text)) == 1
    assert cards(leader.get(f"{BOARD}?hvem=ledig:cti_worker").text) == []
    assert len(cards(leader.get(f"{BOARD}?flag=assessment_begun").text)) == 1
    assert cards(leader.get(f"{BOARD}?flag=cti_closed").text) == []
    assert len(cards(leader.get(f"{BOARD}?rolle=social_caseworker").text)) == 1
    assert len(cards(leader.get(f"{BOARD}?flag=%00&enhed=x&kolonne=y&side=-1").text)) == 1


def test_j2_the_screen_of_the_meeting_room_has_an_address_and_a_button(
    world: World, case: Case, sign_in: SignIn
) -> None:
    page = sign_in(world.leader).get(f"{BOARD}?skaerm=1").text
    assert "ff-board-screen" in page
    assert "data-ff-fullscreen" in page
    assert "ff-header" not in page
    assert len(cards(page)) == 1


def test_j2_a_filter_keeps_its_way_back_and_stays_off_the_wall(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    with as_owner():
        empty = Unit.objects.create(name="Uden forløb")
        RoleAssignment.objects.create(
            user=world.leader, role=Role.LEADER, unit=empty, starts_on=TODAY
        )
    leader = sign_in(world.leader)
    page = leader.get(f"{BOARD}?enhed={empty.pk}").text
    assert "Ingen forløb passer til det valgte." in page
    assert 'name="enhed"' in page
    wall = leader.get(f"{BOARD}?enhed={world.unit.pk}&skaerm=1").text
    assert 'name="enhed"' not in wall
    assert "kun udvalgte forløb" in wall
    column = leader.get(f"{BOARD}?enhed={world.unit.pk}&skaerm=1&kolonne=beginning").text
    assert f'href="?enhed={world.unit.pk}&amp;skaerm=1">Hele tavlen' in column


def test_j2_a_page_past_the_last_is_the_last(world: World, case: Case, sign_in: SignIn) -> None:
    page = sign_in(world.leader).get(f"{BOARD}?kolonne=beginning&side=9").text
    assert len(cards(page)) == 1


def test_j2_a_long_column_is_counted_and_shown_whole_when_asked(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    many(world, 11)
    leader = sign_in(world.leader)
    page = leader.get(BOARD).text
    assert len(cards(page)) == 8
    assert "Vis alle 12" in page
    assert len(cards(leader.get(f"{BOARD}?kolonne=beginning").text)) == 12
    assert len(cards(leader.get(f"{BOARD}?skaerm=1").text)) == 4


def test_j2_the_board_asks_as_much_with_twenty_cards_as_with_two_and_is_logged_once(
    world: World, case: Case, sign_in: SignIn, as_owner: AsOwner
) -> None:
    leader = sign_in(world.leader)
    many(world, 1)
    counted = [queries(leader)]
    many(world, 18, since=20)
    counted.append(queries(leader))
    assert counted[0] == counted[1]
    assert counted[0] <= 13
    with as_owner():
        rows = AuditEvent.objects.filter(route="GET board:board")
        assert [len(row.case_ids or []) for row in rows.order_by("pk")] == [2, 2, 8, 8]


def many(world: World, number: int, *, since: int = 0) -> None:
    for one in range(since, since + number):
        enrolled_case(world, cpr=f"70018013{one + 10:02}")


def queries(client: Client) -> int:
    client.get(BOARD)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(BOARD)
    return sum("SAVEPOINT" not in one["sql"] for one in seen.captured_queries)
