"""What the components show: small frozen parts that a view fills and a template reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from textwrap import shorten

from django.utils.safestring import SafeString, mark_safe

from fodfaeste.pictures import danish, phase_clock
from fodfaeste.pictures.phase_clock import PhaseClock

LONGEST_QUOTE = 240
"""Characters of own words above the tabs of a course; more would push the page away."""


def drawn(picture: str) -> SafeString:
    """Let a picture of `pictures` into a page; every word in it is escaped there."""
    return mark_safe(picture)  # noqa: S308 -- made by pictures, which escapes


@dataclass(frozen=True, slots=True)
class Sample:
    """A shape of a picture, drawn small, and what it means."""

    picture: SafeString
    words: str

    @classmethod
    def all_of(cls, legend: Iterable[tuple[str, str]]) -> "tuple[Sample, ...]":
        """Return the samples of a legend as a page shows them."""
        return tuple(cls(drawn(svg), words) for svg, words in legend)


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go: in the navigation, a row of tabs or a trail of breadcrumbs."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next, with one button; `due` is a whole phrase such as "senest …"."""

    sentence: str
    button: str
    url: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class BrokenGlass:
    """An emergency opening that is in force."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """Who, in their own words, and where in the clock."""

    name: str
    short_name: str
    quote: str = ""
    job_goal: str = ""
    workplace: str = ""
    placement_minutes: int | None = None
    ordinary_minutes: int | None = None
    state: str = ""
    clock: PhaseClock | None = None
    next_step: NextStep | None = None
    tabs: tuple[Link, ...] = ()
    list_url: str = "/medarbejder/forloeb/"
    list_label: str = "Forløb"
    broken_glass: BrokenGlass | None = None
    protected: bool = False

    @property
    def quoted(self) -> str:
        """The beginning of the citizen's words in quotation marks; the plan has them all."""
        return danish.quote(shorten(self.quote, LONGEST_QUOTE, placeholder=" …"))

    @property
    def is_inside(self) -> bool:
        """Whether this is another room than the overview; on a phone its own matter comes first."""
        return bool(self.tabs) and not self.tabs[0].current

    @property
    def has_hours(self) -> bool:
        """Whether any hours are known."""
        return bool(self.placement_minutes or self.ordinary_minutes)

    @property
    def placement_hours(self) -> str:
        """Placement hours as a number: "12"."""
        return danish.number_of_hours(self.placement_minutes or 0)

    @property
    def ordinary_hours(self) -> str:
        """Ordinary hours as a number: "4"."""
        return danish.number_of_hours(self.ordinary_minutes or 0)

    @property
    def clock_svg(self) -> SafeString:
        """The phase clock."""
        return drawn(phase_clock.svg(self.clock) if self.clock else "")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing we lack: a sentence, the link that mends it, and the rule that asks."""

    sentence: str
    rule: str = ""
    url: str = ""
    action: str = ""


def dialled(phone: str) -> str:
    """A number as a telephone understands it."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True)
class TeamPerson:
    """One on the team, with what they help with in plain words."""

    name: str
    role: str
    helps_with: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    away: str = ""
    """Until when the person is away and whom to call meanwhile; empty when they are there."""
    call: str = ""
    """The telephone of whoever stands in."""

    @property
    def phone_link(self) -> str:
        """The number as a telephone understands it."""
        return dialled(self.phone)

    @property
    def call_link(self) -> str:
        """The same of whoever stands in."""
        return dialled(self.call)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do under a focus area; `who` may carry a date: "Jonas · 24. aug"."""

    title: str
    who: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area with what is done about it; `chosen` says by whom and when."""

    title: str
    chosen: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One entry on a timeline."""

    on: date
    title: str
    text: str = ""
    by: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a guided meeting; `state` is "done", "current" or "open"."""

    title: str
    url: str = ""
    state: str = "open"
    information: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, caption: str, rows: tuple[tuple[str, ...], ...]) -> "Table":
        """Return a table from rows whose first one is the head, as `pictures` gives them."""
        return cls(caption=caption, head=rows[0], rows=rows[1:])


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list this is; `query` is what else stands in the address, encoded."""

    number: int
    last: int
    total: int | None = None
    query: str = ""
    what: str = "forløb"

    def _address(self, number: int) -> str:
        return f"?{self.query}&side={number}" if self.query else f"?side={number}"

    @property
    def before(self) -> str:
        """The address of the page before, empty on the first."""
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the page after, empty on the last."""
        return self._address(self.number + 1) if self.number < self.last else ""


class Settled(StrEnum):
    """Whose text stands in a field that nobody has to be asked about."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One field that two people may have changed: both texts, and the name its answer is sent by.

    `parts` are what the field is made of when it is not one text: name, mine, theirs (a date is
    three). A field that only one of the two has changed is `settled`.
    """

    name: str
    label: str
    mine: str
    theirs: str
    long: bool = False
    parts: tuple[tuple[str, str, str], ...] = ()
    settled: Settled | None = None

    @property
    def sent(self) -> tuple[tuple[str, str, str], ...]:
        """What is sent along: each part's name with both of its values."""
        return self.parts or ((self.name, self.mine, self.theirs),)

    @property
    def answer(self) -> tuple[tuple[str, str], ...]:
        """What is sent along for a field that nobody is asked about."""
        stands = self.settled is Settled.THEIRS
        return tuple((name, theirs if stands else mine) for name, mine, theirs in self.sent)

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.mine != self.theirs and self.settled is None

    @property
    def merged(self) -> str:
        """Both texts, mine first, for the one who wants to write them together."""
        return (
            f"{self.mine}\n\n{self.theirs}"
            if self.mine and self.theirs
            else (self.mine or self.theirs)
        )


@dataclass(frozen=True, slots=True)
class Merge:
    """A stale save: who saved meanwhile, and every field of the form."""

    saved_by: str
    saved_at: datetime
    rows: tuple[MergeRow, ...]
    hidden: tuple[tuple[str, str], ...] = field(default=())
    by_oneself: bool = False
    """Whether it was the same person, in another window or before the back button."""

    @property
    def chosen(self) -> tuple[MergeRow, ...]:
        """The rows that need a choice."""
        return tuple(row for row in self.rows if row.differs)

    @property
    def unasked(self) -> tuple[MergeRow, ...]:
        """The rows that are alike, or that only one has changed; they are sent along unseen."""
        return tuple(row for row in self.rows if not row.differs)

    @property
    def settled(self) -> tuple[str, ...]:
        """The names of the fields that only one of the two has changed."""
        return tuple(row.label.rstrip("?:. ") for row in self.rows if row.settled)
