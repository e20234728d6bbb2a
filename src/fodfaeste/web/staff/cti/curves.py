"""The contact curve of a course, week by week (E9)."""

from collections.abc import Mapping
from datetime import date, timedelta

from fodfaeste.pictures.contact_curve import ContactCurve, ContactWeek
from fodfaeste.rules.cti.clock import Clock, phase_on
from fodfaeste.rules.cti.contact import REAL_CONTACT, Contact, expected_every
from fodfaeste.rules.cti.kinds import ContactKind
from fodfaeste.rules.limits import LimitCode

WEEK = timedelta(days=7)
EXPECTED = (LimitCode.CONTACT_PHASE_1, LimitCode.CONTACT_PHASE_2, LimitCode.CONTACT_PHASE_3)


def contact_curve(
    course: Clock,
    contacts: tuple[Contact, ...],
    *,
    limits: Mapping[LimitCode, int],
    today: date,
) -> ContactCurve:
    """Return the weeks of a course from its start until today."""
    last = min(today, course.ends_before - timedelta(days=1))
    weeks = max(0, (last - course.starts_on).days // WEEK.days + 1)
    return ContactCurve(
        tuple(_week(course, contacts, limits, number) for number in range(1, weeks + 1))
    )


def _week(
    course: Clock, contacts: tuple[Contact, ...], limits: Mapping[LimitCode, int], number: int
) -> ContactWeek:
    first = course.starts_on + (number - 1) * WEEK
    phase = phase_on(course, first) or course.phases[-1]
    here = [contact for contact in contacts if first <= contact.on < first + WEEK]
    return ContactWeek(
        number=number,
        phase=phase.number,
        contacts=sum(contact.kind in REAL_CONTACT for contact in here),
        attempts=sum(contact.kind is ContactKind.ATTEMPT for contact in here),
        expected_days=limits.get(EXPECTED[phase.number - 1], expected_every(phase.number, first)),
    )
