"""The minutes of one week, by the terms they are worked on (D7)."""

from dataclasses import dataclass
from decimal import Decimal

from fodfaeste.rules.placement.kinds import HoursKind

MINUTES_AN_HOUR = 60
UNPAID = (HoursKind.TASTER, HoursKind.PLACEMENT)
PAID = (HoursKind.SUBSIDISED, HoursKind.FLEX, HoursKind.ORDINARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMinutes:
    """How much of each kind; each name is the kind's own."""

    taster: int = 0
    placement: int = 0
    ordinary: int = 0
    subsidised: int = 0
    flex: int = 0

    def of(self, kind: HoursKind) -> int:
        """Return the minutes of one kind."""
        minutes: int = getattr(self, kind.value)
        return minutes

    @property
    def unpaid(self) -> int:
        """Every minute without pay."""
        return self.taster + self.placement

    @property
    def paid(self) -> int:
        """Every minute with pay."""
        return self.ordinary + self.subsidised + self.flex

    @property
    def total(self) -> int:
        """Every minute of the week."""
        return self.unpaid + self.paid

    @property
    def hours(self) -> dict[HoursKind, Decimal]:
        """The same in hours, as the limits are written."""
        return {kind: Decimal(self.of(kind)) / MINUTES_AN_HOUR for kind in HoursKind}

    @property
    def kinds(self) -> tuple[HoursKind, ...]:
        """The kinds that are worked, unpaid first."""
        return tuple(kind for kind in (*UNPAID, *PAID) if self.of(kind))


def minutes_of(kinds: dict[HoursKind, int]) -> WeekMinutes:
    """Return the week with so many minutes of each kind."""
    return WeekMinutes(**{kind.value: minutes for kind, minutes in kinds.items()})
