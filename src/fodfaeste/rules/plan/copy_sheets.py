"""Copy-sheets: what stands here, in the order another system asks for it (M7).

«Projektet stiller ikke tekniske eller andre praktiske løsninger til rådighed for dette arbejde.»
(SEED-4): the specialist systems stay, so nothing is thought out twice. A sheet is copied field by
field; what has changed since is shown by the words themselves.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fodfaeste.rules.access.roles import Department
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.refusal import Obstacle, refuse_if, unmet
from fodfaeste.rules.text import is_said
from fodfaeste.rules.words import Word

LONGEST_HEADING = 100
SHORT_MARK = 16
"""Signs of a fingerprint: enough to tell two texts of one sheet apart."""


class SheetField(Word):
    """What can stand in a field of a sheet; the label is the heading it is shipped with."""

    CITIZEN_WORDS = "citizen_words", "Borgerens egne ord"
    PURPOSE = "purpose", "Formål"
    JOB_GOAL = "job_goal", "Jobmål"
    GOALS = "goals", "Mål og delmål"
    EFFORTS = "efforts", "Indsatser"
    DURATION = "duration", "Forventet varighed"
    LEGAL_FORM = "legal_form", "Planens form og lovgrundlag"
    PARTICIPATION = "participation", "Borgerens medvirken"
    WISHES = "wishes", "Drømme og ønsker fra opstartsmødet"
    EXPERIENCE = "experience", "Kompetencer og erfaring"
    NETWORK = "network", "Netværk"
    TIME_PLAN = "time_plan", "Tidsplan og cv"
    RESOURCES = "resources", "Ressourcer"
    BARRIERS = "barriers", "Barrierer"
    SUPPORT_NEEDS = "support_needs", "Støttebehov"
    HEALTH = "health", "Helbred"
    WORK = "work", "Arbejdsplads og aftale"
    GRANTS = "grants", "Bevillinger"
    CVR_NUMBER = "cvr_number", "CVR-nummer"
    P_NUMBER = "p_number", "P-nummer"
    WORKPLACE = "workplace", "Arbejdssted"
    WORK_CONTACT = "work_contact", "Kontaktperson"
    REPRESENTATIVE = "representative", "Medarbejderrepræsentant"
    EMPLOYEES = "employees", "Antal fuldtidsansatte"
    WORK_PERIOD = "work_period", "Periode"
    WEEKLY_HOURS = "weekly_hours", "Timer om ugen"
    WORKING_TIMES = "working_times", "Arbejdstid"
    WORK_TASKS = "work_tasks", "Arbejdsopgaver"
    PLACEMENT_PURPOSE = "placement_purpose", "Formål med praktikken"
    GRANTED_ON = "granted_on", "Bevilget den"
    MOST_HOURS = "most_hours", "Forventet højeste timetal"
    PROGRESSION = "progression", "Start og progression"


SECTION: dict[SheetField, Section] = {
    **dict.fromkeys(SheetField, Section.PLAN),
    SheetField.HEALTH: Section.HEALTH,
    SheetField.GRANTS: Section.SOCIAL,
    SheetField.WORK_CONTACT: Section.EMPLOYMENT,
    SheetField.REPRESENTATIVE: Section.EMPLOYMENT,
}
"""A field is as closed as what it is made from; the work agreement is the whole team's (D6)."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One field of a sheet, under the heading the other system has for it."""

    field: SheetField
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDefault:
    """A sheet as it is shipped."""

    system: str
    title: str
    department: Department
    lines: tuple[SheetLine, ...]

    @property
    def is_for_placement(self) -> bool:
        """Say whether the sheet is about one placement and not about the plan."""
        return is_for_placement(self.lines)


@dataclass(frozen=True, slots=True)
class SheetText:
    """One field of a sheet with what it says about one citizen."""

    field: SheetField
    heading: str
    text: str

    @property
    def mark(self) -> str:
        """Return some signs that differ when a word differs."""
        return f"{self.field}:{hashlib.sha256(self.text.encode()).hexdigest()[:SHORT_MARK]}"


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field now, and as it was copied; `before` is None while it has not been."""

    now: SheetText
    before: str | None

    @property
    def is_changed(self) -> bool:
        """Say whether the other system says something else than the plan does now."""
        return self.before is not None and self.before != self.now.text


def is_for_placement(lines: Iterable[SheetLine]) -> bool:
    """Say whether a sheet asks for anything that only a placement knows (D9)."""
    return any(line.field in PLACEMENT_FIELDS for line in lines)


def laid_out(
    lines: Iterable[SheetLine], texts: Mapping[SheetField, str], sections: frozenset[Section]
) -> tuple[SheetText, ...]:
    """Return the sheet in its order, without the fields that are closed to the reader."""
    return tuple(
        SheetText(line.field, line.heading, copyable(texts.get(line.field, "")))
        for line in lines
        if SECTION[line.field] in sections
    )


def copyable(text: str) -> str:
    """Return the text without signs that another system cannot take."""
    spaced = text.replace("\t", " ")
    kept = (sign for sign in spaced if sign == "\n" or unicodedata.category(sign) not in _UNSEEN)
    return "".join(kept).strip()


def compared(
    now: Iterable[SheetText], copied: Mapping[SheetField, str] | None
) -> tuple[FieldState, ...]:
    """Hold the sheet against what was copied; a field that was not on it then was empty."""
    if copied is None:
        return tuple(FieldState(text, None) for text in now)
    return tuple(FieldState(text, copied.get(text.field, "")) for text in now)


def as_file(title: str, texts: Iterable[SheetText]) -> str:
    """Return the fields that say something as one plain text, with Windows line ends."""
    parts = [f"{text.heading}\n{text.text}" for text in texts if text.text]
    return ("\n\n".join([title, *parts]) + "\n").replace("\n", "\r\n")


def marks(texts: Iterable[SheetText]) -> str:
    """Return what a sheet says as one line, to be compared later."""
    return " ".join(text.mark for text in texts)


def changed_since_read(texts: Iterable[SheetText], read: str) -> tuple[SheetText, ...]:
    """Return the fields that say something else than when the page was opened."""
    seen = frozenset(read.split())
    return tuple(text for text in texts if text.mark not in seen)


def check_transfer(
    texts: Iterable[SheetText], *, read: str, department: Department, seats: frozenset[Department]
) -> None:
    """Raise Refused (M7) unless one's own area has copied what stands here now."""
    sheet = tuple(texts)
    late = changed_since_read(sheet, read)
    refuse_if(
        (
            *unmet((department in seats, _OWN_AREA), (any(t.text for t in sheet), _SAYS_SOMETHING)),
            *((_changed_meanwhile(late),) if late else ()),
        )
    )


def check_own_area(department: Department, *, seats: frozenset[Department]) -> None:
    """Raise Refused (M7) unless somebody from the sheet's own area asks."""
    refuse_if(unmet((department in seats, _OWN_AREA)))


def check_layout(lines: Iterable[SheetLine], *, system: str, title: str) -> None:
    """Raise Refused (M7) unless a sheet can be read and copied field by field."""
    found = tuple(lines)
    fields = [line.field for line in found]
    refuse_if(
        unmet(
            (is_said(system) and is_said(title), _NAMED),
            (bool(found), _HAS_FIELDS),
            (len(fields) == len(set(fields)), _EACH_ONCE),
            (all(is_said(line.heading) for line in found), _HEADINGS_SAID),
        )
    )


def check_screen(*, is_free: bool) -> None:
    """Raise Refused (M7) when another sheet is for the same screen."""
    refuse_if(unmet((is_free, _SCREEN_IS_FREE)))


def _sheet(system: str, title: str, department: Department, fields: str) -> SheetDefault:
    named = (SheetField(code) for code in fields.split())
    lines = tuple(SheetLine(field, field.label) for field in named)
    return SheetDefault(system=system, title=title, department=department, lines=lines)


_MIN_PLAN = (
    "job_goal citizen_words purpose resources experience barriers goals efforts work time_plan "
    "participation legal_form"
)
_SECTION_141 = (
    "purpose citizen_words resources barriers support_needs health network goals efforts duration "
    "work grants participation legal_form"
)

_VITAS = (
    "cvr_number p_number workplace work_contact representative employees work_period weekly_hours "
    "working_times work_tasks placement_purpose granted_on most_hours progression"
)

PLACEMENT_FIELDS = frozenset(map(SheetField, _VITAS.split()))
"""What is known of one placement alone: a sheet with any of them is for a placement (D9)."""

DEFAULTS: tuple[SheetDefault, ...] = (
    _sheet("Fasit", "Min Plan", Department.EMPLOYMENT, _MIN_PLAN),
    _sheet("Momentum", "Min Plan", Department.EMPLOYMENT, _MIN_PLAN),
    _sheet("Nexus", "Handleplan (§ 141)", Department.SOCIAL, _SECTION_141),
    _sheet("Sensum", "Handleplan (§ 141)", Department.SOCIAL, _SECTION_141),
    _sheet("VITAS", "Virksomhedspraktik", Department.EMPLOYMENT, _VITAS),
)
"""§ 141, stk. 3: purpose, effort, expected duration, other conditions (domain.md section 3.3)."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def _m7(condition: str, sentence: str, next_step: str) -> Obstacle:
    return Obstacle(rule="M7", condition=condition, sentence=sentence, next_step=next_step)


def _changed_meanwhile(late: tuple[SheetText, ...]) -> Obstacle:
    headings = ", ".join(f"»{text.heading}«" for text in late)
    return _m7(
        "read_is_current",
        f"Der er skrevet noget nyt, mens du havde arket åbent: {headings}.",
        "Kopiér det nye, og notér overførslen igen.",
    )


_OWN_AREA = _m7(
    "own_area",
    "Det er områdets egne medarbejdere, der overfører til deres fagsystem.",
    "Bed en fra det andet område om at overføre arket.",
)
_SAYS_SOMETHING = _m7(
    "says_something",
    "Arket er tomt. Der er ikke skrevet noget, som kan overføres.",
    "Skriv i planen først.",
)
_NAMED = _m7(
    "named", "Arket mangler et navn.", "Skriv systemets navn og det skærmbillede, arket er til."
)
_SCREEN_IS_FREE = _m7(
    "screen_is_free",
    "Der er allerede et ark til det skærmbillede.",
    "Ret det ark, der er, eller giv dette et andet navn.",
)
_HAS_FIELDS = _m7("has_fields", "Arket har ingen felter.", "Vælg mindst ét felt.")
_EACH_ONCE = _m7("each_once", "Et felt står to gange på arket.", "Lad hvert felt stå ét sted.")
_HEADINGS_SAID = _m7(
    "headings_said", "Et felt mangler sin overskrift.", "Skriv overskriften, som systemet har den."
)
