"""A sparring group with a meeting held and one ahead (J1)."""

import uuid
from datetime import date, time, timedelta

from fodfaeste.demo.stage import Stage
from fodfaeste.demo.story import off_the_weekend
from fodfaeste.records.meetings.actions import sparring

HELD_AGO, AHEAD = timedelta(days=13), timedelta(days=1)


def meet_for_sparring(
    stage: Stage, *, leader: int, members: tuple[int, ...], unit_id: int, today: date
) -> None:
    """The leader makes the group; its first member agrees the meetings and writes who came."""
    held_on = today - HELD_AGO
    with stage.acting(leader, held_on - timedelta(days=30)) as acting:
        group = sparring.make_group(
            **acting, key=uuid.uuid4(), name="Onsdagsgruppen", unit_id=unit_id, people=members
        )
    with stage.acting(members[0], held_on) as acting:
        agreed = {"group": group, "clock": time(9), "place": "Mødelokale 2"}
        held = sparring.plan_sparring(**acting, **agreed, key=uuid.uuid4(), on=held_on)
        sparring.hold_sparring(
            **acting, meeting_id=held.pk, version=held.version, held_on=held_on, attended=members
        )
        ahead = off_the_weekend(today + AHEAD)
        sparring.plan_sparring(**acting, **agreed, key=uuid.uuid4(), on=ahead)
