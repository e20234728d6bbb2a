"""Contact that decreases: how often, and when it is too little or does not fall (E8, E9).

«Hyppigheden og intensiteten i CTI-støtten skal være aftagende, idet ansvar og opgaver overdrages
til borger og netværk.» (SEED-3)
«I fase 1 er kontakten mellem CTI-medarbejderen og borgeren mest intensiv.» (SEED-4)
The planning guide is weekly, fortnightly, monthly (domain.md section 1.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from fodfaeste.rules.cti.clock import Clock, Phase, phase_on
from fodfaeste.rules.cti.kinds import ContactKind, ContactPlace
from fodfaeste.rules.limits import DEFAULTS, Limit, LimitCode, limit_on
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet

REAL_CONTACT = frozenset({ContactKind.MEETING, ContactKind.PHONE})
"""Talking together; a message, an attempt or coordination counts by itself (E8, E10)."""

LONGEST_CONTACT_MINUTES = 16 * 60

_EXPECTED = (LimitCode.CONTACT_PHASE_1, LimitCode.CONTACT_PHASE_2, LimitCode.CONTACT_PHASE_3)
_ENOUGH_TO_JUDGE = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact note, or `times` alike on one day; `minutes` of contact, no place on the phone."""

    on: date
    kind: ContactKind
    minutes: int = 0
    place: ContactPlace | None = None
    times: int = 1


def obstacles_to_contact(contact: Contact, *, begun_on: date, today: date) -> tuple[Obstacle, ...]:
    """Return what is wrong with a contact note; `begun_on` is the day of the enrolment."""
    return unmet(
        (contact.on <= today, _HAPPENED),
        (contact.on >= begun_on, _IN_THIS_COURSE),
        (0 <= contact.minutes <= LONGEST_CONTACT_MINUTES, _DURATION_POSSIBLE),
        (contact.kind is not ContactKind.MEETING or contact.place is not None, _PLACE_NAMED),
    )


def check_contact(contact: Contact, *, begun_on: date, today: date) -> None:
    """Raise Refused (E8) unless the contact note can be written."""
    refuse_if(obstacles_to_contact(contact, begun_on=begun_on, today=today))


def expected_every(phase_number: int, day: date, limits: Iterable[Limit] = DEFAULTS) -> int:
    """Return the planning guide for a phase: so many days between contacts."""
    return limit_on(_EXPECTED[phase_number - 1], day, limits)


def count_in(contacts: Iterable[Contact], phase: Phase, *, up_to: date) -> int:
    """Return the number of real contacts in the phase, `up_to` included."""
    return sum(
        contact.times
        for contact in contacts
        if contact.kind in REAL_CONTACT
        and phase.period.contains(contact.on)
        and contact.on <= up_to
    )


def warnings_on_contact(
    course: Clock,
    contacts: tuple[Contact, ...],
    *,
    today: date,
    longest_days: int = 10,
) -> tuple[Obstacle, ...]:
    """Return the warnings of the contact curve today; none outside the course."""
    phase = phase_on(course, today)
    if phase is None:
        return ()
    if phase.number == 1:
        return unmet((_days_without(course, contacts, today) <= longest_days, _OFTEN_IN_PHASE_1))
    before = course.phases[phase.number - 2]
    return unmet((_is_decreasing(contacts, before, phase, today), _DECREASING))


def _days_without(course: Clock, contacts: Iterable[Contact], today: date) -> int:
    real = (contact.on for contact in contacts if contact.kind in REAL_CONTACT)
    latest = max((day for day in real if day <= today), default=course.starts_on)
    return (today - max(latest, course.starts_on)).days


def _is_decreasing(contacts: tuple[Contact, ...], before: Phase, phase: Phase, today: date) -> bool:
    """Compare contacts per day with the phase before, once there is enough to judge by."""
    so_far = today - phase.starts_on + timedelta(days=1)
    now = Fraction(count_in(contacts, phase, up_to=today), so_far.days)
    then = Fraction(
        count_in(contacts, before, up_to=today), (before.ends_before - before.starts_on).days
    )
    return so_far < _ENOUGH_TO_JUDGE or now == 0 or now < then


_HAPPENED = Obstacle(
    rule="E8",
    condition="contact_happened",
    sentence="Kontakten er dateret ude i fremtiden. Et notat handler om noget, der er sket.",
    next_step="Ret datoen, eller læg et møde i kalenderen i stedet.",
)
_IN_THIS_COURSE = Obstacle(
    rule="E8",
    condition="contact_in_this_course",
    sentence="Kontakten er dateret, før borgeren blev indskrevet, og et notat kan ikke slettes.",
    next_step="Ret datoen. Er den rigtig, så skriv i dag, og fortæl i teksten, hvornår det var.",
)
_DURATION_POSSIBLE = Obstacle(
    rule="E8",
    condition="duration_possible",
    sentence="Varigheden kan ikke passe. En kontakt varer fra 0 minutter til 16 timer.",
    next_step="Ret varigheden i minutter.",
)
_PLACE_NAMED = Obstacle(
    rule="E8",
    condition="place_named",
    sentence="Mødet har intet sted. Det er borgerens ønske, der afgør, hvor I mødes, og det "
    "skal kunne ses.",
    next_step="Vælg, hvor I mødtes.",
)
_OFTEN_IN_PHASE_1 = Obstacle(
    rule="E9",
    condition="often_in_phase_1",
    sentence="Det er længe siden, I har talt sammen. I fase 1 skal kontakten være tættest.",
    next_step="Ring til borgeren i dag, og aftal et møde.",
)
_DECREASING = Obstacle(
    rule="E9",
    condition="contact_decreases",
    sentence="Kontakten er ikke blevet mindre end i fasen før. "
    "Støtten skal gå over til borgeren selv og netværket.",
    next_step="Aftal med borgeren, hvem der kan tage over på næste opgave.",
)
