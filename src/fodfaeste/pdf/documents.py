"""What each document says: frozen data that a room fills and a template of the same name sets.

Nothing here asks the database; dates are dates, and become Danish words in `render`.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fodfaeste.pictures.phase_clock import PhaseClock


@dataclass(frozen=True, slots=True)
class Helper:
    """One of the people around the citizen, as the citizen should read it."""

    name: str
    role: str
    helps_with: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NextGoal:
    """A sub-goal: what the citizen reads as "næste mål"."""

    title: str
    due: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class EffortLine:
    """One effort: what, who does it, under which law, when, and how far it is."""

    what: str
    who: str = ""
    law: str = ""
    when: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """One goal of the plan with what leads to it."""

    title: str
    next_goals: tuple[NextGoal, ...] = ()
    efforts: tuple[EffortLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The one joint plan, ready to hand over (C3, C6)."""

    template: ClassVar[str] = "plan"

    citizen: str
    printed_on: date
    quote: str = ""
    purpose: str = ""
    job_goal: str = ""
    version: int | None = None
    approved_on: date | None = None
    took_part: tuple[str, ...] = ()
    responsible: str = ""
    next_follow_up: date | None = None
    goals: tuple[PlanGoal, ...] = ()
    team: tuple[Helper, ...] = ()
    clock: PhaseClock | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that was talked about, with the words that were said."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class KickoffSummary:
    """What was said and agreed at the kickoff (B3, B4)."""

    template: ClassVar[str] = "kickoff_summary"

    citizen: str
    held_on: date
    printed_on: date
    place: str = ""
    took_part: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    agreements: tuple[Topic, ...] = ()
    team: tuple[Helper, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """One party's yes to the work agreement."""

    party: str
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class WorkAgreementDocument:
    """The work agreement on one page; it holds nothing that an employer may not know (D6)."""

    template: ClassVar[str] = "work_agreement"

    citizen: str
    workplace: str
    printed_on: date
    starts_on: date | None = None
    hours: tuple[str, ...] = ()
    schedule: str = ""
    tasks: tuple[str, ...] = ()
    considerations: tuple[str, ...] = ()
    next_goals: tuple[NextGoal, ...] = ()
    paid_hours: str = ""
    follow_up_on: date | None = None
    call: Helper | None = None
    agreed: tuple[Consent, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CrisisPlanDocument:
    """What the citizen does, and who helps, when things get hard (F3)."""

    template: ClassVar[str] = "crisis_plan"

    citizen: str
    printed_on: date
    signs: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    work_should_know: str = ""
    people: tuple[Helper, ...] = ()
    agreed_on: date | None = None


Document = PlanDocument | KickoffSummary | WorkAgreementDocument | CrisisPlanDocument
