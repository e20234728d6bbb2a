"""The papers that hold after CTI: the crisis plan, its pocket size, and the retention plan (F3)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPerson:
    """Somebody with a part in a plan: what they do, where to reach them, whether they said yes."""

    name: str
    role: str = ""
    helps_with: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisPlanDocument:
    """What the citizen does, and who helps, when things get hard (F3)."""

    template: ClassVar[str] = "crisis_plan"

    citizen: str
    printed_on: date
    signs: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    people: tuple[PlanPerson, ...] = ()
    numbers: tuple[PlanPerson, ...] = ()
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketDocument:
    """The same in pocket size: a strip of A4 that is cut and folded to four sides of A7."""

    template: ClassVar[str] = "pocket"

    citizen: str
    printed_on: date
    signs: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    people: tuple[PlanPerson, ...] = ()
    numbers: tuple[PlanPerson, ...] = ()
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextContact:
    """A contact that is agreed: when, who, and about what."""

    what: str
    who: str
    on: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A line of facts: what it is called, and what it says."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionDocument:
    """What keeps the job, on one page; for the workplace only its own part."""

    template: ClassVar[str] = "retention"

    citizen: str
    printed_on: date
    for_workplace: bool = False
    workplace: str = ""
    job: tuple[NamedText, ...] = ()
    keeps: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    people: tuple[PlanPerson, ...] = ()
    contacts: tuple[NextContact, ...] = ()
    more_contacts: tuple[str, ...] = ()
    agreed_on: date | None = None
