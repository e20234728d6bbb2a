"""All notes of a course: filtered, searched, counted, on paper; closed ones stay closed (E8)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fodfaeste.records.cases.models import Case
from fodfaeste.records.cti.queries.notes import Wanted, notes_page
from tests.records.cti.steps import choose, write_note
from tests.web.conftest import SignIn
from tests.web.staff.cti.steps import AsOwner, address, day
from tests.web.staff.cti.test_notes import note
from tests.worlds import TODAY, World, acting_as

pytestmark = pytest.mark.django_db

MARCH_2 = date(2026, 3, 2)


@pytest.fixture
def written(world: World, running: Case, cti: Client) -> None:
    """Four notes of different kinds."""
    for sent in (
        note(text="Karin viste mig pakkebordet."),
        note(kind="phone", about="spor-coping", text="Bussen kom for sent.", length="15"),
        note(kind="attempt", about="spor-network", text="Telefonen var slukket."),
        note(
            kind="coordination",
            about="spor-network",
            text="Talte med banken.",
            length="60",
            **day("happened_on", MARCH_2),
        ),
    ):
        assert cti.post(address(running, "note/"), sent).status_code == 302


ALL = ("pakkebordet", "Bussen", "Telefonen var", "banken")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("slags=phone", ("Bussen",)),
        ("spor=network", ("Telefonen var", "banken")),
        ("spor=network&slags=attempt", ("Telefonen var",)),
        ("fra_day=3&fra_month=3&fra_year=2026", ("pakkebordet", "Bussen", "Telefonen var")),
        ("til_day=3&til_month=3&til_year=2026", ("banken",)),
        ("fase=1", ("pakkebordet", "Bussen", "Telefonen var")),
        ("fase=2", ()),
        ("soeg=pakkebord", ("pakkebordet",)),
        ("soeg=BUSSER", ("Bussen",)),
        ("soeg=bank+talte", ("banken",)),
        ("soeg=bank+bus", ()),
        ("soeg=%27+%26+%7C+%28", ALL),
    ],
)
def test_e8_notes_are_found_by_what_is_asked_for(
    running: Case, cti: Client, written: None, query: str, found: tuple[str, ...]
) -> None:
    page = cti.get(f"{address(running, 'noter/')}?{query}")
    assert page.status_code == 200
    shown = page.text.partition('role="status"')[2]
    assert tuple(words for words in ALL if words in shown) == found


def test_e8_notes_are_found_by_writer_and_focus_area(world: World, running: Case) -> None:
    area = choose(world, running)
    mine = write_note(world, running, focus_id=area.pk)
    write_note(world, running)
    with acting_as(world.actor(world.cti_worker)):
        by_area = notes_page(running.pk, 1, open_texts=True, wanted=Wanted(focus_id=area.pk))
        by_her = notes_page(running.pk, 1, open_texts=True, wanted=Wanted(by=world.cti_worker.pk))
        by_none = notes_page(running.pk, 1, open_texts=True, wanted=Wanted(by=world.leader.pk))
    assert [line.id for line in by_area.lines] == [mine.pk]
    assert (by_her.tally.total, by_none.tally.total) == (2, 0)


def test_addenda_and_who_took_part_are_searched_too(
    world: World, running: Case, cti: Client, written: None
) -> None:
    cti.post(address(running, "note/"), note(text="Kaffe", participants="Skipper Bent"))
    page = cti.get(f"{address(running, 'noter/')}?soeg=pakkebordet").text
    number = page.partition("/cti/note/")[2].partition("/")[0]
    if not number.isdigit():
        number = page.split("/cti/note/")[2].partition("/")[0]
    cti.post(address(running, f"note/{number}/tilfoej/"), {"text": "Det var frysehuset."})
    for words, found in (("frysehus", "pakkebordet"), ("skipper", "Kaffe")):
        assert found in cti.get(f"{address(running, 'noter/')}?soeg={words}").text


def test_the_search_is_sent_by_post_and_then_has_an_address(
    running: Case, cti: Client, written: None
) -> None:
    sent = {"soeg": "bussen", "slags": "phone", **day("fra", MARCH_2)}
    answer = cti.post(address(running, "noter/"), sent)
    query = "soeg=bussen&slags=phone&fra_day=2&fra_month=3&fra_year=2026"
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{address(running, 'noter/')}?{query}",
    )


@pytest.mark.parametrize("words", ["010170-1234", "0101701234", "hr 010170 1234"])
def test_m8_a_cpr_number_never_comes_into_the_address(
    running: Case, cti: Client, words: str
) -> None:
    answer = cti.post(address(running, "noter/"), {"soeg": words})
    assert (answer.status_code, "Et CPR-nummer hører ikke hjemme" in answer.text) == (422, True)


def test_a_period_that_ends_before_it_begins_is_pointed_out(
    running: Case, cti: Client, written: None
) -> None:
    sent = {**day("fra", TODAY), **day("til", TODAY - timedelta(days=1))}
    answer = cti.post(address(running, "noter/"), sent)
    assert answer.status_code == 422
    assert "Den sidste dag ligger før den første." in answer.text


def test_attempts_and_coordination_are_counted_apart(
    running: Case, cti: Client, written: None
) -> None:
    page = cti.get(address(running, "noter/")).text
    assert "2 gange talt sammen (1 time)" in page
    assert "1 forsøg på kontakt" in page
    assert "1 time koordinering" in page
    assert "4 notater i alt" in page


def test_closed_notes_are_asked_for_by_day_and_kind_alone(
    world: World, running: Case, cti: Client, written: None, sign_in: SignIn
) -> None:
    for user in (world.job_consultant, world.leader):
        client = sign_in(user)
        page = client.get(f"{address(running, 'noter/')}?soeg=pakkebordet&spor=network").text
        assert not any(words in page for words in ALL)
        assert page.count("4. marts 2026</h3>") == 3
        assert "Søg i notaterne" not in page
        assert client.get(address(running, "noter/udskriv/")).status_code == 403


def test_notes_on_paper_stand_the_oldest_first(running: Case, cti: Client, written: None) -> None:
    page = cti.get(address(running, "noter/udskriv/")).text
    places = [page.index(words) for words in ("banken", "pakkebordet", "Bussen", "Telefonen var")]
    assert places == sorted(places)
    only = cti.get(f"{address(running, 'noter/udskriv/')}?slags=phone").text
    assert ("Bussen" in only, "banken" in only, "Kun det, der er søgt frem." in only) == (
        True,
        False,
        True,
    )


def test_e8_the_list_asks_as_often_with_sixty_notes_as_with_two(
    world: World, running: Case, cti: Client
) -> None:
    counts = []
    for more in (2, 58):
        for _ in range(more):
            write_note(world, running)
        with CaptureQueriesContext(connection) as seen:
            assert cti.get(address(running, "noter/")).status_code == 200
        counts.append(len([row for row in seen.captured_queries if "SAVEPOINT" not in row["sql"]]))
    assert counts[0] == counts[1]
    assert counts[1] <= 15


def test_words_are_looked_for_by_index(running: Case, as_owner: AsOwner) -> None:
    """The search runs past the wall's filter, and so may ask the index of words."""
    asked = (
        "explain select id from records_contactnote n where to_tsvector('danish'::regconfig, "
        "coalesce(n.text, '') || ' ' || coalesce(n.next_step, '') || ' ' "
        "|| coalesce(n.participants, '')) @@ to_tsquery('danish', 'bus:*')"
    )
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(asked)
        plan = "\n".join(row for (row,) in cursor.fetchall())
    assert "words_of_notes" in plan


def test_notes_of_a_course_out_of_sight_are_not_found(world: World, running: Case) -> None:
    write_note(world, running)
    with acting_as(world.actor(world.stranger)), connection.cursor() as cursor:
        cursor.execute("select notes_saying(%s, %s)", [running.pk, ["pakkebordet"]])
        hidden = cursor.fetchall()
    with acting_as(world.actor(world.cti_worker)), connection.cursor() as cursor:
        cursor.execute("select notes_saying(%s, %s)", [running.pk, ["pakkebordet"]])
        assert (hidden, len(cursor.fetchall())) == ([], 1)
