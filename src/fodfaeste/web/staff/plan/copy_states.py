"""A copy-sheet about one citizen, held against what was copied last (M7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from fodfaeste.records.catalogues.queries import SheetRow, lines_of
from fodfaeste.records.followup.queries.sheet_facts import sheet_facts
from fodfaeste.records.placement.queries.vitas import vitas_of
from fodfaeste.records.plan.queries.transfers import Copied, copied_of
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.placement.vitas import vitas_texts
from fodfaeste.rules.plan.content import PlanContent
from fodfaeste.rules.plan.copy_sheets import (
    SECTION,
    FieldState,
    SheetField,
    SheetText,
    compared,
    is_for_placement,
    laid_out,
)
from fodfaeste.rules.plan.sheet_texts import texts_of
from fodfaeste.rules.plan.word_difference import Piece, pieces
from fodfaeste.rules.words import in_sentence, listed
from fodfaeste.web.shell.visits import Visit

MOST_ROWS = 14
WORDS_A_ROW = 90
"""Signs in a line of a wide field, so that most texts are seen whole."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field on the page."""

    state: FieldState

    @property
    def rows(self) -> int:
        """How high the field is."""
        lines = self.state.now.text.splitlines()
        needed = sum(1 + len(line) // WORDS_A_ROW for line in lines)
        return max(1, min(MOST_ROWS, needed))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What was copied and what stands now, as one run of words."""
        return pieces(self.state.before or "", self.state.now.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetState:
    """One sheet, its fields as they stand now, and the transfer that stands."""

    sheet: SheetRow
    fields: tuple[ShownField, ...]
    copied: Copied | None
    closed: str
    """What the sheet also asks for and the reader may not see, in words."""

    @property
    def name(self) -> str:
        """The system and the screen."""
        return f"{self.sheet.system}: {self.sheet.title}"

    @property
    def texts(self) -> tuple[SheetText, ...]:
        """The fields in their order."""
        return tuple(field.state.now for field in self.fields)

    @property
    def changed(self) -> tuple[ShownField, ...]:
        """The fields that say something else than what was copied."""
        return tuple(field for field in self.fields if field.state.is_changed)

    @property
    def says(self) -> str:
        """Return "2 felter er ændret siden", or that nothing is."""
        count = len(self.changed)
        if not count:
            return "intet er ændret siden"
        return f"{count} {'felt' if count == 1 else 'felter'} er ændret siden"


def sheet_state(visit: Visit, sheet: SheetRow, content: PlanContent) -> SheetState:
    """One sheet as the reader may see it."""
    copied = copied_of(visit.case.pk, sections=visit.sections).get(sheet.pk)
    return _state(visit, sheet, _texts(visit, content, [sheet]), copied)


def copied_states(visit: Visit, content: PlanContent) -> tuple[SheetState, ...]:
    """The sheets that were copied, each with what has changed since; one query when none was."""
    if not visit.allows(Permission.AGREEMENT_SEE):
        return ()
    copied = copied_of(visit.case.pk, sections=visit.sections)
    if not copied:
        return ()
    texts = _texts(visit, content, [each.sheet for each in copied.values()])
    found = (_state(visit, each.sheet, texts, each) for each in copied.values())
    return tuple(sorted(found, key=lambda state: (state.sheet.department, state.name)))


def _texts(visit: Visit, content: PlanContent, sheets: Iterable[SheetRow]) -> dict[SheetField, str]:
    """The words of every field; those of a placement only where a sheet asks for them (D9)."""
    texts = texts_of(sheet_facts(visit.case, content, sections=visit.sections))
    if not any(is_for_placement(lines_of(sheet)) for sheet in sheets):
        return texts
    facts = vitas_of(visit.case, sections=visit.sections, today=visit.today)
    return texts | (vitas_texts(facts) if facts else {})


def _state(
    visit: Visit, sheet: SheetRow, texts: dict[SheetField, str], copied: Copied | None
) -> SheetState:
    lines = lines_of(sheet)
    now = laid_out(lines, texts, visit.sections)
    closed = {SECTION[line.field] for line in lines} - visit.sections
    return SheetState(
        sheet=sheet,
        fields=tuple(map(ShownField, compared(now, copied.texts if copied else None))),
        copied=copied,
        closed=listed(sorted(in_sentence(section.label) for section in closed)),
    )
