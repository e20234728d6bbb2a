"""The contact curve that the gallery shows: sixteen weeks of an invented course."""

from datetime import date

from fodfaeste.pictures.contact_curve import ContactCurve, StaySpan
from fodfaeste.rules.cti.clock import clock
from fodfaeste.rules.cti.curve import WEEK, Counted, weeks_of
from fodfaeste.rules.cti.kinds import ContactKind

BEGAN = date(2027, 6, 14)
TODAY = BEGAN + 16 * WEEK
TALKS = (2, 1, 2, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1)


def _counted(kind: ContactKind, week: int, number: int) -> Counted:
    return Counted(
        week=week,
        phase=1,
        kind=kind,
        number=number,
        minutes=45 * number if kind is ContactKind.MEETING else 0,
        coordination_minutes=20 * (week % 3),
        last_on=BEGAN,
    )


CONTACTS = ContactCurve(
    weeks=weeks_of(
        clock(starts_on=BEGAN, months=6),
        [
            *(_counted(ContactKind.MEETING, week, number) for week, number in enumerate(TALKS)),
            *(_counted(ContactKind.ATTEMPT, week, 1) for week in (6, 13)),
        ],
        every=(7, 14, 30),
        today=TODAY,
    ),
    today=TODAY,
    stays=(StaySpan("Indlagt", BEGAN + 12 * WEEK, BEGAN + 14 * WEEK),),
)
