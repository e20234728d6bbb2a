"""Contact notes, as they are kept: E8 and M3."""

import uuid
from datetime import timedelta

import pytest

from fodfaeste.records.cti.actions import notes
from fodfaeste.records.cti.queries.notes import notes_page
from fodfaeste.rules.cases.kinds import Track
from fodfaeste.rules.cti.kinds import (
    ContactKind,
)
from fodfaeste.rules.refusal import Refused
from tests.cti_worlds import (
    case_ready,
    start_cti,
)
from tests.records.cti.steps import AsOwner, choose, conditions, write_note
from tests.worlds import TODAY, World, acting_as, noon

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changed", "condition"),
    [
        ({"happened_on": TODAY + timedelta(days=1)}, "contact_happened"),
        ({"minutes": 17 * 60}, "duration_possible"),
        ({"place": None}, "place_named"),
        ({"text": " \n "}, "note_said"),
    ],
)
def test_e8_a_note_is_about_something_that_happened(
    world: World, changed: dict[str, object], condition: str
) -> None:
    case = case_ready(world)
    with pytest.raises(Refused) as caught:
        write_note(world, case, **changed)
    assert conditions(caught) == [("E8", condition)]


def test_e8_an_attempt_may_speak_for_itself(world: World) -> None:
    case = case_ready(world)
    note = write_note(world, case, kind=ContactKind.ATTEMPT, place=None, minutes=0, text="")
    assert (note.kind, note.text) == (ContactKind.ATTEMPT, "")


def test_e8_a_focus_area_brings_its_own_track(world: World) -> None:
    case = case_ready(world)
    start_cti(world, case)
    area = choose(world, case, track=Track.NETWORK)
    note = write_note(world, case, focus_id=area.pk, track=Track.JOB)
    assert (note.focus_area, note.track) == (area, Track.NETWORK)


def test_m3_a_note_stands_and_an_addendum_is_signed(world: World, as_owner: AsOwner) -> None:
    case = case_ready(world)
    note = write_note(world, case)
    actor = world.actor(world.cti_worker)
    with acting_as(actor):
        added = notes.add(
            actor=actor,
            key=uuid.uuid4(),
            case=case,
            note_id=note.pk,
            text="Det var onsdag, ikke torsdag.",
            today=TODAY,
            now=noon(TODAY),
        )
        with pytest.raises(Refused) as caught:
            notes.add(
                actor=actor,
                key=uuid.uuid4(),
                case=case,
                note_id=note.pk,
                text="  ",
                today=TODAY,
                now=noon(TODAY),
            )
    assert conditions(caught) == [("M3", "addendum_said")]
    assert (added.created_by_id, added.created_at) == (actor.id, noon(TODAY))
    with acting_as(actor):
        note.refresh_from_db()
    assert note.text == "Karin viste mig pakkebordet."


def test_closed_notes_bring_no_word_with_them(world: World) -> None:
    case = case_ready(world)
    write_note(
        world, case, text="KANARIE-TEKST", next_step="KANARIE-SKRIDT", participants="KANARIE"
    )
    with acting_as(world.actor(world.job_consultant)):
        closed = notes_page(case.pk, 1, open_texts=False)
        opened = notes_page(case.pk, 1, open_texts=True)
    assert "KANARIE" not in repr(closed)
    assert [(line.happened_on, line.kind) for line in closed.lines] == [
        (TODAY, ContactKind.MEETING)
    ]
    assert repr(opened).count("KANARIE") == 3


def test_notes_come_fifty_at_a_time_latest_first(world: World) -> None:
    case = case_ready(world)
    for number in range(51):
        write_note(world, case, happened_on=TODAY - timedelta(days=number), text=f"nr. {number}")
    with acting_as(world.actor(world.cti_worker)):
        first, second = (notes_page(case.pk, number, open_texts=True) for number in (1, 2))
    assert (len(first.lines), len(second.lines), first.tally.total, first.last) == (50, 1, 51, 2)
    assert (first.lines[0].text, second.lines[0].text) == ("nr. 0", "nr. 50")
