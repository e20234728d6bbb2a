"""The network map: who stands around the citizen, how near, and what became of it (E11).

«opbygge og vedligeholde de sociale og professionelle relationer og netværk» (SEED-4)
«indgå i almene fællesskaber» (SEED-4)
Every change has a day, so the map of any day is computed from the rows and never drawn by hand.
Whoever is no longer there stays in the history.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.cases.kinds import NetworkKind, NetworkStrength
from fodfaeste.rules.consent.lasting import ConsentState
from fodfaeste.rules.cti.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How somebody stands to the citizen; no strength: it has not been talked about."""

    strength: NetworkStrength | None = None
    supports_with: str = ""
    agreed_task: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days in which a standing counted; None is until now."""

    starts_on: date
    ends_before: date | None
    standing: Standing

    def counts_on(self, day: date) -> bool:
        """Say whether it counted on a day."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person, an offer or a community around the citizen, with everything they were to them.

    `contact` is where the citizen's yes to speaking with them stands today; None: never asked.
    """

    number: int
    name: str
    relation: str
    kind: NetworkKind
    is_offer: bool = False
    phone: str = ""
    stretches: tuple[Stretch, ...] = ()
    contact: ConsentState | None = None

    @property
    def may_be_contacted(self) -> bool:
        """Whether the citizen's yes counts today (C2)."""
        return self.contact is not None and self.contact.counts

    def on(self, day: date) -> Standing | None:
        """Return how they stood to the citizen on a day; None when they were not there."""
        found = (one.standing for one in self.stretches if one.counts_on(day))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Tie:
    """A member as they stand on one day's map."""

    member: Member
    standing: Standing


@dataclass(frozen=True, slots=True)
class Moment:
    """A day whose map is kept in mind: the start, a phase shift, now."""

    name: str
    on: date


NEARNESS: tuple[NetworkStrength | None, ...] = (*NetworkStrength, None)
"""From near to far; who has not been talked about stands last."""


def map_on(members: Iterable[Member], day: date) -> tuple[Tie, ...]:
    """Return the map of a day, the nearest first; the same rows give the same map for ever."""
    found = [Tie(one, standing) for one in members if (standing := one.on(day)) is not None]
    return tuple(sorted(found, key=_order))


def _order(tie: Tie) -> tuple[int, str, int]:
    return (NEARNESS.index(tie.standing.strength), tie.member.name.casefold(), tie.member.number)


def moments(course: Clock, today: date) -> tuple[Moment, ...]:
    """Return the days whose maps are set side by side, as far as the clock has come; last is now.

    The phases begin by the calendar alone, and so do their maps.
    """
    begun = ("Da CTI begyndte", *(f"Da fase {one.number} begyndte" for one in course.phases[1:]))
    passed = [
        Moment(name, phase.starts_on)
        for name, phase in zip(begun, course.phases, strict=True)
        if phase.starts_on < today
    ]
    return (*passed, Moment("Nu", today))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different between two maps, by name."""

    new: tuple[str, ...] = ()
    nearer: tuple[str, ...] = ()
    farther: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    other_support: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether both maps say the same."""
        return self == Changes()


def changes(before: Sequence[Tie], after: Sequence[Tie]) -> Changes:
    """Return what became of the network between two days."""
    then = {tie.member.number: tie.standing for tie in before}
    now = {tie.member.number: tie.standing for tie in after}
    both = [
        (tie.member.name, then[tie.member.number], tie.standing)
        for tie in after
        if tie.member.number in then
    ]
    moved = [(name, _step(old, new)) for name, old, new in both]
    return Changes(
        new=tuple(tie.member.name for tie in after if tie.member.number not in then),
        nearer=tuple(name for name, step in moved if step > 0),
        farther=tuple(name for name, step in moved if step < 0),
        gone=tuple(tie.member.name for tie in before if tie.member.number not in now),
        other_support=tuple(
            name for name, old, new in both if old.supports_with != new.supports_with
        ),
        agreed=tuple(name for name, old, new in both if new.agreed_task and not old.agreed_task),
    )


def _step(before: Standing, after: Standing) -> int:
    """How many steps nearer; nobody comes nearer by being talked about for the first time."""
    if before.strength is None or after.strength is None:
        return 0
    return NEARNESS.index(before.strength) - NEARNESS.index(after.strength)
