"""«Tavle»: every course in sight by state and phase, with first letters and flags alone (J2)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fodfaeste.audit import writing
from fodfaeste.pictures import danish
from fodfaeste.records.boards.queries import goals
from fodfaeste.records.boards.queries.cards import Card, cards_of
from fodfaeste.records.boards.queries.columns import (
    SHOWN_OF_ALL,
    Columns,
    Placed,
    columns_of,
)
from fodfaeste.records.boards.queries.heads import goes_on, heads_of
from fodfaeste.records.followup.queries.deadlines import CaseDeadline
from fodfaeste.rules.access.permissions import Permission
from fodfaeste.rules.boards.columns import STATES_TOLD, BoardColumn, Signal
from fodfaeste.web.shell.requires import staff
from fodfaeste.web.shell.visits import Desk
from fodfaeste.web.staff.board.filters import Asked, read_filters
from fodfaeste.web.ui.cleaning import page_number, sent_number
from fodfaeste.web.ui.parts import Paging

SHOWN_ON_A_SCREEN = 4
FLAGS_ON_A_CARD, FLAGS_ON_A_SCREEN = 2, 1
GOALS_ON_THE_BOARD = 3
URGENCY = (Signal.LATE, Signal.DUE, Signal.CALM)


@dataclass(frozen=True, slots=True)
class FlagShown:
    """What a card says is to be done, by which rule, and whether its day has gone by."""

    words: str
    rule: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A card: first letters, signal, where the column alone does not say it the state, flags."""

    initials: str
    url: str
    signal: Signal
    state: str
    flags: tuple[FlagShown, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnShown:
    """A column: its name, how many stand there, the cards shown, and where the rest is."""

    column: BoardColumn
    total: int
    cards: tuple[CardShown, ...]
    all_url: str

    @property
    def hidden(self) -> int:
        """How many of the column are not shown here."""
        return self.total - len(self.cards)


@require_safe
@staff(Permission.BOARD_SEE)
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the board; `?skaerm=1` is the address for the screen of the meeting room."""
    units = heads_of(desk.actor, desk.today)
    asked = read_filters(request.GET, desk, [(unit.pk, unit.name) for unit in units])
    unit = next((one for one in units if one.pk == asked.narrowed.unit_id), None)
    if goes_on(unit) == sent_number(request.GET.get("moede", "")):
        asked = replace(asked, meeting_id=goes_on(unit))
    number, columns = _columns_of(request, asked, desk.today)
    if asked.is_screen and not asked.column:
        columns = {key: one.cut(SHOWN_ON_A_SCREEN) for key, one in columns.items()}
    numbers = [placed.case_id for one in columns.values() for placed in one.placed]
    desk.shown(numbers, criterion=asked.narrowed.criterion)
    shown = (unit,) if unit else units
    set_goals = list(goals.open_goals(tuple(one.pk for one in shown))[:GOALS_ON_THE_BOARD])
    writing.narrow_to(numbers)
    cards = cards_of(numbers, desk.today)
    context = {
        "unit": unit,
        "goals": set_goals,
        "form": asked.form,
        "asked": asked,
        "columns": _shown(columns, cards, asked, desk.today),
        "total": sum(one.total for one in columns.values()),
        "paging": _paging(columns, asked, number),
        "may_enrol": desk.allows(Permission.CASE_ENROL),
        "leads": unit.pk in desk.actor.leads_units if unit else desk.allows(Permission.BOARD_LEAD),
        "desk": desk,
    }
    return render(request, "staff/board/board.html", context)


def _columns_of(request: HttpRequest, asked: Asked, today: date) -> tuple[int, Columns]:
    """The columns with the number of their page; the last page for a number past it."""
    number = page_number(request.GET.get("side", "")) if asked.column else 1
    found = columns_of(asked.narrowed, today, only=asked.column, page=number)
    if asked.column and number > 1 and not found[asked.column].placed:
        number = _last_page(found[asked.column].total)
        found = columns_of(asked.narrowed, today, only=asked.column, page=number)
    return number, found


def _last_page(total: int) -> int:
    return max(1, -(-total // SHOWN_OF_ALL))


def _shown(
    columns: Columns, cards: Mapping[int, Card], asked: Asked, today: date
) -> list[ColumnShown]:
    wanted = [asked.column] if asked.column else list(columns)
    return [
        ColumnShown(
            column=column,
            total=columns[column].total,
            cards=_cards(columns[column].placed, cards, asked, today),
            all_url=_address(asked, column),
        )
        for column in wanted
    ]


def _cards(
    placed: tuple[Placed, ...], cards: Mapping[int, Card], asked: Asked, today: date
) -> tuple[CardShown, ...]:
    """Those with something late first; else in the order of the column."""
    seen = [one for one in placed if one.case_id in cards]
    seen.sort(key=lambda one: URGENCY.index(cards[one.case_id].signal))
    return tuple(_card(one, cards[one.case_id], asked, today=today) for one in seen)


def _flag(flag: CaseDeadline, today: date) -> FlagShown:
    return FlagShown(flag.kind.label, flag.kind.rule, flag.is_late(today))


def _card_url(card: Card, asked: Asked) -> str:
    """The course; at a meeting the citizen's page there."""
    if asked.meeting_id is None:
        return reverse("staff:cases:case", args=[card.case_id])
    address = {"case_id": card.case_id, "board_id": asked.meeting_id}
    return reverse("staff:board:citizen", kwargs=address)


def _card(placed: Placed, card: Card, asked: Asked, *, today: date) -> CardShown:
    most = FLAGS_ON_A_SCREEN if asked.is_screen else FLAGS_ON_A_CARD
    return CardShown(
        initials=danish.initials(card.name),
        url=_card_url(card, asked),
        signal=card.signal,
        state=placed.state.label if placed.state in STATES_TOLD else "",
        flags=tuple(_flag(flag, today) for flag in card.flags[:most]),
        more=max(0, len(card.flags) - most),
    )


def _address(asked: Asked, column: BoardColumn) -> str:
    return f"?{asked.here}&kolonne={column.value}" if asked.here else f"?kolonne={column.value}"


def _paging(columns: Columns, asked: Asked, number: int) -> Paging | None:
    if asked.column is None:
        return None
    total = columns[asked.column].total
    query = _address(asked, asked.column).removeprefix("?")
    return Paging(number, _last_page(total), total, query)
