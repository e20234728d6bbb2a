"""What is known of one citizen and of each opening when openings are looked at (D2).

«Når jobkonsulent og borger har fundet et jobmatch» (SEED-4): the two of them find it together. So
openings are put in order for one citizen, never citizens for a company; nothing in this package
takes one opening and several citizens, and a test holds it to that. No diagnosis, no age, sex,
origin or belief stands here, and nothing that says how somebody will do: only what the citizen has
said, and what the workplace has said.

A fact that is not known is None (or empty, where it says so), and what is not known never counts
as a «no».
"""

from dataclasses import dataclass
from datetime import date

from fodfaeste.rules.placement.work_words import Transport, WorkDemand, WorkField, WorkNeed
from fodfaeste.rules.plan.weekly import WeeklyTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One thing the citizen would like to do: a field of work, and their own words."""

    field: WorkField | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerFacts:
    """What one citizen wishes, can and needs; filled from the job profile and the plan."""

    wishes: tuple[Wish, ...] = ()
    """One to three, the dearest first."""
    experience_fields: frozenset[WorkField] = frozenset()
    """Where the citizen has worked before."""
    competences: tuple[str, ...] = ()
    """What the citizen can, each in a few words of their own."""
    demands_met: frozenset[WorkDemand] = frozenset()
    needs: frozenset[WorkNeed] = frozenset()
    """Considerations that help."""
    essential_needs: frozenset[WorkNeed] = frozenset()
    """Considerations that cannot be done without; also counted among the needs."""
    least_minutes: int | None = None
    """As few minutes a week as the citizen would begin with."""
    most_minutes: int | None = None
    """As many minutes a week as the citizen can see ahead."""
    fixed_times: tuple[WeeklyTime, ...] = ()
    """Appointments that must be respected: of the plan's efforts, and the citizen's own."""
    transport: frozenset[Transport] = frozenset()
    postcode: str = ""
    """Four digits; empty when not known, or when the address is protected."""
    reach: tuple[tuple[str, str], ...] = ()
    """Where the citizen can get to: stretches of postcodes, ("2700", "2770") with both ends, one
    postcode as ("2400", "2400"); empty is anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """What one workplace needs now, and what it can offer."""

    number: int
    """The opening's own id; equal points are put in its order."""
    title: str
    tasks: str = ""
    field: WorkField | None = None
    demands: frozenset[WorkDemand] = frozenset()
    needs_met: frozenset[WorkNeed] = frozenset()
    least_minutes: int | None = None
    most_minutes: int | None = None
    times: tuple[WeeklyTime, ...] = ()
    """Within which the work lies; empty when it can be agreed freely."""
    postcode: str = ""
    ordinary_possible: bool | None = None
    shortage: bool = False
    """The workplace lacks hands."""
    open_from: date | None = None
    closes_on: date | None = None
    """The last day on which it is open."""
    is_closed: bool = False
    """Filled, or taken back, whatever the dates say."""
    company_is_open: bool = True
    places_left: int | None = None
    trainee_places_left: int | None = None
    """How many more unpaid trainees the law lets the workplace have (D8)."""
