"""What each document says: frozen data that a room fills and a template of the same name sets.

Nothing here asks the database; dates are dates, and become Danish words in `render`.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fodfaeste.pdf.asked_documents import MeasurePaper
from fodfaeste.pdf.board_documents import BoardMinutes
from fodfaeste.pdf.closing_documents import ClosingNoteDocument
from fodfaeste.pdf.cti_documents import LeafletDocument, PhasePlanDocument
from fodfaeste.pdf.decision_documents import DecisionLetter
from fodfaeste.pdf.leadership_documents import LeadershipPaper
from fodfaeste.pdf.looking_documents import LooksDocument
from fodfaeste.pdf.measure_documents import MeasuresDocument
from fodfaeste.pdf.meeting_documents import MeetingLetter, MinutesDocument
from fodfaeste.pdf.network_documents import NetworkDocument
from fodfaeste.pdf.pay_documents import HourMoreDocument, PayTalkDocument
from fodfaeste.pdf.safety_documents import CrisisPlanDocument, PocketDocument, RetentionDocument
from fodfaeste.pdf.team_documents import ChangeLetter
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
    form: str = ""
    stands_on: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class EasyPlanDocument:
    """The same plan in short sentences: whom to call first, then what happens now (C6, M5)."""

    template: ClassVar[str] = "plan_easy"

    citizen: str
    printed_on: date
    quote: str = ""
    job_goal: str = ""
    goals: tuple[PlanGoal, ...] = ()
    team: tuple[Helper, ...] = ()
    next_follow_up: date | None = None
    where_we_are: str = ""
    clock: PhaseClock | None = None
    approved_on: date | None = None
    version: int | None = None
    guidance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a record: what it is called, and what stands there."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class ExtractEntry:
    """One record of a course, as its reader may see it."""

    title: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractRoom:
    """The records of one room, or as many as one volume holds."""

    title: str
    entries: tuple[ExtractEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseExtract:
    """The course as one reader may see it; a long one in several volumes (M4)."""

    template: ClassVar[str] = "case_extract"

    citizen: str
    printed_on: date
    reader: str
    asked_by: str
    volume: int = 1
    rooms: tuple[ExtractRoom, ...] = ()
    left_out: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that was talked about, with the words that were said."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class KickoffTaskLine:
    """Something somebody promised at the kickoff: what, who, until when."""

    what: str
    who: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class KickoffSummary:
    """What was said, agreed and promised at the kickoff, before everyone leaves (B3, B4)."""

    template: ClassVar[str] = "kickoff_summary"

    citizen: str
    held_on: date
    printed_on: date
    place: str = ""
    next_meeting: str = ""
    took_part: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    around: tuple[str, ...] = ()
    agreements: tuple[Topic, ...] = ()
    tasks: tuple[KickoffTaskLine, ...] = ()
    consents: tuple[str, ...] = ()
    team: tuple[Helper, ...] = ()
    large_print: bool = False


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
    follow_up_how: str = ""
    contact: str = ""
    call: Helper | None = None
    agreed: tuple[Consent, ...] = ()
    job: str = ""
    mark: str = ""
    """Which version it is, and the fingerprint of the text that the names stand under."""


@dataclass(frozen=True, slots=True)
class SignedText:
    """What somebody wrote: the words, whether they are the citizen's own, and who signed when."""

    text: str
    signed: str
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class AssessedKind:
    """One kind of thing that is looked for in an area of life, such as resources."""

    title: str
    said: tuple[SignedText, ...] = ()


@dataclass(frozen=True, slots=True)
class AssessedArea:
    """One area of life with what was said about it."""

    title: str
    kinds: tuple[AssessedKind, ...] = ()


@dataclass(frozen=True, slots=True)
class AssessmentDocument:
    """The shared assessment as it stands, as far as the one who prints it may read (C1)."""

    template: ClassVar[str] = "assessment"

    citizen: str
    printed_on: date
    own_words: tuple[SignedText, ...] = ()
    areas: tuple[AssessedArea, ...] = ()
    not_talked_about: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class ConsentDocument:
    """A consent as it was given; with `choices` it is the empty form to fill by hand (C2)."""

    template: ClassVar[str] = "consent"

    citizen: str
    printed_on: date
    what: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    from_whom: str = ""
    to_whom: str = ""
    purpose: str = ""
    until: str = ""
    given_on: date | None = None
    given_how: str = ""
    note: str = ""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class CvEntry:
    """One line of a CV: what, where, when, and what it was about."""

    what: str
    place: str = ""
    when: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class CvSection:
    """The lines under one heading of a CV."""

    title: str
    entries: tuple[CvEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CvDocument:
    """The CV that a citizen shows to a workplace; nothing on it tells who helped with it (B7)."""

    template: ClassVar[str] = "cv"

    citizen: str
    printed_on: date
    contact: tuple[str, ...] = ()
    about_me: str = ""
    sections: tuple[CvSection, ...] = ()
    is_draft: bool = False


Document = (
    PlanDocument
    | EasyPlanDocument
    | CaseExtract
    | KickoffSummary
    | WorkAgreementDocument
    | CrisisPlanDocument
    | PocketDocument
    | RetentionDocument
    | AssessmentDocument
    | ConsentDocument
    | CvDocument
    | PayTalkDocument
    | HourMoreDocument
    | PhasePlanDocument
    | LeafletDocument
    | ClosingNoteDocument
    | NetworkDocument
    | DecisionLetter
    | ChangeLetter
    | BoardMinutes
    | MinutesDocument
    | LeadershipPaper
    | MeetingLetter
    | MeasuresDocument
    | LooksDocument
    | MeasurePaper
)
