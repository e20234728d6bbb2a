"""What lies beside the clock in a story: coordination at both ends, and a stay in hospital (E1)."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from fodfaeste.demo.story import Play, Story, off_the_weekend
from fodfaeste.demo.supporting import clock_of
from fodfaeste.records.cti.actions import notes, stays
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.cti.kinds import ContactKind, StayKind

STAYS_IN_EVERY = 5
COORDINATION = (
    (1, 60, "Aftalte første uge med jobkonsulenten og kollegaen i køkkenet."),
    (8, 45, "Ringede til lægen og til sagsbehandleren om transport."),
    (20, 30, "Fulgte op med jobkonsulenten."),
    (70, 20, "Kort opfølgning med kollegaen."),
)
"""Days after the start, minutes and text; more again towards the end."""

AT_THE_END = (
    (30, 45, "Aftalte med bostøtten, hvordan den næste tid begynder."),
    (16, 60, "Gik overdragelsen igennem med netværket og sagsbehandleren."),
)
"""Days before the end, minutes and text."""


def staying(story: Story) -> Iterator[tuple[date, Play]]:
    """Events from the first day of CTI until its last."""
    fixed = clock_of(story)
    planned = [
        (fixed.starts_on + timedelta(days=after), minutes, text)
        for after, minutes, text in COORDINATION
    ]
    planned += [
        (fixed.ends_before - timedelta(days=left), minutes, text)
        for left, minutes, text in AT_THE_END
    ]
    for day, minutes, text in planned:
        on = off_the_weekend(day)
        yield on, partial(_coordinate, story, on, minutes, text)
    if story.number % STAYS_IN_EVERY == 0:
        begins = off_the_weekend(fixed.starts_on + timedelta(days=40))
        yield begins + timedelta(days=12), partial(_stay, story, begins)


def _coordinate(story: Story, day: date, minutes: int, text: str) -> None:
    with story.acting(Role.CTI_WORKER, day) as acting:
        notes.write(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            note=notes.NewNote(
                happened_on=day,
                kind=ContactKind.COORDINATION,
                place=None,
                minutes=0,
                coordination_minutes=minutes,
                text=text,
            ),
        )


def _stay(story: Story, begins: date) -> None:
    day = begins + timedelta(days=12)
    with story.acting(Role.CTI_WORKER, day) as acting:
        stays.note_stay(
            **acting,
            key=uuid.uuid4(),
            case=story.the_case,
            said=stays.StaySaid(
                kind=StayKind.HOSPITAL,
                starts_on=begins,
                last_day=begins + timedelta(days=10),
                contact_kept="Ringede hver tirsdag og besøgte afdelingen om fredagen.",
            ),
        )
