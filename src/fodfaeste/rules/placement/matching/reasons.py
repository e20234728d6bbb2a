"""Why a part gives the points it gives: one code and one share each (D2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What was found about one part."""

    FIRST_WISH = "first_wish"
    SECOND_WISH = "second_wish"
    THIRD_WISH = "third_wish"
    NO_WISH_MET = "no_wish_met"
    NO_WISH_KNOWN = "no_wish_known"
    WORKED_AND_CAN = "worked_and_can"
    WORKED_THERE = "worked_there"
    CAN_A_TASK = "can_a_task"
    NEW_TASKS = "new_tasks"
    HOURS_FIT = "hours_fit"
    HOURS_BEGIN = "hours_begin"
    HOURS_GROW = "hours_grow"
    HOURS_TOUCH = "hours_touch"
    HOURS_UNKNOWN = "hours_unknown"
    HOURS_APART = "hours_apart"
    SAME_POSTCODE = "same_postcode"
    WITHIN_REACH = "within_reach"
    ANYWHERE = "anywhere"
    WAY_UNKNOWN = "way_unknown"
    OUT_OF_REACH = "out_of_reach"
    NO_NEEDS = "no_needs"
    NEEDS_MET = "needs_met"
    PAID_POSSIBLE = "paid_possible"
    PAID_SHORTAGE = "paid_shortage"
    PAID_NOT_ASKED = "paid_not_asked"
    PAID_NOT = "paid_not"


@dataclass(frozen=True, slots=True)
class Share:
    """A reason, and how much of the part's weight it gives: `got` of `of`."""

    reason: Reason
    got: int
    of: int

    def points(self, weight: int) -> int:
        """Return the points of a part, halves rounded up."""
        return (2 * weight * self.got + self.of) // (2 * self.of)


BY_WISH = (Reason.FIRST_WISH, Reason.SECOND_WISH, Reason.THIRD_WISH)
"""A fourth wish is not asked for."""

GIVES: Mapping[Reason, tuple[int, int]] = {
    Reason.FIRST_WISH: (1, 1),
    Reason.SECOND_WISH: (4, 5),
    Reason.THIRD_WISH: (3, 5),
    Reason.NO_WISH_MET: (0, 1),
    Reason.NO_WISH_KNOWN: (0, 1),
    Reason.WORKED_AND_CAN: (1, 1),
    Reason.WORKED_THERE: (1, 2),
    Reason.CAN_A_TASK: (1, 2),
    Reason.NEW_TASKS: (0, 1),
    Reason.HOURS_FIT: (1, 1),
    Reason.HOURS_BEGIN: (2, 3),
    Reason.HOURS_UNKNOWN: (1, 2),
    Reason.HOURS_GROW: (1, 3),
    Reason.HOURS_TOUCH: (1, 4),
    Reason.HOURS_APART: (0, 1),
    Reason.SAME_POSTCODE: (1, 1),
    Reason.WITHIN_REACH: (2, 3),
    Reason.ANYWHERE: (1, 2),
    Reason.WAY_UNKNOWN: (1, 3),
    Reason.OUT_OF_REACH: (0, 1),
    Reason.NO_NEEDS: (1, 1),
    Reason.PAID_POSSIBLE: (1, 1),
    Reason.PAID_SHORTAGE: (2, 3),
    Reason.PAID_NOT_ASKED: (1, 3),
    Reason.PAID_NOT: (0, 1),
}
"""How much of its part's weight each reason gives; the needs give as many as are met of them."""

_SHARES = {reason: Share(reason, *part) for reason, part in GIVES.items()}


def share(reason: Reason) -> Share:
    """Return what a reason gives."""
    return _SHARES[reason]


def considered(met: int, needs: int) -> Share:
    """Return what it gives that so many of the citizen's needs are met at the workplace."""
    return Share(Reason.NEEDS_MET, met, needs) if needs else share(Reason.NO_NEEDS)
