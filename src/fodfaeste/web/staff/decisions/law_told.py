"""What stands beside the choice of law: the order, what follows, and how one complains (H1, H2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fodfaeste.records.catalogues.queries import legal_basis_on
from fodfaeste.records.decisions.queries import visitation_on
from fodfaeste.rules.decisions.complaint import complaint_guidance
from fodfaeste.rules.decisions.order import (
    explains_itself,
    first_in_order,
    longest_last_day,
    what_follows,
)
from fodfaeste.rules.legal_basis import LegalBasis, LegalBasisCode
from fodfaeste.web.shell.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTold:
    """The order, and for a chosen law what it leads to."""

    order: str
    paragraph: str = ""
    follows: tuple[str, ...] = ()
    last_day: date | None = None
    note_needed: bool = False
    complaint: str = ""
    nothing_in_force: bool = False


def law_told(visit: Visit, chosen: str | None, typed: Mapping[str, object]) -> LawTold:
    """What is said beside the form, by what is typed in it so far."""
    decided_on = _day(typed, "decided_on") or visit.today
    visitation = visitation_on(visit.case.pk, decided_on)
    order = first_in_order(visitation)
    if chosen not in set(LegalBasisCode):
        return LawTold(order=order)
    code = LegalBasisCode(chosen)
    starts_on = _day(typed, "starts_on") or visit.today
    basis = legal_basis_on(code, starts_on)
    if basis is None:
        return LawTold(order=order, nothing_in_force=True)
    return LawTold(
        order=order,
        paragraph=basis.paragraph,
        follows=what_follows(basis),
        last_day=_last_day(basis, starts_on),
        note_needed=not explains_itself(code, visitation) and code is not LegalBasisCode.SEL_85,
        complaint=complaint_guidance(legal_basis_on(code, decided_on) or basis),
    )


def _last_day(basis: LegalBasis, starts_on: date) -> date | None:
    try:
        return longest_last_day(basis, starts_on)
    except ValueError:  # beyond the calendar
        return None


def _day(typed: Mapping[str, object], name: str) -> date | None:
    """The day in three boxes; None while it is none."""
    boxes = [str(typed.get(f"{name}_{box}", "")) for box in ("year", "month", "day")]
    if not all(box.isascii() and box.isdigit() for box in boxes):
        return None
    try:
        return date(*map(int, boxes))
    except (ValueError, OverflowError):
        return None
