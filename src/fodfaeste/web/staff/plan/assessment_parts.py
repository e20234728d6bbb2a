"""What the pages of the assessment show: an entry with its signature, who has spoken, the gaps."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from fodfaeste.records.cases.queries import team_on
from fodfaeste.records.catalogues.queries import role_texts_on
from fodfaeste.records.plan import queries
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.access.roles import Role
from fodfaeste.rules.access.sections import Section
from fodfaeste.rules.plan.assessment import LOOKED_FOR, contributed, section_of
from fodfaeste.rules.plan.kinds import AssessmentTheme, Contributor, LifeArea
from fodfaeste.rules.plan.word_difference import Piece, pieces
from fodfaeste.web.shell.visits import Visit
from fodfaeste.web.staff.plan.assessment_form import source_in_words

if TYPE_CHECKING:
    from fodfaeste.records.catalogues.models import RoleText
    from fodfaeste.records.plan.models import AssessmentEntry
    from fodfaeste.records.plan.queries import Approval

LONGEST_MARKED = 4_000
"""Characters of both texts together; longer ones are shown one after the other."""

Labels = Mapping[Role, "RoleText"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One entry as it is read: signed, with its source, and what came after it."""

    entry: "AssessmentEntry"
    role: str
    source: str
    is_new: bool
    corrected_by: "AssessmentEntry | None"
    may_correct: bool

    @property
    def changes(self) -> tuple[Piece, ...]:
        """What a correction took out and put in; none where it would cost too much to find."""
        old = self.entry.corrects
        if old is None or len(old.text) + len(self.entry.text) > LONGEST_MARKED:
            return ()
        return pieces(old.text, self.entry.text)


def told(
    visit: Visit,
    entry: "AssessmentEntry",
    labels: Labels,
    *,
    approval: "Approval | None" = None,
    corrected_by: "AssessmentEntry | None" = None,
) -> Told:
    """Return an entry with the words around it."""
    consent = entry.source_consent
    by_staff = entry.written_as != Role.CITIZEN
    return Told(
        entry=entry,
        role=labels[entry.written_as].label,
        source=source_in_words(consent, sees_network=visit.sees(Section.SOCIAL)) if consent else "",
        is_new=approval is not None and entry.created_at > approval.at,
        corrected_by=corrected_by,
        may_correct=by_staff and corrected_by is None and visit.allows(Permission.ASSESSMENT_WRITE),
    )


def signer_in_words(one: Told) -> str:
    """Return "Sagsbehandler, social, fortalt af Ole Holm, bror"."""
    return f"{one.role}, fortalt af {one.source}" if one.source else one.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One of the three who make the assessment together, and where to read or write it.

    `ask_url` takes a form that asks the one who is missing; `is_asked` says that it was done.
    """

    who: Contributor
    has_spoken: bool
    url: str = ""
    action: str = ""
    ask_url: str = ""
    is_asked: bool = False
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def voices_of(visit: Visit) -> tuple[Voice, ...]:
    """Who has spoken in the assessment and who is missing (C1)."""
    seats = {Role(seat.role): seat.user_id for seat in team_on(visit.case, visit.today)}
    spoken = contributed(queries.signatures_of(visit.case.pk), seats=seats)
    asked: set[int | None] = set()
    if len(spoken) < len(Contributor):
        asked = {task.responsible_id for task in queries.asked_to_assess(visit.case.pk)}
    return tuple(
        _voice(
            visit,
            who,
            has_spoken=who in spoken,
            is_asked=who in SEATS and seats.get(SEATS[who], 0) in asked,
        )
        for who in Contributor
    )


SEATS = {
    Contributor.EMPLOYMENT: Role.EMPLOYMENT_CASEWORKER,
    Contributor.SOCIAL: Role.SOCIAL_CASEWORKER,
}


def _voice(visit: Visit, who: Contributor, *, has_spoken: bool, is_asked: bool) -> Voice:
    """Lead to what was written; where nothing is, to writing it or to asking for it."""
    case = {"case_id": visit.case.pk}
    if has_spoken:
        url = f"{reverse('staff:plan:assessment', kwargs=case)}?{urlencode({'fra': who})}#notater"
        return Voice(who=who, has_spoken=True, url=url, action="Læs")
    writes_it = who is Contributor.CITIZEN or SEATS[who] in visit.relation.seats
    if writes_it and visit.allows(Permission.ASSESSMENT_WRITE):
        own = "?hvem=borgeren" if who is Contributor.CITIZEN else ""
        url = f"{reverse('staff:plan:assess', kwargs=case)}{own}"
        return Voice(who=who, has_spoken=False, url=url, action="Skriv")
    may_ask = who in SEATS and not is_asked and visit.allows(Permission.TASK_WRITE)
    ask_url = reverse("staff:plan:ask", kwargs={**case, "area": who.value}) if may_ask else ""
    return Voice(who=who, has_spoken=False, ask_url=ask_url, is_asked=is_asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The latest about one kind in one area of life; None where nobody has talked about it."""

    kind: AssessmentTheme
    entry: "AssessmentEntry | None"
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One area of life; closed where the one who reads may not see it."""

    area: LifeArea
    is_closed: bool
    cells: tuple[Cell, ...]


def overview_rows(visit: Visit, standing: Iterable["AssessmentEntry"]) -> tuple[Row, ...]:
    """The newest of each kind by area of life, with the gaps; "Andet" only where it says something.

    `standing` is the latest entry of each area and kind.
    """
    newest = {(entry.area, entry.theme): entry for entry in standing}
    rows = (_row(visit, area, newest) for area in LifeArea)
    return tuple(
        row for row in rows if row.area is not LifeArea.OTHER or any(c.entry for c in row.cells)
    )


def _row(
    visit: Visit,
    area: LifeArea,
    newest: "Mapping[tuple[LifeArea, AssessmentTheme], AssessmentEntry]",
) -> Row:
    cells = tuple(_cell(visit, area, kind, newest.get((area, kind))) for kind in LOOKED_FOR)
    return Row(area=area, is_closed=not visit.sees(section_of(area)), cells=cells)


def _cell(
    visit: Visit, area: LifeArea, kind: AssessmentTheme, entry: "AssessmentEntry | None"
) -> Cell:
    case = {"case_id": visit.case.pk}
    asked = urlencode({"omraade": area, "slags": kind})
    if entry is not None:
        url = f"{reverse('staff:plan:assessment', kwargs=case)}?{asked}#notater"
    else:
        may_write = visit.allows(Permission.ASSESSMENT_WRITE)
        url = f"{reverse('staff:plan:assess', kwargs=case)}?{asked}" if may_write else ""
    return Cell(kind=kind, entry=entry, url=url)


def by_theme(visit: Visit) -> list[dict[str, Any]]:
    """The standing entries under their themes, for the side of the plan."""
    labels = role_texts_on(visit.today)
    order = list(AssessmentTheme)
    standing = queries.standing_entries(visit.case.pk, sections=visit.sections)
    entries = sorted(standing, key=lambda entry: (order.index(entry.theme), entry.pk))
    return [
        {
            "label": theme.label,
            "entries": [
                {"entry": entry, "role": labels[entry.written_as].label} for entry in found
            ],
        }
        for theme, found in groupby(entries, key=lambda entry: entry.theme)
    ]
